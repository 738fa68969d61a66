"""What Today shows: what is open, and where it was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.ahead import Ahead
from tui.app.coming import ComesBack
from tui.app.heading import fill_bar
from tui.app.home.room import HURRIED, SETTLE
from tui.app.home.words import TOO_SMALL
from tui.app.today import words
from tui.app.today.due_list import DueList
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound, PreseasonError
from tui.domain.today import Today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.app import PreseasonApp
    from tui.domain.people import ColdContact
    from tui.domain.today import Due
    from tui.journal.journal import Journal


FIRST_FRAME = 0.15
"""Seconds by which it is drawn."""
SQUAT = 18
"""Lines under which there is no room below the list for what was said."""


class TodayRoom(ComesBack):
    """Reads the journal into its list and the reader; what is done to it is the Today screen's."""

    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#due"
    app: PreseasonApp

    due = getters.query_one(DueList)
    reader = getters.query_one(Reader)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.ahead = Ahead(journal)
        self._today = Today()
        self._cold: list[ColdContact] | None = None
        self._turn = 0
        self._moved_at = 0.0
        self._shown: tuple[str, int | None] | None = None

    def compose(self) -> ComposeResult:
        """What is open at the left, what was said at the right."""
        bar = TopBar()
        bar.room = "Today"
        yield bar
        yield DueList()
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_resize(self) -> None:
        """In a low and narrow window there is only room for one of the two."""
        self.set_class(self.size.height < SQUAT, "-squat")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    # -- reading

    def read_ahead(self) -> None:
        """With whom it goes cold, and all that is open."""
        self._read_today(self._read_cold())

    def _read_cold(self) -> list[ColdContact]:
        return self.ahead("cold", self.journal.promises.cold)

    def _read_today(self, cold: Sequence[ColdContact]) -> Today:
        return self.ahead("today", partial(self.journal.promises.today, cold))

    def reload(self, *, show_new: bool = False, leave: str | None = None) -> None:
        """Read what is open again; the cursor stays where it was, or leaves what is seen to."""
        early = self.ahead.knows("cold")
        if early:
            self._cold = self._read_cold()
        self._show(show_new=show_new, leave=leave)
        if early:
            self.call_after_refresh(self.follow, again=True)
        else:
            self.finish()

    def further(self) -> None:
        """Where it was said, when the first frame is drawn, which takes several refreshes where the app opens
        here."""
        if self.app.opens_on and self._shown is None:
            self.set_timer(FIRST_FRAME, self._further)
        else:
            self.call_after_refresh(self._further)

    def _show(self, *, show_new: bool = False, leave: str | None = None) -> None:
        self.mark_read()
        fill_bar(self)
        before, today = self._today, self._read_today(self._cold or ())
        if self._cold is None and not today.everything:  # there is nothing else to show before
            self._cold = self._read_cold()
            today = self._read_today(self._cold)
        self._today = today
        was_empty = self.has_class("-empty")
        self.set_class(not today.everything, "-empty")
        self.due.show_today(today, self.journal.today(), leave=leave)
        other = set(today.everything) - set(before.everything) if show_new else set()
        if len(other) == 1:
            self.due.go_to_due(other.pop().id)
        if not today.everything:
            self._shown = None
            self.reader.show_empty(words.NOTHING)
            self.reader.focus()
        elif was_empty:
            self.due.focus()

    def _further(self) -> None:
        """What one reads, then with whom it goes cold, which takes longest: those of before are there."""
        self.follow(again=True)
        self.call_after_refresh(self._look_for_cold)

    def _look_for_cold(self) -> None:
        cold = self._read_cold()
        if cold != self._cold:
            self._cold = cold
            self._show()

    def follow(self, *, again: bool = False) -> None:
        """Show where it was said what the cursor is on; with `again`, it was read again."""
        here = self.due.here
        if here is None:
            return
        wanted = (here.id, here.line)
        if wanted == self._shown and not again:
            return
        keep = wanted == self._shown
        self._shown = wanted
        try:
            self._read(here, keep=keep)
        except NotFound:
            self.reload()
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")

    def _read(self, here: Due, *, keep: bool) -> None:
        from tui.app.home import pages  # the reader's words: after the first frame

        if here.entry is not None:
            self.reader.show_entry(pages.entry(self.journal, here.entry), keep=keep)
            if here.line is not None and not keep:
                self.reader.scroll_to_line(here.line)
        elif here.contact_id is not None:
            self.reader.show_card(pages.card(self.journal, here.contact_id), keep=keep)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        """The list is drawn first; the reader follows at once, or when a key that is held down is let go."""
        if isinstance(event, LineList.Opened):
            return
        self._turn += 1
        if event.time - self._moved_at < HURRIED:
            self.set_timer(SETTLE, partial(self._follow_in, self._turn))
        else:
            self.call_after_refresh(self._follow_in, self._turn)
        self._moved_at = event.time

    def _follow_in(self, turn: int) -> None:
        if turn == self._turn:
            self.follow()

    def read(self) -> None:
        """Give the reader the focus, and on a narrow terminal the whole width."""
        self.follow()
        self.set_class(True, "-reading")
        self.reader.focus()

    def on_descendant_focus(self) -> None:
        """The list is in sight again when one goes to it."""
        if self.focused is self.due:
            self.set_class(False, "-reading")

    def action_back(self) -> None:
        """Out of the entry, then to the Journal."""
        if self.focused is self.reader and not self.has_class("-empty"):
            self.set_class(False, "-reading")
            self.due.focus()
        else:
            self.app.go_to_room("journal")
