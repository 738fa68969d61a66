"""Opens the journal and runs the app on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tui.app.app import PreseasonApp
from tui.app.stdin import bear_any_bytes

PATIENCE = 1.0
"""Seconds that a key waits for another program's lock: a person who sees nothing happen presses more."""


def run(path: Path, *, demo_now: datetime | None = None) -> int:
    """Open the journal at `path` and run the app on it; returns the exit status. It opens on Today while
    something is overdue, unless the settings say otherwise.

    `demo_now` is the moment at which a sample journal stands still.

    Raises a PreseasonError, before anything is drawn, if the journal or the config cannot be opened.
    """
    from tui.journal.clock import system_now
    from tui.journal.journal import Journal
    from tui.journal.settings import load

    settings = load()
    now = system_now if demo_now is None else lambda: demo_now
    with (
        Journal.open(path, now=now, customs=settings.customs) as journal,
        journal.patience(PATIENCE),
    ):
        demo = demo_now is not None
        on_today = settings.open_on_today and not demo and journal.promises.anything_overdue()
        app = PreseasonApp(journal, settings, demo=demo, room="today" if on_today else "")
        bear_any_bytes()
        app.run()
        return app.return_code or 0
