"""Searches that were given a name, to be asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import MAX_NAME
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.found import SavedSearch
from tui.domain.text import clean_line
from tui.journal.packing import key, moment, new_uid

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

MAX_QUERY = 2000
"""Characters of a query that is kept; one may search for more."""

_STORED = "SELECT id, uid, name, fold, query, created_at FROM saved_search"


class SavedSearches:
    """The saved searches of a journal. Whatever writes is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def all(self) -> list[SavedSearch]:
        """Every one of them, by name."""
        rows = self._database.rows("SELECT id, name, query FROM saved_search ORDER BY fold, id")
        return [SavedSearch(*row) for row in rows]

    def find(self, name: str) -> SavedSearch:
        """The one of this name: the very name first, else the only one its words fit.

        Raises NotFound, or Ambiguous with the names to choose from.
        """
        from tui.domain.names import find_name

        known = {each.name: each for each in self.all()}
        return known[find_name(name, list(known), what="saved search")]

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, in place of one that has it; raises BadInput with nothing changed."""
        name, query = self._fit(name, query)
        with self._database.writing():
            before = _stored(self._database, "fold", key(name))
            if before is None:
                made = Stored(0, new_uid(), name, key(name), query, moment(self._now()))
                after = made._replace(id=_insert(self._database, made))
            else:
                after = before._replace(name=name, query=query)
                _update(self._database, after)
        if after == before:
            return after.record
        label = f"{'new' if before is None else 'change of'} saved search: {name}"
        self._changes.did(SavedSearchStep(label, self._database, after.id, before, after))
        return after.record

    def delete(self, search_id: int) -> None:
        """Forget a saved search; raises NotFound."""
        with self._database.writing():
            before = _stored(self._database, "id", search_id) if -(2**63) <= search_id < 2**63 else None
            if before is None:
                raise NotFound(f"there is no saved search {search_id}")
            _delete(self._database, before.id)
        label = f"delete: saved search {before.name}"
        self._changes.did(SavedSearchStep(label, self._database, before.id, before, None))

    def _fit(self, name: str, query: str) -> tuple[str, str]:
        """A name and a query that can be stored, and that can find something at all."""
        from tui.domain.query import parse

        name, query = clean_line(name), clean_line(query)
        if not name:
            raise BadInput("name", "a saved search needs a name")
        if len(name) > MAX_NAME:
            raise BadInput("name", "that name is too long")
        if len(query) > MAX_QUERY:
            raise BadInput("query", f"that query has {len(query):,} characters; {MAX_QUERY:,} can be saved")
        read = parse(query, today=self._now().date())
        if read.fault or read.unread:
            raise BadInput("query", read.fault or read.unread)
        if read.is_empty:
            raise BadInput("query", "there is nothing to look for in that query")
        return name, query


class Stored(NamedTuple):
    """A row of the table."""

    id: int
    uid: str
    name: str
    fold: str
    query: str
    created_at: str

    @property
    def record(self) -> SavedSearch:
        """What the journal hands out of it."""
        return SavedSearch(self.id, self.name, self.query)


class SavedSearchStep(NamedTuple):
    """A saved search went from one state to another; None is that of one that is not there."""

    label: str
    database: Database
    id: int
    before: Stored | None
    after: Stored | None

    def undo(self, versions: Versions) -> None:
        """Bring the former state back."""
        self._bring(self.after, self.before)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back."""
        self._bring(self.before, self.after)

    def _bring(self, source: Stored | None, target: Stored | None) -> None:
        if _stored(self.database, "id", self.id) != source:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        if target is None:
            _delete(self.database, self.id)
        elif source is not None:
            _update(self.database, target)
        elif _stored(self.database, "fold", target.fold) is not None:
            raise ChangedElsewhere(f"there is another of that name; {self.label} stays as it is")
        else:
            _insert(self.database, target)


def _stored(database: Database, column: str, value: object) -> Stored | None:
    rows = database.rows(f"{_STORED} WHERE {column} = ?", (value,))
    return Stored(*rows[0]) if rows else None


def _insert(database: Database, stored: Stored) -> int:
    """Add a row, under its id or, where that is 0, under a new one; returns the id."""
    from tui.journal.saved_tables import SavedSearch as Table  # brings Peewee

    fields = {column: value for column, value in stored._asdict().items() if column != "id" or value}
    return int(Table.insert(**fields).execute(database.models))


def _update(database: Database, stored: Stored) -> None:
    from tui.journal.saved_tables import SavedSearch as Table

    Table.update(name=stored.name, query=stored.query).where(Table.id == stored.id).execute(database.models)


def _delete(database: Database, each: int) -> None:
    from tui.journal.saved_tables import SavedSearch as Table

    Table.delete().where(Table.id == each).execute(database.models)
