"""The backups beside a journal: verified, in order whatever the clock does, never fewer than they must be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import JournalBusy, JournalDamaged, PreseasonError
from tui.journal import backup_room
from tui.journal.backup_room import Backup, BackupRoom, is_unchanged
from tui.journal.journal import Journal
from tui.journal.verifying import sha256


class Calendar:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 5, 9)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def journal(path: Path, calendar: Calendar, quick: None) -> Iterator[Journal]:
    with Journal.open(path, now=calendar) as opened:
        opened.entries.log(meeting("words"))
        yield opened


def made_on(journal: Journal) -> list[str]:
    return [f"{each.made_at:%d %b}" for each in journal.backups.all()]


def test_a_backup_is_private_verified_and_a_journal(journal: Journal, folder: Path) -> None:
    before = os.umask(0)
    try:
        made = journal.back_up("asked")
    finally:
        os.umask(before)
    assert made == Backup(made.path, 1, datetime(2026, 11, 5, 9), "asked", True)
    assert made.path == folder / "journal.db.backups" / "000001-20261105T090000-asked.db"
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    files = sorted(made.path.parent.iterdir())
    assert [each.stat().st_mode & 0o777 for each in files] == [0o600, 0o600]
    assert files[1].read_text() == f"{sha256(made.path)}  {made.path.name}\n"
    assert is_unchanged(made)
    with Journal.open(made.path) as copy:
        assert copy.entries.get(1).text.body == "words"
        assert copy.examine().findings == ()


def test_one_a_day_is_made_by_itself(journal: Journal, calendar: Calendar) -> None:
    assert journal.back_up_daily() is not None
    calendar.now += timedelta(hours=23)
    assert journal.back_up_daily() is None
    calendar.now += timedelta(hours=2)
    assert journal.back_up_daily() is not None
    assert [each.reason for each in journal.backups.all()] == ["daily", "daily"]


def test_one_an_hour_is_made_where_it_is_asked_for(journal: Journal, calendar: Calendar) -> None:
    journal.back_up_daily()
    calendar.now += timedelta(minutes=59)
    assert journal.back_up_hourly() is None
    calendar.now += timedelta(minutes=2)
    made = journal.back_up_hourly()
    assert made is not None
    assert (made.reason, made.verified) == ("hourly", True)
    assert journal.back_up_daily() is None


def test_of_many_hours_the_last_few_are_kept_and_of_many_days_more(
    journal: Journal, calendar: Calendar
) -> None:
    for _ in range(70):
        assert journal.back_up_hourly() is not None
        calendar.now += timedelta(hours=1)
    kept = [each.made_at for each in journal.backups.all()]
    assert [f"{moment:%d %H}" for moment in kept[-6:]] == [f"08 {hour:02}" for hour in range(1, 7)]
    assert {moment.day for moment in kept} == {5, 6, 7, 8}
    assert len(kept) == 9


def test_old_ones_go_and_their_sums_with_them(journal: Journal, calendar: Calendar) -> None:
    for _ in range(40):
        assert journal.back_up_daily() is not None
        calendar.now += timedelta(days=1, minutes=1)
    kept = journal.backups.all()
    assert len(kept) < 20
    assert [each.number for each in kept][-7:] == [34, 35, 36, 37, 38, 39, 40]
    assert len(list(journal.backups.folder.iterdir())) == 2 * len(kept)


def test_a_clock_that_goes_back_a_year_keeps_the_order_and_every_backup(
    journal: Journal, calendar: Calendar
) -> None:
    for _ in range(20):
        journal.back_up_daily()
        calendar.now += timedelta(days=1, minutes=1)
    before = journal.backups.all()
    calendar.now -= timedelta(days=365)
    for _ in range(10):
        made = journal.back_up_daily()
        assert made is not None
        assert journal.backups.last() == made
        calendar.now += timedelta(days=1, minutes=1)
    after = journal.backups.all()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 10


def test_a_damaged_journal_pushes_no_good_backup_out(journal: Journal, calendar: Calendar) -> None:
    good = journal.back_up("asked")
    journal.database.rows("UPDATE entry SET body = 'wards' WHERE id = 1")
    for _ in range(30):
        calendar.now += timedelta(days=1)
        with pytest.raises(JournalDamaged, match="cannot be backed up: the text of entry 1"):
            journal.back_up_daily()
    assert journal.backups.all() == [good]
    assert journal.backups.last_good() == good


def test_a_backup_that_changed_is_not_taken_for_a_good_one(journal: Journal, calendar: Calendar) -> None:
    first = journal.back_up("asked")
    calendar.now += timedelta(days=1)
    second = journal.back_up("asked")
    content = bytearray(second.path.read_bytes())
    content[5000] ^= 1
    second.path.write_bytes(content)
    assert journal.backups.last() == second
    assert not is_unchanged(second)
    assert journal.backups.last_good() == first


def test_one_without_its_sum_is_not_verified(journal: Journal) -> None:
    made = journal.back_up("asked")
    made.path.with_name(f"{made.path.name}.sha256").unlink()
    (alone,) = journal.backups.all()
    assert not alone.verified
    assert journal.backups.last() is None
    assert journal.backups.is_due()


def test_what_a_killed_program_left_unfinished_goes_and_that_of_a_living_one_stays(
    journal: Journal, folder: Path
) -> None:
    journal.back_up("asked")
    (folder / ".preseason-999999999-0a0a0a0a.new").touch()
    (journal.backups.folder / ".preseason-999999999-0b0b0b0b.new-journal").touch()
    (folder / f".preseason-{os.getpid()}-0c0c0c0c.new").touch()
    (folder / ".preseason-notes").touch()
    journal.back_up("asked")
    left = [
        each.name for each in (*folder.iterdir(), *journal.backups.folder.iterdir()) if each.name[0] == "."
    ]
    assert sorted(left) == [f".preseason-{os.getpid()}-0c0c0c0c.new", ".preseason-notes"]


def test_two_sessions_at_once_make_two(journal: Journal, path: Path, calendar: Calendar) -> None:
    one, other = BackupRoom(path, calendar), BackupRoom(path, calendar)
    free = one.free_path("asked")
    other.make(journal.database, "asked")
    original = one.free_path
    paths = iter([free])
    one.free_path = lambda reason: next(paths, None) or original(reason)  # type: ignore[method-assign]
    assert one.make(journal.database, "asked").number == 2


def test_strange_files_in_the_folder_are_left_alone(journal: Journal) -> None:
    journal.back_up("asked")
    folder = journal.backups.folder
    for name in ("notes.txt", "000002-99999999T999999-x.db", "1-20261105T090000-x.db", "000003-x.db.sha256"):
        (folder / name).write_text("mine")
    assert [each.number for each in journal.backups.all()] == [1]
    journal.back_up("asked")
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_copy_does_not_wait_for_ever(journal: Journal, other: Journal, monkeypatch) -> None:
    monkeypatch.setattr("tui.journal.engine.BUSY_SECONDS", 0.05)
    with journal.patience(0.01):
        other.database.connection().execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(JournalBusy):
                journal.back_up("asked")
        finally:
            other.database.connection().execute("ROLLBACK")
    assert journal.backups.all() == []
    assert journal.back_up("asked").verified


def test_a_folder_that_cannot_be_made_is_said(journal: Journal, folder: Path) -> None:
    (folder / "journal.db.backups").write_text("in the way")
    with pytest.raises(PreseasonError):
        journal.back_up("asked")
    assert journal.backups.all() == []
    assert backup_room.BackupRoom(journal.path, journal.now).last_good() is None


def test_while_a_backup_is_made_others_write(journal: Journal, other: Journal) -> None:
    other.entries.log(reflection("before"))
    made = journal.backups.daily(journal.database)
    assert made is not None
    other.entries.log(reflection("after"))
    with Journal.open(made.path) as copy:
        assert copy.entries.count("reflection") == 1
