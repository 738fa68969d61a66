"""What was typed in a form about a job search, and what it means."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from tui.domain.dates import parse_past_date, show_date
from tui.domain.errors import BadInput
from tui.domain.seasons import SearchText

Field = Literal["name", "goal", "target", "on", "ended", "outcome", "adopt"]
Row = tuple[Field, str, str]
"""A field with the word before it and the hint in it."""


class Typed(NamedTuple):
    """Every field as typed; `adopt` tells whether what belongs to no search is to belong to this one."""

    name: str = ""
    goal: str = ""
    target: str = ""
    on: str = ""
    ended: str = ""
    outcome: str = ""
    adopt: bool = False


def typed_of(text: SearchText) -> Typed:
    """A search as one would type it."""
    return Typed(
        name=text.name,
        goal=text.goal,
        target=str(text.target or ""),
        on=text.started_on.isoformat(),
        ended=text.ended_on.isoformat() if text.ended_on else "",
        outcome=text.outcome,
    )


def text_of(typed: Typed, *, today: date, usual: date) -> SearchText:
    """What was typed; where no day is, the search begins on the `usual` one. Raises BadInput by the field."""
    return SearchText(
        name=typed.name,
        started_on=day_of("on", typed.on, today) or usual,
        ended_on=day_of("ended", typed.ended, today),
        target=_number(typed.target),
        goal=typed.goal,
        outcome=typed.outcome,
    )


def day_of(field: str, words: str, today: date) -> date | None:
    """The day that was typed, or None for none; raises BadInput."""
    if not words.strip():
        return None
    try:
        return parse_past_date(words, on=today)
    except BadInput as fault:
        raise BadInput(field, str(fault)) from None


def echo(field: str, words: str, *, today: date, usual: str = "") -> str:
    """How the day in a field is understood; `usual` where there is none."""
    try:
        day = day_of(field, words, today)
    except BadInput as fault:
        return str(fault)
    return show_date(day) if day is not None else usual


def _number(words: str) -> int | None:
    words = words.strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 7):
        raise BadInput("target", f"a target is a number of meetings a week, not “{words[:20]}”")
    return int(words) or None
