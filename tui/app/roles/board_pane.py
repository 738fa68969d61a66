"""The board of one role: wants and don't-wants beside each other, what is unsure below, a line a theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.roles import board_lines
from tui.app.roles.board_shape import Shape, Spot
from tui.app.roles.views import View
from tui.app.widgets.themed import Themed
from tui.domain.entries import Stance
from tui.domain.roles import ThemeTally

ROOMY, TALL = 12, 20
"""Lines from which the reason for the verdict has one, or two, and there is a blank below it."""


class BoardPane(ScrollView, can_focus=True):
    """Draws a `View`. The cursor is kept by stance and theme when it is read again."""

    BINDINGS: ClassVar = [*bindings("list"), *bindings("columns"), *bindings("move")]
    DEFAULT_CSS = """
    BoardPane {
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
        "want": "$want",
        "dont": "$dont",
        "unsure": "$unsure",
        "heading": "bold",
        "flag": "$warning",
        "why": "italic $foreground",
        "key": "bold $primary",
        "cursor": "bold on $cursor-row",
        "cursor-blurred": "on $cursor-row",
        "number": "$foreground",
    }

    # The gutter of the scroll bar is always there, so that another board is no new layout of the screen.
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    class Moved(Message):
        """The cursor is on another theme, or on none."""

    class Opened(Message):
        """The theme under the cursor was opened."""

    def __init__(self) -> None:
        super().__init__(id="board")
        self.view: View | None = None
        self.spot: Spot | None = None
        self.looks = Themed(self, self.LOOKS)
        self.shape = Shape({"want": 0, "dont": 0, "unsure": 0}, 60, 0, beside=False)
        self._untold = False
        self._why: list[list[board_lines.Part]] = []

    @property
    def tally(self) -> ThemeTally | None:
        """The theme under the cursor."""
        if self.view is None or self.spot is None:
            return None
        return self.view.tallies[self.spot.stance][self.spot.place]

    def show(self, view: View, *, keep: tuple[Stance, str] | None = None) -> None:
        """Show a board, the cursor on the theme `keep` if it is there, else on the first."""
        before = self.spot
        self.view = view
        self._lay_out()
        self.spot = self._find(keep, before) or self.shape.first()
        self._untold = True
        if keep is None:
            self.scroll_to(y=0, animate=False, force=True)
        self._into_sight()
        self.refresh()

    def _find(self, keep: tuple[Stance, str] | None, before: Spot | None) -> Spot | None:
        if keep is None or self.view is None:
            return None
        stance, theme = keep
        of = self.view.tallies[stance]
        found = next((index for index, each in enumerate(of) if each.theme == theme), None)
        if found is None and of and before is not None and before.stance == stance:
            found = min(before.place, len(of) - 1)
        return None if found is None else Spot(stance, found)

    @property
    def head(self) -> int:
        """Lines above the themes."""
        return len(self._why) + 2 if self.size.height >= ROOMY else 1

    def _lay_out(self) -> None:
        if self.view is None:
            return
        counts = {stance: len(tallies) for stance, tallies in self.view.tallies.items()}
        self.border_title = Content(board_lines.title(self.view, self.size.width))
        narrow = self.screen.has_class("-narrow") or self.screen.has_class("-tiny")
        width = self.scrollable_content_region.width
        self._why = board_lines.why(self.view, width, 2 if self.size.height >= TALL else 1)
        self.shape = Shape(counts, width, self.head, beside=not narrow)
        self.virtual_size = Size(width, self.shape.height)

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def on_resize(self) -> None:
        """Columns as the window has room for them."""
        self._lay_out()
        self._into_sight()
        self.refresh()

    # -- moving

    def on_idle(self) -> None:
        """Say where the cursor came to rest."""
        if self._untold:
            self._untold = False
            self.post_message(self.Moved())

    def _go(self, spot: Spot | None) -> None:
        if spot is None or spot == self.spot:
            return
        before, self.spot = self.spot, spot
        for each in (before, spot):
            if each is not None:
                line = self.shape.line(each) - int(self.scroll_offset.y)
                self.refresh(Region(0, line, self.size.width, 1))
        self._into_sight()
        self._untold = True

    def _into_sight(self) -> None:
        height = self.scrollable_content_region.height
        if self.spot is None or not height:
            return
        line, top = self.shape.line(self.spot), int(self.scroll_offset.y)
        first = self.spot.place == 0  # its heading, and what is above the first one, come into sight too
        above = 0 if first and line <= self.head + 1 else line - first
        if above < top:
            self.scroll_to(y=above, animate=False, force=True)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False, force=True)

    def _move(self, by: int) -> None:
        if self.spot is not None:
            self._go(self.shape.moved(self.spot, by))

    def action_up(self) -> None:
        """One theme up."""
        self._move(-1)

    def action_down(self) -> None:
        """One theme down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._move(-max(1, self.scrollable_content_region.height - 2))

    def action_page_down(self) -> None:
        """A page down."""
        self._move(max(1, self.scrollable_content_region.height - 2))

    def action_top(self) -> None:
        """To the first theme."""
        self._go(self.shape.first())

    def action_bottom(self) -> None:
        """To the last theme."""
        self._go(self.shape.last())

    def action_left(self) -> None:
        """To the column at the left."""
        if self.spot is not None:
            self._go(self.shape.beside(self.spot, -1))

    def action_right(self) -> None:
        """To the column at the right."""
        if self.spot is not None:
            self._go(self.shape.beside(self.spot, 1))

    def action_open(self) -> None:
        """What the theme under the cursor rests on."""
        if self.spot is not None:
            self.post_message(self.Opened())

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        spot = self.shape.at(offset.x, offset.y + int(self.scroll_offset.y))
        if spot is not None:
            self._go(spot)
            if event.chain >= 2:
                self.action_open()

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or the focus changes."""
        self.looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.scrollable_content_region.width
        base = self.looks["row"]
        if self.view is None:
            return Strip.blank(width, base)
        place = y + int(self.scroll_offset.y)
        pieces = []
        for text, looks in self._parts(self.view, place, width):
            style = base
            for look in looks.split():
                style += self.looks[look]
            pieces.append(Segment(text, style))
        return Strip(pieces).adjust_cell_length(width, base)

    def _parts(self, view: View, y: int, width: int) -> list[board_lines.Part]:
        if y >= self.head:
            cursor = "cursor" if self.has_focus else "cursor-blurred"
            return board_lines.themes(view, self.shape, y, self.spot, cursor)
        if y == 0:
            return board_lines.facts(view, width)
        return self._why[y - 1] if y <= len(self._why) else []
