"""Encrypting, decrypting and changing the passphrase: the same journal afterwards, or the one from before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tests.journal.sealed import CANARY, begun, holders, made_up, quietly
from tui.domain.errors import JournalBusy, JournalDamaged, JournalRefused, PreseasonError, WriteFailed
from tui.journal import cipher, converting, disk, engine, keys, sealing
from tui.journal.journal import Journal
from tui.journal.sealing import OnBackups, Sealed


def fill(path: Path, clock: Clock) -> None:
    """A journal with all kinds of things in it, and two backups."""
    with Journal.open(path, now=clock) as journal:
        journal.database.rows("PRAGMA synchronous=OFF")
        body = f"- [+] {CANARY} #strategy\n- [>] Grace Hopper, by friday\n- [ ] write to her"
        entry = journal.entries.log(meeting(body, "Ada Lovelace", roles=("In-house counsel",))).entry
        journal.entries.log(reflection(CANARY, about=entry.id))
        journal.entries.delete(entry.id)
        journal.entries.undelete(entry.id)
        journal.pitch.write(f"I build {CANARY}.")
        for _ in range(2):
            journal.back_up("asked")


def dumped(path: Path) -> list[str]:
    """Everything in a journal, as statements."""
    with Journal.open(path) as journal:
        tables = journal.database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' ORDER BY 1"
        )
        return [
            repr((name, row)) for (name,) in tables for row in journal.database.rows(f"SELECT * FROM {name}")
        ]


def turned(path: Path, key: keys.Key | None, clock: Clock, how: OnBackups = "alike") -> Sealed:
    return sealing.turn(path, key, clock, on_backups=how, tell=quietly)


def test_there_and_back_nothing_has_changed(path: Path, clock: Clock) -> None:
    fill(path, clock)
    before = dumped(path)
    assert holders(path.parent, CANARY)  # else what follows would show nothing
    for key in (made_up(), made_up()):
        done = turned(path, key, clock)
        assert done.left == ()
        assert not holders(path.parent, CANARY)
        assert path.read_bytes().startswith(key.salt)
        assert dumped(path) == before
        with Journal.open(path, now=clock) as journal:
            assert journal.examine().findings == ()
            backups = journal.backups.all()
            assert all(each.verified for each in backups)
            assert journal.backups.last_good() == backups[-1]
            assert {each.path.read_bytes()[:16] for each in backups} == {key.salt}
            assert {each.path.stat().st_mode & 0o777 for each in backups} == {0o600}
    turned(path, None, clock)
    assert dumped(path) == before
    with Journal.open(path) as journal:
        assert journal.key is None
        assert journal.examine().findings == ()
        assert all(cipher.salt_of(each.path) is None for each in journal.backups.all())
    assert holders(path.parent, CANARY)


def test_the_old_passphrase_opens_nothing_any_more(path: Path, clock: Clock) -> None:
    fill(path, clock)
    old, new = made_up(), made_up()
    turned(path, old, clock)
    turned(path, new, clock)
    assert not cipher.opens(path, old)
    assert cipher.opens(path, new)


def test_backups_can_be_removed_or_left(path: Path, clock: Clock) -> None:
    fill(path, clock)
    assert turned(path, made_up(), clock, "keep") == Sealed(0, 0, ())
    assert len(holders(path.parent, CANARY)) == 2
    assert turned(path, made_up(), clock, "remove").removed == 3
    assert not holders(path.parent, CANARY)
    with Journal.open(path, now=clock) as journal:
        assert [each.reason for each in journal.backups.all()] == ["encrypted"]


def test_a_backup_that_is_damaged_is_left_and_named(path: Path, clock: Clock) -> None:
    fill(path, clock)
    with Journal.open(path, now=clock) as journal:
        broken = journal.backups.all()[0].path
    broken.write_bytes(broken.read_bytes()[:30_000])
    done = turned(path, made_up(), clock)
    assert done == Sealed(1, 0, (broken,))
    assert broken.stat().st_size == 30_000


@pytest.mark.parametrize("step", ["sync", "rename", "precreate"])
def test_where_the_disk_fails_the_journal_is_as_it_was(
    step: str, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, clock)
    before, names = path.read_bytes(), sorted(path.parent.rglob("*"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, step, fail)
        with pytest.raises(WriteFailed, match="no space left on device; nothing was changed"):
            turned(path, made_up(), clock)
    assert path.read_bytes() == before
    assert sorted(path.parent.rglob("*")) == names


def test_a_copy_that_is_not_the_same_is_not_used(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, clock)
    before = path.read_bytes()
    check = converting.verify

    def after_a_loss(source: sqlite3.Connection, made: Path, new: keys.Key | None) -> None:
        copy = cipher.open_file(made, new)
        copy.execute("DELETE FROM entry_role")
        copy.close()
        check(source, made, new)

    monkeypatch.setattr(converting, "verify", after_a_loss)
    with pytest.raises(JournalDamaged, match="rows of entry_role are missing; nothing was changed"):
        turned(path, made_up(), clock)
    assert path.read_bytes() == before


def test_an_encrypted_journal_that_is_open_elsewhere_is_not_touched(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        entry = journal.entries.log(meeting("x")).entry
        for key in (made_up(), None):
            with pytest.raises(JournalBusy, match="another window or program has the journal open"):
                turned(path, key, clock)
        assert journal.entries.get(entry.id).text.body == "x"
        journal.entries.log(meeting("y"))


def test_a_window_that_was_open_loses_nothing_silently(path: Path, clock: Clock) -> None:
    """In SQLite's older journal mode an open journal cannot be told from one that is closed."""
    if engine.durability()[0] == "wal":
        pytest.skip("with a write-ahead log it is told, and nothing is done")
    fill(path, clock)
    with Journal.open(path, now=clock) as open_before:
        open_before.entries.get(1)
        turned(path, made_up(), clock)
        for work in (
            lambda: open_before.entries.log(meeting("lost?")),
            lambda: open_before.entries.get(1),
            open_before.data_version,
        ):
            with pytest.raises(PreseasonError, match="close this window and open it again"):
                work()


def test_what_was_plain_is_overwritten(path: Path, clock: Clock) -> None:
    fill(path, clock)
    with Journal.open(path, now=clock) as journal:
        backups = [each.path for each in journal.backups.all()]
    held = [each.open("rb") for each in (path, *backups)]
    assert all(CANARY.encode() in each.read() for each in held)
    turned(path, made_up(), clock)
    for each in held:
        each.seek(0)
        assert set(each.read()) == {0}
        each.close()


def test_a_file_that_has_another_name_is_not_overwritten(path: Path, clock: Clock) -> None:
    """As in a snapshot of hard links, which is somebody's backup."""
    fill(path, clock)
    with Journal.open(path, now=clock) as journal:
        backup = journal.backups.all()[0].path
    snapshot = backup.with_name("snapshot")
    snapshot.hardlink_to(backup)
    assert turned(path, made_up(), clock).left == (backup,)
    assert CANARY.encode() in snapshot.read_bytes()
    turned(path, made_up(), clock, "remove")
    assert CANARY.encode() in snapshot.read_bytes()
    path.with_name("other").hardlink_to(path)
    with pytest.raises(JournalRefused, match="has another name as well"):
        turned(path, None, clock)


def test_a_journal_can_begin_encrypted(path: Path, clock: Clock) -> None:
    with begun(path, made_up(), clock) as journal:
        journal.entries.log(meeting(CANARY))
    assert not holders(path.parent, CANARY)
    with pytest.raises(FileExistsError):
        sealing.begin(path, made_up())
