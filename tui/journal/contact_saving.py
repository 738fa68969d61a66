"""Changes to contacts, each one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.errors import ChangedElsewhere, NotFound
from tui.domain.people import Contact, ContactText
from tui.journal import tables
from tui.journal.contact_drafts import forget_draft
from tui.journal.contact_step import Clock, ContactStep, State, state_of
from tui.journal.contact_writing import (
    columns_of,
    fit_contact,
    put_contact,
    read_one,
    set_deleted,
    where_now,
)
from tui.journal.introducing import touch_people
from tui.journal.namesakes import make_room
from tui.journal.packing import key, moment, new_uid
from tui.journal.tracing import Trace, taken, watch
from tui.journal.trash import Arrival, arrivals

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database


class ContactSaving:
    """What changes the contacts of one journal."""

    def __init__(self, database: Database, now: Clock, changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def create(self, text: ContactText, draft: str | None = None) -> Contact:
        """Add a contact, or bring one of that name back from the trash with these details."""
        text = fit_contact(text)
        database = self._database
        with database.writing():
            make_room(database, text.name)
            watch(database)
            rows = database.rows("SELECT id FROM contact WHERE fold = ?", (key(text.name),))
            if rows:
                each = int(rows[0][0])
                before = state_of(database, self._changes.versions, each)
                set_deleted(database, each, None)
                people = put_contact(database, read_one(database, each), text, self._now())
            else:
                before = State(0, text, True)
                columns, people = columns_of(database, text, self._now())
                stamp = moment(self._now())
                each = tables.Contact.insert(
                    uid=new_uid(), created_at=stamp, updated_at=stamp, **columns
                ).execute(database.models)
            touch_people(database, [each, *people], now=moment(self._now()))
            forget_draft(database, draft)
            contact = read_one(database, each)
            came = arrivals(database, people, contact=each)
            trace = taken(database)
        label = f"new contact: {contact.text.name}"
        self._did(label, each, (before, State(contact.version, contact.text, False)), trace, came)
        return contact

    def save(self, contact_id: int, text: ContactText, seen: int, draft: str | None = None) -> Contact:
        """Store new details of a contact; ChangedElsewhere where they are no longer those that were seen, or
        it was merged into another one meanwhile."""
        text = fit_contact(text)
        with self._database.writing():
            try:
                former = read_one(self._database, contact_id)
            except NotFound as gone:
                if where_now(self._database, contact_id) is None:
                    raise
                raise ChangedElsewhere(f"{gone} meanwhile: nothing was saved, read it again") from None
            if former.version != seen:
                raise ChangedElsewhere(
                    f"another session has changed {former.text.name} since: nothing was saved, read it again"
                )
            forget_draft(self._database, draft)
            step = self._put(former, text, f"edit: {text.name}")
        self._changes.did(step)
        return self._read(contact_id)

    def edit(self, contact_id: int, edit: Callable[[ContactText], ContactText], label: str) -> Contact:
        """Save what `edit` makes of a contact's present text; nothing where that is the same."""
        with self._database.writing():
            former = read_one(self._database, contact_id)
            text = fit_contact(edit(former.text))
            if text == former.text:
                return former
            step = self._put(former, text, label)
        self._changes.did(step)
        return self._read(contact_id)

    def _put(self, former: Contact, text: ContactText, label: str) -> ContactStep:
        database, each = self._database, former.id
        before = state_of(database, self._changes.versions, each)
        watch(database)
        people = put_contact(database, former, text, self._now())
        contact = read_one(database, each)
        came = arrivals(database, people, contact=each)
        after = State(contact.version, contact.text, before.deleted)
        return ContactStep(label, database, self._now, each, before, after, taken(database), came)

    def _read(self, contact_id: int) -> Contact:
        return read_one(self._database, contact_id)

    def set_trashed(self, contact_id: int, *, trashed: bool) -> Contact:
        """Put a contact in the trash or bring it back; entries keep naming it."""
        database = self._database
        with database.writing():
            before = state_of(database, self._changes.versions, contact_id)
            if before.deleted == trashed:
                return read_one(database, contact_id)
            stamp = moment(self._now())
            watch(database)
            set_deleted(database, contact_id, stamp if trashed else None)
            touch_people(database, [contact_id], now=stamp)
            contact = read_one(database, contact_id)
            trace = taken(database)
        label = f"{'delete' if trashed else 'undelete'}: {contact.text.name}"
        self._did(label, contact_id, (before, State(contact.version, contact.text, trashed)), trace)
        return contact

    def _did(
        self,
        label: str,
        contact: int,
        way: tuple[State, State],
        trace: Trace,
        came: tuple[Arrival, ...] = (),
    ) -> None:
        self._changes.did(ContactStep(label, self._database, self._now, contact, *way, trace, came))
