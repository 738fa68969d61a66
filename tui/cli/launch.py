"""The app, on the journal or on a sample that is thrown away afterwards."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from tui.cli import out
from tui.domain.errors import JournalDamaged, JournalRefused, PreseasonError

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

    try:
        return run(path, demo_now=demo_now)
    except (JournalDamaged, JournalRefused) as fault:
        return _read_instead(path, fault)


def _read_instead(path: Path, fault: PreseasonError) -> int:
    """Offer the last good backup of a journal that does not open; never an empty journal in its place."""
    from tui.journal.clock import system_now
    from tui.journal.health import moment_in_words, to_read_instead

    backup = to_read_instead(path, system_now, fault)
    if backup is None:
        raise fault
    when = moment_in_words(backup.made_at)
    if not out.ask(f"preseason: {out.sentence(fault)}. Open the backup of {when} instead, to read only?"):
        raise PreseasonError(f"{out.sentence(fault)}; `preseason doctor` says what to do") from fault
    from tui.app.start import run_on_backup

    return run_on_backup(backup, path)


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
