"""What is done to a role: a verdict, a review, a page to take along; each said in a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.clipboard import copy
from tui.app.roles import words
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.roles.review_text import Typed
    from tui.app.roles.room import RolesRoom
    from tui.app.roles.verdict_dialog import Given


class RoleActs:
    """Acts on the role under the cursor. What was typed in a review that was closed is offered again."""

    def __init__(self, screen: RolesRoom) -> None:
        self._screen = screen
        self._roles = screen.journal.roles
        self._typed: dict[str, Typed] = {}

    def _role(self) -> str | None:
        role = self._screen.role
        if role is None:
            self._screen.app.say("No role here: put the cursor on one.")
        return role

    def verdict(self) -> None:
        """Give a verdict; the earlier ones are shown."""
        role = self._role()
        if role is None:
            return
        from tui.app.roles.verdict_dialog import Given, VerdictDialog

        board = self._roles.board(role)
        now = Given(board.role.verdict, board.why)

        def given(answer: Given | None) -> None:
            if answer is not None and answer != now:
                self._try(lambda: self._given(role, answer))

        self._screen.app.push_screen(VerdictDialog(role, now, self._roles.verdicts(role)), given)

    def _given(self, role: str, answer: Given) -> None:
        self._roles.set_verdict(role, answer.verdict, answer.why)
        self._screen.reload()
        self._screen.app.say(f"{role}: {words.VERDICT_WORDS[answer.verdict]}. u takes it back.")

    def review(self) -> None:
        """The guided review."""
        role = self._role()
        if role is None:
            return
        from tui.app.roles.review import ReviewScreen

        def ended(typed: Typed | None) -> None:
            if typed is None:
                self._typed.pop(role, None)
                self._screen.reload()
            elif typed.says_something:
                self._typed[role] = typed
                self._screen.app.say("Closed, nothing saved: v offers what you typed again.")

        screen = ReviewScreen(self._screen.journal, self._roles.board(role), self._typed.get(role))
        self._screen.app.push_screen(self._screen.of_this_size(screen), ended)

    # -- the page

    def sheet(self) -> None:
        """Show the page."""
        role = self._role()
        if role is None:
            return
        from tui.app.roles.sheet_page import SheetPage

        def left(what: str | None) -> None:
            if what == "write":
                self.write()

        page = SheetPage(self._screen.journal, role, self._roles.sheet(role, self._screen.boards.search))
        self._screen.app.push_screen(page, left)

    def copy(self) -> None:
        """Copy the page."""
        role = self._role()
        if role is not None:
            self._screen.app.say(copy(self._screen.app, self._roles.sheet(role, self._screen.boards.search)))

    def write(self) -> None:
        """Write the page to a file."""
        role = self._role()
        if role is None:
            return
        from tui.app.roles.asking import AskLine
        from tui.app.roles.sheet_page import checked_path, usual_path, write_page

        def explain(typed: str) -> str:
            return f"A new file: {checked_path(typed)}"

        def named(typed: str | None) -> None:
            if typed is not None:
                self._try(lambda: done(typed))

        def done(typed: str) -> None:
            path = checked_path(typed)
            write_page(path, self._roles.sheet(role, self._screen.boards.search))
            self._screen.app.say(f"Written: {path}")

        title = f"Write the page on {role} to"
        self._screen.app.push_screen(AskLine(title, usual_path(role), "writes", explain), named)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except PreseasonError as fault:
            self._screen.app.say(str(fault), severity="warning")
