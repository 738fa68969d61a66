"""How the connections to a journal are made, and what it means when one of them fails."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.errors import PreseasonError, WriteFailed
from tui.journal import engine

if TYPE_CHECKING:
    from tui.journal.keys import Key

_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_READONLY})
"""What SQLCipher says of a page that is not whole, and from then on of everything."""


class Connections:
    """One for each thread that asks, all with the same key."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self.path = path
        self.key = key
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._file: tuple[int, int] | None = None

    def _connect(self) -> sqlite3.Connection:
        if self.key is None:
            connection = engine.connect(self.path)
        else:
            from tui.journal import cipher

            connection = cipher.connect(self.path, self.key)
        with suppress(OSError):
            self._file = self._file or self._file_now()
        return connection

    def _file_now(self) -> tuple[int, int]:
        """What tells the file from another one that has its name."""
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _meaning(self, error: BaseException) -> PreseasonError:
        """What an error means; one that comes of another file having taken this one's place says so."""
        if self.key is not None and getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
            self._local.broken = True
            self._renew()
        with suppress(OSError):
            if self._file is not None and self._file != self._file_now():
                return WriteFailed("the journal is another file now: close this window and open it again")
        return engine.meaning(error)

    def _renew(self) -> None:
        """Close this thread's connection if it met a page that is not whole: the next reads the others."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None or not getattr(self._local, "broken", False) or connection.in_transaction:
            return
        self._local.broken = False
        self._local.connection = None
        with self._lock:
            if connection in self._all:
                self._all.remove(connection)
        connection.close()
