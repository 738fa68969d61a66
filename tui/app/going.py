"""The second key after `g`: heard without a screen of its own, so that `g g` takes no longer than `G`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from tui.app.keys import GO

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

HESITATION = 0.4
"""Seconds before the choices are shown."""


class Going:
    """Waits for the second key; to those who hesitate it shows what that may be."""

    def __init__(self, app: PreseasonApp) -> None:
        self._app = app
        self._timer: Timer | None = None

    def wait(self) -> None:
        """The first key was pressed."""
        self._timer = self._app.set_timer(HESITATION, self._offer)

    def hear(self, event: events.Key) -> None:
        """Any key decides, while one waits for it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            event.stop()
            event.prevent_default()
            self._go(where(event.key))

    def _go(self, where: str | None) -> None:
        if where == "top":
            top = getattr(self._app.screen.focused, "action_top", None)
            if top is not None:
                top()
        elif where is not None:
            self._app.go_to_room(where)

    def _offer(self) -> None:
        from tui.app.dialogs.go import GoTo

        self._timer = None
        self._app.push_screen(GoTo(), self._go)


def where(key: str) -> str | None:
    """Where a second key leads."""
    return next((what for second, what, _ in GO if second == key), None)
