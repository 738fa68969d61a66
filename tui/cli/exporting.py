"""`export`: the journal, or a part of it, in a form that other programs read."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli import options, out, source
from tui.cli.door import Door, pass_door
from tui.cli.progress import Progress
from tui.interop.exporting import FORMS, write


@click.command(
    epilog="json and markdown hold everything, and `import` takes them up again as they were. "
    "What is written is plain text that anybody can read who gets at it: it is readable for you alone (0600)."
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMS)))
@click.argument("path", metavar="PATH")
@click.option("--overwrite", is_flag=True, help="Replace the file, or the folder of a former export, there.")
@options.as_json
@pass_door
def export(door: Door, /, *, format_: str, path: str, overwrite: bool, as_json: bool) -> None:
    """Write the journal to a new file or folder."""
    wanted = Path(source.argument(path))
    with door.open() as journal, Progress("written") as progress:
        count = write(journal, format_, wanted, overwrite=overwrite, tell=progress.told)
    if as_json:
        out.say_json({"format": format_, "path": str(wanted), "records": count})
        return
    out.say(out.line(f"Exported {count:,} records to {wanted}"))
    out.note("what is written there is not encrypted: whoever can read it knows your notes")
