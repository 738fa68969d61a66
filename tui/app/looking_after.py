"""What the app does for the journal while it is open, in threads nobody waits for: backups, trash, a word."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError, Stopped

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

LOOK_EVERY = 300.0
"""Seconds between looks at whether it is another hour, or another day."""


def look_after(app: PreseasonApp) -> None:
    """Begin; what has to be said is said in a notice."""
    LookingAfter(app).begin()


class LookingAfter:
    """Makes the backup of the day, and that of each hour in which something was written."""

    def __init__(self, app: PreseasonApp) -> None:
        self._app = app
        self._kept: object = None
        self._day = app.journal.today()
        self.thread: threading.Thread | None = None

    def begin(self) -> None:
        """What is there now, the backup of the day holds or the next one will; look again now and then."""
        self._kept = self._state()
        self._work(self._each_day)
        self._app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Begin what is due. It takes no time: whether something was written is all that is asked."""
        if self.thread is not None and self.thread.is_alive():
            return
        if self._app.journal.today() != self._day:
            self._day = self._app.journal.today()
            self._work(self._each_day)
            return
        state = self._state()
        if state is not None and state != self._kept:
            self._work(lambda: self._each_hour(state))

    def _state(self) -> object:
        """What is another one once something was written; None where that cannot be told now."""
        try:
            return self._app.journal.state()
        except PreseasonError:
            return None

    def _work(self, work: Callable[[], None]) -> None:
        self.thread = threading.Thread(target=self._bear, args=(work,), name="preseason-backup", daemon=True)
        self.thread.start()

    def _bear(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Stopped:
            pass  # the app was quit meanwhile: the next start makes it
        except PreseasonError as fault:
            self._say(f"No backup could be made: {fault}. `preseason doctor` says what to do")
        finally:
            self._app.journal.leave()

    def _each_hour(self, state: object) -> None:
        if self._app.journal.back_up_hourly() is not None:
            self._kept = state

    def _each_day(self) -> None:
        try:
            self._app.journal.back_up_daily()
            days = self._app.settings.trash_days
            gone = self._app.journal.empty_trash(days)
            if gone:
                what, has = ("1 thing was", "it") if gone == 1 else (f"{gone:,} things were", "them")
                self._say(f"{what} in the trash for {days} days, and went for good; the backup has {has}")
        finally:
            self._tell_of_kept_texts()

    def _tell_of_kept_texts(self) -> None:
        from tui.journal.kept_texts import kept_texts, places

        left = kept_texts(places(self._app.settings.data_folder, self._app.journal.path))
        if left:
            what = "A text lies" if len(left) == 1 else f"{len(left)} texts lie"
            self._say(f"{what} in a file instead of the journal: {left[0]}")

    def _say(self, words: str) -> None:
        with suppress(RuntimeError):  # the app has gone
            self._app.call_from_thread(self._app.say, words, severity="warning")
