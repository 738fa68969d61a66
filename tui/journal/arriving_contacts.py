"""A person of a file becomes a contact, or is found to be one we know. Inside a write only."""

from __future__ import annotations

import json
from typing import NamedTuple

from tui.domain.errors import BadInput
from tui.domain.imports import Policy, changed_fields, combined, numbered, same_person
from tui.domain.people import Contact, ContactText
from tui.journal import naming
from tui.journal.arriving import Arrived, Desk, Known, Note, short_digest
from tui.journal.contact_reading import read_contacts
from tui.journal.contact_writing import fit_contact, put_contact, where_now
from tui.journal.introducing import touch_people
from tui.journal.packing import key as name_key
from tui.journal.packing import moment, new_uid
from tui.journal.statements import insert

MOST_NAMESAKES = 1000
_MOST_COMPANIES = 10_000
"""Companies whose ids are remembered while an import runs."""

_BY_NAME = """
    SELECT id FROM contact WHERE fold = ?1 UNION ALL SELECT contact_id FROM contact_alias WHERE fold = ?1
    LIMIT 1"""
_MERGED = "SELECT 1 FROM contact_alias WHERE fold = ? AND contact_id = ?"
_BY_EMAIL = """
    SELECT id, name FROM contact WHERE email = ? COLLATE NOCASE AND email <> '' AND deleted_at IS NULL
    ORDER BY id"""


class _Met(NamedTuple):
    """Someone whom a record may be about."""

    contact: Contact
    deleted: bool


