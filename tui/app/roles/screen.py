"""Roles: what each kind of work is wanted for and what not, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.bindings import bindings
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
        self.themes.give_role()
