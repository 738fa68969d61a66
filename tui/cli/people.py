"""People: the list of contacts, and all about one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from tui.cli import options, out, shape, telling
from tui.cli.door import Door, pass_door
from tui.cli.source import argument
from tui.domain.dates import show_date
from tui.domain.entries import Derived
from tui.domain.people import Contact, ContactLine
from tui.domain.text import visible

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.records import ContactCard

T = TypeVar("T")


@click.command()
@options.limit
@click.option("--search", metavar="NAME", help="Those met in that job search alone.")
@options.as_json
@pass_door
def contacts(door: Door, limit: int | None, search: str | None, as_json: bool) -> None:
    """List the people you know, by name."""
    records: list[Contact] = []
    lines: list[ContactLine] = []
    if door.begun or search is not None:
        with door.open() as journal:
            ids = _whom(journal, search)[:limit]
            if as_json:
                records = journal.contacts.some(ids)
            else:
                lines = journal.contacts.lines(ids)
    if as_json:
        out.say_json([shape.contact(one) for one in records])
        return
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
        card = journal.contacts.card(journal.contacts.find(argument(name)).id)
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
    for post in card.past:
        words = out.line(", ".join(filter(None, (post.title, post.company))))
        out.say(f"{out.dim('until')} {show_date(post.until)} {words}")
    if text.notes.strip():
        out.say()
        out.say(visible(text.notes).rstrip("\n"))
    if card.meetings:
        out.heading("Meetings")
        out.table([telling.row(line) for line in card.meetings], right=(0,), quiet=(0,))
    out.section("Introductions", _said(card.introductions, lambda one: Derived(introductions=(one,))))
    out.section("Introductions to them", _said(card.introduced, lambda one: Derived(introductions=(one,))))
    out.section("Promises and follow-ups", _said(card.followups, lambda one: Derived(followups=(one,))))
    out.section("Takeaways", _said(card.takeaways, lambda one: Derived(takeaways=(one,))))


def _whom(journal: Journal, search: str | None) -> Sequence[int]:
    """The ids of all contacts, or of those met in a job search, by name."""
    everybody = journal.contacts.order()
    if search is None:
        return everybody
    met = set(journal.seasons.season(argument(search)).sums.people)
    return [each for each in everybody if each in met]


def _said(pairs: Iterable[tuple[T, int]], derived: Callable[[T], Derived]) -> Iterator[tuple[str, str]]:
    """What was said at some meeting, and at which."""
    for one, entry in pairs:
        for words, state in telling.consequences(derived(one)):
            yield words, f"{state} (entry {entry})".strip()


def _shape(card: ContactCard) -> shape.Shape:
    text = card.contact.text
    return {
        **shape.contact(card.contact),
        "how_met": text.how_met,
        "notes": text.notes,
        "past": [
            {"company": post.company, "title": post.title, "until": post.until.isoformat()}
            for post in card.past
        ],
        "entries": [shape.entry_line(line) for line in card.meetings],
        "introductions": [{**shape.introduction(one), "entry": entry} for one, entry in card.introductions],
        "introduced": [{**shape.introduction(one), "entry": entry} for one, entry in card.introduced],
        "followups": [{**shape.followup(one), "entry": entry} for one, entry in card.followups],
        "takeaways": [{**shape.takeaway(one), "entry": entry} for one, entry in card.takeaways],
    }


def _meetings(number: int) -> str:
    return f"{number} meeting{'' if number == 1 else 's'}"
