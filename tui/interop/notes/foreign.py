"""A note of somebody's own making as a record: a person, a meeting or a reflection, as it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import NamedTuple

from tui.domain.dates import parse_time
from tui.domain.entries import FORMS, MAX_NAME, STATUSES, EntryText
from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.domain.people import LEVELS, ContactText
from tui.domain.tags import tags_in
from tui.domain.text import clean_line, fold
from tui.interop.files import shown
from tui.interop.jrnl.words import People, is_tag, met
from tui.interop.notes.front_matter import Fields, FrontMatter, Value
from tui.interop.reader import Options
from tui.interop.sheets.columns import FIELDS, meaning

_DATE = re.compile(
    r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?:[T _-]?(\d{2})[:.-]?(\d{2})(?:[:.-]?\d{2})?)?(?!\d)"
)
_WIKI = re.compile(r"!?\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|$)")
_PEOPLE_WORDS = frozenset("person people contact contacts human networking".split())
_PEOPLE_FOLDERS = frozenset("people person contacts contact persons personen humans crm".split())
_WITH = ("people", "person", "with", "attendees", "participants", "attendee", "met with", "who")
_DATES = ("date", "day", "created", "date created", "created at", "created_at", "datetime", "on")
_KINDS = ("kind", "type", "category", "class")
_SILENT = frozenset(
    "uid id aliases alias cssclass cssclasses publish permalink updated modified index lastmod banner".split()
) | {"date modified", "last modified", "kanban-plugin"}
"""Fields that are for the program that keeps the notes."""


class _When(NamedTuple):
    """When a note is of, and whether a time of day was said."""

    on: date
    at: time | None


class Foreign:
    """What makes records of notes."""

    def __init__(self, options: Options, note: Callable[[str], None]) -> None:
        self._options = options
        self._note = note
        self._known = People(options.known)

    def record(self, name: str, found: FrontMatter, changed: float) -> Record | Problem:
        """A file, by its path in the folder; `changed` is when it last was (seconds since 1970)."""
        place = shown(name)
        stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        fields = {fold(key.replace("_", " ")): value for key, value in found.fields.items()}
        key = ("markdown", _one(fields.get("uid")) or name)
        if found.others:
            self._note("a line of front matter that is no field is left as text")
        if _is_person(name, fields):
            return Record(place, key, self._person(stem, fields, found))
        return self._entry(place, key, stem, (fields, found), changed)

    def _person(self, stem: str, fields: Fields, found: FrontMatter) -> ContactText:
        said: dict[str, str] = {}
        rest: Fields = {}
        for field, value in fields.items():
            means = meaning(field) if field not in (*_KINDS, "tags", *_SILENT) else None
            if means is not None and means not in said:
                said[means] = _one(value)
            elif field not in (*_KINDS, *_SILENT):
                rest[field] = value
        parts = (said.get("first name", ""), said.get("middle name", ""), said.get("last name", ""))
        title, body = _headed(found.body)
        spoken = said.get("name") or " ".join(filter(None, parts)) or title or stem
        if title and fold(title) != fold(spoken):
            body = found.body
        level = said.get("level", "")
        return ContactText(
            name=clean_line(spoken),
            company=said.get("company", ""),
            title=said.get("title", ""),
            email=said.get("email", ""),
            phone=said.get("phone", ""),
            link=said.get("link", ""),
            how_met=said.get("how met", ""),
            introduced_by=said.get("introduced by", ""),
            level=next((each for each in LEVELS if each == level), "contact"),
            notes=_joined(_lines(rest, found.others), said.get("notes", ""), body),
        )

    def _entry(
        self, place: str, key: tuple[str, ...], stem: str, note: tuple[Fields, FrontMatter], changed: float
    ) -> Record | Problem:
        fields, found = note
        when = _when(fields, stem)
        remark = ""
        if when is None:
            if not changed:
                return Problem(place, "nothing in it says of which day it is")
            self._note("dated by when its file was changed last: nothing in it says of which day it is")
            moment = datetime.fromtimestamp(changed)
            when, remark = _When(moment.date(), None), "dated by its file"
        heading, body = _headed(found.body)
        title = clean_line(_one(fields.get("title")) or heading or _untitled(stem))
        if heading and fold(heading) != fold(title):
            body = found.body
        if len(title) > MAX_NAME:
            title, body = "", found.body
        tags = _tags(fields.get("tags", fields.get("tag", "")))
        people = tuple(name for field in _WITH for name in _people(fields.get(field)))
        if not people and self._options.meetings and (whom := met(_plain(title), tags, self._known)):
            people = whom.people
        used = {*_WITH, *_DATES, *_KINDS, *_SILENT, "time", "title", "tags", "tag", "roles", "role", "status"}
        used |= {"form", "minutes", "pitch", "score", "search", "about"}
        rest = {field: value for field, value in fields.items() if field not in used}
        text = EntryText(
            kind="meeting" if people else "reflection",
            on=when.on,
            at=when.at,
            title=title,
            people=people,
            roles=tuple(_people(fields.get("roles", fields.get("role")))),
            body=_with_tags(_joined(_lines(rest, found.others), body), tags),
        )
        if people:
            self._known.add(*people)
            text = _as_meeting(text, fields, self._options.today)
        if not text.body.strip() and not title:
            return Problem(place, "it is empty")
        said = (found.body, str(sorted(found.fields.items(), key=str)), stem, str(self._options.meetings))
        return Record(place, key, text, said=said, remark=remark)


def _as_meeting(text: EntryText, fields: Fields, today: date) -> EntryText:
    status, form = fold(_one(fields.get("status"))), fold(_one(fields.get("form")))
    minutes = _one(fields.get("minutes"))
    return text._replace(
        status=next((each for each in STATUSES if each == status), "held" if text.on <= today else "planned"),
        form=next((each for each in FORMS if each == form), "in-person"),
        minutes=int(minutes)
        if minutes.isascii() and minutes.isdigit() and 0 < int(minutes[:5]) <= 1440
        else None,
    )


def _is_person(name: str, fields: Fields) -> bool:
    """Whether a note is about a person: it says so, lies among people, or has an address."""
    said = {word for key in _KINDS for word in _people(fields.get(key))}
    tags = set(map(fold, _tags(fields.get("tags", ""))))
    if {fold(each) for each in said} & _PEOPLE_WORDS or tags & _PEOPLE_WORDS:
        return True
    if said or any(field in fields for field in ("date", "attendees", "participants")):
        return False
    if {fold(part) for part in name.split("/")[:-1]} & _PEOPLE_FOLDERS:
        return True
    return any(fold(each) in fields for field in ("email", "phone") for each in FIELDS[field])


def _when(fields: Fields, stem: str) -> _When | None:
    for field in _DATES:
        found = _moment(_one(fields.get(field)))
        if found is not None:
            clock = _one(fields.get("time"))
            with suppress(BadInput):
                return found._replace(at=parse_time(clock)) if clock else found
            return found
    return _moment(stem)


def _moment(words: str) -> _When | None:
    for match in _DATE.finditer(words[:200]):
        with suppress(ValueError):
            on = date(int(match[1]), int(match[2]), int(match[3]))
            return _When(on, time(int(match[4]), int(match[5])) if match[4] else None)
    return None


def _untitled(stem: str) -> str:
    """What a file's name says beyond its date."""
    return _DATE.sub("", stem, count=1).strip(" -_.,") if _moment(stem) else stem


