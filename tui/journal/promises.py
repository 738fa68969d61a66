"""What was promised, by them and by you: the one door to what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

_DUE = """
    SELECT (SELECT COUNT(*) FROM followup f JOIN entry e ON e.id = f.entry_id
            WHERE f.done = 0 AND f.closed_at IS NULL AND COALESCE(f.snoozed, f.due) <= ?1
            AND e.deleted_at IS NULL)
         + (SELECT COUNT(*) FROM introduction i JOIN entry e ON e.id = i.entry_id
            WHERE i.closed_at IS NULL AND i.status IN ('offered', 'chased', 'made')
            AND COALESCE(i.snoozed, i.due) <= ?1 AND e.deleted_at IS NULL)
         + (SELECT COUNT(*) FROM entry WHERE status = 'planned' AND deleted_at IS NULL AND day < ?1)"""


class Promises:
    """The promises of a journal, and whatever else is due. Whatever writes is undoable."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def count_due(self) -> int:
        """How many are due today or were due before; people who go cold are not counted."""
        return int(self._database.value(_DUE, (self._now().date().isoformat(),)))
