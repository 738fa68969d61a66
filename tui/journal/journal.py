"""The one door to the data: what the app and the commands open, and nothing beneath it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tui.domain.customs import USUAL, Customs
from tui.domain.errors import Stopped
from tui.journal.changes import Changes
from tui.journal.clock import system_now
from tui.journal.database import Database
from tui.journal.opening import open_database
from tui.journal.rooms import Rooms

if TYPE_CHECKING:
    from tui.journal.backup_room import Backup, BackupRoom
    from tui.journal.doctor import Report
    from tui.journal.keys import Key


class Journal(Rooms):
    """One open journal. Use it as a context manager, or `close` it.

    Every thread gets a connection of its own; writes are one transaction each. Its rooms are opened when
    they are entered (`Rooms`).
    """

    def __init__(self, database: Database, now: Callable[[], datetime], customs: Customs = USUAL) -> None:
        super().__init__(database, Changes(database))
        self._clock = now
        self._moment: datetime | None = None
        database.customs = customs

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        now: Callable[[], datetime] = system_now,
        create: bool = True,
        customs: Customs = USUAL,
    ) -> Journal:
        """Open the journal at a path, or make one where nothing stands and `create` is true.

        Raises JournalRefused for a path that cannot or must not be one, JournalDamaged for a journal that
        is broken, JournalBusy or WriteFailed where it had to be made or brought up to date and could not.
        """
        return cls(open_database(path, create=create, now=now), now, customs)

    @classmethod
    def open_to_read(cls, path: Path | str, *, now: Callable[[], datetime] = system_now) -> Journal:
        """Open a journal of which nothing is to be changed: each attempt is a WriteFailed."""
        database = open_database(path, create=False, now=now)
        database.only_read()
        return cls(database, now)

    @property
    def path(self) -> Path:
        """The journal's file, links followed."""
        return self._database.path

    @property
    def key(self) -> Key | None:
        """What opens the file; None where it is not encrypted."""
        return self._database.key

    @property
    def database(self) -> Database:
        """The connections, for this room and its tests."""
        return self._database

    def now(self) -> datetime:
        """The moment it is."""
        return self._clock() if self._moment is None else self._moment

    @contextmanager
    def at(self, moment: datetime) -> Iterator[None]:
        """Let it be another moment meanwhile, as for what is brought in from elsewhere."""
        before, self._moment = self._moment, moment
        try:
            yield
        finally:
            self._moment = before

    def today(self) -> date:
        """The day it is."""
        return self.now().date()

    def data_version(self) -> int:
        """A number that changes when another connection has written to the journal."""
        return self._database.data_version()

    def patience(self, seconds: float) -> AbstractContextManager[None]:
        """Wait only so long for another program's lock, in this thread, then raise JournalBusy."""
        return self._database.patience(seconds)

    def state(self) -> tuple[int, int]:
        """What is another one where anything was written since, in this thread or elsewhere."""
        return self._database.data_version(), self._database.connection().total_changes

    def warm_up(self) -> None:
        """Load what the first write needs, at a moment when nobody waits for it."""
        from tui.domain import marks
        from tui.journal import contact_saving, drafts, saving

        marks.parser()
        _ = (self._database.models, contact_saving, drafts, saving)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Log and save many things as one transaction, as an import does: all of them, or none.

        The steps of a block that failed cannot be undone, since nothing of it happened.
        """
        with self.changes.all_or_none(), self._database.together():
            yield

    def backup(self, to: Path) -> None:
        """Write the whole journal to one new verified file, 0600; raises JournalRefused where one stands."""
        from tui.journal.backups import write_backup

        write_backup(self._database.connection(), to)

    @cached_property
    def backups(self) -> BackupRoom:
        """The backups that are kept beside it."""
        from tui.journal.backup_room import BackupRoom

        return BackupRoom(self.path, self.now)

    def back_up(self, reason: str) -> Backup:
        """Make a backup before something that changes much, such as `before-import`; raises as `backup`."""
        return self.backups.make(self._database, reason)

    def back_up_daily(self) -> Backup | None:
        """Make the backup of the day, if it is not made yet; None if it is. Stopped where the journal is
        closed meanwhile, as it may be where this happens in a thread of its own."""
        return self._unless_closed(self.backups.daily)

    def back_up_hourly(self) -> Backup | None:
        """The same for the backup of the hour, while the app stays open and something is written."""
        return self._unless_closed(self.backups.hourly)

    def _unless_closed(self, make: Callable[[Database], Backup | None]) -> Backup | None:
        try:
            return make(self._database)
        except sqlite3.ProgrammingError:
            raise Stopped("the journal was closed") from None

    def empty_trash(self, days: int) -> int:
        """Let go for good what has lain in the trash for so many days and is in a backup; how many entries
        and people. 0 days keep all for ever."""
        from tui.journal.purging import purge_old

        return purge_old(self._database, self.backups, self.now, days)

    def examine(self, rebuild: bool = False) -> Report:
        """Look for damage; with `rebuild`, derive everything from the texts again."""
        from tui.journal.doctor import examine

        return examine(self._database, self.now, rebuild=rebuild)

    def leave(self) -> None:
        """Close the connection of this thread, which ends."""
        self._database.leave()

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
