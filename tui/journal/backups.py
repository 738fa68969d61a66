"""Files that come into being whole: a new journal, and a verified copy of one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui.domain.errors import JournalBusy, JournalDamaged, WriteFailed
from tui.journal import disk, engine, paths

if TYPE_CHECKING:
    from tui.journal.keys import Key

PAGES = 1000
"""Pages copied before others are let in, where nobody waits for the copy."""


def make_whole(target: Path, fill: Callable[[Path], None]) -> None:
    """Make a file beside its place, 0600, and give it its name once it is finished and on the disk.

    Raises FileExistsError where something stands at that name by then, and JournalRefused or WriteFailed
    where it cannot be made.
    """
    made = unfinished(target)
    try:
        disk.precreate(made)
        try:
            fill(made)
            place(made, target)
        finally:
            with suppress(OSError):  # what cannot be taken away does no harm
                disk.remove(made)
    except engine.FAULTS as error:
        raise engine.meaning(error) from error
    except FileExistsError:
        raise
    except OSError as error:
        raise paths.refusal(target, f"cannot be made: {paths.words(error)}") from None


def write_backup(source: sqlite3.Connection, to: Path, *, patiently: bool = False) -> None:
    """Copy the journal behind a connection to a new file, and check the copy before it gets its name.

    `patiently` lets other programs write in between. Raises JournalRefused where a file stands already or
    the folder will not do, JournalDamaged where the journal does not hold together, WriteFailed where the
    disk would not take it.
    """
    target = paths.real_path(to)
    taken = paths.refusal(target, "is there already, and a backup never overwrites")
    if os.path.lexists(target):
        raise taken
    paths.make_folder(target)
    paths.check_folder(target)
    try:
        make_whole(target, lambda made: copy_to(source, made, patiently=patiently))
    except FileExistsError:
        raise taken from None


def copy_to(source: sqlite3.Connection, to: Path, *, patiently: bool = False, key: Key | None = None) -> None:
    """Copy a journal into an empty file, as one file whatever its own mode, and verify the copy.

    What is encrypted is copied so: with the key of the source, or with another one.
    """
    from tui.journal import cipher
    from tui.journal.verifying import check_rows

    key = key or cipher.key_in(source)
    copy = cipher.open_file(to, key) if key else engine.open_file(to, isolation_level=None)
    try:
        copy_all(source, copy, patiently=patiently)
        if copy.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise WriteFailed("the copy could not be finished; nothing was changed")
        check_rows(copy)
    except JournalDamaged as damage:
        raise JournalDamaged(f"the journal cannot be backed up: {damage}") from None
    finally:
        copy.close()
    if key is not None:
        cipher.check_file(to, key)


def copy_all(source: sqlite3.Connection, target: sqlite3.Connection, *, patiently: bool = False) -> None:
    """Let one database be what another is, in one transaction; raises JournalBusy where that has to wait for
    another program too long."""
    until = monotonic() + engine.BUSY_SECONDS

    def look(status: int, remaining: int, total: int) -> None:
        nonlocal until
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            until = monotonic() + engine.BUSY_SECONDS
        elif monotonic() > until:
            raise JournalBusy("another program is writing to the journal; nothing was changed, try again")

    source.backup(target, pages=PAGES if patiently else -1, progress=look, sleep=0.01)


def unfinished(target: Path) -> Path:
    """A name for what is to become this file; whatever bears such a name may go once its program has."""
    return target.with_name(f".preseason-{os.getpid()}-{os.urandom(4).hex()}.new")


def place(made: Path, path: Path) -> None:
    """Give a finished file its name; raises FileExistsError, or OSError with nothing there."""
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
