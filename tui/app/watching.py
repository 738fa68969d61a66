"""Whether the journal was changed by another session, and whether it can be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.errors import JournalBusy, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp


class Watching:
    """Looks at the journal now and then; what is shown is read again where that is not how it is."""

    def __init__(self, app: PreseasonApp) -> None:
        self._app = app
        self._seen: object = None
        self.fault = ""

    def begin(self) -> None:
        """Believe what is shown from here on."""
        self._seen = self._state()

    def look(self) -> None:
        """Look, and have the screens read again where something was written, or can be read again, or it is
        another day."""
        try:
            seen = self._state()
        except JournalBusy:
            return  # it is being written at this moment: the next look will tell
        except PreseasonError as fault:
            self.say(fault)
            return
        if seen != self._seen or self.fault:
            self._seen = seen
            self.fault = ""
            self._app.reload_screens()

    def _state(self) -> object:
        """What was written last, and the day: another day asks for other things."""
        return self._app.journal.data_version(), self._app.journal.today()

    def say(self, fault: PreseasonError) -> None:
        """Say what the journal cannot do, once."""
        if str(fault) != self.fault:
            self.fault = str(fault)
            self._app.say(f"The journal cannot be read now: {fault}", severity="error")
