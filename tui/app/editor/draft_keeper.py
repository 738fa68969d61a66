"""When a draft is saved: at a pause in typing, and at least once a second without one."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget

PAUSE = 0.3
"""Seconds without a key after which what was typed is saved."""
LONGEST = 0.9
"""Seconds of typing without a pause after which it is saved all the same."""
AGAIN = 1.0
"""Seconds after which a save that failed is tried again by itself."""


class DraftKeeper:
    """Calls `keep`, which says whether it could; never more often than needed, never later than promised."""

    def __init__(self, clock: Widget, keep: Callable[[], bool]) -> None:
        self._clock = clock
        self._keep = keep
        self._since: float | None = None
        self._timer: Timer | None = None

    @property
    def pending(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._since is not None

    def changed(self) -> None:
        """Something was typed."""
        now = monotonic()
        if self._since is None:
            self._since = now
        self._later(max(0.001, min(PAUSE, self._since + LONGEST - now)))

    def flush(self) -> bool:
        """Save now what is not saved yet; False if it could not be."""
        self._stop()
        if self._since is None:
            return True
        if self._keep():
            self._since = None
            return True
        self._since = monotonic()
        self._later(AGAIN)
        return False

    def forget(self) -> None:
        """What was typed is in the journal, or thrown away: save nothing."""
        self._stop()
        self._since = None

    def _later(self, delay: float) -> None:
        self._stop()
        self._timer = self._clock.set_timer(delay, self._due)

    def _due(self) -> None:
        self.flush()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
