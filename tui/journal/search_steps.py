"""The steps that changes to job searches leave behind for undo and redo, and how their rows are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.domain.seasons import JobSearch, SearchText, overlap
from tui.journal.packing import ids_text, key
from tui.journal.search_reading import read_search, read_searches
from tui.journal.season_tables import SearchName
from tui.journal.tables import JobSearch as Table

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database


class StartStep:
    """A search was begun, and some entries were let belong to it."""

    def __init__(self, label: str, database: Database, made: JobSearch, claimed: tuple[int, ...]) -> None:
        self.label = label
        self._database = database
        self._made = made
        self._claimed = claimed
        self._trashed: tuple[int, ...] = ()

    def undo(self, versions: Versions) -> None:
        """Take it back, unless something was logged in it that is still there."""
        made = self._made
        expect(self._database, made.id, made.text, self.label)
        disown(self._database, made.id, self._claimed)
        left = self._database.rows("SELECT id, deleted_at FROM entry WHERE search_id = ?", (made.id,))
        if any(deleted_at is None for _, deleted_at in left):
            raise ChangedElsewhere(f"entries belong to it by now; {self.label} stays as it is")
        self._trashed = tuple(each for each, _ in left)
        disown(self._database, made.id, self._trashed)
        Table.delete().where(Table.id == made.id).execute(self._database.models)

    def redo(self, versions: Versions) -> None:
        """Begin it again, with what belonged to it."""
        expect_room(self._database, self._made, self.label)
        insert_search(self._database, self._made)
        claim(self._database, self._made.id, (*self._claimed, *self._trashed))


class SearchStep(NamedTuple):
    """A search went from one state to another."""

    label: str
    database: Database
    id: int
    before: SearchText
    after: SearchText

    def undo(self, versions: Versions) -> None:
        """Bring the former state back."""
        self._bring(self.after, self.before)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back."""
        self._bring(self.before, self.after)

    def _bring(self, source: SearchText, target: SearchText) -> None:
        present = expect(self.database, self.id, source, self.label)
        expect_room(self.database, present._replace(text=target), self.label, before=source)
        put_search(self.database, present, target)


class ClaimStep(NamedTuple):
    """Entries that belonged to no search were let belong to one."""

    label: str
    database: Database
    id: int
    claimed: tuple[int, ...]

    def undo(self, versions: Versions) -> None:
        """Those that still do belong to none again."""
        disown(self.database, self.id, self.claimed)

    def redo(self, versions: Versions) -> None:
        """Those that still belong to none belong to it again; NotFound where it is gone."""
        read_search(self.database, self.id)
        claim(self.database, self.id, self.claimed)


class DeleteStep(NamedTuple):
    """A search was deleted: its `former` names, and what belonged to it, which belongs to none since."""

    label: str
    database: Database
    gone: JobSearch
    former: tuple[str, ...]
    released: tuple[int, ...]

    def undo(self, versions: Versions) -> None:
        """Bring it back, with what belonged to it and belongs to none by now."""
        expect_room(self.database, self.gone, self.label)
        insert_search(self.database, self.gone)
        for fold in self.former:
            SearchName.insert(fold=fold, search=self.gone.id).on_conflict_ignore().execute(
                self.database.models
            )
        claim(self.database, self.gone.id, self.released)

    def redo(self, versions: Versions) -> None:
        """Delete it again, unless more belongs to it by now."""
        each = self.gone.id
        expect(self.database, each, self.gone.text, self.label)
        there = {row[0] for row in self.database.rows("SELECT id FROM entry WHERE search_id = ?", (each,))}
        if not there <= set(self.released):
            raise ChangedElsewhere(f"more entries belong to it by now; {self.label} is not done again")
        disown(self.database, each, self.released)
        Table.delete().where(Table.id == each).execute(self.database.models)


def expect(database: Database, search_id: int, text: SearchText, label: str) -> JobSearch:
    """The search, which must be as this session left it."""
    present = read_search(database, search_id)
    if present.text != text:
        raise ChangedElsewhere(f"another session has changed this since; {label} stays as it is")
    return present


def expect_room(
    database: Database, search: JobSearch, label: str, *, before: SearchText | None = None
) -> None:
    """Another session may have begun a search on the same days meanwhile, or one of the same name."""
    for other in read_searches(database):
        same_name = key(other.name) == key(search.name)
        beside = overlap(other.text, search.text) and not (before and overlap(other.text, before))
        if other.id != search.id and (same_name or beside):
            raise ChangedElsewhere(f"“{other.name}” stands in the way by now; {label} stays as it is")
        if other.id == search.id and other.uid != search.uid:
            raise ChangedElsewhere(f"another session has changed this since; {label} stays as it is")


def _columns(text: SearchText) -> dict[str, Any]:
    return {
        "name": text.name,
        "fold": key(text.name),
        "goal": text.goal,
        "started_on": text.started_on.isoformat(),
        "ended_on": text.ended_on.isoformat() if text.ended_on else None,
        "weekly_target": text.target,
        "outcome": text.outcome,
    }


def insert_search(database: Database, search: JobSearch) -> int:
    """Add a row, under its id or, where that is 0, under a new one; returns the id."""
    fields = {"uid": search.uid, "version": search.version, **_columns(search.text)}
    return int(Table.insert(**fields, **({"id": search.id} if search.id else {})).execute(database.models))


def put_search(database: Database, before: JobSearch, text: SearchText) -> JobSearch:
    """Store a new text of a search; its former name goes on leading to it."""
    models = database.models
    version = before.version + 1
    Table.update(version=version, **_columns(text)).where(Table.id == before.id).execute(models)
    if key(text.name) != key(before.name):
        SearchName.delete().where(SearchName.fold.in_([key(text.name), key(before.name)])).execute(models)
        SearchName.insert(fold=key(before.name), search=before.id).execute(models)
    return before._replace(version=version, text=text)


def claim(database: Database, search_id: int, entries: tuple[int, ...]) -> None:
    """Let those of these entries belong to a search that belong to none. Inside a write only."""
    database.rows(
        "UPDATE entry SET search_id = ? WHERE id IN (SELECT value FROM json_each(?)) AND search_id IS NULL",
        (search_id, ids_text(entries)),
    )


def disown(database: Database, search_id: int, entries: tuple[int, ...]) -> None:
    """Let those of these entries belong to none that belong to a search. Inside a write only."""
    database.rows(
        "UPDATE entry SET search_id = NULL WHERE search_id = ? AND id IN (SELECT value FROM json_each(?))",
        (search_id, ids_text(entries)),
    )
