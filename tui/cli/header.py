"""The header of an entry as typed, in options or at the top of a new text, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from tui.cli import naming
from tui.domain.dates import parse_date, parse_past_date, parse_time
from tui.domain.entries import FORMS, EntryText, Kind
from tui.domain.errors import BadInput
from tui.domain.text import clean_line, fold

if TYPE_CHECKING:
    from tui.journal.journal import Journal

Typed = Mapping[str, tuple[str, ...]]
"""Fields as typed, by their names as options; one that is absent was not given, an empty one clears."""

_ONLY: dict[str, Kind] = {
    **dict.fromkeys(("with", "kind", "status", "minutes", "pitch", "score", "thanks"), "meeting"),
    "about": "reflection",
}
_HELD_FIRST = ("held", "planned", "cancelled")


class _Reading:
    """What the words of a field depend on, and the remarks they give rise to."""

    def __init__(self, journal: Journal, planned: bool) -> None:
        self.journal = journal
        self.planned = planned
        self.remarks: list[str] = []


def understand(typed: Typed, base: EntryText, journal: Journal) -> tuple[EntryText, tuple[str, ...]]:
    """`base` with the fields that were given, and what the user should hear about them.

    Raises BadInput, NotFound or Ambiguous.
    """
    for field, kind in _ONLY.items():
        if field in typed and base.kind != kind:
            raise BadInput(field, f"a {base.kind} has no “{field}”")
    planned = typed.get("status", (base.status,))[-1] == "planned"
    reading = _Reading(journal, planned)
    changes = {_FIELDS[field][0]: _FIELDS[field][1](words, reading) for field, words in typed.items()}
    text = base._replace(**changes)  # type: ignore[arg-type]
    if "on" in typed and text.held and text.on > journal.today():
        reading.remarks.append("that day is still to come: for a meeting yet to take place, use --planned")
    return text, tuple(reading.remarks)


def shown(field: str, text: EntryText) -> str:
    """What a field holds, as one would type it."""
    value = getattr(text, _FIELDS[field][0])
    if isinstance(value, tuple):
        return ", ".join(f'"{name}"' if "," in name else name for name in value)
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _people(words: tuple[str, ...], reading: _Reading) -> tuple[str, ...]:
    known, merged = reading.journal.contacts.names(), reading.journal.contacts.aliases()
    people: list[str] = []
    for typed in naming.split_names(words, [*known, *merged]):
        name, remark = naming.meet(merged.get(fold(typed), typed), known)
        people.append(name)
        if remark:
            reading.remarks.append(remark)
    return tuple(dict.fromkeys(people))


def _roles(words: tuple[str, ...], _: _Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean_line, words))))


def _day(words: tuple[str, ...], reading: _Reading) -> date:
    typed, today = _one(words), reading.journal.today()
    if not typed:
        return today
    return (parse_date if reading.planned else parse_past_date)(typed, on=today)


def _time(words: tuple[str, ...], _: _Reading) -> time | None:
    typed = _one(words)
    return parse_time(typed) if typed else None


def _entry(words: tuple[str, ...], reading: _Reading) -> int | None:
    typed = _one(words)
    return reading.journal.entries.find(typed).id if typed else None


def _line(words: tuple[str, ...], _: _Reading) -> str:
    return _one(words)


def _line_or_none(words: tuple[str, ...], _: _Reading) -> str | None:
    return _one(words) or None


def _number(field: str) -> Callable[[tuple[str, ...], _Reading], int | None]:
    def read(words: tuple[str, ...], _: _Reading) -> int | None:
        typed = _one(words)
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and len(typed) < 7):
            raise BadInput(field, f"{field} must be a number, not “{typed[:20]}”")
        return int(typed)

    return read


def _choice(field: str, choices: tuple[str, ...]) -> Callable[[tuple[str, ...], _Reading], str]:
    def read(words: tuple[str, ...], _: _Reading) -> str:
        typed = _one(words).lower() or choices[0]
        if typed not in choices:
            raise BadInput(field, f"{field} is one of {', '.join(choices)}, not “{typed[:20]}”")
        return typed

    return read


def _yes(words: tuple[str, ...], reading: _Reading) -> bool:
    return _choice("thanks", ("yes", "no"))(words, reading) == "yes"


def _one(words: tuple[str, ...]) -> str:
    return clean_line(words[-1]) if words else ""


_FIELDS: dict[str, tuple[str, Callable[[tuple[str, ...], _Reading], object]]] = {
    "with": ("people", _people),
    "role": ("roles", _roles),
    "on": ("on", _day),
    "at": ("at", _time),
    "kind": ("form", _choice("kind", FORMS)),
    "status": ("status", _choice("status", _HELD_FIRST)),
    "minutes": ("minutes", _number("minutes")),
    "title": ("title", _line),
    "pitch": ("pitch", _number("pitch")),
    "score": ("score", _number("score")),
    "about": ("about", _entry),
    "search": ("search", _line_or_none),
    "thanks": ("thanks", _yes),
}
"""Each field: what an entry calls it, and how its words are read."""
