"""`season`: what the meetings of a job search, or of all of them, add up to; and its recap."""

from __future__ import annotations

import click

from tui.cli import options, out, season_shape, season_text, source
from tui.cli.door import Door, pass_door


@click.command(epilog="Without a job search that goes on, all of them are shown.")
@click.option("--all", "every", is_flag=True, help="Of every job search, not the current one alone.")
@click.option("--search", metavar="NAME", help="Of that job search.")
@click.option(
    "--recap",
    metavar="PATH",
    help="Write it all down in a new file, PATH.md or PATH.html; - prints Markdown.",
)
@click.option("--force", is_flag=True, help="Write the recap over a file that is there already.")
@options.as_json
@pass_door
def season(
    door: Door, /, *, every: bool, search: str | None, recap: str | None, force: bool, as_json: bool
) -> None:
    """Show what a job search adds up to: people met, weeks, introductions, roles and milestones."""
    if every and search is not None:
        raise click.UsageError("--all and --search do not go together")
    if force and recap is None:
        raise click.UsageError("--force goes with --recap")
    if as_json and recap is not None:
        raise click.UsageError("--json and --recap do not go together")
    if not door.begun and recap is None and search is None:
        _nothing(as_json)
        return
    with door.open() as journal:
        name = source.argument(search) if search is not None else None
        if name is None and not every:
            name = journal.seasons.current()
        if recap is not None:
            from tui.cli.recap import write

            write(journal, name, source.argument(recap), force=force)
            return
        found = journal.seasons.season(name)
        lines = journal.seasons.searches() if name is None and not as_json else []
    if as_json:
        out.say_json(season_shape.season(found))
        return
    season_text.tell(found, lines)
    if not found.sums.meetings:
        out.note("nobody met yet: `preseason log --with NAME` logs the first meeting")
    if found.search is None and not every:
        out.note("no job search goes on: `preseason search-start NAME` begins one")


def _nothing(as_json: bool) -> None:
    """What there is to say where no journal is begun."""
    if not as_json:
        out.note("nobody met yet: `preseason log --with NAME` logs the first meeting")
        return
    from tui.domain.summing import nothing
    from tui.journal.clock import system_now

    out.say_json(season_shape.season(nothing(system_now().date())))
