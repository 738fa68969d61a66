"""The panes of the Journal: jumping to a name, saved searches, and a reader that follows when keys pause."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from tests.app.test_home import home, names, press, run, shown
from tui.app.find.screen import FindScreen
from tui.app.home.pane import Pane


def said(app) -> list[str]:
    return [note.message for note in app._notifications]


def typed(pane: Pane) -> str:
    return str(pane.border_subtitle)


@pytest.fixture
def people(log):
    """Meetings by month, newest first in the list: Ada, Grace, Ada Byron, Émile, Grace again."""
    who = ("Grace Hopper", "Émile Borel", "Ada Byron", "Grace Murray", "Ada Lovelace")
    return [log(name, on=date(2026, month + 1, 5)) for month, name in enumerate(who)]


async def test_f_and_letters_jump_to_the_next_name_that_starts_so(app, people):
    async with run(app) as pilot:
        await press(pilot, "f")
        meetings = home(app).meetings
        assert typed(meetings) == "jump to ▁"
        await press(pilot, "g")
        assert names(meetings)[meetings.cursor] == "Grace Murray"
        assert typed(meetings) == "jump to g▁"
        await press(pilot, *"rac")
        assert names(meetings)[meetings.cursor] == "Grace Murray", "more letters stay on what fits already"
        await press(pilot, "down")
        assert names(meetings)[meetings.cursor] == "Grace Hopper"
        await press(pilot, "ctrl+n")
        assert names(meetings)[meetings.cursor] == "Grace Murray", "and round"
        await press(pilot, "backspace", "backspace", "backspace", "backspace", *"emi")
        assert names(meetings)[meetings.cursor] == "Émile Borel", "accents do not matter"
        await press(pilot, "enter")
        assert typed(meetings) == ""
        assert app.focused is meetings
        await press(pilot, "j")
        assert names(meetings)[meetings.cursor] == "Grace Hopper"
        assert "Grace Hopper" in shown(app)


async def test_more_letters_go_on_from_the_next_one(app, people):
    async with run(app) as pilot:
        meetings = home(app).meetings
        await press(pilot, "f", "a")
        assert names(meetings)[meetings.cursor] == "Ada Lovelace"
        await press(pilot, "down", "d")
        assert names(meetings)[meetings.cursor] == "Ada Byron"


async def test_a_word_within_a_name_is_jumped_to(app, people):
    async with run(app) as pilot:
        await press(pilot, "f", *"byr", "escape")
        meetings = home(app).meetings
        assert names(meetings)[meetings.cursor] == "Ada Byron"
        assert len(app.screen_stack) == 1


async def test_letters_that_are_commands_elsewhere_are_typed(app, journal, people):
    async with run(app) as pilot:
        await press(pilot, "f", *"dqneu", "1", "slash", "question_mark", "space")
        assert typed(home(app).meetings) == "jump to dqneu1/? ▁ none"
        assert home(app).meetings.cursor == 0
        assert len(app.screen_stack) == 1
        assert journal.entries.trash() == []
        assert "New" not in shown(app).splitlines()[-1], "no command is offered that would be typed"
        await press(pilot, "escape", "d")
        assert len(journal.entries.trash()) == 1


@pytest.mark.parametrize("key", ["up", "pagedown", "tab", "end", "ctrl+s"])
async def test_any_other_key_ends_the_jump_and_does_what_it_does(app, people, key):
    async with run(app) as pilot:
        await press(pilot, "f", *"grace", key)
        assert home(app).meetings.typed is None
        assert typed(home(app).meetings) == ""


async def test_a_click_elsewhere_ends_it(app, people):
    async with run(app) as pilot:
        await press(pilot, "f", "a")
        await pilot.click("#contacts")
        await pilot.pause()
        assert home(app).meetings.typed is None
        assert home(app).pane == "contacts"


async def test_contacts_are_jumped_to_and_only_their_own_meetings(app, log, people):
    log("Ada Lovelace", "Grace Hopper", on=date(2026, 1, 2))
    async with run(app) as pilot:
        await press(pilot, "1", "f", *"hop", "enter")
        contacts = home(app).contacts
        assert names(contacts)[contacts.cursor] == "Grace Hopper"
        await press(pilot, "enter", "f", *"ada", "enter")
        meetings = home(app).meetings
        assert names(meetings)[meetings.cursor] == "Ada Lovelace, Grace Hopper"


async def test_nothing_to_jump_to_in_an_empty_pane(app):
    async with run(app) as pilot:
        await press(pilot, "f")
        assert home(app).meetings.typed is None


async def test_hostile_letters_are_only_shown(app, people):
    async with run(app) as pilot:
        await press(pilot, "f", "[", "/", "b", "]", '"', "*", "(", "漢")
        assert 'jump to [/b]"*(漢' in shown(app)
        for _ in range(100):
            app.simulate_key("x")
        await pilot.pause()
        assert len(home(app).meetings.typed) == 60
        assert app.return_code is None


async def test_the_lists_are_widened_when_their_person_goes_away(app, journal, people):
    async with run(app) as pilot:
        await press(pilot, "1", "enter")
        assert home(app).scope is not None
        journal.contacts.delete(home(app).scope)
        home(app).reload()
        await pilot.pause()
        assert home(app).scope is None
        assert len(home(app).meetings.source.ids) == len(people)


# -- the reader


async def test_a_key_that_is_held_down_shows_what_it_ends_on(app, log, monkeypatch):
    monkeypatch.setattr("tui.app.home.room.HURRIED", 60)
    monkeypatch.setattr("tui.app.home.room.SETTLE", 0.6)
    for number in range(30):
        log("Ada Lovelace", body=f"This is talk {number}.", on=date(2026, 1, 1 + number))
    async with run(app) as pilot:
        await pilot.pause()
        screen = home(app)
        followed = []
        follow = screen.follow
        screen.follow = lambda: (followed.append(screen.meetings.cursor), follow())
        for _ in range(12):
            screen.meetings.action_down()
            await pilot.pause()
        assert followed in ([], [1]), "one move is followed at once"
        await found(pilot, "This is talk 17.")
        await asyncio.sleep(0.8)
        assert followed[-1] == 12
        assert len(followed) <= 2, "the reader waits while a key is held down"


# -- saved searches


@pytest.fixture
def saved(journal, log, reflect):
    log("Ada Lovelace", body="We spoke of engines and strategy.", on=date(2026, 11, 3))
    reflect("The strategy of it.", on=date(2026, 11, 6))
    log("Grace Hopper", body="Compilers.")
    return [
        journal.saved.save("Strategy", "strategy").id,
        journal.saved.save("Of Ada", 'with:"Ada Lovelace"').id,
    ]


async def found(pilot, words: str) -> None:
    for _ in range(100):
        if words in shown(pilot.app):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(shown(pilot.app))


async def test_there_is_no_pane_of_searches_while_there_are_none(app, log):
    log("Ada Lovelace")
    async with run(app) as pilot:
        await pilot.pause()
        assert "4 Searches" not in shown(app)
        await press(pilot, "4")
        assert "No saved searches" in said(app)[-1]
        assert home(app).pane == "meetings"
        await press(pilot, "tab", "tab", "tab")
        assert app.focused is not home(app).list_of("searches")


async def test_saved_searches_have_a_pane_and_say_what_they_find(app, saved):
    async with run(app) as pilot:
        await pilot.pause()
        assert "4 Searches ─ 2" in shown(app)
        await press(pilot, "4")
        pane = home(app).list_of("searches")
        assert names(pane) == ["Of Ada", "Strategy"]
        await found(pilot, 'with:"Ada Lovelace"')
        await press(pilot, "j")
        await found(pilot, "Finds ")
        text = shown(app)
        assert "Asks for" in text
        assert "strategy" in text
        assert "reflection" in text
        assert "Finds 2" in text


async def test_enter_asks_a_saved_search_again(app, saved):
    async with run(app) as pilot:
        await press(pilot, "4", "j", "enter")
        assert isinstance(app.screen, FindScreen)
        assert app.screen.line.value == "strategy"
        await press(pilot, "escape")
        assert app.focused is home(app).list_of("searches")


async def test_a_saved_search_is_deleted_and_comes_back(app, journal, saved):
    async with run(app) as pilot:
        await press(pilot, "4", "j", "d")
        assert [each.name for each in journal.saved.all()] == ["Of Ada"]
        assert "Deleted: Strategy" in said(app)[-1]
        await press(pilot, "d")
        assert journal.saved.all() == []
        assert "No saved searches." in shown(app)
        await press(pilot, "d", "d", "x", "y", "e")
        assert journal.entries.trash() == []
        assert app.focused is home(app).list_of("searches")
        await press(pilot, "2")
        assert "4 Searches" not in shown(app)
        await press(pilot, "u")
        assert "4 Searches ─ 1" in shown(app)
        await press(pilot, "u")
        assert home(app).list_of("searches").current == saved[0]


async def test_the_other_commands_are_harmless_on_a_saved_search(app, journal, saved, monkeypatch):
    copied: list[str] = []
    monkeypatch.setattr("tui.app.home.searches.copy", lambda app, text: copied.append(text) or "Copied")
    async with run(app) as pilot:
        await press(pilot, "4", "x", "y")
        assert copied == ['with:"Ada Lovelace"']
        for key in ("F", "e", "n", "slash"):
            await press(pilot, key)
            assert isinstance(app.screen, FindScreen)
            await press(pilot, "escape")
        await press(pilot, "f", *"str", "enter")
        assert home(app).list_of("searches").current == saved[0]
        assert journal.entries.trash() == []
        assert app.return_code is None


async def test_a_result_in_the_reader_is_gone_to_by_a_click(app, saved):
    async with run(app) as pilot:
        await press(pilot, "4")
        await found(pilot, "Finds ")
        lines = shown(app).splitlines()
        row = [number for number, line in enumerate(lines) if "3 Nov  Ada Lovelace" in line][-1]
        await pilot.click(offset=(lines[row].index("3 Nov  Ada") + 9, row))
        await pilot.pause()
        assert home(app).pane == "meetings"
        assert "engines" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 12), (120, 40)])
async def test_the_pane_of_searches_leaves_the_others_room(app, journal, saved, size):
    for number in range(20):
        journal.saved.save(f"More {number}", f"word{number}")
    async with run(app, size) as pilot:
        await pilot.pause()
        screen = home(app)
        assert 1 <= screen.list_of("searches").size.height <= 6
        for pane in (screen.contacts, screen.meetings, screen.reflections):
            assert pane.size.height >= (2 if size[1] >= 24 else 0)
        await press(pilot, "4", "G")
        assert "More 9" in shown(app) or size[1] < 24


async def test_a_saved_search_that_is_not_understood_any_more_says_so(app, journal, saved):
    with journal.database.writing():
        journal.database.connection().execute("UPDATE saved_search SET query = 'wth:Ada'")
    async with run(app) as pilot:
        await press(pilot, "4")
        await found(pilot, "with")
        assert "Asks for" in shown(app)
        assert "wth" in shown(app)


async def test_an_answer_that_comes_late_is_not_shown_over_something_else(app, saved, monkeypatch):
    from tui.app.find.searcher import Searcher

    asked = Searcher.first

    async def slow(self: Searcher, query, rows):
        await asyncio.sleep(0.3)
        return await asked(self, query, rows)

    monkeypatch.setattr(Searcher, "first", slow)
    async with run(app) as pilot:
        await press(pilot, "4", "1")
        assert "Ada Lovelace" in str(home(app).reader.border_title)
        await asyncio.sleep(0.6)
        await pilot.pause()
        assert "Ada Lovelace" in str(home(app).reader.border_title)


async def test_hostile_names_and_queries_are_only_shown(app, journal, log):
    log("Ada Lovelace")
    journal.saved.save("[@click=app.quit]x[/] [/oops]", '"[/oops]" with:"[b]x" \x1b[31m')
    async with run(app) as pilot:
        await press(pilot, "4")
        await found(pilot, "nothing now")
        assert "[@click=app.quit]x[/]" in shown(app)
        assert '"[/oops]"' in shown(app)
        assert app.return_code is None


# -- the second key after g


async def test_g_g_opens_no_screen_and_any_other_key_does_nothing(app, journal, people):
    async with run(app) as pilot:
        await press(pilot, "G")
        await pilot.press("g")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        await press(pilot, "g")
        assert home(app).meetings.cursor == 0
        await press(pilot, "g", "d", "g", "escape", "g", "enter", "g", "down")
        await pilot.pause(0.6)
        assert journal.entries.trash() == []
        assert home(app).meetings.cursor == 0
        assert len(app.screen_stack) == 1
        await press(pilot, "d")
        assert len(journal.entries.trash()) == 1
