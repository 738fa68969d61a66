"""The recap of a job search: into a file, or as Markdown on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import out

if TYPE_CHECKING:
    from tui.journal.journal import Journal


def write(journal: Journal, name: str | None, path: str, *, force: bool) -> None:
    """Write it to a path, over what is there where `force` says so; - is standard output."""
    from tui.interop.recap.files import checked_path, write_recap
    from tui.interop.recap.gather import gather

    if path == "-":
        if force:
            raise click.UsageError("--force goes with a file")
        from tui.interop.recap.markdown import to_markdown

        out.say_body(to_markdown(gather(journal, name)))
        return
    to = checked_path(path, replace=force)
    write_recap(gather(journal, name), to, replace=force)
    out.say(f"Wrote {out.line(str(to))}")
