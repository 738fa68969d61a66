"""Draw every picture in this folder from the demo journal: `python screenshots/generate.py`.

The demo's clock is fixed, so the same program draws the same bytes; a test compares them.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tui.journal.journal import Journal
from tui.journal.settings import load

from tui.app.app import PreseasonApp
from tui.app.theme import DARK, LIGHT
from tui.interop.demo import NOW, fill

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Picture:
    """`keys` are pressed one after the other, in a terminal of `columns` × `rows`."""

    name: str
    keys: tuple[str, ...] = ()
    columns: int = 120
    rows: int = 40
    theme: str = DARK


WRITING = (
    "She was hired to build the legal infrastructure.",
    "",
    "[+] decide the product, not the paperwork #strategy",
    "[-] only ever asked at the end #influence",
    "[>] Bruno Falk, runs a fund, by friday",
)


def typed(text: str) -> tuple[str, ...]:
    """A line as the keys that type it."""
    names = {" ": "space", "\n": "enter"}
    return tuple(names.get(letter, letter) for letter in text)


EDITOR = (
    "n",
    *typed("yesterday"),
    "tab",
    *typed("Ida Sample"),
    "f3",
    *typed(WRITING[0]),
    "enter",
    "enter",
    *(key for line in WRITING[2:] for key in (*typed("- " + line), "enter", "enter")),
)

PICTURES = (
    Picture("journal-120x40"),
    Picture("journal-80x24", columns=80, rows=24),
    Picture("journal-light-120x40", theme=LIGHT),
    Picture("contact-120x40", ("1", "j", "j")),
    Picture("narrowed-120x40", ("1", "j", "j", "enter")),
    Picture("reflection-120x40", ("3",)),
    Picture("editor-120x40", EDITOR),
    Picture("editor-80x24", EDITOR, columns=80, rows=24),
    Picture("keys-120x40", ("question_mark",)),
)


async def draw(picture: Picture, journal: Journal, config: Path) -> str:
    """One picture as SVG."""
    app = PreseasonApp(journal, load(config), demo=True)
    app.theme = picture.theme
    app.animation_level = "none"
    async with app.run_test(size=(picture.columns, picture.rows), notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.2)
        for key in picture.keys:
            await pilot.press(key)
        await pilot.pause(0.6)
        return app.export_screenshot(title="Preseason")


def draw_all(folder: Path, now: datetime = NOW) -> list[Path]:
    """Draw every picture into a folder; returns the files in order."""
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as temporary:
        for picture in PICTURES:
            place = Path(temporary) / picture.name
            place.mkdir(mode=0o700)
            with Journal.open(place / "journal.db", now=lambda: now) as journal:
                fill(journal)
                svg = asyncio.run(draw(picture, journal, place / "config"))
            file = folder / f"{picture.name}.svg"
            file.write_text(svg, encoding="utf-8")
            made.append(file)
    return made


if __name__ == "__main__":
    for file in draw_all(HERE):
        sys.stdout.write(f"{file.name}\n")
