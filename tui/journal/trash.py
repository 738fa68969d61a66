"""The trash: entries and people put away and brought back, and drafts let go. Inside a write only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.journal.introducing import touch_entry, touch_people
from tui.journal.namesakes import call_again
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.journal.database import Database

Arrival = tuple[int, str]
"""A contact who came with a change, and what was known of them then apart from that change."""

_KNOWN = """
    SELECT c.id, json_array(c.name, c.company_id, c.title, c.email, c.phone, c.link, c.how_met,
        c.introduced_by_id, c.level, c.notes,
        (SELECT COUNT(*) FROM entry_contact l JOIN entry e ON e.id = l.entry_id
         WHERE l.contact_id = c.id AND e.deleted_at IS NULL AND e.id <> ?2),
        (SELECT COUNT(*) FROM contact o
         WHERE o.introduced_by_id = c.id AND o.deleted_at IS NULL AND o.id <> ?3))
    FROM contact c WHERE c.id IN (SELECT value FROM json_each(?1)) AND c.deleted_at IS NULL"""


def trash_entry(database: Database, entry: int, stamp: str) -> None:
    """Put an entry away; its version rises by one."""
    put_away(database, entry, stamp)
    touch_entry(database, entry, now=stamp)


def untrash_entry(database: Database, entry: int, stamp: str) -> list[int]:
    """Bring an entry back, and return the people who were put away together with it and are back too."""
    people = take_out(database, entry)
    touch_entry(database, entry, now=stamp)
    touch_people(database, people, now=stamp)
    return people


def put_away(database: Database, entry: int, stamp: str) -> None:
    """Put an entry away, and leave it to the caller what follows from that."""
    database.rows("UPDATE entry SET deleted_at = ?, version = version + 1 WHERE id = ?", (stamp, entry))


def take_out(database: Database, entry: int) -> list[int]:
    """Bring an entry back with its people, and leave it to the caller what follows from that."""
    people = [
        row[0]
        for row in database.rows(
            "SELECT c.id FROM entry e JOIN entry_contact l ON l.entry_id = e.id "
            "JOIN contact c ON c.id = l.contact_id WHERE e.id = ? AND c.deleted_at = e.deleted_at",
            (entry,),
        )
    ]
    if people:
        database.rows(
            "UPDATE contact SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?))",
            (ids_text(people),),
        )
    database.rows("UPDATE entry SET deleted_at = NULL, version = version + 1 WHERE id = ?", (entry,))
    return people


def arrivals(
    database: Database, people: Sequence[int], *, entry: int = 0, contact: int = 0
) -> tuple[Arrival, ...]:
    """What is known of people who came with a change to this entry or contact."""
    if not people:
        return ()
    return tuple((row[0], row[1]) for row in database.rows(_KNOWN, (ids_text(people), entry, contact)))


def trash_arrivals(
    database: Database, came: Sequence[Arrival], stamp: str, *, entry: int = 0, contact: int = 0
) -> None:
    """Put away those who came with a change, unless something was written of them since or mentions them."""
    now = arrivals(database, [each for each, _ in came], entry=entry, contact=contact)
    unneeded = [each for each, known in now if (each, known) in came]
    if unneeded:
        database.rows(
            "UPDATE contact SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (stamp, ids_text(unneeded)),
        )


def untrash_arrivals(database: Database, came: Sequence[Arrival]) -> None:
    """Bring back those who came with a change and are in the trash, called as they were."""
    if came:
        database.rows(
            "UPDATE contact SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?)) "
            "AND deleted_at IS NOT NULL",
            (ids_text(each for each, _ in came),),
        )
    for each, known in came:
        call_again(database, each, json.loads(known)[0])


def forget_draft(database: Database, uid: str | None) -> None:
    """Take a draft away, inside the write that made it unneeded."""
    if uid is not None:
        database.rows("DELETE FROM draft WHERE uid = ?", (uid,))
