"""What is due: the list, and what is done about a line of it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from tui.cli import options, out, promise_shape
from tui.cli.door import Door, pass_door
from tui.cli.source import argument
from tui.cli.telling import short_day
from tui.domain.dates import parse_date, show_date
from tui.domain.today import CONTACT, INTRODUCTION, MEETING, SECTIONS, Due, Today

if TYPE_CHECKING:
    from tui.journal.journal import Journal

Cells = tuple[str, ...]
_ID = click.argument("due", metavar="ID")


@click.command()
@options.as_json
@pass_door
def today(door: Door, as_json: bool) -> None:
    """List what is due: overdue, thank-yous, promised to you, promised by you, going cold, coming up.

    Each line begins with its ID, which `done` and `snooze` take: f12 is a follow-up, i3 an introduction, m40
    a planned meeting, c7 a contact.
    """
    found, day = Today(), date.max
    if door.begun:
        with door.open() as journal:
            found, day = journal.promises.today(), journal.today()
    if as_json:
        out.say_json(promise_shape.today(found))
        return
    if not found.everything:
        out.note("nothing is due, nothing is promised, and nothing is coming up")
    shown = {
        name: [_row(each, day, late=name == "overdue") for each in rows]
        for name, rows in found._asdict().items()
        if rows
    }
    for number, (name, rows) in enumerate(_aligned(shown).items()):
        if number:
            out.say()
        out.say(out.bold(SECTIONS[name]))
        out.table(rows, quiet=(0, 4))


@click.command()
@_ID
@click.option("--undo", is_flag=True, help="It is not done after all: it is open again.")
@options.as_json
@pass_door
def done(door: Door, due: str, undo: bool, as_json: bool) -> None:
    """Mark a line of `today` as done.

    The line of a text is ticked in the text. An introduction to you was made, then met; one of yours was
    made. A planned meeting was held. With somebody who goes cold you were in touch.
    """
    if undo:
        _again(door, due, "Open again", "done", as_json)
        return
    with door.open() as journal:
        before = set(journal.contacts.names())
        found = journal.promises.find(argument(due))
        journal.promises.done(found)
        if as_json:
            out.say_json({**promise_shape.due(found), "done": True})
            return
        out.say(f"{_verb(found, journal)}: {out.line(_said(found))}")
        for name in journal.contacts.names():
            if name not in before:
                out.note(f"new contact: {name}")


@click.command()
@_ID
@click.argument("words", metavar="DATE", nargs=-1)
@click.option("--undo", is_flag=True, help="Speak of it again on its own day.")
@options.as_json
@pass_door
def snooze(door: Door, due: str, words: tuple[str, ...], undo: bool, as_json: bool) -> None:
    """Keep quiet about a line of `today` until DATE: 3 days, a week, friday, 2026-12-01.

    The day in the text stays as it is; another day in the text ends it. A planned meeting is put off to DATE.
    """
    if undo == bool(words):
        raise click.UsageError("it takes a DATE, or --undo")
    if undo:
        _again(door, due, "No longer snoozed", "snoozed", as_json)
        return
    with door.open() as journal:
        found = journal.promises.find(argument(due))
        until = parse_date(" ".join(map(argument, words)), on=journal.today())
        journal.promises.snooze(found, until)
        if as_json:
            out.say_json({**promise_shape.due(found), "due": until.isoformat(), "snoozed": True})
            return
        verb = "Put off to" if found.id.startswith(MEETING) else "Snoozed until"
        out.say(f"{verb} {show_date(until)}: {out.line(_said(found))}")


def _again(door: Door, due: str, verb: str, no_more: str, as_json: bool) -> None:
    """Take back that something was done, or that it was snoozed."""
    wanted = argument(due)
    with door.open() as journal:
        act = journal.promises.reopen if no_more == "done" else journal.promises.wake
        found = act(wanted)
    if as_json:
        out.say_json({**(promise_shape.due(found) if found else {"id": wanted}), no_more: False})
    else:
        out.say(f"{verb}: {out.line(_said(found) if found else wanted)}")


def _aligned(shown: dict[str, list[Cells]]) -> dict[str, list[Cells]]:
    """The same with ids and days as wide in each section, where a person reads them."""
    if not out.on_terminal(sys.stdout):
        return shown
    widths = [max(len(row[column]) for rows in shown.values() for row in rows) for column in (0, 1)]
    return {
        name: [(row[0].ljust(widths[0]), row[1].ljust(widths[1]), *row[2:]) for row in rows]
        for name, rows in shown.items()
    }


def _row(each: Due, day: date, *, late: bool) -> Cells:
    when = short_day(each.due, day) if each.due and not each.id.startswith(CONTACT) else ""
    if late and each.due:
        days = (day - each.due).days
        when += f", {days} day{'' if days == 1 else 's'} ago"
    elif each.snoozed:
        when = f"{'chased' if each.status == 'chased' else 'snoozed'} until {when}"
    at = f"({each.entry}:{each.line})" if each.line else f"({each.entry})" if each.entry else ""
    said = out.line(each.words)
    return (each.id, when, said, out.line(each.beside), at)


def _verb(found: Due, journal: Journal) -> str:
    if found.id.startswith(INTRODUCTION):
        return journal.promises.introduction(found.number).status.capitalize()
    return {MEETING: "Held", CONTACT: "In touch"}.get(found.id[0], "Done")


def _said(found: Due) -> str:
    if found.id.startswith(CONTACT):
        return found.contact
    said = found.words.removeprefix("Did it take place? ")
    if found.kind in ("introduction", "meet"):
        said = said.removeprefix("Meet ")
    return f"{said} ({found.beside})" if found.beside else said
