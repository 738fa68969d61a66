"""A list of any length with a cursor, kept by id: it says where the cursor is, and what was opened."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from tui.app.bindings import bindings
from tui.app.widgets.list_pane import ListPane
from tui.app.widgets.paging import ALL, Pages, Source


class LineList(ListPane, can_focus=True):
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
        super().__init__(id=id, empty=empty)
        self.heading = name
        self._untold = False
        self.border_title = Content(name)

    @property
    def current(self) -> int | None:
        """The id under the cursor."""
        return self.source.ids[self.cursor] if self.source.ids else None

    def show(self, source: Source, *, keep: int | None = None) -> None:
        """Show other rows; the cursor stays on the id `keep` (default: the current one), or near it."""
        wanted = self.current if keep is None else keep
        self.source = source
        self.pages = Pages(source, self.PAGE_ROWS)
        try:
            place = source.ids.index(wanted) if wanted is not None else 0
        except ValueError:
            place = min(self.cursor, max(0, len(source.ids) - 1))
        self.measure()
        self.reach(place + self.rows_in_sight)
        self.set_reactive(LineList.cursor, place)
        self.scroll_to_row(place)
        self.refresh()

    def grow(self, total: int | None = None) -> None:
        """Ids were added behind the others, or their `total` is known now: nothing moves."""
        if total is not None:
            self.source = self.pages.source = self.source._replace(total=total)
        self.measure()
        self.refresh()

    def validate_cursor(self, place: int) -> int:
        """Within the list."""
        return max(0, min(place, len(self.source.ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw it there."""
        self.scroll_to_row(new)
        self.refresh_row(old)
        self.refresh_row(new)
        self._untold = True

    def on_idle(self) -> None:
        """Say where the cursor came to rest, as it is about to be drawn: what follows it is drawn later."""
        if self._untold:
            self._untold = False
            self.post_message(self.Moved(self, self.current))

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self.measure()
        self.scroll_to_row(self.cursor)

    # -- moving

    def go_to(self, row_id: int) -> bool:
        """Put the cursor on an id; whether it is here."""
        try:
            self.cursor = self.source.ids.index(row_id)
        except ValueError:
            return False
        return True

    def move(self, by: int) -> None:
        """Move the cursor by some rows."""
        if self.source.ids:
            self.reach(self.cursor + by)
            self.cursor += by

    def action_up(self) -> None:
        """One row up."""
        self.move(-1)

    def action_down(self) -> None:
        """One row down."""
        self.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.move(-max(1, self.rows_in_sight - 1))

    def action_page_down(self) -> None:
        """A page down."""
        self.move(max(1, self.rows_in_sight - 1))

    def action_top(self) -> None:
        """To the first row."""
        self.move(-self.count)

    def action_bottom(self) -> None:
        """To the last row."""
        self.move(ALL if self.source.total is None else self.count)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = (offset.y + int(self.scroll_offset.y)) // self.ROW_LINES
        if place >= len(self.source.ids):
            return
        if place == self.cursor and event.chain >= 2:
            self.action_open()
        self.cursor = place

    def title(self, words: str) -> None:
        """Show `words` after the list's name in its border."""
        self.border_title = Content(f"{self.heading} ─ {words}" if words else self.heading)
