"""The ways out of the app: what was typed is kept first, and where that went is said on the way."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

NOWHERE = "what was typed last could not be kept anywhere"
NOT_YET = "Not closed: nothing takes your text, no journal and no file. Once more closes all the same"


class Leaving:
    """Leaves the app; a person who would lose something by it is asked to say so twice."""

    def __init__(self, app: PreseasonApp) -> None:
        self._app = app
        self._warned = False

    def listen(self) -> None:
        """Hear the signals that end a program."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, self.by_signal, number)

    def keep(self) -> str:
        """Save what is being typed on any screen, now; a sentence on what no journal holds, or ''."""
        rescued: list[Path] = []
        lost = False
        for screen in self._app.screen_stack:
            flush = getattr(screen, "flush", None)
            if flush is not None and not flush():
                lost = True
            path = getattr(screen, "rescued", None)
            if path is not None:
                rescued.append(path)
        words = [NOWHERE] if lost else []
        if rescued:
            words.append(f"the draft could not be kept; the text is in {', '.join(map(str, rescued))}")
        return "; ".join(words)

    def by_key(self, status: int) -> None:
        """Go, unless something typed would be lost that nobody has been told of."""
        said = self.keep()
        if NOWHERE in said and not self._warned:
            self._warned = True
            self._app.say(NOT_YET, severity="error")
            return
        self._go(status, said)

    def by_signal(self, number: int) -> None:
        """Go: nobody can be asked."""
        self._go(128 + number, self.keep())

    def _go(self, status: int, said: str) -> None:
        self._app.exit(status, return_code=status, message=Text(f"preseason: {said}") if said else None)

    def crash(self, words: str) -> Text:
        """What is said in place of a traceback."""
        kept = self.keep() or "what was typed is kept as a draft"
        return Text(f"preseason: this should not have happened; {kept}.\n{words}")
