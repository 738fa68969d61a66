# ruff: noqa: S608 - our own words
"""Remembers which milestones were told, so that each is told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.domain.milestones import Milestone, kinds_reached, to_tell, years_since
from tui.journal.packing import day_of
from tui.journal.search_reading import current_search

if TYPE_CHECKING:
    from tui.domain.seasons import JobSearch
    from tui.journal.database import Database

_TOLD = "SELECT kind FROM milestone_told WHERE search_uid = ?"
_TELL = "INSERT OR IGNORE INTO milestone_told (search_uid, kind) VALUES (?, ?)"
_MET = "e.status = 'held' AND e.deleted_at IS NULL"
_TOTALS = f"""
    SELECT {{people}}, (SELECT MIN(day) FROM entry e INDEXED BY entry_held WHERE {_MET} {{sought}}),
        EXISTS (SELECT 1 FROM entry e INDEXED BY entry_held WHERE {_MET} AND e.score = 5 {{sought}}),
        EXISTS (SELECT 1 FROM introduction i JOIN entry e ON e.id = i.entry_id
                WHERE i.direction = 'to_me' AND i.status IN ('made', 'met') AND i.closed_at IS NULL
                AND e.deleted_at IS NULL {{sought}})"""
_PEOPLE = f"""(SELECT COUNT(DISTINCT l.contact_id) FROM entry e INDEXED BY entry_held
    CROSS JOIN entry_contact l ON l.entry_id = e.id WHERE {_MET} {{sought}})"""
_EVERYBODY = f"""(SELECT COUNT(*) FROM contact c WHERE EXISTS (
    SELECT 1 FROM entry_contact l JOIN entry e ON e.id = l.entry_id WHERE l.contact_id = c.id AND {_MET}))"""


def tell(database: Database, now: Callable[[], datetime]) -> list[Milestone]:
    """The milestones that were reached and not told yet, of the current search and over all of them: they
    are told herewith. What was reached in both is told once."""
    with database.reading():
        search = current_search(database)
        today = now().date()
        scopes = [None] if search is None else [None, search]
        told = {_uid(scope): _told(database, scope) for scope in scopes}
        fresh = {
            _uid(scope): _kinds(_totals(database, scope), scope, today) - told[_uid(scope)]
            for scope in scopes
        }
        if not any(fresh.values()):
            return []
        from tui.journal.season_reading import read_reached  # few saves reach anything

        found = {
            _uid(scope): read_reached(database, scope, today=today) for scope in scopes if fresh[_uid(scope)]
        }
    with database.writing():
        database.many(_TELL, [(uid, kind) for uid, kinds in fresh.items() for kind in sorted(kinds)])
    ever = to_tell(found.get("", ()), told[""], today=today)
    if search is None:
        return ever
    own = to_tell(found.get(search.uid, ()), told[search.uid], today=today)
    return [
        *ever,
        *(
            each._replace(text=f"{each.text} in “{search.name}”")
            for each in own
            if each.kind not in fresh[""]
        ),
    ]


def tell_quietly(database: Database, search: JobSearch) -> None:
    """What was reached in a search before it was one is no news. Inside a write only."""
    kinds = _kinds(_totals(database, search), search, None)
    database.many(_TELL, [(search.uid, kind) for kind in sorted(kinds)])


def tell_all_before(connection: sqlite3.Connection) -> None:
    """A journal that was there before milestones were: what it has reached by then is no news."""
    searches = connection.execute("SELECT id, uid FROM job_search").fetchall()
    for search, uid in [(None, ""), *searches]:
        totals = connection.execute(*_question(search)).fetchone()
        connection.executemany(_TELL, [(uid, kind) for kind in _kinds(totals, None, None)])


_Totals = tuple[int, str | None, int, int]


def _kinds(totals: _Totals, search: JobSearch | None, today: date | None) -> set[str]:
    """What such totals reach; without a day, no anniversary."""
    people, first, five, made = totals
    since = [] if today is None else years_since(search, day_of(first))
    return kinds_reached(
        people,
        any_meeting=first is not None,
        any_five=bool(five),
        any_made=bool(made),
        since=since,
        today=today or date.min,
    )


def _totals(database: Database, search: JobSearch | None) -> _Totals:
    (row,) = database.rows(*_question(search.id if search is not None else None))
    return row[0], row[1], row[2], row[3]


def _question(search: int | None) -> tuple[str, tuple[int, ...]]:
    if search is None:
        return _TOTALS.format(people=_EVERYBODY, sought=""), ()
    sought = "AND e.search_id = ?1"
    return _TOTALS.format(people=_PEOPLE.format(sought=sought), sought=sought), (search,)


def _told(database: Database, search: JobSearch | None) -> set[str]:
    return {row[0] for row in database.rows(_TOLD, (_uid(search),))}


def _uid(search: JobSearch | None) -> str:
    return search.uid if search is not None else ""
