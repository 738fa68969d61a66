"""Every screen and dialog of the app: the keys that lead there from the Journal, and what is seen there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui.interop.demo.fill import NOW
from tui.journal.journal import Journal

F2, F3, DOWN, RIGHT, ENTER, SAVE = "\x1bOQ", "\x1bOR", "\x1b[B", "\x1b[C", "\r", "\x13"


class Place(NamedTuple):
    """`keys` lead there one by one; `meanwhile` happens to the journal before the keys in `then`."""

    name: str
    keys: tuple[str, ...]
    seen: str
    meanwhile: Callable[[Path], None] | None = None
    then: tuple[str, ...] = ()


def theirs(path: Path) -> None:
    """Another session changes the newest meeting that was held."""
    with Journal.open(path, now=lambda: NOW) as journal:
        newest = journal.entries.order("meeting")[0]
        entry = journal.entries.get(newest)
        body = f"Theirs \x1b[4242m {entry.version}. {entry.text.body}"
        journal.entries.save(newest, entry.text._replace(body=body), seen=entry.version)


PEOPLE, MEETINGS, THOUGHTS = ("1", "\x1b[H"), ("2", "\x1b[H"), ("3", "\x1b[H")

PLACES: tuple[Place, ...] = (
    Place("journal", (), "Contacts"),
    Place("reader", (*MEETINGS, ENTER), "Meetings"),
    Place("card", (*PEOPLE, ENTER), "only"),
    Place("jump", (*PEOPLE, "f"), "jump to"),
    Place("new meeting", ("m",), "Markdown"),
    Place("new reflection", ("r",), "Markdown"),
    Place("editor", (*MEETINGS, "e"), "Markdown"),
    Place("editor header", (*MEETINGS, "e", F2), "Markdown"),
    Place("contact form", (*PEOPLE, "e"), "Company"),
    Place("new contact", ("1", "n"), "New contact"),
    Place("follow-ups", (*MEETINGS, "x"), "Follow-ups"),
    Place("move", (*MEETINGS, "S"), "Move"),
    Place("history", (*MEETINGS, "h"), "History of"),
    Place("trash", (*THOUGHTS, "d", "T"), "Trash"),
    Place("letting go", (*THOUGHTS, "d", "T", "X"), "Let go for good"),
    Place("drafts", ("m", "x", "y", "\x1b", "D"), "draft"),
    Place("merge view", (*MEETINGS, "e", F3, "M"), "another session", theirs, (SAVE,)),
    Place("brief", (*MEETINGS, "b"), "Before you meet"),
    Place("questions", (*MEETINGS, "Q"), "What I ask"),
    Place("find", ("/",), "Find"),
    Place("found", ("/", "t", "h", "e", DOWN, DOWN), "Find"),
    Place("found, read", ("/", "t", "h", "e", DOWN, ENTER), "Find"),
    Place("save a search", ("/", "t", "h", "e", SAVE), "Save this search"),
    Place("palette", ("\x10",), "Search for"),
    Place("keys", ("?",), "In the journal"),
    Place("today", ("g", "t"), "Overdue"),
    Place("letter", ("g", "t", *("j",) * 5, ENTER), "copies"),
    Place("snooze", ("g", "t", "\x1b[H", "s"), "another day"),
    Place("what became", ("g", "t", "\x1b[H", "w"), "Declined"),
    Place("roles", ("g", "r"), "WANT"),
    Place("evidence", ("g", "r", ENTER, RIGHT, ENTER), "takeaway"),
    Place("compare", ("g", "r", "c"), "Compare"),
    Place("beside", ("g", "r", "c", "b", ENTER), "beside"),
    Place("time line", ("g", "r", "t"), "time"),
    Place("review", ("g", "r", "v"), "Review"),
    Place("verdict", ("g", "r", "V"), "Verdict on"),
    Place("merge themes", ("g", "r", ENTER, RIGHT, "m"), "Merge"),
    Place("rename a theme", ("g", "r", ENTER, RIGHT, "R"), "Rename"),
    Place("alike themes", ("g", "r", "M"), "Themes that look alike"),
    Place("role page", ("g", "r", "p"), "copies"),
    Place("write a page", ("g", "r", "w"), "enter writes"),
    Place("pitch", ("g", "p"), "Versions"),
    Place("pitch changes", ("g", "p", "d"), "version"),
    Place("pitch feedback", ("g", "p", "2", "x"), "answers"),
    Place("pitch editor", ("g", "p", "n"), "Text"),
    Place("rehearsal", ("g", "p", "1", "r", " "), "aim"),
    Place("season", ("g", "s"), "people met"),
    Place("search form", ("g", "s", "n"), "Start a job search"),
    Place("search end", ("g", "s", "x"), "What came of it"),
    Place("recap", ("g", "s", "p"), "Recap "),
    Place("allies", ("g", "a"), "Allies"),
    Place("level", ("g", "a", "v"), "advocate"),
    Place("go to a person", ("g", "a", "f"), "Go to"),
    Place("merge people", ("g", "a", "m"), "Merge"),
    Place("alike people", ("g", "a", "M"), "One person?"),
    Place("one person", ("g", "a", "M", ENTER), "One person"),
    Place("person", ("g", "a", ENTER), "Allies"),
)

SHORT = (
    *("journal", "reader", "editor header", "contact form", "follow-ups", "history", "trash", "merge view"),
    *("brief", "found", "today", "evidence", "compare", "review", "pitch editor", "rehearsal", "season"),
    "allies",
)
"""Those that the tests visit each time; the others are much like one of them."""
