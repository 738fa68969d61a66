"""Changes to job searches, each one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.seasons import JobSearch, SearchText, check_days, check_today, fit_search, overlap
from tui.journal.milestone_keeping import tell_quietly
from tui.journal.packing import ids_text, key, new_uid
from tui.journal.search_reading import read_search, read_searches, unclaimed_ids
from tui.journal.season_tables import SearchName
from tui.journal.tables import JobSearch as Table

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

Edit = Callable[[SearchText], SearchText]


class SearchSaving:
    """What changes the job searches of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def start(self, text: SearchText, *, adopt: bool) -> JobSearch:
        """Begin a search; with `adopt` what was logged since the last one ended belongs to it."""
        text = fit_search(text)
        with self._database.writing():
            others = read_searches(self._database)
            self._check(text, others)
            claimed = tuple(unclaimed_ids(self._database)) if adopt else ()
            made = JobSearch(0, new_uid(), 1, text)
            made = made._replace(id=_insert(self._database, made))
            _claim(self._database, made.id, claimed)
            tell_quietly(self._database, made)
        self._changes.did(StartStep(f"new job search: {text.name}", self._database, made, claimed))
        return made

    def change(self, search_id: int, edit: Edit, label: str) -> JobSearch:
        """Store what `edit` makes of a search; nothing where that is the same."""
        with self._database.writing():
            before = read_search(self._database, search_id)
            text = fit_search(edit(before.text))
            if text == before.text:
                return before
            others = [each for each in read_searches(self._database) if each.id != search_id]
            self._check(text, others, before.text)
            after = _put(self._database, before, text)
        step = SearchStep(f"{label}: {text.name}", self._database, search_id, before.text, text)
        self._changes.did(step)
        return after

    def claim(self, search_id: int) -> int:
        """Let everything that belongs to no search belong to this one; returns how many entries that were."""
        with self._database.writing():
            search = read_search(self._database, search_id)
            claimed = tuple(unclaimed_ids(self._database, every=True))
            _claim(self._database, search_id, claimed)
            tell_quietly(self._database, search)
        if claimed:
            label = f"{len(claimed)} entries into {search.name}"
            self._changes.did(ClaimStep(label, self._database, search_id, claimed))
        return len(claimed)

    def _check(self, text: SearchText, others: list[JobSearch], before: SearchText | None = None) -> None:
        for other in others:
            if key(other.name) == key(text.name):
                raise BadInput("name", f"there is a job search called “{other.name}” already")
        check_days(text, [other.text for other in others], before=before)
        check_today(text, today=self._now().date(), before=before)


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
        _expect(self._database, made.id, made.text, self.label)
        _disown(self._database, made.id, self._claimed)
        left = self._database.rows("SELECT id, deleted_at FROM entry WHERE search_id = ?", (made.id,))
        if any(deleted_at is None for _, deleted_at in left):
            raise ChangedElsewhere(f"entries belong to it by now; {self.label} stays as it is")
        self._trashed = tuple(each for each, _ in left)
        _disown(self._database, made.id, self._trashed)
        Table.delete().where(Table.id == made.id).execute(self._database.models)

    def redo(self, versions: Versions) -> None:
        """Begin it again, with what belonged to it."""
        _expect_room(self._database, self._made, self.label)
        _insert(self._database, self._made)
        _claim(self._database, self._made.id, (*self._claimed, *self._trashed))


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
        present = _expect(self.database, self.id, source, self.label)
        _expect_room(self.database, present._replace(text=target), self.label, before=source)
        _put(self.database, present, target)


class ClaimStep(NamedTuple):
    """Entries that belonged to no search were let belong to one."""

    label: str
    database: Database
    id: int
    claimed: tuple[int, ...]

    def undo(self, versions: Versions) -> None:
        """Those that still do belong to none again."""
        _disown(self.database, self.id, self.claimed)

    def redo(self, versions: Versions) -> None:
        """Those that still belong to none belong to it again; NotFound where it is gone."""
        read_search(self.database, self.id)
        _claim(self.database, self.id, self.claimed)


def _expect(database: Database, search_id: int, text: SearchText, label: str) -> JobSearch:
    """The search, which must be as this session left it."""
    present = read_search(database, search_id)
    if present.text != text:
        raise ChangedElsewhere(f"another session has changed this since; {label} stays as it is")
    return present


def _expect_room(
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


def _insert(database: Database, search: JobSearch) -> int:
    """Add a row, under its id or, where that is 0, under a new one; returns the id."""
    fields = {"uid": search.uid, "version": search.version, **_columns(search.text)}
    return int(Table.insert(**fields, **({"id": search.id} if search.id else {})).execute(database.models))


def _put(database: Database, before: JobSearch, text: SearchText) -> JobSearch:
    """Store a new text of a search; its former name goes on leading to it."""
    models = database.models
    version = before.version + 1
    Table.update(version=version, **_columns(text)).where(Table.id == before.id).execute(models)
    if key(text.name) != key(before.name):
        SearchName.delete().where(SearchName.fold.in_([key(text.name), key(before.name)])).execute(models)
        SearchName.insert(fold=key(before.name), search=before.id).execute(models)
    return before._replace(version=version, text=text)


def _claim(database: Database, search_id: int, entries: tuple[int, ...]) -> None:
    database.rows(
        "UPDATE entry SET search_id = ? WHERE id IN (SELECT value FROM json_each(?)) AND search_id IS NULL",
        (search_id, ids_text(entries)),
    )


def _disown(database: Database, search_id: int, entries: tuple[int, ...]) -> None:
    database.rows(
        "UPDATE entry SET search_id = NULL WHERE search_id = ? AND id IN (SELECT value FROM json_each(?))",
        (search_id, ids_text(entries)),
    )
