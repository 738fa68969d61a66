"""The Find screen: what is typed finds, completes, narrows and opens, and never waits for a slow search."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from textual import events

from tests.app.test_home import HOSTILE, home, press, run, shown
from tests.app.test_panes import said
from tui.app.editor.screen import EditorScreen
from tui.app.find.info_line import InfoLine
from tui.app.find.query_input import LONGEST
from tui.app.find.screen import FindScreen
from tui.app.pitch.screen import PitchScreen
from tui.domain.errors import JournalBusy, Stopped
from tui.domain.people import ContactText

KEYS = {" ": "space", '"': "quotation_mark", ":": "colon", "-": "minus", "*": "asterisk"}


def find(app) -> FindScreen:
    screen = app.screen
    assert isinstance(screen, FindScreen)
    return screen


async def settle(pilot) -> None:
    """Let the thread answer, and the reader follow."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.02)


async def write(pilot, text: str) -> None:
    """Type a text."""
    await pilot.press(*(KEYS.get(letter, letter) for letter in text))
    await settle(pilot)


async def search(pilot, text: str) -> FindScreen:
    """Open Find, and type."""
    await press(pilot, "slash")
    await write(pilot, text)
    return find(pilot.app)


def titles(screen: FindScreen) -> list[str]:
    found = screen.results.found
    assert found is not None
    return [result.title for each in found.ids if (result := found.result(each)) is not None]


@pytest.fixture
def talks(journal, log, reflect) -> dict[str, int]:
    """Three meetings and a reflection, by a word of each."""
    journal.contacts.create(ContactText("Ada Lovelace", company="Analytical Engines"))
    return {
        "engines": log("Ada Lovelace", body="We spoke of engines and strategy.", on=date(2026, 11, 3)),
        "compilers": log(
            "Grace Hopper",
            body="Intro.\n\n" + "Filler.\n\n" * 40 + "We spoke of compilers.\n\n- [ ] send the paper\n",
            roles=("Engineer",),
        ),
        "nothing": log("Edsger Dijkstra", body="Nothing of note.", on=date(2026, 10, 1)),
        "mine": reflect("What strategy means to me.\n\n- [-] only the paperwork #paperwork\n"),
    }


# -- finding while typing


async def test_results_and_the_reader_follow_what_is_typed(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "comp")
        assert titles(screen) == ["Grace Hopper"]
        text = shown(app)
        assert "1 found" in text
        assert "We spoke of compilers." in text
        assert "in text" in text
        assert screen.reader.matches == (1, 1)
        assert screen.reader.scroll_offset.y > 0, "the reader is at the match, not at the top"
        assert screen.focused is screen.line
        await press(pilot, *["backspace"] * 4)
        await write(pilot, "strategy")
        assert len(titles(screen)) == 2
        assert screen.results.cursor == 0


async def test_the_first_letter_finds_and_nothing_found_is_said(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "g")
        assert "Grace Hopper" in titles(screen)
        await write(pilot, "zzz")
        assert screen.results.current is None
        assert "Nothing found" in shown(app)
        assert "0 found" in shown(app)


async def test_title_and_people_are_said_to_match(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "hopper")
        assert titles(screen) == ["Grace Hopper", "Grace Hopper"]
        text = shown(app)
        assert "in name" in text
        assert "in people" in text or "in title" in text
        assert "@ Grace Hopper" in text
        assert "● Grace Hopper" in text


async def test_matches_are_highlighted_in_rows_and_reader(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "compilers")
        looks = screen.results.looks["match"]
        assert looks.underline
        assert looks.bold
        rows = [screen.results.render_line(y) for y in range(2)]
        marked = [segment.text for row in rows for segment in row if segment.style.underline]
        assert marked == ["compilers"]


