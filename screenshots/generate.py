"""Draw every picture in this folder from the demo journal: `python screenshots/generate.py`.

The demo's clock is fixed, so the same program draws the same bytes; a test compares them.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tui.app.app import PreseasonApp
from tui.app.lock.ask import AskApp
from tui.app.theme import DARK, LIGHT
from tui.interop.demo import fill
from tui.interop.demo.fill import NOW
from tui.journal.journal import Journal
from tui.journal.keys import MARK, Key
from tui.journal.settings import load

HERE = Path(__file__).parent
SEALED = Key(bytes(32), MARK + bytes(12))
STILL = 0.15
"""Seconds in which nothing changes in a picture that is done; the app waits nowhere as long."""


@dataclass(frozen=True)
class Picture:
    """`keys` are pressed in turn, then a text is `pasted`, in a terminal of `columns` × `rows`; then another
    session changes what an entry says, as `theirs` has it, and the keys in `then` are pressed."""

    name: str
    keys: tuple[str, ...] = ()
    columns: int = 120
    rows: int = 40
    theme: str = DARK
    sample: bool = True
    pasted: str = ""
    seconds: float = 0.0
    """What the clock of a rehearsal shows when all keys are pressed."""
    imported: str = ""
    """What a file of cards says that is then to be imported."""
    theirs: tuple[tuple[str, str], ...] = ()
    then: tuple[str, ...] = ()
    sealed: bool = False
    """Whether the journal is an encrypted one, as far as the app can tell."""
    closed: bool = False
    """Whether its passphrase is still to be typed."""


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Oluf Brandvold
TITLE:Harbour master
ORG:Port of Grenaa
TEL:555-0133
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Hester Pomeroy
EMAIL:hester@pomeroy.example.org
NOTE:Moved in May.
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:555-0199
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ines Sample
ORG:Sample & Daughters
TITLE:Naval architect
EMAIL:ines@sample.example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Kofi Sample
EMAIL:kofi@sample.example.org
END:VCARD
"""

WRITING = """Forty minutes, two coffees. She was hired to decide, and mostly she waits.

- [+] my name on the finding #craft
- [-] the pager #hours
- [?] would I miss winning?
- [>] Bruno Falk, runs the wet lab, by friday
- [<] send her the two pages by 2026-11-25
"""


def typed(text: str) -> tuple[str, ...]:
    """A line as the keys that type it."""
    names = {" ": "space", "\n": "enter", ":": "colon"}
    return tuple(names.get(letter, letter) for letter in text)


EDITOR = ("m", *typed("Ida Sample"), "f3")

FIND = ("slash", *typed("role:safety find"))

BOARD = ("g", "r", "enter")

TWICE = (*("j",) * 4, "e", "f3", *typed("Twice, now. "), *("down",) * 30, "end")
MINE = "\n\n- [+] to be asked how I would find out, not whether I know #craft"
DINER, OPEN = "Mock panel in the diner.", "Mock panel in the diner, before it opened."
BOLT = "It's on the desk, next to nothing else."
THEIRS = ((DINER, OPEN), (BOLT, f"{BOLT}\n\n- [?] would the real ones ask it like that?"))

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
    Picture("find-120x40", (*FIND, "down", "down", "down")),
    Picture("find-80x24", (*FIND, "down", "down", "down"), columns=80, rows=24),
    Picture("find-examples-120x40", ("slash",)),
    Picture("find-examples-80x24", ("slash",), columns=80, rows=24),
    Picture("history-120x40", (*("j",) * 4, "e", *typed("Twice now. "), "ctrl+s", "h")),
    Picture("merge-view-120x40", TWICE, pasted=MINE, theirs=THEIRS, then=("ctrl+s",)),
    Picture("merge-view-80x24", TWICE, 80, 24, pasted=MINE, theirs=THEIRS, then=("ctrl+s",)),
    Picture("merge-both-120x40", TWICE, pasted=MINE, theirs=THEIRS, then=("ctrl+s", "tab")),
    Picture("trash-80x24", (*("j",) * 4, "d", "d", "T"), columns=80, rows=24),
    Picture("keys-120x40", ("question_mark",)),
    Picture("today-120x40", ("g", "t", *("j",) * 3)),
    Picture("today-80x24", ("g", "t", *("j",) * 3), columns=80, rows=24),
    Picture("today-200x50", ("g", "t", *("j",) * 3), columns=200, rows=50),
    Picture("today-light-120x40", ("g", "t", *("j",) * 3), theme=LIGHT),
    Picture("today-60x14", ("g", "t"), columns=60, rows=14),
    Picture("today-empty-80x24", ("g", "t"), columns=80, rows=24, sample=False),
    Picture("letter-120x40", ("g", "t", "j", "j", "enter")),
    Picture("letter-80x24", ("g", "t", "j", "j", "enter"), columns=80, rows=24),
    Picture("snooze-80x24", ("g", "t", "s", "d", *typed("3 dec")), columns=80, rows=24),
    Picture("became-80x24", ("g", "t", *("j",) * 3, "w"), columns=80, rows=24),
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
    Picture("alike-80x24", ("g", "r", "M"), columns=80, rows=24),
    Picture("sheet-120x40", ("g", "r", "p")),
    Picture("pitch-120x40", ("g", "p", "j")),
    Picture("pitch-80x24", ("g", "p", "j"), columns=80, rows=24),
    Picture("pitch-200x50", ("g", "p", "j"), columns=200, rows=50),
    Picture("pitch-feedback-120x40", ("g", "p", "2", "j", "j")),
    Picture("pitch-adopt-80x24", ("g", "p", "2", "x"), columns=80, rows=24),
    Picture("pitch-diff", ("g", "p", "d")),
    Picture("pitch-editor-120x40", ("g", "p", "n", "f8", "space", "j", "j", "space")),
    Picture("pitch-editor-80x24", ("g", "p", "n", "f8", "space", "j"), columns=80, rows=24),
    Picture("pitch-empty-80x24", ("g", "p"), columns=80, rows=24, sample=False),
    Picture("rehearsal-120x40", ("g", "p", "j", "r", "space"), seconds=15.0),
    Picture("rehearsal-80x24", ("g", "p", "j", "r"), columns=80, rows=24),
    Picture("season-120x40", ("g", "s")),
    Picture("season-80x24", ("g", "s"), columns=80, rows=24),
    Picture("season-200x50", ("g", "s"), columns=200, rows=50),
    Picture("season-all-120x40", ("g", "s", "a")),
    Picture("season-empty-80x24", ("g", "s"), columns=80, rows=24, sample=False),
    Picture("search-form-80x24", ("g", "s", "n", *typed("Leaving law")), columns=80, rows=24, sample=False),
    Picture("search-end-120x40", ("g", "s", "x")),
    Picture("allies-120x40", ("g", "a", "j", "j")),
    Picture("allies-80x24", ("g", "a", "j", "j"), columns=80, rows=24),
    Picture("card-80x24", ("g", "a", "enter"), columns=80, rows=24),
    Picture("one-person-120x40", ("g", "a", "M", "enter")),
    Picture("import-120x40", ("I",), imported=CARDS),
    Picture("import-80x24", ("I",), columns=80, rows=24, imported=CARDS),
    Picture("export-80x24", ("E",), columns=80, rows=24),
    Picture("passphrase-120x40", typed("correct horse"), closed=True),
    Picture("passphrase-80x24", typed("wrong\n"), columns=80, rows=24, closed=True),
    Picture("locked-80x24", ("ctrl+l",), columns=80, rows=24, sealed=True),
    Picture("brief-120x40", ("g", "a", "j", "j", "b")),
)


