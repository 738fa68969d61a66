"""Values of columns that speak of other rows by their ids, which mean nothing in another journal."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any, NamedTuple, get_args

from tui.domain.entries import FORMS, MAX_NAME, STATUSES, EntryText, Kind
from tui.journal.packing import pack_header
from tui.journal.portable.kinds import Clock, Day, Flag, Json, Number, OneOf, Text, wrong

_NAMES = Text(10 * MAX_NAME)
"""Names in a header, as they were typed: those of a draft are not fit for anything yet."""
_FIELDS: dict[str, tuple[Any, bool]] = {
    "kind": (OneOf(get_args(Kind)), False),
    "on": (Day(), False),
    "at": (Clock(), True),
    "title": (_NAMES, False),
    "status": (OneOf(STATUSES), True),
    "form": (OneOf(FORMS), True),
    "minutes": (Number(1, 24 * 60), True),
    "pitch": (Number(1), True),
    "score": (Number(1, 5), True),
    "search": (_NAMES, True),
}


class Header(NamedTuple):
    """The header of a text, packed; what it is about is an id in the column and a uid in a file."""

    def out(self, stored: Any) -> Any:
        """An object, `about` still an id."""
        return {"thanks": True, **json.loads(stored)}

    def into(self, given: Any, name: str) -> Any:
        """The header with every field checked, `about` still a uid."""
        if not isinstance(given, dict):
            raise wrong(name, given, "header")
        fields: dict[str, Any] = {"about": given.get("about"), "people": [], "roles": []}
        for field, (kind, optional) in _FIELDS.items():
            value = given.get(field)
            fields[field] = None if optional and value is None else kind.into(value, f"{name} {field}")
        fields["thanks"] = bool(Flag().into(given.get("thanks", True), f"{name} thanks"))
        for field in ("people", "roles"):
            names = given.get(field, [])
            if not isinstance(names, list) or len(names) > 1000:
                raise wrong(name, names, "list of names")
            fields[field] = [_NAMES.into(each, f"{name} {field}") for each in names]
        if fields["about"] is not None and not isinstance(fields["about"], str):
            raise wrong(name, fields["about"], "uid")
        return fields

    def schema(self) -> Json:
        """An object."""
        names = {"type": "array", "items": {"type": "string"}}
        fields = {
            field: {"anyOf": [kind.schema(), {"type": "null"}]} if optional else kind.schema()
            for field, (kind, optional) in _FIELDS.items()
        }
        fields |= {"people": names, "roles": names, "about": {"type": ["string", "null"]}}
        return {"type": "object", "properties": {**fields, "thanks": Flag().schema()}}


class Uids(NamedTuple):
    """Ids of rows of a table as JSON, 0 for none; in a file their uids, null for none."""

    table: str

    def out(self, stored: Any) -> Any:
        """Ids."""
        return json.loads(stored)

    def into(self, given: Any, name: str) -> Any:
        """Uids."""
        if not isinstance(given, list) or len(given) > 1000:
            raise wrong(name, given, "list of uids")
        if not all(each is None or isinstance(each, str) for each in given):
            raise wrong(name, given, "list of uids")
        return given

    def schema(self) -> Json:
        """An array."""
        return {"type": "array", "items": {"type": ["string", "null"]}}


class Item(NamedTuple):
    """The id of a row of the table that the same record's noun names; in a file its uid."""

    def out(self, stored: Any) -> Any:
        """The id."""
        return stored

    def into(self, given: Any, name: str) -> Any:
        """The uid."""
        if not isinstance(given, str):
            raise wrong(name, given, "uid")
        return given

    def schema(self) -> Json:
        """A string."""
        return {"type": "string"}


def packed(fields: dict[str, Any], about: int | None) -> str:
    """A header that was checked, as it stands in its column."""
    text = EntryText(**fields)._replace(
        on=date.fromisoformat(fields["on"]),
        at=time.fromisoformat(fields["at"]) if fields["at"] else None,
        about=about,
        people=tuple(fields["people"]),
        roles=tuple(fields["roles"]),
    )
    return pack_header(text)
