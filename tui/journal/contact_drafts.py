"""Details of a contact that are not saved yet: kept at every pause, found again by who edits them next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.domain.errors import JournalDamaged
from tui.domain.people import LEVELS, ContactText
from tui.domain.text import clean
from tui.journal.drafts import lives, started
from tui.journal.packing import moment, the_moment
from tui.journal.records import ContactDraft

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_KEEP = """
    INSERT INTO contact_draft (uid, contact_id, seen, base, fields, updated_at, owner_pid, owner_start)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (uid) DO UPDATE SET contact_id = excluded.contact_id, seen = excluded.seen,
        base = excluded.base, fields = excluded.fields, updated_at = excluded.updated_at,
        owner_pid = excluded.owner_pid, owner_start = excluded.owner_start"""
_ALL = """
    SELECT uid, contact_id, seen, base, fields, updated_at, owner_pid, owner_start FROM contact_draft
    ORDER BY updated_at DESC, uid"""


class ContactDrafts:
    """The drafts of contacts. `discard` forgets one; nothing else does but the save of what it became."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, draft: ContactDraft) -> None:
        """Put a draft on the disk, in place of what was kept of it before."""
        pid = draft.owner_pid
        values = (draft.uid, draft.contact, draft.seen, _packed(draft.base), _packed(draft.text))
        with self._database.writing():
            self._database.rows(_KEEP, (*values, moment(draft.updated_at), pid, started(pid)))

    def all(self) -> list[ContactDraft]:
        """Every draft, the last touched first."""
        return [_draft(row) for row in self._database.rows(_ALL)]

    def abandoned(self) -> list[ContactDraft]:
        """The drafts whose program no longer runs, the last touched first."""
        return [_draft(row) for row in self._database.rows(_ALL) if not lives(row[6], row[7])]

    def of(self, contact: int | None, pid: int) -> ContactDraft | None:
        """The last draft of a contact (None: of a new one) that no other program has open."""
        for row in self._database.rows(_ALL):
            if row[1] == contact and (row[6] == pid or not lives(row[6], row[7])):
                return _draft(row)
        return None

    def discard(self, uid: str) -> None:
        """Forget a draft; nothing where there is none."""
        with self._database.writing():
            forget_draft(self._database, uid)


def forget_draft(database: Database, uid: str | None) -> None:
    """Take a draft away, inside the write that made it unneeded."""
    if uid is not None:
        database.rows("DELETE FROM contact_draft WHERE uid = ?", (uid,))


def _packed(text: ContactText) -> str:
    return clean(json.dumps(text._asdict(), ensure_ascii=False))


def _unpacked(stored: str) -> ContactText:
    try:
        text = ContactText(**json.loads(stored))
        if text.level not in LEVELS or not all(isinstance(each, str) for each in text):
            raise ValueError
    except (ValueError, TypeError):
        raise JournalDamaged("a draft of a contact cannot be read; see `preseason doctor`") from None
    return text


def _draft(row: Row) -> ContactDraft:
    uid, contact, seen, base, fields, updated_at, pid, _ = row
    return ContactDraft(uid, contact, seen, _unpacked(base), _unpacked(fields), the_moment(updated_at), pid)
