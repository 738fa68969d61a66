"""The reader: an entry or a contact at its most readable, drawn line by line, only what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tui.app.widgets.layout_inline import MAY_FOLLOW, plain
from tui.app.widgets.layout_wrap import Target
from tui.app.widgets.reader_page import CardPage, EmptyPage, EntryPage, Words, entry_title
from tui.app.widgets.reader_paint import CSS, NAMES, Painter
from tui.app.widgets.reader_sheet import Page, Sheet, copied

STEP = 0.02
"""Seconds between two pieces of a long body: room for the keys."""
AHEAD = 40
"""Pieces laid out without being asked for (about half a megabyte); the rest comes as one scrolls to it."""
_END = 1 << 40


class Reader(ScrollView, can_focus=True):
    """Shows one page: `show_entry`, `show_card` or `show_empty`.

    Lines are counted as in the source: `scroll_to_line(n)` goes to line n of the entry's Markdown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{name}" for name in NAMES}
    DEFAULT_CSS = (
        """
    Reader {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint;
        scrollbar-color-hover: $muted;
        scrollbar-color-active: $primary;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        border: round $border-blurred;
        border-title-color: $muted;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """
        + CSS
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "down", "Down", show=False, id="reader-down"),
        Binding("up,k", "up", "Up", show=False, id="reader-up"),
        Binding("pagedown,space,ctrl+f", "page_down", "Page down", show=False, id="reader-page-down"),
        Binding("pageup,ctrl+b", "page_up", "Page up", show=False, id="reader-page-up"),
        Binding("home", "top", "Top", show=False, id="reader-top"),
        Binding("end,G", "bottom", "Bottom", show=False, id="reader-bottom"),
        Binding("right_square_bracket", "next_mark", "Next mark", show=False, id="reader-next-mark"),
        Binding("left_square_bracket", "previous_mark", "Previous mark", show=False, id="reader-prev-mark"),
    ]

    chosen: reactive[int | None] = reactive(None, init=False)
    """The source line that stands out because one jumped to it."""

    class LinkChosen(Message):
        """A link was clicked; its scheme is http, https or mailto."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class LineChosen(Message):
        """A follow-up is to be ticked, or opened again if `done`; `line` is None where it has no line."""

        def __init__(self, entry_id: int, line: int | None, followup_id: int | None, done: bool) -> None:
            super().__init__()
            self.entry_id = entry_id
            self.line = line
            self.followup_id = followup_id
            self.done = done

    class EntryChosen(Message):
        """A row of a card was clicked: open that entry at that line."""

        def __init__(self, entry_id: int, line: int | None) -> None:
            super().__init__()
            self.entry_id = entry_id
            self.line = line

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.page: Page = EmptyPage()
        self.sheet: Sheet | None = None
        self._painter = Painter(self)
        self._width = 0
        self._margin = 1
        self._steps = 0
        self._goal: int | None = None
        self._timer: Timer | None = None

    # -- what to show

    def show_entry(self, page: EntryPage, *, keep: bool = False) -> None:
        """Show an entry from its top; with `keep`, where one was reading, as after a save or a tick."""
        self._show(page, entry_title(page.entry), keep=keep)

    def show_card(self, page: CardPage, *, keep: bool = False) -> None:
        """Show a contact's card."""
        self._show(page, plain(page.name), keep=keep)

    def show_empty(self, words: Sequence[Words], *, title: str = "") -> None:
        """Say what to do where there is nothing to read: lines of text, or of `(text, style)` parts."""
        self._show(EmptyPage(tuple(words)), title, keep=False)

    def _show(self, page: Page, title: str, *, keep: bool) -> None:
        self.page = page
        self.border_title = Content(title) if title else ""
        if not keep:
            self.chosen = None
        self._lay_out(keep=keep)

    # -- laying out

    def on_resize(self) -> None:
        """Only another width asks for another layout; text in the middle also moves with the height."""
        moved = isinstance(self.page, EmptyPage) or self.sheet is None
        if moved or self.size.width != self._width:
            self._lay_out(keep=True)

    def _lay_out(self, *, keep: bool) -> None:
        self._pause()
        self._width, height = self.size
        place = self.scroll_offset.y
        self._goal = self.sheet.source_at(place) if keep and self.sheet and place else None
        self._steps = 0
        if not self._width:
            self.sheet = None
            return
        self._margin = 1 if self._width < 90 else 2
        self.sheet = Sheet(self.page, self._width - 2 * self._margin, height)
        while not self.sheet.done and len(self.sheet.lines) <= height:
            self.sheet.more()
        self._grown(self.sheet)
        if not keep:
            self._jump(0)

    def _grown(self, sheet: Sheet) -> None:
        """There are more lines: tell the scroll bar, go where one waits to go, go on if more are wanted."""
        self._painter.forget(styles=False)
        self.virtual_size = Size(self._width, len(sheet.lines))
        self.refresh()
        place = len(sheet.lines) if self._goal == _END else None
        if self._goal is not None and place is None:
            place = sheet.place_of(self._goal)
        if place is not None:
            self._jump(place)
        if sheet.done or (place is not None and self._goal != _END):
            self._goal = None
        self._go_on()

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
        """Bring a source line into the upper third of the window and, if `choose`, make it stand out."""
        self.chosen = line if choose else None
        place = self.sheet.place_of(line) if self.sheet else None
        if place is None:
            self._goal = line
            self._go_on()
        else:
            self._goal = None
            self._jump(place - self.size.height // 3)

    def watch_chosen(self) -> None:
        """Draw the line that stands out."""
        self._painter.forget(styles=False)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out more as the end comes near."""
        super().watch_scroll_y(old_value, new_value)
        self._go_on()

    def _jump(self, place: int) -> None:
        self.scroll_to(y=max(0, min(place, self.max_scroll_y)), animate=False, force=True)

    def _scroll(self, rows: int) -> None:
        self._goal = None
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
        self._goal = None
        self._jump(0)

    def action_bottom(self) -> None:
        """To the last line, as soon as it is laid out."""
        if self.sheet is not None:
            self._goal = None if self.sheet.done else _END
            self._jump(len(self.sheet.lines))
            self._go_on()

    # -- marks and links

    def action_next_mark(self) -> None:
        """Make the next mark stand out."""
        self._choose(forward=True)

    def action_previous_mark(self) -> None:
        """Make the mark before stand out."""
        self._choose(forward=False)

    def _choose(self, *, forward: bool) -> None:
        top = self.scroll_offset.y
        bottom = top + self.size.height
        found = self.sheet.neighbour(self.chosen, top, bottom, forward=forward) if self.sheet else None
        if found is not None:
            place, self.chosen = found
            if not top <= place < bottom:
                self._jump(place - self.size.height // 3)

    def action_tick(self) -> None:
        """Tick the follow-up that stands out; if none does, make the first one in sight stand out."""
        if self.sheet is None:
            return
        target = self.sheet.followup(self.chosen)
        if target is not None:
            self._follow(target)
        else:
            top = self.scroll_offset.y
            self.chosen = self.sheet.first_followup(top, top + self.size.height)

    def on_click(self, event: events.Click) -> None:
        """A click on a link, a box to tick, or a row of a card."""
        if event.chain == 1 and self.text_selection is None:
            to = self._target_at(event)
            if to is not None:
                event.stop()
                self._follow(to)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what may be clicked."""
        self.styles.pointer = "pointer" if self._target_at(event) is not None else "default"

    def _target_at(self, event: events.MouseEvent) -> str | Target | None:
        offset = event.get_content_offset(self)
        if offset is None or self.sheet is None:
            return None
        return self.sheet.target_at(offset.y + self.scroll_offset.y, offset.x - self._margin)

    def _follow(self, to: str | Target) -> None:
        if isinstance(to, str):
            if MAY_FOLLOW.match(to):
                self.post_message(self.LinkChosen(to))
            return
        entry_id = to.entry_id
        if entry_id is None and isinstance(self.page, EntryPage):
            entry_id = self.page.entry.id
        if entry_id is None:
            return
        if to.tick:
            self.post_message(self.LineChosen(entry_id, to.line, to.followup_id, to.done))
        else:
            self.post_message(self.EntryChosen(entry_id, to.line))

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
        selection = self.text_selection
        span = selection.get_span(place) if selection is not None else None
        if span is not None:
            return self._painter.selected(place, line, width, self._margin, span)
        chosen = self.chosen is not None and line.key == self.chosen
        return self._painter.strip(place, line, width, self._margin, chosen=chosen)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, as it was written rather than as it is broken into lines."""
        return (copied(self.sheet.lines, selection), "\n") if self.sheet else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()
