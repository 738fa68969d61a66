"""Opens the journal, or a backup of it to read, and runs the app on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.app import PreseasonApp
from tui.app.stdin import bear_any_bytes

if TYPE_CHECKING:
    from tui.journal.backup_room import Backup
    from tui.journal.journal import Journal

PATIENCE = 1.0
"""Seconds that a key waits for another program's lock: a person who sees nothing happen presses more."""


def run(path: Path, *, demo_now: datetime | None = None) -> int:
    """Open the journal at `path` and run the app on it; returns the exit status.

    `demo_now` is the moment at which a sample journal stands still.

    Raises a PreseasonError, before anything is drawn, if the journal or the config cannot be opened.
    """
    from tui.app.looking_after import look_after
    from tui.journal.clock import system_now
    from tui.journal.journal import Journal

    now = system_now if demo_now is None else lambda: demo_now
    with Journal.open(path, now=now) as journal, journal.patience(PATIENCE):
        return _run(journal, demo=demo_now is not None, settled=look_after if demo_now is None else None)


def run_on_backup(backup: Backup, path: Path) -> int:
    """Run the app on a backup of the journal at `path`, to read in: nothing can be changed."""
    from tui.journal.clock import system_now
    from tui.journal.health import moment_in_words
    from tui.journal.journal import Journal
    from tui.journal.restoring import reading_copy

    with reading_copy(backup.path, path) as copy, Journal.open_to_read(copy, now=system_now) as journal:
        return _run(journal, reading=f"backup of {moment_in_words(backup.made_at)}, to read only")


def _run(
    journal: Journal,
    *,
    demo: bool = False,
    reading: str = "",
    settled: Callable[[PreseasonApp], None] | None = None,
) -> int:
    from tui.journal.settings import load

    app = PreseasonApp(journal, load(), demo=demo, settled=settled)
    app.reading = reading
    bear_any_bytes()
    app.run()
    return app.return_code or 0
