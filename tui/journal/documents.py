"""What there is to find of an entry, a contact or a pitch: its words, folded, and the facts filters ask for.

A fact is a word nobody can type: a private-use character, then what it says, such as `c12` for "contact
12 was there". A place is where an entry stands in time, as one number that sorts as the lists do.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tui.domain.entries import label
from tui.domain.errors import JournalDamaged
from tui.domain.words import folded
from tui.journal.packing import ids_text, the_day, time_of

FACT = "\ue000"
LIVE = f"{FACT}live"
TRASHED = f"{FACT}trashed"
TAKEAWAYS = {"want": "w", "dont": "d", "unsure": "u"}

_MINUTES = 24 * 60 + 1
_ID_BITS = 30
ID_MASK = (1 << _ID_BITS) - 1
"""What takes the entry's id out of a place: `place & ID_MASK`."""


class Document(NamedTuple):
    """One row of a word table: its rowid, and its columns in their order."""

    place: int
    columns: tuple[str, ...]


def fact(kind: str, value: object) -> str:
    """The word for a fact."""
    return f"{FACT}{kind}{value}"


def place(day: str, at: str | None, each: int) -> int:
    """Where an entry stands: by day, then by time of day (none is earliest), then by id.

    One whose day cannot be read, since the journal is damaged, stands before all others: it is still found.
    """
    try:
        ordinal, clock = the_day(day).toordinal(), time_of(at)
    except JournalDamaged:
        return each & ID_MASK
    minute = 0 if clock is None else clock.hour * 60 + clock.minute + 1
    return first_place(ordinal) + (minute << _ID_BITS) + (each & ID_MASK)


def first_place(ordinal: int) -> int:
    """The first place of a day, given as its proleptic Gregorian ordinal."""
    return ordinal * _MINUTES << _ID_BITS


_ENTRIES = """
    SELECT id, kind, day, at, title, headline, status, form, search_id, deleted_at, body FROM entry
    WHERE id IN (SELECT value FROM json_each(?))"""
_PEOPLE = """
    SELECT l.entry_id, l.contact_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_ROLES = """
    SELECT l.entry_id, l.role_id, r.name FROM entry_role l JOIN role r ON r.id = l.role_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_SAID_ROLES = """
    SELECT DISTINCT t.entry_id, l.role_id FROM takeaway t JOIN takeaway_role l ON l.takeaway_id = t.id
    WHERE t.entry_id IN (SELECT value FROM json_each(?))"""
_TAGS = "SELECT entry_id, tag_id FROM entry_tag WHERE entry_id IN (SELECT value FROM json_each(?))"
_OPEN = """
    SELECT DISTINCT entry_id FROM followup
    WHERE done = 0 AND closed_at IS NULL AND entry_id IN (SELECT value FROM json_each(?))"""
_INTRODUCED = """
    SELECT DISTINCT entry_id, status FROM introduction
    WHERE closed_at IS NULL AND entry_id IN (SELECT value FROM json_each(?))"""
_TAKEAWAYS = """
    SELECT t.entry_id, t.kind, t.theme_id, t.text, h.name FROM takeaway t JOIN theme h ON h.id = t.theme_id
    WHERE t.entry_id IN (SELECT value FROM json_each(?)) ORDER BY t.entry_id, t.line, t.id"""
_CONTACTS = """
    SELECT c.id, c.name, o.name, c.title, c.email, c.phone, c.link, c.how_met, c.notes, c.deleted_at,
        (SELECT group_concat(name, ' ') FROM contact_alias WHERE contact_id = c.id)
    FROM contact c LEFT JOIN company o ON o.id = c.company_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""
_PITCHES = "SELECT number, body, reason FROM pitch_version WHERE number IN (SELECT value FROM json_each(?))"


def entry_documents(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Document]:
    """What there is to find of these entries; ids of no entry are skipped. Eight queries."""
    wanted = (ids_text(ids),)
    named: dict[str, defaultdict[int, list[str]]] = {
        what: defaultdict(list) for what in ("people", "roles", "takeaways")
    }
    facts: defaultdict[int, list[str]] = defaultdict(list)
    people: defaultdict[int, list[str]] = defaultdict(list)
    for each, contact, name in connection.execute(_PEOPLE, wanted):
        people[each].append(name)
        facts[each].append(fact("c", contact))
    for each, role, name in connection.execute(_ROLES, wanted):
        named["roles"][each].append(name)
        facts[each].append(fact("r", role))
    for each, role in connection.execute(_SAID_ROLES, wanted):
        facts[each].append(fact("r", role))
    for each, tag in connection.execute(_TAGS, wanted):
        facts[each].append(fact("t", tag))
    for (each,) in connection.execute(_OPEN, wanted):
        facts[each].append(fact("o", "open"))
    for each, status in connection.execute(_INTRODUCED, wanted):
        facts[each].append(fact("i", status))
    for each, kind, theme, text, name in connection.execute(_TAKEAWAYS, wanted):
        named["takeaways"][each] += [text] if name == text else [text, name]
        facts[each].append(fact(TAKEAWAYS[kind], theme))
    return [
        entry_document(row, people[row[0]], named["roles"][row[0]], named["takeaways"][row[0]], facts[row[0]])
        for row in connection.execute(_ENTRIES, wanted)
    ]


def entry_document(
    row: Sequence[Any],
    people: Sequence[str],
    roles: Sequence[str],
    takeaways: Sequence[str],
    facts: Iterable[str],
) -> Document:
    """What there is to find of an entry, from its columns id, kind, day, at, title, headline, status, form,
    search_id, deleted_at and body, and from what is linked to it."""
    each, kind, day, at, title, first_line, status, form, search, deleted_at, body = row
    known = [*facts, fact("k", kind), fact("e", each), TRASHED if deleted_at else LIVE]
    for name, value in (("s", status), ("f", form), ("j", search)):
        if value is not None:
            known.append(fact(name, str(value).replace("-", "")))
    heading = (title or label(kind, title, (), first_line)) if title or kind == "reflection" else ""
    words = (folded(heading), _folded(people), _folded(roles), _folded(takeaways), folded(body))
    return Document(place(day, at, each), (*words, " ".join(dict.fromkeys(known))))


def contact_documents(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Document]:
    """What there is to find of these contacts; ids of nobody are skipped."""
    return [
        Document(
            each,
            (
                folded(name),
                folded(company or ""),
                folded(title),
                _folded((email, phone, link, how_met, aliases or "")),
                folded(notes),
                TRASHED if deleted_at else LIVE,
            ),
        )
        for (
            each,
            name,
            company,
            title,
            email,
            phone,
            link,
            how_met,
            notes,
            deleted_at,
            aliases,
        ) in connection.execute(_CONTACTS, (ids_text(ids),))
    ]


def pitch_documents(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Document]:
    """What there is to find of these versions of the pitch."""
    return [
        Document(number, (folded(body), folded(reason)))
        for number, body, reason in connection.execute(_PITCHES, (ids_text(numbers),))
    ]


def _folded(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(folded, texts)))
