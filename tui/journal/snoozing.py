"""Until when Today keeps quiet about something: in its ledger, since the text says when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere, NotFound
from tui.journal.statements import update

if TYPE_CHECKING:
    from datetime import date

    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

_QUIET = "contact_quiet"
Kept = tuple[str | None, str | None]
"""The day that is kept, and the day something was due on when it was put off to that day."""


class Place(NamedTuple):
    """Where the day is kept: a row of a table. A row of `contact_quiet` is there only while it is needed."""

    table: str
    each: int

    def read(self, database: Database) -> Kept:
        """What is kept."""
        columns = "until, NULL" if self.table == _QUIET else "snoozed, snoozed_due"
        rows = database.rows(f"SELECT {columns} FROM {self.table} WHERE {self._key} = ?", (self.each,))  # noqa: S608
        return (rows[0][0], rows[0][1]) if rows else (None, None)

    def put_off(self, database: Database, until: date | None) -> None:
        """Keep a day, or none. Inside a write only."""
        due = None
        if until is not None and self.table != _QUIET:
            due = database.value(f"SELECT due FROM {self.table} WHERE id = ?", (self.each,))  # noqa: S608
        self.write(database, (until.isoformat() if until else None, due))

    def write(self, database: Database, kept: Kept) -> None:
        """Keep what was kept. Inside a write only."""
        if self.table != _QUIET:
            fields = {"snoozed": kept[0], "snoozed_due": kept[1]}
            update(database, self.table, self.each, fields)
        elif kept[0] is None:
            database.rows("DELETE FROM contact_quiet WHERE contact_id = ?", (self.each,))
        else:
            database.rows("INSERT OR REPLACE INTO contact_quiet VALUES (?, ?)", (self.each, kept[0]))

    @property
    def _key(self) -> str:
        return "contact_id" if self.table == _QUIET else "id"


_THERE = {
    "followup": "SELECT f.text FROM followup f JOIN entry e ON e.id = f.entry_id "
    "WHERE f.id = ? AND f.closed_at IS NULL AND e.deleted_at IS NULL",
    "introduction": "SELECT i.name FROM introduction i JOIN entry e ON e.id = i.entry_id "
    "WHERE i.id = ? AND i.closed_at IS NULL AND e.deleted_at IS NULL",
    "contact_quiet": "SELECT name FROM contact WHERE id = ? AND deleted_at IS NULL",
}


def snooze(
    database: Database, changes: Changes, place: Place, until: date | None, *, verb: str = "snoozed"
) -> None:
    """Keep quiet about it until a day, or no longer, which can be undone; raises NotFound."""
    with database.writing():
        said = database.value(_THERE[place.table], (place.each,))
        if said is None:
            raise NotFound(f"there is nothing with the number {place.each} to speak of")
        before = place.read(database)
        place.put_off(database, until)
        after = place.read(database)
    if before != after:
        changes.did(SnoozeStep(f"{verb}: {said}", database, place, (before, after)))


class SnoozeStep(NamedTuple):
    """Something was put off."""

    label: str
    database: Database
    place: Place
    way: tuple[Kept, Kept]

    def undo(self, versions: Versions) -> None:
        """Let the former day count."""
        before, after = self.way
        self._bring(after, before)

    def redo(self, versions: Versions) -> None:
        """Put it off again."""
        before, after = self.way
        self._bring(before, after)

    def _bring(self, source: Kept, target: Kept) -> None:
        if self.place.read(self.database) != source:
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")
        self.place.write(self.database, target)
