"""The history of an entry: read, compared, and brought back, none of it lost by that."""

from __future__ import annotations

import pytest

from tests.app.test_faults import notices
from tests.app.test_home import home, press, run, shown
from tui.app.history.screen import HistoryScreen


@pytest.fixture
def entry(journal, log) -> int:
    number = log("Ada Lovelace", body="one\n\n- [ ] call her\n")
    for body in ("one\ntwo\n\n- [ ] call her\n", "three\n"):
        seen = journal.entries.get(number)
        journal.entries.save(number, seen.text._replace(body=body, minutes=35), seen=seen.version)
    return number


async def test_what_each_save_changed_and_the_way_back(app, journal, entry) -> None:
    async with run(app) as pilot:
        await press(pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        text = shown(app)
        assert "History of Ada Lovelace, Thu 5 Nov 2026" in text
        assert "Before: revision 2" in text
        assert "+ three" in text
        assert "− one" in text
        await press(pilot, "j")
        assert "+ two" in shown(app)
        assert "+ minutes: 35" in shown(app)
        await press(pilot, "c")
        assert "Revision 2" in shown(app)
        assert "+ three" in shown(app), "beside what it says now"
        await press(pilot, "c", "j")
        assert "Before: nothing" in shown(app)
        await press(pilot, "k", "r")
        assert "says again what revision 2 said" in notices(app)
        assert journal.entries.get(entry).text.body.startswith("one\ntwo")
        assert len(journal.entries.revisions(entry)) == 4
        assert "▸  4" in shown(app), "the cursor is on the new one"
        await press(pilot, "r")
        assert "That is what it says now" in notices(app)
        await press(pilot, "u")
        assert journal.entries.get(entry).text.body == "three\n"
        assert "▸  5" in shown(app)
        await press(pilot, "enter", "]", "escape", "escape")
        assert app.screen is home(app)
        assert "three" in shown(app)


async def test_an_entry_that_goes_meanwhile_and_what_has_no_history(app, journal, entry) -> None:
    async with run(app) as pilot:
        await press(pilot, "1", "h")
        assert "A history have" in notices(app)
        await press(pilot, "2", "h")
        app.screen.entry_id = 99
        app.screen.reload()
        await pilot.pause()
        assert app.screen is home(app)
        assert "gone" in notices(app)
