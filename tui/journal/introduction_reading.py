"""Introductions with what became of them, from rows to records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.introductions import Offered, StepLine
from tui.journal.packing import day_of, ids_text, the_day, the_moment

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

SAID_WITH = """
    COALESCE((SELECT contact_id FROM entry_contact WHERE entry_id = e.id ORDER BY place LIMIT 1),
        (SELECT contact_id FROM entry_contact WHERE entry_id = e.about_id ORDER BY place LIMIT 1))"""
"""Who was there when something was said in entry `e`, or at the meeting it is about: the first of them."""

_OFFERED = f"""
    SELECT i.id, i.name, i.detail, i.direction, i.status, e.day, i.due,
        CASE WHEN i.snoozed_due IS i.due AND i.status IN ('offered', 'chased', 'made') THEN i.snoozed END,
        i.entry_id, i.line, b.id, b.name, c.id, c.name
    FROM introduction i JOIN entry e ON e.id = i.entry_id LEFT JOIN contact b ON b.id = {SAID_WITH}
    LEFT JOIN contact c ON c.id = i.contact_id AND c.deleted_at IS NULL
    WHERE i.closed_at IS NULL AND e.deleted_at IS NULL """  # noqa: S608 - our own words
_NEWEST_FIRST = " ORDER BY e.day DESC, i.entry_id DESC, i.line, i.id"
_STEPS = """
    SELECT s.introduction_id, s.status, s.at, s.entry_id, e.day
    FROM introduction_step s JOIN introduction i ON i.id = s.introduction_id
    LEFT JOIN entry e ON e.id = s.entry_id AND s.entry_id <> i.entry_id
    WHERE s.introduction_id IN (SELECT value FROM json_each(?)) ORDER BY s.id"""


def read_introductions(database: Database, status: str | None = None) -> list[Offered]:
    """The introductions there are, or those that stand so, with their steps; the newest first."""
    with database.reading():
        rows = database.rows(f"{_OFFERED} AND (?1 IS NULL OR i.status = ?1) {_NEWEST_FIRST}", (status,))
        return _with_steps(database, [_offered(row) for row in rows])


def read_introduction(database: Database, introduction: int) -> Offered | None:
    """One of them."""
    with database.reading():
        rows = database.rows(f"{_OFFERED} AND i.id = ?", (introduction,))
        return next(iter(_with_steps(database, [_offered(row) for row in rows])), None)


def read_open(database: Database) -> list[Offered]:
    """Those from which something is to come yet, without their steps."""
    rows = database.rows(f"{_OFFERED} AND i.status IN ('offered', 'chased', 'made')")
    return [_offered(row) for row in rows]


def _offered(row: Row) -> Offered:
    return Offered(
        id=row[0],
        name=row[1],
        detail=row[2],
        direction=row[3],
        status=row[4],
        on=the_day(row[5]),
        due=day_of(row[6]),
        snoozed=day_of(row[7]),
        entry=row[8],
        line=row[9],
        by=None if row[10] is None else (row[10], row[11]),
        contact=None if row[12] is None else (row[12], row[13]),
    )


def _with_steps(database: Database, offered: Sequence[Offered]) -> list[Offered]:
    steps: defaultdict[int, list[StepLine]] = defaultdict(list)
    for introduction, status, at, entry, day in database.rows(_STEPS, (ids_text(one.id for one in offered),)):
        if day is None:
            steps[introduction].append(StepLine(status, the_moment(at).date()))
        else:
            steps[introduction].append(StepLine(status, the_day(day), entry))
    return [one._replace(steps=(StepLine("offered", one.on, one.entry), *steps[one.id])) for one in offered]
