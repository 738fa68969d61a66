"""Names in a text become rows: found by what makes them the same name, made where they are new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from tui.domain.text import normalise
from tui.journal.packing import ids_text, key, moment
from tui.journal.tables import Company, Contact, Role, Tag, Theme

if TYPE_CHECKING:
    from tui.journal.database import Database
    from tui.journal.shared import Row

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


def find_people(
    database: Database,
    names: Sequence[str],
    now: datetime,
    *,
    entry: int | None = None,
    bring_back: bool = True,
) -> Found:
    """The contacts of these names. One in the trash comes back out of it and counts as new, unless it is
    at this `entry` already: to touch an old meeting is not to meet someone again."""
    stamp = moment(now)

    def fields(name: str) -> dict[str, Any]:
        return {"uid": str(uuid4()), "name": name, "created_at": stamp, "updated_at": stamp}

    found = _find(database, Contact, names, key, fields)
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
    Contact.update(deleted_at=None).where(Contact.id.in_(trashed)).execute(database.models)
    back = {folded for folded, each in found.ids.items() if each in trashed}
    new = {*map(key, found.new), *back}
    return Found(found.ids, found.names, tuple(name for folded, name in found.names.items() if folded in new))


def find_roles(database: Database, names: Sequence[str], now: datetime) -> Found:
    """The roles of these names; new are those that no other entry and no verdict mention."""
    found = _find(
        database,
        Role,
        names,
        key,
        lambda name: {"uid": str(uuid4()), "name": name, "created_at": moment(now)},
    )
    used = {row[0] for row in database.rows(_IN_USE, (ids_text(found.ids.values()),))}
    new = tuple(found.names[folded] for folded, each in found.ids.items() if each not in used)
    return Found(found.ids, found.names, new)


def find_themes(database: Database, names: Sequence[str]) -> Found:
    """The themes of these names."""
    return _find(database, Theme, names, theme_key, lambda name: {"uid": str(uuid4()), "name": name})


def find_tags(database: Database, names: Sequence[str]) -> Found:
    """The tags of these names."""
    return _find(database, Tag, names, key, lambda name: {"name": name})


def find_company(database: Database, name: str) -> int | None:
    """The company of this name, or None for no name."""
    if not name:
        return None
    found = _find(database, Company, (name,), key, lambda each: {"uid": str(uuid4()), "name": each})
    return found.ids[key(name)]


def theme_key(name: str) -> str:
    """What makes a theme the same theme."""
    return normalise(name) or key(name)


def _find(
    database: Database,
    table: type[Row],
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
            f"SELECT id, name, fold FROM {table._meta.table_name} "  # noqa: S608 - one of our own tables
            "WHERE fold IN (SELECT value FROM json_each(?))",
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
            ids[folded] = table.insert(fold=folded, **fields(name)).execute(database.models)
            spelt[folded] = name
            new.append(name)
    return Found(ids, spelt, tuple(new))
