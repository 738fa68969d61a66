"""`allies`: who led to whom, as a tree, as a graph for other programs, and the way to anyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import click

from tui.cli import options, out, shape, source
from tui.cli.door import Door, pass_door
from tui.domain.allies import Ally, Forest, Led, grow
from tui.domain.graphs import dot, mermaid
from tui.domain.ladder import suggested
from tui.domain.people import ColdContact


@click.command(
    epilog="The ladder is contact, helpful, ally, advocate; `preseason contact NAME --level` sets it. "
    "→ names the rung that what somebody did comes to, where that is a higher one."
)
@click.option("--path", metavar="NAME", help="Through whom you know NAME.")
@click.option("--dot", "as_dot", is_flag=True, help="Print the tree as a graph in DOT, for Graphviz.")
@click.option("--mermaid", "as_mermaid", is_flag=True, help="Print the tree as a flowchart in Mermaid.")
@options.as_json
@pass_door
def allies(door: Door, path: str | None, as_dot: bool, as_mermaid: bool, as_json: bool) -> None:
    """Show who led you to whom: the people and meetings each brought, introductions offered, made and met."""
    if [path is not None, as_dot, as_mermaid].count(True) > 1 or (as_json and (as_dot or as_mermaid)):
        raise click.UsageError(
            "--path, --dot, --mermaid and --json do not go together, but --path and --json"
        )
    if path is not None:
        _path(door, source.argument(path), as_json)
        return
    forest = grow((), ())
    cold: dict[int, ColdContact] = {}
    touches: dict[int, date] = {}
    if door.begun:
        with door.open() as journal:
            forest = journal.allies.forest()
            cold = {each.contact: each for each in journal.contacts.going_cold()}
            touches = journal.contacts.last_touches() if as_json else {}
    if as_dot or as_mermaid:
        out.say_body(dot(forest) if as_dot else mermaid(forest))
        return
    if as_json:
        out.say_json(_shape(forest, cold, touches))
        return
    if not forest.people:
        out.note("nobody yet: `preseason log --with NAME` makes the first contact")
    elif not forest.parents:
        out.note("nobody led to anybody yet: `- [>] NAME` in an entry is an introduction offered to you")
    _tell(forest, cold)
    for cut in forest.cuts:
        out.note(cut)


def _path(door: Door, name: str, as_json: bool) -> None:
    with door.open() as journal:
        found = journal.contacts.find(name)
        names = journal.allies.path(found.id)
    if as_json:
        out.say_json({"name": found.text.name, "path": list(names)})
    else:
        out.say(out.line(" → ".join(("me", *names))))


def _tell(forest: Forest, cold: Mapping[int, ColdContact]) -> None:
    rows = [
        _row(forest, each, lead, cold) for root in forest.branches() for each, lead in _tree(forest, root)
    ]
    out.table(rows, quiet=(2, 3))
    alone = [root for root in forest.roots if root not in forest.children]
    shown = [each for each in alone if _tells(forest.people[each], each in cold)]
    if shown:
        if rows:
            out.heading("Met otherwise")
        out.table([_row(forest, each, "", cold) for each in shown], quiet=(2, 3))
    if len(alone) > len(shown):
        out.note(f"and {_counted(len(alone) - len(shown), 'contact', 'contacts')} more, met by yourself")


def _tree(forest: Forest, root: int) -> Iterator[tuple[int, str]]:
    """Everyone of a tree with what is drawn before their name."""
    waiting = [(root, "", "")]
    while waiting:
        each, lead, further = waiting.pop()
        yield each, lead
        below = forest.children.get(each, ())
        for place in range(len(below) - 1, -1, -1):
            last = place == len(below) - 1
            waiting.append(
                (below[place], f"{further}{'└─' if last else '├─'} ", f"{further}{'   ' if last else '│  '}")
            )


def _row(forest: Forest, each: int, lead: str, cold: Mapping[int, ColdContact]) -> tuple[str, ...]:
    ally, led = forest.people[each], forest.led.get(each, Led())
    rung = suggested(ally, led)
    level = f"{ally.level} → {rung}" if rung else ally.level
    brought = _counted(led.people, "person", "people")
    if led.meetings:
        brought += f", {_counted(led.meetings, 'meeting', 'meetings')}"
    tally = ally.to_me
    became = f", {tally.made} made, {tally.met} met" if tally.made else ""
    return (
        f"{lead}{out.line(ally.name)}",
        f"{level} · cold" if each in cold else level,
        brought if led.people else "",
        f"{tally.offered} offered{became}" if tally.offered else "",
    )


def _tells(ally: Ally, is_cold: bool) -> bool:
    """Whether somebody who led to nobody is worth a line."""
    return is_cold or ally.level != "contact" or ally.to_me.offered > 0


def _shape(forest: Forest, cold: Mapping[int, ColdContact], touches: Mapping[int, date]) -> shape.Shape:
    return {
        "people": [_person(forest, each, cold, touches) for each in forest.people],
        "tree": [_branch(forest, root) for root in forest.roots],
        "left_out": list(forest.cuts),
    }


def _person(
    forest: Forest, each: int, cold: Mapping[int, ColdContact], touches: Mapping[int, date]
) -> shape.Shape:
    ally, led = forest.people[each], forest.led.get(each, Led())
    return {
        "name": ally.name,
        "level": ally.level,
        "introductions": ally.to_me._asdict(),
        "earned": suggested(ally, led),
        "led_to": led._asdict(),
        "last_touch": shape.day(touches.get(each)),
        "cold_since": shape.day(cold[each].due if each in cold else None),
    }


def _branch(forest: Forest, each: int) -> shape.Shape:
    """A tree, which is never deeper than `allies.MOST_DEEP`."""
    return {
        "name": forest.people[each].name,
        "via": [_branch(forest, child) for child in forest.children.get(each, ())],
    }


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
