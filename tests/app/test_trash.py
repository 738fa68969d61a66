"""The trash: what was deleted is read there, brought back, or let go by its name alone."""

from __future__ import annotations

from tests.app.test_editor_screen import until
from tests.app.test_faults import notices
from tests.app.test_home import home, press, run, shown
from tui.app.app import PreseasonApp
from tui.app.history.farewell import Farewell
from tui.app.history.trash import TrashScreen
from tui.app.looking_after import look_after
from tui.domain.people import ContactText
from tui.journal.settings import load


async def test_what_was_deleted_is_read_and_brought_back(app, journal, log) -> None:
    first, second = log("Ada Lovelace", body="of engines"), log("Grace Hopper", body="of compilers")
    alan = journal.contacts.create(ContactText("Alan Turing"))
    journal.contacts.delete(alan.id)
    journal.entries.delete(first)
    journal.entries.delete(second)
    async with run(app) as pilot:
        await press(pilot, "T")
        assert isinstance(app.screen, TrashScreen)
        text = shown(app)
        assert "goes for good after 30 days" in text
        assert "of compilers" in text, "the last deleted is read first"
        assert "Trash ─ 3" in text
        await press(pilot, "j")
        assert "of engines" in shown(app)
        await press(pilot, "r")
        assert "Brought back: Ada Lovelace" in notices(app)
        assert journal.entries.count("meeting") == 1
        await press(pilot, "G", "r")
        assert journal.contacts.trash() == []
        await press(pilot, "enter", "escape", "escape")
        assert app.screen is home(app)
        assert "of engines" in shown(app)


async def test_only_its_name_lets_it_go(app, journal, log) -> None:
    journal.entries.delete(log("José Ångström", body="words"))
    async with run(app) as pilot:
        await press(pilot, "T", "X")
        assert isinstance(app.screen, Farewell)
        await press(pilot, *"no", "enter")
        assert "not its name" in shown(app)
        await press(pilot, "escape")
        assert len(journal.entries.trash()) == 1
        await press(pilot, "X", *"jose", "space", *"angstrom", "enter")
        assert "Gone for good: José Ångström" in notices(app)
        assert journal.entries.trash() == []
        assert "The trash is empty" in shown(app)
        await press(pilot, "r", "X", "enter")
        assert isinstance(app.screen, TrashScreen)


async def test_somebody_goes_by_their_name_unless_a_meeting_was_with_them_alone(app, journal, log) -> None:
    log("Ada Lovelace", "Bo Sample")
    log("Ida Sample")
    for name in ("Bo Sample", "Ida Sample"):
        journal.contacts.delete(journal.contacts.find(name).id)
    async with run(app) as pilot:
        await press(pilot, "T", "X")
        assert "One meeting says" in shown(app)
        await press(pilot, *"bo", "space", *"sample", "enter")
        assert "Gone for good: Bo Sample" in notices(app)
        await press(pilot, "X")
        assert "Ida Sample stays: a meeting was with them alone" in notices(app)
        await press(pilot, "escape", "u", "u")
        assert "there is no contact" in notices(app)
    assert journal.contacts.trash() == [], "the first u brought Ida back"
    assert journal.entries.get(1).text.people == ("Ada Lovelace",)


async def test_after_its_days_it_goes_and_that_is_said(journal, log, tmp_path, monkeypatch) -> None:
    journal.entries.delete(log("Ada Lovelace"))
    journal.database.rows("UPDATE entry SET deleted_at = '2026-10-01T09:00:00.000000'")
    journal.database.rows("UPDATE contact SET deleted_at = NULL")
    app = PreseasonApp(journal, load(tmp_path / "config"), settled=look_after)
    async with run(app) as pilot:
        await until(pilot, lambda: "went for good" in notices(app))
    assert journal.entries.trash() == []
    assert journal.backups.last() is not None