def sample(path: Path) -> Path:
    """The sample journal, written to a new file."""
    with Journal.open(path, now=lambda: NOW) as journal:
        fill(journal)
    return path


@asynccontextmanager
async def patched(name: str, by: Callable[[], float] | Key | None) -> AsyncIterator[None]:
    """Let a name mean something else for a while."""
    with patch(name, by):
        yield


async def drawn(picture: Picture, place: Path, sample: Path) -> str:
    """One picture as SVG, on a copy of the sample journal made in the empty folder `place`."""
    if picture.closed:
        asking = AskApp(Path("journal.db"), lambda _: None, picture.theme)
        asking.animation_level = "none"
        async with asking.run_test(size=(picture.columns, picture.rows)) as pilot:
            await pilot.press(*picture.keys)
            return await still(pilot)
    if picture.sample:
        shutil.copy(sample, place / "journal.db")
    with Journal.open(place / "journal.db", now=lambda: NOW) as journal:
        app = PreseasonApp(journal, load(place / "config"), demo=picture.sample)
        app.theme = picture.theme
        app.animation_level = "none"
        size = (picture.columns, picture.rows)
        clock = [0.0]
        async with (
            patched("tui.app.pitch.rehearsing.monotonic", lambda: clock[0]),
            patched("tui.journal.journal.Journal.key", SEALED if picture.sealed else None),
            app.run_test(size=size, notifications=True, tooltips=True) as pilot,
        ):
            await pilot.pause(STILL)
            await pilot.press(*picture.keys)
            clock[0] = picture.seconds
            if picture.pasted and app.screen.focused is not None:
                app.screen.focused.post_message(events.Paste(picture.pasted))
            if picture.imported:
                (place / "people.vcf").write_text(picture.imported, encoding="utf-8")
                app.screen.query_one(Input).value = str(place / "people.vcf")
                await pilot.press("enter")
            if picture.then:
                await pilot.pause(STILL)
                change(place / "journal.db", picture.theirs)
                await pilot.press(*picture.then)
            return await still(pilot)


def change(path: Path, what: Sequence[tuple[str, str]]) -> None:
    """Let another session change the one entry that says so."""
    with Journal.open(path, now=lambda: NOW) as journal:
        (entry,) = (each for each in journal.entries.latest("meeting") if what[0][0] in each.text.body)
        body = entry.text.body
        for old, new in what:
            body = body.replace(old, new)
        journal.entries.save(entry.id, entry.text._replace(body=body), seen=entry.version)


async def still(pilot: Pilot[int] | Pilot[Key]) -> str:
    """The picture once it stays as it is: nothing is read any more, and no timer draws anything else."""
    before, drawn = "", "."
    while drawn != before:
        for field in pilot.app.screen.query("Input, TextArea").results(Input | TextArea):
            field.cursor_blink = False
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(STILL)
        before, drawn = drawn, pilot.app.export_screenshot(title="Preseason")
    return drawn


def main() -> None:
    """Draw them all, or those whose names begin as the arguments do."""
    wanted = tuple(sys.argv[1:]) or ("",)
    with tempfile.TemporaryDirectory() as folder:
        journal = sample(Path(folder) / "sample.db")
        for picture in (each for each in PICTURES if each.name.startswith(wanted)):
            place = Path(folder) / picture.name
            place.mkdir(mode=0o700)
            svg = asyncio.run(drawn(picture, place, journal))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            sys.stdout.write(f"{picture.name}\n")


if __name__ == "__main__":
    main()