def _headed(body: str) -> tuple[str, str]:
    """The first heading of a text that begins with one, and the text without it."""
    match = _HEADING.match(body)
    if match is None:
        return "", body
    return clean_line(_plain(match[1])), body[match.end() :].lstrip("\n")


def _plain(text: str) -> str:
    """A text with its wikilinks as the words they show."""
    return _WIKI.sub(lambda match: match[2] or match[1], text)


def _target(text: str) -> str:
    """A text with its wikilinks as the names of the notes they lead to."""
    return _WIKI.sub(lambda match: match[1].rsplit("/", 1)[-1], text)


def _one(value: Value | None) -> str:
    text = ", ".join(value) if isinstance(value, list) else value or ""
    return _plain(text).strip()


def _people(value: Value | None) -> list[str]:
    """The names in a field: a list, or words with commas between them."""
    if value is None:
        return []
    parts = value if isinstance(value, list) else re.split(r",(?![^\[]*\]\])", value)
    return [name for name in (clean_line(_target(part)) for part in parts) if name]


def _tags(value: Value) -> list[str]:
    parts = value if isinstance(value, list) else re.split(r"[,\s]+", value)
    return [part.strip().lstrip("#") for part in parts if part.strip()]


def _with_tags(body: str, tags: Sequence[str]) -> str:
    has = {fold(tag) for tag in tags_in(body)}
    missing = [f"#{tag}" for tag in dict.fromkeys(tags) if is_tag(tag) and fold(tag) not in has]
    if not missing:
        return body
    return f"{body.rstrip()}\n\n{' '.join(missing)}\n" if body.strip() else " ".join(missing)


def _lines(rest: Fields, others: Iterable[str]) -> str:
    """What of the front matter has no place of its own, in lines above the text."""
    said = [(key, ", ".join(value) if isinstance(value, list) else value) for key, value in rest.items()]
    lines = [f"- {key}: {' '.join(value.split())}" for key, value in said if value.strip()]
    return "\n".join([*lines, *(f"- {line.strip()}" for line in others if line.strip())])


def _joined(*texts: str) -> str:
    kept = [text for text in texts if text.strip()]
    if len(kept) < 2:
        return kept[0] if kept else ""
    return "\n\n".join([*(text.strip("\n") for text in kept[:-1]), kept[-1].lstrip("\n")])
