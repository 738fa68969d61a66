"""Entries in words: the line that confirms a save, what was derived, and the facts of a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tui.cli.out import line
from tui.domain.dates import show_date
from tui.domain.entries import Derived, Entry, EntryLine, EntryText
from tui.domain.introductions import WAITING, spoken
from tui.domain.text import normalise

_COUNTED = (
    ("want", "want"),
    ("dont", "don't-want"),
    ("unsure", "unsure"),
    ("to_me", "introduction"),
    ("by_me", "introduction of mine"),
    ("promise", "promise"),
    ("task", "follow-up"),
    ("feedback", "note on the pitch"),
)
_PLURALS = {"unsure": "unsure", "by_me": "introductions of mine", "feedback": "notes on the pitch"}

_STANCES = {"want": "+", "dont": "−", "unsure": "?"}


def when(text: EntryText) -> str:
    """The day, and the time where there is one."""
    return (
        f"{show_date(text.on)} at {text.at.isoformat(timespec='minutes')}" if text.at else show_date(text.on)
    )


def what(text: EntryText) -> str:
    """`coffee with Ada Lovelace`, `reflection: On the business side`."""
    people = ", ".join(text.people)
    parts = f"{text.form or 'coffee'} with {people}" if text.kind == "meeting" else "reflection"
    return line(f"{parts}: {text.title}" if text.title else parts)


def saved(verb: str, entry: Entry) -> str:
    """The line that acknowledges a save."""
    return f"{verb} {entry.id}: {when(entry.text)}, {what(entry.text)}"


def derived(entry: Entry) -> str:
    """What one text says, counted, and when thanks are due: nothing where it says nothing."""
    found = entry.derived
    counts = Counter[str](takeaway.kind for takeaway in found.takeaways)
    counts.update(introduction.direction for introduction in found.introductions)
    counts.update(
        one.kind if one.kind == "promise" else "task" for one in found.followups if one.line is not None
    )
    counts["feedback"] = len(found.feedback)
    parts = [_count(key, noun, counts[key]) for key, noun in _COUNTED if counts[key]]
    thanks = [one for one in found.followups if one.kind == "thank-you" and one.line is None and not one.done]
    parts += [f"thank-you due {short_day(one.due, entry.text.on)}" for one in thanks if one.due]
    told = [one for one in found.followups if one.kind == "tell" and one.line is None and not one.done]
    parts += [line(f"{one.text[0].lower()}{one.text[1:]}") for one in told]
    return ", ".join(parts)


def header(entry: Entry) -> Iterator[str]:
    """The facts of an entry, a line each, the day first."""
    text = entry.text
    kind = text.form or "coffee" if text.kind == "meeting" else "reflection"
    parts = [when(text), f"{kind}, {text.minutes} min" if text.minutes else kind]
    if text.status not in (None, "held"):
        parts.append(str(text.status))
    if entry.deleted_at:
        parts.append(f"in the trash since {show_date(entry.deleted_at.date())}")
    yield " · ".join(parts)
    if text.title:
        yield line(text.title)
    if text.people:
        yield line(f"with {', '.join(text.people)}")
    if text.roles:
        yield line(f"as {', '.join(text.roles)}")
    if text.pitch or text.score:
        version = f"pitch v{text.pitch}" if text.pitch else "pitch"
        yield f"{version} {'★' * text.score}{'☆' * (5 - text.score)}" if text.score else version
    if text.about:
        yield f"about entry {text.about}"
    if text.search:
        yield line(f"job search: {text.search}")
    if entry.derived.tags:
        yield line(" ".join(f"#{tag}" for tag in entry.derived.tags))


def consequences(derived: Derived) -> Iterator[tuple[str, str]]:
    """What follows from a text: its sign and words, and what is to be known about it besides."""
    for takeaway in derived.takeaways:
        named = normalise(takeaway.theme) != normalise(takeaway.text)
        yield f"{_STANCES[takeaway.kind]} {line(takeaway.text)}", line(f"#{takeaway.theme}") if named else ""
    for one in derived.introductions:
        words = spoken(one.name, one.detail, one.direction)
        waiting = one.due is not None and one.status in WAITING
        state = f"{one.status}, by {show_date(one.due)}" if waiting and one.due else one.status
        yield f"{'<' if one.direction == 'by_me' else '>'} {line(words)}", state
    for item in derived.followups:
        sign = "[x]" if item.done else "[ ]"
        yield f"{sign} {line(item.text)}", f"by {show_date(item.due)}" if item.due else ""
    for note in derived.feedback:
        yield f"~ {line(note.text)}", "" if note.state == "new" else note.state


def row(entry: EntryLine) -> tuple[str, ...]:
    """An entry in a list: id, day, form, label."""
    form: str = entry.form or ""
    if entry.status not in (None, "held"):
        form = f"{form}, {entry.status}"
    people = ", ".join(entry.people)
    label = entry.label if entry.label == people or not people else f"{entry.label} · {people}"
    day = show_date(entry.on)
    return (str(entry.id), f"{day} {entry.at:%H:%M}" if entry.at else day, form, line(label))


def short_day(day: date, near: date) -> str:
    """A date without its year where that is the year of `near`."""
    shown = show_date(day)
    return shown.rsplit(" ", 1)[0] if day.year == near.year else shown


def _count(key: str, noun: str, number: int) -> str:
    return f"{number} {noun if number == 1 else _PLURALS.get(key, noun + 's')}"
