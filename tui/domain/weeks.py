"""Weeks as ISO 8601 counts them, from Monday to Sunday, and how many of them went on in a row.

Weeks are reckoned in days, so a change to summer time is nothing to them, and the turn of a year neither:
30 December 2024 is in week 2025-W01, and 2026 has a week 53.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import NamedTuple

WEEKS_OFF = 1
"""Weeks without a meeting, one after the other, that a run of weeks forgives."""
MOST_WEEKS = 1040
"""Weeks without a meeting are listed for twenty years at most; a slip of the pen is no reason for more."""


class Week(NamedTuple):
    """A week: held meetings, the people met in it, and how many of those had not been met before.

    `first` is its Monday.
    """

    first: date
    meetings: int
    people: int
    new: int

    @property
    def name(self) -> str:
        """`2026-W45`."""
        return week_name(self.first)


class Run(NamedTuple):
    """Weeks in a row. `weeks` are those with a meeting; the Mondays are of the first of them and the last."""

    weeks: int
    first: date
    last: date


def week_of(day: date) -> int:
    """The number of the week of a day, from the first one there is: 1 January of the year 1 is a Monday."""
    return (day.toordinal() - 1) // 7


def monday(week: int) -> date:
    """The Monday of a week by that number."""
    return date.fromordinal(week * 7 + 1)


def week_name(day: date) -> str:
    """The ISO name of the week of a day, which may be of another year than the day is: `2026-W53`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def number_in(began: date, day: date) -> int:
    """Which week of a search a day is in, from 1; less than 1 before it began."""
    return week_of(day) - week_of(began) + 1


def all_weeks(
    meetings: Mapping[int, int],
    people: Mapping[int, Set[int]],
    *,
    whole: tuple[date, date] | None = None,
) -> list[Week]:
    """The weeks in which there was a meeting, in order; with `whole`, every week between two days too.

    `meetings` are counts by the number of the week, `people` the ids of those met in it.
    """
    wanted = set(meetings)
    if whole is not None:
        last = week_of(whole[1])
        wanted.update(range(max(week_of(whole[0]), last - MOST_WEEKS + 1), last + 1))
    before: set[int] = set()
    nobody: Set[int] = frozenset()
    weeks = []
    for week in sorted(wanted):
        ids = people.get(week, nobody)
        weeks.append(Week(monday(week), meetings.get(week, 0), len(ids), len(ids - before)))
        before |= ids
    return weeks


def runs(weeks: Iterable[int]) -> list[Run]:
    """Weeks in a row, the earliest run first; `weeks` are the numbers of those with a meeting.

    The rule: a week counts that has a meeting, at least one. A single week without one is forgiven, as
    anyone is ill or away some time; it is not counted, and the run goes on. Two such weeks end it.
    """
    found: list[Run] = []
    for week in sorted(set(weeks)):
        if found and week - week_of(found[-1].last) <= 1 + WEEKS_OFF:
            found[-1] = found[-1]._replace(weeks=found[-1].weeks + 1, last=monday(week))
        else:
            found.append(Run(1, monday(week), monday(week)))
    return found


def current_run(found: Iterable[Run], *, today: date) -> Run | None:
    """The run that still goes on: this week is not over, so it is missing only when another begins."""
    now = week_of(today)
    going = [run for run in found if week_of(run.first) <= now and now - week_of(run.last) <= 1 + WEEKS_OFF]
    return going[-1] if going else None


def longest_run(found: Iterable[Run]) -> Run | None:
    """The longest run; of equals, the latest."""
    return max(found, key=lambda run: (run.weeks, run.last), default=None)


def years_after(day: date, years: int) -> date | None:
    """The same day some years later, or earlier; 29 February is the 28th where there is none. None beyond
    the years there are."""
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
