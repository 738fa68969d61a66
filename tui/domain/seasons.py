"""Job searches: a stretch of looking for work, with a goal, a weekly target, a beginning and an end.

Contacts are for life; an entry belongs to the search that was current when it was logged. One search goes on
at a time, so two may share a day, on which one ends and the other begins, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.dates import show_date
from tui.domain.entries import MAX_NAME, Direction
from tui.domain.errors import BadInput
from tui.domain.text import clean, clean_line

MAX_GOAL = 2000
"""Characters in a goal, and in an outcome."""
MAX_TARGET = 100
"""Meetings a week that one may aim at."""
EARLIEST = date(1900, 1, 1)
"""Nothing begins before it: a year with a digit missing is a slip."""


class SearchText(NamedTuple):
    """What a person typed about a job search. `target` is meetings a week; `goal` and `outcome` are Markdown.

    One that goes on has no `ended_on`.
    """

    name: str
    started_on: date
    ended_on: date | None = None
    target: int | None = None
    goal: str = ""
    outcome: str = ""


class JobSearch(NamedTuple):
    """A saved job search. `version` rises by one with every change."""

    id: int
    uid: str
    version: int
    text: SearchText

    @property
    def name(self) -> str:
        """What it is called."""
        return self.text.name

    @property
    def goes_on(self) -> bool:
        """Whether it has not ended."""
        return self.text.ended_on is None


class SearchLine(NamedTuple):
    """A job search and what it comes to: people met, held meetings, and all its entries."""

    search: JobSearch
    people_met: int
    meetings: int
    entries: int


class Unclaimed(NamedTuple):
    """Entries that belong to no job search: how many, and the day of the first meeting among them."""

    meetings: int = 0
    reflections: int = 0
    first: date | None = None

    @property
    def entries(self) -> int:
        """All of them."""
        return self.meetings + self.reflections


EndKind = Literal["promise", "introduction", "planned", "follow-up"]


class LooseEnd(NamedTuple):
    """What is still open in a job search, and the entry and line where it stands.

    `id` is that of the introduction or the follow-up; a planned meeting has the entry's alone. `direction`
    is that of an introduction.
    """

    kind: EndKind
    text: str
    entry: int
    on: date
    people: tuple[str, ...] = ()
    due: date | None = None
    line: int | None = None
    id: int | None = None
    direction: Direction | None = None


class LooseEnds(NamedTuple):
    """Everything that is still open in a job search, the most urgent first in each."""

    promises: tuple[LooseEnd, ...] = ()
    introductions: tuple[LooseEnd, ...] = ()
    planned: tuple[LooseEnd, ...] = ()
    followups: tuple[LooseEnd, ...] = ()

    @property
    def all(self) -> tuple[LooseEnd, ...]:
        """All of them."""
        return self.promises + self.introductions + self.planned + self.followups


def fit_search(text: SearchText) -> SearchText:
    """The text as it can be stored, cleaned and checked by itself; raises BadInput."""
    fit = text._replace(
        name=clean_line(text.name), goal=clean(text.goal).strip(), outcome=clean(text.outcome).strip()
    )
    if not fit.name:
        raise BadInput("name", "a job search needs a name, such as “Leaving law”")
    if len(fit.name) > MAX_NAME:
        raise BadInput("name", f"that name is too long: at most {MAX_NAME} characters")
    for field, words in (("goal", fit.goal), ("outcome", fit.outcome)):
        if len(words) > MAX_GOAL:
            raise BadInput(field, f"the {field} has {len(words):,} characters; {MAX_GOAL:,} fit")
    if fit.target is not None and not 1 <= fit.target <= MAX_TARGET:
        raise BadInput("target", f"a target is from 1 to {MAX_TARGET} meetings a week, not {fit.target}")
    if fit.started_on < EARLIEST:
        raise BadInput("on", f"{show_date(fit.started_on)} is too early for a search to begin")
    if fit.ended_on is not None and fit.ended_on < fit.started_on:
        raise BadInput(
            "ended",
            f"a search that began on {show_date(fit.started_on)} cannot end before, "
            f"on {show_date(fit.ended_on)}",
        )
    return fit


def check_days(text: SearchText, others: Iterable[SearchText], *, before: SearchText | None = None) -> None:
    """Raises BadInput where the search would go on at the same time as one of the `others`.

    One that it went on beside `before` already is not asked about: else none of the two could be ended.
    """
    for other in others:
        if overlap(text, other) and not (before is not None and overlap(before, other)):
            raise BadInput("on", _overlapping(text, other))


def check_today(text: SearchText, *, today: date, before: SearchText | None = None) -> None:
    """Raises BadInput for a day that is still to come; one that was there `before` is not asked about."""
    for field, verb, day, was, latest in (
        ("on", "begin", text.started_on, before.started_on if before else None, today),
        ("ended", "end", text.ended_on, before.ended_on if before else None, max(today, text.started_on)),
    ):
        if day is not None and day > latest and day != was:
            raise BadInput(field, f"{show_date(day)} is still to come: let it {verb} when that day is there")


def overlap(one: SearchText, other: SearchText) -> bool:
    """Whether two searches go on at the same time, on more than a day that one ends and the other begins."""
    return one.started_on < (other.ended_on or date.max) and other.started_on < (one.ended_on or date.max)


def search_before(search: JobSearch, others: Iterable[JobSearch]) -> JobSearch | None:
    """The last search that began before this one did."""
    began = (search.text.started_on, search.id)
    earlier = [each for each in others if (each.text.started_on, each.id) < began]
    return max(earlier, key=lambda each: (each.text.started_on, each.id), default=None)


def last_day(search: JobSearch, today: date) -> date:
    """The day until which a search is looked at: its end, or today; never before it began."""
    return max(search.text.started_on, search.text.ended_on or today)


def _overlapping(text: SearchText, other: SearchText) -> str:
    since = f"since {show_date(other.started_on)}"
    if other.ended_on is None and text.ended_on is None:
        return f"“{other.name}” goes on {since}: end it first"
    days = f"went on {since}" + (f" until {show_date(other.ended_on)}" if other.ended_on else "")
    return f"“{text.name}” would go on at the same time as “{other.name}”, which {days}"
