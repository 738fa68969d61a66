"""Files that are encrypted: what their salt says, how they are opened, and that they are never plain instead.

SQLCipher is an extra, loaded when the first such file is met.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tui.domain.errors import JournalRefused, NoCipher
from tui.journal import engine, keys
from tui.journal.backup_room import PLAIN
from tui.journal.keys import Key

if TYPE_CHECKING:
    from types import ModuleType

INSTALL = "pip install 'preseason[encrypted]'"
CACHE = 64_000
"""KiB of pages that a connection keeps at most: each that is read again is decrypted again, a third of what a
save costs in a large journal."""


def library() -> ModuleType:
    """SQLCipher; raises NoCipher where it is not installed."""
    try:
        from tui.journal import sqlcipher
    except ImportError:
        raise NoCipher(f"SQLCipher, which an encrypted journal needs, is not installed: {INSTALL}") from None
    return sqlcipher


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file of ours; None where it is none. Nothing of it is believed yet.

    The file is read by SQLCipher, once it is there: to open it besides would, once closed, take away the
    locks that this very process holds.
    """
    try:
        library()
    except NoCipher:
        found = _first_bytes(path)
    else:
        connection = _open(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("PRAGMA key = 'x'")  # derives nothing before something is read
            row = connection.execute("PRAGMA cipher_salt").fetchone()
            found = bytes.fromhex(row[0]) if row else b""
        except sqlite3.DatabaseError:
            return None
        finally:
            connection.close()
    return found if len(found) == keys.SALT and found.startswith(keys.MARK) else None


def key_of(path: Path) -> Key | None:
    """The key of an encrypted file; None where it is not encrypted. Raises JournalLocked, WrongPassphrase or
    NoCipher."""
    salt = salt_of(path)
    if salt is None:
        return None
    library()
    return keys.obtain(path, salt, lambda key: opens(path, key))


def opens(path: Path, key: Key) -> bool:
    """Whether a key opens a file, or a backup of it with the same salt: the file is damaged then."""
    if _opens(path, key):
        return True
    folder = path.with_name(f"{path.name}.backups")
    beside = sorted(folder.glob("*.db"), reverse=True) if folder.is_dir() else []
    return any(_opens(each, key) for each in beside[:20] if salt_of(each) == key.salt)


def connect(path: Path, key: Key) -> sqlite3.Connection:
    """One connection to an encrypted file, set for durability as every other one."""
    connection = open_file(path, key, timeout=engine.BUSY_SECONDS)
    try:
        engine.settle(connection)
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
    except engine.FAULTS:
        connection.close()
        raise
    return connection


def open_file(path: Path | str, key: Key | None, **how: Any) -> sqlite3.Connection:
    """SQLCipher on a file, encrypted with a key; without one on a file that is plain.

    Raises JournalRefused where the cipher would not be in force.
    """
    connection = _open(path, **how)
    if key is None:
        return connection
    try:
        connection.execute(f'PRAGMA key = "{key.literal}"')
        connection.key = key  # type: ignore[attr-defined]
        check(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, key: Key) -> None:
    """Raise JournalRefused unless the cipher is in force, with this key's salt, before anything happens."""
    in_force = _said(connection, "cipher_version") and _said(connection, "cipher_status") == "1"
    is_its_own = _said(connection, "cipher_salt") == key.salt.hex()
    if not in_force or not (is_its_own or _said(connection, "page_count") == "0"):  # empty, it has none yet
        raise JournalRefused("the cipher is not in force: nothing was read or written")


def check_file(path: Path, key: Key) -> None:
    """Raise JournalRefused unless a finished file, which nobody has open, is encrypted."""
    begins = _first_bytes(path)
    if begins != key.salt or begins == PLAIN:
        raise JournalRefused(f"{path} did not become encrypted: it is not used")


def key_in(connection: sqlite3.Connection) -> Key | None:
    """The key a connection was opened with."""
    return getattr(connection, "key", None)


def reach(path: Path, key: Key | None) -> sqlite3.Connection:
    """Open a file to read from, with its key if it has one."""
    address = f"{path.as_uri()}?mode=ro"
    if key is None:
        return engine.open_file(address, uri=True, isolation_level=None)
    return open_file(address, key, uri=True)


def version(connection: sqlite3.Connection) -> str:
    """What encrypts a connection's file, in words; '' where nothing does."""
    if key_in(connection) is None:
        return ""
    return f"SQLCipher {connection.execute('PRAGMA cipher_version').fetchone()[0]}, AES-256 and HMAC-SHA512"


def _said(connection: sqlite3.Connection, pragma: str) -> str:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return str(row[0]) if row else ""


def _opens(path: Path, key: Key) -> bool:
    try:
        connection = reach(path, key)
        try:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return False
        raise engine.meaning(error) from error
    return True


def _open(path: Path | str, **how: Any) -> sqlite3.Connection:
    found = library()
    made = found.dbapi2.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=found.Connection,
        **how,
    )
    made.execute("PRAGMA cipher_log_level = NONE")  # else it writes on the screen of whoever mistypes
    return cast("sqlite3.Connection", made)


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(keys.SALT)
