"""What is pasted is one text, whatever is in it; Textual would take an escape sequence in it for keys.

Its parser looks for sequences inside a paste too, and where one is not known, or another one begins in it,
it sends the characters on as keys: a text from a page on the web could delete, save or quit. So a paste is
taken out of what the terminal sends before the parser sees it, which is also much quicker.
"""

from __future__ import annotations

from collections.abc import Generator

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"


class PastingParser(XTermParser):
    """Textual's parser, but for pastes."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._before = ""  # the end of what was read: it may be the beginning of BEGIN
        self._pasted: list[str] | None = None

    def feed(self, data: str) -> Generator[Message, None, None]:
        """The events in what a terminal sent; a paste may come in any number of pieces."""
        if not data:
            yield from super().feed(data)
            return
        while data:
            if self._pasted is None:
                data = yield from self._keys(data)
            else:
                data = yield from self._paste(self._pasted, data)

    def _keys(self, data: str) -> Generator[Message, None, str]:
        """Up to where a paste begins; returns the rest."""
        place = (self._before + data).find(BEGIN)
        if place < 0:
            yield from super().feed(data)
            self._before = (self._before + data)[1 - len(BEGIN) :]
            return ""
        until = place + len(BEGIN) - len(self._before)
        yield from super().feed(data[:until])
        # It waits for the end of a paste now: it is told of one at once, in which nothing is.
        yield from (each for each in super().feed(END) if not isinstance(each, events.Paste))
        self._before, self._pasted = "", []
        return data[until:]

    def _paste(self, pasted: list[str], data: str) -> Generator[Message, None, str]:
        """Up to where it ends; returns the rest."""
        tail = pasted.pop() if pasted else ""
        data = tail + data
        place = data.find(END)
        if place < 0:
            pasted += [data[: 1 - len(END)], data[1 - len(END) :]]
            return ""
        self._pasted = None
        yield events.Paste("".join([*pasted, data[:place]]))
        return data[place + len(END) :]
