"""What the files of our own folder say, over what its JSON says of the same things: the files win."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tui.domain.imports import Whole
from tui.interop.notes.front_matter import FrontMatter, Value

_PERSON = ("name", "company", "title", "email", "phone", "link", "how_met", "introduced_by", "level")
_ENTRY = {
    "kind": "kind",
    "date": "on",
    "time": "at",
    "title": "title",
    "status": "status",
    "form": "form",
    "minutes": "minutes",
    "pitch": "pitch",
    "score": "score",
    "about": "about",
    "search": "search",
}
_EMPTY = {"title": "", "email": "", "phone": "", "link": "", "how_met": "", "level": "contact", "reason": ""}
_NUMBERS = frozenset(("minutes", "pitch", "score"))


def overridden(whole: Whole, found: FrontMatter) -> Mapping[str, Any]:
    """The fields of a record, with those that its file says in their place."""
    fields = dict(whole.fields)
    said = found.fields
    if not found.found:
        fields["notes" if whole.name == "people" else "body"] = found.body
    elif whole.name == "people":
        fields |= {name: _said(said.get(name.replace("_", " ")), name) for name in _PERSON}
        fields["notes"] = found.body
    elif whole.name == "pitches":
        fields |= {"reason": _said(said.get("reason"), "reason"), "body": found.body}
    elif whole.name == "entries":
        fields |= {name: _said(said.get(key), name) for key, name in _ENTRY.items()}
        fields |= {"with": _names(said.get("people")), "roles": _names(said.get("roles")), "body": found.body}
    return fields


def _said(value: Value | None, name: str) -> Any:
    """A value as JSON has it."""
    text = ", ".join(value) if isinstance(value, list) else value
    if text is None or text == "":
        return _EMPTY.get(name)
    if name in _NUMBERS:
        with suppress(ValueError):
            return int(text)
    return text


def _names(value: Value | None) -> list[str]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]
