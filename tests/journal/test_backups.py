"""One verified file that holds the whole journal."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.journal.conftest import meeting
from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal.journal import Journal


def test_a_backup_is_a_private_journal_of_its_own(journal: Journal, folder: Path) -> None:
    entry = journal.entries.log(meeting("- [+] decide #x")).entry
    before = os.umask(0)
    try:
        journal.backup(folder / "safe" / "copy.db")
    finally:
        os.umask(before)
    copy = folder / "safe" / "copy.db"
    assert [each.name for each in copy.parent.iterdir()] == ["copy.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    with Journal.open(copy) as again:
        assert again.entries.get(entry.id) == entry
        assert again.examine().findings == ()


def test_a_backup_never_overwrites(journal: Journal, folder: Path) -> None:
    (folder / "copy.db").write_text("precious")
    with pytest.raises(JournalRefused, match="never overwrites"):
        journal.backup(folder / "copy.db")
    assert (folder / "copy.db").read_text() == "precious"
    with pytest.raises(JournalRefused):
        journal.backup(journal.path)
    (folder / "link.db").symlink_to(folder / "nowhere")
    with pytest.raises(JournalRefused):
        journal.backup(folder / "link.db")


def test_a_damaged_journal_is_not_backed_up_as_a_sound_one(journal: Journal, folder: Path) -> None:
    journal.entries.log(meeting("x"))
    connection = sqlite3.connect(journal.path)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'entry_order'")
    connection.commit()
    connection.close()
    with pytest.raises(JournalDamaged), Journal.open(journal.path) as again:
        again.backup(folder / "copy.db")
    assert not [each.name for each in folder.iterdir() if not each.name.startswith("journal.db")]


def test_a_backup_holds_what_was_committed_while_another_session_writes(
    journal: Journal, other: Journal, folder: Path
) -> None:
    journal.entries.log(meeting("x"))
    with other.database.writing():
        other.database.rows("UPDATE entry SET title = 'half'")
        journal.backup(folder / "copy.db")
    with Journal.open(folder / "copy.db") as copy:
        assert copy.entries.get(1).text.title == ""
