"""Everything a recap tells, read from the journal at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.season import Details, Opened, Season
from tui.domain.seasons import LooseEnds, SearchLine

if TYPE_CHECKING:
    from tui.domain.roles import Board
    from tui.journal.journal import Journal

MOST_THEMES = 4
"""Wants, and don't-wants, that are told of each role."""


class Recap(NamedTuple):
    """A season, its details, what was learnt of each role, and what is still open; `searches` are all there
    are, where it is the recap of all."""

    season: Season
    details: Details
    boards: tuple[Board, ...]
    ends: LooseEnds
    searches: tuple[SearchLine, ...]

    @property
    def on(self) -> date:
        """The day it was written."""
        return self.season.today


class DoorOpened(NamedTuple):
    """Who offered introductions, and to whom."""

    by: str
    opened: tuple[Opened, ...]


def gather(journal: Journal, name: str | None) -> Recap:
    """What there is to tell of a job search, or of all of them; raises NotFound or Ambiguous."""
    search = journal.seasons.find(name) if name is not None else None
    found = search.name if search is not None else None
    tallies = journal.roles.tallies(found)
    return Recap(
        season=journal.seasons.season(found),
        details=journal.seasons.details(found),
        boards=tuple(journal.roles.board(tally.name, found) for tally in tallies),
        ends=journal.seasons.loose_ends(found) if found is not None else LooseEnds(),
        searches=() if found is not None else tuple(reversed(journal.seasons.searches())),
    )


def doors(opened: tuple[Opened, ...]) -> list[DoorOpened]:
    """Introductions by those who offered them: who offered most comes first."""
    by: dict[str, list[Opened]] = {}
    for each in opened:
        by.setdefault(", ".join(each.by) or "—", []).append(each)
    return [DoorOpened(name, tuple(of)) for name, of in sorted(by.items(), key=lambda pair: -len(pair[1]))]
