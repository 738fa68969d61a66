"""How far a long run is, in one line that comes and goes on a terminal's standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType

from tui.cli import out

_PATIENCE = 0.5
"""Seconds of silence before anything is said."""
_EVERY = 0.1


class Progress:
    """`told` is called as often as one likes; `share` says how much is done: up to 1, and 0 for unknown."""

    def __init__(self, verb: str, share: Callable[[], float] | None = None) -> None:
        self._verb = verb
        self._share = share
        self._shown = 0
        self._next = time.monotonic() + _PATIENCE
        self._wanted = out.on_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Progress:
        return self

    def told(self, count: int) -> None:
        """So many are done."""
        if not self._wanted or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        share = self._share() if self._share is not None else 0.0
        part = f" · {min(share, 1):.0%}" if share else ""
        self._show(f"{self._verb}: {count:,}{part}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._show("")

    def _show(self, words: str) -> None:
        sys.stderr.write(f"\r{words.ljust(self._shown)}" + ("" if words else "\r"))
        sys.stderr.flush()
        self._shown = len(words)
