"""SQLCipher beneath the journal: never plain instead, and with the errors that everybody catches."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.conftest import Clock, meeting
from tests.journal.sealed import CANARY, PASSPHRASE, begun, holders, made_up
from tui.domain.errors import (
    JournalBusy,
    JournalDamaged,
    JournalLocked,
    JournalRefused,
    NoCipher,
    Stopped,
    WriteFailed,
    WrongPassphrase,
)
from tui.domain.query import parse as parse_query
from tui.journal import cipher, engine, keys
from tui.journal.health import look
from tui.journal.journal import Journal


def test_an_encrypted_journal_does_what_any_journal_does(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        entry = journal.entries.log(meeting(f"- [+] {CANARY} #strategy", "Ada Lovelace")).entry
        journal.changes.undo()
        journal.changes.redo()
        assert journal.entries.get(entry.id).derived.takeaways[0].text == CANARY
        hits = journal.find.search(parse_query(CANARY.lower(), today=journal.today()), first=5).hits
        assert len(hits) == 1
        report = journal.examine()
    assert report.findings == ()
    assert report.cipher.startswith("SQLCipher 4.")
    assert not holders(path.parent, CANARY)


def test_what_is_acknowledged_is_on_the_disk(path: Path, clock: Clock) -> None:
    """SQLCipher brings a SQLite that is free of the WAL-reset bug."""
    from tui.journal import sqlcipher

    assert engine.wal_is_safe(sqlcipher.LIBRARY)
    made_up_key = made_up()
    begun(path, made_up_key, clock).close()
    with Journal.open(path) as journal:
        assert journal.database.value("PRAGMA journal_mode") == "wal"
        assert journal.database.value("PRAGMA synchronous") == 2


def test_sqlciphers_own_derivation_opens_it(path: Path, clock: Clock) -> None:
    """Whoever has the passphrase and any SQLCipher can read the journal without this program."""
    import sqlcipher3

    key = keys.new_key(PASSPHRASE)
    keys.hold(key)
    with begun(path, key, clock) as journal:
        journal.entries.log(meeting(CANARY))
    theirs = sqlcipher3.connect(str(path))
    theirs.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert theirs.execute("SELECT body FROM entry").fetchall() == [(CANARY,)]
    theirs.close()


def test_where_the_cipher_is_not_in_force_nothing_is_written(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a SQLCipher that is none: it takes `PRAGMA key` for a pragma it does not know."""
    plain = cipher._open

    class Deaf:
        def __init__(self, connection: sqlite3.Connection) -> None:
            self.__dict__["real"] = connection

        def execute(self, sql: str, *given: object) -> object:
            return self.real.execute("SELECT 1" if "PRAGMA key" in sql else sql, *given)

        def __getattr__(self, name: str) -> object:
            return getattr(self.__dict__["real"], name)

    key = made_up()
    monkeypatch.setattr(cipher, "_open", lambda *given, **named: Deaf(plain(*given, **named)))
    with pytest.raises(JournalRefused, match="the cipher is not in force"):
        begun(path, key, clock)
    assert not path.exists()


def test_a_copy_that_came_out_plain_is_not_used(path: Path, clock: Clock) -> None:
    key = made_up()
    Journal.open(path).close()
    with pytest.raises(JournalRefused, match="did not become encrypted"):
        cipher.check_file(path, key)


def test_without_a_key_it_says_so_and_nothing_happens(path: Path, clock: Clock) -> None:
    begun(path, made_up(), clock).close()
    before = path.read_bytes()
    keys.let_go()
    with pytest.raises(JournalLocked, match="is encrypted, and its passphrase was not given"):
        Journal.open(path)
    assert path.read_bytes() == before


def test_a_wrong_passphrase_does_no_damage(
    path: Path,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    begun(path, made_up(), clock).close()
    before = path.read_bytes()
    keys.let_go()
    secret = tmp_path / "secret"
    secret.touch(0o600)
    secret.write_text("a wrong passphrase")
    monkeypatch.setenv(keys.FILE, str(secret))
    monkeypatch.setattr(keys, "ROUNDS", 1)
    with pytest.raises(WrongPassphrase):
        Journal.open(path)
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")  # SQLCipher would write a word of its own to the terminal


def test_without_the_extra_the_install_command_is_named(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    begun(path, made_up(), clock).close()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "tui.journal.sqlcipher")
    monkeypatch.delattr("tui.journal.sqlcipher")
    with pytest.raises(NoCipher, match=r"pip install 'preseason\[encrypted\]'"):
        Journal.open(path)


def test_any_other_file_is_still_some_other_kind_of_file(path: Path) -> None:
    import os

    path.write_bytes(os.urandom(8192))
    path.chmod(0o600)
    with pytest.raises(JournalRefused, match="some other kind of file"):
        Journal.open(path)


def test_its_errors_are_those_of_sqlite3(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        connection = journal.database.connection()
        wrong: tuple[tuple[type[sqlite3.Error], Callable[[], object], int], ...] = (
            (sqlite3.OperationalError, lambda: connection.execute("SELECT nothing"), 1),
            (sqlite3.OperationalError, lambda: connection.executemany("INSERT", [()]), 1),
            (
                sqlite3.IntegrityError,
                lambda: connection.execute("INSERT INTO entry_tag VALUES (9, 9, 9)"),
                sqlite3.SQLITE_CONSTRAINT,
            ),
            (sqlite3.ProgrammingError, lambda: connection.execute("SELECT ?", ()), 0),
        )
        for kind, work, code in wrong:
            with pytest.raises(sqlite3.Error) as caught:
                work()
            assert type(caught.value) is kind
            assert not code or caught.value.sqlite_errorcode == code
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_busy_is_said_as_busy(path: Path, clock: Clock) -> None:
    key = made_up()
    with begun(path, key, clock) as journal, Journal.open(path, now=clock) as other:
        other.database.rows("PRAGMA busy_timeout = 20")
        with journal.database.writing(), pytest.raises(JournalBusy):
            other.entries.log(meeting("x"))


def test_a_search_that_is_stopped_says_so(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        connection = journal.database.connection()
        threading.Timer(0.05, connection.interrupt).start()
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) FROM n"
        with pytest.raises(Stopped):
            journal.database.rows(endless)


def test_a_flipped_bit_is_found(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        for number in range(20):
            journal.entries.log(meeting(f"{number} words " * 200))
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096, 9):
        raw = bytearray(whole)
        raw[page * 4096 + 1000] ^= 1
        path.write_bytes(raw)
        assert look(path, clock, rebuild=False).findings, page


def test_a_damaged_first_page_is_damage_and_no_wrong_passphrase(path: Path, clock: Clock) -> None:
    """It opens no more with the right key; a backup that does says which of the two it is."""
    key = keys.new_key(PASSPHRASE)
    keys.hold(key)
    with begun(path, key, clock) as journal:
        journal.entries.log(meeting("x"))
        journal.back_up("asked")
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)
    keys.let_go()
    keys.let_ask(lambda _, fitting: fitting(PASSPHRASE) or pytest.fail("the right passphrase was not taken"))
    with pytest.raises(JournalDamaged):
        Journal.open(path)


def test_another_window_is_told_that_the_file_is_another_one(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        journal.entries.log(meeting("x"))
        path.rename(path.with_name("away.db"))
        begun(path, made_up(), clock).close()
        with pytest.raises((WriteFailed, JournalRefused), match="the journal is another file now"):
            journal.database.rows("SELECT nothing")
