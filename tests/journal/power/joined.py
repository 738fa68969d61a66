"""A connection of APSW that answers as one of `sqlite3` does, as far as the journal asks."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import apsw

if TYPE_CHECKING:
    from tests.journal.power.drive import Drive

FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
_KINDS = {apsw.ConstraintError: sqlite3.IntegrityError, apsw.MisuseError: sqlite3.ProgrammingError}
_DATABASE = (apsw.NotADBError, apsw.CorruptError)


@contextmanager
def named() -> Iterator[None]:
    """Errors of APSW as those of `sqlite3`, with their result codes."""
    try:
        yield
    except apsw.ConnectionClosedError as error:
        raise sqlite3.ProgrammingError(str(error)) from None
    except apsw.Error as error:
        other = sqlite3.DatabaseError if isinstance(error, _DATABASE) else sqlite3.OperationalError
        known = _KINDS.get(type(error), other)(str(error))
        known.sqlite_errorcode = getattr(error, "extendedresult", apsw.SQLITE_ERROR)
        raise known from None


class Answer:
    """What a statement gave, all of it."""

    def __init__(self, raw: apsw.Connection, rows: list[tuple[Any, ...]], description: Any) -> None:
        self._rows = iter(rows)
        self.description = description
        self.lastrowid = raw.last_insert_rowid()
        self.rowcount = raw.changes()

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows


class Joined:
    """The connection."""

    def __init__(self, drive: Drive, path: str, *, uri: bool, timeout: float) -> None:
        self._drive = drive
        with named():
            flags = FLAGS | (apsw.SQLITE_OPEN_URI if uri else 0)
            self.raw = apsw.Connection(path, flags=flags, vfs=drive.name, statementcachesize=256)
            self.raw.set_busy_timeout(int(timeout * 1000))

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Answer:
        with named():
            cursor = self.raw.cursor()
            cursor.execute(sql, tuple(parameters))
            try:
                description = cursor.description
            except apsw.ExecutionCompleteError:  # it gave no row
                description = None
            answer = Answer(self.raw, cursor.fetchall(), description)
        if sql == "COMMIT":
            self._drive.committed(self)
        return answer

    def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> Answer:
        with named():
            cursor = self.raw.cursor()
            cursor.executemany(sql, [tuple(row) for row in rows])
            return Answer(self.raw, cursor.fetchall(), None)

    def backup(self, target: Joined, *, pages: int = -1, progress: Any = None, sleep: float = 0.0) -> None:
        with named():
            copying = target.raw.backup("main", self.raw, "main")
            try:
                while not copying.done:
                    try:
                        copying.step(pages)
                    except (apsw.BusyError, apsw.LockedError) as busy:
                        progress(busy.result, 0, 0)
                        time.sleep(sleep)
            except apsw.Error:
                fault, self._drive.fault = self._drive.fault, lambda _: 0
                copying.close(True)  # APSW cannot bear that this fails as well
                self._drive.fault = fault
                raise
            copying.finish()
        self._drive.committed(target)

    def interrupt(self) -> None:
        self.raw.interrupt()

    @property
    def in_transaction(self) -> bool:
        return self.raw.in_transaction

    @property
    def total_changes(self) -> int:
        return self.raw.total_changes()

    def close(self) -> None:
        with suppress(apsw.Error):  # SQLite itself does not complain of what fails here
            self.raw.close()
