"""The lists of entries: ids in order from an index alone, and the rows of one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.entries import EntryLine, Kind, label
from tui.journal.ids import Ids, read_ids
from tui.journal.packing import ids_text, the_day, time_of

if TYPE_CHECKING:
    from tui.journal.database import Database

_ORDER = """
    SELECT id FROM entry WHERE kind = ? AND deleted_at IS NULL ORDER BY day DESC, at DESC, id DESC LIMIT ?"""
_ORDER_OF_CONTACT = """
    SELECT e.id FROM entry_contact l CROSS JOIN entry e ON e.id = l.entry_id
    WHERE l.contact_id = ? AND e.kind = ? AND e.deleted_at IS NULL
    ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT ?"""
_ORDER_OF_SEARCH = """
    SELECT id FROM entry INDEXED BY entry_search WHERE search_id = ? AND kind = ? AND deleted_at IS NULL
    ORDER BY day DESC, at DESC, id DESC LIMIT ?"""
_ORDER_OF_BOTH = """
    SELECT e.id FROM entry_contact l CROSS JOIN entry e ON e.id = l.entry_id
    WHERE l.contact_id = ? AND e.search_id = ? AND e.kind = ? AND e.deleted_at IS NULL
    ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT ?"""
_LINES = """
    SELECT id, kind, day, at, title, headline, status, form FROM entry
    WHERE id IN (SELECT value FROM json_each(?))"""
_PEOPLE = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""


def order(
    database: Database, kind: Kind, contact: int | None, limit: int | None, search: int | None = None
) -> Ids:
    """Ids, newest first: by day, then by time of day (none counts as earliest), then the last one made."""
    top = -1 if limit is None else max(limit, 0)
    if contact is None and search is None:
        return read_ids(database, _ORDER, (kind, top))
    if search is None:
        return read_ids(database, _ORDER_OF_CONTACT, (contact, kind, top))
    if contact is None:
        return read_ids(database, _ORDER_OF_SEARCH, (search, kind, top))
    return read_ids(database, _ORDER_OF_BOTH, (contact, search, kind, top))


def count(database: Database, kind: Kind, contact: int | None) -> int:
    """How many entries a list holds."""
    if contact is None:
        return int(
            database.value("SELECT COUNT(*) FROM entry WHERE kind = ? AND deleted_at IS NULL", (kind,))
        )
    return len(order(database, kind, contact, None))


def read_lines(database: Database, ids: Sequence[int]) -> list[EntryLine]:
    """The rows of these entries, in that order; ids of no entry are skipped. Two queries."""
    wanted = (ids_text(ids),)
    with database.reading():
        headers = {row[0]: row for row in database.rows(_LINES, wanted)}
        named: defaultdict[int, list[str]] = defaultdict(list)
        for entry, name in database.rows(_PEOPLE, wanted):
            named[entry].append(name)
    lines = []
    for each in ids:
        row = headers.get(each)
        if row is None:
            continue
        people = tuple(named.get(each, ()))
        lines.append(
            EntryLine(
                id=each,
                kind=row[1],
                on=the_day(row[2]),
                at=time_of(row[3]),
                label=label(row[1], row[4], people, row[5]),
                status=row[6],
                form=row[7],
                people=people,
            )
        )
    return lines
