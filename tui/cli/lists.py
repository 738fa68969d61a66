"""Lists of entries, newest first."""

from __future__ import annotations

import click

from tui.cli import options, out, shape, telling
from tui.cli.door import Door, pass_door
from tui.cli.source import argument
from tui.domain.entries import Entry, EntryLine, Kind


@click.command()
@options.limit
@options.search
@options.as_json
@pass_door
def meetings(door: Door, limit: int | None, search: str | None, as_json: bool) -> None:
    """List the meetings, newest first."""
    _list(door, "meeting", limit, search, as_json)


@click.command()
@options.limit
@options.search
@options.as_json
@pass_door
def reflections(door: Door, limit: int | None, search: str | None, as_json: bool) -> None:
    """List the reflections, newest first."""
    _list(door, "reflection", limit, search, as_json)


def _list(door: Door, kind: Kind, limit: int | None, search: str | None, as_json: bool) -> None:
    records: list[Entry] = []
    lines: list[EntryLine] = []
    if door.begun or search is not None:
        with door.open() as journal:
            of = journal.seasons.find(argument(search)).id if search is not None else None
            if as_json:
                records = journal.entries.latest(kind, limit, search=of)
            else:
                lines = journal.entries.lines(journal.entries.order(kind, search=of)[:limit])
    if as_json:
        out.say_json(shape.entries(records))
    elif lines:
        out.table([telling.row(line) for line in lines], right=(0,), quiet=(0,))
    else:
        start = "log" if kind == "meeting" else "reflect"
        out.note(f"no {kind}s yet: `preseason {start}` writes the first")
