"""Letting things go for good: from the trash only, and from there alone what has lain in it long enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, PreseasonError
from tui.journal import fts_keeping, purging_contacts, purging_notes
from tui.journal.deriving import derive_text
from tui.journal.packing import ids_text, moment
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
        _purge_one(database, entry_id, now)
        _forget_imported(database, "entry", [entry_id])
        _forget_words(database)
    _tidy(database)


def purge_contact(database: Database, contact_id: int, now: datetime) -> None:
    """Let a contact in the trash go, with all that is known of them: only a backup has it then.

    Entries that were with others too say so no more of them, which is their next revision. Raises NotFound,
    and BadInput for a contact that is not in the trash, or whom alone a meeting was with.
    """
    with database.writing():
        purging_contacts.check_trashed(database, contact_id)
        purging_contacts.check_alone(database, contact_id)
        purging_contacts.purge_one(database, contact_id, now)
        _forget_imported(database, "contact", [contact_id])
        _forget_words(database)
    _tidy(database)


def purge_old(database: Database, room: BackupRoom, now: Callable[[], datetime], days: int) -> int:
    """Let go what has lain in the trash for so many days, and is in the last backup; how many entries and
    people. Nobody goes whom something that stays names."""
    last = room.last()
    if last is None or days <= 0:
        return 0
    before = moment(min(now() - timedelta(days=days), last.made_at))
    old = [
        row[0] for row in database.rows("SELECT id FROM entry WHERE deleted_at < ? ORDER BY id", (before,))
    ]
    if not old and not purging_contacts.unnamed_before(database, before):
        return 0
    with database.writing():
        for each in old:
            _purge_one(database, each, now())
        people = purging_contacts.unnamed_before(database, before)
        for each in people:
            purging_contacts.purge_one(database, each, now())
        _forget_imported(database, "entry", old)
        _forget_imported(database, "contact", people)
        _forget_words(database)
    _tidy(database)
    return len(old) + len(people)


def _forget_imported(database: Database, noun: str, gone: Sequence[int]) -> None:
    """Let nothing be known of them from the import that they came with, which noted what they said."""
    sql = "DELETE FROM import_item WHERE noun = ? AND item_id IN (SELECT value FROM json_each(?))"
    database.rows(sql, (noun, ids_text(gone)))


def _forget_words(database: Database) -> None:
    """The search remembers every word it ever met: it is made anew where that is quick."""
    if database.value("SELECT COUNT(*) FROM entry") < FEW:
        fts_keeping.empty(database.connection())


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
    purging_notes.forget_entry(database, entry_id)
    for table in ("takeaway", "entry_contact", "entry_role", "entry_tag"):
        database.rows(f"DELETE FROM {table} WHERE entry_id = ?", (entry_id,))  # noqa: S608
    database.rows("DELETE FROM draft WHERE entry_id = ?", (entry_id,))
    database.rows("DELETE FROM entry WHERE id = ?", (entry_id,))
