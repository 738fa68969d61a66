"""Everything else that a full export brought in: rows that go again, or are set to what they were."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from tui.domain.errors import BadInput, JournalDamaged
from tui.journal.import_undo import Kept, Moved, Mover, Noted
from tui.journal.packing import ids_text
from tui.journal.portable.checking import Checking, Fields, put_columns
from tui.journal.portable.reading import Reading
from tui.journal.portable.tables import BY_TABLE, TABLES
from tui.journal.statements import insert, insert_many

ORDER = tuple(
    table.table for table in reversed(TABLES) if table.key and table.table not in ("entry", "contact")
)
"""The tables whose rows go, those that point to others before what they point to."""
_ANSWERED = """
    SELECT EXISTS (SELECT 1 FROM feedback f JOIN entry e ON e.id = f.entry_id
                   WHERE f.adopted_in = ?1 AND e.deleted_at IS NULL),
        EXISTS (SELECT 1 FROM rehearsal WHERE pitch = ?1)"""
_WAIT_AGAIN = "UPDATE feedback SET state = 'new', adopted_in = NULL WHERE adopted_in = ? RETURNING id"
_ANSWER_AGAIN = """
    UPDATE feedback SET state = 'adopted', adopted_in = ?
    WHERE state = 'new' AND id IN (SELECT value FROM json_each(?))"""
_REMEMBER = "UPDATE import_item SET after = ? WHERE batch_id = ? AND place = ?"
_ANSWERS = "answers"
"""Under this a note says which feedback in the trash a version that went had answered."""


class RowMover(Mover):
    """The rows of one table."""

    def take_back(self, page: Sequence[Noted]) -> Moved:
        """Away, or back to the former state."""
        moved: dict[int, int] = {}
        kept: dict[int, Kept] = {}
        restored = 0
        for noted in page:
            record = self._record(noted.item)
            if record != _said(noted.after):
                if record is not None:
                    kept[noted.place] = Kept(noted.item, "changed since")
                continue
            needed = self._needed(noted) if noted.before is None else ""
            if needed:
                kept[noted.place] = Kept(noted.item, needed)
                continue
            moved[noted.place] = 0
            if noted.before is None:
                self._away(noted)
            else:
                self._set(noted.item, noted.before)
                restored += 1
        return Moved(moved, kept, restored)

    def bring_again(self, page: Sequence[Noted]) -> Moved:
        """There again, or to the later state."""
        moved: dict[int, int] = {}
        for noted in page:
            said = _said(noted.after)
            if said is None:
                continue
            try:
                if self._record(noted.item) is None:
                    columns = Checking(self.desk.database).row(BY_TABLE[self.noun], said).fields
                    insert(self.desk.database, self.noun, {BY_TABLE[self.noun].id: noted.item, **columns})
                    self._put_parts(noted.item, said)
                    self._answer_again(noted)
                else:
                    self._set(noted.item, said)
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

    def _needed(self, noted: Noted) -> str:
        """Why a row that could go has to stay."""
        if self.noun != "pitch_version":
            return ""
        answers, rehearsed = self.desk.database.rows(_ANSWERED, (noted.item,))[0]
        return "it answers feedback" if answers else "it was rehearsed" if rehearsed else ""

    def _wait_again(self, noted: Noted) -> None:
        """Let what a version answered, all of it in the trash by now, wait again; and note what that was."""
        answered = [row[0] for row in self.desk.database.rows(_WAIT_AGAIN, (noted.item,))]
        after = json.dumps({**(noted.after or {}), _ANSWERS: answered}, ensure_ascii=False)
        self.desk.database.rows(_REMEMBER, (after, self.desk.batch.id, noted.place))

    def _answer_again(self, noted: Noted) -> None:
        answered = (noted.after or {}).get(_ANSWERS)
        if answered:
            self.desk.database.rows(_ANSWER_AGAIN, (noted.item, ids_text(answered)))

    def _away(self, noted: Noted) -> None:
        """Delete a row; one that others point to stays, and says no more than a name."""
        database, table, item = self.desk.database, BY_TABLE[self.noun], noted.item
        database.rows("SAVEPOINT away")
        if self.noun == "pitch_version":
            self._wait_again(noted)
        try:
            database.rows(f"DELETE FROM {table.table} WHERE {table.id} = ?", (item,))  # noqa: S608
        except JournalDamaged as fault:
            if not isinstance(fault.__cause__, sqlite3.IntegrityError):
                raise
            database.rows("ROLLBACK TO away")
            if table.neutral is not None:
                put_columns(database, table, item, dict(table.neutral))
        database.rows("RELEASE away")


def _said(after: dict[str, Any] | None) -> dict[str, Any] | None:
    """What an import made of a row, without what was noted of it when it went."""
    return None if after is None else {name: value for name, value in after.items() if name != _ANSWERS}
