"""Reading one entry: as it is now, and as it was."""

from __future__ import annotations

import click

from tui.cli import options, out, shape, telling, wrapping
from tui.cli.door import Door, pass_door
from tui.domain.dates import show_date
from tui.domain.entries import headline
from tui.domain.text import visible


@click.command()
@options.entry
@click.option("--brief", is_flag=True, help="What to read before a meeting: a page on each whom you meet.")
@options.as_json
@pass_door
def show(door: Door, entry: str, brief: bool, as_json: bool) -> None:
    """Show an entry: its header, its text as written, and what follows from it."""
    if brief:
        from tui.cli import briefs

        briefs.of_meeting(door, entry, as_json)
        return
    with door.open() as journal:
        found = journal.entries.find(entry)
    if as_json:
        out.say_json(shape.entry(found))
        return
    first, *facts = telling.header(found)
    out.say(out.bold(first))
    for fact in facts:
        out.say(fact)
    out.say(out.dim(f"entry {found.id} · version {found.version} · {found.uid}"))
    if found.text.body.strip():
        out.say()
        out.say(visible(found.text.body).rstrip("\n"))
    wrapping.section("", telling.consequences(found.derived))


@click.command()
@options.entry
@click.option(
    "--revision", type=click.IntRange(min=1), metavar="N", help="Print the text of revision N, as it was."
)
@options.as_json
@pass_door
def history(door: Door, entry: str, revision: int | None, as_json: bool) -> None:
    """List the revisions of an entry, newest first, or print one of them."""
    with door.open() as journal:
        found = journal.entries.find(entry)
        if revision is not None:
            one = journal.entries.revision(found.id, revision)
            if as_json:
                out.say_json(shape.revision(one, body=True))
                return
            out.say_body(one.text.body)
            return
        past = sorted(journal.entries.revisions(found.id), key=lambda one: one.number, reverse=True)
    if as_json:
        out.say_json([shape.revision(one, body=False) for one in past])
        return
    rows = [
        (
            str(one.number),
            f"{show_date(one.saved_at.date())} {one.saved_at:%H:%M}",
            f"{len(one.text.body):,} characters",
            out.line(headline(one.text.body)),
        )
        for one in past
    ]
    out.table(rows, right=(0, 2), quiet=(0, 2))
