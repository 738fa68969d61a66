"""The verdicts that were given on a role, two lines each: when and which, then why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from tui.app.roles import words
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain.dates import show_date
from tui.domain.markdown import as_read
from tui.domain.roles import VerdictChange

REVIEW = "✎ review"
MARGIN = 3


class VerdictList(LineList):
    """The newest first; the ones with a review can be opened."""

    ROW_LINES: ClassVar[int] = 2
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "row": "$foreground on $surface",
        "cursor-blurred": "",
        "want": "not-bold $want",
        "dont": "not-bold $dont",
        "muted": "not-bold $muted",
        "why": "not-bold $foreground",
    }
    DEFAULT_CSS = """
    VerdictList {
        height: auto; max-height: 8; border: none; background: $surface; margin-top: 1;
        &:focus { border: none; }
    }
    """

    def __init__(self, changes: Sequence[VerdictChange]) -> None:
        super().__init__(id="history", name="Verdicts", empty=())
        self.changes = changes

    def on_mount(self) -> None:
        """Show them."""
        self.show(Source(range(len(self.changes)), self._rows))

    @property
    def here(self) -> VerdictChange:
        """What the cursor is on."""
        return self.changes[self.cursor]

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(each, "", "", record=self.changes[each]) for each in ids]

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """The day, the verdict, and that it was reached in a review; or the reason."""
        change = row.record
        under = self.row_style(row, here=here)
        if not isinstance(change, VerdictChange):
            return Strip.blank(width, under)
        looks = self.looks
        if part:
            why = as_read(" ".join(change.why[: words.LONGEST].split())) or "no reason given"
            shown = fit(why, width - MARGIN - 1)
            pieces = [
                Segment(" " * MARGIN, under),
                Segment(shown, under + looks["why" if change.why else "muted"]),
            ]
            return Strip(pieces).adjust_cell_length(width, under)
        day, note = f" {show_date(change.at.date())}  ", REVIEW if change.entry is not None else ""
        verdict = words.verdict_words(change.verdict)
        gap = max(1, width - 2 - width_of(day) - width_of(verdict) - width_of(note))
        pieces = [
            Segment("▸" if here else " ", under + looks["sign"]),
            Segment(day, under + looks["muted"]),
            Segment(verdict, under + looks[words.VERDICT_LOOKS[change.verdict]]),
            Segment(" " * gap, under),
            Segment(note, under + looks["muted"]),
        ]
        return Strip(pieces).adjust_cell_length(width, under)
