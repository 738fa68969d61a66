"""People: the list of contacts, and all about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import options, out, shape, telling
from tui.cli.door import Door, pass_door
from tui.domain.dates import show_date
from tui.domain.entries import Derived
from tui.domain.text import visible

if TYPE_CHECKING:
    from tui.journal.contacts import ContactCard


@click.command()
@options.limit
@options.as_json
@pass_door
def contacts(door: Door, limit: int | None, as_json: bool) -> None:
    """List the people you know, by name."""
    with door.open() as journal:
        if as_json:
            out.say_json([shape.contact(one) for one in journal.contacts.all(limit)])
            return
        lines = journal.contacts.lines(journal.contacts.order()[:limit])
    if not lines:
        out.note("no contacts yet: `preseason log --with NAME` makes the first")
    rows = [
        (
            out.line(one.name),
            out.line(one.company),
            one.level,
            _meetings(one.meetings),
            f"last {show_date(one.last_met)}" if one.last_met else "",
        )
        for one in lines
    ]
    out.table(rows, right=(3,), quiet=(2,))


@click.command()
@click.argument("name", metavar="NAME")
@options.as_json
@pass_door
def contact(door: Door, name: str, as_json: bool) -> None:
    """Show one person: details, meetings, introductions, promises."""
    with door.open() as journal:
        card = journal.contacts.card(journal.contacts.find(name).id)
    if as_json:
        out.say_json(_shape(card))
        return
    person, text = card.contact, card.contact.text
    out.say(out.bold(out.line(text.name)))
    work = out.line(", ".join(filter(None, (text.title, text.company))))
    met = _meetings(person.meetings)
    if person.last_met:
        met += f", last on {show_date(person.last_met)}"
    for fact in (work, text.level, met):
        if fact:
            out.say(fact)
    facts = (
        ("e-mail", text.email),
        ("phone", text.phone),
        ("link", text.link),
        ("how met", text.how_met),
        ("introduced by", text.introduced_by),
    )
    for what, value in facts:
        if value:
            out.say(f"{out.dim(what)} {out.line(value)}")
    if text.notes.strip():
        out.say()
        out.say(visible(text.notes).rstrip("\n"))
    if card.meetings:
        out.heading("Meetings")
        out.table([telling.row(line) for line in card.meetings], right=(0,), quiet=(0,))
    introductions = Derived(introductions=tuple(one for one, _ in card.introductions))
    followups = Derived(followups=tuple(one for one, _ in card.followups))
    out.section("Introductions", telling.consequences(introductions))
    out.section("Promises and follow-ups", telling.consequences(followups))


def _shape(card: ContactCard) -> shape.Shape:
    text = card.contact.text
    return {
        **shape.contact(card.contact),
        "how_met": text.how_met,
        "notes": text.notes,
        "entries": [shape.entry_line(line) for line in card.meetings],
        "introductions": [{**shape.introduction(one), "entry": entry} for one, entry in card.introductions],
        "followups": [{**shape.followup(one), "entry": entry} for one, entry in card.followups],
    }


def _meetings(number: int) -> str:
    return f"{number} meeting{'' if number == 1 else 's'}"
