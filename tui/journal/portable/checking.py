"""A record of a file becomes columns: every value checked, every name or uid the id of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import BadInput
from tui.journal.packing import ids_text, key
from tui.journal.portable.kinds import wrong
from tui.journal.portable.spec import Column, Link, Part, Table
from tui.journal.portable.states import Header, Item, Uids, packed
from tui.journal.portable.tables import BY_TABLE

if TYPE_CHECKING:
    from tui.journal.database import Database

MOST_PARTS = 100_000
"""Rows that may belong to one row."""

MERGED = "SELECT contact_id FROM contact_alias WHERE fold = ?"
"""Whom a name means that somebody had before they were merged."""

Fields = dict[str, Any]


class Later(NamedTuple):
    """A column that points to what may come later in the file: its name or uid."""

    link: Link
    value: str


class Checked(NamedTuple):
    """A record as columns, and what of it can only be said at the end of the file."""

    fields: Fields
    later: tuple[Later, ...] = ()


class Checking:
    """Checks the records of a file against a journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def row(self, table: Table | Part, record: Any) -> Checked:
        """The columns of a record; raises BadInput for one that cannot be a row."""
        if not isinstance(record, dict):
            raise BadInput("record", "it is no record")
        fields: Fields = {}
        later: list[Later] = []
        for column in table.columns:
            given = record.get(column.name)
            if isinstance(column, Link):
                fields[column.column] = self._linked(column, given, later)
            elif given is not None:
                fields[column.column] = self._value(column, given, record)
            elif not column.optional and column.usual is None:
                raise BadInput(column.name, f"it has no {column.name}")
            else:
                fields[column.column] = column.usual
        if table.derive is not None:
            fields |= table.derive(fields)
        return Checked(fields, tuple(later))

    def parts(self, part: Part, record: Mapping[str, Any]) -> list[tuple[Checked, Mapping[str, Any]]]:
        """The rows of a part of a record, each with the record it was."""
        given = record.get(part.name, [])
        if not isinstance(given, list) or len(given) > MOST_PARTS:
            raise wrong(part.name, given, "list")
        return [(self.row(part, each), each) for each in given]

    def names(self, record: Mapping[str, Any], name: str) -> tuple[str, ...]:
        """A list of names."""
        given = record.get(name, [])
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise wrong(name, given, "list of names")
        return tuple(given)

    def find(self, link: Link, value: str) -> int | None:
        """The id of what a link points to."""
        return self.id_of(link.table, value, by_name=link.by == "name")

    def id_of(self, table: str, value: str, *, by_name: bool) -> int | None:
        """The id of the row of a name, be it a former one of a person, or of a uid."""
        target = BY_TABLE.get(table)
        if target is None:
            sql, wanted = f"SELECT id FROM {table} WHERE uid = ?", value  # noqa: S608 - our own words
        elif by_name:
            fold = target.derive({"name": value})["fold"] if target.derive is not None else key(value)
            sql, wanted = f"SELECT {target.id} FROM {table} WHERE fold = ?", fold  # noqa: S608
        else:
            sql, wanted = f"SELECT {target.id} FROM {table} WHERE {target.key} = ?", value  # noqa: S608
        found = self._database.value(sql, (wanted,))
        if found is None and by_name and table == "contact":
            found = self._database.value(MERGED, (wanted,))
        return int(found) if found is not None else None

    def _linked(self, link: Link, given: Any, later: list[Later]) -> int | None:
        if given is None or (given == "" and link.optional):
            if link.optional:
                return None
            raise BadInput(link.name, f"it has no {link.name}")
        if not isinstance(given, str):
            raise wrong(link.name, given, "name" if link.by == "name" else "uid")
        found = self.find(link, given)
        if found is None and link.late:
            later.append(Later(link, given))
        elif found is None:
            raise BadInput(link.name, f"its {link.name}, {given[:60]!r}, is not there")
        return found

    def _value(self, column: Column, given: Any, record: Mapping[str, Any]) -> Any:
        value = column.kind.into(given, column.name)
        if isinstance(column.kind, Header):
            about = value["about"]
            return packed(value, self.id_of("entry", about, by_name=False) if about else None)
        if isinstance(column.kind, Uids):
            return ids_text(self._ids(column.kind.table, value))
        if isinstance(column.kind, Item):
            noun = record.get("noun")
            if noun not in BY_TABLE:
                raise wrong("noun", noun, "table")
            found = self.id_of(str(noun), value, by_name=False)
            if found is None:
                raise BadInput(column.name, f"its {column.name} is not there")
            return found
        return value

    def _ids(self, table: str, uids: Sequence[str | None]) -> list[int]:
        return [(self.id_of(table, each, by_name=False) or 0) if each is not None else 0 for each in uids]


def put_columns(database: Database, table: Table | Part, each: int, fields: Fields) -> None:
    """Change columns of a row. Inside a write only."""
    columns = ", ".join(f"{column} = ?" for column in fields)
    sql = f"UPDATE {table.table} SET {columns} WHERE {table.id} = ?"  # noqa: S608 - our own words
    database.rows(sql, (*fields.values(), each))
