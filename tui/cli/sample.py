"""The app on a sample that is thrown away afterwards."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.launch import check_terminal, open_app


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
