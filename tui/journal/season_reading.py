"""From rows to a season: what the meetings of one search come to, or those of all, in a fixed number of
queries that read indexes alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.entries import EntryLine, IntroductionStatus
from tui.domain.milestones import Made, Milestone
from tui.domain.season import Held, Introductions, RoleTime, SameWeek, Season, YearAgo
from tui.domain.seasons import JobSearch, search_before
from tui.domain.summing import around, reached, role_times, same_week, sum_up
from tui.domain.weeks import years_after
from tui.journal.lists import read_lines
from tui.journal.packing import ids_text, the_day
from tui.journal.search_reading import read_searches

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

MOST_LINES = 7
"""Entries of a week that are told of at most."""

_HELD = "FROM entry e INDEXED BY entry_held {join} WHERE e.status = 'held' AND e.deleted_at IS NULL {sought}"
_MEETINGS = f"SELECT e.id, e.day, e.minutes, e.score {_HELD} ORDER BY e.day, e.at, e.id"
_PEOPLE = f"SELECT e.id, l.contact_id {_HELD}"
_PEOPLE_JOIN = "CROSS JOIN entry_contact l ON l.entry_id = e.id"
_ROLES = f"SELECT e.id, r.name {_HELD}"
_ROLES_JOIN = "CROSS JOIN entry_role l ON l.entry_id = e.id JOIN role r ON r.id = l.role_id"
_ALL_ROLES = "SELECT l.entry_id, r.name FROM entry_role l JOIN role r ON r.id = l.role_id"
_ALL_PEOPLE = "SELECT entry_id, contact_id FROM entry_contact"
_COMPANIES = """
    SELECT COUNT(DISTINCT company_id) FROM contact WHERE id IN (SELECT value FROM json_each(?))"""
_EVER = f"SELECT COUNT(DISTINCT l.contact_id) {_HELD}".format(join=_PEOPLE_JOIN, sought="")
_INTRODUCED = "FROM {tables} WHERE e.deleted_at IS NULL AND i.closed_at IS NULL {sought}"
_FROM_ALL = "introduction i CROSS JOIN entry e INDEXED BY entry_met ON e.id = i.entry_id"
_FROM_SEARCH = "entry e INDEXED BY entry_search CROSS JOIN introduction i ON i.entry_id = e.id"
_STATUSES = f"SELECT i.direction, i.status, COUNT(*) {_INTRODUCED} GROUP BY 1, 2"
_STEPS_OF_ALL = """introduction_step s CROSS JOIN introduction i ON i.id = s.introduction_id
    CROSS JOIN entry e INDEXED BY entry_met ON e.id = i.entry_id"""
_STEPS_OF_SEARCH = f"{_FROM_SEARCH} CROSS JOIN introduction_step s ON s.introduction_id = i.id"
_MADE = f"""
    SELECT e.id, COALESCE(t.day, s.at) AS made, COALESCE(
        (SELECT name FROM contact WHERE id = i.contact_id AND deleted_at IS NULL), i.name)
    {_INTRODUCED} AND i.direction = 'to_me' AND i.status IN ('made', 'met') AND s.status IN ('made', 'met')
    AND NOT EXISTS (SELECT 1 FROM introduction_step n
        WHERE n.introduction_id = i.id AND n.id > s.id AND n.status = 'offered')
    ORDER BY made, s.id LIMIT 1"""  # noqa: S608 - our own words
_MET_AT = " LEFT JOIN entry t INDEXED BY entry_met ON t.id = s.entry_id AND t.id <> i.entry_id"
_AROUND = """
    SELECT id FROM (
        SELECT id, day, at FROM entry WHERE kind = 'meeting' AND deleted_at IS NULL AND status <> 'cancelled'
        AND day BETWEEN ?1 AND ?2
        UNION ALL
        SELECT id, day, at FROM entry WHERE kind = 'reflection' AND deleted_at IS NULL
        AND day BETWEEN ?1 AND ?2)
    ORDER BY day, at, id LIMIT ?3"""
_UNTIL = """
    SELECT COUNT(DISTINCT l.contact_id) FROM entry e INDEXED BY entry_held
    JOIN entry_contact l ON l.entry_id = e.id
    WHERE e.status = 'held' AND e.deleted_at IS NULL AND e.search_id = ? AND e.day <= ?"""
_IN_WEEK = """
    SELECT id FROM entry INDEXED BY entry_held
    WHERE status = 'held' AND deleted_at IS NULL AND search_id = ? AND day BETWEEN ? AND ?
    ORDER BY day, at, id LIMIT ?"""


def read_season(database: Database, search: JobSearch | None, *, today: date) -> Season:
    """What came of a search, or of all."""
    with database.reading():
        reader = _Reader(database, search)
        held = reader.held()
        sums = sum_up(held, search, today=today)
        goes_on = search is None or search.goes_on
        return Season(
            search=search,
            today=today,
            sums=sums,
            people_met_all=read_people_met(database) if search is not None else sums.people_met,
            companies=int(database.value(_COMPANIES, (ids_text(sums.people),))),
            introductions=reader.introductions(),
            roles=tuple(reader.role_times(held)),
            milestones=tuple(reached(held, sums, reader.made(), search, today=today)),
            year_ago=_year_ago(database, today) if goes_on else None,
            last_search=_last_search(database, search, today) if search is not None and goes_on else None,
        )


def read_reached(database: Database, search: JobSearch | None, *, today: date) -> list[Milestone]:
    """The milestones of a search, or of all, and nothing else."""
    with database.reading():
        reader = _Reader(database, search)
        held = reader.held()
        sums = sum_up(held, search, today=today)
        return reached(held, sums, reader.made(), search, today=today)


def read_people_met(database: Database) -> int:
    """Distinct contacts on held meetings, over all searches."""
    return int(database.value(_EVER))


class _Reader:
    """Reads one state of the journal, of a search or of all: to be used inside `reading()`."""

    def __init__(self, database: Database, search: JobSearch | None) -> None:
        self._database = database
        self._search = search

    def held(self) -> Held:
        """The held meetings, those of one day by time and number, and who was there."""
        rows = self._rows(_MEETINGS)
        if not rows:
            return Held()
        entries, days, minutes, scores = zip(*rows, strict=True)
        dates = {day: the_day(day) for day in set(days)}
        there = self._rows(_PEOPLE, _PEOPLE_JOIN) if self._search else self._database.rows(_ALL_PEOPLE)
        return Held(entries, [dates[day] for day in days], minutes, scores, there)

    def role_times(self, held: Held) -> list[RoleTime]:
        """Which roles they were about, by the header."""
        pairs = self._rows(_ROLES, _ROLES_JOIN) if self._search else self._database.rows(_ALL_ROLES)
        return role_times(held, pairs)

    def introductions(self) -> Introductions:
        """By what became of them."""
        to_me: Counter[IntroductionStatus] = Counter()
        by_me = 0
        for direction, status, count in self._introduced(_STATUSES, _FROM_ALL, _FROM_SEARCH):
            if direction == "to_me":
                to_me[status] = count
            else:
                by_me += count
        return Introductions(to_me, by_me)

    def made(self) -> list[Made]:
        """The first introduction that was made, if any was: on the day it was, or on which one met."""
        rows = self._introduced(_MADE, f"{_STEPS_OF_ALL}{_MET_AT}", f"{_STEPS_OF_SEARCH}{_MET_AT}")
        return [Made(entry, the_day(made[:10]), name) for entry, made, name in rows]

    def _rows(self, sql: str, join: str = "") -> list[Row]:
        sought = "AND e.search_id = ?" if self._search else ""
        return self._database.rows(sql.format(join=join, sought=sought), self._given)

    def _introduced(self, sql: str, of_all: str, of_search: str) -> list[Row]:
        sought = "AND e.search_id = ?" if self._search else ""
        return self._database.rows(
            sql.format(tables=of_search if self._search else of_all, sought=sought), self._given
        )

    @property
    def _given(self) -> tuple[int, ...]:
        return (self._search.id,) if self._search else ()


def _lines(database: Database, rows: Sequence[Row]) -> tuple[EntryLine, ...]:
    return tuple(read_lines(database, [row[0] for row in rows])) if rows else ()


def _year_ago(database: Database, today: date) -> YearAgo | None:
    day = years_after(today, -1)
    if day is None:
        return None
    first, last = around(day)
    rows = database.rows(_AROUND, (first.isoformat(), last.isoformat(), MOST_LINES))
    return YearAgo(day, _lines(database, rows)) if rows else None


def _last_search(database: Database, search: JobSearch, today: date) -> SameWeek | None:
    before = search_before(search, read_searches(database))
    then = same_week(search, before, today=today) if before is not None else None
    if then is None:
        return None
    until = date.fromordinal(min(then.first.toordinal() + 6, date.max.toordinal())).isoformat()
    within = (then.search.id, then.first.isoformat(), until, MOST_LINES)
    return then._replace(
        people_by_then=int(database.value(_UNTIL, (then.search.id, until))),
        meetings=_lines(database, database.rows(_IN_WEEK, within)),
    )
