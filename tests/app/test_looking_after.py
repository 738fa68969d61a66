"""The day's backup is made behind the app's back; a backup can be looked at, and nothing in it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import NOW
from tests.app.test_editor_screen import until
from tests.app.test_faults import notices
from tests.app.test_home import press, run, shown
from tui.app.app import PreseasonApp
from tui.app.looking_after import look_after
from tui.domain.errors import PreseasonError, WriteFailed
from tui.journal.journal import Journal
from tui.journal.restoring import reading_copy
from tui.journal.settings import load


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