async def test_moving_with_the_query_in_focus(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "spoke")
        first = screen.results.current
        for down, up in (("down", "up"), ("ctrl+n", "ctrl+p"), ("pagedown", "pageup")):
            await press(pilot, down)
            assert screen.results.cursor == 1
            await settle(pilot)
            assert screen.reading.hit is not None
            assert screen.reading.hit.id == talks["engines"]
            await press(pilot, up)
            assert screen.results.current == first
        assert screen.line.value == "spoke"
        assert screen.focused is screen.line
        assert app.screen is screen, "ctrl+p opens no palette here"


async def test_keys_in_the_list_itself(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "spoke ")
        await press(pilot, "tab")
        assert screen.focused is screen.results
        await press(pilot, "j")
        assert screen.results.cursor == 1
        await press(pilot, "k", "G")
        assert screen.results.cursor == 1
        await press(pilot, "g", "g")
        assert screen.results.cursor == 0
        await press(pilot, "ctrl+n")
        assert screen.results.cursor == 1
        await press(pilot, "ctrl+p")
        assert app.screen is screen
        await press(pilot, "slash")
        assert screen.focused is screen.line
        assert screen.line.value == "spoke "
        assert screen.line.selection.is_empty


# -- opening, and coming back


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 12)])
async def test_enter_reads_at_the_match_and_escape_comes_back(app, talks, size):
    async with run(app, size) as pilot:
        screen = await search(pilot, "spoke")
        await press(pilot, "down", "enter")
        assert screen.focused is screen.reader
        assert screen.reading.hit is not None
        assert screen.reading.hit.id == talks["engines"]
        assert "engines and strategy" in shown(app)
        if size[0] < 100:
            assert screen.reader.size.width > size[0] - 6
            assert not screen.results.display
        await press(pilot, "escape")
        assert screen.focused is screen.line
        assert screen.results.display
        assert screen.results.cursor == 1
        assert screen.line.value == "spoke"
        await press(pilot, "escape")
        assert app.screen is home(app)


