"""Many rows in few statements: Peewee takes longer to write a statement than SQLite to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.journal.database import Database
    from tui.journal.shared import Row

MOST_AT_ONCE = 400
"""Rows in one INSERT, well under SQLite's limit of variables."""


def insert_many(database: Database, table: type[Row], rows: list[dict[str, Any]]) -> None:
    """Insert rows that have the same fields, in their order."""
    for start in range(0, len(rows), MOST_AT_ONCE):
        table.insert_many(rows[start : start + MOST_AT_ONCE]).execute(database.models)
