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
from tui.journal.packing import day_of, the_day

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
    SELECT l.contact_id, MIN(e.day)
    FROM entry e INDEXED BY entry_planned JOIN entry_contact l ON l.entry_id = e.id
    WHERE e.status = 'planned' AND e.deleted_at IS NULL AND e.day >= ? GROUP BY l.contact_id"""
_LATER = (
    """
    SELECT l.contact_id, MAX(s.at) FROM introduction_step s
    CROSS JOIN introduction i ON i.id = s.introduction_id
    CROSS JOIN entry_contact l ON l.entry_id = i.entry_id
    WHERE s.status IN ('chased', 'made', 'met', 'declined') AND s.at > i.created_at
    AND i.entry_id NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL) GROUP BY l.contact_id""",
    """
    SELECT i.contact_id, MAX(s.at) FROM introduction_step s JOIN introduction i ON i.id = s.introduction_id
    WHERE s.status IN ('made', 'met') AND s.at > i.created_at AND i.contact_id IS NOT NULL
    AND i.entry_id NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL) GROUP BY i.contact_id""",
    """
    SELECT contact_id, MAX(done_at) FROM followup INDEXED BY followup_done
    WHERE done = 1 AND done_at > created_at AND contact_id IS NOT NULL
    AND entry_id NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL) GROUP BY contact_id""",
    """
    SELECT l.contact_id, MAX(f.done_at)
    FROM followup f INDEXED BY followup_done CROSS JOIN entry_contact l ON l.entry_id = f.entry_id
    WHERE f.done = 1 AND f.done_at > f.created_at AND f.contact_id IS NULL
    AND f.entry_id NOT IN (SELECT id FROM entry WHERE deleted_at IS NOT NULL) GROUP BY l.contact_id""",
)
_LAST_WITH = """
    WITH theirs AS (SELECT entry_id FROM entry_contact WHERE contact_id = ?1),
        trashed AS (SELECT id FROM entry WHERE deleted_at IS NOT NULL)
    SELECT MAX(day) FROM (
        SELECT MAX(e.day) AS day FROM theirs l JOIN entry e INDEXED BY entry_met ON e.id = l.entry_id
        WHERE e.status = 'held' AND e.deleted_at IS NULL
        UNION ALL
        SELECT substr(MAX(s.at), 1, 10)
        FROM introduction i JOIN introduction_step s ON s.introduction_id = i.id
        WHERE (i.entry_id IN theirs AND s.status IN ('chased', 'made', 'met', 'declined')
            OR i.contact_id = ?1 AND s.status IN ('made', 'met'))
        AND s.at > i.created_at AND i.entry_id NOT IN trashed
        UNION ALL
        SELECT substr(MAX(f.done_at), 1, 10) FROM followup f
        WHERE (f.contact_id = ?1 OR f.contact_id IS NULL AND f.entry_id IN theirs)
        AND f.done = 1 AND f.done_at > f.created_at AND f.entry_id NOT IN trashed)"""


def read_touches(database: Database, cold_after: Mapping[Level, int], today: date) -> list[Touch]:
    """Everyone whose level has a cadence: the last touch, for whom there was one, and what is planned."""
    levels = [level for level, days in cold_after.items() if days > 0]
    if not levels:
        return []
    with database.reading():
        people = database.rows(_PEOPLE, (json.dumps(levels),))
        last = read_last(database)
        planned: dict[int, str] = dict(database.rows(_PLANNED, (today.isoformat(),)))
    return [
        Touch(each, name, level, the_day(last[each]), day_of(planned.get(each)))
        for each, name, level in people
        if each in last
    ]


def read_last(database: Database) -> dict[int, str]:
    """The day of the last touch with each contact there was one with, as stored, inside `reading`."""
    last: dict[int, str] = dict(database.rows(_MET))
    for sql in _LATER:
        for contact, at in database.rows(sql):
            if at > last.get(contact, ""):
                last[contact] = at[:10]
    return last


def read_last_with(database: Database, contact: int) -> date | None:
    """The day of the last touch with one contact."""
    return day_of(database.value(_LAST_WITH, (contact,)))
