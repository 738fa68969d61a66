"""Letting entries go for good: from the trash only, and from there alone what has lain in it long enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, PreseasonError
from tui.journal import fts_keeping
from tui.journal.deriving import derive_text
from tui.journal.packing import moment
from tui.journal.reading import read_entries
from tui.journal.writing import put, standing

if TYPE_CHECKING:
    from tui.journal.backup_room import BackupRoom
    from tui.journal.database import Database

FEW = 3_000
"""Entries up to which the search is made anew where one of them goes; a second or two."""


def purge(database: Database, entry_id: int, now: datetime) -> None:
    """Let an entry in the trash go, with its history and all that it said: only a backup has it then.

    What was about it is about nothing then, which is its next revision. Raises NotFound, and BadInput for an
    entry that is not in the trash.
    """
    with database.writing():
        if standing(database, entry_id).deleted_at is None:
            raise BadInput("entry", "only what is in the trash can be let go for good: delete it first")
        _purge(database, [entry_id], now)
    _tidy(database)


def purge_old(database: Database, room: BackupRoom, now: Callable[[], datetime], days: int) -> int:
    """Let go what has lain in the trash for so many days, and is in the last backup; how many entries."""
    last = room.last()
    if last is None or days <= 0:
        return 0
    before = min(now() - timedelta(days=days), last.made_at)
    sql = "SELECT id FROM entry WHERE deleted_at < ? ORDER BY id"
    old = [row[0] for row in database.rows(sql, (moment(before),))]
    if old:
        with database.writing():
            _purge(database, old, now())
        _tidy(database)
    return len(old)


def _purge(database: Database, ids: Sequence[int], now: datetime) -> None:
    for each in ids:
        _purge_one(database, each, now)
    if database.value("SELECT COUNT(*) FROM entry") < FEW:
        fts_keeping.empty(database.connection())  # the search remembers every word it ever met


def _tidy(database: Database) -> None:
    """Leave nothing of it in the file's free room; where that cannot be now, it is overwritten in time."""
    with suppress(PreseasonError):
        database.rows("VACUUM")


def _purge_one(database: Database, entry_id: int, now: datetime) -> None:
    for (each,) in database.rows("SELECT id FROM entry WHERE about_id = ?", (entry_id,)):
        (entry,) = read_entries(database, [each])
        text = entry.text._replace(about=None)
        put(database, text, derive_text(text), now, standing(database, each), bring_back=False)
    database.rows(
        "DELETE FROM takeaway_role WHERE takeaway_id IN (SELECT id FROM takeaway WHERE entry_id = ?)",
        (entry_id,),
    )
    for table in ("takeaway", "entry_contact", "entry_role", "entry_tag"):
        database.rows(f"DELETE FROM {table} WHERE entry_id = ?", (entry_id,))  # noqa: S608
    database.rows("DELETE FROM draft WHERE entry_id = ?", (entry_id,))
    database.rows("DELETE FROM entry WHERE id = ?", (entry_id,))
