"""Short letters that a meeting asks for, begun with what was said there: to thank, to ask again, to tell.

They are only ever drafts. What cannot be known, how one signs for instance, is left to whoever sends them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.day_words import DAYS, MONTHS
from tui.domain.entries import Entry, FollowUp, Introduction
from tui.domain.introductions import WAITING, Offered, spoken
from tui.domain.person_names import taken_apart
from tui.domain.quotes import quote, shortened
from tui.domain.text import clean_line, unmarked

MOST = 2
"""Things of one kind that are spoken of: a letter is short."""
LONGEST = 160
"""Characters of what was said that are taken over."""

_TALKS = {
    "coffee": "the coffee",
    "call": "the call",
    "video": "our video call",
    "in-person": "taking the time to meet me",
    "event": "the conversation",
}


class Letter(NamedTuple):
    """A draft: who it is to, and its text."""

    to: str
    text: str


def note_name(due: str) -> str:
    """The name of the note that keeps the letter of something open, by its id, once it was changed."""
    return f"letter {due}"


def thanks(people: Sequence[str], entry: Entry, *, today: date) -> Letter:
    """A thank-you for a meeting, with their own words, what it made one think, and what both promised."""
    text, derived = entry.text, entry.derived
    talk = _TALKS.get(text.form or "coffee", "the conversation")
    parts = [f"Thank you for {talk} {when(text.on, today)}."]
    parts.append(_stayed(quote(text.body), _taken(entry)))
    unsure = next((each.text for each in derived.takeaways if each.kind == "unsure"), "")
    if unsure:
        parts.append(f"I am still turning this over: {_ended(_said(unsure))}")
    to_me = [each for each in derived.introductions if each.direction == "to_me"]
    parts.append(_introduced([each for each in to_me if each.status in ("made", "met")]))
    parts.append(_offered([each for each in to_me if each.status in WAITING]))
    parts.append(
        _promised(
            [each for each in derived.followups if each.kind == "promise"],
            [each for each in derived.introductions if each.direction == "by_me" and each.status in WAITING],
        )
    )
    return Letter(", ".join(people), _letter(people, parts, "Thank you again, and all the best,"))


def chase(offered: Offered, *, today: date) -> Letter:
    """Asks again for an introduction that was offered, in a way that is easy to answer."""
    people = (offered.by[1],) if offered.by else ()
    again = sum(step.status == "chased" for step in offered.steps)
    name = _ended(offered.name)
    asked = f"When we spoke {when(offered.on, today)}, you kindly offered to introduce me to {name}"
    parts = [
        f"{asked} I would still be very glad of it.",
        "I know how full weeks get. If it helps, I can send you three lines about me and what I am looking "
        "for, to pass on; and if it does not fit just now, that is no trouble at all."
        if not again
        else "Please do not take this as pressing: if now is not the time, a word is enough, and I will not "
        "bring it up again.",
    ]
    return Letter("".join(people), _letter(people, parts, "With thanks, and all the best,"))


def tell(offered: Offered, met: Entry | None, *, today: date) -> Letter:
    """Tells the introducer how it went."""
    people = (offered.by[1],) if offered.by else ()
    name = offered.contact[1] if offered.contact else offered.name
    day = f" {when(met.text.on, today)}" if met is not None else ""
    parts = [f"I met {name}{day}: thank you for introducing us."]
    if met is not None:
        parts.append(_stayed(quote(met.text.body), _taken(met), f"What {first_name(name)} said"))
        onward = [each for each in met.derived.introductions if each.direction == "to_me"]
        if onward:
            parts.append(f"It leads on, too: I was offered an introduction to {_names(onward)}.")
    parts.append("It would not have come about without you.")
    return Letter("".join(people), _letter(people, parts, "Thank you again, and all the best,"))


def when(day: date, today: date) -> str:
    """A day as one would write it: `yesterday`, `on Thursday`, `on 5 November`."""
    ago = (today - day).days
    if ago in (0, 1):
        return "today" if not ago else "yesterday"
    if 1 < ago < 7:
        return f"on {DAYS[day.weekday()]}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {day.day} {MONTHS[day.month - 1]}{year}"


def first_name(name: str) -> str:
    """What to call somebody in a letter: the given name as it is spelt, without any title."""
    name = clean_line(name)
    known = taken_apart(name).words
    bare = (word.strip(",.") for word in name.split())
    return next((word for word in bare if known and taken_apart(word).words[:1] == known[:1]), name)


def _letter(people: Sequence[str], parts: Sequence[str], end: str) -> str:
    names = [first_name(person) for person in people]
    called = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    greeting = f"Hi {called}," if 0 < len(names) <= 4 else "Hello,"
    return "\n\n".join([greeting, *(part for part in parts if part), end])


def _taken(entry: Entry) -> list[str]:
    """What was taken away, what one wants before what one does not."""
    taken = entry.derived.takeaways
    return [each.text for kind in ("want", "dont") for each in taken if each.kind == kind]


def _stayed(said: str, takeaways: Sequence[str], whose: str = "What you said") -> str:
    """What stays with one: their own words, else what one took away."""
    if said:
        return f"{whose} stays with me: “{_said(said)}”"
    taken = [_said(each) for each in takeaways[:MOST] if each]
    if not taken:
        return ""
    if len(taken) == 1:
        return f"What I keep coming back to since: {_ended(taken[0])}"
    return f"Two things I keep coming back to since: {taken[0].rstrip('.')}; and {_ended(taken[1])}"


def _offered(offered: Sequence[Introduction]) -> str:
    if not offered:
        return ""
    return f"And thank you for offering to introduce me to {_names(offered)}: I would be very glad of it."


def _introduced(made: Sequence[Introduction]) -> str:
    return f"And thank you for introducing me to {_names(made)}." if made else ""


def _promised(promises: Sequence[FollowUp], mine: Sequence[Introduction]) -> str:
    kept = [_said(each.text) for each in promises if each.done][:MOST]
    to_come = [_said(each.text) for each in promises if not each.done][:MOST]
    to_come += [f"introduce {spoken(each.name, each.detail, each.direction)}" for each in mine][:1]
    parts = []
    if kept:
        parts.append(f"I have kept my word: {_ended(' and '.join(kept))}")
    if to_come:
        parts.append(f"I have not forgotten what I said I would do: {_ended(' and '.join(to_come[:MOST]))}")
    return " ".join(parts)


def _names(introductions: Sequence[Introduction]) -> str:
    """Names alone: what was noted of somebody was noted for oneself."""
    return " and ".join(each.name for each in introductions[:MOST])


def _said(text: str) -> str:
    """Words without Markdown, in one line, cut where they are long."""
    return shortened(clean_line(unmarked(text)), LONGEST)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
