"""When one was in touch with people last: meetings, steps of introductions, and what was done for them.

What stood in a text as done when it was first saved was done at the meeting, whenever it was written down:
only what was ticked, or taken further, later on is a touch of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.people import Level
from tui.domain.touch import Touch
from tui.journal.packing import day_of

if TYPE_CHECKING:
    from tui.journal.database import Database

_PEOPLE = """
    SELECT id, name, level FROM contact
    WHERE deleted_at IS NULL AND level IN (SELECT value FROM json_each(?)) ORDER BY id"""
_MET = """
    SELECT l.contact_id, MAX(e.day)
    FROM entry_contact l JOIN entry e INDEXED BY entry_met ON e.id = l.entry_id
    WHERE e.status = 'held' AND e.deleted_at IS NULL GROUP BY l.contact_id"""
_PLANNED = """
    SELECT l.contact_id, MIN(e.day) FROM entry e JOIN entry_contact l ON l.entry_id = e.id
    WHERE e.status = 'planned' AND e.deleted_at IS NULL AND e.day >= ? GROUP BY l.contact_id"""
_STEPS = """
    SELECT i.entry_id, i.contact_id, s.status, s.at
    FROM introduction_step s JOIN introduction i ON i.id = s.introduction_id
    JOIN entry e ON e.id = i.entry_id
    WHERE s.status IN ('chased', 'made', 'met', 'declined') AND s.at > i.created_at
    AND e.deleted_at IS NULL"""
_DONE = """
    SELECT f.entry_id, f.contact_id, f.done_at FROM followup f JOIN entry e ON e.id = f.entry_id
    WHERE f.done = 1 AND f.done_at > f.created_at AND e.deleted_at IS NULL"""
_THERE = """
    SELECT entry_id, contact_id FROM entry_contact WHERE entry_id IN (SELECT value FROM json_each(?))"""


def read_touches(database: Database, cold_after: Mapping[Level, int], today: date) -> list[Touch]:
    """Everyone whose level has a cadence, with the last touch and the next meeting planned."""
    levels = [level for level, days in cold_after.items() if days > 0]
    if not levels:
        return []
    with database.reading():
        people = database.rows(_PEOPLE, (json.dumps(levels),))
        last = read_last(database)
        planned: dict[int, str] = dict(database.rows(_PLANNED, (today.isoformat(),)))
    return [
        Touch(each, name, level, day_of(last.get(each)), day_of(planned.get(each)))
        for each, name, level in people
    ]


def read_last(database: Database) -> dict[int, str]:
    """The day of the last touch with each contact there was one with, as stored, inside `reading`."""
    last: dict[int, str] = dict(database.rows(_MET))
    later: list[tuple[int, int | None, str]] = []

    def touch(contact: int, day: str) -> None:
        if day > last.get(contact, ""):
            last[contact] = day

    for entry, contact, status, at in database.rows(_STEPS):
        later.append((entry, None, at[:10]))
        if contact is not None and status in ("made", "met"):
            touch(contact, at[:10])
    for entry, contact, at in database.rows(_DONE):
        later.append((entry, contact, at[:10]))
    there: dict[int, list[int]] = {}
    entries = {entry for entry, contact, _ in later if contact is None}
    for entry, contact in database.rows(_THERE, (json.dumps(list(entries)),)):
        there.setdefault(entry, []).append(contact)
    for entry, only, day in later:
        for contact in there.get(entry, ()) if only is None else (only,):
            touch(contact, day)
    return last
