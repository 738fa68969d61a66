"""Roles: the kinds of work the journal speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.database import Database

_NAMES = """
    SELECT name FROM role r WHERE verdict <> 'exploring' OR why <> ''
    OR EXISTS (SELECT 1 FROM entry_role l JOIN entry e ON e.id = l.entry_id
               WHERE l.role_id = r.id AND e.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM takeaway_role l JOIN takeaway t ON t.id = l.takeaway_id
               JOIN entry e ON e.id = t.entry_id WHERE l.role_id = r.id AND e.deleted_at IS NULL)
    ORDER BY fold"""


class Roles:
    """The roles of a journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """The roles that an entry speaks of or a verdict was given on, sorted."""
        return [row[0] for row in self._database.rows(_NAMES)]
