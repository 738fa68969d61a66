"""Typing that is not saved yet: kept at every pause, found again when the program that held it is gone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.text import clean
from tui.journal.packing import moment, pack_header, the_moment, unpack_header
from tui.journal.records import Draft
from tui.journal.trash import forget_draft

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_KEEP = """
    INSERT INTO draft (uid, entry_id, seen, fields, header, updated_at, owner_pid, owner_start, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (uid) DO UPDATE SET entry_id = excluded.entry_id, seen = excluded.seen,
        fields = excluded.fields, header = excluded.header, updated_at = excluded.updated_at,
        owner_pid = excluded.owner_pid, owner_start = excluded.owner_start, body = excluded.body"""
_ALL = """
    SELECT uid, entry_id, seen, fields, header, updated_at, owner_pid, owner_start, body
    FROM draft ORDER BY updated_at DESC, uid"""

PATIENCE = 0.25
"""Seconds that a draft waits for another program's lock."""


class Drafts:
    """The drafts of a journal. Plain SQL, so that the first pause in typing does not wait for Peewee."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._starts: dict[int, str] = {}

    def keep(self, draft: Draft) -> None:
        """Put a draft on the disk, in place of what was kept of it before.

        It is done while someone types, so another program's lock is soon a JournalBusy: try again.
        """
        text = draft.text._replace(body=clean(draft.text.body))
        pid = draft.owner_pid
        if pid not in self._starts:
            self._starts = {pid: started(pid)}
        fields = json.dumps(dict(draft.header))
        values = (draft.uid, draft.entry_id, draft.seen, fields, clean(pack_header(text)))
        with self._database.patience(PATIENCE), self._database.writing():
            self._database.rows(_KEEP, (*values, moment(draft.updated_at), pid, self._starts[pid], text.body))

    def all(self) -> list[Draft]:
        """Every draft, the last touched first."""
        return [_draft(row) for row in self._database.rows(_ALL)]

    def abandoned(self) -> list[Draft]:
        """The drafts whose program no longer runs, the last touched first."""
        return [_draft(row) for row in self._database.rows(_ALL) if not lives(row[6], row[7])]

    def discard(self, uid: str) -> None:
        """Forget a draft; nothing where there is none."""
        with self._database.patience(PATIENCE), self._database.writing():
            forget_draft(self._database, uid)


def started(pid: int) -> str:
    """When a process started, in words that no later process of this number shares; '' where unknown."""
    return _process(pid)[1]


def lives(pid: int, since: str) -> bool:
    """Whether the process that was `pid` and started at `since` still runs."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except PermissionError:
        pass
    except (ProcessLookupError, OverflowError):
        return False
    state, start = _process(pid)
    return state not in {"Z", "X"} and (not since or not start or start == since)


def _process(pid: int) -> tuple[str, str]:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The name of the program stands in brackets and may hold anything; what follows is blank-separated.
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return fields[0], f"{boot} {fields[19]}"
    except (OSError, IndexError):
        return "", ""


def _draft(row: Row) -> Draft:
    return Draft(
        uid=row[0],
        entry_id=row[1],
        seen=row[2],
        text=unpack_header(row[4], row[8]),
        updated_at=the_moment(row[5]),
        owner_pid=row[6],
        header=json.loads(row[3]),
    )
