"""Until when Today keeps quiet about something: in its ledger, since the text says when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere, NotFound

if TYPE_CHECKING:
    from datetime import date

    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database


class Place(NamedTuple):
    """Where the day is kept: a row of a table. A row of `contact_quiet` is there only while it is needed."""

    table: str
    each: int

    def read(self, database: Database) -> str | None:
        """The day that is kept."""
        if self.table == "contact_quiet":
            value = database.value("SELECT until FROM contact_quiet WHERE contact_id = ?", (self.each,))
        else:
            value = database.value(f"SELECT snoozed FROM {self.table} WHERE id = ?", (self.each,))  # noqa: S608
        return str(value) if value is not None else None

    def write(self, database: Database, day: str | None) -> None:
        """Keep another day, or none."""
        if self.table != "contact_quiet":
            database.rows(f"UPDATE {self.table} SET snoozed = ? WHERE id = ?", (day, self.each))  # noqa: S608
        elif day is None:
            database.rows("DELETE FROM contact_quiet WHERE contact_id = ?", (self.each,))
        else:
            database.rows("INSERT OR REPLACE INTO contact_quiet VALUES (?, ?)", (self.each, day))


_THERE = {
    "followup": "SELECT f.text FROM followup f JOIN entry e ON e.id = f.entry_id "
    "WHERE f.id = ? AND f.closed_at IS NULL AND e.deleted_at IS NULL",
    "introduction": "SELECT i.name FROM introduction i JOIN entry e ON e.id = i.entry_id "
    "WHERE i.id = ? AND i.closed_at IS NULL AND e.deleted_at IS NULL",
    "contact_quiet": "SELECT name FROM contact WHERE id = ? AND deleted_at IS NULL",
}


def snooze(database: Database, changes: Changes, place: Place, until: date, *, verb: str = "snoozed") -> None:
    """Keep quiet about it until a day, which can be undone; raises NotFound."""
    with database.writing():
        said = database.value(_THERE[place.table], (place.each,))
        if said is None:
            raise NotFound("there is nothing of that number to snooze")
        before, after = place.read(database), until.isoformat()
        if before != after:
            place.write(database, after)
    if before != after:
        changes.did(SnoozeStep(f"{verb}: {said}", database, place, (before, after)))


class SnoozeStep(NamedTuple):
    """Something was put off."""

    label: str
    database: Database
    place: Place
    way: tuple[str | None, str]

    def undo(self, versions: Versions) -> None:
        """Let the former day count."""
        before, after = self.way
        self._bring(after, before)

    def redo(self, versions: Versions) -> None:
        """Put it off again."""
        before, after = self.way
        self._bring(before, after)

    def _bring(self, source: str | None, target: str | None) -> None:
        if self.place.read(self.database) != source:
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")
        self.place.write(self.database, target)
