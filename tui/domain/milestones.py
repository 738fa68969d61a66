"""What was reached on the way: derived from the meetings alone, so that it is always true, and told once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.weeks import years_after

if TYPE_CHECKING:
    from tui.domain.seasons import JobSearch

PEOPLE = (5, 10, 25, 50, 100, 250, 500, 1000)
"""Numbers of people met that are worth a word."""
YEARS = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50)
"""Years since the first meeting, or since a search ended, that are."""
STILL_NEWS = 30
"""Days for which an anniversary is."""
BEST_SCORE = 5
MADE = "introduction"


class Met(NamedTuple):
    """A held meeting: its id and its day."""

    entry: int
    on: date


class Made(NamedTuple):
    """An introduction that was made: the entry that brought it, the day on which it was made, and to whom."""

    entry: int
    on: date
    name: str


class Milestone(NamedTuple):
    """`kind` tells it from the others of one search, whatever happens later; `entry` is what reached it."""

    kind: str
    text: str
    on: date
    entry: int | None = None

    @property
    def ladder(self) -> str:
        """The kind without its number: of one ladder only the highest step is told."""
        return self.kind.partition("-")[0]


class Anniversary(NamedTuple):
    """What years are counted since: a word for it in `kind`, and words to end `A year since …`."""

    kind: str
    words: str
    day: date


def milestones(
    firsts: Sequence[Met],
    five: Met | None,
    made: Iterable[Made],
    since: Iterable[Anniversary] = (),
    *,
    today: date,
) -> list[Milestone]:
    """Everything that was reached, in the order of its days. `firsts` are for each person the meeting at
    which we met first, in the order of their days; `five` is the first at which the pitch scored best.

    An anniversary is reached on its day, an introduction when it was made, all else at the meeting that
    reached it.
    """
    found = [
        *_of_people(firsts),
        *_first_five(five),
        *_first_made(made),
        *(each for anniversary in since for each in _years(anniversary, today)),
    ]
    return sorted(found, key=lambda each: each.on)


def kinds_reached(
    people: int,
    *,
    any_meeting: bool,
    any_five: bool,
    any_made: bool,
    since: Iterable[Anniversary] = (),
    today: date,
) -> set[str]:
    """The kinds of what was reached, from totals alone: those that `milestones` would tell of."""
    return {
        *(f"people-{count}" for count in PEOPLE if count <= people),
        *(kind for kind, there in (("first", any_meeting), ("five", any_five), (MADE, any_made)) if there),
        *(each.kind for anniversary in since for each in _years(anniversary, today)),
    }


def years_since(search: JobSearch | None, first: date | None) -> list[Anniversary]:
    """What years are counted since, in a search, or over all of them from the day of the first meeting."""
    if search is None:
        return [] if first is None else [Anniversary("years", "the first meeting", first)]
    if search.text.ended_on is None:
        return [Anniversary("begun", f"“{search.name}” began", search.text.started_on)]
    return [Anniversary("ended", f"“{search.name}” ended", search.text.ended_on)]


def to_tell(reached: Sequence[Milestone], told: Collection[str], *, today: date) -> list[Milestone]:
    """Those that were not told yet; where several of one ladder were reached at once, the highest.

    An anniversary that went by unseen, as it may when old meetings are written up, is no news any more.
    """
    fresh = [
        each
        for each in reached
        if each.kind not in told and (each.entry is not None or (today - each.on).days <= STILL_NEWS)
    ]
    highest = {ladder: list(of)[-1] for ladder, of in groupby(sorted(fresh, key=_ladder), key=_ladder)}
    return [each for each in fresh if highest[each.ladder] is each]


def _ladder(milestone: Milestone) -> str:
    return milestone.ladder


def _of_people(firsts: Sequence[Met]) -> Iterator[Milestone]:
    if firsts:
        yield Milestone("first", "First meeting", firsts[0].on, firsts[0].entry)
    for count in PEOPLE:
        if count <= len(firsts):
            first = firsts[count - 1]
            yield Milestone(f"people-{count}", f"{count:,} people met", first.on, first.entry)


def _first_five(five: Met | None) -> Iterator[Milestone]:
    if five is not None:
        yield Milestone("five", f"First pitch that scored {BEST_SCORE}", five.on, five.entry)


def _first_made(made: Iterable[Made]) -> Iterator[Milestone]:
    first = min(made, key=lambda each: (each.on, each.entry), default=None)
    if first is not None:
        yield Milestone(MADE, f"First introduction made: {first.name}", first.on, first.entry)


def _years(since: Anniversary, today: date) -> Iterator[Milestone]:
    for years in YEARS:
        day = years_after(since.day, years)
        if day is None or day > today:
            return
        count = "A year" if years == 1 else f"{years} years"
        yield Milestone(f"{since.kind}-{years}", f"{count} since {since.words}", day)
