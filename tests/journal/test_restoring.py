"""A backup becomes the journal again, and nothing that was there is lost by it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tests.journal.test_migrations import from_text
from tui.domain.errors import JournalBusy, JournalDamaged, JournalRefused
from tui.journal import migrations
from tui.journal.backup_room import BackupRoom
from tui.journal.health import look
from tui.journal.journal import Journal
from tui.journal.records import Draft
from tui.journal.restoring import restore


@pytest.fixture
def backup(journal: Journal) -> Path:
    """A backup of one meeting; a reflection and a draft came after it."""
    journal.entries.log(meeting("first", "Ada Lovelace"))
    made = journal.back_up("asked").path
    journal.entries.log(reflection("second"))
    journal.drafts.keep(Draft("d1", None, None, meeting("half a thought"), journal.now(), os.getpid()))
    return made


def bodies(path: Path) -> list[str]:
    with Journal.open(path, create=False) as journal:
        assert journal.examine().findings == ()
        kinds = ("meeting", "reflection")
        return [entry.text.body for kind in kinds for entry in journal.entries.latest(kind)]  # type: ignore[arg-type]


def test_what_it_replaces_is_kept_and_so_are_drafts(journal: Journal, path: Path, backup: Path) -> None:
    done = restore(backup, path, Clock())
    assert done.kept is not None
    assert not done.was_damaged
    assert bodies(path) == ["first"]
    assert bodies(done.kept) == ["first", "second"]
    assert [draft.text.body for draft in journal.drafts.all()] == ["half a thought"]
    assert journal.entries.count("reflection") == 0, "a session that has it open sees it"
    back = restore(done.kept, path, Clock())
    assert bodies(path) == ["first", "second"]
    assert back.kept != done.kept
    assert journal.entries.log(reflection("third")).entry.id > 1
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


def test_a_session_that_had_it_open_does_not_undo_over_it(journal: Journal, path: Path, backup: Path) -> None:
    seen = journal.entries.get(1)
    journal.entries.save(1, seen.text._replace(body="changed"), seen=seen.version)
    restore(backup, path, Clock())
    before = journal.data_version()
    assert journal.entries.get(1).text.body == "first"
    saved = journal.entries.save(1, seen.text._replace(body="mine"), seen=seen.version)
    assert saved.entry.text.body == "mine"
    assert journal.data_version() == before


@pytest.mark.parametrize("version", range(1, migrations.CURRENT))
def test_a_backup_of_a_past_version_is_upgraded_on_the_way(
    version: int, folder: Path, journal: Journal, path: Path
) -> None:
    old = folder / "old.db"
    from_text(version, old)
    before = old.read_bytes()
    restore(old, path, Clock())
    assert journal.entries.latest("meeting")[0].text.people == ("Ada Lovelace",)
    assert journal.examine().findings == ()
    assert old.read_bytes() == before


def test_where_no_journal_is_it_becomes_one(backup: Path, folder: Path) -> None:
    target = folder / "new" / "journal.db"
    assert restore(backup, target, Clock()).kept is None
    assert bodies(target) == ["first"]
    assert target.stat().st_mode & 0o777 == 0o600


def zeroed(path: Path) -> None:
    path.write_bytes(b"")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:200] = b"x" * 200
    path.write_bytes(content)


def flipped(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE entry SET body = 'fyrst' WHERE id = 1")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("damage", [zeroed, half, scribbled, flipped])
def test_a_damaged_journal_is_set_aside_as_it_is(
    journal: Journal, path: Path, backup: Path, damage: object
) -> None:
    journal.close()
    damage(path)  # type: ignore[operator]
    found = look(path, Clock(), rebuild=False)
    assert found.findings
    assert any(f"restore {backup}" in sentence for sentence in found.advice)
    as_it_was = path.read_bytes()
    path.with_name("journal.db-journal").write_bytes(b"left over")
    done = restore(backup, path, Clock())
    assert done.was_damaged
    assert done.kept is not None
    assert done.kept.read_bytes() == as_it_was
    companion = done.kept.with_name(f"{done.kept.name}-journal")
    if damage in (zeroed, scribbled):  # else SQLite has taken away what it saw to be no journal of the file
        assert companion.read_bytes() == b"left over"
    assert bodies(path) == ["first"]
    assert not path.with_name("journal.db-journal").exists()
    assert not BackupRoom(path, Clock()).all()[-1].verified, "it is no backup"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_backup_that_is_not_what_it_was_is_refused(
    journal: Journal, path: Path, backup: Path, rows: int
) -> None:
    content = bytearray(backup.read_bytes())
    content[-rows * 100] ^= 1
    backup.write_bytes(content)
    with pytest.raises(JournalDamaged, match="not what it was when it was verified"):
        restore(backup, path, Clock())
    assert bodies(path) == ["first", "second"]


def test_a_copy_whose_text_changed_is_refused_without_a_sum_too(
    journal: Journal, path: Path, backup: Path, folder: Path
) -> None:
    copy = folder / "elsewhere.db"
    shutil.copy(backup, copy)
    flipped(copy)
    with pytest.raises(JournalDamaged, match="text of entry 1 is not as it was saved"):
        restore(copy, path, Clock())
    assert bodies(path) == ["first", "second"]


def test_what_is_no_journal_is_refused_and_stays(journal: Journal, path: Path, folder: Path) -> None:
    journal.entries.log(reflection("mine"))
    other = folder / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE places (id INTEGER PRIMARY KEY)")
    connection.close()
    text = folder / "notes.txt"
    text.write_text("no journal, but long enough to be looked at " * 40)
    for source in (other, text):
        with pytest.raises(JournalRefused, match="is not a journal"):
            restore(source, path, Clock())
    with pytest.raises(JournalRefused, match="is not there"):
        restore(folder / "nowhere.db", path, Clock())
    with pytest.raises(JournalRefused, match="is not a file"):
        restore(folder, path, Clock())
    made = folder / "copy.db"
    journal.backup(made)
    for target in (other, text):
        before = target.read_bytes()
        with pytest.raises(JournalRefused):
            restore(made, target, Clock())
        assert target.read_bytes() == before
    assert bodies(path) == ["mine"]


def test_a_newer_journal_is_not_replaced(journal: Journal, path: Path, backup: Path) -> None:
    journal.database.rows(f"PRAGMA user_version={migrations.CURRENT + 1}")
    journal.close()
    with pytest.raises(JournalRefused, match="newer Preseason"):
        restore(backup, path, Clock())


def test_another_programs_lock_is_not_waited_for_without_an_end(
    journal: Journal, path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.journal.engine.BUSY_SECONDS", 0.05)
    connection = journal.database.connection()
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusy):
        restore(backup, path, Clock())
    connection.execute("ROLLBACK")
    assert bodies(path) == ["first", "second"]
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]
