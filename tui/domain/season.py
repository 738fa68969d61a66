"""What meetings add up to: people met, weeks, hours, introductions, and which roles the time went to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tui.domain.entries import EntryLine, IntroductionStatus
from tui.domain.milestones import Anniversary, Made, Met, Milestone, milestones
from tui.domain.seasons import JobSearch
from tui.domain.weeks import Run, Week, all_weeks, current_run, longest_run, monday, number_in, runs, week_of

NEAR = 3
"""Days before and after the same day of last year that count as “a year ago”: a week in all."""
NO_ROLE = ""


class RoleTime(NamedTuple):
    """What went to a role: its meetings, and minutes, a talk on two roles half to each. No name: to none."""

    name: str
    meetings: int
    minutes: float


class Introductions(NamedTuple):
    """Introductions offered to me by what became of them, and how many I offered to others."""

    to_me: Mapping[IntroductionStatus, int]
    by_me: int = 0

    @property
    def offered(self) -> int:
        """All that were offered."""
        return sum(self.to_me.values())

    @property
    def made(self) -> int:
        """Those that were made, whether we have met since or not."""
        return self.to_me.get("made", 0) + self.met

    @property
    def met(self) -> int:
        """Those that led to a meeting."""
        return self.to_me.get("met", 0)

    @property
    def waiting(self) -> int:
        """Those that may still be made."""
        return self.to_me.get("offered", 0) + self.to_me.get("chased", 0)


class SameWeek(NamedTuple):
    """The week of the search before that this one is in now, the `number`th; `meetings` are of that week.

    `people_by_then` were met in that search until that week's end, or until its own where that came before.
    """

    search: JobSearch
    number: int
    first: date
    people_by_then: int
    meetings: tuple[EntryLine, ...] = ()

    @property
    def over(self) -> bool:
        """Whether that search had ended by then."""
        ended = self.search.text.ended_on
        return ended is not None and ended < self.first


class YearAgo(NamedTuple):
    """What was written in the week around this day a year ago."""

    day: date
    entries: tuple[EntryLine, ...] = ()


class Sums(NamedTuple):
    """What some held meetings come to. `unmeasured` are those whose length was not written down.

    `days` are the counts of meetings by day; `run` goes on now, `longest` is the longest one.
    """

    people_met: int
    meetings: int
    minutes: int
    unmeasured: int
    days: Mapping[date, int]
    weeks: tuple[Week, ...]
    run: Run | None
    longest: Run | None


class Season(NamedTuple):
    """A job search, or all of them where `search` is None, and what came of it until `today`."""

    search: JobSearch | None
    today: date
    sums: Sums
    people_met_all: int
    companies: int
    introductions: Introductions
    roles: tuple[RoleTime, ...]
    milestones: tuple[Milestone, ...]
    year_ago: YearAgo | None = None
    last_search: SameWeek | None = None

    @property
    def week(self) -> int | None:
        """Which week of the search this is, from 1, or which one its last was; None for all searches."""
        if self.search is None:
            return None
        return max(1, number_in(self.search.text.started_on, last_day(self.search, self.today)))


def last_day(search: JobSearch, today: date) -> date:
    """The day until which a search is looked at: its end, or today; never before it began."""
    return max(search.text.started_on, search.text.ended_on or today)


def sum_up(meetings: Iterable[Met], search: JobSearch | None, *, today: date) -> Sums:
    """What held meetings come to. With a search all of its weeks are listed, those without a meeting too."""
    days: Counter[date] = Counter()
    people: dict[date, set[int]] = {}
    everybody: set[int] = set()
    minutes = unmeasured = 0
    for met in meetings:
        days[met.on] += 1
        people.setdefault(met.on, set()).update(met.people)
        everybody.update(met.people)
        minutes += met.minutes or 0
        unmeasured += met.minutes is None
    whole = None if search is None else (search.text.started_on, last_day(search, today))
    found = runs(days)
    return Sums(
        people_met=len(everybody),
        meetings=days.total(),
        minutes=minutes,
        unmeasured=unmeasured,
        days=days,
        weeks=tuple(all_weeks(days, people, whole=whole)),
        run=current_run(found, today=today) if search is None or search.goes_on else None,
        longest=longest_run(found),
    )


def role_times(meetings: Mapping[int, int | None], of: Mapping[int, Sequence[str]]) -> list[RoleTime]:
    """Which roles the time went to, most of it first; what went to none comes last.

    `meetings` are the minutes of held ones by id, `of` the names of their roles.
    """
    counts: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for entry, length in meetings.items():
        names = of.get(entry) or (NO_ROLE,)
        for name in names:
            counts[name] += 1
            minutes[name] += (length or 0) / len(names)  # type: ignore[assignment]
    times = [RoleTime(name, count, minutes[name]) for name, count in counts.items()]
    return sorted(
        times, key=lambda each: (each.name == NO_ROLE, -each.minutes, -each.meetings, each.name.casefold())
    )


def reached(
    meetings: Sequence[Met], made: Iterable[Made], search: JobSearch | None, *, today: date
) -> list[Milestone]:
    """The milestones of a search, or of all of them where it is None."""
    first = meetings[0].on if meetings else None
    return milestones(meetings, made, years_since(search, first), today=today)


def years_since(search: JobSearch | None, first: date | None) -> list[Anniversary]:
    """What years are counted since, in a search, or over all of them from the day of the first meeting."""
    if search is None:
        return [] if first is None else [Anniversary("years", "the first meeting", first)]
    if search.text.ended_on is None:
        return [Anniversary("begun", f"“{search.name}” began", search.text.started_on)]
    return [Anniversary("ended", f"“{search.name}” ended", search.text.ended_on)]


def same_week(now: JobSearch, before: JobSearch, *, today: date) -> SameWeek | None:
    """The week of the search before that this one is in, nothing known of it yet; None before it began."""
    number = number_in(now.text.started_on, last_day(now, today))
    week = week_of(before.text.started_on) + number - 1
    if number < 1 or week > week_of(date.max):
        return None
    return SameWeek(before, number, monday(week), 0)


def around(day: date) -> tuple[date, date]:
    """The first and the last day of the week around a day."""
    near = timedelta(days=NEAR)
    return (
        day - near if day - date.min > near else date.min,
        day + near if date.max - day > near else date.max,
    )
