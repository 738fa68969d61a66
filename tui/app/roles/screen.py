"""Roles: what each kind of work is wanted for and what not, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.bindings import bindings
from tui.app.roles.give_acts import GiveActs
from tui.app.roles.role_acts import RoleActs
from tui.app.roles.room import RolesRoom
from tui.app.roles.theme_acts import ThemeActs

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class RolesScreen(RolesRoom):
    """The commands on a role, and on a theme of it."""

    BINDINGS: ClassVar = [*bindings("roles"), *bindings("evidence")]

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.themes = ThemeActs(self)
        self.deeds = RoleActs(self)
        self.gifts = GiveActs(self)

    def action_merge(self) -> None:
        """Merge the theme into another one."""
        self.themes.merge()

    def action_rename(self) -> None:
        """Rename the theme."""
        self.themes.rename()

    def action_split(self) -> None:
        """Split the theme."""
        self.themes.split()

    def action_look_alikes(self) -> None:
        """Themes that look alike."""
        self.themes.look_alikes()

    def action_give_role(self) -> None:
        """Give a takeaway a role."""
        self.gifts.give()

    # -- on the role

    def action_verdict(self) -> None:
        """Give a verdict."""
        self.deeds.verdict()

    def action_review(self) -> None:
        """Review the role."""
        self.deeds.review()

    def action_sheet(self) -> None:
        """Show the role's page."""
        self.deeds.sheet()

    def action_copy_sheet(self) -> None:
        """Copy it."""
        self.deeds.copy()

    def action_write_sheet(self) -> None:
        """Write it to a file."""
        self.deeds.write()

    # -- other ways to look

    def action_searches(self) -> None:
        """This job search alone, or all of them."""
        current = self.journal.seasons.current()
        if self.boards.search is None and current is None:
            self.app.say("There is no job search yet: everything counts.")
            return
        self.count_only(current if self.boards.search is None else None)
        self.app.say(
            f"Only {current} counts now." if self.boards.search is not None else "All job searches count now."
        )

    def action_compare(self) -> None:
        """Compare roles."""
        from tui.app.roles.compare import CompareScreen

        self.app.push_screen(self.of_this_size(CompareScreen(self.journal, search=self.boards.search)))

    def action_time_line(self) -> None:
        """What was said over time: of the role, or of the theme under the cursor of its board."""
        role = self.role
        if role is None:
            self.app.say("No role here: put the cursor on one.")
            return
        from tui.app.roles.time_line import TimeLineScreen

        tally = self.board.tally
        theme = tally.theme if tally is not None and self.focused is not self.roles else None
        screen = TimeLineScreen(self.journal, role, theme, search=self.boards.search)
        self.app.push_screen(self.of_this_size(screen))
