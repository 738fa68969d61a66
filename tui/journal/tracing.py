"""What a change did to the ledgers, row by row: undo puts back the very rows, and matches no lines anew.

Which row a line of a text belongs to is found by likeness, and likeness does not always find the way back.
So triggers of this connection alone, which no writer can forget, note each row as it was before it changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.journal.statements import insert, update

if TYPE_CHECKING:
    from tui.journal.database import Database

Image = Mapping[str, Any]
"""Values of a row by column."""

_LEDGERS = ("introduction", "followup", "feedback")
"""Tables whose rows are never taken away: what is to be no more is closed, and has no line."""

_OF_ENTRY = ("uid", "entry_id", "created_at", "closed_at", "line")
_PUT_OFF = ("snoozed", "snoozed_due")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "introduction": (*_OF_ENTRY, "direction", "due", "name", "fold", "detail", "contact_id", *_PUT_OFF),
    "introduction_step": ("introduction_id", "status", "at", "entry_id"),
    "followup": (
        *_OF_ENTRY,
        *("contact_id", "introduction_id", "kind", "due", "done", "done_at", "text"),
        *_PUT_OFF,
    ),
    "feedback": (*_OF_ENTRY, "text"),
    "contact": ("introduced_by_id",),
}
"""What is put back. The status of an introduction follows from its steps; that of feedback is the pitch's."""

_REFERS = {
    "entry_id": "entry",
    "contact_id": "contact",
    "introduced_by_id": "contact",
    "introduction_id": "introduction",
}
"""What may be gone for good by the time that a row is to point to it again."""


class Patch(NamedTuple):
    """A row that a change made, took away (an image is None then), or changed: only the columns that did."""

    table: str
    id: int
    before: Image | None
    after: Image | None


class Trace(NamedTuple):
    """The rows that a change touched."""

    patches: tuple[Patch, ...] = ()

    def introductions(self) -> list[int]:
        """The introductions that it is about."""
        steps = (
            (each.after or each.before or {}).get("introduction_id", 0)
            for each in self.patches
            if each.table == "introduction_step"
        )
        return sorted({*(each.id for each in self.patches if each.table == "introduction"), *steps})

    def contacts(self) -> set[int]:
        """The contacts that what it is about belonged to, or belongs to."""
        images = (image or {} for each in self.patches for image in (each.before, each.after))
        return {image["contact_id"] for image in images if image.get("contact_id")}

    def of(self, table: str, each: int) -> Trace:
        """What of it is about one row."""
        return Trace(tuple(patch for patch in self.patches if (patch.table, patch.id) == (table, each)))

    def without(self, table: str, *rows: int) -> Trace:
        """The rest of it, without what is about these rows."""
        return Trace(tuple(each for each in self.patches if each.table != table or each.id not in rows))

    def besides(self, entry: int) -> Trace:
        """The rest of it, without the rows that came with an entry which was made by it."""
        made = [(each.table, each.id, each.after or {}) for each in self.patches if each.before is None]
        came = {
            (table, row) for table, row, image in made if table in _LEDGERS and image["entry_id"] == entry
        }
        came |= {
            (table, row)
            for table, row, image in made
            if table == "introduction_step" and ("introduction", image["introduction_id"]) in came
        }
        return Trace(tuple(each for each in self.patches if (each.table, each.id) not in came))

    def backwards(self) -> Trace:
        """The same change the other way round."""
        return Trace(tuple(Patch(each.table, each.id, each.after, each.before) for each in self.patches))


def watch(database: Database) -> None:
    """Note what changes from here on. Inside a write only, as all of this."""
    if not database.rows("SELECT 1 FROM sqlite_temp_master WHERE name = 'ledger_was'"):
        for statement in _WATCH:
            database.rows(statement)
    database.rows("DELETE FROM temp.ledger_was")


def taken(database: Database) -> Trace:
    """What has changed since `watch`."""
    patches = []
    noted = database.rows("SELECT kind, id, was FROM temp.ledger_was ORDER BY rowid")
    present = {table: _present(database, table) for table in sorted({row[0] for row in noted})}
    for table, each, was in noted:
        before = dict(zip(_COLUMNS[table], json.loads(was), strict=True)) if was else None
        after = present[table].get(each)
        if before is not None and after is not None:
            changed = [column for column in before if before[column] != after[column]]
            before = {column: before[column] for column in changed}
            after = {column: after[column] for column in changed}
        if before != after:
            patches.append(Patch(table, each, before, after))
    database.rows("DELETE FROM temp.ledger_was")
    return Trace(tuple(patches))


