"""Files that come into being whole: a new journal, and a verified copy of one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import JournalDamaged
from tui.journal import disk, engine, paths


def make_whole(target: Path, fill: Callable[[Path], None]) -> None:
    """Make a file beside its place, 0600, and give it its name once it is finished and on the disk.

    Raises FileExistsError where something stands at that name by then, and JournalRefused or WriteFailed
    where it cannot be made.
    """
    made = target.with_name(f".preseason-{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        disk.precreate(made)
        try:
            fill(made)
            _put_in_place(made, target)
        finally:
            with suppress(OSError):  # what cannot be taken away does no harm
                disk.remove(made)
    except sqlite3.Error as error:
        raise engine.meaning(error) from error
    except FileExistsError:
        raise
    except OSError as error:
        raise paths.refusal(target, f"cannot be made: {paths.words(error)}") from None


def write_backup(source: sqlite3.Connection, to: Path) -> None:
    """Copy the journal behind a connection to a new file, and check the copy before it gets its name.

    Raises JournalRefused where a file stands already or the folder will not do, JournalDamaged where the
    copy does not hold together, WriteFailed where the disk would not take it.
    """
    target = paths.real_path(to)
    taken = paths.refusal(target, "is there already, and a backup never overwrites")
    if os.path.lexists(target):
        raise taken
    paths.make_folder(target)
    paths.check_folder(target)
    try:
        make_whole(target, lambda made: _copy(source, made))
    except FileExistsError:
        raise taken from None


def free_name(path: Path) -> Path:
    """This path, or the first of `path.2`, `path.3`, … where nothing stands."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free


def _copy(source: sqlite3.Connection, to: Path) -> None:
    copy = engine.open_file(to, isolation_level=None)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whatever the journal's own mode
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise JournalDamaged(f"the journal is damaged ({engine.one_line(verdict)}); it was not backed up")
        if copy.execute("PRAGMA application_id").fetchone()[0] != engine.APPLICATION_ID:
            raise JournalDamaged("the copy is not a journal; it was not kept")
    finally:
        copy.close()


def _put_in_place(made: Path, path: Path) -> None:
    disk.sync(made)
    try:
        disk.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        disk.rename(made, path)
    try:
        disk.sync(path.parent)
    except OSError:
        with suppress(OSError):  # a name that may be gone after a power cut is none
            disk.remove(path)
        raise
