"""Draw every picture in this folder from the demo journal: `python screenshots/generate.py`.

The demo's clock is fixed, so the same program draws the same bytes; a test compares them.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual import events

from tui.app.app import PreseasonApp
from tui.app.theme import DARK, LIGHT
from tui.interop.demo import fill
from tui.interop.demo.fill import NOW
from tui.journal.journal import Journal
from tui.journal.settings import load

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Picture:
    """`keys` are pressed in turn, then a text is `pasted`, in a terminal of `columns` × `rows`."""

    name: str
    keys: tuple[str, ...] = ()
    columns: int = 120
    rows: int = 40
    theme: str = DARK
    sample: bool = True
    pasted: str = ""


WRITING = """Forty minutes, two coffees. She was hired to decide, and mostly she waits.

- [+] my name on the finding #craft
- [-] the pager #hours
- [?] would I miss winning?
- [>] Bruno Falk, runs the wet lab, by friday
- [<] send her the two pages by 2026-11-25
"""


def typed(text: str) -> tuple[str, ...]:
    """A line as the keys that type it."""
    names = {" ": "space", "\n": "enter"}
    return tuple(names.get(letter, letter) for letter in text)


EDITOR = ("m", *typed("Ida Sample"), "f3")

BOARD = ("g", "r", "enter")

PICTURES = (
    Picture("journal-120x40", ("j",) * 4),
    Picture("journal-80x24", ("j",) * 4, columns=80, rows=24),
    Picture("journal-200x50", ("j",) * 4, columns=200, rows=50),
    Picture("journal-light-120x40", ("j",) * 4, theme=LIGHT),
    Picture("reading-80x24", ("j",) * 4 + ("enter",), columns=80, rows=24),
    Picture("empty-80x24", columns=80, rows=24, sample=False),
    Picture("small-50x14", columns=50, rows=14),
    Picture("contact-120x40", ("1", *("j",) * 8)),
    Picture("narrowed-120x40", ("1", *("j",) * 8, "enter")),
    Picture("followups-80x24", (*("j",) * 4, "x"), columns=80, rows=24),
    Picture("contact-form-80x24", ("1", "e"), columns=80, rows=24),
    Picture("reflection-120x40", ("3",)),
    Picture("editor-120x40", EDITOR, pasted=WRITING),
    Picture("editor-80x24", EDITOR, pasted=WRITING, columns=80, rows=24),
    Picture("history-120x40", (*("j",) * 4, "e", *typed("Twice now. "), "ctrl+s", "h")),
    Picture("trash-80x24", (*("j",) * 4, "d", "d", "T"), columns=80, rows=24),
    Picture("keys-120x40", ("question_mark",)),
    Picture("roles-120x40", (*BOARD, "right")),
    Picture("roles-80x24", (*BOARD, "right"), columns=80, rows=24),
    Picture("roles-200x50", (*BOARD, "right"), columns=200, rows=50),
    Picture("roles-light-120x40", (*BOARD, "right"), theme=LIGHT),
    Picture("roles-60x14", BOARD, columns=60, rows=14),
    Picture("roles-empty-80x24", ("g", "r"), columns=80, rows=24, sample=False),
    Picture("evidence-80x24", (*BOARD, "right", "enter"), columns=80, rows=24),
    Picture("evidence-read-120x40", (*BOARD, "right", "enter", "enter")),
    Picture("compare-120x40", ("g", "r", "c", "j", "j", "l")),
    Picture("compare-80x24", ("g", "r", "c", "j", "j", "l"), columns=80, rows=24),
    Picture("beside-120x40", ("g", "r", "c", "b", "enter", "j", "j")),
    Picture("time-line-120x40", (*BOARD, "right", "t")),
    Picture("time-line-80x24", (*BOARD, "right", "t"), columns=80, rows=24),
    Picture("review-120x40", ("g", "r", "v", "ctrl+s")),
    Picture("verdict-80x24", ("g", "r", "V"), columns=80, rows=24),
    Picture("merge-80x24", (*BOARD, "right", "m", "s"), columns=80, rows=24),
    Picture("sheet-120x40", ("g", "r", "p")),
)


def sample(path: Path) -> Path:
    """The sample journal, written to a new file."""
    with Journal.open(path, now=lambda: NOW) as journal:
        fill(journal)
    return path


async def drawn(picture: Picture, place: Path, sample: Path) -> str:
    """One picture as SVG, on a copy of the sample journal made in the empty folder `place`."""
    if picture.sample:
        shutil.copy(sample, place / "journal.db")
    with Journal.open(place / "journal.db", now=lambda: NOW) as journal:
        app = PreseasonApp(journal, load(place / "config"), demo=picture.sample)
        app.theme = picture.theme
        app.animation_level = "none"
        size = (picture.columns, picture.rows)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause(0.3)
            for key in picture.keys:
                await pilot.press(key)
            if picture.pasted and app.screen.focused is not None:
                app.screen.focused.post_message(events.Paste(picture.pasted))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause(0.7)
            return app.export_screenshot(title="Preseason")


def main() -> None:
    """Draw them all."""
    with tempfile.TemporaryDirectory() as folder:
        journal = sample(Path(folder) / "sample.db")
        for picture in PICTURES:
            place = Path(folder) / picture.name
            place.mkdir(mode=0o700)
            svg = asyncio.run(drawn(picture, place, journal))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            sys.stdout.write(f"{picture.name}\n")


if __name__ == "__main__":
    main()
