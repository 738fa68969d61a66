"""One contact while its details are typed: what it was, its draft, and how it is saved. No widgets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import uuid4

from tui.domain.errors import ChangedElsewhere, NotFound, PreseasonError
from tui.domain.joining import rebased
from tui.domain.people import ContactText
from tui.journal.records import ContactDraft

if TYPE_CHECKING:
    from tui.domain.people import Contact
    from tui.journal.journal import Journal


class ContactDesk:
    """`base` are the details as they were read, `typed` what to go on from: a draft exists only of others."""

    def __init__(self, journal: Journal, contact: int | None = None) -> None:
        """Begin on a contact, or on a new one; a draft of it that nobody else has open is gone on with."""
        self.journal = journal
        self.contact = contact
        self.seen: int | None = None
        self.base = ContactText("")
        self.fault = ""
        self.uid = uuid4().hex
        self.kept = False
        if contact is not None:
            self._read(contact)
        self.typed = self.base
        left = journal.contact_drafts.of(contact, os.getpid())
        if left is not None:
            self._resume(left)

    @classmethod
    def resumed(cls, journal: Journal, draft: ContactDraft) -> ContactDesk:
        """Go on with a draft; of a contact that was merged meanwhile, as of the one it was merged into."""
        contact = draft.contact
        if contact is not None:
            try:
                contact = journal.contacts.where_now(contact)
            except NotFound:
                contact = None
        desk = cls(journal, contact)
        if desk.uid != draft.uid:
            desk._resume(draft)
        return desk

    @property
    def known(self) -> list[str]:
        """The names of all others."""
        return [name for name in self.journal.contacts.names() if name != self.base.name]

    def keep(self, typed: ContactText) -> bool:
        """Keep what was typed as a draft, or none where it is what was read; whether that went well."""
        drafts = self.journal.contact_drafts
        try:
            if typed != self.base:
                drafts.keep(
                    ContactDraft(
                        self.uid, self.contact, self.seen, self.base, typed, self.journal.now(), os.getpid()
                    )
                )
                self.kept = True
            elif self.kept:
                drafts.discard(self.uid)
                self.kept = False
        except PreseasonError as fault:
            self.fault = str(fault)
            return False
        self.fault = ""
        return True

    def save(self, typed: ContactText) -> Contact | None:
        """Store what was typed; None where it is what was read. Raises PreseasonError: after ChangedElsewhere
        `typed` is what was typed, put on top of what the contact is by now."""
        if self.contact is None or self.seen is None:
            return self.journal.contacts.create(typed, draft=self.uid)
        if typed == self.base:
            self.keep(typed)
            return None
        try:
            return self.journal.contacts.save(self.contact, typed, seen=self.seen, draft=self.uid)
        except ChangedElsewhere:
            base = self.base
            self._read(self.journal.contacts.where_now(self.contact))
            self.typed = rebased(base, self.base, typed)
            self.keep(self.typed)
            raise

    def _read(self, contact: int) -> None:
        found = self.journal.contacts.get(contact)
        self.contact, self.seen, self.base = contact, found.version, found.text

    def _resume(self, draft: ContactDraft) -> None:
        self.uid, self.kept = draft.uid, True
        self.typed = draft.text if draft.base == self.base else rebased(draft.base, self.base, draft.text)
