"""The reader: an entry or a contact at its most readable, with links to follow and boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from tui.app.bindings import bindings
from tui.app.widgets.reader_pane import ReaderPane
from tui.app.widgets.reader_records import CardPage, EmptyPage, EntryPage, Page, Words
from tui.domain.text import visible

if TYPE_CHECKING:
    from tui.app.widgets.layout_wrap import Target


class Reader(ReaderPane):
    """Shows one page: `show_entry`, `show_card` or `show_empty`. It only says what was chosen."""

    DEFAULT_CSS = """
    Reader {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        border: round $border-blurred;
        border-title-color: $muted;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """
    BINDINGS: ClassVar = bindings("reader")

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

    # -- what to show

    def show_entry(self, page: EntryPage, *, keep: bool = False) -> None:
        """Show an entry from its top; with `keep`, where one was reading, as after a save or a tick."""
        from tui.app.widgets.reader_page import entry_title

        self._show(page, entry_title(page.entry), keep=keep)

    def show_card(self, page: CardPage, *, keep: bool = False) -> None:
        """Show a contact's card."""
        self._show(page, _line(page.name), keep=keep)

    def show_empty(self, words: Sequence[Words], *, title: str = "") -> None:
        """Say what to do where there is nothing to read: lines of text, or of `(text, style)` parts."""
        self._show(EmptyPage(tuple(words)), _line(title), keep=False)

    def _show(self, page: Page, title: str, *, keep: bool) -> None:
        self.border_title = Content(title)
        self.show_page(page, keep=keep)

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
            from tui.app.widgets.layout_inline import MAY_FOLLOW

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


def _line(text: str) -> str:
    return " ".join(visible(text).split())
