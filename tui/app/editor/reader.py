"""Works out what the text becomes a moment after the last key: the newest wins, long ones are read aside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer
from textual.widget import Widget

from tui.app.editor.outcome import Outcome

PAUSE = 0.12
"""Seconds after the last key."""
ASIDE = 16_000
"""Characters from which reading would be felt: it is then done in a thread."""
TOO_LONG = 1_500_000
"""Characters from which it is left until the text is saved: it would slow the typing for seconds."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text, and how to read it."""

    body: str
    read: Callable[[str], Outcome]


class Reader:
    """One reading at a time; a text typed meanwhile is read after it, the ones between never."""

    def __init__(self, screen: Widget, ask: Callable[[], Question], tell: Callable[[Outcome], None]) -> None:
        self._screen = screen
        self._ask = ask
        self._tell = tell
        self._timer: Timer | None = None
        self._busy = False
        self._stale = False

    def changed(self) -> None:
        """Something was typed: read it when the typing pauses."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self.read_now)

    def read_now(self) -> None:
        """Read the text as it is."""
        if self._busy:
            self._stale = True
            return
        question = self._ask()
        if len(question.body) > TOO_LONG:
            self._tell(Outcome(too_long=True))
        elif len(question.body) < ASIDE:
            self._tell(question.read(question.body))
        else:
            self._busy = True
            self._screen.run_worker(self._aside(question), group="reader")

    async def _aside(self, question: Question) -> None:
        try:
            outcome = await asyncio.to_thread(question.read, question.body)
        finally:
            self._busy = False
        if self._stale:
            self._stale = False
            self.changed()
        self._tell(outcome)
