"""Connections to SQLite: how every one of them is made, and what its errors mean.

Peewee is not imported here, so that reading a journal does not pay for loading it.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.domain.errors import JournalBusy, JournalDamaged, PreseasonError, Stopped, WriteFailed

APPLICATION_ID = int.from_bytes(b"PreS", "big")
"""Marks a SQLite file as a journal of ours (offset 68 of its header)."""

BUSY_SECONDS = 5.0
"""How long a statement waits for another program's lock."""

open_file = sqlite3.connect
"""Opens every file of the journal's; the tests put a disk of their own beneath it."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where it names something out of a damaged file that is no text."""


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite is free of the WAL-reset bug: 3.51.3 and later, and 3.50.7 and its line."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51)


def durability() -> tuple[str, str]:
    """The `journal_mode` and `synchronous` in which what this SQLite acknowledged outlives a power cut.

    Weaker pairs are faster and lose the last save: DELETE with FULL, WAL with NORMAL.
    """
    return _durability_of(sqlite3.sqlite_version_info)


def _durability_of(version: tuple[int, ...]) -> tuple[str, str]:
    return ("wal", "full") if wal_is_safe(version) else ("delete", "extra")


def connect(path: Path) -> sqlite3.Connection:
    """One connection, set for durability: acknowledged means on the disk."""
    connection = open_file(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        settle(connection)
    except FAULTS:
        connection.close()
        raise
    return connection


def settle(connection: sqlite3.Connection) -> None:
    """Set a connection as every one is set."""
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute(f"PRAGMA synchronous={durability_for(connection)[1]}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")
        connection.execute("PRAGMA checkpoint_fullfsync=ON")


def durability_for(connection: sqlite3.Connection) -> tuple[str, str]:
    """The same for a connection: SQLCipher brings a SQLite of its own."""
    library: tuple[int, ...] | None = getattr(connection, "library", None)
    return durability() if library is None else _durability_of(library)


def choose_mode(connection: sqlite3.Connection) -> str:
    """Put the file in the journal mode that is safe with this SQLite; returns the mode in force.

    Where another program is using the file its mode stays as it is until the next opening.
    """
    wanted = durability_for(connection)[0]
    current = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    if current == wanted:
        return current
    try:
        return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
    except sqlite3.OperationalError:
        return current


def peek(path: Path) -> tuple[int, int] | None:
    """The application id and schema version of a file, read without locking, recovering or writing anything.

    None where they cannot be told this way, as while another program is in the middle of a write.
    Raises sqlite3.DatabaseError where the file is certainly no database.
    """
    connection = open_file(f"{path.as_uri()}?immutable=1", uri=True, isolation_level=None)
    try:
        identity = connection.execute("PRAGMA application_id").fetchone()[0]
        return int(identity), int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise
        return None
    except UnicodeDecodeError:
        return None
    finally:
        connection.close()


@contextmanager
def named() -> Iterator[None]:
    """Let the errors of SQLite in a block say what they mean; a mistake of ours stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except FAULTS as error:
        raise meaning(error) from error


def meaning(error: BaseException) -> PreseasonError:
    """The named error for what SQLite, or Peewee on its behalf, raised.

    A failed statement can fail again while it is being rolled back ("no transaction is active" after a
    full disk), so the first error of the chain that carries a result code speaks for all.
    """
    cause = _first(error)
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return JournalBusy("another program is writing to the journal; nothing was changed, try again")
    if code == sqlite3.SQLITE_FULL:
        return WriteFailed("the disk is full; nothing was changed")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return WriteFailed("the journal has become read-only; nothing was changed")
    if getattr(cause, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_DIR_FSYNC:
        return WriteFailed(f"the disk failed ({one_line(cause)}) at the last moment: look what was kept")
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PROTOCOL}:
        return WriteFailed(f"the disk failed ({one_line(cause)}); nothing was changed")
    if code in {sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG}:
        return WriteFailed("that is more than this computer can hold at once; nothing was changed")
    if code == sqlite3.SQLITE_INTERRUPT:
        return Stopped("the search was stopped")
    return JournalDamaged(f"the journal is damaged ({one_line(cause)}); `preseason doctor` tells more")


def one_line(words: object) -> str:
    """What SQLite said, on one line: it breaks what it says of a damaged file."""
    return " ".join(str(words).replace("*** in database main ***", "").split())


def _first(error: BaseException) -> BaseException:
    best: BaseException = error
    seen: BaseException | None = error
    depth = 0
    while seen is not None and depth < 20:
        if isinstance(seen, sqlite3.Error):
            best = seen
        seen, depth = seen.__cause__ or seen.__context__, depth + 1
    return best
