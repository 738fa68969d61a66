"""The app, on the journal or on a sample that is thrown away afterwards."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from tui.cli import out
from tui.domain.errors import PreseasonError

FRAMES = "240"
"""Frames a second at most. What follows a key in a second frame, as what was found follows the letter, waits
for the next one, or the one after it: up to 33 ms with Textual's 60. A frame is only drawn where something
changed."""


class NoTerminal(PreseasonError):
    """There is no terminal that could show the app."""


def open_app(path: Path, *, demo_now: datetime | None = None) -> int:
    """Run the app on a journal (a demo at a moment of its own); returns its exit status.

    Raises NoTerminal where nothing could be drawn.
    """
    check_terminal()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from tui.app.start import run

    return run(path, demo_now=demo_now)


def check_terminal() -> None:
    """Refuse anything but a terminal that can draw a screen."""
    if not (out.on_terminal(sys.stdin) and out.on_terminal(sys.stdout)):
        raise NoTerminal("the app needs a terminal; `preseason --help` lists what works without one")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal("the app cannot draw on TERM=dumb; `preseason --help` lists what needs no screen")


def open_default() -> int:
    """Run the app on the journal there is when nobody names one; returns its exit status."""
    from tui.journal.settings import journal_path

    return open_app(journal_path(None))
