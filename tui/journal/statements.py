"""Rows written as plain statements, for the one change that is made while somebody waits at a prompt: a save.

Peewee takes longer to load than such a save may take, and longer to put a statement into words than SQLite
to run it. What is edited one thing at a time goes through the models of `tables`, which describe the very
same columns: a test holds both to the schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.database import Database

Fields = Mapping[str, object]
"""Values by column. Columns are names in this room's code, never anybody's text."""


def insert(database: Database, table: str, fields: Fields) -> int:
    """Insert one row; returns its id."""
    return database.insert(_insertion(table, tuple(fields)), tuple(fields.values()))


def insert_many(database: Database, table: str, rows: Sequence[Fields]) -> None:
    """Insert rows that have the same columns, in their order."""
    if rows:
        database.many(_insertion(table, tuple(rows[0])), [tuple(row.values()) for row in rows])


def update(database: Database, table: str, each: int, fields: Fields) -> None:
    """Change columns of the row with this id."""
    columns = ", ".join(f"{column} = ?" for column in fields)
    database.rows(f"UPDATE {table} SET {columns} WHERE id = ?", (*fields.values(), each))  # noqa: S608


@lru_cache(maxsize=64)
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
