"""The steps that changes to entries leave behind for undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.journal.deriving import derive_text
from tui.journal.packing import moment, the_moment
from tui.journal.thanking import set_done
from tui.journal.trash import Arrival, trash_arrivals, trash_entry, untrash_arrivals, untrash_entry
from tui.journal.writing import Standing, put, standing

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database

    Desk = tuple[Database, Callable[[], datetime]]


class State(NamedTuple):
    """A state of an entry; version 0 is that of an entry not yet made, which is one in the trash.

    `search` is the job search it belongs to, since a past text that names none leaves it where it is.
    """

    version: int
    revision: int
    deleted: bool
    search: int | None = None


def state_of(now: Standing, versions: Versions) -> State:
    """The state an entry is in."""
    version = versions.meaning("entry", now.entry, now.version)
    return State(version, now.revision, now.deleted_at is not None, now.search)


class EntryStep:
    """An entry went from one state to another, and those who `came` became contacts by it."""

    def __init__(
        self, label: str, desk: Desk, entry: int, way: tuple[State, State], came: tuple[Arrival, ...] = ()
    ) -> None:
        self.label = label
        self.database, self.now = desk
        self.entry = entry
        self.before, self.after = way
        self.came = came

    def undo(self, versions: Versions) -> None:
        """Bring the former state back, as a new version; people who came with it go again."""
        stamp = moment(self.now())
        self._bring(versions, self.after, self.before, stamp)
        trash_arrivals(self.database, self.came, stamp, entry=self.entry)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back, as a new version, and those who came with it."""
        self._bring(versions, self.before, self.after, moment(self.now()))
        untrash_arrivals(self.database, self.came)

    def _bring(self, versions: Versions, source: State, target: State, stamp: str) -> None:
        from tui.journal.revising import read_revision, renamed, with_present_names

        current = standing(self.database, self.entry)
        if versions.meaning("entry", self.entry, current.version) != source.version:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        version = current.version
        if target.revision != source.revision:
            text = read_revision(self.database, self.entry, target.revision).text
            text = with_present_names(text, renamed(self.database, self.entry, target.revision))
            text = text._replace(search=None)
            version = put(
                self.database, text, derive_text(text), the_moment(stamp), current, bring_back=False
            ).version
            if target.search != source.search:
                self._move(target.search)
        if target.deleted != (current.deleted_at is not None):
            version += 1
            if target.deleted:
                trash_entry(self.database, self.entry, stamp)
            else:
                untrash_entry(self.database, self.entry, stamp)
        versions.restored("entry", self.entry, version, target.version)

    def _move(self, search: int | None) -> None:
        """Into the job search it belonged to, if that is still there."""
        self.database.rows(
            "UPDATE entry SET search_id = (SELECT id FROM job_search WHERE id = ?) WHERE id = ?",
            (search, self.entry),
        )


class TickStep:
    """A follow-up without a line, such as a thank-you, was ticked or opened again."""

    def __init__(self, label: str, desk: Desk, followup: int, done: bool) -> None:
        self.label = label
        self.database, self.now = desk
        self.followup = followup
        self.done = done

    def undo(self, versions: Versions) -> None:
        """Give it its former state."""
        self._set(self.done, not self.done)

    def redo(self, versions: Versions) -> None:
        """Give it its later state again."""
        self._set(not self.done, self.done)

    def _set(self, source: bool, target: bool) -> None:
        rows = self.database.rows("SELECT done, entry_id FROM followup WHERE id = ?", (self.followup,))
        if not rows or bool(rows[0][0]) != source:
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")
        set_done(self.database, rows[0][1], self.followup, target, self.now())