class ArrivingContacts:
    """What makes contacts of the people in a file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._database = desk.database
        self._companies: dict[str, int | None] = {}

    def bring(self, text: ContactText, key: bytes, policy: Policy) -> Arrived:
        """Make a contact of a record, or let it change one; raises BadInput where it is neither."""
        text = fit_contact(text)
        digest = short_digest(*text)
        known = self._desk.known("contact", key)
        if known is not None:
            known = self._now(known)
        if known is not None and known.stands and known.digest == digest and _enough(policy, known):
            return Arrived("same", known.item, text.name)
        met, remark = self._met(text, known, policy)
        if met is not None and self._database.rows(_MERGED, (name_key(text.name), met.contact.id)):
            text = text._replace(name=met.contact.text.name)
        if met is not None and met.deleted and known is not None and known.stands:
            return Arrived("skipped", known.item, met.contact.text.name, remark="in the trash")
        if met is not None and (policy != "new" or met.deleted):
            return self._changed(met, text, key, digest, policy)
        if met is not None:
            text = text._replace(name=self._free(text.name))
            remark = f"there is another {met.contact.text.name}"
        return self._made(text, key, digest, remark)

    def came_along(self, contact: int) -> None:
        """Note that someone became a contact because an entry names them."""
        version = int(self._database.value("SELECT version FROM contact WHERE id = ?", (contact,)))
        self._desk.note(Note("contact", contact, None, None, version))

    def text_of(self, contact: int) -> ContactText:
        """What the journal says of a contact."""
        return self._read(contact).contact.text

    def _met(self, text: ContactText, known: Known | None, policy: Policy) -> tuple[_Met | None, str]:
        """Whom a record is about: the one it was before, the one of that name, or of that address."""
        if known is not None:
            met = self._read(known.item)
            if known.digest is None or same_person(met.contact.text.name, text.name):
                return met, ""
            if policy != "new":
                raise BadInput(
                    "uid", f"it has the UID of {met.contact.text.name}, so it is unclear who is meant"
                )
        rows = self._database.rows(_BY_NAME, (name_key(text.name),))
        if rows:
            return self._read(rows[0][0]), ""
        if text.email:
            shared = self._database.rows(_BY_EMAIL, (text.email,))
            for each, name in shared:
                if same_person(name, text.name):
                    return self._read(each), ""
            if shared:
                return None, f"has the e-mail address of {shared[0][1]}"
        return None, ""

    def _now(self, known: Known) -> Known | None:
        """The same of whom they were merged into, since whom they are not as the file says."""
        each = where_now(self._database, known.item)
        if each is None or each == known.item:
            return known if each is not None else None
        return known._replace(item=each, digest=None)

    def _read(self, contact: int) -> _Met:
        deleted = self._database.value("SELECT deleted_at FROM contact WHERE id = ?", (contact,))
        return _Met(read_contacts(self._database, [contact])[0], deleted is not None)

    def _made(self, text: ContactText, key: bytes, digest: bytes, remark: str) -> Arrived:
        database, now = self._database, self._desk.now()
        introducer: int | None = None
        came: tuple[int, ...] = ()
        if text.introduced_by:
            found = naming.find_people(database, (text.introduced_by,), now)
            introducer, came = found.ids[name_key(text.introduced_by)], found.new_ids()
        stamp = moment(now)
        fields = {
            "uid": new_uid(),
            "name": text.name,
            "fold": name_key(text.name),
            "company_id": self._company(text.company),
            "title": text.title,
            "email": text.email,
            "phone": text.phone,
            "link": text.link,
            "how_met": text.how_met,
            "introduced_by_id": introducer,
            "level": text.level,
            "created_at": stamp,
            "updated_at": stamp,
            "notes": text.notes,
        }
        each = insert(database, "contact", fields)
        self._desk.note(Note("contact", each, key, digest, 1))
        for one in came:
            self.came_along(one)
        touch_people(database, (each, *came), now=stamp)
        return Arrived("new", each, text.name, remark=remark, came=len(came))

    def _changed(self, met: _Met, text: ContactText, key: bytes, digest: bytes, policy: Policy) -> Arrived:
        former = met.contact
        later = combined(former.text, text, "fill" if met.deleted and policy in ("skip", "new") else policy)
        if later == former.text and not met.deleted:
            unlike = changed_fields(former.text, combined(former.text, text, "update"))
            return Arrived("skipped" if unlike else "same", former.id, former.text.name, unlike)
        database, now = self._database, self._desk.now()
        if met.deleted:
            database.rows(
                "UPDATE contact SET deleted_at = NULL, version = version + 1 WHERE id = ?", (former.id,)
            )
            former = read_contacts(database, [former.id])[0]
        came: tuple[int, ...] = ()
        if later != former.text:
            came = put_contact(database, former, later, now)
        version = int(database.value("SELECT version FROM contact WHERE id = ?", (former.id,)))
        before = state_text(met.contact.text, met.contact.version, deleted=met.deleted)
        after = state_text(later, version, deleted=False)
        self._desk.note(Note("contact", former.id, key, digest, version, before, after))
        for one in came:
            self.came_along(one)
        if met.deleted or came:
            touch_people(database, (former.id, *came), now=moment(now))
        fields = changed_fields(met.contact.text, later)
        if met.deleted:
            return Arrived("new", former.id, later.name, remark="back from the trash", came=len(came))
        return Arrived("changed", former.id, later.name, fields, came=len(came))

    def _free(self, name: str) -> str:
        """The name, or the first of `Name (2)`, `Name (3)`, … that nobody has."""
        free, number = name, 1
        while self._database.rows("SELECT 1 FROM contact WHERE fold = ?", (name_key(free),)):
            number += 1
            if number > MOST_NAMESAKES:
                raise BadInput("name", f"there are {MOST_NAMESAKES:,} people called {name} already")
            free = numbered(name, number)
        return free

    def _company(self, name: str) -> int | None:
        folded = name_key(name)
        if folded not in self._companies:
            if len(self._companies) >= _MOST_COMPANIES:
                self._companies.clear()
            found = self._database.value("SELECT id FROM company WHERE fold = ?", (folded,))
            self._companies[folded] = found or naming.find_company(self._database, name)
        return self._companies[folded]


def _enough(policy: Policy, known: Known) -> bool:
    """Whether what became of the very same record before is all that can become of it."""
    return policy in ("fill", "skip") or (policy == "new" and known.made)


def state_text(text: ContactText, version: int, *, deleted: bool) -> str:
    """A state of a contact as it is noted."""
    fields = {"deleted": deleted, "version": version, **text._asdict()}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
