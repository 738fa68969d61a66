"""Themes by roles: the first row and the first column stay in sight, the rest scrolls under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.roles.matrix_lines import Columns
from tui.app.widgets.themed import Themed
from tui.domain.roles import ComparedTheme


class Matrix(ScrollView, can_focus=True):
    """Draws the cells in sight. The cursor is on one theme in one role, and is kept by their names."""

    BINDINGS: ClassVar = [*bindings("list"), *bindings("columns"), *bindings("move")]
    DEFAULT_CSS = """
    Matrix {
        border: round $border-blurred;
        border-title-color: $muted;
        border-subtitle-color: $muted;
        background: $background;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """
    ALLOW_SELECT = False
    LOOKS: ClassVar[Mapping[str, str]] = {
        "row": "$foreground on $background",
        "muted": "$muted",
        "faint": "$faint",
        "sign": "$primary",
        "+": "$want",
        "−": "$dont",
        "?": "$unsure",
        "head": "bold $foreground",
        "head-here": "bold $primary",
        "key": "bold $primary",
        "line": "on $cursor-row",
        "cell": "bold reverse",
        "cell-blurred": "bold underline",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    class Moved(Message):
        """The cursor is on another cell."""

    class Opened(Message):
        """The cell under the cursor was opened."""

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.roles: Sequence[str] = ()
        self.rows: Sequence[ComparedTheme] = ()
        self.row = self.column = 0
        self._left = 0
        self.columns = Columns.of((), (), 80)
        self._untold = False
        self.looks = Themed(self, self.LOOKS)

    # -- what is shown

    @property
    def theme(self) -> str | None:
        """The theme the cursor is on."""
        return self.rows[self.row].theme if self.rows else None

    @property
    def role(self) -> str | None:
        """The role the cursor is on."""
        return self.roles[self.column] if self.roles else None

    def show(self, roles: Sequence[str], rows: Sequence[ComparedTheme], *, top: bool = False) -> None:
        """Show other rows; the cursor stays on its theme and role, unless it goes to the `top`."""
        theme, role = self.theme, self.role
        self.roles, self.rows = roles, rows
        places = (place for place, row in enumerate(rows) if row.theme == theme)
        self.row = 0 if top else next(places, min(self.row, max(0, len(rows) - 1)))
        self.column = roles.index(role) if role in roles else 0
        self._measure()
        self._into_sight()
        self._untold = True
        self.refresh()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self.columns = Columns.of(self.roles, self.rows, width)
        self.virtual_size = Size(width, len(self.rows) + self.columns.head)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def on_resize(self) -> None:
        """As many columns as fit."""
        self._measure()
        self._into_sight()
        self.refresh()

    # -- moving

    def on_idle(self) -> None:
        """Say where the cursor came to rest."""
        if self._untold:
            self._untold = False
            self.post_message(self.Moved())

    def _go(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self.rows) - 1))
        column = max(0, min(column, len(self.roles) - 1))
        if (row, column) == (self.row, self.column) or not self.rows:
            return
        before, left = (self.row, self.column), self._left
        self.row, self.column = row, column
        self._into_sight()
        if left != self._left or before[1] != column:
            self.refresh()
        else:
            for each in (before[0], row):
                line = each + self.columns.head - int(self.scroll_offset.y)
                self.refresh(Region(0, line, self.size.width, 1))
        self._untold = True

    def _into_sight(self) -> None:
        fitting = self.columns.fitting
        self._left = max(min(self._left, self.column), self.column - fitting + 1, 0)
        self._left = min(self._left, max(0, len(self.roles) - fitting))
        rows = self.scrollable_content_region.height - self.columns.head
        top = int(self.scroll_offset.y)
        if rows <= 0:
            return
        if self.row < top:
            self.scroll_to(y=self.row, animate=False, force=True)
        elif self.row >= top + rows:
            self.scroll_to(y=self.row - rows + 1, animate=False, force=True)

    def action_up(self) -> None:
        """One theme up."""
        self._go(self.row - 1, self.column)

    def action_down(self) -> None:
        """One theme down."""
        self._go(self.row + 1, self.column)

    def action_left(self) -> None:
        """One role to the left."""
        self._go(self.row, self.column - 1)

    def action_right(self) -> None:
        """One role to the right."""
        self._go(self.row, self.column + 1)

    def action_page_up(self) -> None:
        """A page up."""
        self._go(
            self.row - max(1, self.scrollable_content_region.height - self.columns.head - 1), self.column
        )

    def action_page_down(self) -> None:
        """A page down."""
        self._go(
            self.row + max(1, self.scrollable_content_region.height - self.columns.head - 1), self.column
        )

    def action_top(self) -> None:
        """To the first theme."""
        self._go(0, self.column)

    def action_bottom(self) -> None:
        """To the last theme."""
        self._go(len(self.rows) - 1, self.column)

    def action_open(self) -> None:
        """What the cell under the cursor rests on."""
        if self.rows and self.roles:
            self.post_message(self.Opened())

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self.columns.head:
            return
        column = self._left + max(0, offset.x - self.columns.first) // self.columns.wide
        row = offset.y - self.columns.head + int(self.scroll_offset.y)
        if row < len(self.rows):
            again = event.chain >= 2 and (row, column) == (self.row, self.column)
            self._go(row, column)
            if again:
                self.action_open()

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or the focus changes."""
        self.looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The names of the roles, the rule below them, or a theme."""
        width = self.scrollable_content_region.width
        if y < self.columns.head - 1:
            parts = self.columns.names(y, self._left, self.column)
        elif y == self.columns.head - 1:
            parts = [("─" * width, "faint")]
        else:
            place = y - self.columns.head + int(self.scroll_offset.y)
            if place >= len(self.rows):
                return Strip.blank(width, self.looks["row"])
            cell = "cell" if self.has_focus else "cell-blurred"
            here = self.column if place == self.row else None
            parts = self.columns.theme(self.rows[place], self._left, here, cell)
        base = self.looks["row"]
        ground = base + self.looks["line"] if any("line" in looks for _, looks in parts) else base
        pieces = []
        for text, looks in parts:
            style = base
            for look in looks.split():
                style += self.looks[look]
            pieces.append(Segment(text, style))
        return Strip(pieces).adjust_cell_length(width, ground)
