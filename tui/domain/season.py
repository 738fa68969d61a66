"""What meetings add up to, as records: people met, weeks, hours, introductions, and where the time went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.entries import EntryLine, IntroductionStatus
from tui.domain.milestones import Met, Milestone
from tui.domain.people import Level
from tui.domain.seasons import JobSearch, last_day
from tui.domain.weeks import Run, Week, number_in


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


class Held(NamedTuple):
    """Held meetings in the order of their days, a column for each thing that is known of them, since there
    may be ten thousand; and who was `there`: pairs of a meeting and a contact, in any order, and of what is
    none of the meetings too."""

    entries: Sequence[int] = ()
    days: Sequence[date] = ()
    minutes: Sequence[int | None] = ()
    scores: Sequence[int | None] = ()
    there: Sequence[tuple[int, int]] = ()

    def met(self, place: int) -> Met:
        """The meeting at a place."""
        return Met(self.entries[place], self.days[place])


class Sums(NamedTuple):
    """What some held meetings come to. `people` are the ids of those met, and `firsts` for each of them the
    meeting at which we met first, in the order of their days.

    `unmeasured` are those whose length was not written down; `days` are the counts of meetings by day; `run`
    goes on now, `longest` is the longest one.
    """

    people: Collection[int]
    firsts: Sequence[Met]
    meetings: int
    minutes: int
    unmeasured: int
    days: Mapping[date, int]
    weeks: tuple[Week, ...]
    run: Run | None
    longest: Run | None

    @property
    def people_met(self) -> int:
        """How many."""
        return len(self.people)


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


class PersonMet(NamedTuple):
    """Someone met: held meetings, and the first and the last of them."""

    name: str
    company: str
    title: str
    level: Level
    introduced_by: str
    meetings: int
    first: date
    last: date


class Opened(NamedTuple):
    """An introduction offered to me, by those at a meeting."""

    by: tuple[str, ...]
    name: str
    detail: str
    status: IntroductionStatus
    on: date


class PitchTold(NamedTuple):
    """How often a version of the pitch was told, and its mean score where it was scored at all."""

    version: int
    uses: int
    scored: int
    mean_score: float | None


class Details(NamedTuple):
    """What a season rests on, by name: people in the order in which they were met, the rest by its day."""

    people: tuple[PersonMet, ...] = ()
    opened: tuple[Opened, ...] = ()
    pitches: tuple[PitchTold, ...] = ()