async def test_enter_pressed_before_the_results_are_there_opens_the_first(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        screen = find(app)
        for letter in "compilers":
            app.simulate_key(letter)
        app.simulate_key("enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        assert screen.reading.hit is not None
        assert screen.reading.hit.id == talks["compilers"]


async def test_next_and_previous_match(app, log):
    log("Ada", body="law one\n\n" + "and so on\n\n" * 50 + "law two\n")
    async with run(app) as pilot:
        screen = await search(pilot, "law")
        await press(pilot, "enter", "right_square_bracket")
        assert screen.reader.matches == (2, 2)
        assert "law two" in shown(app)
        await press(pilot, "left_square_bracket")
        assert screen.reader.matches == (1, 2)
        assert "2 of 2" not in shown(app)


async def test_enter_again_goes_to_the_line_in_the_journal(app, talks):
    async with run(app) as pilot:
        await search(pilot, "compilers")
        await press(pilot, "enter", "enter")
        await settle(pilot)
        screen = home(app)
        assert app.screen is screen
        assert screen.meetings.current == talks["compilers"]
        assert screen.focused is screen.reader
        assert screen.reader.chosen == 83


async def test_enter_again_on_a_contact_puts_the_cursor_there(app, journal, talks):
    async with run(app) as pilot:
        await search(pilot, "in:contacts lovelace")
        await press(pilot, "enter", "enter")
        await settle(pilot)
        screen = home(app)
        assert app.screen is screen
        assert screen.focused is screen.contacts
        assert screen.contacts.current == journal.contacts.find("Ada Lovelace").id


async def test_what_is_in_the_trash_is_not_gone_to(app, journal, talks):
    journal.entries.delete(talks["engines"])
    async with run(app) as pilot:
        screen = await search(pilot, "is:trashed")
        assert titles(screen) == ["Ada Lovelace"]
        await press(pilot, "enter", "enter")
        assert app.screen is screen
        assert any("undelete" in note.message for note in app._notifications)


async def test_editing_reads_the_results_again(app, journal, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "engines")
        await press(pilot, "down", "enter", "e")
        assert isinstance(app.screen, EditorScreen)
        await pilot.press(*"Xylophones", "space")
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert app.screen is screen
        assert screen.focused is screen.reader
        assert "Xylophones" in journal.entries.get(talks["engines"]).text.body
        assert "Xylophones" in shown(app)
        await press(pilot, "escape", "escape")
        await settle(pilot)
        assert app.screen is home(app)
        assert "Xylophones" in shown(app) or home(app).meetings.current != talks["engines"]


async def test_ticking_and_undo(app, journal, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "compilers")
        journal.entries.tick(journal.entries.get(talks["compilers"]).derived.followups[1].id, True)
        screen.reload()
        await settle(pilot)
        await press(pilot, "enter", "x")
        await settle(pilot)
        body = journal.entries.get(talks["compilers"]).text.body
        chosen = app.screen
        assert chosen is not screen or "[ ] send" in body or "[x] send" in body
        await press(pilot, "escape") if chosen is not screen else None
        await press(pilot, "u")
        await settle(pilot)
        assert screen.reading.hit is not None


async def test_ticking_the_only_followup(app, journal, reflect):
    entry = reflect("Think.\n\n- [ ] call the lab\n")
    async with run(app) as pilot:
        screen = await search(pilot, "lab")
        await press(pilot, "enter", "x")
        await settle(pilot)
        assert "- [x] call" in journal.entries.get(entry).text.body
        assert screen.focused is screen.reader
        await press(pilot, "u")
        await settle(pilot)
        assert "- [ ] call" in journal.entries.get(entry).text.body


async def test_copying(app, talks, monkeypatch):
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with run(app) as pilot:
        await search(pilot, "engines strategy")
        await press(pilot, "enter", "y")
        assert copied == ["We spoke of engines and strategy."]


async def test_the_pitch_is_found_read_and_copied(app, journal, monkeypatch):
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    journal.pitch.write("I build [bold]engines[/] of difference.")
    async with run(app) as pilot:
        screen = await search(pilot, "difference")
        assert titles(screen) == ["Pitch 1"]
        await press(pilot, "enter", "y", "e", "x")
        assert copied == ["I build [bold]engines[/] of difference."]
        assert app.screen is screen
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, PitchScreen)
        assert app.screen.versions.current == 1
        assert "[bold]engines" in shown(app)


# -- the line under the query


async def test_fields_and_values_complete(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "wi")
        assert screen.info.text.startswith("tab  with:")
        await press(pilot, "tab")
        assert screen.line.value == "with:"
        await write(pilot, "gra")
        assert "Grace Hopper" in screen.info.text
        await press(pilot, "tab")
        assert screen.line.value == 'with:"Grace Hopper" '
        await settle(pilot)
        assert "with Grace Hopper ✕" in screen.info.text
        assert set(titles(screen)) == {"Grace Hopper"}


async def test_tab_turns_through_the_choices_and_back(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "is:")
        seen = []
        for _ in range(3):
            await press(pilot, "tab")
            await settle(pilot)
            seen.append(screen.line.value)
        assert seen == ["is:planned ", "is:held ", "is:cancelled "]
        await press(pilot, "shift+tab")
        assert screen.line.value == "is:held "
        await settle(pilot)
        assert len(titles(screen)) == 3
        await write(pilot, "a")
        assert screen.line.value == "is:held a"


async def test_tab_right_after_a_letter_completes_what_is_typed(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        for letter in "with:eds":
            app.post_message(events.Key(KEYS.get(letter, letter), letter))
        app.simulate_key("tab")
        await settle(pilot)
        assert find(app).line.value == 'with:"Edsger Dijkstra" '


@pytest.mark.parametrize(
    ("query", "words"),
    [("zzz", "Nothing was found to go to."), ("after:2020", "Nothing completes 2020 further.")],
)
async def test_tab_stays_in_the_query_where_letters_are_meant_for_it(app, talks, query, words):
    async with run(app) as pilot:
        screen = await search(pilot, query)
        await press(pilot, "tab")
        await settle(pilot)
        assert app.focused is screen.line
        assert said(app)[-1] == words
        await write(pilot, "e")
        assert screen.line.value == f"{query}e"


async def test_a_completion_is_taken_by_a_click(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "is:")
        at = shown(app).splitlines()[1].index("held")
        await pilot.click(InfoLine, offset=(at, 0))
        await settle(pilot)
        assert screen.line.value == "is:held "


async def test_a_click_lifts_a_filter(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "strategy in:reflections with:ada ")
        assert titles(screen) == []
        text = screen.info.text
        assert text.startswith("in reflections ✕   with ada ✕")
        assert text.endswith("0 found")
        await pilot.click(InfoLine, offset=(text.index("with") + 1, 0))
        await settle(pilot)
        assert screen.line.value.strip() == "strategy in:reflections"
        assert len(titles(screen)) == 1


async def test_a_fault_keeps_the_last_good_results(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "engines ")
        assert titles(screen) == ["Ada Lovelace", "Ada Lovelace"]
        await write(pilot, "wiht:ada")  # on the way, “engines wiht” found nothing
        assert "Ada Lovelace" in titles(screen)
        assert "did you mean with:?" in shown(app)
        assert "still for engines" in shown(app)
        await press(pilot, *["backspace"] * 8)
        await settle(pilot)
        await write(pilot, "after:nonsense")
        assert "nonsense" in screen.info.text
        assert titles(screen) == ["Ada Lovelace", "Ada Lovelace"]
        await press(pilot, *["backspace"] * 14)
        await settle(pilot)
        assert "still for" not in shown(app)
        assert "2 found" in shown(app)


# -- nothing asked yet, and what was asked before


async def test_examples_are_of_this_journal_and_can_be_asked(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        screen = find(app)
        example = screen.results.example
        assert example is not None
        assert example.query in shown(app)
        assert "What may be asked" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert screen.line.value == example.query
        assert screen.results.found is not None
        assert screen.results.found.total == example.finds
        await press(pilot, "ctrl+u")
        await settle(pilot)
        assert screen.results.example is not None


async def test_an_example_is_asked_by_a_click(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        await pilot.click("#results", offset=(5, 4))
        await settle(pilot)
        assert find(app).line.value


async def test_an_empty_journal_has_no_examples(app):
    async with run(app) as pilot:
        screen = await search(pilot, "")
        await settle(pilot)
        assert "Nothing to find yet" in shown(app)
        await press(pilot, "enter", "down")
        assert app.screen is screen


async def test_the_last_query_is_offered_again(app, talks):
    async with run(app) as pilot:
        await search(pilot, "compilers")
        await press(pilot, "escape", "slash")
        await settle(pilot)
        assert find(app).line.value == "compilers"
        assert titles(find(app)) == ["Grace Hopper"]
        await write(pilot, "engines")
        assert find(app).line.value == "engines"


async def test_find_theirs_starts_with_the_person(app, talks):
    async with run(app) as pilot:
        await press(pilot, "1", "F")
        await settle(pilot)
        assert find(app).line.value == 'with:"Ada Lovelace" '
        assert set(titles(find(app))) == {"Ada Lovelace"}
        await write(pilot, "engines")
        assert find(app).line.value == 'with:"Ada Lovelace" engines'
        await press(pilot, "escape", "1", "enter", "1", "down", "slash")
        await settle(pilot)
        assert find(app).line.value == 'with:"Ada Lovelace" ', "whom the lists are narrowed to"
        await press(pilot, "escape", "F")
        await settle(pilot)
        assert find(app).line.value == 'with:"Edsger Dijkstra" ', "who is under the cursor"
        await press(pilot, "escape", "escape", "2", "home", "F")
        await settle(pilot)
        assert find(app).line.value == 'with:"Grace Hopper" ', "who was at the meeting"
        await press(pilot, "escape", "3", "F")
        assert app.screen is home(app)
        assert any("Nobody to search for" in note.message for note in app._notifications)


async def test_a_search_is_saved_under_a_name(app, journal, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "engines")
        await press(pilot, "ctrl+s", "enter")
        assert [(each.name, each.query) for each in journal.saved.all()] == [("engines", "engines*")]
        await press(pilot, "ctrl+s")
        assert "In place of the one that asks engines" in shown(app)
        await press(pilot, *"mine", "enter")
        assert {each.name for each in journal.saved.all()} == {"engines", "mine"}
        await press(pilot, "ctrl+u", "ctrl+s")
        assert app.screen is screen
        assert any("Nothing to save" in note.message for note in app._notifications)


# -- never waiting


async def test_a_slow_search_is_stopped_by_the_next_key(app, talks, monkeypatch):
    finder = app.journal.find
    real, stopped, started = finder.search, threading.Event(), []

    def slow(query, *, first=50):
        started.append(query.text)
        if query.text == "e":
            stopped.clear()
            assert stopped.wait(10)
            raise Stopped
        return real(query, first=first)

    monkeypatch.setattr(finder, "search", slow)
    monkeypatch.setattr(finder, "stop", stopped.set)
    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        await press(pilot, "e")
        assert started[-1] == "e"
        screen = find(app)
        assert screen.line.value == "e"
        await write(pilot, "ngines")
        assert stopped.is_set()
        assert titles(screen) == ["Ada Lovelace", "Ada Lovelace"]
        assert len(app._notifications) == 0


async def test_a_late_answer_is_dropped(app, talks, monkeypatch):
    finder = app.journal.find
    real, go = finder.search, threading.Event()

    def slow(query, *, first=50):
        if query.text == "e":
            assert go.wait(10)
        return real(query, first=first)

    monkeypatch.setattr(finder, "search", slow)
    async with run(app) as pilot:
        await press(pilot, "slash", "e")
        app.simulate_key("z")
        await pilot.pause(0.05)
        go.set()
        await settle(pilot)
        found = find(app).results.found
        assert found is not None
        assert found.query.text == "ez"


async def test_a_journal_that_cannot_be_read_is_said_and_read_later(app, talks, monkeypatch):
    def busy(query, *, first=50):
        raise JournalBusy("another program holds the journal")

    def unreadable(*_):
        raise JournalBusy("not now")

    async with run(app) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(app.journal.find, "read", unreadable)
            patch.setattr(app.journal.find, "values", unreadable)
            await search(pilot, "with:ada")
            await press(pilot, "escape")
        with monkeypatch.context() as patch:
            patch.setattr(app.journal.find, "search", busy)
            screen = await search(pilot, "engines")
            assert "another program holds the journal" in shown(app)
        await write(pilot, " ")
        assert titles(screen) == ["Ada Lovelace", "Ada Lovelace"]
        assert "another program" not in shown(app)


async def test_many_results_come_page_by_page(app, journal, monkeypatch):
    from tui.domain.entries import EntryText

    with journal.together():
        for number in range(400):
            journal.entries.log(EntryText("reflection", date(2026, 1, 1), f"note {number} common"))
    read = []
    real = journal.find.read
    monkeypatch.setattr(journal.find, "read", lambda hits, query: read.append(len(hits)) or real(hits, query))
    async with run(app) as pilot:
        screen = await search(pilot, "common")
        results = screen.results
        assert "400 found" in shown(app)
        assert sum(read) < 400
        assert results.virtual_size.height == 800 + results.scrollable_content_region.height % 2
        await press(pilot, "tab", "G")
        await settle(pilot)
        assert results.cursor == 399
        assert results.result is not None
        assert "note 0 common" in shown(app)
        assert max(read) <= 48


async def test_the_screen_goes_while_it_searches(app, talks, monkeypatch):
    finder = app.journal.find
    real, stopped = finder.search, threading.Event()

    def slow(query, *, first=50):
        stopped.clear()
        assert stopped.wait(10)
        raise Stopped

    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        monkeypatch.setattr(finder, "search", slow)
        monkeypatch.setattr(finder, "stop", stopped.set)
        await press(pilot, "e")
        await press(pilot, "escape")
        assert app.screen is home(app)
        assert stopped.is_set()
        monkeypatch.setattr(finder, "search", real)
        monkeypatch.undo()
        await press(pilot, "slash")
        await settle(pilot)
        assert find(app).line.value == "e"


# -- hostile input


async def test_hostile_text_is_only_ever_shown(app, log, reflect):
    for text in HOSTILE:
        log(f"Ada {text}"[:150], body=f"word {text}\n\n- [+] {text}\n- [ ] {text}\n", title=text[:150])
        reflect(f"# {text}\n\nword\n", title=text[:150])
    asked = [query for text in HOSTILE for query in (text, f'"{text}"', f"with:{text}")]
    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        screen = find(app)
        for query in (*asked, "with:", "tag:", "word"):
            screen.ask("")
            screen.line.post_message(events.Paste(query))
            await settle(pilot)
            seen = shown(app)
            assert not [m for m in seen if m != "\n" and (ord(m) < 32 or 0x7F <= ord(m) < 0xA0)]
            assert "\u202e" not in seen
            assert app.return_code is None
        assert len(screen.results.found.ids) == 2 * len(HOSTILE)
        await press(pilot, "ctrl+s", "escape")
        assert app.screen is screen


QUERIES = (
    '"',
    "NEAR(",
    "*",
    "AND",
    "C++",
    "don't",
    "(" * 5000,
    "'; DROP TABLE entry; --",
    "-",
    ":",
    "a" * 100_000,
)


async def test_every_query_finds_or_finds_nothing(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        await settle(pilot)
        screen = find(app)
        for query in QUERIES:
            await press(pilot, "ctrl+a", "ctrl+k")
            screen.line.post_message(events.Paste(query))
            await settle(pilot)
            assert len(screen.line.value) <= LONGEST
            assert app.return_code is None
        await press(pilot, "ctrl+a", "ctrl+k")
        await write(pilot, "compilers")
        assert titles(screen) == ["Grace Hopper"]


async def test_a_paste_is_one_clean_line(app, talks):
    async with run(app) as pilot:
        await press(pilot, "slash")
        find(app).line.post_message(events.Paste("com\x1b[31mpilers\n\nengines\x00"))
        await settle(pilot)
        value = find(app).line.value
        assert "\x1b" not in value
        assert "\n" not in value
        assert "engines" in value


# -- every size


@pytest.mark.parametrize("size", [(80, 24), (60, 12), (100, 30), (200, 50)])
async def test_every_size_shows_query_results_and_line(app, talks, size):
    async with run(app, size) as pilot:
        screen = await search(pilot, "strategy")
        lines = shown(app).splitlines()
        assert "strategy" in lines[0]
        assert "2 found" in lines[1]
        assert "Found ─" in lines[2]
        assert all(len(line) <= size[0] for line in lines)
        beside = size[0] >= 100
        assert (screen.reader.region.y == screen.results.region.y) == beside or size[1] < 18


async def test_a_small_window_says_so_and_a_resize_keeps_the_place(app, talks):
    async with run(app) as pilot:
        screen = await search(pilot, "spoke")
        await press(pilot, "down")
        for size in ((50, 24), (10, 5), (1, 1), (200, 60), (80, 24), (60, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert screen.results.cursor == 1
        assert "engines" in shown(app)
        await pilot.resize_terminal(50, 10)
        await press(pilot, "escape")
        assert app.screen is home(app)


async def test_escape_and_enter_pressed_again_and_again_end_it_once(app, talks):
    async with run(app) as pilot:
        await search(pilot, "compilers")
        for _ in range(5):
            app.simulate_key("escape")
        await settle(pilot)
        assert app.screen is home(app)
        assert app.return_code is None
        await press(pilot, "slash")
        await settle(pilot)
        for _ in range(5):
            app.simulate_key("enter")
        await settle(pilot)
        if app.screen is not home(app):
            await press(pilot, "escape")
            assert find(app).focused is find(app).line
