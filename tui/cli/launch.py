"""The app, on the journal or on a sample that is thrown away afterwards."""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from tui.cli import out
from tui.domain.errors import PreseasonError


class NoTerminal(PreseasonError):
    """There is no terminal that could show the app."""


def open_app(path: Path, *, demo_now: datetime | None = None) -> int:
    """Run the app on a journal (a demo at a moment of its own); returns its exit status. Raises NoTerminal where nothing could be drawn."""
    check_terminal()
    from tui.app.app import run

    gc.enable()
    return run(path, demo_now=demo_now)


def check_terminal() -> None:
    """Refuse anything but a terminal that can draw a screen."""
    if not (out.on_terminal(sys.stdin) and out.on_terminal(sys.stdout)):
        raise NoTerminal("the app needs a terminal; `preseason --help` lists what works without one")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal("the app cannot draw on TERM=dumb; `preseason --help` lists what needs no screen")


@click.command()
def demo() -> int:
    """Open the app on a sample journal, which is thrown away afterwards."""
    check_terminal()
    import tempfile

    from tui.interop.demo import NOW, fill
    from tui.journal.journal import Journal

    with tempfile.TemporaryDirectory(prefix="preseason-demo-") as folder:
        path = Path(folder) / "journal.db"
        with Journal.open(path, now=lambda: NOW) as journal:
            fill(journal)
        return open_app(path, demo_now=NOW)
