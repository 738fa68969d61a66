"""Names in a text become rows: found by what makes them the same name, made where they are new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.text import normalise
from tui.journal.packing import ids_text, key, moment, new_uid
from tui.journal.statements import insert

if TYPE_CHECKING:
    from tui.journal.database import Database

_MEANT = """
    SELECT a.fold, c.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id
    WHERE a.fold IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM contact WHERE fold = a.fold)"""
_IN_USE = """
    SELECT id FROM role WHERE id IN (SELECT value FROM json_each(?)) AND (
        verdict <> 'exploring' OR why <> ''
        OR EXISTS (SELECT 1 FROM entry_role l JOIN entry e ON e.id = l.entry_id
                   WHERE l.role_id = role.id AND e.deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id
                   JOIN entry e ON e.id = t.entry_id WHERE l.role_id = role.id AND e.deleted_at IS NULL))"""


class Found(NamedTuple):
    """Rows by the keys of their names, with what the journal did not know before."""

    ids: Mapping[str, int]
    names: Mapping[str, str]
    new: tuple[str, ...] = ()

    def new_ids(self) -> tuple[int, ...]:
        """The ids of what is new."""
        return tuple(self.ids[key(name)] for name in self.new)

    def joined(self, other: Found) -> Found:
        """These and others, each once."""
        new = tuple(dict.fromkeys((*self.new, *other.new)))
        return Found({**other.ids, **self.ids}, {**other.names, **self.names}, new)


def find_people(
    database: Database,
    names: Sequence[str],
    now: datetime,
    *,
    entry: int | None = None,
    bring_back: bool = True,
) -> Found:
    """The contacts of these names; a name that was merged means whom it was merged into, and both are keys.

    One in the trash comes back out of it and counts as new, unless it is at this `entry` already: to touch
    an old meeting is not to meet someone again."""
    stamp = moment(now)

    def fields(name: str) -> dict[str, Any]:
        return {"uid": new_uid(), "name": name, "created_at": stamp, "updated_at": stamp}

    meant = present_names(database, names)
    found = _find(database, "contact", [meant.get(key(name), name) for name in names], key, fields)
    ids = {folded: found.ids[key(name)] for folded, name in meant.items()}
    found = Found({**found.ids, **ids}, {**found.names, **meant}, found.new)
    if not bring_back:
        return found
    trashed = [
        row[0]
        for row in database.rows(
            "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NOT NULL "
            "AND id NOT IN (SELECT contact_id FROM entry_contact WHERE entry_id = ?)",
            (ids_text(found.ids.values()), entry),
        )
    ]
    if not trashed:
        return found
    database.rows(
        "UPDATE contact SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?))",
        (ids_text(trashed),),
    )
    back = {folded for folded, each in found.ids.items() if each in trashed}
    new = {*map(key, found.new), *back}
    came = dict.fromkeys(name for folded, name in found.names.items() if folded in new)
    return Found(found.ids, found.names, tuple(came))


def present_names(database: Database, names: Sequence[str]) -> dict[str, str]:
    """Of these names those that were merged, by their keys: what the person is called now."""
    import json

    return dict(database.rows(_MEANT, (json.dumps([key(name) for name in names]),)))


def find_roles(database: Database, names: Sequence[str], now: datetime) -> Found:
    """The roles of these names; new are those that no other entry and no verdict mention."""
    found = _find(
        database,
        "role",
        names,
        key,
        lambda name: {"uid": new_uid(), "name": name, "created_at": moment(now)},
    )
    used = {row[0] for row in database.rows(_IN_USE, (ids_text(found.ids.values()),))}
    new = tuple(found.names[folded] for folded, each in found.ids.items() if each not in used)
    return Found(found.ids, found.names, new)


def find_themes(database: Database, names: Sequence[str]) -> Found:
    """The themes of these names."""
    return _find(database, "theme", names, theme_key, lambda name: {"uid": new_uid(), "name": name})


def find_tags(database: Database, names: Sequence[str]) -> Found:
    """The tags of these names."""
    return _find(database, "tag", names, key, lambda name: {"name": name})


def find_company(database: Database, name: str) -> int | None:
    """The company of this name, or None for no name."""
    if not name:
        return None
    found = _find(database, "company", (name,), key, lambda each: {"uid": new_uid(), "name": each})
    return found.ids[key(name)]


def theme_key(name: str) -> str:
    """What makes a theme the same theme."""
    return normalise(name) or key(name)


def _find(
    database: Database,
    table: str,
    names: Sequence[str],
    key_of: Callable[[str], str],
    fields: Callable[[str], dict[str, Any]],
) -> Found:
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(key_of(name), name)
    if not wanted:
        return Found({}, {})
    import json

    known = {
        row[2]: row
        for row in database.rows(
            f"SELECT id, name, fold FROM {table} WHERE fold IN (SELECT value FROM json_each(?))",  # noqa: S608
            (json.dumps(list(wanted)),),
        )
    }
    ids: dict[str, int] = {}
    spelt: dict[str, str] = {}
    new: list[str] = []
    for folded, name in wanted.items():
        if folded in known:
            ids[folded], spelt[folded] = known[folded][0], known[folded][1]
        else:
            ids[folded] = insert(database, table, {"fold": folded, **fields(name)})
            spelt[folded] = name
            new.append(name)
    return Found(ids, spelt, tuple(new))
