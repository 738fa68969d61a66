"""`themes`: what takeaways have in common, and which of their names mean the same."""

from __future__ import annotations

import click

from tui.cli import options, out, role_shape, source, wrapping
from tui.cli.door import Door, pass_door
from tui.domain.themes import Merged, Suggestion, ThemeLine

_ACTIONS = "--merge, --rename, --split, --apart and --suggest"
_pair = (str, str)


@click.command(
    epilog="A theme is named by its words, whatever their case and accents. What is written later with the "
    "name of a theme that was merged or renamed goes with it by itself."
)
@click.option("--merge", type=_pair, metavar="FROM INTO", help="Let theme FROM be a part of INTO.")
@click.option("--rename", type=_pair, metavar="NAME TO", help="Call theme NAME something else.")
@click.option("--split", metavar="NAME", help="Let everything that was merged into NAME stand alone again.")
@click.option("--dry-run", is_flag=True, help="Say what would move, and change nothing.")
@click.option("--suggest", is_flag=True, help="List pairs of themes that may be the same, likeliest first.")
@click.option("--apart", type=_pair, metavar="NAME NAME", help="Never suggest these two again.")
@options.as_json
@pass_door
def themes(
    door: Door,
    /,
    *,
    merge: tuple[str, str] | None,
    rename: tuple[str, str] | None,
    split: str | None,
    dry_run: bool,
    suggest: bool,
    apart: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """List the themes of what you took away: their meetings, takeaways, and what was merged into them."""
    changes = [merge is not None, rename is not None, split is not None]
    if [*changes, suggest, apart is not None].count(True) > 1:
        raise click.UsageError(f"{_ACTIONS} do not go together")
    if dry_run and not any(changes):
        raise click.UsageError("--dry-run goes with --merge, --rename or --split")
    if suggest:
        _suggest(door, as_json)
    elif apart is not None:
        _keep_apart(door, *map(source.argument, apart), as_json=as_json)
    elif any(changes):
        told = _change(door, merge, rename, split, dry_run)
        if as_json:
            out.say_json(role_shape.moved(told, done=not dry_run))
        else:
            verbs = (
                ("merge ", "Merged ")
                if merge
                else ("rename: ", "Renamed: ")
                if rename
                else ("split ", "Split ")
            )
            out.say(out.line(f"Would {verbs[0]}{told.sentence}" if dry_run else f"{verbs[1]}{told.sentence}"))
    else:
        _list(door, as_json)


def _change(
    door: Door,
    merge: tuple[str, str] | None,
    rename: tuple[str, str] | None,
    split: str | None,
    dry_run: bool,
) -> Merged:
    with door.open() as journal:
        known = journal.themes
        if merge is not None:
            from_, into = map(source.argument, merge)
            return (known.preview if dry_run else known.merge)(from_, into)
        if rename is not None:
            name, to = map(source.argument, rename)
            return (known.preview_rename if dry_run else known.rename)(name, to)
        return (known.preview_split if dry_run else known.split)(source.argument(split or ""))


def _list(door: Door, as_json: bool) -> None:
    found: list[ThemeLine] = []
    if door.begun:
        with door.open() as journal:
            found = journal.themes.all()
    if as_json:
        out.say_json([role_shape.theme(one) for one in found])
        return
    if not found:
        out.note("no themes yet: a line such as `- [+] a say in it #strategy` names one")
    rows = [
        (
            _counted(one.meetings, "meeting"),
            _counted(one.uses, "takeaway"),
            out.line(one.name) + (f" ← {out.line(', '.join(one.merged))}" if one.merged else ""),
        )
        for one in found
    ]
    out.table(rows, right=(0, 1), quiet=(1,))


def _suggest(door: Door, as_json: bool) -> None:
    found: list[Suggestion] = []
    if door.begun:
        with door.open() as journal:
            found = journal.themes.suggestions()
    if as_json:
        out.say_json(role_shape.suggestions(found))
        return
    if not found:
        out.note("no two themes look as if they were the same")
    for one in found:
        pair = f"{wrapping.shown(one.from_)} → {wrapping.shown(one.into)}"
        wrapping.say(f"{one.likeness:>3}%  ", f"{pair}, since {one.why}")


def _keep_apart(door: Door, one: str, other: str, *, as_json: bool) -> None:
    with door.open() as journal:
        pair = Suggestion(journal.themes.find(one), journal.themes.find(other), "", 0)
        journal.themes.dismiss(pair)
    if as_json:
        out.say_json({"apart": [pair.from_, pair.into]})
    else:
        out.say(out.line(f"Kept apart: {pair.from_} and {pair.into}"))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
