"""Meetings and reflections: the one door to log, save, read, list, delete and tick them."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.entries import STATUSES, Entry, EntryLine, EntryText, Kind, Revision, Status
from tui.domain.errors import Ambiguous, BadInput, NotFound
from tui.journal import lists
from tui.journal.reading import read_entries
from tui.journal.records import Saved

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database
    from tui.journal.ids import Ids
    from tui.journal.saving import Saving


SHORTEST_DIGITS = 6
"""Digits from which a number that is no id may be the start of a uid: a mistyped id must find nothing."""


class Entries:
    """The entries of a journal. Whatever writes is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    @property
    def _saving(self) -> Saving:
        from tui.journal.saving import Saving  # no reading needs it

        return Saving(self._database, self._now, self._changes)

    def log(self, text: EntryText, *, draft: str | None = None) -> Saved:
        """Create an entry, and forget the draft it was typed in; raises BadInput with nothing changed."""
        return self._saving.create(text, draft)

    def save(self, entry_id: int, text: EntryText, *, seen: int, draft: str | None = None) -> Saved:
        """Store a new text of an entry whose version `seen` was edited.

        Where another session saved meanwhile both texts are joined (`Saved.merged`), and each of the two
        is a revision. An entry that was deleted meanwhile comes back out of the trash.
        """
        return self._saving.save(entry_id, text, seen, draft)

    def get(self, entry_id: int) -> Entry:
        """The entry, in the trash or not; raises NotFound."""
        found = read_entries(self._database, [entry_id]) if _fits(entry_id) else []
        if not found:
            raise NotFound(f"there is no entry {entry_id}")
        return found[0]

    def find(self, ref: str) -> Entry:
        """The entry with this id, or whose uid alone starts so; raises NotFound or Ambiguous."""
        words = ref.strip().lower()
        if words.isascii() and words.isdigit() and len(words) < 19:
            found = read_entries(self._database, [int(words)])
            if found:
                return found[0]
        if words.isdigit() and len(words) < SHORTEST_DIGITS:
            raise NotFound(f"there is no entry {ref[:40]!r}")
        if not words or not set(words) <= {*string.hexdigits.lower(), "-"} or len(words) > 36:
            raise NotFound(f"there is no entry {ref[:40]!r}")
        rows = self._database.rows(
            "SELECT id, uid FROM entry WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 10", (words, f"{words}~")
        )
        if not rows:
            raise NotFound(f"there is no entry {ref[:40]!r}")
        if len(rows) > 1:
            raise Ambiguous(
                f"several entries have a uid that starts with {words}", tuple(row[1] for row in rows)
            )
        return self.get(rows[0][0])

    def delete(self, entry_id: int) -> Entry:
        """Put an entry in the trash; nothing where it is there already."""
        return self._saving.set_trashed(entry_id, trashed=True)

    def undelete(self, entry_id: int) -> Entry:
        """Bring an entry back from the trash; nothing where it is not there."""
        return self._saving.set_trashed(entry_id, trashed=False)

    def purge(self, entry_id: int) -> None:
        """Let an entry in the trash go for good, with its history; this alone cannot be undone."""
        from tui.journal.purging import purge

        purge(self._database, entry_id, self._now())

    def trash(self) -> list[Entry]:
        """What is in the trash, the last deleted first."""
        rows = self._database.rows(
            "SELECT id FROM entry WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
        )
        return read_entries(self._database, [row[0] for row in rows])

    def revisions(self, entry_id: int) -> list[Revision]:
        """Every state the entry was saved in, oldest first; raises NotFound."""
        from tui.journal.revising import read_revisions

        found = read_revisions(self._database, entry_id) if _fits(entry_id) else []
        if not found:
            raise NotFound(f"there is no entry {entry_id}")
        return found

    def revision(self, entry_id: int, number: int) -> Revision:
        """One state of the entry, numbered from 1; raises NotFound."""
        from tui.journal.revising import read_revision

        self.get(entry_id)
        return read_revision(self._database, entry_id, number)

    def restore_revision(self, entry_id: int, number: int, *, seen: int) -> Saved:
        """Let the entry say again what it said in one of its states, as its next version.

        An entry that it was about, and that is gone for good, is left out. Raises NotFound.
        """
        from tui.journal.revising import renamed, with_present_names

        text = self.revision(entry_id, number).text
        text = with_present_names(text, renamed(self._database, entry_id, number, typed=False))
        if text.about is not None and not read_entries(self._database, [text.about]):
            text = text._replace(about=None)
        return self.save(entry_id, text, seen=seen)

    def tick(self, followup_id: int, done: bool) -> Entry:
        """Mark a follow-up as done or open: in its line of the text, or in the ledger where it has none."""
        return self._saving.tick(followup_id, done)

    def tick_line(self, entry_id: int, line: int, done: bool) -> Entry:
        """Mark the follow-up on a line (from 1) as done or open; BadInput where there is none."""
        from tui.journal.saving import ticking

        return self._saving.edit(entry_id, ticking(line, done), "done" if done else "open")

    def set_status(self, entry_id: int, status: Status) -> Entry:
        """Make a meeting planned, held or cancelled."""
        if status not in STATUSES:
            raise BadInput("status", f"a meeting is planned, held or cancelled, not {status!r}")

        def change(text: EntryText) -> EntryText:
            if text.kind != "meeting":
                raise BadInput("status", "only a meeting has a status")
            return text._replace(status=status)

        return self._saving.edit(entry_id, change, status)

    def order(
        self, kind: Kind, *, contact: int | None = None, search: int | None = None, limit: int | None = None
    ) -> Ids:
        """Ids of the entries not in the trash, newest first; with `contact`, those of one person, and with
        `search`, those of one job search."""
        return lists.order(self._database, kind, contact, limit, search)

    def lines(self, ids: Sequence[int]) -> list[EntryLine]:
        """The rows of a list, in the order of the ids; ids of no entry are skipped."""
        return lists.read_lines(self._database, ids)

    def latest(self, kind: Kind, limit: int | None = None, *, search: int | None = None) -> list[Entry]:
        """Whole entries, newest first; all of them where `limit` is None, or those of one job search."""
        with self._database.reading():
            return read_entries(self._database, lists.order(self._database, kind, None, limit, search))

    def count(self, kind: Kind, *, contact: int | None = None) -> int:
        """How many entries are not in the trash."""
        return lists.count(self._database, kind, contact)


def _fits(entry_id: int) -> bool:
    return -(2**63) <= entry_id < 2**63
