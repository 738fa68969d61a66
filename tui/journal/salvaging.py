"""Every row of a damaged journal that can still be read, in a new journal; what is gone is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from tui.domain.errors import JournalDamaged
from tui.journal import backups, cipher, engine, migrations, paths
from tui.journal.database import Database
from tui.journal.keys import Key
from tui.journal.mending import mend
from tui.journal.opening import key_at_all
from tui.journal.packing import moment

Row = tuple[Any, ...]

FRUITLESS = 1_000
"""Numbers looked for in vain, one after another, after which a table has no more; ten times as many where
the texts are."""
_TEXTS = ("entry", "revision")
_NOT_COPIED = (
    *("sqlite_", "word", "entry_words", "entry_heads", "contact_words", "pitch_words"),
    *("unindexed", "mention"),
)
"""Tables that are made anew from the others, by how their names begin."""
_UNKEPT = """
    SELECT e.id, IFNULL(r.number, 0) FROM entry e LEFT JOIN revision r ON r.entry_id = e.id
        AND r.number = (SELECT MAX(number) FROM revision WHERE entry_id = e.id)
    WHERE r.body IS NULL OR r.body <> e.body"""
"""Entries that are not as their last revision says."""


class Salvaged(NamedTuple):
    """What was saved: how many entries of how many there had been as far as is known, those among them that
    were read from their history, and those whose text may not be what was written."""

    entries: int
    known: int
    from_history: tuple[int, ...]
    doubtful: tuple[int, ...]


def salvage(source: Path | str, to: Path | str, now: Callable[[], datetime]) -> Salvaged:
    """Make a new journal at `to` of what can be read of the damaged one; nothing is written to that.

    Raises JournalRefused where something stands at `to`, JournalDamaged where nothing can be read.
    """
    damaged, target = paths.real_path(source), paths.real_path(to)
    taken = paths.refusal(target, "is there already, and is not overwritten")
    if target.exists():
        raise taken
    paths.make_folder(target)
    paths.check_folder(target)
    done: list[Salvaged] = []
    try:
        backups.make_whole(target, lambda made: done.append(_salvage(damaged, made, now)))
    except FileExistsError:
        raise taken from None
    return done[0]


def _salvage(damaged: Path, made: Path, now: Callable[[], datetime]) -> Salvaged:
    key = key_at_all(damaged)
    old = _Old(damaged, key)
    new = cipher.connect(made, key) if key else engine.connect(made)
    try:
        version = _version(old)
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        for step in migrations.STEPS[:version]:
            step(new)
        new.execute(f"PRAGMA user_version={version}")
        new.execute("COMMIT")
        new.execute("BEGIN IMMEDIATE")
        for (table,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not table.startswith(_NOT_COPIED):
                _copy_table(old, new, table)
        known = max(_count(old, "entry"), new.execute("SELECT COUNT(*) FROM entry").fetchone()[0])
        from_history, doubtful = mend(new, moment(now()))
        new.execute("COMMIT")
        migrations.migrate(new)
    except engine.FAULTS as error:
        raise JournalDamaged(f"nothing of {damaged} can be read ({engine.one_line(error)})") from None
    finally:
        old.close()
        new.close()
    return Salvaged(_rebuilt(made, key, now), known, from_history, doubtful)


class _Old:
    """What is read from. After a page that is not whole SQLCipher reads no other one: it is opened anew."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._path = path
        self._key = key
        self._open()

    def _open(self) -> None:
        self.connection = cipher.reach(self._path, self._key)
        self.connection.text_factory = lambda raw: raw.decode("utf-8", "replace")

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, parameters)

    def after_fault(self) -> None:
        if self._key is not None:
            self.connection.close()
            self._open()

    def close(self) -> None:
        self.connection.close()


def _rebuilt(made: Path, key: Key | None, now: Callable[[], datetime]) -> int:
    """Derive everything anew; how many entries there are."""
    from tui.journal.rebuilding import keep_as_it_is, rebuild_all

    database = Database(made, key)
    try:
        for _ in rebuild_all(database, now, 100):
            pass
        with database.writing():
            for entry, number in database.rows(_UNKEPT):
                keep_as_it_is(database, entry, number + 1, now())
        return int(database.value("SELECT COUNT(*) FROM entry"))
    finally:
        database.close()


def _version(old: _Old) -> int:
    version = migrations.schema_version(old.connection)
    if 1 <= version <= migrations.CURRENT:
        return version
    raise JournalDamaged("it has lost its schema, or a newer Preseason wrote it")


def _copy_table(old: _Old, new: sqlite3.Connection, table: str) -> None:
    info = new.execute(f"PRAGMA table_info({table})").fetchall()
    columns = ", ".join(row[1] for row in info)
    insert = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({', '.join('?' * len(info))})"  # noqa: S608
    try:
        new.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608
        key = "rowid"
    except sqlite3.OperationalError:  # WITHOUT ROWID
        key = min((row for row in info if row[5]), key=lambda row: int(row[5]))[1]
    for row in _rows(old, table, columns, key):
        try:
            new.execute(insert, row)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, UnicodeEncodeError, OverflowError):
            continue  # a value that its column does not take is none that was written


def _rows(old: _Old, table: str, columns: str, key: str) -> Iterator[Row]:
    """What can be read of a table: from its beginning, from its end, and number by number in between."""
    select = f"SELECT {columns} FROM {table} NOT INDEXED"  # noqa: S608
    for order in ("ASC", "DESC"):
        try:
            yield from old.execute(f"{select} ORDER BY {key} {order}")
            return
        except sqlite3.DatabaseError:
            old.after_fault()
            continue
    fruitless = number = 0
    last, most = _last(old, table, key), FRUITLESS * (10 if table in _TEXTS else 1)
    while number < last or fruitless < most:
        number += 1
        fruitless += 1
        try:
            for row in old.execute(f"{select} WHERE {key} = ?", (number,)):
                fruitless = 0
                yield row
        except sqlite3.DatabaseError:
            old.after_fault()
            continue


def _last(old: _Old, table: str, key: str) -> int:
    """The highest id there is known to be."""
    for sql in (
        f"SELECT MAX({key}) FROM {table}",  # noqa: S608
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",  # noqa: S608
    ):
        try:
            row = old.execute(sql).fetchone()
        except sqlite3.DatabaseError:
            old.after_fault()
            continue
        if row and isinstance(row[0], int) and row[0] < 1000 * FRUITLESS:
            return row[0]
    return 0


def _count(old: _Old, table: str) -> int:
    try:
        return int(old.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])  # noqa: S608
    except (sqlite3.DatabaseError, TypeError):
        old.after_fault()
        return 0
