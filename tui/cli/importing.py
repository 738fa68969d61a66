"""`import`: what other programs hold comes in, shown first if one likes, and is taken back by its number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import import_telling, options, out, source
from tui.cli.door import Door, pass_door
from tui.cli.progress import Progress
from tui.domain.errors import BadInput
from tui.domain.imports import POLICIES, How, Policy
from tui.interop.importing import COLUMNS, MEETINGS, READERS, bring, reader
from tui.interop.reader import Options

if TYPE_CHECKING:
    from tui.domain.imports import Imported
    from tui.journal.journal import Journal


@click.command(
    "import",
    epilog="FORMAT is one of "
    + ", ".join(READERS)
    + ". Nothing comes in twice: the same file again brings only what is new in it.",
)
@click.argument("format_", metavar="[FORMAT]", type=click.Choice(list(READERS)), required=False)
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@click.option(
    "--duplicates",
    type=click.Choice(POLICIES),
    help="Of people who are there already: fill in what is empty (as without it), skip them, update them "
    "to what the file says, or make new ones.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Of csv: which column holds a field, such as Name=Full name; =COLUMN leaves one out. Repeat it.",
)
@click.option(
    "--meetings", is_flag=True, help="Of jrnl and markdown: what says with whom one was becomes a meeting."
)
@click.option("--undo", metavar="BATCH", type=int, help="Take the import of that number back.")
@click.option("--list", "listed", is_flag=True, help="List the imports that were made.")
@options.as_json
@pass_door
def import_(
    door: Door,
    /,
    *,
    format_: str | None,
    path: str | None,
    dry_run: bool,
    duplicates: Policy | None,
    columns: tuple[str, ...],
    meetings: bool,
    undo: int | None,
    listed: bool,
    as_json: bool,
) -> int:
    """Bring in what other programs hold, as one step that can be taken back."""
    if undo is not None or listed:
        if format_ or path or dry_run or duplicates or columns or meetings or (undo is not None and listed):
            raise click.UsageError("--undo and --list stand alone")
        return _list(door, as_json) if undo is None else _undo(door, undo, as_json)
    if format_ is None or path is None:
        raise click.UsageError("say what to import, and from where: import FORMAT PATH")
    for given, name, formats in ((columns, "--map", COLUMNS), (meetings, "--meetings", MEETINGS)):
        if given and format_ not in formats:
            raise click.UsageError(f"{name} goes with {' or '.join(formats)}")
    wanted = Path(source.argument(path))
    wishes = Options(tuple(map(_pair, columns)), meetings)
    reader(format_, wanted, wishes).check()
    with _journal(door, dry_run) as journal:
        told = _bring(journal, format_, wanted, wishes, How(duplicates or "fill"), dry_run=dry_run)
    if as_json:
        out.say_json(import_telling.shape(told, dry_run=dry_run))
    else:
        import_telling.say_imported(told, dry_run=dry_run)
        import_telling.complain(told)
    return 1 if told.problem_count and not told.total.all else 0


def _bring(
    journal: Journal, format_: str, path: Path, wishes: Options, how: How, *, dry_run: bool
) -> Imported:
    """Bring in what is at a path, and say how far it is meanwhile."""
    known = tuple(journal.contacts.names()) if wishes.meetings else ()
    reading = reader(format_, path, wishes._replace(known=known, today=journal.today()))
    with Progress("read", lambda: reading.share) as progress:
        return bring(journal, reading, how=how, dry_run=dry_run, tell=progress.told)


def _pair(words: str) -> tuple[str, str]:
    field, equals, column = source.argument(words).partition("=")
    if not equals or not column.strip():
        raise click.UsageError(f"--map takes FIELD=COLUMN, such as Name=Full name, not {words[:40]!r}")
    return field, column


def _undo(door: Door, batch: int, as_json: bool) -> int:
    with door.open() as journal, Progress("taken back") as progress:
        told = journal.imports.undo(batch, tell=progress.told)
    if as_json:
        out.say_json(import_telling.undone_shape(told))
    else:
        import_telling.say_undone(told)
    return 0


def _list(door: Door, as_json: bool) -> int:
    found = []
    if door.begun:
        with door.open() as journal:
            found = journal.imports.all()
    if as_json:
        out.say_json([import_telling.batch_shape(one) for one in found])
        return 0
    if not found:
        out.note("nothing was imported yet")
    out.table([import_telling.batch_row(one) for one in found], quiet=(1, 2))
    return 0


@contextmanager
def _journal(door: Door, dry_run: bool) -> Iterator[Journal]:
    """The journal; for a preview where there is none yet, an empty one that is thrown away."""
    if not dry_run or door.begun:
        with door.open_or_begin() as journal:
            yield journal
        return
    import tempfile

    from tui.journal.journal import Journal

    try:
        folder = tempfile.TemporaryDirectory(prefix="preseason-")
    except OSError as error:
        raise BadInput("path", f"no preview can be made: {error.strerror}") from error
    with folder as place, Journal.open(Path(place) / "preview.db") as journal:
        yield journal
