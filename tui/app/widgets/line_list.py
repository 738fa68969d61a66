"""A list of any length: it draws the rows in sight and asks for pages of the others as they come near."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.paging import Pages, Source
from tui.app.widgets.themed import Themed

SHORTEST_TEXT = 14
"""Cells a row's text keeps before its note is left out."""


LOOKS = {
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


class LineList(ScrollView, can_focus=True):
    """Rows on the line API. The cursor is kept by id when the source changes."""

    BINDINGS: ClassVar = [*bindings("list"), *bindings("move")]
    DEFAULT_CSS = """
    LineList {
        border: round $border-blurred;
        border-title-color: $muted;
        border-subtitle-color: $muted;
        background: $background;
        overflow-x: hidden;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class Moved(Message):
        """The cursor came to rest on another row; `row_id` is None when the list is empty."""

        def __init__(self, control: LineList, row_id: int | None) -> None:
            super().__init__()
            self.list = control
            self.row_id = row_id

        @property
        def control(self) -> LineList:
            """The list it happened in."""
            return self.list

    class Opened(Moved):
        """A row was opened, by enter or by a click on the cursor."""

    def __init__(self, *, id: str, name: str, empty: tuple[str, ...]) -> None:
        super().__init__(id=id)
        self.heading = name
        self.empty = empty
        self.border_title = Content(name)
        self.source = Source()
        self._pages = Pages(self.source)
        self._looks = Themed(self, LOOKS)

    @property
    def current(self) -> int | None:
        """The id under the cursor."""
        return self.source.ids[self.cursor] if self.source.ids else None

    def show(self, source: Source, *, keep: int | None = None) -> None:
        """Show other rows; the cursor stays on the id `keep` (default: the current one), or near it."""
        wanted = self.current if keep is None else keep
        self.source = source
        self._pages = Pages(source)
        count = len(source.ids)
        try:
            place = source.ids.index(wanted) if wanted is not None else 0
        except ValueError:
            place = min(self.cursor, max(0, count - 1))
        self.virtual_size = Size(0, count)
        with self.prevent(self.Moved):
            self.set_reactive(LineList.cursor, place)
        self._scroll_to_cursor()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Every row, or the empty state."""
        return max(len(self.source.ids), len(self.empty))

    def validate_cursor(self, place: int) -> int:
        """Within the list."""
        return max(0, min(place, len(self.source.ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Say where the cursor is now, then draw it there, in the one frame that shows what follows."""
        self.post_message(self.Moved(self, self.current))
        self.call_later(self.screen.call_later, self._draw_cursor, old, new)

    def _draw_cursor(self, old: int, new: int) -> None:
        self._scroll_to_cursor()
        self.refresh_row(old)
        self.refresh_row(new)

    def refresh_row(self, place: int) -> None:
        """Draw one row again."""
        self.refresh(Region(0, place - int(self.scroll_offset.y), self.size.width, 1))

    def _scroll_to_cursor(self) -> None:
        height = self.scrollable_content_region.height
        if not height:
            return
        top = int(self.scroll_offset.y)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or the focus changes."""
        self._looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.scrollable_content_region.width
        if not self.source.ids:
            return self._empty_line(y, width)
        place = y + int(self.scroll_offset.y)
        row = self._pages.row(place) if place < len(self.source.ids) else None
        looks = self._looks
        here = place == self.cursor
        if row is None:
            return Strip.blank(width, looks["row"])
        under = looks["row"] + looks[row.tone]
        if here:
            under += looks["cursor" if self.has_focus else "cursor-blurred"]
        lead_style = under + looks["lead"]
        sign = "▸" if here else " "
        lead = f"{row.lead} " if row.lead else ""
        room = width - 1 - width_of(lead) - 1
        note = f" {row.note}" if row.note and room - width_of(row.note) > SHORTEST_TEXT else ""
        room -= width_of(note)
        pieces = [
            Segment(sign, under + looks["sign"]),
            Segment(lead, lead_style),
            Segment(fit(row.text, room, pad=False), under),
        ]
        used = sum(width_of(piece.text) for piece in pieces)
        gap = max(0, width - used - width_of(note) - 1)
        pieces += [Segment(" " * gap, lead_style), Segment(note, lead_style), Segment(" ", lead_style)]
        return Strip(pieces).adjust_cell_length(width, under).apply_offsets(0, y)

    def _empty_line(self, y: int, width: int) -> Strip:
        base = self._looks["row"]
        if y >= len(self.empty):
            return Strip.blank(width, base)
        pieces = [Segment(" ", base)]
        for index, part in enumerate(self.empty[y].split("`")):
            style = base + self._looks["key" if index % 2 else "empty"]
            pieces.append(Segment(part, style))
        return Strip(pieces).adjust_cell_length(width, base)

    # -- moving

    def move(self, by: int) -> None:
        """Move the cursor by some rows."""
        if self.source.ids:
            self.cursor += by

    def action_up(self) -> None:
        """One row up."""
        self.move(-1)

    def action_down(self) -> None:
        """One row down."""
        self.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.move(1 - max(2, self.scrollable_content_region.height))

    def action_page_down(self) -> None:
        """A page down."""
        self.move(max(2, self.scrollable_content_region.height) - 1)

    def action_top(self) -> None:
        """To the first row."""
        self.move(-len(self.source.ids))

    def action_bottom(self) -> None:
        """To the last row."""
        self.move(len(self.source.ids))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = offset.y + int(self.scroll_offset.y)
        if place >= len(self.source.ids):
            return
        if place == self.cursor and event.chain >= 2:
            self.action_open()
        self.cursor = place

    def title(self, words: str) -> None:
        """Show `words` after the list's name in its border."""
        self.border_title = Content(f"{self.heading} ─ {words}" if words else self.heading)
