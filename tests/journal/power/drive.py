"""A disk under the journal that writes down what is asked of it, and can be told to fail.

The files are real ones in a folder of the test's; nothing waits for the real disk.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.journal.power.joined import Joined
from tests.journal.power.log import Log, Sync, Truncate, Write
from tui.journal import disk, engine

LOGGED = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL
COMPANION = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL

NAMES = ("precreate", "write", "make_folder", "sync", "link", "rename", "remove")

Fault = Callable[[str], int]
"""Asked before everything that goes to the disk ("write", "sync", …): the code of SQLite that it fails with,
or 0 where it does not."""

ERRNO = {apsw.SQLITE_FULL: errno.ENOSPC}
"""What the system says where SQLite says so; else EIO."""


def healthy(_: str) -> int:
    """Nothing fails."""
    return 0


class Drive(apsw.VFS):
    """SQLite's view of the disk. Without a log it only takes the waiting away; where it is `deaf` it does
    not hear what `disk.sync` asks for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.log: Log | None = None
        self.fault: Fault = healthy
        self.deaf = False
        self.committed: Callable[[Joined], None] = lambda _: None
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        new = bool(path) and not Path(path).exists()
        if new and flags[0] & apsw.SQLITE_OPEN_CREATE:
            self.ask("create")
        return File(self, name, path, flags, new)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        self.ask("delete")
        super().xDelete(name, False)
        if self.log and self.log.holds(name):
            self.log.removed(name)
            if syncdir:
                self.log.synced(Path(name).parent)
        if syncdir and self.fault("sync folder"):
            raise apsw.exception_for(apsw.SQLITE_IOERR_DIR_FSYNC)

    def ask(self, what: str) -> None:
        """Raise what SQLite is to get where this fails."""
        if code := self.fault(what):
            raise apsw.exception_for(code)

    def open_file(self, path: Path | str, *, uri: bool = False, timeout: float = 5.0, **_: Any) -> Joined:
        """What `sqlite3.connect` does, on this disk."""
        return Joined(self, str(path), uri=uri, timeout=timeout)


class File(apsw.VFSFile):
    """One file that SQLite opened."""

    def __init__(self, drive: Drive, name: Any, path: str | None, flags: list[int], new: bool) -> None:
        super().__init__("", name, flags)
        self.drive, self.number = drive, 0
        self.log = drive.log if flags[0] & LOGGED and drive.log and drive.log.holds(path or "") else None
        self.new_companion = new and bool(flags[0] & COMPANION)
        if self.log and path:
            if new:
                self.log.made(path)
            self.number = self.log.numbers[self.log.name(path)]
            self.folder = Path(path).parent

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.drive.ask("write")
        super().xWrite(data, offset)
        if self.log:
            self.log.operations.append(Write(self.number, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self.drive.ask("truncate")
        super().xTruncate(size)
        if self.log:
            self.log.operations.append(Truncate(self.number, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.drive.ask("sync")
        if not self.log:
            return
        self.log.operations.append(Sync(self.number))
        if self.new_companion:  # SQLite's own view of the disk waits for the name of a new journal as well
            self.log.synced(self.folder)
            self.new_companion = False


@contextmanager
def installed(drive: Drive) -> Iterator[Drive]:
    """Let the journal use this disk instead of the computer's."""
    real = {name: getattr(disk, name) for name in NAMES}

    def asked(what: str, path: Path) -> bool:
        if code := drive.fault(what):
            number = ERRNO.get(code, errno.EIO)
            raise OSError(number, os.strerror(number))
        return bool(drive.log and drive.log.holds(path))

    def precreate(path: Path) -> None:
        logged = asked("create", path)
        real["precreate"](path)
        if logged:
            drive.log.made(path)

    def write(path: Path, content: bytes) -> None:
        logged = asked("write", path)
        real["write"](path, content)
        if logged:
            drive.log.operations.append(Write(drive.log.numbers[drive.log.name(path)], 0, content))

    def make_folder(path: Path) -> None:
        logged = asked("create", path)
        real["make_folder"](path)
        if logged:
            drive.log.made(path)

    def sync(path: Path) -> None:
        asked("sync", path)
        if drive.deaf:
            return
        if drive.log and (path == drive.log.root or drive.log.holds(path)):
            drive.log.synced(path)

    def link(made: Path, path: Path) -> None:
        logged = asked("link", made)
        real["link"](made, path)
        if logged:
            drive.log.linked(made, path)

    def rename(made: Path, path: Path) -> None:
        logged = asked("rename", made)
        real["rename"](made, path)
        if logged:
            drive.log.renamed(made, path)
            connection = drive.open_file(path)
            drive.committed(connection)
            connection.close()

    def remove(path: Path) -> None:
        logged = asked("delete", path)
        real["remove"](path)
        if logged:
            drive.log.removed(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "open_file", drive.open_file)
        for fake in (precreate, write, make_folder, sync, link, rename, remove):
            patch.setattr(disk, fake.__name__, fake)
        yield drive
