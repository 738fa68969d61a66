"""Everything that a journal holds, as records: what exports are written from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.journal.migrations import schema_version

if TYPE_CHECKING:
    from datetime import date

    from tui.domain.entries import Entry, Kind
    from tui.domain.people import Contact
    from tui.domain.today import Due
    from tui.journal.database import Database
    from tui.journal.portable.reading import Record

AT_ONCE = 200
_YEARS = """
    SELECT DISTINCT substr(day, 1, 4) FROM entry WHERE kind = ? AND deleted_at IS NULL ORDER BY 1 DESC"""
_UIDS = {
    "f": "SELECT uid FROM followup WHERE id = ?",
    "i": "SELECT uid FROM introduction WHERE id = ?",
    "m": "SELECT uid FROM entry WHERE id = ?",
}


class Exports:
    """What reads a whole journal, a page at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the journal, however long it takes to write down."""
        with self._database.reading():
            yield

    @property
    def schema(self) -> int:
        """The version of the tables."""
        return schema_version(self._database.connection())

    def names(self) -> tuple[str, ...]:
        """The kinds of records there are, in the order in which they are taken up again."""
        from tui.journal.portable.tables import TABLES

        return tuple(table.name for table in TABLES)

    def records(self, name: str) -> Iterator[Record]:
        """All records of a kind. Inside `reading`."""
        from tui.journal.portable.reading import Reading
        from tui.journal.portable.tables import BY_NAME

        return Reading(self._database).records(BY_NAME[name])

    def entries(self, kind: Kind) -> Iterator[Entry]:
        """All entries of a kind that are not in the trash, the newest first. Inside `reading`."""
        from tui.journal.lists import order
        from tui.journal.reading import read_entries

        ids = order(self._database, kind, None, None)
        for start in range(0, len(ids), AT_ONCE):
            yield from read_entries(self._database, ids[start : start + AT_ONCE])

    def years(self, kind: Kind) -> list[int]:
        """The years of which there are such entries, the last first."""
        return [int(row[0]) for row in self._database.rows(_YEARS, (kind,))]

    def contacts(self) -> Iterator[Contact]:
        """All contacts that are not in the trash, by name. Inside `reading`."""
        from tui.journal.contact_reading import order_contacts, read_contacts

        ids = order_contacts(self._database)
        for start in range(0, len(ids), AT_ONCE):
            yield from read_contacts(self._database, ids[start : start + AT_ONCE])

    def open_things(self, today: date) -> list[tuple[str, Due]]:
        """All that is open, each with its uid: follow-ups, introductions, planned meetings."""
        from tui.journal.due_reading import read_due

        with self._database.reading():
            found = read_due(self._database, today=today)
            return [(str(self._database.value(_UIDS[due.id[0]], (due.number,))), due) for due in found]

    def count(self, name: str) -> int:
        """How many records of a kind there are."""
        from tui.journal.portable.tables import BY_NAME

        return int(self._database.value(f"SELECT COUNT(*) FROM {BY_NAME[name].table}"))  # noqa: S608

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of a full export."""
        from tui.journal.portable.schema import json_schema

        return json_schema()
