"""A text of a file becomes an entry, or another version of the one it became before. Inside a write only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.entries import EntryText, headline, label
from tui.domain.imports import Policy
from tui.journal.arriving import Arrived, Desk, Known, Note, short_digest
from tui.journal.deriving import derive_text
from tui.journal.packing import fit, moment, pack_header
from tui.journal.revising import read_revision
from tui.journal.trash import untrash_entry
from tui.journal.writing import Put, Standing, put, standing

if TYPE_CHECKING:
    from tui.journal.arriving_contacts import ArrivingContacts


THANKED_DAYS = 7
"""Days after a meeting of which a file tells that thanks for it are still asked for."""
_THANKED = """
    UPDATE followup SET done = 1, done_at = ?
    WHERE entry_id = ? AND contact_id IS NOT NULL AND created_at = ?"""


class Source(NamedTuple):
    """Where a text comes from: what makes its record the same again, what that said, and what is wanted."""

    key: bytes
    said: tuple[str, ...]
    policy: Policy


class _Read(NamedTuple):
    """A record as it was read: its text, fit to be stored, what makes it the same one again, what it says."""

    text: EntryText
    key: bytes
    digest: bytes

    @property
    def name(self) -> str:
        """What to call it."""
        text = self.text
        return label(text.kind, text.title, text.people, headline(text.body))


class ArrivingEntries:
    """What makes entries of the texts in a file."""

    def __init__(self, desk: Desk, contacts: ArrivingContacts) -> None:
        self._desk = desk
        self._database = desk.database
        self._contacts = contacts

    def bring(self, text: EntryText, source: Source) -> Arrived:
        """Make an entry of a record, or another version of one; raises BadInput where it can be neither."""
        text = fit(text)
        said = source.said or (pack_header(text), text.body)
        read = _Read(text, source.key, short_digest(*said))
        known = self._desk.known("entry", source.key)
        if known is None:
            return self._made(read)
        if known.stands and known.digest == read.digest:
            return Arrived("same", known.item, read.name)
        self._desk.bulk.flush()
        former = standing(self._database, known.item)
        if not known.stands and former.deleted_at is not None and former.version == known.version:
            return self._revived(former, read)
        return self._changed(former, known, read, source.policy)

    def bring_over(self, entry: int, text: EntryText, source: Source) -> Arrived:
        """Make a text the next version of an entry, whatever that is now."""
        text = fit(text)
        read = _Read(text, source.key, short_digest(pack_header(text), text.body))
        former = standing(self._database, entry)
        known = Known(0, entry, None, former.version, "in", None)
        return self._changed(former, known, read, "update")

    def _made(self, read: _Read) -> Arrived:
        derived = derive_text(read.text)
        if self._desk.bulk.takes(read.text, derived):
            each = self._desk.bulk.add(read.text, derived)
            self._desk.note(Note("entry", each, read.key, read.digest, 1))
            return Arrived("new", each, read.name)
        done = self._put(read.text, None)
        self._desk.note(Note("entry", done.entry, read.key, read.digest, done.version))
        return Arrived("new", done.entry, read.name, came=self._came(done))

    def _revived(self, former: Standing, read: _Read) -> Arrived:
        """Bring back what an import made that was taken back, as the file says it now."""
        before = _state(former)
        for person in untrash_entry(self._database, former.entry, self._desk.stamp):
            self._contacts.came_along(person)
        former = former._replace(version=former.version + 1, deleted_at=None)
        after, came = _state(former), 0
        if not self._says(former, read.text):
            done = self._put(read.text, former)
            former = former._replace(version=done.version, revision=done.revision)
            after, came = _state(former), self._came(done)
        self._desk.note(Note("entry", former.entry, read.key, read.digest, former.version, before, after))
        return Arrived("new", former.entry, read.name, remark="back from the trash", came=came)

    def _changed(self, former: Standing, known: Known, read: _Read, policy: Policy) -> Arrived:
        if self._says(former, read.text):
            return Arrived("same", former.entry, read.name)
        if former.deleted_at is not None:
            return Arrived("skipped", former.entry, read.name, remark="in the trash")
        elsewhere = former.version != known.version
        if policy == "skip" or (elsewhere and policy != "update"):
            remark = "changed here since" if elsewhere else ""
            return Arrived("skipped", former.entry, read.name, remark=remark)
        done = self._put(read.text, former)
        before, after = _state(former), _state(former._replace(version=done.version, revision=done.revision))
        self._desk.note(Note("entry", former.entry, read.key, read.digest, done.version, before, after))
        return Arrived("changed", former.entry, read.name, came=self._came(done))

    def _put(self, text: EntryText, former: Standing | None) -> Put:
        """Store a text, and ask for no thanks that were due long ago: they were given, or never will be."""
        self._desk.bulk.flush()
        now = self._desk.now()
        done = put(self._database, text, derive_text(text), now, former)
        if text.held and (now.date() - text.on).days > THANKED_DAYS:
            stamp = moment(now)
            self._database.rows(_THANKED, (stamp, done.entry, stamp))
        return done

    def _says(self, former: Standing, text: EntryText) -> bool:
        """Whether an entry says that, whatever job search it belongs to."""
        said = read_revision(self._database, former.entry, former.revision).text
        return said._replace(search=text.search) == text

    def _came(self, done: Put) -> int:
        came = done.people.new_ids()
        for person in came:
            self._contacts.came_along(person)
        return len(came)


def _state(former: Standing) -> str:
    """A state of an entry as it is noted."""
    fields = {"deleted": former.deleted_at is not None, "revision": former.revision}
    return json.dumps(fields | {"version": former.version}, separators=(",", ":"))
