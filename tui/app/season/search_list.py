"""The job searches at the left, the one that goes on first, and all of them together last."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain import season_words as words
from tui.domain.seasons import SearchLine

EVERY = 0
"""The row of all searches; the others have the ids of theirs."""
GOES_ON, ENDED = "●", "○"


class SearchList(LineList):
    """Shows how many people were met in each."""

    def __init__(self) -> None:
        super().__init__(id="seasons", name="Searches", empty=())
        self.lines: dict[int, SearchLine] = {}
        self._met = 0

    @property
    def here(self) -> SearchLine | None:
        """The search the cursor is on; None on all of them."""
        return self.lines.get(self.current) if self.current else None

    def show_searches(self, lines: Sequence[SearchLine], met: int, *, keep: int | None = None) -> None:
        """Show these, and `met` people over all of them."""
        before = len(self.source.ids)
        self.lines = {each.search.id: each for each in lines}
        self._met = met
        self.show(Source([*self.lines, EVERY], self._rows), keep=keep)
        if len(self.source.ids) != before:
            self.refresh(layout=True)  # it is as high as it has rows

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [self._row(each) for each in ids]

    def _row(self, each: int) -> Row:
        line = self.lines.get(each)
        if line is None:
            return Row(each, " ", words.EVERY, f"{self._met:,} met")
        sign = GOES_ON if line.search.goes_on else ENDED
        return Row(each, sign, line.search.name, f"{line.people_met:,} met")
