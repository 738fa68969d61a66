"""Job searches and what they add up to, as JSON: the keys and shapes that scripts rely on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from tui.cli.shape import day, entry_line
from tui.domain.entries import IntroductionStatus

if TYPE_CHECKING:
    from tui.cli.shape import Shape
    from tui.domain.milestones import Milestone
    from tui.domain.season import SameWeek, Season, YearAgo
    from tui.domain.seasons import JobSearch, LooseEnd, LooseEnds, SearchLine
    from tui.domain.weeks import Run, Week


def season(record: Season) -> Shape:
    """A job search, or all of them, and what came of it."""
    sums, search = record.sums, record.search
    to_me = record.introductions.to_me
    months = Counter[str]()
    for on, count in sums.days.items():
        months[f"{on.year:04}-{on.month:02}"] += count
    return {
        "search": search.name if search is not None else None,
        "people_met": sums.people_met,
        "people_met_all": record.people_met_all,
        "meetings": sums.meetings,
        "weeks": [week(one) for one in sums.weeks],
        "target": search.text.target if search is not None else None,
        "introductions": {status: to_me.get(status, 0) for status in get_args(IntroductionStatus)},
        "milestones": [milestone(one) for one in record.milestones],
        "started": day(search.text.started_on) if search is not None else None,
        "ended": day(search.text.ended_on) if search is not None else None,
        "goal": search.text.goal if search is not None else "",
        "outcome": search.text.outcome if search is not None else "",
        "week": record.week,
        "minutes": sums.minutes,
        "without_length": sums.unmeasured,
        "companies": record.companies,
        "run": run(sums.run),
        "longest_run": run(sums.longest),
        "introductions_by_me": record.introductions.by_me,
        "roles": [
            {"name": one.name or None, "meetings": one.meetings, "minutes": round(one.minutes, 1)}
            for one in record.roles
        ],
        "months": [{"month": month, "meetings": months[month]} for month in sorted(months)],
        "days": [{"day": on.isoformat(), "meetings": sums.days[on]} for on in sorted(sums.days)],
        "a_year_ago": year_ago(record.year_ago),
        "last_search": same_week(record.last_search),
    }


def week(record: Week) -> Shape:
    """A week, by its ISO name."""
    return {
        "week": record.name,
        "meetings": record.meetings,
        "people": record.people,
        "new": record.new,
        "monday": record.first.isoformat(),
    }


def run(record: Run | None) -> Shape | None:
    """Weeks in a row, from one Monday to another."""
    if record is None:
        return None
    return {"weeks": record.weeks, "from": record.first.isoformat(), "to": record.last.isoformat()}


def milestone(record: Milestone) -> Shape:
    """What was reached, when, and at which entry."""
    return {
        "milestone": record.kind,
        "text": record.text,
        "on": record.on.isoformat(),
        "entry": record.entry,
    }


def year_ago(record: YearAgo | None) -> Shape | None:
    """What was written around this day a year ago."""
    if record is None:
        return None
    return {"on": record.day.isoformat(), "entries": [entry_line(one) for one in record.entries]}


def same_week(record: SameWeek | None) -> Shape | None:
    """The week of the last search that this one is in."""
    if record is None:
        return None
    return {
        "search": record.search.name,
        "week": record.number,
        "monday": record.first.isoformat(),
        "over": record.over,
        "people_met_by_then": record.people_by_then,
        "meetings": [entry_line(one) for one in record.meetings],
    }


def search(record: JobSearch) -> Shape:
    """A job search as it was typed."""
    text = record.text
    return {
        "name": text.name,
        "uid": record.uid,
        "started": text.started_on.isoformat(),
        "ended": day(text.ended_on),
        "target": text.target,
        "goal": text.goal,
        "outcome": text.outcome,
        "version": record.version,
    }


def search_line(record: SearchLine) -> Shape:
    """A job search with what it comes to."""
    return {
        **search(record.search),
        "people_met": record.people_met,
        "meetings": record.meetings,
        "entries": record.entries,
    }


def loose_ends(record: LooseEnds) -> Shape:
    """What is still open, by kind."""
    return {
        "promises": [loose_end(one) for one in record.promises],
        "introductions": [loose_end(one) for one in record.introductions],
        "planned": [loose_end(one) for one in record.planned],
        "followups": [loose_end(one) for one in record.followups],
    }


def loose_end(record: LooseEnd) -> Shape:
    """One of them."""
    shape: Shape = {
        "id": record.id,
        "text": record.text,
        "with": list(record.people),
        "due": day(record.due),
        "entry": record.entry,
        "on": record.on.isoformat(),
        "line": record.line,
    }
    if record.direction is not None:
        shape["direction"] = record.direction
    return shape
