"""The step that a change to a contact leaves behind for undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.people import ContactText
from tui.journal.contact_writing import put_contact, read_one, set_deleted
from tui.journal.introducing import follow_undone
from tui.journal.packing import moment
from tui.journal.tracing import Trace
from tui.journal.trash import Arrival, trash_arrivals, untrash_arrivals

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database

Clock = Callable[[], datetime]


class State(NamedTuple):
    """A state of a contact; version 0 is that of one not yet made, which is one in the trash."""

    version: int
    text: ContactText
    deleted: bool


class ContactStep(NamedTuple):
    """A contact went from one state to another, and those who `came` became contacts by it."""

    label: str
    database: Database
    now: Clock
    contact: int
    before: State
    after: State
    trace: Trace
    came: tuple[Arrival, ...] = ()

    def undo(self, versions: Versions) -> None:
        """Bring the former state back."""
        self._bring(versions, self.after, self.before, undoing=True)
        trash_arrivals(self.database, self.came, moment(self.now()), contact=self.contact)
        self._follow(self.trace)

    def redo(self, versions: Versions) -> None:
        """Bring those back who came with the later state, whose names it says, and the state."""
        untrash_arrivals(self.database, self.came)
        self._bring(versions, self.before, self.after, undoing=False)
        self._follow(self.trace.backwards())

    def _follow(self, trace: Trace) -> None:
        people = [self.contact, *(each for each, _ in self.came)]
        follow_undone(self.database, trace, people=people, now=moment(self.now()))

    def _bring(self, versions: Versions, source: State, target: State, *, undoing: bool) -> None:
        current = state_of(self.database, versions, self.contact)
        if current.version != source.version:
            raise ChangedElsewhere(f"this contact has changed since; {self.label} stays as it is")
        if current.deleted != target.deleted:
            set_deleted(self.database, self.contact, moment(self.now()) if target.deleted else None)
        former = read_one(self.database, self.contact)
        if target.text != former.text:
            try:
                put_contact(self.database, former, target.text, self.now(), undoing=undoing)
            except BadInput as error:
                raise ChangedElsewhere(f"{error}; {self.label} stays as it is") from None
        version = read_one(self.database, self.contact).version
        versions.restored("contact", self.contact, version, target.version)


def state_of(database: Database, versions: Versions, contact_id: int) -> State:
    """The state a contact is in; raises NotFound."""
    contact = read_one(database, contact_id)
    deleted = database.value("SELECT deleted_at FROM contact WHERE id = ?", (contact_id,)) is not None
    return State(versions.meaning("contact", contact_id, contact.version), contact.text, deleted)
