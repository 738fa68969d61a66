"""Past states of entries, and a save that met another session's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.domain.entries import EntryText, Revision
from tui.domain.errors import NotFound
from tui.journal.packing import ids_text, key, the_moment, unpack_header

if TYPE_CHECKING:
    from tui.journal.database import Database

_COLUMNS = "SELECT number, saved_at, header, body FROM revision WHERE entry_id = ?"


def read_revisions(database: Database, entry: int) -> list[Revision]:
    """Every past state of an entry and its present one, oldest first."""
    return [
        Revision(row[0], the_moment(row[1]), unpack_header(row[2], row[3]))
        for row in database.rows(f"{_COLUMNS} ORDER BY number", (entry,))
    ]


def read_revision(database: Database, entry: int, number: int) -> Revision:
    """One state of an entry; raises NotFound."""
    fits = -(2**63) <= number < 2**63
    rows = database.rows(f"{_COLUMNS} AND number = ?", (entry, number)) if fits else []
    if not rows:
        raise NotFound(f"entry {entry} has no revision {number}")
    row = rows[0]
    return Revision(row[0], the_moment(row[1]), unpack_header(row[2], row[3]))


def seen_number(database: Database, entry: int, version: int) -> int | None:
    """The revision that a session saw which read this version of the entry."""
    number = database.value(
        "SELECT MAX(number) FROM revision WHERE entry_id = ? AND version <= ?", (entry, version)
    )
    return int(number) if number is not None else None


def renamed(database: Database, entry: int, number: int, *, typed: bool = True) -> Mapping[str, str]:
    """The people of a past state who are called something else now, or were merged into someone: from key
    to present name. In a text that was `typed` since, a name that someone else bears by now may mean them,
    and is left alone.
    """
    rows = database.rows(
        "SELECT contacts, header FROM revision WHERE entry_id = ? AND number = ?", (entry, number)
    )
    if not rows:
        return {}
    ids, then = json.loads(rows[0][0]), json.loads(rows[0][1])["people"]
    now: dict[int, str] = dict(
        database.rows(
            "SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(?1)) UNION ALL "
            "SELECT a.was_id, c.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id "
            "WHERE a.was_id IN (SELECT value FROM json_each(?1))",
            (ids_text(ids),),
        )
    )
    changed = {
        key(name): now[each]
        for each, name in zip(ids, then, strict=True)
        if each in now and key(now[each]) != key(name)
    }
    if not typed:
        return changed
    borne = {
        row[0]
        for row in database.rows(
            "SELECT fold FROM contact WHERE fold IN (SELECT value FROM json_each(?))",
            (json.dumps(list(changed)),),
        )
    }
    return {folded: name for folded, name in changed.items() if folded not in borne}


def without_gone_search(database: Database, entry: int, text: EntryText) -> EntryText:
    """The text without the job search that it names where the entry belonged to it once, and it is gone."""
    from tui.journal.writing import is_search

    if text.search is None or is_search(database, text.search):
        return text
    states = "SELECT DISTINCT json_extract(header, '$.search') FROM revision WHERE entry_id = ?"
    named = {key(row[0]) for row in database.rows(states, (entry,)) if row[0] is not None}
    return text._replace(search=None) if key(text.search) in named else text


def with_present_names(text: EntryText, names: Mapping[str, str]) -> EntryText:
    """The text with its people called what they are called now."""
    if not names:
        return text
    people = dict.fromkeys(names.get(key(name), name) for name in text.people)
    return text._replace(people=tuple(people))
