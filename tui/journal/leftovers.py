"""What came to a contact after they were parted from another one: where that is undone, it goes along with
them, and comes back with them. What was undone before lies in the trash meanwhile, and is theirs as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.promises import thanks_words

if TYPE_CHECKING:
    from tui.journal.database import Database

_POINTERS = (("followup", "contact_id"), ("introduction", "contact_id"), ("contact", "introduced_by_id"))


class Leftovers:
    """The rows that were moved, to be moved back. Inside a write only."""

    def __init__(self, gone: str, stays: str) -> None:
        self._gone, self._stays = thanks_words(gone), thanks_words(stays)
        self._pointing: list[tuple[str, str, int]] = []
        self._there: list[tuple[int, int, bool]] = []

    def move(self, database: Database, gone: int, stays: int) -> None:
        """Let what is left of one be the other one's."""
        self._thank(database, gone, self._gone, self._stays)
        for table, column in _POINTERS:
            rows = database.rows(f"SELECT id FROM {table} WHERE {column} = ?", (gone,))  # noqa: S608
            self._pointing += [(table, column, row[0]) for row in rows]
            database.rows(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (stays, gone))  # noqa: S608
        for entry, place in database.rows(
            "SELECT entry_id, place FROM entry_contact WHERE contact_id = ?", (gone,)
        ):
            both = bool(
                database.rows(
                    "SELECT 1 FROM entry_contact WHERE entry_id = ? AND contact_id = ?", (entry, stays)
                )
            )
            self._there.append((entry, place, both))
            if not both:
                database.rows("INSERT INTO entry_contact VALUES (?, ?, ?)", (entry, stays, place))
        database.rows("DELETE FROM entry_contact WHERE contact_id = ?", (gone,))

    def move_back(self, database: Database, gone: int, stays: int) -> None:
        """The other way round, as far as it is still where it was moved to."""
        for table, column, each in self._pointing:
            sql = f"UPDATE {table} SET {column} = ?1 WHERE id = ?2 AND {column} = ?3"  # noqa: S608
            database.rows(sql, (gone, each, stays))
        self._thank(database, gone, self._stays, self._gone)
        for entry, place, both in self._there:
            key = (entry, stays)
            if database.rows("SELECT 1 FROM entry_contact WHERE entry_id = ? AND contact_id = ?", key):
                database.rows("INSERT OR IGNORE INTO entry_contact VALUES (?, ?, ?)", (entry, gone, place))
                if not both:
                    database.rows("DELETE FROM entry_contact WHERE entry_id = ? AND contact_id = ?", key)
        self._pointing.clear()
        self._there.clear()

    def _thank(self, database: Database, contact: int, former: str, words: str) -> None:
        database.rows(
            "UPDATE followup SET text = ? WHERE contact_id = ? AND line IS NULL AND text = ?",
            (words, contact, former),
        )
