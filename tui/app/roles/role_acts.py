"""What is done to a role: a verdict, a review, a page to take along; each said in a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.clipboard import copy
from tui.app.roles import words
from tui.app.roles.deeds import Deeds

if TYPE_CHECKING:
    from tui.app.roles.review_text import Typed
    from tui.app.roles.room import RolesRoom
    from tui.app.roles.verdict_dialog import Given


class RoleActs(Deeds):
    """Acts on the role under the cursor. What was typed in a review that was closed is offered again."""

    def __init__(self, screen: RolesRoom) -> None:
        super().__init__(screen)
        self._roles = self.journal.roles
        self._typed: dict[str, Typed] = {}

    def _role(self) -> str | None:
        role = self.screen.role
        if role is None:
            self.screen.app.say("No role here: put the cursor on one.")
        return role

    def verdict(self) -> None:
        """Give a verdict; the earlier ones are shown."""
        role = self._role()
        if role is not None:
            self.attempt(lambda: self._ask(role))

    def _ask(self, role: str) -> None:
        from tui.app.roles.verdict_dialog import Given, VerdictDialog

        board = self._roles.board(role)
        now = Given(board.role.verdict, board.why)

        def given(answer: Given | None) -> None:
            if answer is not None and answer != now:
                self.attempt(lambda: self._given(role, answer))

        dialog = VerdictDialog(role, now, self._roles.verdicts(role), self._read)
        self.screen.app.push_screen(dialog, given)

    def _given(self, role: str, answer: Given) -> None:
        self._roles.set_verdict(role, answer.verdict, answer.why)
        self.did(role, words.VERDICT_WORDS[answer.verdict])

    def _read(self, entry: int) -> None:
        """Read a review over the verdicts."""
        from tui.app.dialogs.reader_dialog import ReaderDialog
        from tui.app.home import pages
        from tui.app.widgets.reader_page import entry_title

        def read() -> None:
            page = pages.entry(self.journal, entry)
            self.screen.app.push_screen(ReaderDialog(entry_title(page.entry), page, "esc goes back"))

        self.attempt(read)

    def review(self) -> None:
        """The guided review."""
        role = self._role()
        if role is not None:
            self.attempt(lambda: self._begin_review(role))

    def _begin_review(self, role: str) -> None:
        from tui.app.roles.review import ReviewScreen

        def ended(typed: Typed | None) -> None:
            if typed is None:
                self._typed.pop(role, None)
                self.screen.reload()
            elif typed.says_something:
                self._typed[role] = typed
                self.screen.app.say("Closed, nothing saved: v offers what you typed again.")

        screen = ReviewScreen(self.journal, self._roles.board(role), self._typed.get(role))
        self.screen.app.push_screen(self.screen.of_this_size(screen), ended)

    # -- the page

    def sheet(self) -> None:
        """Show the page."""
        role = self._role()
        if role is None:
            return
        from tui.app.dialogs.sheet_page import SheetPage

        def left(what: str | None) -> None:
            if what == "write":
                self.write()

        def show() -> None:
            page = SheetPage(role, self._page(role), self.journal.now())
            self.screen.app.push_screen(page, left)

        self.attempt(show)

    def _page(self, role: str) -> str:
        return self._roles.sheet(role, self.screen.boards.search)

    def copy(self) -> None:
        """Copy the page."""
        role = self._role()
        if role is not None:
            self.attempt(lambda: self.screen.app.say(copy(self.screen.app, self._page(role))))

    def write(self) -> None:
        """Write the page to a file."""
        role = self._role()
        if role is None:
            return
        from tui.app.dialogs.asking import AskLine
        from tui.app.dialogs.sheet_page import checked_path, usual_path, write_page

        def explain(typed: str) -> str:
            return f"A new file: {checked_path(typed)}"

        def named(typed: str | None) -> None:
            if typed is not None:
                self.attempt(lambda: done(typed))

        def done(typed: str) -> None:
            path = checked_path(typed)
            write_page(path, self._page(role))
            self.screen.app.say(f"Written: {path}")

        title = f"Write the page on {role} to"
        self.screen.app.push_screen(AskLine(title, usual_path(role), "writes", explain), named)
