"""A window on rows of one line or more: it draws those in sight, and the scroll bar is true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.paging import PAGE, Pages, Row, Source
from tui.app.widgets.themed import Themed

DRAWN_KEPT = 400
"""Lines that are kept as they were drawn; scrolling shows most of them again."""
SHORTEST_TEXT = 14
"""Cells a row's text keeps before its note is left out."""


class ListPane(ScrollView):
    """Draws a source. What makes rows of its own says how many lines they have and draws each of them."""

    ALLOW_SELECT = False
    ROW_LINES: ClassVar[int] = 1
    PAGE_ROWS: ClassVar[int] = PAGE
    """Rows read at once."""
    LOOKS: ClassVar[Mapping[str, str]] = {
        "row": "$foreground on $background",
        "row-quiet": "italic $muted",
        "row-struck": "strike $muted",
        "lead": "not-strike not-italic $muted",
        "sign": "not-strike not-italic $primary",
        "cursor": "bold on $cursor-row",
        "cursor-blurred": "bold",
        "empty": "$muted",
        "key": "bold $primary",
    }
    """Styles by name, in the words of `Themed`."""

    # More rows are no new layout of the screen; where the scroll bar comes or goes, that asks for one itself.
    virtual_size = Reactive(Size(0, 0), layout=False, init=False, repaint=False)

    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    def __init__(self, *, id: str | None, empty: tuple[str, ...]) -> None:
        super().__init__(id=id)
        self.empty = empty
        self.source = Source()
        self.pages = Pages(self.source, self.PAGE_ROWS)
        self.looks = Themed(self, self.LOOKS)
        self._drawn: dict[tuple[int, int, int, bool, bool], tuple[Row, Strip]] = {}

    @property
    def count(self) -> int:
        """How many rows there are, as far as is known."""
        return self.pages.count

    @property
    def rows_in_sight(self) -> int:
        """Whole rows that fit in the window; one at least."""
        return max(1, self.scrollable_content_region.height // self.ROW_LINES)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Every row, or the empty state."""
        return max(self.count * self.ROW_LINES, len(self.empty))

    def measure(self) -> None:
        """Tell the scroll bar how many rows there are; at the very end a row still starts at the top."""
        lines = self.count * self.ROW_LINES
        height = self.scrollable_content_region.height
        self.virtual_size = Size(0, lines + height % self.ROW_LINES if lines > height else lines)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._scroll_update(size)

    def reach(self, place: int) -> None:
        """Have the rows up to a place and some more, if they can be had now."""
        if self.pages.reach(place):
            self.measure()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Rows that come near are asked for."""
        super().watch_scroll_y(old_value, new_value)
        self.reach(int(new_value) // self.ROW_LINES + self.rows_in_sight)

    def refresh_row(self, place: int) -> None:
        """Draw one row again."""
        top = place * self.ROW_LINES - int(self.scroll_offset.y)
        self.refresh(Region(0, top, self.size.width, self.ROW_LINES))

    def scroll_to_row(self, place: int) -> None:
        """Bring a row into sight, whole, and with as little scrolling as that takes."""
        height = self.scrollable_content_region.height
        if not height:
            return
        first = place * self.ROW_LINES
        after = first + self.ROW_LINES
        top = int(self.scroll_offset.y)
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif after > top + height:
            above = -(-(after - height) // self.ROW_LINES)
            self.scroll_to(y=min(above * self.ROW_LINES, first), animate=False, force=True)

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or the focus changes."""
        self.looks.forget()
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.scrollable_content_region.width
        if not self.count:
            return self._empty_line(y, width)
        place, part = divmod(y + int(self.scroll_offset.y), self.ROW_LINES)
        row = self.pages.row(place)
        if row is None:
            return Strip.blank(width, self.looks["row"])
        here = place == self.cursor
        key = (place, part, width, here, self.has_focus)
        drawn = self._drawn.get(key)
        if drawn is None or drawn[0] is not row:
            if len(self._drawn) > DRAWN_KEPT:
                self._drawn.clear()
            drawn = self._drawn[key] = (row, self.row_line(row, part, width, here=here))
        return drawn[1]

    def row_style(self, row: Row, *, here: bool) -> Style:
        """What is under everything a row says: its tone, and the cursor if it is `here`."""
        under = self.looks["row"] + self.looks[row.tone]
        if here:
            under += self.looks["cursor" if self.has_focus else "cursor-blurred"]
        return under

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """Line `part` (from 0) of a row, exactly `width` cells; `here` tells that the cursor is on it."""
        under = self.row_style(row, here=here)
        lead_style = under + self.looks["lead"]
        sign = "▸" if here else " "
        lead = f"{row.lead} " if row.lead else ""
        room = width - 1 - width_of(lead) - 1
        note = f" {row.note}" if row.note and room - width_of(row.note) > SHORTEST_TEXT else ""
        room -= width_of(note)
        pieces = [
            Segment(sign, under + self.looks["sign"]),
            Segment(lead, lead_style),
            Segment(fit(row.text, room, pad=False), under),
        ]
        used = sum(width_of(piece.text) for piece in pieces)
        gap = max(0, width - used - width_of(note) - 1)
        pieces += [Segment(" " * gap, lead_style), Segment(note, lead_style), Segment(" ", lead_style)]
        return Strip(pieces).adjust_cell_length(width, under)

    def _empty_line(self, y: int, width: int) -> Strip:
        base = self.looks["row"]
        if y >= len(self.empty):
            return Strip.blank(width, base)
        pieces = [Segment(" ", base)]
        for index, part in enumerate(self.empty[y].split("`")):
            style = base + self.looks["key" if index % 2 else "empty"]
            pieces.append(Segment(part, style))
        return Strip(pieces).adjust_cell_length(width, base)
