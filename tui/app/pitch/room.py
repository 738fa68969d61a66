"""What the Pitch shows: its versions, what was said of it, and at the right what the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.acts import SIZES, Acts, Made
from tui.app.ahead import Ahead
from tui.app.coming import ComesBack
from tui.app.heading import fill_bar
from tui.app.home.room import HURRIED, SETTLE
from tui.app.home.words import TOO_SMALL
from tui.app.pitch import reading, words
from tui.app.pitch.acts import PitchActs
from tui.app.pitch.lists import FeedbackList, VersionList
from tui.app.pitch.reading import Found, VersionLine, Versions
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal
    from tui.journal.records import Draft


def go_on(app: PreseasonApp, draft: Draft) -> None:
    """Go to the Pitch, and go on with the draft of a version."""
    app.go_to_room("pitch")
    room = app.get_screen("pitch")
    if isinstance(room, PitchRoom):
        room.call_after_refresh(room.deeds.go_on, draft)


def show_version(app: PreseasonApp, number: int) -> None:
    """Go to the Pitch, and put the cursor on a version."""
    app.go_to_room("pitch")
    room = app.get_screen("pitch")
    if isinstance(room, PitchRoom):
        room.call_after_refresh(room.show_version, number)


class PitchRoom(ComesBack):
    """Reads the journal into its lists and the reader; what is done to it is the Pitch screen's."""

    CSS_PATH = "pitch.tcss"
    AUTO_FOCUS = "#versions"
    app: PreseasonApp

    versions = getters.query_one(VersionList)
    feedback = getters.query_one("#feedback", FeedbackList)
    reader = getters.query_one(Reader)
    bar = getters.query_one(TopBar)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.ahead = Ahead(journal)
        self.acts = Acts(self)
        self.deeds = PitchActs(self)
        self.known = Versions(journal)
        self.everything = False
        self.pane = "versions"
        self.entry: int | None = None
        """The entry that is read in the place of what the cursor is on."""
        self._shown: tuple[str, int] | None = None
        self._turn = 0
        self._moved_at = 0.0

    def compose(self) -> ComposeResult:
        """Lists at the left, the reader at the right."""
        bar = TopBar()
        bar.room = "Pitch"
        yield bar
        yield VersionList()
        yield Reader()
        yield FeedbackList()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def of_this_size(self, screen: Made) -> Made:
        """A screen whose first frame fits the window too."""
        screen.add_class(*(name for name in SIZES if self.has_class(name)))
        return screen

    # -- reading the journal

    def read_ahead(self) -> None:
        """Its versions, and what waits."""
        self._read_versions()
        self._read_waiting()

    def _read_versions(self) -> Found:
        return self.ahead("versions", self.known.find)

    def _read_waiting(self) -> Sequence[int]:
        return self.ahead("waiting", self.journal.pitch.feedback.order)

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; the cursors stay where they were, or go to the version that is new."""
        self.mark_read()
        before = set(self.versions.source.ids)
        numbers = self.known.keep(self._read_versions())
        new = set(numbers) - before if show_new or not before else set()
        self.versions.today = self.feedback.today = self.journal.today()
        keep = max(new) if new else None
        self.versions.show(Source(numbers, self._version_rows, len(numbers)), keep=keep)
        self.versions.title(f"{len(numbers)}" if numbers else "")
        self._show_feedback()
        back = bool(numbers) and self.has_class("-empty")  # the only version comes back
        self.set_class(not numbers, "-empty")
        self.set_class(not self.feedback.count, "-silent")
        if not numbers and self.feedback.count and self.focused is self.versions:
            self.feedback.focus()
        if back and self.focused is self.reader:
            self.versions.focus()
        fill_bar(self)
        self.follow(again=True)

    def _show_feedback(self) -> None:
        waiting = self._read_waiting()
        ids = self.journal.pitch.feedback.order(everything=True) if self.everything else waiting
        self.feedback.empty = words.NO_FEEDBACK_AT_ALL if self.everything else words.NO_FEEDBACK
        self.feedback.show(Source(ids, self._feedback_rows, len(ids)))
        told = f"{len(waiting):,} waiting"
        if self.everything:
            told = f"{len(waiting):,} of {len(ids):,} wait"
        self.feedback.title(told if ids else "")

    def _version_rows(self, numbers: Sequence[int]) -> list[Row]:
        return [Row(line.version.number, "", "", record=line) for line in self.known.lines(numbers)]

    def _feedback_rows(self, ids: Sequence[int]) -> list[Row]:
        found = self.journal.pitch.feedback.lines(ids)
        return [Row(each.feedback.id or 0, "", "", record=each) for each in found]

    # -- following the cursor

    @property
    def line(self) -> VersionLine | None:
        """The version that the cursor is on."""
        number = self.versions.current
        return None if number is None else self.known.line(number)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        """The list is drawn first; the reader follows at once, or when a key that is held down is let go."""
        if event.list.id != self.pane or isinstance(event, LineList.Opened):
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

    def follow(self, *, again: bool = False) -> None:
        """Show what the cursor is on, or the entry that is read; with `again`, it was read again."""
        try:
            self._follow(again=again)
        except NotFound:
            self.entry = None
            self.call_after_refresh(self.reload)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")

    def _follow(self, *, again: bool) -> None:
        said = self.feedback.here if self.pane == "feedback" else None
        entry = self.entry if self.entry is not None else said.entry if said is not None else None
        line = self.line
        if entry is not None:
            at = said.feedback.line if said is not None and said.entry == entry else None
            self._show_entry(entry, at, again=again)
        elif line is not None:
            shown = ("version", line.version.number)
            if again or shown != self._shown:
                keep = shown == self._shown
                self.reader.show_text(reading.page(self.journal, line), keep=keep)
            self._shown = shown
        else:
            self._shown = None
            self.reader.show_empty(words.NO_PITCH)

    def _show_entry(self, entry: int, line: int | None, *, again: bool) -> None:
        from tui.app.home import pages  # the reader's words: when something is read

        shown = ("entry", entry)
        if again or shown != self._shown:
            self.reader.show_entry(pages.entry(self.journal, entry), keep=shown == self._shown)
        self._shown = shown
        if line is not None:
            self.call_after_refresh(self.reader.scroll_to_line, line)

    def show_version(self, number: int) -> None:
        """Put the cursor on a version."""
        self.versions.go_to(number)
        self.versions.focus()
        self.follow()

    def read(self) -> None:
        """Give the reader the focus, and on a narrow terminal the whole width."""
        self.follow()
        self.set_class(True, "-reading")
        self.reader.focus()

    def on_descendant_focus(self) -> None:
        """The reader follows the pane that has the focus."""
        focused = self.focused
        if isinstance(focused, LineList) and focused.id:
            self.set_class(False, "-reading")
            moved = focused.id != self.pane or self.entry is not None
            self.pane, self.entry = focused.id, None
            if moved:
                self.follow()
        self.refresh_bindings()
