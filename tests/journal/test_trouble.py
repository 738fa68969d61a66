"""Full disks, locks and broken files: a named error, and nothing half done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import JournalBusy, JournalDamaged, WriteFailed
from tui.domain.people import ContactText
from tui.journal import engine
from tui.journal.journal import Journal


def test_a_full_disk_is_said_and_nothing_is_lost(journal: Journal) -> None:
    kept = journal.entries.log(meeting("kept")).entry
    pages = journal.database.value("PRAGMA page_count")
    journal.database.rows(f"PRAGMA max_page_count={pages + 1}")
    before = list(journal.database.connection().iterdump())
    for attempt in (
        lambda: journal.entries.log(meeting("x" * 100_000)),
        lambda: journal.entries.save(kept.id, meeting("x" * 100_000), seen=1),
        lambda: journal.contacts.create(ContactText("Grace", notes="x" * 100_000)),
    ):
        with pytest.raises(WriteFailed, match="disk is full"):
            attempt()
    assert list(journal.database.connection().iterdump()) == before
    assert journal.changes.can_undo == "new meeting: Ada Lovelace"
    journal.database.rows("PRAGMA max_page_count=1000000")
    assert journal.entries.save(kept.id, meeting("x" * 100_000), seen=1).entry.version == 2


def test_the_first_error_of_a_chain_speaks(journal: Journal) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA max_page_count=2")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("CREATE TABLE a AS SELECT zeroblob(100000)")
    with pytest.raises(sqlite3.OperationalError, match="no transaction is active") as again:
        fail_twice(connection, full.value)
    assert isinstance(engine.meaning(again.value), WriteFailed)


def fail_twice(connection: sqlite3.Connection, first: sqlite3.Error) -> None:
    try:
        raise first
    except sqlite3.Error:
        connection.execute("ROLLBACK")


def test_peewees_errors_have_the_same_names(journal: Journal) -> None:
    from tui.journal import tables

    pages = journal.database.value("PRAGMA page_count")
    journal.database.rows(f"PRAGMA max_page_count={pages}")
    with pytest.raises(WriteFailed, match="disk is full"), journal.database.writing():
        tables.Tag.insert(name="x" * 100_000, fold="x").execute(journal.database.models)
    with pytest.raises(JournalDamaged), journal.database.writing():
        tables.Tag.insert(name=None, fold="x").execute(journal.database.models)


def test_a_lock_held_too_long_is_said_and_trying_again_is_safe(journal: Journal, other: Journal) -> None:
    journal.database.rows("PRAGMA busy_timeout=30")
    with other.database.writing():
        for attempt in (
            lambda: journal.entries.log(meeting("x")),
            lambda: journal.contacts.create(ContactText("Grace")),
            lambda: journal.drafts.discard("x"),
        ):
            with pytest.raises(JournalBusy, match="try again"):
                attempt()
        assert journal.entries.count("meeting") == 0
    assert journal.entries.log(meeting("x")).entry.id == 1


def test_reading_goes_on_while_another_session_writes(journal: Journal, other: Journal) -> None:
    journal.entries.log(meeting("x"))
    with other.database.writing():
        other.database.rows("UPDATE entry SET title = 'half'")
        assert journal.entries.get(1).text.title == ""


def test_a_commit_waits_for_a_reader_and_then_says_so(journal: Journal, other: Journal) -> None:
    if engine.wal_is_safe():
        pytest.skip("with a write-ahead log readers hold nobody up")
    journal.entries.log(meeting("x"))
    journal.database.rows("PRAGMA busy_timeout=30")
    with other.database.reading():
        other.entries.get(1)
        with pytest.raises(JournalBusy):
            journal.entries.log(meeting("y"))
    assert journal.entries.log(meeting("y")).entry.id == 2
    assert journal.entries.count("meeting") == 2


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, JournalBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, JournalBusy),
        (sqlite3.SQLITE_LOCKED, JournalBusy),
        (sqlite3.SQLITE_FULL, WriteFailed),
        (sqlite3.SQLITE_IOERR_FSYNC, WriteFailed),
        (sqlite3.SQLITE_READONLY, WriteFailed),
        (sqlite3.SQLITE_CANTOPEN, WriteFailed),
        (sqlite3.SQLITE_CORRUPT, JournalDamaged),
        (sqlite3.SQLITE_NOTADB, JournalDamaged),
        (sqlite3.SQLITE_ERROR, JournalDamaged),
    ],
)
def test_every_result_code_has_a_name(code: int, kind: type[Exception]) -> None:
    error = sqlite3.OperationalError("words")
    error.sqlite_errorcode = code
    named = engine.meaning(error)
    assert type(named) is kind
    assert "\n" not in str(named)


def interrupted(journal: Journal) -> None:
    with journal.database.writing():
        journal.database.rows("INSERT INTO tag (name, fold) VALUES ('x', 'x')")
        raise KeyboardInterrupt


def test_an_interrupted_write_leaves_nothing(journal: Journal) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(journal)
    assert journal.database.value("SELECT COUNT(*) FROM tag") == 0
    assert not journal.database.connection().in_transaction


def test_each_thread_has_a_connection_of_its_own(journal: Journal) -> None:
    journal.entries.log(reflection("x"))
    seen: list[object] = []

    def work() -> None:
        seen.append(journal.database.connection())
        seen.append(journal.entries.latest("reflection")[0].text.body)
        seen.append(journal.entries.log(reflection("from a thread")).entry.id)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(each) for each in seen if isinstance(each, sqlite3.Connection)}) == 3
    assert journal.entries.count("reflection") == 4
    journal.close()
    with pytest.raises(sqlite3.ProgrammingError):
        journal.entries.count("reflection")


def test_two_journals_can_be_open_at_once(journal: Journal, folder: Path) -> None:
    with Journal.open(folder / "second.db", now=lambda: datetime(2026, 11, 5)) as second:
        journal.entries.log(reflection("first"))
        second.entries.log(reflection("second"))
        assert journal.entries.latest("reflection")[0].text.body == "first"
        assert second.entries.latest("reflection")[0].text.body == "second"


DIE = """
import os, sys
from tui.journal.journal import Journal
journal = Journal.open(sys.argv[1])
journal.database.connection().execute("BEGIN IMMEDIATE")
journal.database.rows("PRAGMA cache_size=1")
for number in range(200):
    journal.database.rows("INSERT INTO tag (name, fold) VALUES (?, ?)", ("x" * 5000, str(number)))
os.kill(os.getpid(), 9)
"""


def test_a_program_killed_while_it_writes_leaves_a_whole_journal(journal: Journal, path: Path) -> None:
    journal.entries.log(meeting("before"))
    assert subprocess.run([sys.executable, "-c", DIE, str(path)], check=False, timeout=30).returncode == -9
    with Journal.open(path) as again:
        assert again.entries.count("meeting") == 1
        assert again.database.value("SELECT COUNT(*) FROM tag") == 0
        assert again.examine().findings == ()
