"""A journal copied from plain to encrypted or back, row by row, and held against what it was copied from."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.domain.errors import JournalDamaged
from tui.journal import cipher, engine
from tui.journal.keys import Key
from tui.journal.verifying import check_rows


def convert(source: Path, made: Path, old: Key | None, new: Key | None) -> None:
    """Copy the journal at `source` into the empty file `made`, encrypted with another key or not at all.

    Raises JournalDamaged where the copy is not the same, and JournalRefused where it is not encrypted as it
    should be.
    """
    connection = cipher.open_file(f"{source.as_uri()}?mode=ro", old, uri=True)
    try:
        copy_from(connection, made, new)
    finally:
        connection.close()


def copy_from(source: sqlite3.Connection, made: Path, new: Key | None) -> None:
    """The same from a connection of SQLCipher's, which may hold the file for itself meanwhile."""
    source.execute("ATTACH DATABASE ? AS made KEY ?", (str(made), new.literal if new else ""))
    try:
        source.execute("PRAGMA made.synchronous = OFF")  # it is waited for once, when it is whole
        source.execute("SELECT sqlcipher_export('made')")
        for name in ("application_id", "user_version"):  # which it leaves out
            (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
            source.execute(f"PRAGMA made.{name} = {int(value)}")
    finally:
        source.execute("DETACH DATABASE made")
    verify(source, made, new)


def verify(source: sqlite3.Connection, made: Path, new: Key | None) -> None:
    """Open a copy anew, and raise JournalDamaged unless each row is in it as it is in the source."""
    if new is not None:
        cipher.check_file(made, new)
    copy = cipher.reach(made, new)
    try:
        check_rows(copy)
        things = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
        if source.execute(things).fetchall() != copy.execute(things).fetchall():
            raise JournalDamaged("the copy has not all tables that the journal has")
        for (table,) in copy.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall():
            _same(source, copy, table)
    except JournalDamaged as damage:
        raise JournalDamaged(f"the copy is not as it should be: {damage}; nothing was changed") from None
    except engine.FAULTS as error:
        raise engine.meaning(error) from error
    finally:
        copy.close()


def _same(source: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    """Row by row in the order of the rowid, which must be the same one; without one, in that of its key."""
    try:
        copy.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608 - a name of ours
        sql = f"SELECT rowid, * FROM {table} ORDER BY rowid"  # noqa: S608
    except sqlite3.OperationalError:
        keys = sorted((row[5], row[1]) for row in copy.execute(f"PRAGMA table_info({table})") if row[5])
        sql = f"SELECT * FROM {table} ORDER BY {', '.join(name for _, name in keys)}"  # noqa: S608
    theirs = source.execute(sql)
    for row in copy.execute(sql):
        if row != theirs.fetchone():
            raise JournalDamaged(f"a row of {table} differs")
    if theirs.fetchone() is not None:
        raise JournalDamaged(f"rows of {table} are missing")
