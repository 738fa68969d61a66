"""Two contacts become one: what belonged to the one belongs to the other, and its name goes on meaning them.

The contact that was merged is gone, as if it had never been another one; the step that did it holds every row
as it was before and after, and brings either back as long as nothing of them was changed by somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, NotFound
from tui.domain.joining import Joined, Merged, differing, join, labels
from tui.domain.people import Contact, ContactText
from tui.journal import naming
from tui.journal.contact_reading import read_contacts
from tui.journal.contact_writing import fit_contact, renamed
from tui.journal.introducing import touch_people
from tui.journal.merge_notes import Kept, keep, written
from tui.journal.merge_step import MergeStep, take
from tui.journal.packing import key, moment
from tui.journal.statements import insert, update
from tui.journal.tracing import taken, watch

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

_COUNTS = """
    SELECT (SELECT COUNT(*) FROM entry_contact l JOIN entry e ON e.id = l.entry_id
            WHERE l.contact_id = ?1 AND e.deleted_at IS NULL),
        (SELECT COUNT(*) FROM introduction WHERE contact_id = ?1 OR (contact_id IS NULL AND fold = ?3)),
        (SELECT COUNT(*) FROM followup WHERE contact_id = ?1 AND closed_at IS NULL),
        (SELECT COUNT(*) FROM contact WHERE introduced_by_id = ?1 AND id <> ?2 AND deleted_at IS NULL),
        (SELECT COUNT(*) FROM entry_contact a JOIN entry_contact b ON b.entry_id = a.entry_id
            WHERE a.contact_id = ?1 AND b.contact_id = ?2)"""
_LAST_KNOWN = """
    SELECT COALESCE((
        SELECT MAX(e.day) FROM entry_contact l JOIN entry e ON e.id = l.entry_id
        WHERE l.contact_id = c.id AND e.status = 'held' AND e.deleted_at IS NULL),
        substr(c.updated_at, 1, 10))
    FROM contact c WHERE c.id = ?"""
_THANKED_TWICE = """
    SELECT f.id FROM followup f WHERE f.contact_id = ?1 AND f.kind = 'thank-you' AND f.closed_at IS NULL
    AND EXISTS (SELECT 1 FROM followup o WHERE o.entry_id = f.entry_id AND o.contact_id = ?1
        AND o.kind = 'thank-you' AND o.closed_at IS NULL AND (o.done, -o.id) > (f.done, -f.id))"""


class Merging:
    """What merges the contacts of one journal."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def preview(self, from_: int, into: int) -> Merged:
        """What `merge` would do."""
        with self._database.reading():
            return self._planned(*self._both(from_, into))[0]

    def merge(self, from_: int, into: int) -> Merged:
        """Let a contact be another; raises BadInput where it is the same, NotFound where either is gone."""
        database, stamp = self._database, moment(self._now())
        with database.writing():
            gone, stays = self._both(from_, into)
            merged, joined = self._planned(gone, stays)
            before = take(database, gone.id, stays.id)
            watch(database)
            self._move(gone, stays, joined, stamp)
            touch_people(database, [stays.id], now=stamp)
            after = take(database, gone.id, stays.id)
            trace = taken(database).without("contact", gone.id, stays.id)
            kept = written(Kept(gone.id, gone.version, stays.id, before, after, trace))
            keep(database, gone.id, kept, now=stamp)
        known = self._changes.versions.meaning("contact", stays.id, stays.version)
        both = ((gone.id, gone.version), (stays.id, known, stays.version + 1))
        step = MergeStep(f"merge: {merged.sentence}", database, self._now, *both, before, after, trace, kept)
        self._changes.did(step)
        return merged

    def _both(self, from_: int, into: int) -> tuple[Contact, Contact]:
        if from_ == into:
            raise BadInput("name", "that is one and the same contact already")
        found = []
        for each in (from_, into):
            rows = read_contacts(self._database, [each])
            live = "SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL"
            if not rows or not self._database.rows(live, (each,)):
                raise NotFound(f"{rows[0].text.name} is in the trash" if rows else "one of the two is gone")
            found.append(rows[0])
        return found[0], found[1]

    def _planned(self, gone: Contact, stays: Contact) -> tuple[Merged, Joined]:
        joined = join(stays.text, gone.text)
        text = fit_contact(joined.text)
        counts = self._database.rows(_COUNTS, (gone.id, stays.id, key(gone.text.name)))[0]
        also = labels(differing(stays.text, gone.text))
        entries, introductions, followups, introduced, together = counts
        merged = Merged(
            from_=gone.text.name,
            into=stays.text.name,
            text=text,
            entries=entries,
            introductions=introductions,
            followups=followups,
            introduced=introduced,
            together=together,
            past=joined.past,
            also=also,
        )
        return merged, Joined(text, joined.past)

    def _move(self, gone: Contact, stays: Contact, joined: Joined, stamp: str) -> None:
        database, both = self._database, (gone.id, stays.id)
        if joined.past is not None:
            until = database.value(_LAST_KNOWN, (gone.id,))
            post = {"company": joined.past.company, "title": joined.past.title, "until": until}
            insert(database, "contact_past", {"contact_id": stays.id, **post})
        self._update(gone, stays, joined.text, stamp)
        database.rows(
            "DELETE FROM entry_contact WHERE contact_id = ?1 "
            "AND entry_id IN (SELECT entry_id FROM entry_contact WHERE contact_id = ?2)",
            both,
        )
        for table in ("entry_contact", "followup", "introduction", "contact_past", "contact_alias"):
            database.rows(f"UPDATE {table} SET contact_id = ?2 WHERE contact_id = ?1", both)  # noqa: S608
        database.rows("UPDATE OR IGNORE contact_quiet SET contact_id = ?2 WHERE contact_id = ?1", both)
        database.rows(
            "INSERT OR IGNORE INTO contact_apart (a_id, b_id) "
            "SELECT MIN(o, ?2), MAX(o, ?2) FROM (SELECT CASE a_id WHEN ?1 THEN b_id ELSE a_id END AS o "
            "FROM contact_apart WHERE ?1 IN (a_id, b_id)) WHERE o <> ?2",
            both,
        )
        database.rows("DELETE FROM contact_apart WHERE ?1 IN (a_id, b_id)", (gone.id,))
        for (each,) in database.rows(_THANKED_TWICE, (stays.id,)):
            update(database, "followup", each, {"closed_at": stamp})
        alias = {"fold": key(gone.text.name), "name": gone.text.name, "was_id": gone.id}
        database.rows("DELETE FROM contact_alias WHERE fold = ?", (alias["fold"],))
        insert(database, "contact_alias", {**alias, "contact_id": stays.id})
        database.rows("DELETE FROM contact WHERE id = ?", (gone.id,))
        renamed(database, stays.id, gone.text.name, stays.text.name)

    def _update(self, gone: Contact, stays: Contact, text: ContactText, stamp: str) -> None:
        """Store the details of both, and whom they led to and who led to them."""
        database = self._database
        introducers: dict[str, int] = dict(
            database.rows(
                "SELECT i.fold, i.id FROM contact c JOIN contact i ON i.id = c.introduced_by_id "
                "WHERE c.id IN (?, ?)",
                (gone.id, stays.id),
            )
        )
        fields = {
            "company_id": naming.find_company(database, text.company),
            "introduced_by_id": introducers.get(key(text.introduced_by)),
            "version": stays.version + 1,
            "updated_at": stamp,
        }
        details = ("title", "email", "phone", "link", "how_met", "level", "notes")
        fields |= {detail: getattr(text, detail) for detail in details}
        update(database, "contact", stays.id, fields)
        database.rows(
            "UPDATE contact SET introduced_by_id = ? WHERE introduced_by_id = ?", (stays.id, gone.id)
        )
