"""What Allies shows: the trees of who led to whom, and the person the cursor is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.acts import SIZES, Made
from tui.app.ahead import Ahead
from tui.app.allies import words
from tui.app.allies.tree_list import TreeList
from tui.app.coming import ComesBack
from tui.app.heading import fill_bar
from tui.app.home.room import HURRIED, SETTLE
from tui.app.home.words import TOO_SMALL
from tui.app.roles.background import Background
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.domain.allies import Forest
    from tui.domain.people import ColdContact
    from tui.journal.journal import Journal

SOON = 0.05
"""Seconds after the tree was drawn at which the rest is read."""
AT_ONCE = 800
"""People up to whom everything about them is counted before the tree is drawn."""

_ON_SOMEBODY = frozenset(
    (
        "level",
        "raise",
        "lower",
        "edit",
        "find",
        "merge",
        "look_alikes",
        "split",
        "done",
        "copy",
        "meetings",
        "brief",
    )
)
"""What is done to a person, or among several."""


class AlliesRoom(ComesBack):
    """Reads the journal into the trees and the reader; what is done to it is the Allies screen's."""

    CSS_PATH = "allies.tcss"
    AUTO_FOCUS = "#tree"
    app: PreseasonApp

    tree_list = getters.query_one(TreeList)
    reader = getters.query_one(Reader)
    bar = getters.query_one(TopBar)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.ahead = Ahead(journal)
        self._turn = 0
        self._moved_at = 0.0
        self._read: int | None = None
        self._counted = self._lacks = False
        self._said: tuple[str, ...] = ()
        self._background = Background()

    def compose(self) -> ComposeResult:
        """The trees at the left, the person at the right."""
        bar = TopBar()
        bar.room = "Allies"
        yield bar
        yield TreeList()
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_unmount(self) -> None:
        """Nothing is read from a journal that will be closed."""
        self._background.rest()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, nor to anybody where there is nobody, but one can leave."""
        if self.has_class("-empty") and action in _ON_SOMEBODY:
            return False
        return action == "back" or not (self.has_class("-tiny") or self.has_class("-flat"))

    def of_this_size(self, screen: Made) -> Made:
        """A screen whose first frame fits the window too."""
        screen.add_class(*(name for name in SIZES if self.has_class(name)))
        return screen

    # -- reading the journal

    def read_ahead(self) -> None:
        """The trees with all that is counted, and who goes cold."""
        self._read_counted()
        self._read_cold()

    def _read_counted(self) -> Forest:
        return self.ahead("counted", self.journal.allies.forest)

    def _read_cold(self) -> dict[int, ColdContact]:
        return self.ahead("cold", lambda: {each.contact: each for each in self.journal.contacts.going_cold()})

    def reload(self, *, show_new: bool = False, keep: int | None = None) -> None:
        """Read the journal again; the cursor stays on whom it was on, or goes to `keep`."""
        self.mark_read()
        self._background.forget()
        fill_bar(self)
        early = self.ahead.knows("counted")
        self._counted = early or self.journal.contacts.count() <= AT_ONCE
        forest = self._read_counted() if self._counted else self.journal.allies.forest(counted=False)
        if self.has_class("-empty") == bool(forest.people):
            self.set_class(not forest.people, "-empty")
            self.refresh_bindings()
        self.tree_list.show_forest(forest, keep=self._moved_to(forest) if keep is None else keep)
        self._title(forest)
        self._lacks = not (early and self.ahead.knows("cold"))
        if not self._lacks:
            self.tree_list.show_cold(self._read_cold())
        self.follow(again=True)
        self.finish()

    def further(self) -> None:
        """What was cut is told; then, unless it is known, who goes cold, and what is counted of many."""
        self._tell_cuts(self.tree_list.forest.cuts)
        if self._lacks:
            self.set_timer(SOON, partial(self._look_further, counted=self._counted))

    def _moved_to(self, forest: Forest) -> int | None:
        """Into whom the person under the cursor was merged by another session, if so."""
        here = self.tree_list.current
        if here is None or here in forest.people:
            return None
        try:
            return self.journal.contacts.where_now(here)
        except NotFound:
            return None

    def _title(self, forest: Forest) -> None:
        narrow = self.has_class("-narrow")
        count = len(forest.people)
        people = f"{count:,}" if narrow else words.counted(count, "person", "people")
        through = f", {len(forest.parents):,} through others" if forest.parents else ""
        self.tree_list.title(f"{people}{through}")

    def _tell_cuts(self, cuts: tuple[str, ...]) -> None:
        if cuts and cuts != self._said:
            more = len(cuts) - 1
            self.app.say(cuts[0] + (f", and {more} more of the kind" if more else ""), severity="warning")
        self._said = cuts

    @work(group="further", exclusive=True)
    async def _look_further(self, *, counted: bool) -> None:
        """Who goes cold, and of many people what is counted, in a thread: no key waits for that."""
        try:
            found = await self._background.ask(partial(self._read_further, counted))
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            return
        if found is None or not self.is_attached:
            return
        forest, cold = found
        if forest is not None:
            self.tree_list.show_forest(forest)
        self.tree_list.show_cold(cold)
        self.follow(again=True)

    def _read_further(self, counted: bool) -> tuple[Forest | None, dict[int, ColdContact]]:
        cold = self._read_cold()
        return None if counted else self.journal.allies.forest(), cold

    # -- following the cursor

    @on(LineList.Moved, "#tree")
    def _moved(self, event: LineList.Moved) -> None:
        """The tree is drawn first; the card follows at once, or when a key that is held down is let go."""
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

    def follow(self, *, again: bool = False) -> None:
        """Show the person the cursor is on; with `again`, they were read again."""
        from tui.app.home import pages  # the reader's words: after the first frame

        ally, before = self.tree_list.ally, self._read
        if ally is None:
            self._read = None
            self.reader.show_empty(words.NOBODY)
            return
        if not again and before == ally.id:
            return
        self._read = ally.id
        led = self.tree_list.forest.led.get(ally.id)
        facts = (
            words.brought(led) if led is not None else "",
            words.became(ally),
            words.cold_since(self.tree_list.cold.get(ally.id)),
        )
        try:
            page = pages.card(self.journal, ally.id, facts=[fact for fact in facts if fact])
        except NotFound:  # another session has merged them: the tree is read again
            self.set_timer(SOON, self.reload)
            return
        self.reader.show_card(page, keep=before == ally.id)
