# ruff: noqa: S608 - our own words
"""What a season rests on, for a recap: who was met, who introduced whom, and how the pitch was told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.domain.season import Details, Opened, PersonMet, PitchTold
from tui.journal.packing import ids_text, the_day

if TYPE_CHECKING:
    from tui.domain.seasons import JobSearch
    from tui.journal.database import Database, Row

_MET = "e.status = 'held' AND e.deleted_at IS NULL {sought}"
_LED = """
    SELECT b.name FROM introduction n JOIN entry w ON w.id = n.entry_id
    JOIN entry_contact k ON k.entry_id = n.entry_id AND k.place = 0 JOIN contact b ON b.id = k.contact_id
    WHERE n.contact_id = c.id AND n.direction = 'to_me' AND n.status IN ('made', 'met')
    AND w.deleted_at IS NULL AND k.contact_id <> c.id
    ORDER BY (SELECT MIN(at) FROM introduction_step s
        WHERE s.introduction_id = n.id AND s.status IN ('made', 'met')), n.id LIMIT 1"""
"""Who led to contact `c` by an introduction, as in the tree of allies."""
_PEOPLE = f"""
    SELECT c.name, o.name, c.title, c.level, COALESCE(i.name, ({_LED})), COUNT(*), MIN(e.day), MAX(e.day)
    FROM entry e INDEXED BY entry_held CROSS JOIN entry_contact l ON l.entry_id = e.id
    JOIN contact c ON c.id = l.contact_id LEFT JOIN company o ON o.id = c.company_id
    LEFT JOIN contact i ON i.id = c.introduced_by_id
    WHERE {_MET} GROUP BY c.id ORDER BY MIN(e.day), MIN(e.id), c.fold"""
_OPENED = """
    SELECT e.id, i.name, i.detail, i.status, e.day FROM introduction i JOIN entry e ON e.id = i.entry_id
    WHERE i.direction = 'to_me' AND i.closed_at IS NULL AND e.deleted_at IS NULL {sought}
    ORDER BY e.day, e.id, i.line, i.id"""
_NAMES = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_PITCHES = f"""
    SELECT e.pitch, COUNT(*), COUNT(e.score), AVG(e.score) FROM entry e
    WHERE e.pitch IS NOT NULL AND {_MET} GROUP BY e.pitch ORDER BY e.pitch"""


def read_details(database: Database, search: JobSearch | None) -> Details:
    """Of one search, or of all. To be used inside `reading()`."""

    def rows(sql: str) -> list[Row]:
        if search is None:
            return database.rows(sql.format(sought=""))
        return database.rows(sql.format(sought="AND e.search_id = ?"), (search.id,))

    opened = rows(_OPENED)
    by: defaultdict[int, list[str]] = defaultdict(list)
    for entry, name in database.rows(_NAMES, (ids_text({row[0] for row in opened}),)):
        by[entry].append(name)
    return Details(
        people=tuple(
            PersonMet(name, company or "", title, level, led or "", count, the_day(first), the_day(last))
            for name, company, title, level, led, count, first, last in rows(_PEOPLE)
        ),
        opened=tuple(
            Opened(tuple(by[entry]), name, detail, status, the_day(day))
            for entry, name, detail, status, day in opened
        ),
        pitches=tuple(PitchTold(*row) for row in rows(_PITCHES)),
    )
