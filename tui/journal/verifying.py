"""Whether a copy of a journal is what it should be: whole, ours, and every text as it was saved."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from tui.domain.errors import JournalDamaged
from tui.journal import engine
from tui.journal.packing import digest

AT_ONCE = 1 << 20
"""Bytes read in one go."""


def check_rows(connection: sqlite3.Connection) -> None:
    """Look at all of a journal of any version without believing any of it; raises JournalDamaged.

    A flipped bit in a text leaves SQLite's own structures whole, so each text is held against its digest.
    """
    for (verdict,) in connection.execute("PRAGMA integrity_check(1)"):
        if verdict != "ok":
            raise JournalDamaged(f"it is damaged ({engine.one_line(verdict)})")
    if connection.execute("PRAGMA application_id").fetchone()[0] != engine.APPLICATION_ID:
        raise JournalDamaged("it is not a journal")
    for each, stored, body in connection.execute("SELECT id, digest, body FROM entry"):
        if digest(body) != stored:
            raise JournalDamaged(f"the text of entry {each} is not as it was saved")
    for each, number, stored, header, body in connection.execute(
        "SELECT entry_id, number, digest, header, body FROM revision"
    ):
        if digest(header, body) != stored:
            raise JournalDamaged(f"revision {number} of entry {each} is not as it was saved")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as it is read back now."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            made.update(part)
    return made.hexdigest()
