"""The steps that changes to entries leave behind for undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.journal.deriving import derive_text
from tui.journal.introducing import follow_undone
from tui.journal.packing import moment, the_moment
from tui.journal.tracing import Trace, owned, stands
from tui.journal.trash import Arrival, put_away, take_out, trash_arrivals, untrash_arrivals
from tui.journal.writing import Standing, put, standing

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database


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


class EntryStep(NamedTuple):
    """An entry went from one state to another, and those who `came` became contacts by it; `trace` is what
    that did to the ledgers."""

    label: str
    database: Database
    now: Callable[[], datetime]
    entry: int
    before: State
    after: State
    trace: Trace
    came: tuple[Arrival, ...] = ()

    def undo(self, versions: Versions) -> None:
        """Bring the former state back, as a new version; people who came with it go again."""
        stamp = moment(self.now())
        exact = self._bring(versions, self.after, self.before, self.trace, stamp)
        trash_arrivals(self.database, self.came, stamp, entry=self.entry)
        self._follow(exact, stamp)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back, as a new version, and those who came with it."""
        stamp = moment(self.now())
        exact = self._bring(versions, self.before, self.after, self.trace.backwards(), stamp)
        untrash_arrivals(self.database, self.came)
        self._follow(exact, stamp)

    def _bring(self, versions: Versions, source: State, target: State, trace: Trace, stamp: str) -> Trace:
        """Bring a state back but for its ledgers; returns what of them is to be taken back.

        Where another session changed a row of them meanwhile, the lines are matched to the rows anew.
        """
        from tui.journal.revising import read_revision, renamed, with_present_names

        current = standing(self.database, self.entry)
        if versions.meaning("entry", self.entry, current.version) != source.version:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        exact = stands(self.database, owned(self.database, trace, self.entry))
        version = current.version
        if target.revision != source.revision:
            text = read_revision(self.database, self.entry, target.revision).text
            text = with_present_names(text, renamed(self.database, self.entry, target.revision))
            text = text._replace(search=None)
            said = derive_text(text)
            kept = {"bring_back": False, "ledgers": not exact}
            version = put(self.database, text, said, the_moment(stamp), current, **kept).version
            if target.search != source.search:
                self._move(target.search)
        if target.deleted != (current.deleted_at is not None):
            version += 1
            if target.deleted:
                put_away(self.database, self.entry, stamp)
            else:
                take_out(self.database, self.entry)
        versions.restored("entry", self.entry, version, target.version)
        return trace if exact else Trace()

    def _follow(self, trace: Trace, stamp: str) -> None:
        people = [each for each, _ in self.came]
        follow_undone(self.database, trace, entry=self.entry, people=people, now=stamp)

    def _move(self, search: int | None) -> None:
        """Into the job search it belonged to, if that is still there."""
        self.database.rows(
            "UPDATE entry SET search_id = (SELECT id FROM job_search WHERE id = ?) WHERE id = ?",
            (search, self.entry),
        )


class TickStep(NamedTuple):
    """A follow-up without a line, such as a thank-you, was ticked or opened again."""

    label: str
    database: Database
    now: Callable[[], datetime]
    followup: int
    trace: Trace

    def undo(self, versions: Versions) -> None:
        """Give it its former state."""
        self._bring(self.trace)

    def redo(self, versions: Versions) -> None:
        """Give it its later state again."""
        self._bring(self.trace.backwards())

    def _bring(self, trace: Trace) -> None:
        if not stands(self.database, trace.of("followup", self.followup)):
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")
        follow_undone(self.database, trace, now=moment(self.now()))
