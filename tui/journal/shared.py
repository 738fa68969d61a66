"""Peewee on the journal's own connections, so that both work in one transaction."""

# ruff: noqa: D106 - Meta is Peewee's word
from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from peewee import Model, SqliteDatabase

if TYPE_CHECKING:
    from tui.journal.database import Database


class Shared(SqliteDatabase):
    """Peewee's view of a journal's own connections, so that both work in one transaction."""

    def __init__(self, database: Database) -> None:
        self._journal = database
        super().__init__(str(database.path))

    def _connect(self) -> sqlite3.Connection:
        return self._journal.connection()

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> sqlite3.Cursor:
        """Run a statement; its errors stay SQLite's own, which `Database.writing` names, and nothing of
        what a person wrote goes to a log."""
        return self._journal.connection().execute(sql, params or ())


class Row(Model):
    """The base of every table."""

    class Meta:
        legacy_table_names = False
        primary_key = False  # each table names its own, and none has to copy one
