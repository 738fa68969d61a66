"""Putting a backup in the place of a journal; what it replaces is kept."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal import backups, cipher, converting, disk, engine, migrations, paths, verifying
from tui.journal.backup_room import BackupRoom, sum_beside
from tui.journal.database import Database
from tui.journal.keys import Key
from tui.journal.opening import key_at_all, open_database

COMPANIONS = ("-wal", "-shm", "-journal")
_COLUMNS = "uid, entry_id, seen, fields, header, updated_at, owner_pid, owner_start, body"
_DRAFTS = f"SELECT {_COLUMNS} FROM draft"  # noqa: S608 - our own words
_ADD_DRAFT = f"INSERT OR IGNORE INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class Restored(NamedTuple):
    """What a restore did: where that lies which it replaced (None where nothing was there), and whether
    that was damaged."""

    kept: Path | None
    was_damaged: bool


def restore(
    source: Path | str, target: Path | str, now: Callable[[], datetime], *, decrypt: bool = False
) -> Restored:
    """Let the journal at `target` be what the backup `source` is, drafts of the one added to the other.

    Other sessions may have the journal open: they see one change. An encrypted journal stays encrypted; one
    that is not becomes what an encrypted backup is only with `decrypt`. Raises JournalRefused or
    JournalDamaged for a source that is no whole journal, and JournalBusy or WriteFailed, the journal then
    being as it was.
    """
    path = paths.real_path(target)
    kinds = _Kinds(*_kind(path), decrypt)
    with _copied(source, path, kinds) as copy:
        room = BackupRoom(path, now)
        found = _look(path)
        if found is None:
            backups.place(copy, path)
            return Restored(None, False)
        try:
            with _opened(path, now) as database:
                kept = room.make(database, "before-restore")
                _replace(database, copy, database.key)
                return Restored(kept.path, False)
        except JournalDamaged:
            pass
        except JournalRefused:
            if not was_ours(path, room):
                raise
        return Restored(_set_aside(path, room, copy), True)


@contextmanager
def reading_copy(source: Path, journal: Path) -> Iterator[Path]:
    """A verified copy of a backup, of today's schema, for as long as somebody reads it."""
    with _copied(source, journal, _Kinds(False, None, False)) as copy:
        yield copy


class _Kinds(NamedTuple):
    """What the journal is that is restored: plain, or encrypted with a key, or not known to be either; and
    whether it may be given what was encrypted."""

    plain: bool
    key: Key | None
    decrypt: bool


def _kind(path: Path) -> tuple[bool, Key | None]:
    try:
        seen = engine.peek(path) if path.is_file() and path.stat().st_size else None
    except sqlite3.DatabaseError:
        return False, cipher.key_of(path)
    return seen is not None and seen[0] == engine.APPLICATION_ID, None


@contextmanager
def _copied(source: Path | str, target: Path, kinds: _Kinds) -> Iterator[Path]:
    """A copy of the backup beside the target, verified, upgraded, and gone afterwards."""
    given = paths.real_path(source)
    _check_sum(given)
    paths.make_folder(target)
    paths.check_folder(target)
    made = backups.unfinished(target)
    try:
        disk.precreate(made)
        _copy(given, made, kinds)
        disk.sync(made)
        yield made
    except engine.FAULTS as error:
        raise engine.meaning(error) from error
    except OSError as error:
        raise paths.refusal(target, f"cannot be restored: {paths.words(error)}") from None
    finally:
        for end in ("", *COMPANIONS):
            with suppress(OSError):
                disk.remove(made.with_name(f"{made.name}{end}"))


def _check_sum(path: Path) -> None:
    wanted = sum_beside(path)
    try:
        if not path.is_file():
            raise paths.refusal(path, "is not there" if not path.exists() else "is not a file")
        if wanted is not None and verifying.sha256(path) != wanted:
            raise JournalDamaged(f"{path} is damaged: it is not what it was when it was verified")
    except OSError as error:
        raise paths.refusal(path, f"cannot be read: {paths.words(error)}") from None


def _copy(source: Path, made: Path, kinds: _Kinds) -> None:
    strange = paths.refusal(source, "is not a journal")
    old = key_at_all(source)
    if old is not None and kinds.plain and not kinds.decrypt:
        raise paths.refusal(source, "is encrypted and the journal is not: --decrypt restores it all the same")
    new = None if kinds.plain else kinds.key or old
    try:
        connection = cipher.reach(source, old)
        try:
            if connection.execute("PRAGMA application_id").fetchone()[0] != engine.APPLICATION_ID:
                raise strange
            migrations.check_version(migrations.schema_version(connection), source)
            if (old is None) == (new is None):
                backups.copy_to(connection, made, key=new)
        finally:
            connection.close()
        if (old is None) != (new is None):
            converting.convert(source, made, old, new)
    except JournalDamaged as damage:
        raise JournalDamaged(f"{source} cannot be restored: {damage}") from None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise strange from None
        raise
    connection = cipher.connect(made, new) if new else engine.connect(made)
    try:
        if migrations.schema_version(connection) < migrations.CURRENT:
            migrations.migrate(connection)
    finally:
        connection.close()


def _look(path: Path) -> os.stat_result | None:
    """What stands where the journal goes. Where that is no journal of ours it stays."""
    try:
        return paths.existing(path)
    except JournalRefused:
        if path.is_file() and not path.stat().st_size:
            return path.stat()  # a journal that was lost
        raise


def was_ours(path: Path, room: BackupRoom) -> bool:
    """Whether a file that is no journal is one of which nothing is left: there are backups of it."""
    try:
        seen = engine.peek(path)
    except sqlite3.DatabaseError:
        seen = None
    is_newer = seen is not None and seen[0] == engine.APPLICATION_ID
    return not is_newer and bool(room.all())


@contextmanager
def _opened(path: Path, now: Callable[[], datetime]) -> Iterator[Database]:
    if not path.stat().st_size:
        raise JournalDamaged("the journal is empty")
    database = open_database(path, create=False, now=now)
    try:
        yield database
    finally:
        database.close()


def _replace(database: Database, copy: Path, key: Key | None) -> None:
    """Write the copy over the journal in one transaction, as any other change."""
    source = cipher.connect(copy, key) if key else engine.connect(copy)
    try:
        source.execute("BEGIN IMMEDIATE")
        source.executemany(_ADD_DRAFT, database.rows(_DRAFTS))
        source.execute("COMMIT")
        backups.copy_all(source, database.connection())
    finally:
        source.close()


def _set_aside(path: Path, room: BackupRoom, copy: Path) -> Path:
    """Give a damaged journal another name, and the copy its own; at every moment there is one of the two."""
    paths.make_folder(room.folder / path.name)
    aside = room.free_path("damaged")
    for end in COMPANIONS:
        companion = path.with_name(f"{path.name}{end}")
        if companion.exists():
            disk.link(companion, aside.with_name(f"{aside.name}{end}"))
    disk.link(path, aside)
    disk.sync(aside.parent)
    for end in COMPANIONS:
        disk.remove(path.with_name(f"{path.name}{end}"))
    disk.sync(path.parent)
    disk.rename(copy, path)
    disk.sync(path.parent)
    return aside
