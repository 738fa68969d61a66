"""The app, on the journal or on a sample that is thrown away afterwards."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import out
from tui.domain.errors import JournalDamaged, JournalRefused, NotOpened, PreseasonError
from tui.journal import keys

if TYPE_CHECKING:
    from tui.app.lock.ask import Asker

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

    asking = Asking()
    keys.let_ask(asking)
    try:
        return run(path, demo_now=demo_now)
    except (JournalDamaged, JournalRefused) as fault:
        asking.leave()
        return _read_instead(path, fault)
    except NotOpened:
        return 0
    except BaseException:
        asking.leave()
        raise


class Asking:
    """Asks for the passphrase of an encrypted journal on a screen of its own, which is loaded for that."""

    def __init__(self) -> None:
        self._asker: Asker | None = None

    def __call__(self, path: Path, fitting: Callable[[str], keys.Key | None]) -> keys.Key:
        """As `Asker`, in the theme that is remembered."""
        from tui.app.lock.ask import Asker
        from tui.journal.settings import load

        self._asker = self._asker or Asker(load().theme)
        return self._asker(path, fitting)

    def leave(self) -> None:
        """Give the terminal's own screen back, where the app did not come to do so."""
        if self._asker is not None:
            self._asker.leave()


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
