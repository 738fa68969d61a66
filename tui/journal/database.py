"""The file and its connections: opening, reading, the one way to write, and backing up."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.journal import engine, migrations, paths

if TYPE_CHECKING:
    from tui.journal.shared import Shared

Row = tuple[Any, ...]

SMALLEST = 512
"""Bytes in the smallest page, and so in the smallest file, of SQLite: it takes less for an empty database."""


class Database:
    """One journal file: a connection for each thread that asks, made alike and closed together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._models: Shared | None = None

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            if self._closed:
                raise sqlite3.ProgrammingError("the journal is closed")
            try:
                connection = engine.connect(self.path)
            except sqlite3.Error as error:
                raise engine.meaning(error) from error
            with self._lock:
                self._all.append(connection)
            self._local.connection = connection
        return connection

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
        except sqlite3.Error as error:
            raise engine.meaning(error) from error

    def insert(self, sql: str, parameters: Sequence[object]) -> int:
        """Run an INSERT; returns the id of its row. Inside a write only."""
        try:
            return self.connection().execute(sql, parameters).lastrowid or 0
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise engine.meaning(error) from error

    def many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement for each of several rows of parameters. Inside a write only."""
        try:
            self.connection().executemany(sql, rows)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise engine.meaning(error) from error

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
        try:
            connection.execute("BEGIN IMMEDIATE")
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
        except sqlite3.Error as error:
            raise engine.meaning(error) from error

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

    def data_version(self) -> int:
        """A number that changes when another connection has written; JournalBusy, at once, during that."""
        self.rows("PRAGMA busy_timeout = 0")
        try:
            return int(self.value("PRAGMA data_version"))
        finally:
            self.rows(f"PRAGMA busy_timeout = {int(engine.BUSY_SECONDS * 1000)}")

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            self._closed = True
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()

    def backup(self, to: Path) -> None:
        """Write the whole journal to one new verified file, 0600; raises JournalRefused where one stands."""
        from tui.journal.backups import write_backup

        write_backup(self.connection(), to)


def open_database(given: Path | str, *, create: bool) -> Database:
    """Open a journal, made or brought up to date first where needed; raises JournalRefused or JournalDamaged
    before anything is written to a file that is no journal of ours."""
    path = paths.real_path(given)
    found = paths.existing(path)
    if found is None:
        if not create:
            raise paths.refusal(path, "does not exist: there is no journal yet")
        _make(path)
        found = paths.existing(path)
    strange = paths.refusal(path, "is not a journal: it is some other kind of file")
    if found is None or found.st_size < SMALLEST:
        raise strange
    try:
        seen = engine.peek(path)
    except sqlite3.DatabaseError:
        raise strange from None
    if seen is not None:
        _check_identity(path, *seen)
    paths.make_private(path, found)
    database = Database(path)
    try:
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def _check_identity(path: Path, application: int, version: int) -> None:
    if application != engine.APPLICATION_ID:
        raise paths.refusal(path, "is not a journal: it is another program's database")
    migrations.check_version(version, path)


def _bring_up_to_date(database: Database) -> None:
    connection = database.connection()
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = migrations.schema_version(connection)
        _check_identity(database.path, application, version)
        engine.choose_mode(connection)
        if version < migrations.CURRENT:
            from tui.journal.backups import free_name

            before = f"{database.path.name}.before-{migrations.CURRENT}"
            database.backup(free_name(database.path.with_name(before)))
            migrations.migrate(connection)
    except sqlite3.Error as error:
        raise engine.meaning(error) from error


def _make(path: Path) -> None:
    """Make a new journal whole before it gets its name, so that no half of one is ever seen."""
    from tui.journal.backups import make_whole

    paths.make_folder(path)
    paths.check_folder(path)
    try:
        make_whole(path, _fill)
    except FileExistsError:
        return  # another session was first: its journal is the journal


def _fill(made: Path) -> None:
    """Fill a new file while it is one: a write-ahead log beside it would not get its name with it."""
    connection = engine.connect(made)
    try:
        migrations.migrate(connection)
    finally:
        connection.close()
