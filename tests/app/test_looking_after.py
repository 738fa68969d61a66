"""The day's backup is made behind the app's back; a backup can be looked at, and nothing in it changed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.conftest import NOW
from tests.app.test_editor_screen import until
from tests.app.test_faults import notices
from tests.app.test_home import press, run, shown
from tests.journal.test_backup_room import Calendar
from tui.app.app import PreseasonApp
from tui.app.looking_after import LookingAfter, look_after
from tui.domain.entries import EntryText
from tui.domain.errors import PreseasonError, WriteFailed
from tui.journal import disk
from tui.journal.backup_room import is_unchanged
from tui.journal.journal import Journal
from tui.journal.restoring import reading_copy
from tui.journal.settings import load


def failing_sync(_: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def app(journal: Journal, tmp_path: Path) -> PreseasonApp:
    return PreseasonApp(journal, load(tmp_path / "config"), settled=look_after)


async def test_a_backup_a_day_and_a_word_on_texts_left_in_files(app, journal, log, tmp_path) -> None:
    log("Ada Lovelace", body="words")
    left = journal.path.with_name("preseason-rescue-x.md")
    left.write_text("mine")
    async with run(app) as pilot:
        assert journal.backups.all() == [], "nobody waits for it"
        await until(pilot, lambda: str(left) in notices(app))
        assert "A text lies in a file" in notices(app)
    (made,) = journal.backups.all()
    assert (made.reason, made.verified) == ("daily", True)
    assert journal.back_up_daily() is None


async def test_a_backup_an_hour_while_the_app_is_open_and_something_is_written(tmp_path) -> None:
    clock = Calendar()
    with Journal.open(tmp_path / "data" / "journal.db", now=clock) as journal:
        app = PreseasonApp(journal, load(tmp_path / "config"))

        def looked() -> list[str]:
            looking.look()
            looking.thread.join()
            return [each.reason for each in journal.backups.all()]

        async with run(app):
            looking = LookingAfter(app)
            looking.begin()
            looking.thread.join()
            clock.now += timedelta(hours=3)
            assert looked() == ["daily"], "nothing was written"
            entry = journal.entries.log(EntryText("reflection", clock.now.date(), "words")).entry
            assert looked() == ["daily", "hourly"]
            journal.entries.delete(entry.id)
            clock.now += timedelta(minutes=59)
            assert looked() == ["daily", "hourly"], "the hour is not over"
            clock.now += timedelta(minutes=2)
            assert looked() == ["daily", "hourly", "hourly"]
            with Journal.open(journal.path) as other:
                other.entries.undelete(entry.id)
            clock.now += timedelta(hours=2)
            assert looked() == ["daily", *["hourly"] * 3], "another session wrote"
            assert looked() == ["daily", *["hourly"] * 3]
            clock.now += timedelta(days=1)
            assert looked() == ["daily", *["hourly"] * 3, "daily"], "the app stays open over night"
        assert all(is_unchanged(each) for each in journal.backups.all())
        assert len(journal.database._all) == 1, "no thread leaves a connection behind"


async def test_a_backup_that_failed_is_made_once_it_can_be(tmp_path, monkeypatch) -> None:
    clock = Calendar()
    with Journal.open(tmp_path / "data" / "journal.db", now=clock) as journal:
        app = PreseasonApp(journal, load(tmp_path / "config"))
        async with run(app) as pilot:
            looking = LookingAfter(app)
            looking.begin()
            looking.thread.join()
            journal.entries.log(EntryText("reflection", clock.now.date(), "words"))
            clock.now += timedelta(hours=2)
            with monkeypatch.context() as patched:
                patched.setattr(disk, "sync", failing_sync)
                looking.look()
                await until(pilot, lambda: "No backup could be made" in notices(app))
                looking.thread.join()
            looking.look()
            looking.thread.join()
            assert [each.reason for each in journal.backups.all()] == ["daily", "hourly"]


async def test_a_backup_that_cannot_be_made_is_said(app, journal, log) -> None:
    log("Ada Lovelace", body="words")
    journal.database.rows("UPDATE entry SET body = 'wards'")
    async with run(app) as pilot:
        await until(pilot, lambda: "No backup could be made" in notices(app))
        assert "entry 1 is not as it was saved" in notices(app)
        assert app.return_code is None


async def test_a_backup_is_read_and_not_changed(journal, log, tmp_path) -> None:
    log("Ada Lovelace", body="- [ ] words")
    made = journal.back_up("asked")
    before = made.path.read_bytes()
    with reading_copy(made.path, journal.path) as copy, Journal.open_to_read(copy, now=lambda: NOW) as read:
        app = PreseasonApp(read, load(tmp_path / "config"))
        app.reading = "backup of Thu 5 Nov 2026, 16:00, to read only"
        async with run(app) as pilot:
            await press(pilot, "2")
            assert "backup of Thu 5 Nov 2026, 16:00" in shown(app)
            assert "Ada Lovelace" in shown(app)
            await press(pilot, "d", "u")
            assert "open to read only" in notices(app)
            await press(pilot, "e", "z")
            assert not app.screen._keeping.now()
            await press(pilot, "ctrl+q")
            rescued = app._exit_renderables[0].plain.rpartition(" ")[2]
        with pytest.raises(WriteFailed):
            read.entries.delete(1)
        assert read.entries.count("meeting") == 1
        assert copy.parent == journal.path.parent
    assert Path(rescued).read_text().endswith("words")
    assert not copy.exists()
    assert made.path.read_bytes() == before


def test_a_closed_journal_stops_it_quietly(journal) -> None:
    journal.close()
    with pytest.raises(PreseasonError):
        journal.back_up_daily()
