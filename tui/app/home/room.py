"""What the Journal shows: three lists, and a reader that follows the cursor of the focused one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.heading import fill_bar
from tui.app.home import rows
from tui.app.home.pane import Pane
from tui.app.home.words import EMPTY, NONE_OF_THEM, TOO_SMALL
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Source
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.app.home.searches import Searches
    from tui.domain.entries import Kind
    from tui.journal.ids import Ids
    from tui.journal.journal import Journal

FIRST = 64
"""Rows of each list that are read before the first frame."""
HURRIED = 0.12
"""Seconds between two moves of the cursor below which the reader waits for the last one."""
SETTLE = 0.06
"""Seconds it waits then."""
KINDS: dict[str, Kind] = {"meetings": "meeting", "reflections": "reflection"}
PANES: dict[Kind, str] = {kind: pane for pane, kind in KINDS.items()}


class Room(Screen[None]):
    """Reads the journal into its lists and the reader; what is done to it is the Journal screen's."""

    AUTO_FOCUS = "#meetings"
    app: PreseasonApp
    searches: Searches

    contacts = getters.query_one("#contacts", Pane)
    meetings = getters.query_one("#meetings", Pane)
    reflections = getters.query_one("#reflections", Pane)
    reader = getters.query_one(Reader)
    bar = getters.query_one(TopBar)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.scope: int | None = None
        self._read: tuple[str, int] | None = None
        self._ids: dict[str, Ids] = {}
        self._turn = 0
        self._moved_at = 0.0
        self.pane = "meetings"

    def compose(self) -> ComposeResult:
        """Lists at the left, the reader at the right."""
        yield TopBar()
        yield Pane(id="contacts", name="1 Contacts", empty=EMPTY["contacts"])
        yield Reader()
        yield Pane(id="meetings", name="2 Meetings", empty=EMPTY["meetings"])
        yield Pane(id="reflections", name="3 Reflections", empty=EMPTY["reflections"])
        yield Pane(id="searches", name="4 Searches", empty=())
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """The rows in sight first; the rest, and what they point at, right after the first frame, or when one
        comes here from where the app opens."""
        self._show_lists(first=FIRST)
        self._show_searches()
        if not self.app.opens_on:
            self.call_after_refresh(self.reload)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing happens to a journal that cannot be seen: quitting is all there is then."""
        return not (self.has_class("-tiny") or self.has_class("-flat"))

    # -- reading the journal

    def reload(self, *, keep: tuple[str, int] | None = None, show_new: bool = False) -> None:
        """Read the journal again; `keep` is a pane and an id to put its cursor on.

        With `show_new` the cursor of a list goes to the one row that was not there before.
        """
        before = self._ids
        self._show_lists(keep)
        for name, ids in self._ids.items():
            pane = self.list_of(name)
            new = ids.new_since(before[name]) if show_new else set()
            if len(new) == 1:
                pane.show(pane.source, keep=new.pop())
            pane.title(f"{pane.count:,}")
        self._show_searches(show_new=show_new)
        self._name_things()
        self.call_after_refresh(self.follow)

    def _show_lists(self, keep: tuple[str, int] | None = None, first: int | None = None) -> None:
        people = self.journal.contacts.order(first)
        if first is None and self.scope is not None and self.scope not in people:
            self.scope = self._merged_into(self.scope, people)
        self._ids = {
            "contacts": people,
            "meetings": self.journal.entries.order("meeting", contact=self.scope, limit=first),
            "reflections": self.journal.entries.order("reflection", contact=self.scope, limit=first),
        }
        for name, ids in self._ids.items():
            read = rows.contacts if name == "contacts" else rows.entries
            pane = self.list_of(name)
            pane.empty = EMPTY[name] if self.scope is None else NONE_OF_THEM
            wanted = keep[1] if keep is not None and keep[0] == name else None
            pane.show(Source(ids, read(self.journal)), keep=wanted)

    def _merged_into(self, contact: int, people: Ids) -> int | None:
        """Whom somebody was merged into by another session, or in another room."""
        try:
            now = self.journal.contacts.where_now(contact)
        except NotFound:
            return None
        return now if now in people else None

    def _show_searches(self, *, show_new: bool = False) -> None:
        pane = self.list_of("searches")
        before, source = set(pane.source.ids), self.searches.source()
        new = set(source.ids) - before if show_new else set()
        pane.show(source, keep=new.pop() if len(new) == 1 else None)
        pane.title(f"{pane.count:,}")
        if len(source.ids) != len(before):
            pane.refresh(layout=True)  # it is as high as it has rows
        self.set_class(bool(source.ids), "-searches")
        if self.pane == "searches" and not source.ids:
            self.meetings.focus()

    def _name_things(self) -> None:
        self.bar.chip = self.scope_name()
        fill_bar(self)

    def scope_name(self) -> str:
        """The name of the contact the lists are narrowed to, or nothing."""
        return self.journal.contacts.get(self.scope).text.name if self.scope is not None else ""

    def list_of(self, name: str) -> Pane:
        """The list of a pane."""
        return self.query_one(f"#{name}", Pane)

    @property
    def shown(self) -> tuple[str, int] | None:
        """The pane and the id that commands act on: what the cursor of the current pane is on."""
        current = self.list_of(self.pane).current
        return None if current is None else (self.pane, current)

    def follow(self) -> None:
        """Show in the reader what the cursor of the current pane is on; stay where one was reading it."""
        from tui.app.home import pages  # the reader's words: after the first frame

        self._turn += 1
        before, self._read = self._read, self.shown
        current = self.list_of(self.pane).current
        try:
            if current is None:
                self.reader.show_empty(pages.empty(self.pane, any_entries=bool(self.meetings.source.ids)))
            elif self.pane == "searches":
                self.searches.show(current, keep=before == self._read)
            elif self.pane == "contacts":
                self.reader.show_card(pages.card(self.journal, current), keep=before == self._read)
            else:
                self.reader.show_entry(pages.entry(self.journal, current), keep=before == self._read)
        except NotFound:
            self.reload()

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

    @on(Pane.Jump)
    def _jump(self, event: Pane.Jump) -> None:
        name = event.pane.id
        if name == "searches":
            found = self.searches.starting(event.typed, event.after)
        elif name == "contacts":
            found = self.journal.find.jump("contacts", event.typed, after=event.after)
        else:
            pane: Literal["meetings", "reflections"] = "meetings" if name == "meetings" else "reflections"
            found = self.journal.find.jump(pane, event.typed, after=event.after, contact=self.scope)
        event.pane.jumped(found)

    def on_descendant_focus(self) -> None:
        """The reader follows the pane that has the focus."""
        focused = self.focused
        if isinstance(focused, LineList) and focused.id and focused.id != self.pane:
            self.pane = focused.id
            self.follow()
        if isinstance(focused, LineList):
            self.set_class(False, "-reading")
