"""Type-ahead in a pane: the next row that has a word which starts as typed, found without reading rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.domain.words import folded
from tui.journal import fts, fts_people
from tui.journal.documents import ID_MASK, fact, place
from tui.journal.packing import ids_text
from tui.journal.plan import END_OF_TIME, Plan

if TYPE_CHECKING:
    from tui.journal.database import Database

Pane = Literal["contacts", "meetings", "reflections"]

_KINDS = {"meetings": "meeting", "reflections": "reflection"}
_PEOPLE = """
    SELECT id, fold FROM contact WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))
    ORDER BY fold, id"""


def jump(
    database: Database,
    pane: Pane,
    typed: str,
    *,
    after: int | None,
    contact: int | None,
    search: int | None,
) -> int | None:
    """See `Finder.jump`."""
    words = folded(typed).split()
    if not words:
        return None
    with database.reading():
        if pane == "contacts":
            return _contact(database, words, after)
        within = [fact(sign, each) for sign, each in (("c", contact), ("j", search)) if each is not None]
        return _entry(database, _KINDS[pane], words, after, within)


def _contact(database: Database, words: list[str], after: int | None) -> int | None:
    """By name, those whose name itself starts so before those in whose name a later word does."""
    named = database.rows(_PEOPLE, (ids_text(fts_people.named(database, "name", words)),))
    start = " ".join(words)
    rows = [row for row in named if row[1].startswith(start)] or named
    here = database.value("SELECT fold FROM contact WHERE id = ?", (after,)) if after is not None else None
    later = [row for row in rows if here is not None and (row[1], row[0]) > (here, after)]
    return int((later or rows)[0][0]) if rows else None


def _entry(
    database: Database, kind: str, words: list[str], after: int | None, within: list[str]
) -> int | None:
    plan = Plan(terms=(), facts=tuple((each,) for each in (fact("k", kind), *within)))
    below = END_OF_TIME
    if after is not None:
        for day, at in database.rows("SELECT day, at FROM entry WHERE id = ?", (after,)):
            below = place(day, at, after)
    found = fts.named_so(database, plan, words, below) or fts.named_so(database, plan, words, END_OF_TIME)
    return None if found is None else found & ID_MASK
