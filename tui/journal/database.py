"""The connections to one file: reading, and the one way to write."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from tui.domain.customs import USUAL
from tui.domain.errors import WriteFailed
from tui.journal import engine
from tui.journal.connections import Connections

if TYPE_CHECKING:
    from tui.journal.keys import Key
    from tui.journal.shared import Shared

Row = tuple[Any, ...]

ASK_EVERY = 0.003
"""Seconds, and up to twice that, between two attempts to begin a change while others make theirs."""


class Database(Connections):
    """One journal file: a connection for each thread that asks, made alike and closed together.

    `customs` are what is wont: every save asks them when something it creates is due. `key` is that of a file
    that is encrypted.
    """

    def __init__(self, path: Path, key: Key | None = None) -> None:
        super().__init__(path, key)
        self.customs = USUAL
        self._closed = False
        self._models: Shared | None = None
        self._only_read = False

    def only_read(self) -> None:
        """Let nothing be changed from here on."""
        self._only_read = True
        self.rows("PRAGMA query_only = ON")

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            if self._closed:
                raise sqlite3.ProgrammingError("the journal is closed")
            try:
                connection = self._connect()
            except engine.FAULTS as error:
                raise self._meaning(error) from error
            if self._only_read:
                connection.execute("PRAGMA query_only = ON")
            with self._lock:
                self._all.append(connection)
            self._local.connection = connection
        return connection

    def leave(self) -> None:
        """Close this thread's connection: the thread ends."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        self._local.connection = None
        with self._lock:
            if connection in self._all:
                self._all.remove(connection)
                connection.close()

    @property
    def models(self) -> Shared:
        """What Peewee's queries run on: the same connections, in the same transaction."""
        if self._models is None:
            from tui.journal.shared import Shared

            self._models = Shared(self)
        return self._models

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Every row of a query, as tuples."""
        try:
            return self.connection().execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except engine.FAULTS as error:
            raise self._meaning(error) from error

    def insert(self, sql: str, parameters: Sequence[object]) -> int:
        """Run an INSERT; returns the id of its row. Inside a write only."""
        with engine.named():
            return self.connection().execute(sql, parameters).lastrowid or 0

    def many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement for each of several rows of parameters. Inside a write only."""
        with engine.named():
            self.connection().executemany(sql, rows)

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let several queries see one state of the journal; nothing more inside a write."""
        connection = self.connection()
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self._renew()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The one transaction every change is made in: all of it is on the disk afterwards, or none of it.

        The lock is taken at the start, so that what is read inside is still true when it is written.
        Raises JournalBusy, WriteFailed or JournalDamaged, with nothing changed.
        """
        connection = self.connection()
        if getattr(self._local, "together", False):
            with self._part_of_a_write(connection):
                yield
            return
        if connection.in_transaction:
            raise sqlite3.ProgrammingError("a change inside a change")
        if self._only_read:
            raise WriteFailed("this is a backup, open to read only; nothing was changed")
        try:
            self._begin(connection)
            try:
                yield
                self._index(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.ProgrammingError:
            raise
        except engine.FAULTS as error:
            raise self._meaning(error) from error

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Take the lock. SQLite itself would ask for it ever more seldom, so that among many writers whoever
        has waited longest goes on waiting; here all ask as often."""
        patience = int(connection.execute("PRAGMA busy_timeout").fetchone()[0])
        until = monotonic() + patience / 1000
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= until:
                        raise
                sleep(ASK_EVERY * (1 + os.urandom(1)[0] / 256))
        finally:
            connection.execute(f"PRAGMA busy_timeout = {patience}")

    @staticmethod
    def _index(connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT EXISTS (SELECT 1 FROM unindexed)").fetchone()[0]:
            from tui.journal.fts_keeping import catch_up

            catch_up(connection)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make every change inside one transaction: all of them are on the disk afterwards, or none."""
        with self.writing():
            before = getattr(self._local, "together", False)
            self._local.together = True
            try:
                yield
            finally:
                self._local.together = before

    @contextmanager
    def _part_of_a_write(self, connection: sqlite3.Connection) -> Iterator[None]:
        """One change of many: where it fails it alone is taken back, so that the others can go on."""
        connection.execute("SAVEPOINT change")
        try:
            yield
        except BaseException:
            if connection.in_transaction:  # a full disk has ended it already
                connection.execute("ROLLBACK TO change")
                connection.execute("RELEASE change")
            raise
        connection.execute("RELEASE change")

    @contextmanager
    def patience(self, seconds: float) -> Iterator[None]:
        """Wait only so long for another program's lock, in this thread, then raise JournalBusy."""
        before = self.value("PRAGMA busy_timeout")
        self.rows(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            if not self._closed:
                self.rows(f"PRAGMA busy_timeout = {before}")

    def data_version(self) -> int:
        """A number that changes when another connection has written; JournalBusy, at once, during that."""
        with self.patience(0):
            return int(self.value("PRAGMA data_version"))

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            self._closed = True
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()