def owned(database: Database, trace: Trace, entry: int) -> Trace:
    """What of it is about rows that belong to an entry."""
    mine: set[tuple[str, int]] = set()
    for table in _LEDGERS:
        sql = f"SELECT id FROM {table} WHERE entry_id = ?"  # noqa: S608 - our own words
        mine |= {(table, row[0]) for row in database.rows(sql, (entry,))}
    of_steps = database.rows(
        "SELECT s.id FROM introduction i JOIN introduction_step s ON s.introduction_id = i.id "
        "WHERE i.entry_id = ?",
        (entry,),
    )
    mine |= {("introduction_step", row[0]) for row in of_steps}
    return Trace(tuple(each for each in trace.patches if (each.table, each.id) in mine))


def stands(database: Database, trace: Trace) -> bool:
    """Whether every row is still as the change left it, and can be again as it was."""
    return all(_stands(database, each) for each in trace.patches)


def take_back(database: Database, trace: Trace, *, now: str) -> None:
    """Let every row be as it was before, but for those that somebody else has changed since."""
    for each in reversed([each for each in trace.patches if _stands(database, each)]):
        _put(database, each, now)


def _stands(database: Database, patch: Patch) -> bool:
    for column, table in _REFERS.items():
        wanted = (patch.before or {}).get(column)
        if wanted is not None and not database.rows(f"SELECT 1 FROM {table} WHERE id = ?", (wanted,)):  # noqa: S608
            return False
    present = _read(database, patch.table, patch.id)
    if patch.after is None:
        return present is None or present.get("closed_at") is not None
    return present is not None and all(present[column] == value for column, value in patch.after.items())


def _put(database: Database, patch: Patch, now: str) -> None:
    table, each, image = patch.table, patch.id, patch.before
    if image is None and table in _LEDGERS:
        update(database, table, each, {"line": None, "closed_at": now})
    elif image is None:
        database.rows(f"DELETE FROM {table} WHERE id = ?", (each,))  # noqa: S608 - our own words
    elif patch.after is None and _read(database, table, each) is None:
        insert(database, table, {"id": each, **image})
    else:
        update(database, table, each, image)


def _present(database: Database, table: str) -> dict[int, dict[str, Any]]:
    """The rows of a table that were noted, as they are now."""
    columns = _COLUMNS[table]
    rows = database.rows(
        f"SELECT id, {', '.join(columns)} FROM main.{table} "  # noqa: S608 - our own words
        "WHERE id IN (SELECT id FROM temp.ledger_was WHERE kind = ?)",
        (table,),
    )
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}


def _read(database: Database, table: str, each: int) -> dict[str, Any] | None:
    columns = _COLUMNS[table]
    sql = f"SELECT {', '.join(columns)} FROM main.{table} WHERE id = ?"  # noqa: S608 - our own words
    rows = database.rows(sql, (each,))
    return dict(zip(columns, rows[0], strict=True)) if rows else None


def _noted(table: str, verb: str, row: str, image: str) -> str:
    name = f"ledger_{table}_{verb[:6].lower()}"
    return f"""CREATE TEMP TRIGGER {name} AFTER {verb} ON main.{table} BEGIN
        INSERT INTO ledger_was (kind, id, was) SELECT '{table}', {row}.id, {image}
        WHERE NOT EXISTS (SELECT 1 FROM ledger_was WHERE kind = '{table}' AND id = {row}.id); END"""  # noqa: S608


def _watching(table: str, columns: tuple[str, ...]) -> list[str]:
    was = f"json_array({', '.join(f'OLD.{column}' for column in columns)})"
    changed = _noted(table, f"UPDATE OF {', '.join(columns)}", "OLD", was)
    if table == "contact":  # who comes and goes is known otherwise
        return [changed]
    return [changed, _noted(table, "INSERT", "NEW", "NULL"), _noted(table, "DELETE", "OLD", was)]


_WATCH = (
    "CREATE TEMP TABLE ledger_was (kind TEXT NOT NULL, id INTEGER NOT NULL, was TEXT, UNIQUE (kind, id))",
    *(statement for table, columns in _COLUMNS.items() for statement in _watching(table, columns)),
)
