"""What the Roles board shows: roles at the left, the board of one, what it rests on, and the entry."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.ahead import Ahead
from tui.app.coming import ComesBack
from tui.app.home.room import HURRIED, SETTLE
from tui.app.home.words import TOO_SMALL
from tui.app.roles import words
from tui.app.roles.board_pane import BoardPane
from tui.app.roles.boards import Boards
from tui.app.roles.evidence_list import EvidenceList
from tui.app.roles.evidence_room import EvidenceRoom
from tui.app.roles.role_list import RoleList, entries
from tui.app.roles.views import EVERY, NONE, Key, View
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar
from tui.domain.errors import NotFound, PreseasonError

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.domain.entries import Stance
    from tui.domain.roles import RoleTally
    from tui.journal.journal import Journal

AFTER = 0.1
"""Seconds by which the board is drawn; before that, a thread that computes would hold that up."""
NO_EVIDENCE = ("Nothing said yet.",)


class RolesRoom(EvidenceRoom, ComesBack):
    """Reads the journal into its lists; what is done to it is the Roles screen's."""

    CSS_PATH = "roles.tcss"
    AUTO_FOCUS = "#roles"

    roles = getters.query_one(RoleList)
    board = getters.query_one(BoardPane)

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.ahead = Ahead(journal)
        self.boards = Boards(journal, self.ahead)
        self._turn = 0
        self._moved_at = 0.0
        self._places: dict[Key, tuple[Stance, str]] = {}
        self._last = ""
        self._shown: tuple[Key, tuple[Stance, str]] | None = None

    def compose(self) -> ComposeResult:
        """Roles at the left, the board at the right, its evidence below or beside it."""
        bar = TopBar()
        bar.room = "Roles"
        yield bar
        yield RoleList()
        yield BoardPane()
        yield EvidenceList(empty=NO_EVIDENCE)
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """The board follows its cursor from here on."""
        self.watch(self.roles, "cursor", self._moved, init=False)

    def on_unmount(self) -> None:
        """Nothing is read from a journal that will be closed."""
        self.boards.rest()

    # -- reading the journal

    def count_only(self, search: str | None) -> None:
        """Let one job search count, or all of them."""
        self.boards.count_only(search)
        self.reload()

    def read_ahead(self) -> None:
        """All roles, and the board of the one that the cursor is on, or will be."""
        names = [tally.name for tally in self._read_tallies()]
        if names:
            self.boards.read(self._last if self._last in names else names[0])

    def _read_tallies(self) -> list[RoleTally]:
        return self.ahead(
            ("tallies", self.boards.search), partial(self.journal.roles.tallies, self.boards.search)
        )

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; every cursor stays where it was."""
        self.mark_read()
        self.boards.forget()
        try:
            self._show_roles()
        except NotFound:  # the job search that alone counted
            self.boards.count_only(None)
            self._show_roles()
        self.follow(again=True)
        super().reload(show_new=show_new)
        self.finish()

    def further(self) -> None:
        """What has no role, and what looks alike."""
        self._look_further()

    def _show_roles(self) -> None:
        tallies = self._read_tallies()
        none = self.boards.without_role
        self.roles.show_entries(entries(tallies, none.facts[0][0] if none is not None else ""))
        scope = " · this search" if self.boards.search is not None else ""
        self.roles.title(f"{len(tallies)}{scope}")

    @work(group="further", exclusive=True)
    async def _look_further(self) -> None:
        """What may take longer than a key: in a thread, one after the other."""
        await asyncio.sleep(AFTER)
        try:
            if await self.boards.read_none() and self.is_attached:
                self._show_roles()
                self._came(self.roles.key if self.has_class("-empty") else NONE)
            if await self.boards.read_themes() and self.is_attached:
                self._tell_alike()
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")

    @work(group="across", exclusive=True)
    async def _look_across(self) -> None:
        try:
            if await self.boards.read_every() and self.is_attached:
                self._came(EVERY)
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")

    def _came(self, key: Key | None) -> None:
        if self.roles.key == key or self.roles.key is None:
            self.follow(again=True)

    def _tell_alike(self) -> None:
        count = len(self.boards.suggestions)
        self.board.border_subtitle = Content(words.alike(count, self.board.size.width - 6))

    # -- following the cursor

    @property
    def view(self) -> View | None:
        """What the board shows."""
        return self.board.view

    @property
    def role(self) -> str | None:
        """The role the cursor is on, if it is one."""
        key = self.roles.key
        return key.name if key is not None and key.subject == "role" else None

    def _moved(self) -> None:
        """The board follows in the same frame, or when a key that is held down is let go."""
        self._turn += 1
        now = monotonic()
        if now - self._moved_at < HURRIED:
            self.set_timer(SETTLE, partial(self._follow_in, self._turn))
        else:
            self.follow()
        self._moved_at = now

    def _follow_in(self, turn: int) -> None:
        if turn == self._turn:
            self.follow()

    def follow(self, *, again: bool = False) -> None:
        """Show the board of what the cursor is on; with `again`, it was read again."""
        key = self.roles.key
        if key is None:
            self._teach()
            return
        if not again and self.view is not None and self.view.key == key:
            return
        try:
            view = self.boards.view(key)
        except NotFound:
            self.reload()
            return
        except PreseasonError as fault:
            self.app.say(str(fault), severity="warning")
            return
        self._last = key.name
        if key == EVERY and self.boards.stale:
            self._look_across()
        if self.has_class("-empty"):
            self.set_class(False, "-empty")
            self.call_after_refresh(self.roles.focus)
        self.board.show(view, keep=self._places.get(key))

    def _teach(self) -> None:
        self.set_class(True, "-empty")
        self.reader.show_empty(words.NO_ROLES)

    @on(BoardPane.Moved)
    def _show_evidence(self) -> None:
        view, tally = self.board.view, self.board.tally
        if view is None or tally is None:
            self.evidence.show_said((), "Evidence")
            return
        place = (tally.stance, tally.theme)
        keep = self._places.get(view.key) == place and self._shown == (view.key, place)
        self._places[view.key] = place
        self._shown = (view.key, place)
        said = view.evidence(tally)
        title = f"{words.theme_words(tally.theme, tally.evidence)} ─ {words.often(tally)}"
        self.evidence.show_said(
            said,
            title,
            aside=words.elsewhere(tally),
            with_roles=view.key.subject == "every",
            keep=keep,
        )

    # -- opening

    @on(LineList.Opened, "#roles")
    def _open_board(self) -> None:
        self.follow()
        if self.board.spot is not None:
            self.board.focus()

    @on(BoardPane.Opened)
    def _open_evidence(self) -> None:
        self._show_evidence()
        self.look_at(self.evidence)

    def before_evidence(self) -> Widget:
        """The board."""
        return self.board

    def leave(self) -> None:
        """From the board to the roles, from there to the Journal."""
        if self.focused is self.board:
            self.roles.focus()
        else:
            self.app.go_to_room("journal")
