"""The boards as they were read: of a role at once, of what takes longer than a key may in a thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.roles import views
from tui.app.roles.background import Background
from tui.app.roles.views import EVERY, NONE, Key, View

if TYPE_CHECKING:
    from tui.app.ahead import Ahead
    from tui.domain.themes import Suggestion, ThemeLine
    from tui.journal.journal import Journal


class Boards:
    """`search` is the job search that alone counts, or None. What was read is kept until it is forgotten;
    of what takes longer, the last answer stays until another comes."""

    def __init__(self, journal: Journal, ahead: Ahead) -> None:
        self.search: str | None = None
        self.suggestions: list[Suggestion] = []
        self.lines: list[ThemeLine] = []
        self.stale = True
        self._journal = journal
        self._ahead = ahead
        self._background = Background()
        self._roles: dict[Key, View] = {}
        self._others: dict[Key, View] = {}

    def forget(self) -> None:
        """Something was written."""
        self.stale = True
        self.lines = []
        self._roles.clear()
        self._background.forget()

    def count_only(self, search: str | None) -> None:
        """Let one job search count, or all of them."""
        self.search = search
        self._others.clear()

    def rest(self) -> None:
        """Nothing is read any more."""
        self._background.rest()

    def view(self, key: Key) -> View:
        """The board, as far as it is known; raises NotFound for a role that is gone."""
        if key.subject != "role":
            return self._others.get(key) or views.coming(key)
        found = self._roles.get(key)
        if found is None:
            found = self._roles[key] = self.read(key.name)
        return found

    def read(self, role: str) -> View:
        """The board of a role, as it is."""
        return self._ahead(("board", role, self.search), partial(self._read, role))

    def _read(self, role: str) -> View:
        board = self._journal.roles.board(role, self.search)
        verdicts = self._journal.roles.verdicts(role)
        return views.of_role(board, verdicts[0] if verdicts else None)

    @property
    def without_role(self) -> View | None:
        """What has no role, if it is known and there is any."""
        found = self._others.get(NONE)
        return found if found is not None and not found.is_empty else None

    async def read_none(self) -> bool:
        """Read what has no role; whether that is the answer to the last question."""
        roles, search = self._journal.roles, self.search
        return self._keep(NONE, await self._background.ask(lambda: views.of_none(roles.no_role(search))))

    async def read_every(self) -> bool:
        """Read what is wanted whatever the role."""
        roles, search = self._journal.roles, self.search
        current = self._journal.seasons.current()
        found = await self._background.ask(lambda: views.of_every(roles.across(search), search, current))
        self.stale = self.stale and found is None
        return self._keep(EVERY, found)

    async def read_themes(self) -> bool:
        """Read all themes, and which of them look alike."""
        themes = self._journal.themes
        self.lines = await self._background.ask(themes.all) or []
        alike = await self._background.ask(themes.suggestions)
        self.suggestions = self.suggestions if alike is None else alike
        return alike is not None

    def _keep(self, key: Key, view: View | None) -> bool:
        if view is not None:
            self._others[key] = view
        return view is not None
