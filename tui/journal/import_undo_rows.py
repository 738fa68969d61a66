"""Everything else that a full export brought in: rows that go again, or are set to what they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from tui.domain.errors import BadInput, JournalDamaged
from tui.journal.import_undo import Kept, Moved, Mover, Noted
from tui.journal.portable.checking import Checking, Fields, put_columns
from tui.journal.portable.reading import Reading
from tui.journal.portable.tables import BY_TABLE, TABLES
from tui.journal.statements import insert, insert_many

ORDER = tuple(
    table.table for table in reversed(TABLES) if table.key and table.table not in ("entry", "contact")
)
"""The tables whose rows go, those that point to others before what they point to."""
_WAIT_AGAIN = "UPDATE feedback SET state = 'new', adopted_in = NULL WHERE adopted_in = ?"


class RowMover(Mover):
    """The rows of one table."""

    def take_back(self, page: Sequence[Noted]) -> Moved:
        """Away, or back to the former state."""
        moved: dict[int, int] = {}
        kept: dict[int, Kept] = {}
        restored = 0
        for noted in page:
            if self._record(noted.item) != noted.after:
                if self._record(noted.item) is not None:
                    kept[noted.place] = Kept(noted.item, "changed since")
                continue
            moved[noted.place] = 0
            if noted.before is None:
                self._away(noted.item)
            else:
                self._set(noted.item, noted.before)
                restored += 1
        return Moved(moved, kept, restored)

    def bring_again(self, page: Sequence[Noted]) -> Moved:
        """There again, or to the later state."""
        moved: dict[int, int] = {}
        for noted in page:
            if noted.after is None:
                continue
            try:
                if self._record(noted.item) is None:
                    columns = Checking(self.desk.database).row(BY_TABLE[self.noun], noted.after).fields
                    insert(self.desk.database, self.noun, {BY_TABLE[self.noun].id: noted.item, **columns})
                    self._put_parts(noted.item, noted.after)
                else:
                    self._set(noted.item, noted.after)
            except BadInput:
                continue
            moved[noted.place] = 0
        return Moved(moved, {})

    def name(self, item: int) -> str:
        """What the row is called."""
        record = self._record(item) or {}
        return f"{BY_TABLE[self.noun].noun} {record.get(BY_TABLE[self.noun].label, '')}".strip()

    def _record(self, item: int) -> dict[str, Any] | None:
        return Reading(self.desk.database).record(BY_TABLE[self.noun], item)

    def _set(self, item: int, record: dict[str, Any]) -> None:
        columns: Fields = Checking(self.desk.database).row(BY_TABLE[self.noun], record).fields
        put_columns(self.desk.database, BY_TABLE[self.noun], item, columns)

    def _put_parts(self, item: int, record: dict[str, Any]) -> None:
        """Let what belongs to a row be there again with it."""
        for part in BY_TABLE[self.noun].parts:
            rows = Checking(self.desk.database).parts(part, record)
            insert_many(
                self.desk.database, part.table, [{part.own: item, **checked.fields} for checked, _ in rows]
            )

    def _away(self, item: int) -> None:
        """Delete a row; one that others point to stays, and says no more than a name."""
        database, table = self.desk.database, BY_TABLE[self.noun]
        database.rows("SAVEPOINT away")
        if self.noun == "pitch_version":  # what was adopted in it waits again
            database.rows(_WAIT_AGAIN, (item,))
        try:
            database.rows(f"DELETE FROM {table.table} WHERE {table.id} = ?", (item,))  # noqa: S608
        except JournalDamaged as fault:
            if not isinstance(fault.__cause__, sqlite3.IntegrityError):
                raise
            database.rows("ROLLBACK TO away")
            if table.neutral is not None:
                put_columns(database, table, item, dict(table.neutral))
        database.rows("RELEASE away")
