"""A window on a sheet of laid-out lines: it lays out as far as is needed, scrolls, selects and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tui.app.bindings import bindings
from tui.app.widgets.reader_paint import Painter
from tui.app.widgets.reader_records import EmptyPage, Page

if TYPE_CHECKING:
    from tui.app.widgets.reader_matches import Matches
    from tui.app.widgets.reader_sheet import Sheet

STEP = 0.02
"""Seconds between two pieces of a long body: room for the keys."""
AHEAD = 40
"""Pieces laid out without being asked for (about half a megabyte); the rest comes as one scrolls to it."""
_END = 1 << 40
"""The line to go to when one goes to the end, wherever that will be."""


class ReaderPane(ScrollView, can_focus=True):
    """Draws the lines of a page that are in sight. Lines are counted from 1 as in the page's Markdown."""

    BINDINGS: ClassVar = bindings("move")

    # The gutter of the scroll bar is always there, so another length needs no layout of the whole screen; and
    # the lines in sight are not other ones because there are more of them below.
    virtual_size = Reactive(Size(0, 0), layout=False, init=False, repaint=False)

    chosen: reactive[int | None] = reactive(None, init=False)
    """The line that stands out, because one jumped to it: its source line, or below zero a follow-up's id."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.page: Page = EmptyPage()
        self.sheet: Sheet | None = None
        self.found: Matches | None = None
        self._painter = Painter(self)
        self._width = 0
        self._margin = 1
        self._steps = 0
        self._goal: int | None = None
        self._asked: tuple[int, bool] | None = None
        self._timer: Timer | None = None

    # -- laying out

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def show_page(self, page: Page, *, keep: bool) -> None:
        """Show a page from its top; with `keep`, where one was reading."""
        self.page = page
        if not keep:
            self.chosen = self._asked = None
        self._lay_out(keep=keep)

    def on_resize(self) -> None:
        """Only another width asks for another layout; text in the middle also moves with the height."""
        if isinstance(self.page, EmptyPage) or self.sheet is None or self.size.width != self._width:
            self._lay_out(keep=True)

    def on_unmount(self) -> None:
        """Nothing is laid out for a window that is gone."""
        self._pause()

    def _lay_out(self, *, keep: bool) -> None:
        self._pause()
        self._painter.forget(styles=False)
        self._width, height = self.size
        place = self.scroll_offset.y
        self._goal = self.sheet.source_at(place) if keep and self.sheet and place else None
        if self._asked is not None:
            self._goal = self._asked[0]
        self._steps = 0
        if self.found is not None:
            self.found.forget()
        if not self._width or self.page == EmptyPage():
            self.sheet = None
            return
        from tui.app.widgets.reader_sheet import Sheet  # the parts of a page: after the first frame

        self._margin = 1 if self._width < 90 else 2
        room = self.scrollable_content_region.width - 2 * self._margin
        self.sheet = Sheet(self.page, room, height)
        kept = int(place) if keep and self._goal is None else 0
        while not self.sheet.done and len(self.sheet.lines) <= height + kept:
            self.sheet.more()
        self._grown(self.sheet)
        if not keep:
            self._jump(0)
        self.refresh()

    def _grown(self, sheet: Sheet) -> None:
        """There are more lines: tell the scroll bar, go where one waits to go, go on if more are wanted."""
        self.virtual_size = Size(self._width, len(sheet.lines))
        if self.found is not None:
            self.found.read(sheet.lines)
            self.seek()
        place = len(sheet.lines) if self._goal == _END else None
        if self._goal is not None and place is None:
            place = sheet.place_of(self._goal)
        if place is not None and self._asked is not None:
            self.scroll_to_line(self._asked[0], choose=self._asked[1])
        elif place is not None:
            self._jump(place)
        if sheet.done or (place is not None and self._goal != _END):
            self._goal = self._asked = None
        self._go_on()
        self.matched()

    def seek(self) -> None:
        """More lines were looked through for what is searched for: go to the match that is waited for."""

    def matched(self) -> None:
        """Say where among the matches one is."""

    def _go_on(self) -> None:
        sheet = self.sheet
        if sheet is None or sheet.done or self._timer is not None:
            return
        near = self.scroll_offset.y + 3 * self.size.height >= len(sheet.lines)
        if near or self._goal is not None or self._steps < AHEAD:
            self._timer = self.set_timer(STEP, self._step)

    def _step(self) -> None:
        self._timer = None
        if self.sheet is not None and not self.sheet.done:
            self._steps += 1
            self.sheet.more()
            self._grown(self.sheet)

    def _pause(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # -- where one is

    def current_line(self) -> int | None:
        """The source line at the top of the window."""
        return self.sheet.source_at(self.scroll_offset.y) if self.sheet else None

    def scroll_to_line(self, line: int, *, choose: bool = True) -> None:
        """Bring a source line into the upper third of the window and, if `choose`, make it stand out; as soon
        as it is laid out, where there is no room to do that in yet."""
        self.chosen = line if choose else None
        place = self.sheet.place_of(line) if self.sheet else None
        if place is None or self.sheet is None:
            self._goal, self._asked = line, (line, choose)
            self._go_on()
            return
        self._goal = self._asked = None
        if choose and self.sheet.lines:
            self.chosen = self.sheet.lines[place].key
        self._jump(place - self.size.height // 3)

    def watch_chosen(self) -> None:
        """Draw the line that stands out."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out more as the end comes near."""
        super().watch_scroll_y(old_value, new_value)
        self._go_on()

    def _jump(self, place: int) -> None:
        self.scroll_to(y=max(0, min(place, self.max_scroll_y)), animate=False, force=True)

    def _scroll(self, rows: int) -> None:
        self._goal = self._asked = None
        self._jump(self.scroll_offset.y + rows)

    def action_down(self) -> None:
        """One line down."""
        self._scroll(1)

    def action_up(self) -> None:
        """One line up."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """One page down; two lines stay in sight."""
        self._scroll(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """One page up."""
        self._scroll(-max(1, self.size.height - 2))

    def action_top(self) -> None:
        """To the first line."""
        self._goal = self._asked = None
        self._jump(0)

    def action_bottom(self) -> None:
        """To the last line, as soon as it is laid out."""
        if self.sheet is not None:
            self._goal, self._asked = None if self.sheet.done else _END, None
            self._jump(len(self.sheet.lines))
            self._go_on()

    # -- drawing

    def notify_style_update(self) -> None:
        """The theme, or the focus, changed the colours."""
        super().notify_style_update()
        self._painter.forget()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.size.width
        place = y + self.scroll_offset.y
        if self.sheet is None or place >= len(self.sheet.lines):
            return Strip.blank(width, self._painter.style(""))
        line = self.sheet.lines[place]
        if self.found is not None:
            line = self.found.marked(place, line)
        selection = self.text_selection
        span = selection.get_span(place) if selection is not None else None
        if span is not None:
            return self._painter.selected(place, line, width, self._margin, span)
        chosen = self.chosen is not None and line.key == self.chosen
        first = chosen and (not place or self.sheet.lines[place - 1].key != self.chosen)
        return self._painter.strip(place, line, width, self._margin, chosen=chosen, sign="▸" if first else "")

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it was written rather than as it is broken into lines."""
        from tui.app.widgets.reader_sheet import copied

        return (copied(self.sheet.lines, selection), "\n") if self.sheet else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()
