"""The backups of a journal: a folder beside it, in which they are made, verified, numbered and let go.

Each is a journal of its own, named by its number, its moment and its reason, with its SHA-256 in a file
beside it as `sha256sum` writes it. The numbers keep the order, whatever the clock does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import JournalRefused
from tui.domain.retention import superfluous
from tui.journal import backups, disk, paths, verifying

if TYPE_CHECKING:
    from tui.journal.database import Database

EVERY = timedelta(days=1)
"""At most one backup in this time is made without a reason."""
OPEN = timedelta(hours=1)
"""The same while the app stays open and something is written."""

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6})-([a-z-]+)\.db")
_UNFINISHED = re.compile(r"\.preseason-(\d+)-[0-9a-f]+\.new(-journal|-wal|-shm)?")
_STAMP = "%Y%m%dT%H%M%S"
_SUM = ".sha256"
PLAIN = b"SQLite format 3\0"
"""How every database begins that is not encrypted."""


class Backup(NamedTuple):
    """One backup: where it is, when and why it was made; `verified` says that its sum stands beside it."""

    path: Path
    number: int
    made_at: datetime
    reason: str
    verified: bool


class BackupRoom:
    """The backups of the journal at a path."""

    def __init__(self, journal: Path, now: Callable[[], datetime]) -> None:
        self.folder = journal.with_name(f"{journal.name}.backups")
        self._journal = journal
        self._now = now

    def all(self) -> list[Backup]:
        """Every backup, the first made first."""
        found: list[Backup] = []
        with suppress(OSError):
            names = {each.name for each in self.folder.iterdir()}
            for name in names:
                if match := _NAME.fullmatch(name):
                    made_at = _moment(match[2])
                    if made_at is not None:
                        whole = f"{name}{_SUM}" in names
                        found.append(Backup(self.folder / name, int(match[1]), made_at, match[3], whole))
        return sorted(found, key=lambda each: each.number)

    def last(self) -> Backup | None:
        """The last verified backup."""
        return next((each for each in reversed(self.all()) if each.verified), None)

    def readable(self) -> list[Backup]:
        """Those that are not encrypted."""
        return [each for each in self.all() if _is_plain(each.path)]

    def last_good(self) -> Backup | None:
        """The last backup that is still what it was when it was verified; all of it is read for that."""
        return next((each for each in reversed(self.all()) if each.verified and is_unchanged(each)), None)

    def is_due(self, every: timedelta = EVERY) -> bool:
        """Whether the last verified backup is as old, or there is none; one of the future is no backup."""
        last, now = self.last(), self._now()
        return last is None or not now - every < last.made_at <= now

    def make(self, database: Database, reason: str, *, patiently: bool = False) -> Backup:
        """Make a backup, verify it, and let go what need not be kept.

        Raises what `backups.write_backup` raises, with every earlier backup as it was.
        """
        while True:
            path = self.free_path(reason)
            try:
                backups.write_backup(database.connection(), path, patiently=patiently)
                break
            except JournalRefused:
                if not os.path.lexists(path):
                    raise  # else another session was first
        try:
            write_sum(path)
        except OSError as error:
            raise paths.refusal(path, f"could not be verified: {paths.words(error)}") from None
        self._let_go(self._now())
        return next(each for each in self.all() if each.path == path)

    def daily(self, database: Database) -> Backup | None:
        """Make one if it is due, while others go on writing."""
        return self.make(database, "daily", patiently=True) if self.is_due() else None

    def hourly(self, database: Database) -> Backup | None:
        """The same while the app stays open, for a journal in which something was written since the last."""
        return self.make(database, "hourly", patiently=True) if self.is_due(OPEN) else None

    def free_path(self, reason: str) -> Path:
        """The path of the next one."""
        made = self.all()
        number = made[-1].number + 1 if made else 1
        return self.folder / f"{number:06}-{self._now():{_STAMP}}-{reason}.db"

    def forget(self, backup: Backup) -> None:
        """Let a backup go that nobody needs."""
        with suppress(OSError):
            forget_sum(backup.path)
            disk.remove(backup.path)

    def _let_go(self, now: datetime) -> None:
        verified = [each for each in self.all() if each.verified]
        for place in superfluous([each.made_at for each in verified], now=now):
            self.forget(verified[place])
        for folder in (self.folder, self._journal.parent):
            for each in folder.iterdir():
                match = _UNFINISHED.fullmatch(each.name)
                if match and not _runs(int(match[1])):
                    with suppress(OSError):
                        disk.remove(each)


def _is_plain(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN
    return False


def is_unchanged(backup: Backup) -> bool:
    """Whether a backup has the sum it had."""
    try:
        kept = _sum_of(backup.path).read_text("utf-8", "surrogateescape").split()
        return bool(kept) and verifying.sha256(backup.path) == kept[0]
    except (OSError, ValueError):
        return False


def sum_beside(path: Path) -> str | None:
    """The SHA-256 that a file beside this one says it has, or None."""
    with suppress(OSError, ValueError):
        words = _sum_of(path).read_text("utf-8", "surrogateescape").split()
        return words[0] if words else None
    return None


def forget_sum(path: Path) -> None:
    """Let nothing say any more what a backup was."""
    disk.remove(_sum_of(path))


def _sum_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_SUM}")


def write_sum(path: Path) -> None:
    """Let the SHA-256 of a backup stand beside it."""
    line = f"{verifying.sha256(path)}  {path.name}\n".encode("utf-8", "surrogateescape")
    backups.make_whole(_sum_of(path), lambda made: disk.write(made, line))


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP)
    except ValueError:
        return None


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
