"""The brief: what one wants to have read of somebody before one meets them."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from tui.domain.entries import Form, Takeaway
from tui.domain.people import Level
from tui.domain.text import clean_line

QUESTIONS = "questions"
"""The name of the note that holds what one asks everybody."""
USUAL_QUESTIONS = """\
- What do you do on an ordinary Tuesday?
- What would you not want to lose, and what would you change?
- Who else should I talk to?
"""
"""What one asks everybody, until one writes questions of one's own."""


class Talk(NamedTuple):
    """The last meeting held: what was taken away, what was quoted, and how it was told."""

    entry: int
    on: date
    form: Form | None
    minutes: int | None
    roles: tuple[str, ...]
    said: tuple[Takeaway, ...]
    quote: str = ""
    gist: str = ""


class Promise(NamedTuple):
    """Something open between us, and how it stands."""

    text: str
    state: str
    entry: int


class Heard(NamedTuple):
    """The last version of the pitch they heard, when, its score from 1 to 5, and what they said of it.

    `current` is the last version there is, where that is another one.
    """

    version: int | None
    on: date
    score: int | None
    said: tuple[str, ...] = ()
    current: int | None = None


class Colleague(NamedTuple):
    """Somebody at the same company, and what was taken away from them last."""

    name: str
    title: str
    on: date | None
    said: tuple[Takeaway, ...]


class Ask(NamedTuple):
    """Something one is unsure of, of a role, and who made one think of it."""

    text: str
    role: str
    who: str
    on: date


class Brief(NamedTuple):
    """All that is to be read of one person; `path` are those through whom I know them, and they themselves.

    `to_me` is what they promised, `by_me` what I did; `asks` are open in the roles concerned, `questions`
    are what I ask everybody.
    """

    contact: int
    name: str
    company: str = ""
    title: str = ""
    level: Level = "contact"
    meetings: int = 0
    last_met: date | None = None
    path: tuple[str, ...] = ()
    how_met: str = ""
    talk: Talk | None = None
    to_me: tuple[Promise, ...] = ()
    by_me: tuple[Promise, ...] = ()
    heard: Heard | None = None
    colleagues: tuple[Colleague, ...] = ()
    asks: tuple[Ask, ...] = ()
    questions: tuple[str, ...] = ()
    notes: str = ""


class Occasion(NamedTuple):
    """The meeting that is to come, and what was written for it already."""

    entry: int
    title: str
    on: date
    at: time | None
    form: Form | None
    people: tuple[str, ...]
    roles: tuple[str, ...]
    body: str = ""


def is_open(asked: date, answered: date | None) -> bool:
    """Whether what one was unsure of on a day is still to be asked; `answered` is the last day on which a
    want or a don't-want was said of the same theme in the same role."""
    return answered is None or answered < asked


def read_questions(body: str) -> tuple[str, ...]:
    """The questions of a note: a line each, without the sign of a list before it; headings are none."""
    found = []
    for line in body.split("\n"):
        words = clean_line(line)
        if words.startswith("#"):
            continue
        words = words.lstrip("-*+•").strip() if words[:1] in "-*+•" else words
        number, dot, rest = words.partition(". ")
        words = rest if dot and number.isdecimal() and len(number) < 4 else words
        for box in ("[ ] ", "[x] ", "[?] "):
            words = words.removeprefix(box)
        if words:
            found.append(words)
    return tuple(found)
