"""From rows to records, for people: a fixed number of queries however many are asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.people import Contact, ContactLine, ContactText
from tui.journal.ids import Ids, read_ids
from tui.journal.packing import day_of, ids_text, key, the_moment

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_ORDER = "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY fold, id LIMIT ?"
_MET = """
    SELECT l.contact_id, COUNT(*), MAX(e.day)
    FROM entry_contact l JOIN entry e INDEXED BY entry_met ON e.id = l.entry_id
    WHERE l.contact_id IN (SELECT value FROM json_each(?)) AND e.status = 'held' AND e.deleted_at IS NULL
    GROUP BY l.contact_id"""
_LINES = """
    SELECT c.id, c.name, o.name, c.level FROM contact c LEFT JOIN company o ON o.id = c.company_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""
_CONTACTS = """
    SELECT c.id, c.uid, c.version, c.name, o.name, c.title, c.email, c.phone, c.link, c.how_met, i.name,
        c.level, c.notes, c.deleted_at
    FROM contact c LEFT JOIN company o ON o.id = c.company_id LEFT JOIN contact i ON i.id = c.introduced_by_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""

_COMPANIES = """
    SELECT c.fold, o.name FROM contact c JOIN company o ON o.id = c.company_id
    WHERE c.fold IN (SELECT value FROM json_each(?))"""
_ALIASES = """
    SELECT a.fold, c.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id
    WHERE c.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM contact WHERE fold = a.fold) ORDER BY a.fold"""


def order_contacts(database: Database, limit: int | None = None) -> Ids:
    """Ids of the contacts not in the trash, by name without case and accents."""
    top = -1 if limit is None else max(limit, 0)
    return read_ids(database, _ORDER, (top,))


def read_contact_lines(database: Database, ids: Sequence[int], *, met: bool = True) -> list[ContactLine]:
    """These contacts, in that order; ids of nobody are skipped. Two queries, or one without `met`."""
    wanted = (ids_text(ids),)
    with database.reading():
        rows = {row[0]: row for row in database.rows(_LINES, wanted)}
        counts = _met(database, wanted) if met else {}
    lines = []
    for each in ids:
        if each in rows:
            _, name, company, level = rows[each]
            meetings, last_met = counts.get(each, (0, None))
            lines.append(ContactLine(each, name, company or "", level, meetings, last_met))
    return lines


def read_companies(database: Database, people: Sequence[str]) -> list[tuple[str, str]]:
    """Each name with that person's company, or nothing, in the order given."""
    folds = [key(name) for name in people]
    found: dict[str, str] = dict(database.rows(_COMPANIES, (json.dumps(folds),)))
    return [(name, found.get(fold, "")) for name, fold in zip(people, folds, strict=True)]


def read_aliases(database: Database) -> dict[str, str]:
    """Names that were merged, by their keys, with what their bearers are called now."""
    return dict(database.rows(_ALIASES))


def read_contacts(database: Database, ids: Sequence[int]) -> list[Contact]:
    """These contacts, in that order; ids of nobody are skipped. Two queries."""
    wanted = (ids_text(ids),)
    with database.reading():
        rows = {row[0]: row for row in database.rows(_CONTACTS, wanted)}
        met = _met(database, wanted)
    return [_contact(rows[each], *met.get(each, (0, None))) for each in ids if each in rows]


def _met(database: Database, wanted: tuple[str]) -> dict[int, tuple[int, date | None]]:
    return {row[0]: (row[1], day_of(row[2])) for row in database.rows(_MET, wanted)}


def _contact(row: Row, meetings: int, last_met: date | None) -> Contact:
    text = ContactText(
        name=row[3],
        company=row[4] or "",
        title=row[5],
        email=row[6],
        phone=row[7],
        link=row[8],
        how_met=row[9],
        introduced_by=row[10] or "",
        level=row[11],
        notes=row[12],
    )
    deleted_at = None if row[13] is None else the_moment(row[13])
    return Contact(row[0], row[1], row[2], text, meetings, last_met, deleted_at)
