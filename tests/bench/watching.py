"""When a part of the screen showed what a key did: the printing is timed first and read afterwards.

Reading a screen takes longer than drawing one, so nothing is read while a key is being measured.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pyte

from tests.terminal.terminal import Terminal

QUIET = 0.35
"""Seconds without a sign after which a program has drawn all there was to draw."""

LONGEST = 10.0
"""Seconds after which one that goes on drawing is left alone."""

Part = Callable[[pyte.Screen], object]
"""What of a screen is looked at."""


class Box(NamedTuple):
    """A bordered box on the screen: its first line and column within, and the ones after its last."""

    top: int
    left: int
    bottom: int
    right: int

    def beside(self, screen: pyte.Screen) -> Box:
        """The box at the right of this one, which reaches to the edge and may be higher."""
        border = [line[self.right + 1] for line in screen.display]
        top = max(row for row in range(self.top) if border[row] == "╭")
        return Box(top + 1, self.right + 2, border.index("╰", top), screen.columns - 1)

    def rows(self) -> Box:
        """The box without its scroll bar, which waits for a count, or for what is out of sight."""
        return self._replace(right=self.right - 1)

    def cells(self, screen: pyte.Screen) -> object:
        """What stands in it, and how it looks."""
        columns = range(self.left, self.right)
        return [[screen.buffer[row][column] for column in columns] for row in range(self.top, self.bottom)]

    def text(self, screen: pyte.Screen) -> list[str]:
        """The words that stand in it."""
        return [line[self.left : self.right] for line in screen.display[self.top : self.bottom]]


def box(shown: pyte.Screen, heading: str) -> Box:
    """The box whose upper border says `heading`."""
    screen = shown.display
    for top, line in enumerate(screen):
        at = line.find(heading)
        if at < 0 or "╭" not in line[:at]:
            continue
        left, right = line.rindex("╭", 0, at), line.index("╮", at)
        bottom = next(row for row in range(top + 1, len(screen)) if screen[row][left : left + 1] == "╰")
        return Box(top + 1, left + 1, bottom, right)
    raise AssertionError(f"no box {heading!r} on the screen:\n" + "\n".join(screen))


class Watch:
    """Sends keys to a program and tells how long the parts of its screen took to follow."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    @property
    def screen(self) -> pyte.Screen:
        """The screen as it is."""
        return self.terminal.screen

    def quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for a while."""
        self.terminal.watching = True
        self.terminal.settle(seconds)

    def key(self, keys: str, parts: Sequence[Part], *, quiet: float = QUIET) -> list[float | None]:
        """Seconds from the sending of `keys` until each part of the screen was as it stayed.

        None for a part that did not change. The program is done when it has printed nothing for `quiet`.
        """
        return self.timed(lambda: self.terminal.send(keys), parts, quiet=quiet)

    def held(
        self, key: str, times: int, parts: Sequence[Part], *, every: float = 1 / 30
    ) -> list[float | None]:
        """Seconds after the last of many keys, sent as a key repeats that is held down."""
        sent = 0.0
        start = time.perf_counter()

        def hold() -> None:
            nonlocal sent
            for _ in range(times):
                time.sleep(every)
                self.terminal.send(key)
                sent = time.perf_counter() - start

        thread = threading.Thread(target=hold)
        found = self.timed(thread.start, parts)
        thread.join()
        return [None if seconds is None else seconds - sent for seconds in found]

    def timed(
        self, act: Callable[[], object], parts: Sequence[Part], *, quiet: float = QUIET
    ) -> list[float | None]:
        """The same for anything one does."""
        printed = self._printed(act, quiet)
        return settled([part(self.screen) for part in parts], self._replayed(printed, parts))

    def _printed(self, act: Callable[[], object], quiet: float) -> list[tuple[float, bytes]]:
        terminal = self.terminal
        terminal.watching = False
        seen = len(terminal.output)
        printed: list[tuple[float, bytes]] = []
        start = last = time.perf_counter()
        act()
        while last - start < LONGEST and time.perf_counter() - last < quiet:
            if not terminal.read(quiet):
                raise AssertionError("the program has ended")
            now = time.perf_counter()
            if len(terminal.output) > seen:
                printed.append((now - start, bytes(terminal.output[seen:])))
                seen, last = len(terminal.output), now
        return printed

    def _replayed(
        self, printed: Sequence[tuple[float, bytes]], parts: Sequence[Part]
    ) -> list[tuple[float, list[object]]]:
        states: list[tuple[float, list[object]]] = []
        for moment, data in printed:
            self.terminal.stream.feed(data)
            states.append((moment, [part(self.screen) for part in parts]))
        return states


def settled(before: Sequence[object], states: Sequence[tuple[float, Sequence[object]]]) -> list[float | None]:
    """For each part the moment of the first state from which on it stayed as it was at the end."""
    found: list[float | None] = []
    for index, was in enumerate(before):
        last = was
        since: float | None = None
        for moment, state in states:
            if state[index] != last:
                last, since = state[index], moment
        found.append(None if last == was else since)
    return found
