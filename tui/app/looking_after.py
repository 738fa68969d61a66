"""What the app does for the journal once it is up, in a thread nobody waits for: backup, trash, a word."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError, Stopped

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp


def look_after(app: PreseasonApp) -> None:
    """Begin; what has to be said is said in a notice."""
    threading.Thread(target=_work, args=(app,), name="preseason-backup", daemon=True).start()


def _work(app: PreseasonApp) -> None:
    try:
        app.journal.back_up_daily()
        days = app.settings.trash_days
        gone = app.journal.empty_trash(days)
        if gone:
            what, has = ("1 thing was", "it") if gone == 1 else (f"{gone:,} things were", "them")
            _say(app, f"{what} in the trash for {days} days, and went for good; the backup has {has}")
    except Stopped:
        return  # the app was quit meanwhile: the next start makes it
    except PreseasonError as fault:
        _say(app, f"No backup could be made: {fault}. `preseason doctor` says what to do")
    from tui.journal.kept_texts import kept_texts, places

    left = kept_texts(places(app.settings.data_folder, app.journal.path))
    if left:
        what = "A text lies" if len(left) == 1 else f"{len(left)} texts lie"
        _say(app, f"{what} in a file instead of the journal: {left[0]}")


def _say(app: PreseasonApp, words: str) -> None:
    with suppress(RuntimeError):  # the app has gone
        app.call_from_thread(app.say, words, severity="warning")
