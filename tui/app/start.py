"""Opens the journal, or a backup of it to read, and runs the app on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.app import PreseasonApp
from tui.app.stdin import bear_any_input
from tui.app.stdout import bear_no_terminal
from tui.journal import keys

if TYPE_CHECKING:
    from tui.journal.backup_room import Backup
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings

PATIENCE = 1.0
"""Seconds that a key waits for another program's lock: a person who sees nothing happen presses more."""


def run(path: Path, *, demo_now: datetime | None = None) -> int:
    """Open the journal at `path` and run the app on it; returns the exit status. It opens on Today while
    something is overdue, unless the settings say otherwise.

    `demo_now` is the moment at which a sample journal stands still.

    Raises a PreseasonError, before anything is drawn, if the journal or the config cannot be opened.
    """
    from tui.app.looking_after import look_after
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
        return _run(
            journal,
            settings,
            demo=demo,
            room="today" if on_today else "",
            settled=None if demo else look_after,
        )


def run_on_backup(backup: Backup, path: Path) -> int:
    """Run the app on a backup of the journal at `path`, to read in: nothing can be changed."""
    from tui.journal.clock import system_now
    from tui.journal.health import moment_in_words
    from tui.journal.journal import Journal
    from tui.journal.restoring import reading_copy
    from tui.journal.settings import load

    with reading_copy(backup.path, path) as copy, Journal.open_to_read(copy, now=system_now) as journal:
        return _run(journal, load(), reading=f"backup of {moment_in_words(backup.made_at)}, to read only")


def _run(
    journal: Journal,
    settings: Settings,
    *,
    demo: bool = False,
    room: str = "",
    reading: str = "",
    settled: Callable[[PreseasonApp], None] | None = None,
) -> int:
    keys.let_ask(None)  # the screen is the app's from here on
    app = PreseasonApp(journal, settings, demo=demo, room=room, settled=partial(_settled, settled))
    app.reading = reading
    bear_any_input()
    bear_no_terminal()
    app.run()
    return app.return_code or 0


def _settled(further: Callable[[PreseasonApp], None] | None, app: PreseasonApp) -> None:
    """The start is over: make ready what one may go to, and do what else is to be done."""
    from tui.app.readying import Readying

    Readying(app).begin()
    if further is not None:
        further(app)
