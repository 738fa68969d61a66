"""How a path becomes an open journal: looked at, made where nothing stands, brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.journal import engine, migrations, paths
from tui.journal.database import Database
from tui.journal.packing import moment

if TYPE_CHECKING:
    from tui.journal.keys import Key

SMALLEST = 512
"""Bytes in the smallest page, and so in the smallest file, of SQLite: it takes less for an empty database."""


def open_database(given: Path | str, *, create: bool, now: Callable[[], datetime]) -> Database:
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
    key = None
    try:
        seen = engine.peek(path)
    except sqlite3.DatabaseError:
        key = key_at(path)
        if key is None:
            raise strange from None
    else:
        if seen is not None:
            _check_identity(path, *seen)
    paths.make_private(path, found)
    database = Database(path, key)
    try:
        _bring_up_to_date(database, now)
    except BaseException:
        database.close()
        raise
    return database


def key_at(path: Path) -> Key | None:
    """The key of what is no plain database, if it is encrypted. Raises as `cipher.key_of`."""
    from tui.journal import cipher

    return cipher.key_of(path)


def key_at_all(path: Path) -> Key | None:
    """The key of whatever lies at a path; None where that is not encrypted. Raises as `cipher.key_of`."""
    try:
        engine.peek(path)
    except sqlite3.DatabaseError:
        return key_at(path)
    return None


def _check_identity(path: Path, application: int, version: int) -> None:
    if application != engine.APPLICATION_ID:
        raise paths.refusal(path, "is not a journal: it is another program's database")
    migrations.check_version(version, path)


def _bring_up_to_date(database: Database, now: Callable[[], datetime]) -> None:
    connection = database.connection()
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = migrations.schema_version(connection)
        _check_identity(database.path, application, version)
        engine.choose_mode(connection)
        if version < migrations.CURRENT:
            _upgrade(database, now)
    except engine.FAULTS as error:
        raise engine.meaning(error) from error


def _upgrade(database: Database, now: Callable[[], datetime]) -> None:
    """Upgrade a journal that was backed up first; where that fails it is as it was, and needs no backup.

    Introductions of a time when nothing followed from meetings stand as they would have come to.
    """
    from tui.journal.backup_room import BackupRoom
    from tui.journal.introducing import follow_all

    room = BackupRoom(database.path, now)
    before = room.make(database, "before-upgrade")
    try:
        migrations.migrate(database.connection(), lambda: follow_all(database, now=moment(now())))
    except engine.FAULTS:
        room.forget(before)
        raise


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
