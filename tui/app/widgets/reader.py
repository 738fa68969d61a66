"""The reader: an entry or a contact at its most readable, with links to follow and boxes to tick."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from tui.app.bindings import bindings
from tui.app.widgets.reader_pane import ReaderPane
from tui.app.widgets.reader_records import CardPage, EmptyPage, EntryPage, FlowPage, Page, TextPage, Words
from tui.domain.text import visible

if TYPE_CHECKING:
    from tui.app.widgets.layout_wrap import Target
    from tui.app.widgets.reader_matches import Matches
    from tui.domain.matching import Matcher


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
        border-subtitle-color: $muted;
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
            self.entry_id, self.line = entry_id, line
            self.followup_id, self.done = followup_id, done

    class EntryChosen(Message):
        """A row of a card was clicked: open that entry at that line."""

        def __init__(self, entry_id: int, line: int | None) -> None:
            super().__init__()
            self.entry_id, self.line = entry_id, line

    _sought: int | None = None
    """The source line from which the first match is to be shown, once it is laid out."""
    _told: tuple[Matches | None, int] = (None, -1)
    """Of which matches, and at which of them, the border speaks."""

    # -- what to show

    def show_entry(self, page: EntryPage, *, keep: bool = False) -> None:
        """Show an entry from its top; with `keep`, where one was reading, as after a save or a tick."""
        from tui.app.widgets.reader_page import entry_title

        self._show(page, entry_title(page.entry), keep=keep)

    def show_card(self, page: CardPage, *, keep: bool = False) -> None:
        """Show a contact's card."""
        self._show(page, _line(page.name), keep=keep)

    def show_text(self, page: TextPage | FlowPage, *, keep: bool = False) -> None:
        """Show a text that is no entry."""
        self._show(page, _line(page.title), keep=keep)

    def show_empty(self, words: Sequence[Words], *, title: str = "") -> None:
        """Say what to do where there is nothing to read: lines of text, or of `(text, style)` parts."""
        self._show(EmptyPage(tuple(words)), _line(title), keep=False)

    def _show(self, page: Page, title: str, *, keep: bool) -> None:
        self.border_title = Content(title)
        self._sought = None
        if self.found is not None and not keep:
            self.found.here = -1
        self.show_page(page, keep=keep)

    # -- what was searched for

    def find(self, matcher: Matcher | None) -> None:
        """Show where something stands in what is shown now and later; with nothing to look for, no more."""
        if not matcher and self.found is None:
            return
        from tui.app.widgets.reader_matches import Matches

        self.found = Matches(matcher) if matcher else None
        if self.found is not None and self.sheet is not None:
            self.found.read(self.sheet.lines)
        self.seek()
        self.matched()
        self._painter.forget(styles=False)
        self.refresh()

    @property
    def matches(self) -> tuple[int, int]:
        """Which match one is at, from 1 (0: at none yet), and how many there are as far as is laid out."""
        return (self.found.here + 1, len(self.found.places)) if self.found is not None else (0, 0)

    @property
    def match_line(self) -> int | None:
        """The source line of the match one is at; at none, the line at the top of the window."""
        found = self.found
        if self.sheet is None or found is None or found.here < 0:
            return self.current_line()
        return self.sheet.source_at(found.places[found.here])

    def to_match(self, line: int | None) -> None:
        """Go to the first match on a source line or after it; where there is none, to that line.

        Without a line, to the first match of all.
        """
        if self.found is None:
            return
        self._sought = line or 0
        self.seek()
        if self._sought is not None and line is not None:
            self.scroll_to_line(line, choose=False)
        if self.sheet is not None and self.sheet.done:
            self._sought = None

    def seek(self) -> None:
        """Go to the match that is waited for, if it is laid out."""
        if self.found is not None and self.sheet is not None and self._sought is not None:
            number = self.found.first_from(self.sheet.lines, self._sought)
            if number is not None:
                self._to(number, always=True)

    def matched(self) -> None:
        """Say at which match one is, and how many there are; while more are laid out, not each time."""
        found, done = self.found, self.sheet is None or self.sheet.done
        if found is not None and done:
            found.here = min(found.here, len(found.places) - 1)
        at = (found, found.here) if found is not None and found.places else (None, -1)
        if at[0] is None or self._timer is None or self._told != at:  # to say it draws everything again
            self._told = at
            said = Content(found.words(done=done) if found is not None else "")
            if said.markup != (self.border_subtitle or ""):
                self.border_subtitle = said

    def action_next_match(self) -> None:
        """To the next match; after the last one, to the first."""
        here, count = self.matches
        if count:
            self._to(here % count if here else self._first_in_sight())

    def action_previous_match(self) -> None:
        """To the match before; before the first one, to the last."""
        here, count = self.matches
        if count:
            self._to((here - 2 if here else self._first_in_sight() - 1) % count)

    def _first_in_sight(self) -> int:
        places = self.found.places if self.found is not None else []
        return bisect_left(places, self.scroll_offset.y) % max(1, len(places))

    def _to(self, number: int, *, always: bool = False) -> None:
        """Be at a match; it comes into the upper third, if it is out of sight or `always`."""
        if self.found is None:
            return
        self._sought = self._goal = self._asked = None
        self.found.here = number
        self.matched()
        self._painter.forget(styles=False)
        self.refresh()
        place, top, height = self.found.places[number], self.scroll_offset.y, self.size.height
        if always or not top <= place < top + height:
            self._jump(place - height // 3)

    # -- marks and links

    def action_next_mark(self) -> None:
        """Make the next mark stand out; of what was searched for, go to the next."""
        if self.matches[1]:
            self.action_next_match()
        else:
            self._choose(forward=True)

    def action_previous_mark(self) -> None:
        """Make the mark before stand out; of what was searched for, go to the one before."""
        if self.matches[1]:
            self.action_previous_match()
        else:
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
        if (offset := event.get_content_offset(self)) is None or self.sheet is None:
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
