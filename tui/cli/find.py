"""`find`: the search, and searches kept under a name."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli import options, out, search, source
from tui.cli.door import Door, pass_door
from tui.domain.found import SavedSearch


class QueryCommand(click.Command):
    """A command whose QUERY may begin with a dash, as what it leaves out does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell options from the words of the query, then parse as usual."""
        given, words = search.sorted_out(args)
        return super().parse_args(ctx, [*given, "--", *words] if words else given)


@click.command(
    cls=QueryCommand,
    epilog="QUERY is words, a phrase in quotes, -word to leave out, and fields such as with:ada, "
    'role:counsel, dont:strategy or after:"last month".',
)
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N of them; the best {search.BEST}, without it.",
)
@click.option("--save", metavar="NAME", help="Keep the query under a name instead of asking it.")
@click.option("--saved", metavar="NAME", help="Ask the saved search of that name; a QUERY narrows it.")
@click.option("--list", "listing", is_flag=True, help="List the saved searches.")
@click.option("--forget", metavar="NAME", help="Forget the saved search of that name.")
@options.as_json
@pass_door
def find(
    door: Door,
    /,
    *,
    words: Sequence[str],
    limit: int | None,
    save: str | None,
    saved: str | None,
    listing: bool,
    forget: str | None,
    as_json: bool,
) -> None:
    """Search everything: meetings, reflections, contacts and the pitch, best first."""
    if [save is not None, saved is not None, listing, forget is not None].count(True) > 1:
        raise click.UsageError("--save, --saved, --list and --forget do not go together")
    if (listing or forget is not None) and words:
        raise click.UsageError("--list and --forget take no QUERY")
    texts = search.readings(words)
    if listing:
        _list(door, as_json)
    elif forget is not None:
        _forget(door, source.argument(forget), as_json)
    elif save is not None:
        if not words:
            raise click.UsageError("say what to save: a QUERY")
        _save(door, source.argument(save), search.read(texts)[0].text, as_json)
    elif saved is not None:
        with door.open() as journal:
            query = journal.saved.find(source.argument(saved)).query
        search.run(door, [f"{query} {text}".strip() for text in texts], limit, as_json=as_json)
    elif not words:
        raise click.UsageError("say what to look for: a QUERY")
    else:
        search.run(door, texts, limit, as_json=as_json)


def _save(door: Door, name: str, query: str, as_json: bool) -> None:
    from tui.domain.errors import NotFound

    with door.open_or_begin() as journal:
        try:
            former = journal.saved.find(name)
        except NotFound:
            former = None
        kept = journal.saved.save(name, query)
    _tell("Saved", kept, as_json)
    if former is not None and former.id == kept.id and former.query != kept.query:
        out.note(f"it was: {out.line(former.query)}")


def _forget(door: Door, name: str, as_json: bool) -> None:
    with door.open() as journal:
        kept = journal.saved.find(name)
        journal.saved.delete(kept.id)
    _tell("Forgot", kept, as_json)


def _list(door: Door, as_json: bool) -> None:
    kept: list[SavedSearch] = []
    if door.begun:
        with door.open() as journal:
            kept = journal.saved.all()
    if as_json:
        out.say_json([one._asdict() for one in kept])
        return
    if not kept:
        out.note("no saved searches yet: `preseason find --save NAME QUERY` keeps one")
    out.table([(out.line(one.name), out.line(one.query)) for one in kept])


def _tell(verb: str, kept: SavedSearch, as_json: bool) -> None:
    if as_json:
        out.say_json(kept._asdict())
    else:
        out.say(f"{verb} {out.line(kept.name)}: {out.line(kept.query)}")
