"""The header as it is typed and as it is understood: pure, so that meaning is tested without a screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import NamedTuple

from tui.app.editor.name_list import join_names, split_names
from tui.app.editor.register import Register
from tui.domain.dates import parse_date, parse_past_date, parse_time, show_date
from tui.domain.entries import FORMS, STATUSES, EntryText, Form, Kind, Status
from tui.domain.errors import BadInput
from tui.domain.text import clean_line

_KEPT_AS = {"people": "with", "roles": "role", "form": "kind"}
NO_THANKS = "no"
"""What is typed where nobody is to be thanked."""
_YEAR = re.compile(r"\b\d{4}\b")


class HeaderText(NamedTuple):
    """Every field as typed; an empty `status` means that the date decides it, and `thanks` are empty where
    they are wanted."""

    when: str = ""
    people: str = ""
    roles: str = ""
    title: str = ""
    form: str = "coffee"
    status: str = ""
    minutes: str = ""
    pitch: str = ""
    score: str = ""
    about: str = ""
    thanks: str = ""

    @classmethod
    def from_dict(cls, raw: Mapping[str, str]) -> HeaderText:
        """What a draft kept; fields it does not know are left out."""
        names = {_KEPT_AS.get(name, name): name for name in cls._fields}
        return cls(**{names[key]: value for key, value in raw.items() if key in names})

    def as_dict(self) -> dict[str, str]:
        """For a draft, each field under the name its user knows."""
        return {_KEPT_AS.get(name, name): value for name, value in self._asdict().items()}

    def fixed(self, *, today: date) -> HeaderText:
        """The same with a date in words, which mean another day on another day, said in figures."""
        if _YEAR.search(self.when):
            return self
        try:
            on, at = when_of(self, today=today)
        except BadInput:
            return self
        return self._replace(when=_when(on, at))


def header_of(text: EntryText) -> HeaderText:
    """The header of a saved text as a person would have typed it."""
    return HeaderText(
        when=_when(text.on, text.at),
        people=join_names(text.people),
        roles=join_names(text.roles),
        title=text.title,
        form=text.form or "coffee",
        status=text.status or "",
        minutes=_digits(text.minutes),
        pitch=_digits(text.pitch),
        score=_digits(text.score),
        about=_digits(text.about),
        thanks="" if text.thanks else NO_THANKS,
    )


def _when(on: date, at: time | None) -> str:
    day = show_date(on).split(" ", 1)[1]
    return f"{day} {at:%H:%M}" if at else day


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)


def natural_status(on: date, *, today: date) -> Status:
    """What a meeting on a day is, unless someone says otherwise."""
    return "planned" if on > today else "held"


def read_when(words: str, *, today: date, ahead: bool = False) -> tuple[date, time | None]:
    """A day and an optional time typed in one field: `yesterday 3pm`, `5 nov, 15:00`, `3pm` (today).

    A bare weekday or a day without a year is the most recent one, or the next one if `ahead`.
    Raises BadInput with field `on` or `at`.
    """
    parse = parse_date if ahead else parse_past_date
    typed = clean_line(words)
    if not typed:
        raise BadInput("on", f"say when: {'friday, 3 dec 15:00' if ahead else '5 nov, yesterday 3pm'}")
    try:
        return parse(typed, on=today), None
    except BadInput as fault:
        first_fault = fault
    parts = typed.split(" ")
    for count in range(len(parts) - 1, -1, -1):
        clock = " ".join(parts[count:])
        day = re.sub(r"[\s,;]+(at)?$|^at$", "", " ".join(parts[:count]) + " ").strip(" ,;")
        day = re.sub(r"\s+at$", "", day)
        try:
            at = parse_time(clock)
            return (parse(day, on=today) if day else today), at
        except BadInput:
            continue
    day_words = typed.rsplit(" ", 1)
    if len(day_words) == 2:
        try:
            parse(day_words[0].strip(" ,;"), on=today)
        except BadInput:
            pass
        else:
            raise BadInput("at", f"“{day_words[1]}” is not a time: try 15:00 or 3pm") from first_fault
    raise first_fault


def when_of(header: HeaderText, *, today: date) -> tuple[date, time | None]:
    """The day and time of a header; a meeting said to be planned lies ahead."""
    return read_when(header.when, today=today, ahead=header.status == "planned")


def number_of(field: str, words: str) -> int | None:
    """A number or nothing; raises BadInput naming the field."""
    typed = clean_line(words)
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 7):
        raise BadInput(field, f"{field} must be a number, not “{typed[:20]}”")
    return int(typed)


def entry_text(
    header: HeaderText, body: str, base: EntryText, register: Register, *, today: date, about: int | None
) -> EntryText:
    """What will be saved. Raises BadInput for the first field that cannot be understood."""
    on, at = when_of(header, today=today)
    meeting = base.kind == "meeting"
    people = register.people_named(split_names(header.people)) if meeting else base.people
    return base._replace(
        on=on,
        at=at,
        body=body,
        title=clean_line(header.title),
        status=_status(header, on, base.kind, today=today),
        form=_form(header.form) if meeting else None,
        people=people,
        roles=register.roles_named(split_names(header.roles)),
        minutes=number_of("minutes", header.minutes) if meeting else None,
        pitch=number_of("pitch", header.pitch) if meeting else None,
        score=number_of("score", header.score) if meeting else None,
        about=about,
        thanks=header.thanks != NO_THANKS,
    )


def draft_text(
    header: HeaderText, body: str, base: EntryText, register: Register, *, today: date, about: int | None
) -> EntryText:
    """The same for a draft: a field that cannot be understood yet keeps what it was; nothing is refused."""
    try:
        return entry_text(header, body, base, register, today=today, about=about)
    except BadInput:
        pass
    try:
        on, at = when_of(header, today=today)
    except BadInput:
        on, at = base.on, base.at
    return base._replace(
        on=on,
        at=at,
        body=body,
        title=clean_line(header.title),
        status=_status(header, on, base.kind, today=today),
        people=tuple(split_names(header.people)),
        roles=tuple(split_names(header.roles)),
    )


def _status(header: HeaderText, on: date, kind: Kind, *, today: date) -> Status | None:
    if kind != "meeting":
        return None
    for status in STATUSES:
        if header.status == status:
            return status
    return natural_status(on, today=today)


def _form(words: str) -> Form:
    for form in FORMS:
        if words == form:
            return form
    return "coffee"
