"""The Season room: what it shows, how a search is started and ended, and what it says once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.app.boards import notices, typed
from tests.app.test_home import home, names, press, run, shown
from tui.app.dialogs.asking import AskLine, Confirm
from tui.app.dialogs.choosing import Choose
from tui.app.dialogs.sheet_page import SheetPage
from tui.app.editor.screen import EditorScreen
from tui.app.home.screen import HomeScreen
from tui.app.season.form import SearchForm
from tui.app.season.screen import SeasonScreen
from tui.domain.seasons import SearchText

LAW = SearchText("Leaving law", date(2026, 10, 1), target=2, goal="Find *out*.")
DESK = SearchText("A first desk", date(2017, 2, 6), date(2017, 6, 30), outcome="A desk.")
BAD = "[@click=app.quit]x[/] [red]"


@pytest.fixture
def searches(journal, log):
    """Two searches: the one that goes on has two meetings, the other one has one."""
    journal.seasons.start(DESK)
    journal.seasons.start(LAW)
    log(
        "Ada Lovelace", body="- [<] send it by friday\n", on=date(2026, 11, 3), minutes=35, roles=("Counsel",)
    )
    log("Grace Hopper", on=date(2026, 11, 10), score=5)
    log("Ida Sample", on=date(2017, 2, 8), search="A first desk")
    journal.seasons.tell_milestones()


async def season(pilot, *keys: str) -> SeasonScreen:
    """Go to Season, and press some keys there."""
    await press(pilot, "g", "s")
    await press(pilot, *keys)
    screen = pilot.app.get_screen("season")
    assert isinstance(screen, SeasonScreen)
    return screen


async def test_an_empty_journal_says_what_to_press(app):
    async with run(app, (80, 24)) as pilot:
        screen = await season(pilot)
        assert "n starts one." in shown(app)
        await press(pilot, "e", "x", "a", "A", "enter", "j")
        assert app.screen is screen
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_it_shows_the_search_that_goes_on_then_others(app, searches, size):
    async with run(app, size) as pilot:
        screen = await season(pilot)
        text = shown(app)
        assert "Leaving law ─ week 8, since Thu 1 Oct 2026" in text
        assert names(screen.seasons) == ["Leaving law", "A first desk", "All searches"]
        assert "2 met" in text
        said = "Leaving law · 2 people met" if size[0] > 80 else " 2 people met"
        assert said in text.split("\n")[0]
        await press(pilot, "j")
        assert "A first desk ─ 6 Feb – 30 Jun 2017" in shown(app)
        assert "→ A desk." in shown(app)
        await press(pilot, "a")
        assert screen.search is not None
        assert screen.search.name == "Leaving law"
        await press(pilot, "a")
        assert screen.search is None
        assert "MONTH BY MONTH" in shown(app)
        assert "3 met" in shown(app)


async def test_a_search_is_started_with_what_was_logged_before_and_taken_back(app, journal, log):
    first = log("Ada Lovelace", on=date(2026, 9, 9))
    async with run(app) as pilot:
        screen = await season(pilot)
        assert "n starts a job search" in shown(app)
        await press(pilot, "n", *typed("Leaving law"), "tab", *typed("Out"), "tab", "2")
        assert isinstance(app.screen, SearchForm)
        assert "1 meeting so far" in shown(app)
        assert "Wed 9 Sep 2026, the first meeting" in shown(app)
        await press(pilot, "ctrl+s")
        assert journal.seasons.find("law").text == SearchText(
            "Leaving law", date(2026, 9, 9), target=2, goal="Out"
        )
        assert journal.entries.get(first).text.search == "Leaving law"
        assert screen.search is not None
        assert "Leaving law · 1 person met" in shown(app)
        await press(pilot, "u")
        assert journal.seasons.searches() == []
        assert journal.entries.get(first).text.search is None
        await press(pilot, "U")
        assert journal.seasons.current() == "Leaving law"


async def test_a_form_says_what_is_wrong_where_it_is_and_asks_before_it_closes(app, journal, searches):
    async with run(app, (80, 24)) as pilot:
        await season(pilot, "n", "ctrl+s")
        assert "needs a name" in shown(app)
        await press(pilot, *typed("Next"), "tab", "tab", "x", "ctrl+s")
        assert "a number of meetings a week" in shown(app)
        assert app.screen.focused.id == "target"
        await press(pilot, "backspace", "ctrl+s")
        assert "“Leaving law” goes on since" in shown(app)
        assert app.screen.focused.id == "on"
        await press(pilot, "escape")
        assert isinstance(app.screen, SearchForm)
        await press(pilot, "escape")
        assert isinstance(app.screen, SeasonScreen)
        assert len(journal.seasons.searches()) == 2


async def test_a_search_of_the_past_is_written_down_while_one_goes_on(app, journal, searches):
    async with run(app, (80, 24)) as pilot:
        await season(pilot, "n", *typed("Before"), "tab", "tab", "m")
        assert "a number, such as 2" in shown(app)
        await press(pilot, "backspace", "tab", *typed("2020-01-06"))
        assert "“Leaving law” goes on" in shown(app)
        await press(pilot, "tab", *typed("2020-03-01"), "ctrl+s")
        assert journal.seasons.find("before").text == SearchText("Before", date(2020, 1, 6), date(2020, 3, 1))
        assert journal.seasons.current() == "Leaving law"


async def test_a_search_is_changed(app, journal, searches):
    async with run(app) as pilot:
        await season(pilot, "e", "end", *typed(" now"), "ctrl+s")
        assert journal.seasons.current() == "Leaving law now"
        assert "Leaving law now · 2 people met" in shown(app)
        await press(pilot, "u")
        assert journal.seasons.current() == "Leaving law"


async def test_a_search_is_deleted_once_one_is_sure_and_comes_back(app, journal, searches):
    async with run(app, (80, 24)) as pilot:
        screen = await season(pilot, "d")
        assert isinstance(app.screen, Confirm)
        assert "2 entries in it" in shown(app)
        await press(pilot, "escape")
        assert len(journal.seasons.searches()) == 2
        await press(pilot, "d", "enter")
        assert [each.search.name for each in journal.seasons.searches()] == ["A first desk"]
        assert "Deleted: Leaving law" in notices(app)
        await press(pilot, "u")
        assert journal.seasons.current() == "Leaving law"
        assert screen.search is not None
        assert screen.search.name == "Leaving law"
        assert journal.seasons.season("law").sums.meetings == 2
        await press(pilot, "tab", "tab", "enter", "d")
        assert screen.entry is not None
        assert app.screen is screen, "the key is that of the search, which is not to be seen"


async def test_ending_lists_what_is_open_and_offers_the_recap(app, journal, searches, tmp_path: Path):
    async with run(app) as pilot:
        screen = await season(pilot, "x")
        assert "End Leaving law" in shown(app)
        assert "send it" in shown(app)
        assert "Thank Ada Lovelace" in shown(app)
        await press(pilot, *typed("Out"), "ctrl+s")
        assert journal.seasons.find("law").text.ended_on == date(2026, 11, 19)
        assert isinstance(app.screen, AskLine)
        path = tmp_path / "law.html"
        app.screen.query_one("#ask-line").value = str(path)
        await press(pilot, "enter")
        assert "<title>Leaving law</title>" in path.read_text()
        assert f"Written: {path}" in notices(app)
        assert screen.search is not None
        assert not screen.search.goes_on
        await press(pilot, "x")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        assert journal.seasons.current() == "Leaving law"
        await press(pilot, "u", "u")
        assert journal.seasons.current() == "Leaving law"
        assert "Out" not in journal.seasons.find("law").text.outcome


async def test_the_recap_on_a_page_and_a_path_that_is_taken(app, searches, tmp_path: Path):
    async with run(app) as pilot:
        await season(pilot, "p")
        assert isinstance(app.screen, SheetPage)
        assert "Recap ─ Leaving law" in shown(app)
        await press(pilot, "w")
        assert isinstance(app.screen, AskLine)
        assert "leaving-law.html" in shown(app)
        taken = tmp_path / "taken.md"
        taken.write_text("mine")
        app.screen.query_one("#ask-line").value = str(taken)
        await press(pilot, "enter")
        assert "stays as it is" in shown(app)
        assert taken.read_text() == "mine"


async def test_a_moment_leads_to_its_entry_and_back(app, journal, searches):
    async with run(app) as pilot:
        screen = await season(pilot, "tab", "tab")
        assert screen.focused is screen.moments
        assert [each.text for each in screen.moments.moments] == [
            "First pitch that scored 5",
            "First meeting",
        ]
        await press(pilot, "G", "enter")
        assert screen.entry is not None
        assert screen.focused is screen.reader
        await press(pilot, "right_square_bracket", "x")
        assert "- [x] [<] send it" in journal.entries.get(screen.entry).text.body
        assert screen.focused is screen.reader
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape", "escape")
        assert screen.focused is screen.moments
        assert screen.entry is None
        await press(pilot, "escape")
        assert screen.focused is screen.seasons


async def test_what_belongs_to_no_search_is_adopted(app, journal, log):
    entry = log("Ada Lovelace")
    journal.seasons.start(LAW)
    async with run(app) as pilot:
        await season(pilot, "A")
        assert isinstance(app.screen, Confirm)
        assert "1 meeting (the first on" in shown(app)
        await press(pilot, "enter")
        assert journal.entries.get(entry).text.search == "Leaving law"
        await press(pilot, "A")
        assert "Everything belongs to a search already." in notices(app)


async def test_names_are_only_ever_shown(app, journal, log):
    journal.seasons.start(SearchText(BAD, date(2026, 10, 1), goal=BAD))
    log(BAD, roles=(BAD,), body=f"- [<] {BAD}\n- [>] {BAD}")
    async with run(app) as pilot:
        await season(pilot)
        assert "[@click=app.quit]x[/]" in shown(app)
        for keys in (("e",), ("x",), ("p",)):
            await press(pilot, *keys)
            assert "[@click=app.quit]x" in shown(app)
            await press(pilot, "escape")
        await press(pilot, "a")
        assert isinstance(app.screen, SeasonScreen)


async def test_what_was_reached_is_said_once_and_quietly(app, journal, log):
    async with run(app) as pilot:
        await press(pilot, "m", *typed("Ada Lovelace"), "ctrl+s")
        assert notices(app).count("★ First meeting") == 1
        await season(pilot)
        assert notices(app).count("★") == 1
        log("Grace Hopper", score=5)
        await press(pilot, "g", "j")
        await season(pilot)
        assert notices(app).count("★ First pitch that scored 5") == 1


async def test_a_change_in_another_session_is_seen(app, journal, searches):
    async with run(app) as pilot:
        screen = await season(pilot)
        journal.seasons.change("law", lambda text: text._replace(name="Renamed", target=5))
        app.reload_screens()
        await pilot.pause()
        assert "Renamed ─ week 8" in shown(app)
        assert screen.search is not None
        assert screen.search.name == "Renamed"


# -- in the Journal


async def test_the_journal_shows_this_search_or_all(app, journal, searches):
    async with run(app) as pilot:
        await press(pilot, "a")
        screen = home(app)
        assert names(screen.meetings) == ["Grace Hopper", "Ada Lovelace"]
        assert len(names(screen.contacts)) == 3, "people are for life"
        assert "only Leaving law ✕" in shown(app)
        await press(pilot, "slash")
        assert 'search:"Leaving law"' in shown(app)
        await press(pilot, "escape")
        await press(pilot, "1", "enter")
        assert screen.bar.chip == "Ada Lovelace · Leaving law"
        await press(pilot, "escape")
        assert screen.bar.chip == "Leaving law"
        await press(pilot, "escape")
        assert len(names(screen.meetings)) == 3
        await press(pilot, "a")
        journal.seasons.end("law")
        screen.reload()
        assert screen.bar.chip == "", "it does not go on any more"
        await press(pilot, "a")
        assert "No job search goes on" in notices(app)


async def test_a_meeting_is_moved_to_another_search(app, journal, searches):
    async with run(app) as pilot:
        await press(pilot, "2", "S")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert journal.entries.get(2).text.search == "A first desk"
        await press(pilot, "u")
        assert journal.entries.get(2).text.search == "Leaving law"
        await press(pilot, "1", "S")
        assert "Nothing to move here" in notices(app)


async def test_a_year_later_it_looks_back(app, journal, searches, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journal, "now", lambda: datetime(2027, 11, 12, 9))
    journal.__dict__.pop("seasons", None)
    async with run(app) as pilot:
        screen = await season(pilot)
        assert "A year ago: Grace Hopper" in [each.text for each in screen.moments.moments]
        assert "★ A year since “Leaving law” began" not in notices(app), "that was weeks ago"
        await press(pilot, "tab", "tab", "enter")
        assert screen.entry == 2
