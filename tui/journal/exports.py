"""Everything that a journal holds, as records: what exports are written from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.journal.migrations import schema_version

if TYPE_CHECKING:
    from tui.journal.database import Database
    from tui.journal.portable.reading import Record


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

    def count(self, name: str) -> int:
        """How many records of a kind there are."""
        from tui.journal.portable.tables import BY_NAME

        return int(self._database.value(f"SELECT COUNT(*) FROM {BY_NAME[name].table}"))  # noqa: S608

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of a full export."""
        from tui.journal.portable.schema import json_schema

        return json_schema()
