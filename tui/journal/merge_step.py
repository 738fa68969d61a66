"""What a merge of contacts leaves behind for undo and redo: the rows it touched, before and after.

Rows of ledgers are in its trace, the others in what is taken here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.journal import merge_notes
from tui.journal.introducing import follow_undone, touch_people
from tui.journal.packing import moment
from tui.journal.statements import insert, update
from tui.journal.tracing import Trace, stands

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database
    from tui.journal.leftovers import Leftovers

Key = tuple[Any, ...]
Rows = Mapping[Key, tuple[Any, ...]]
"""Rows by their keys, without them."""

_THESE = "(?1, ?2)"


class Part(NamedTuple):
    """All columns of a table whose rows belong to either contact, and may come and go by a merge."""

    table: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    which: str


_DETAILS = (
    *("uid", "name", "fold", "company_id", "title", "email", "phone", "link", "how_met"),
    *("introduced_by_id", "level", "created_at", "deleted_at", "notes"),
)
PARTS = (
    Part("contact", ("id",), _DETAILS, f"id IN {_THESE}"),
    Part("entry_contact", ("entry_id", "contact_id"), ("place",), f"contact_id IN {_THESE}"),
    Part("contact_past", ("id",), ("contact_id", "company", "title", "until"), f"contact_id IN {_THESE}"),
    Part("contact_alias", ("fold",), ("name", "was_id", "contact_id"), f"contact_id IN {_THESE}"),
    Part("contact_quiet", ("contact_id",), ("until",), f"contact_id IN {_THESE}"),
    Part("contact_apart", ("a_id", "b_id"), (), f"a_id IN {_THESE} OR b_id IN {_THESE}"),
)
_LEFT_BEHIND = """
    SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM contact WHERE id = ?1) AND (
        EXISTS (SELECT 1 FROM entry_contact WHERE contact_id = ?1)
        OR EXISTS (SELECT 1 FROM introduction WHERE contact_id = ?1)
        OR EXISTS (SELECT 1 FROM followup WHERE contact_id = ?1)
        OR EXISTS (SELECT 1 FROM contact WHERE introduced_by_id = ?1))"""
Taken = tuple[Rows, ...]


def take(database: Database, one: int, other: int) -> Taken:
    """What there is of two contacts, part by part."""
    return tuple(_read(database, part, part.which, (one, other)) for part in PARTS)


class MergeStep(NamedTuple):
    """One contact, known by its id and version, was merged into another, known by its id and by the versions
    it had before and after."""

    label: str
    database: Database
    now: Callable[[], datetime]
    gone: tuple[int, int]
    stays: tuple[int, int, int]
    before: Taken
    after: Taken
    trace: Trace
    kept: str = ""
    """What is kept while they are one, so that they can be parted later, whoever does it."""
    leftovers: Leftovers | None = None
    """Where they are made one by taking back that they were parted: what came since then."""

    def undo(self, versions: Versions) -> None:
        """Let them be two again."""
        self._bring(versions, self.after, self.before, self.trace, means=self.stays[1])
        self.database.rows("UPDATE contact SET version = ?2 WHERE id = ?1", self.gone)

    def redo(self, versions: Versions) -> None:
        """Let them be one again."""
        self._bring(versions, self.before, self.after, self.trace.backwards(), means=self.stays[2])

    def _bring(self, versions: Versions, source: Taken, target: Taken, trace: Trace, *, means: int) -> None:
        database, contact = self.database, self.stays[0]
        database.rows("PRAGMA defer_foreign_keys = ON")
        parts = list(zip(PARTS, source, target, strict=True))
        for part, there, wanted in parts:
            keys = different(there, wanted)
            if present(database, part, keys) != {each: there[each] for each in keys if each in there}:
                raise self._changed()
        for part, there, wanted in parts:
            for each in different(there, wanted):
                put_row(database, part, each, wanted.get(each))
        if not stands(database, trace):
            raise self._changed()
        version = int(database.value("SELECT version FROM contact WHERE id = ?", (contact,))) + 1
        update(database, "contact", contact, {"version": version, "updated_at": moment(self.now())})
        follow_undone(database, trace, people=[self.gone[0], contact], now=moment(self.now()))
        if self.leftovers is not None:
            is_one = not database.rows("SELECT 1 FROM contact WHERE id = ?", (self.gone[0],))
            (self.leftovers.move if is_one else self.leftovers.move_back)(database, self.gone[0], contact)
            touch_people(database, [self.gone[0], contact], now=moment(self.now()))
        if database.rows(_LEFT_BEHIND, (self.gone[0],)):
            raise self._changed()
        merge_notes.keep(database, self.gone[0], self.kept, now=moment(self.now()))
        versions.restored("contact", contact, version, means)

    def _changed(self) -> ChangedElsewhere:
        return ChangedElsewhere(f"these two have changed since; {self.label} stays as it is")


def _read(database: Database, part: Part, which: str, values: tuple[Any, ...]) -> Rows:
    named = ", ".join((*part.keys, *part.columns))
    found = database.rows(f"SELECT {named} FROM {part.table} WHERE {which}", values)  # noqa: S608
    count = len(part.keys)
    return {row[:count]: row[count:] for row in found}


def present(database: Database, part: Part, keys: list[Key]) -> Rows:
    """Those of the rows with these keys that there are."""
    which = " AND ".join(f"{column} = ?" for column in part.keys)
    found: dict[Key, tuple[Any, ...]] = {}
    for each in keys:
        found |= _read(database, part, which, each)
    return found


def different(one: Rows, other: Rows) -> list[Key]:
    """The keys of rows that are not in both as they are in the other."""
    return [each for each in {**one, **other} if one.get(each) != other.get(each)]


def put_row(database: Database, part: Part, each: Key, row: tuple[Any, ...] | None) -> None:
    """Let a row be so, or be no more."""
    which = " AND ".join(f"{column} = ?" for column in part.keys)
    there = database.rows(f"SELECT 1 FROM {part.table} WHERE {which}", each)  # noqa: S608
    if row is None:
        database.rows(f"DELETE FROM {part.table} WHERE {which}", each)  # noqa: S608
    elif not there:
        fields = dict(zip((*part.keys, *part.columns), (*each, *row), strict=True))
        if part.table == "contact":
            fields["updated_at"] = fields["created_at"]
        insert(database, part.table, fields)
    elif part.columns:
        changes = ", ".join(f"{column} = ?" for column in part.columns)
        database.rows(f"UPDATE {part.table} SET {changes} WHERE {which}", (*row, *each))  # noqa: S608
