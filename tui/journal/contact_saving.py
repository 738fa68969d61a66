"""Changes to contacts, each one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.entries import MAX_BODY, MAX_NAME
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.people import LEVELS, Contact, ContactText
from tui.domain.text import clean, clean_line
from tui.journal import naming, tables
from tui.journal.contact_reading import read_contacts
from tui.journal.introducing import touch_people
from tui.journal.packing import key, moment, new_uid
from tui.journal.trash import Arrival, arrivals, trash_arrivals, untrash_arrivals

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

Clock = Callable[[], datetime]


def fit_contact(text: ContactText) -> ContactText:
    """The text as it can be stored: cleaned and checked; raises BadInput."""
    lines = {
        field: clean_line(getattr(text, field)) for field in text._fields if field not in {"level", "notes"}
    }
    if not lines["name"]:
        raise BadInput("name", "a contact needs a name")
    for field, value in lines.items():
        if len(value) > (MAX_NAME if field in {"name", "company", "title", "introduced_by"} else 2000):
            raise BadInput(field, f"that {field.replace('_', ' ')} is too long")
    if text.level not in LEVELS:
        raise BadInput("level", f"a level is one of {', '.join(LEVELS)}, not {text.level!r}")
    if len(text.notes) > MAX_BODY:
        raise BadInput("notes", f"the notes have {len(text.notes):,} characters; {MAX_BODY:,} fit")
    if lines["introduced_by"] and key(lines["introduced_by"]) == key(lines["name"]):
        raise BadInput("introduced_by", "nobody introduces themselves")
    return ContactText(level=text.level, notes=clean(text.notes), **lines)


class ContactSaving:
    """What changes the contacts of one journal."""

    def __init__(self, database: Database, now: Clock, changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def create(self, text: ContactText) -> Contact:
        """Add a contact, or bring one of that name back from the trash with these details."""
        text = fit_contact(text)
        database = self._database
        with database.writing():
            rows = database.rows("SELECT id, name, deleted_at FROM contact WHERE fold = ?", (key(text.name),))
            if rows and rows[0][2] is None:
                raise BadInput("name", f"there is already a contact called {rows[0][1]}")
            if rows:
                each = int(rows[0][0])
                before = _state(database, self._changes.versions, each)
                _set_deleted(database, each, None)
                people = put_contact(database, _read(database, each), text, self._now())
            else:
                before = State(0, text, True)
                columns, people = _columns(database, text, self._now())
                stamp = moment(self._now())
                each = tables.Contact.insert(
                    uid=new_uid(), created_at=stamp, updated_at=stamp, **columns
                ).execute(database.models)
                touch_people(database, (each,), now=stamp)
            contact = _read(database, each)
            came = arrivals(database, people, contact=each)
        label = f"new contact: {contact.text.name}"
        self._did(label, each, before, State(contact.version, contact.text, False), came)
        return contact

    def save(self, contact_id: int, text: ContactText, seen: int) -> Contact:
        """Store new details of a contact; ChangedElsewhere where they are no longer those that were seen."""
        text = fit_contact(text)
        database = self._database
        with database.writing():
            former = _read(database, contact_id)
            if former.version != seen:
                raise ChangedElsewhere(
                    f"another session has changed {former.text.name} since: nothing was saved, read it again"
                )
            before = _state(database, self._changes.versions, contact_id)
            people = put_contact(database, former, text, self._now())
            contact = _read(database, contact_id)
            came = arrivals(database, people, contact=contact_id)
            after = State(contact.version, contact.text, before.deleted)
        self._did(f"edit: {contact.text.name}", contact_id, before, after, came)
        return contact

    def set_trashed(self, contact_id: int, *, trashed: bool) -> Contact:
        """Put a contact in the trash or bring it back; entries keep naming it."""
        database = self._database
        with database.writing():
            before = _state(database, self._changes.versions, contact_id)
            if before.deleted == trashed:
                return _read(database, contact_id)
            _set_deleted(database, contact_id, moment(self._now()) if trashed else None)
            contact = _read(database, contact_id)
        label = f"{'delete' if trashed else 'undelete'}: {contact.text.name}"
        self._did(label, contact_id, before, State(contact.version, contact.text, trashed), ())
        return contact

    def _did(self, label: str, contact: int, before: State, after: State, came: tuple[Arrival, ...]) -> None:
        self._changes.did(ContactStep(label, self._database, self._now, contact, before, after, came))


def put_contact(
    database: Database, former: Contact, text: ContactText, now: datetime, *, undoing: bool = False
) -> tuple[int, ...]:
    """Store details, and where the person worked before; returns who became a contact by it."""
    taken = database.rows("SELECT name FROM contact WHERE fold = ? AND id <> ?", (key(text.name), former.id))
    if taken:
        raise BadInput("name", f"there is already a contact called {taken[0][0]}")
    columns, people = _columns(database, text, now, former)
    tables.Contact.update(version=former.version + 1, updated_at=moment(now), **columns).where(
        tables.Contact.id == former.id
    ).execute(database.models)
    if key(former.text.name) != key(text.name):
        touch_people(database, (former.id,), now=moment(now))
    was, is_now = (former.text.company, former.text.title), (text.company, text.title)
    if was != is_now and undoing:
        last = database.rows(
            "SELECT id, company, title FROM contact_past WHERE contact_id = ? ORDER BY id DESC LIMIT 1",
            (former.id,),
        )
        if last and last[0][1:] == is_now:
            database.rows("DELETE FROM contact_past WHERE id = ?", (last[0][0],))
    elif was != is_now and any(was):
        tables.ContactPast.insert(
            contact=former.id, company=was[0], title=was[1], until=now.date().isoformat()
        ).execute(database.models)
    return people


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
    came: tuple[Arrival, ...] = ()

    def undo(self, versions: Versions) -> None:
        """Bring the former state back."""
        self._bring(versions, self.after, self.before, undoing=True)
        trash_arrivals(self.database, self.came, moment(self.now()), contact=self.contact)

    def redo(self, versions: Versions) -> None:
        """Bring the later state back, and those who came with it."""
        self._bring(versions, self.before, self.after, undoing=False)
        untrash_arrivals(self.database, self.came)

    def _bring(self, versions: Versions, source: State, target: State, *, undoing: bool) -> None:
        current = _state(self.database, versions, self.contact)
        if current.version != source.version:
            raise ChangedElsewhere(f"this contact has changed since; {self.label} stays as it is")
        if current.deleted != target.deleted:
            _set_deleted(self.database, self.contact, moment(self.now()) if target.deleted else None)
        former = _read(self.database, self.contact)
        if target.text != former.text:
            try:
                put_contact(self.database, former, target.text, self.now(), undoing=undoing)
            except BadInput as error:
                raise ChangedElsewhere(f"{error}; {self.label} stays as it is") from None
        version = _read(self.database, self.contact).version
        versions.restored("contact", self.contact, version, target.version)


def _columns(
    database: Database, text: ContactText, now: datetime, former: Contact | None = None
) -> tuple[dict[str, Any], tuple[int, ...]]:
    introducer: int | None = None
    new: tuple[int, ...] = ()
    if former is not None and key(former.text.introduced_by) == key(text.introduced_by):
        introducer = database.value("SELECT introduced_by_id FROM contact WHERE id = ?", (former.id,))
    elif text.introduced_by:
        found = naming.find_people(database, (text.introduced_by,), now)
        introducer, new = found.ids[key(text.introduced_by)], found.new_ids()
    return {
        "name": text.name,
        "fold": key(text.name),
        "company": naming.find_company(database, text.company),
        "title": text.title,
        "email": text.email,
        "phone": text.phone,
        "link": text.link,
        "how_met": text.how_met,
        "introduced_by": introducer,
        "level": text.level,
        "notes": text.notes,
    }, new


def _set_deleted(database: Database, contact: int, stamp: str | None) -> None:
    database.rows("UPDATE contact SET deleted_at = ?, version = version + 1 WHERE id = ?", (stamp, contact))


def _state(database: Database, versions: Versions, contact_id: int) -> State:
    contact = _read(database, contact_id)
    deleted = database.value("SELECT deleted_at FROM contact WHERE id = ?", (contact_id,)) is not None
    return State(versions.meaning("contact", contact_id, contact.version), contact.text, deleted)


def _read(database: Database, contact_id: int) -> Contact:
    found = read_contacts(database, [contact_id]) if -(2**63) <= contact_id < 2**63 else []
    if not found:
        raise NotFound(f"there is no contact {contact_id}")
    return found[0]
