"""What to look back on: a year ago, this week of the last search, and the milestones, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from tui.app.home.rows import day
from tui.app.widgets.cells import fit
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.quote import quoted
from tui.domain import season_words as words
from tui.domain.entries import EntryLine
from tui.domain.season import Season

NONE_YET = ("No milestones yet:", "the first meeting is one.")


class Moment(NamedTuple):
    """A row; `entry` is what it leads to."""

    lead: str
    text: str
    entry: int | None = None


class MomentList(LineList):
    """What was reached, and below it when, and by or with whom; enter reads the entry of a moment."""

    ROW_LINES: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__(id="moments", name="Looking back", empty=NONE_YET)
        self.moments: Sequence[Moment] = ()

    @property
    def here(self) -> Moment | None:
        """What the cursor is on."""
        return self.moments[self.cursor] if self.moments else None

    def show_moments(self, found: Sequence[Moment], *, keep: bool) -> None:
        """Show these, the cursor where it was, or on the first."""
        before = self.here if keep else None
        self.moments = found
        place = found.index(before) if before in found else 0
        self.show(Source(range(len(found)), self._rows), keep=place)

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(each, self.moments[each].lead, self.moments[each].text) for each in ids]

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """What it is; then as much of that as the first line has no room for, its day, and the name in it."""
        what, _, name = row.text.partition(": ")
        first, more = quoted(what, width - 2, 2)
        if not part:
            return super().row_line(row._replace(lead="", text=first), part, width, here=here)
        under = self.row_style(row, here=here) + self.looks["lead"]
        told = " · ".join(filter(None, (more, row.lead, name)))
        return Strip([Segment(f" {fit(told, width - 2)}", under)]).adjust_cell_length(width, under)


def moments(season: Season) -> list[Moment]:
    """Everything there is to look back on."""
    found: list[Moment] = []
    if season.year_ago is not None:
        found += [_memory("A year ago", each, season) for each in season.year_ago.entries]
    if season.last_search is not None:
        found += [_memory("Last search", each, season) for each in season.last_search.meetings]
    found += [
        Moment(day(each.on, season.today), each.text, each.entry) for each in reversed(season.milestones)
    ]
    return found


def _memory(when: str, line: EntryLine, season: Season) -> Moment:
    return Moment(day(line.on, season.today), f"{when}: {words.entry_words(line)}", line.id)
