"""One person in words, and as JSON: details, history, what was said, promised and led to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from tui.cli import out, shape, telling
from tui.domain.dates import show_date
from tui.domain.entries import Derived
from tui.domain.text import visible

if TYPE_CHECKING:
    from tui.journal.records import ContactCard

T = TypeVar("T")


def tell(card: ContactCard, path: Sequence[str]) -> None:
    """The card; `path` are those through whom one knows them, and they themselves."""
    person, text = card.contact, card.contact.text
    out.say(out.bold(out.line(text.name)))
    work = out.line(", ".join(filter(None, (text.title, text.company))))
    met = meetings(person.meetings)
    if person.last_met:
        met += f", last on {show_date(person.last_met)}"
    if card.last_touch and card.last_touch != person.last_met:
        met += f", last touch {show_date(card.last_touch)}"
    for fact in (work, text.level, met):
        if fact:
            out.say(fact)
    facts = (
        ("e-mail", text.email),
        ("phone", text.phone),
        ("link", text.link),
        ("how met", text.how_met),
        ("introduced by", text.introduced_by),
        ("known through", " → ".join(("me", *path)) if len(path) > 1 else ""),
        ("led to", ", ".join(card.led_to)),
        ("also called", ", ".join(card.aliases)),
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
    out.section("Introductions to them", _introduced(card))
    out.section("Promises and follow-ups", _said(card.followups, lambda one: Derived(followups=(one,))))
    out.section("Takeaways", _said(card.takeaways, lambda one: Derived(takeaways=(one,))))


def shaped(card: ContactCard, path: Sequence[str]) -> shape.Shape:
    """The card as JSON."""
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
        "introduced": [
            {**shape.introduction(one), "entry": entry, "by": by or None}
            for (one, entry), by in zip(card.introduced, card.introducers, strict=True)
        ],
        "followups": [{**shape.followup(one), "entry": entry} for one, entry in card.followups],
        "takeaways": [{**shape.takeaway(one), "entry": entry} for one, entry in card.takeaways],
        "last_touch": shape.day(card.last_touch),
        "path": list(path),
        "led_to": list(card.led_to),
        "also_called": list(card.aliases),
    }


def meetings(number: int) -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{number:,} meeting{'' if number == 1 else 's'}"


def _introduced(card: ContactCard) -> Iterator[tuple[str, str]]:
    """By whom somebody was introduced, and what became of it."""
    said = _said(card.introduced, lambda one: Derived(introductions=(one,)))
    for (words, state), by in zip(said, card.introducers, strict=True):
        yield words, f"by {out.line(by)}, {state}" if by else state


def _said(pairs: Iterable[tuple[T, int]], derived: Callable[[T], Derived]) -> Iterator[tuple[str, str]]:
    """What was said at some meeting, and at which."""
    for one, entry in pairs:
        for words, state in telling.consequences(derived(one)):
            yield words, f"{state} (entry {entry})".strip()
