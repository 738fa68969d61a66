"""Job searches, and how many people were met over one or over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.database import Database

_CURRENT = "SELECT id, name FROM job_search WHERE ended_on IS NULL ORDER BY started_on DESC, id DESC LIMIT 1"
_PEOPLE_MET = """
    SELECT COUNT(*) FROM contact c WHERE EXISTS (
        SELECT 1 FROM entry_contact l JOIN entry e ON e.id = l.entry_id
        WHERE l.contact_id = c.id AND e.status = 'held' AND e.deleted_at IS NULL AND {})"""


class Seasons:
    """The job searches of a journal; there is none until one is started."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self) -> str | None:
        """The name of the job search that goes on, or None."""
        rows = self._database.rows(_CURRENT)
        return rows[0][1] if rows else None

    def people_met(self, all: bool = False) -> int:
        """Distinct contacts on held meetings: of the current job search where there is one, or of all."""
        with self._database.reading():
            current = [] if all else self._database.rows(_CURRENT)
            if current:
                return int(self._database.value(_PEOPLE_MET.format("e.search_id = ?"), (current[0][0],)))
            return int(self._database.value(_PEOPLE_MET.format("TRUE")))
