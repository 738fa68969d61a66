"""A journal made encrypted, plain again, or encrypted with another key: copied, verified, put in its place.

At every moment the file at its name is whole, the old one or the new one. The old one is then overwritten:
a window that still has it open can save nothing where nobody looks any more, and of what was plain no more
stays on the disk than the disk itself keeps, as a flash disk may, which no program sees.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from tui.domain.errors import JournalBusy, PreseasonError, WriteFailed
from tui.journal import backup_room, backups, cipher, converting, disk, engine, keys, migrations, paths
from tui.journal.backup_room import Backup, BackupRoom
from tui.journal.keys import Key
from tui.journal.opening import open_database

OnBackups = Literal["alike", "remove", "keep"]
"""What becomes of the backups beside the journal: what the journal becomes, nothing, or what they were."""
Tell = Callable[[str], None]


class Sealed(NamedTuple):
    """How many backups became what the journal did, how many were removed, and those that were left."""

    turned: int
    removed: int
    left: tuple[Path, ...]


def begin(given: Path | str, key: Key) -> None:
    """Begin a new journal that is encrypted from its first byte; raises FileExistsError where one stands."""
    path = paths.real_path(given)
    paths.make_folder(path)
    paths.check_folder(path)
    backups.make_whole(path, lambda made: _fill(made, key))


def turn(
    given: Path | str,
    new: Key | None,
    now: Callable[[], datetime],
    *,
    on_backups: OnBackups,
    tell: Tell,
) -> Sealed:
    """Let the journal be encrypted with a key, or not at all. `tell` hears what is being done.

    Raises JournalBusy where another window has it open, else what opening or copying it raises; the journal
    is then as it was.
    """
    path = paths.real_path(given)
    database = open_database(path, create=False, now=now)  # brought up to date, and ours
    old = database.key
    database.close()
    if _has_other_names(path):
        raise paths.refusal(path, "has another name as well (a hard link): take that away first")
    try:
        tell("copying and verifying the journal")
        _turn_file(path, old, new)
    except engine.FAULTS as error:
        raise engine.meaning(error) from error
    except OSError as error:
        raise WriteFailed(f"{paths.words(error)}; nothing was changed") from None
    if new is not None:
        keys.hold(new)
    room = BackupRoom(path, now)
    before = room.all()
    database = open_database(path, create=False, now=now)
    try:
        room.make(database, "decrypted" if new is None else "encrypted")
    finally:
        database.close()
    return _turn_backups(room, before, new, on_backups, tell)


def turn_backups(
    given: Path | str, new: Key | None, now: Callable[[], datetime], *, on_backups: OnBackups, tell: Tell
) -> Sealed:
    """The same for its backups alone, as where that was broken off."""
    room = BackupRoom(paths.real_path(given), now)
    return _turn_backups(room, room.all(), new, on_backups, tell)


def _fill(made: Path, key: Key) -> None:
    connection = cipher.connect(made, key)
    try:
        migrations.migrate(connection)
    finally:
        connection.close()
    cipher.check_file(made, key)


def _turn_file(path: Path, old: Key | None, new: Key | None) -> None:
    made = backups.unfinished(path)
    with _opened_raw(path) as before:
        try:
            with _alone(path, old) as source:
                disk.precreate(made)
                if old is not None and new is not None:
                    backups.copy_to(source, made, key=new)
                    converting.verify(source, made, new)
                else:
                    converting.copy_from(source, made, new)
                _put(made, path, before)
        finally:
            with suppress(OSError):
                disk.remove(made)


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """A connection to the journal while nobody else has one that it could tell of; the lock stays until it is
    closed."""
    taken = JournalBusy("another window or program has the journal open: close it there first")
    source = cipher.open_file(path, key, timeout=1.0)
    try:
        try:
            source.execute("PRAGMA journal_mode = DELETE").fetchone()
            source.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            source.execute("BEGIN EXCLUSIVE")
            source.execute("COMMIT")
            mode = source.execute("PRAGMA journal_mode").fetchone()[0]  # nobody changed it in between
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise taken from None
            raise
        if mode != "delete":
            raise taken
        yield source
    finally:
        source.close()


@contextmanager
def _opened_raw(path: Path) -> Iterator[int]:
    """The file itself, under whatever name; opened before any lock is taken, since its closing ends them."""
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _put(made: Path, path: Path, before: int) -> None:
    """Give a finished file the name of another one, and overwrite that."""
    disk.sync(made)
    disk.rename(made, path)
    try:
        disk.sync(path.parent)
    except OSError as fault:
        raise WriteFailed(
            f"the disk failed ({paths.words(fault)}) at the last moment: look what was kept"
        ) from None
    _blank(before)


def _blank(descriptor: int) -> None:
    """Overwrite a file that has no name any more; one that has is somebody's."""
    with suppress(OSError):
        if not os.fstat(descriptor).st_nlink:
            disk.blank(descriptor)


def _has_other_names(path: Path) -> bool:
    return path.stat().st_nlink > 1


def _is_alike(path: Path, key: Key | None) -> bool:
    try:
        engine.peek(path)
    except sqlite3.DatabaseError:
        return key is not None and cipher.salt_of(path) == key.salt
    return key is None


def _turn_backups(
    room: BackupRoom, found: list[Backup], new: Key | None, how: OnBackups, tell: Tell
) -> Sealed:
    turned = removed = 0
    left: list[Path] = []
    for number, each in enumerate(found, 1):
        if how == "keep" or not each.path.exists():
            continue
        tell(f"backup {number} of {len(found)}")
        if how == "remove":
            if _is_alike(each.path, new):
                continue
            with _opened_raw(each.path) as before:
                room.forget(each)
                _blank(before)
            removed += 1
            continue
        try:
            turned += _turn_backup(each, new)
        except (PreseasonError, OSError, *engine.FAULTS):
            left.append(each.path)  # damaged, or of another passphrase: it stays what it is
    return Sealed(turned, removed, tuple(left))


def _turn_backup(backup: Backup, new: Key | None) -> bool:
    """Let a backup be encrypted with another key, or not at all; whether anything was to be done."""
    path = backup.path
    old = _held_for(path)
    if old == new:
        return False
    if _has_other_names(path):
        raise paths.refusal(path, "has another name as well")
    made = backups.unfinished(path)
    disk.precreate(made)
    try:
        if old is not None and new is not None:
            source = cipher.reach(path, old)
            try:
                backups.copy_to(source, made, key=new)
            finally:
                source.close()
        else:
            converting.convert(path, made, old, new)
        backup_room.forget_sum(path)
        with _opened_raw(path) as before:
            _put(made, path, before)
        if backup.verified:
            backup_room.write_sum(path)
    finally:
        with suppress(OSError):
            disk.remove(made)
    return True


def _held_for(path: Path) -> Key | None:
    """The key of a backup, of those that are held: nobody is asked for one."""
    try:
        engine.peek(path)
    except sqlite3.DatabaseError:
        salt = cipher.salt_of(path)
        key = keys.held(salt) if salt else None
        if key is None:
            raise
        return key
    return None
