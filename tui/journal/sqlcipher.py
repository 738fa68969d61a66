"""SQLCipher's connections, made to look like those of `sqlite3` to whoever uses one.

Its module has errors of its own, which no `except sqlite3.Error` catches. Here, and nowhere else, each
becomes the error of `sqlite3` that has its name and its code. Imported only where a journal is encrypted: it
is an extra, and may not be there.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from tui.journal.keys import Key

Error: type[Exception] = dbapi2.Error

LIBRARY: tuple[int, ...] = dbapi2.sqlite_version_info


def as_sqlite3(error: Exception) -> sqlite3.Error:
    """The error of `sqlite3` that one of SQLCipher's is."""
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    made = kind(*error.args)
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        made.sqlite_errorcode = code
        made.sqlite_errorname = getattr(error, "sqlite_errorname", "")
    return made


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """Rows, and errors under their usual names."""

    def execute(self, *given: Any) -> Cursor:
        """As `sqlite3.Cursor.execute`."""
        try:
            super().execute(*given)
        except Error as error:
            raise as_sqlite3(error) from error
        return self

    def executemany(self, *given: Any) -> Cursor:
        """As `sqlite3.Cursor.executemany`."""
        try:
            super().executemany(*given)
        except Error as error:
            raise as_sqlite3(error) from error
        return self

    def fetchone(self) -> Any:
        """As `sqlite3.Cursor.fetchone`."""
        try:
            return super().fetchone()
        except Error as error:
            raise as_sqlite3(error) from error

    def fetchmany(self, *given: Any) -> Any:
        """As `sqlite3.Cursor.fetchmany`."""
        try:
            return super().fetchmany(*given)
        except Error as error:
            raise as_sqlite3(error) from error

    def fetchall(self) -> Any:
        """As `sqlite3.Cursor.fetchall`."""
        try:
            return super().fetchall()
        except Error as error:
            raise as_sqlite3(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except Error as error:
            raise as_sqlite3(error) from error


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """One connection, with the key it was opened with: None for a file that is not encrypted."""

    key: Key | None = None
    library = LIBRARY

    def cursor(self, factory: type[Cursor] = Cursor) -> Any:
        """A cursor of ours."""
        try:
            return super().cursor(factory)
        except Error as error:
            raise as_sqlite3(error) from error

    def execute(self, *given: Any) -> Any:
        """As `sqlite3.Connection.execute`."""
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Any:
        """As `sqlite3.Connection.executemany`."""
        return self.cursor().executemany(*given)

    def backup(self, *given: Any, **named: Any) -> None:
        """As `sqlite3.Connection.backup`; both ends are SQLCipher's."""
        try:
            super().backup(*given, **named)
        except Error as error:
            raise as_sqlite3(error) from error
