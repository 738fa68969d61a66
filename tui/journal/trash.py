"""The trash: entries and people put away and brought back, and drafts let go. Inside a write only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.journal.database import Database

_UNNEEDED = """
    SELECT c.id FROM contact c WHERE c.id IN (SELECT value FROM json_each(?1)) AND c.deleted_at IS NULL
    AND c.version = 1
    AND NOT EXISTS (SELECT 1 FROM entry_contact l JOIN entry e ON e.id = l.entry_id
                    WHERE l.contact_id = c.id AND e.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.introduced_by_id = c.id AND o.deleted_at IS NULL)"""


def trash_entry(database: Database, entry: int, stamp: str) -> None:
    """Put an entry away; its version rises by one."""
    database.rows("UPDATE entry SET deleted_at = ?, version = version + 1 WHERE id = ?", (stamp, entry))


def untrash_entry(database: Database, entry: int) -> None:
    """Bring an entry back, with the people who were put away together with it."""
    database.rows(
        "UPDATE contact SET deleted_at = NULL WHERE id IN (SELECT contact_id FROM entry_contact "
        "WHERE entry_id = ?1) AND deleted_at = (SELECT deleted_at FROM entry WHERE id = ?1)",
        (entry,),
    )
    database.rows("UPDATE entry SET deleted_at = NULL, version = version + 1 WHERE id = ?", (entry,))


def trash_unneeded(database: Database, people: Sequence[int], stamp: str) -> None:
    """Put away those of these people whom nothing mentions, and about whom nothing was written since."""
    unneeded = [row[0] for row in database.rows(_UNNEEDED, (ids_text(people),))] if people else []
    if unneeded:
        database.rows(
            "UPDATE contact SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (stamp, ids_text(unneeded)),
        )


def untrash_people(database: Database, people: Sequence[int]) -> None:
    """Bring back those of these people who are in the trash."""
    if people:
        database.rows(
            "UPDATE contact SET deleted_at = NULL WHERE id IN (SELECT value FROM json_each(?)) "
            "AND deleted_at IS NOT NULL",
            (ids_text(people),),
        )


def forget_draft(database: Database, uid: str | None) -> None:
    """Take a draft away, inside the write that made it unneeded."""
    if uid is not None:
        database.rows("DELETE FROM draft WHERE uid = ?", (uid,))
