"""How meetings add up: from held meetings to sums, milestones, and what to look back on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import itemgetter

from tui.domain.milestones import BEST_SCORE, Made, Milestone, milestones, years_since
from tui.domain.season import Held, Introductions, RoleTime, SameWeek, Season, Sums
from tui.domain.seasons import JobSearch, last_day
from tui.domain.weeks import Week, all_weeks, current_run, longest_run, monday, number_in, runs, week_of

NEAR = 3
"""Days before and after the same day of last year that count as “a year ago”: a week in all."""
NO_ROLE = ""


def recent_weeks(season: Season, count: int) -> Sequence[Week]:
    """The last weeks of a search; over all searches the last ones there were, those without a meeting too."""
    weeks = season.sums.weeks
    if season.search is not None or not weeks:
        return weeks[-count:]
    last = max(week_of(season.today), week_of(weeks[-1].first))
    first = max(week_of(weeks[0].first), last - count + 1)
    known = {week_of(week.first): week for week in weeks}
    return [known.get(week) or Week(monday(week), 0, 0, 0) for week in range(first, last + 1)]


def sum_up(held: Held, search: JobSearch | None, *, today: date) -> Sums:
    """What held meetings come to. With a search all of its weeks are listed, those without a meeting too."""
    days = Counter(held.days)
    number_of = {day: week_of(day) for day in days}
    weeks = [number_of[day] for day in held.days]
    places = dict(zip(held.entries, range(len(weeks)), strict=True))
    meetings = Counter(weeks)
    people: dict[int, set[int]] = {week: set() for week in meetings}
    first: dict[int, int] = {}
    for entry, contact in held.there:
        place = places.get(entry)
        if place is not None:
            people[weeks[place]].add(contact)
            if place < first.get(contact, len(weeks)):
                first[contact] = place
    found = runs(meetings)
    whole = None if search is None else (search.text.started_on, last_day(search, today))
    return Sums(
        people=first.keys(),
        firsts=[held.met(place) for place in sorted(first.values())],
        meetings=len(weeks),
        minutes=sum(filter(None, held.minutes)),
        unmeasured=sum(length is None for length in held.minutes),
        days=days,
        weeks=tuple(all_weeks(meetings, people, whole=whole)),
        run=current_run(found, today=today) if search is None or search.goes_on else None,
        longest=longest_run(found),
    )


def role_times(held: Held, roles: Sequence[tuple[int, str]]) -> list[RoleTime]:
    """Which roles the time went to, most of it first; what went to none comes last.

    `roles` are pairs of a meeting and the name of a role of it; of what is none of the meetings too.
    """
    lengths = dict(zip(held.entries, held.minutes, strict=True))
    of_each = Counter(map(itemgetter(0), roles))
    counts: defaultdict[str, int] = defaultdict(int)
    minutes: defaultdict[str, float] = defaultdict(float)
    for entry, name in roles:
        if entry in lengths:
            counts[name] += 1
            minutes[name] += (lengths[entry] or 0) / of_each[entry]
    alone = [length or 0 for entry, length in lengths.items() if entry not in of_each]
    times = [RoleTime(name, count, minutes[name]) for name, count in counts.items()]
    if alone:
        times.append(RoleTime(NO_ROLE, len(alone), sum(alone)))
    return sorted(
        times, key=lambda each: (each.name == NO_ROLE, -each.minutes, -each.meetings, each.name.casefold())
    )


def reached(
    held: Held, sums: Sums, made: Iterable[Made], search: JobSearch | None, *, today: date
) -> list[Milestone]:
    """The milestones of a search, or of all of them where it is None."""
    five = held.met(held.scores.index(BEST_SCORE)) if BEST_SCORE in held.scores else None
    first = sums.firsts[0].on if sums.firsts else None
    return milestones(sums.firsts, five, made, years_since(search, first), today=today)


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


def nothing(today: date) -> Season:
    """What there is of a season before there is a journal."""
    return Season(None, today, sum_up(Held(), None, today=today), 0, 0, Introductions({}), (), ())
