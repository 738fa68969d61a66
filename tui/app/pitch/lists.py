"""The two lists of the Pitch: its versions, and what was said of it; some lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.pitch import words
from tui.app.pitch.reading import VersionLine
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row
from tui.app.widgets.quote import quoted
from tui.domain.pitch import PitchFeedback
from tui.domain.rehearsal import length

QUOTE_LINES = 2
MARGIN = 3


class _Lines(LineList):
    """Rows of several lines; the gutter of the scroll bar is always there."""

    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "feedback": "bold $feedback",
        "text": "not-bold $foreground",
        "muted": "not-bold $muted",
        "name": "bold $foreground",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)
    today: date = date.min

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def strip(self, left: str, look: str, right: str, under: Style, width: int, *, here: bool) -> Strip:
        """The first line of a row: its name, and what stands at its right edge."""
        right = right if width_of(right) + 6 < width else ""
        room = width - 3 - width_of(right)
        return Strip(
            [
                Segment("▸" if here else " ", under + self.looks["sign"]),
                Segment(fit(left, room), under + self.looks[look]),
                Segment(f" {right} ", under + self.looks["muted"]),
            ]
        ).adjust_cell_length(width, under)

    def rest(self, text: str, look: str, under: Style, width: int) -> Strip:
        """A further line of a row."""
        shown = fit(text, width - MARGIN - 1)
        return Strip(
            [Segment(" " * MARGIN, under), Segment(shown, under + self.looks[look])]
        ).adjust_cell_length(width, under)


class VersionList(_Lines):
    """The versions, the newest first: when it was written and how long it is, then what followed."""

    ROW_LINES: ClassVar[int] = 2
    PAGE_ROWS: ClassVar[int] = 12

    def __init__(self) -> None:
        super().__init__(id="versions", name="1 Versions", empty=words.NO_VERSIONS)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """Its number and length, or what followed."""
        line, under = row.record, self.row_style(row, here=here)
        if not isinstance(line, VersionLine):
            return Strip.blank(width, under)
        version, use = line.version, line.use
        if part:
            told = f"heard {use.uses:,}" if use.uses else "not heard yet"
            for more in (words.mean(use), f"{use.said:,} said" if use.said else ""):
                longer = f"{told} · {more}" if more else told
                told = longer if width_of(longer) < width - MARGIN else told
            return self.rest(told, "muted", under, width)
        when = "current" if line.current else words.day(version.written_at.date(), self.today)
        return self.strip(f"v{version.number}  {when}", "name", length(line.seconds), under, width, here=here)


class FeedbackList(_Lines):
    """What was said: by whom, when, and of which version, then the words."""

    ROW_LINES: ClassVar[int] = 1 + QUOTE_LINES

    def __init__(self, *, id: str = "feedback", name: str = "2 Feedback") -> None:
        super().__init__(id=id, name=name, empty=words.NO_FEEDBACK)

    @property
    def here(self) -> PitchFeedback | None:
        """What the cursor is on."""
        row = self.pages.row(self.cursor) if self.count else None
        return row.record if row is not None and isinstance(row.record, PitchFeedback) else None

    def sign(self, each: PitchFeedback) -> tuple[str, str]:
        """What stands before it, and at the right of it."""
        return words.state(each)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """Who and when, or a line of the words."""
        each, under = row.record, self.row_style(row, here=here)
        if not isinstance(each, PitchFeedback):
            return Strip.blank(width, under)
        if part:
            text = quoted(each.feedback.text, width - MARGIN - 2, QUOTE_LINES)[part - 1]
            return self.rest(text, "text", under, width)
        sign, became = self.sign(each)
        heard = f"v{each.heard}" if each.heard is not None else ""
        day = words.day(each.on, self.today)
        right = " · ".join(filter(None, (day, heard, became)))
        if width_of(right) + 16 > width:
            right = " · ".join(filter(None, (day, became or heard)))
        room = width - 5 - width_of(right)
        return Strip(
            [
                Segment("▸" if here else " ", under + self.looks["sign"]),
                Segment(
                    f"{sign} ", under + self.looks["feedback" if each.feedback.state == "new" else "muted"]
                ),
                Segment(fit(each.who, max(1, room)), under + self.looks["text"]),
                Segment(f" {right} ", under + self.looks["muted"]),
            ]
        ).adjust_cell_length(width, under)


class TickList(FeedbackList):
    """The feedback that waits, beside the text that may answer it: what it does answer is ticked."""

    BINDINGS: ClassVar = bindings("ticks")

    def __init__(self, ticked: Sequence[int]) -> None:
        super().__init__(id="answers", name="Waiting")
        self.ticked = set(ticked)

    def sign(self, each: PitchFeedback) -> tuple[str, str]:
        """A box."""
        return ("☑" if each.feedback.id in self.ticked else "☐"), ""

    def action_tick(self) -> None:
        """Tick what the cursor is on, or take the tick away."""
        each = self.current
        if each is not None:
            self.ticked ^= {each}
            self._drawn.clear()
            self.refresh_row(self.cursor)
            self.post_message(self.Opened(self, each))
