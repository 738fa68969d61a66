"""What all deeds on the Roles board have in common: they are said in a notice, or why they cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.roles.room import RolesRoom

NOTICE = 120
"""Cells of a notice."""


class Deeds:
    """Acts on what is under the cursor of a screen."""

    def __init__(self, screen: RolesRoom) -> None:
        self.screen = screen
        self.journal = screen.journal

    def did(self, what: str, sentence: str) -> None:
        """It is in the journal: show it, say it, and how to take it back."""
        self.screen.reload()
        self.screen.app.say(f"{what}: {fit(sentence, NOTICE, pad=False)}. u takes it back.")

    def attempt(self, act: Callable[[], None]) -> bool:
        """Do it; whether that was possible, which is said where it was not."""
        try:
            act()
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="warning")
            return False
        return True
