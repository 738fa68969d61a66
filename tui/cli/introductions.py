"""Introductions: who was offered to you, and by you to others, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import naming, options, out, promise_shape
from tui.cli.door import Door, pass_door
from tui.cli.saving import tell_milestones
from tui.cli.source import argument
from tui.domain.dates import show_date
from tui.domain.errors import NotFound
from tui.domain.introductions import INTRODUCTION_STATUSES, spoken
from tui.domain.today import INTRODUCTION, parse_id

if TYPE_CHECKING:
    from tui.domain.entries import IntroductionStatus
    from tui.domain.introductions import Offered

_STATUS = click.Choice(INTRODUCTION_STATUSES)


@click.command()
@click.option("--status", type=_STATUS, help="Only those that stand so.")
@options.as_json
@pass_door
def introductions(door: Door, status: IntroductionStatus | None, as_json: bool) -> None:
    """List introductions, to you and by you, the newest first, with what became of each and when."""
    found: list[Offered] = []
    if door.begun:
        with door.open() as journal:
            found = journal.promises.introductions(status)
    if as_json:
        out.say_json([promise_shape.introduction(one) for one in found])
        return
    if not found:
        out.note("no introductions: a line such as - [>] Grace Hopper, by friday is one")
    rows = [
        (f"{INTRODUCTION}{one.id}", one.status, _whose(one), _who(one), f"({one.entry}:{one.line})")
        for one in found
    ]
    out.table(rows, quiet=(0, 4))


@click.command()
@click.argument("number", metavar="ID")
@click.option("--status", type=_STATUS, help="What became of it.")
@click.option("--name", metavar="NAME", help="What to call who was introduced, if not as it was written.")
@options.as_json
@pass_door
def introduction(
    door: Door, number: str, status: IntroductionStatus | None, name: str | None, as_json: bool
) -> None:
    """Show an introduction and each step it took, or say what became of it.

    Who was introduced to you becomes a contact, whom the introducer led to. It is met by itself once a
    meeting with them is logged; then the introducer is to be told.
    """
    if name is not None and status not in ("made", "met"):
        raise click.UsageError("--name goes with --status made or met: it names whom you were introduced to")
    new: tuple[str, ...] = ()
    with door.open() as journal:
        each = _id(argument(number))
        before = journal.promises.introduction(each)
        if status is not None:
            called = naming.meet(argument(name), journal.contacts.names())[0] if name else ""
            new = journal.promises.set_status(each, status, name=called)
            tell_milestones(journal)
        found = journal.promises.introduction(each)
    if as_json:
        out.say_json(promise_shape.introduction(found))
        return
    verb = "" if status is None else "Unchanged: " if found == before else f"{found.status.capitalize()}: "
    out.say(out.bold(f"{verb}{_who(found)}"))
    if found.by is not None:
        out.say(f"{_whose(found)} (entry {found.entry})")
    if found.contact is not None and found.contact[1] != found.name:
        out.say(f"in the contacts as {out.line(found.contact[1])}")
    for step in found.steps:
        at = f"  entry {step.entry}" if step.entry is not None else ""
        out.say(f"  {step.status:<9} {show_date(step.on)}{out.dim(at)}")
    look = found.snoozed or found.due
    if look is not None and found.status in ("offered", "chased"):
        out.say(f"to be looked at on {show_date(look)}")
    for one in new:
        out.note(f"new contact: {one}")


def _id(typed: str) -> int:
    words = f"{INTRODUCTION}{typed.strip()}" if typed.strip().isdigit() else typed
    found = parse_id(words)
    if found is None or not found.startswith(INTRODUCTION):
        raise NotFound(f"there is no introduction {typed[:40]!r}: `preseason introductions` lists them")
    return int(found[1:])


def _who(one: Offered) -> str:
    return out.line(spoken(one.name, one.detail, one.direction))


def _whose(one: Offered) -> str:
    if one.direction == "by_me":
        return out.line(f"by you, at a meeting with {one.by[1]}" if one.by else "by you")
    return out.line(f"by {one.by[1]}" if one.by else "")
