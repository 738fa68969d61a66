"""What the rooms beside the Journal share: made once, they are as one left them, and read the journal again
where something was written since, or it is another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen

from tui.app.ahead import Ahead
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


class ComesBack(Screen[None]):
    """A room may be made before one goes there, out of sight: what takes longer, or is told once, waits."""

    app: PreseasonApp
    journal: Journal
    ahead: Ahead

    _state: object = None
    _made = False
    _waits = False

    def read_ahead(self) -> None:
        """Ask the journal what a room that is made now will ask, in a thread."""

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again; what takes longer is begun with `finish`."""
        raise NotImplementedError

    def further(self) -> None:
        """What takes longer than a key may, or is told to whoever is here."""

    def on_mount(self) -> None:
        """What is known of the journal."""
        self._made = True
        self._reload_or_tell()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        if not self._made:
            return
        if self._state is None or self._state != self.ahead.state():
            self._reload_or_tell()
        elif self._waits:
            self.finish()

    def _reload_or_tell(self) -> None:
        try:
            self.reload()
        except PreseasonError as fault:
            self._state = None
            if self.is_current:
                self.app.say(str(fault), severity="warning")

    def mark_read(self) -> None:
        """It is read as the journal stands now: to be said before anything is asked."""
        self._state = self.ahead.state()

    def finish(self) -> None:
        """Begin what takes longer if somebody is here, else when somebody comes."""
        self._waits = not self.is_current
        if not self._waits:
            self.further()
