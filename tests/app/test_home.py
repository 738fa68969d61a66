"""The Journal screen: lists, reader, narrowing, and what the keys do to the journal."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from tui.app.app import PreseasonApp
from tui.app.home.screen import HomeScreen
from tui.app.theme import DARK, LIGHT
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Pages
from tui.journal.settings import load


def home(app: PreseasonApp) -> HomeScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, HomeScreen)
    return screen


def run(app: PreseasonApp, size: tuple[int, int] = (120, 40)):
    return app.run_test(size=size, notifications=True, tooltips=True)


def shown(app: PreseasonApp) -> str:
    """What is on the screen, as text."""
    height = app.size.height
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines[:height])


def names(pane: LineList) -> list[str]:
    pages = Pages(pane.source)
    return [row.text for place in range(len(pane.source.ids)) if (row := pages.row(place)) is not None]


async def press(pilot: Pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_an_empty_journal_teaches(app):
    async with run(app) as pilot:
        await pilot.pause()
        text = shown(app)
        assert "No meetings yet" in text
        assert "Nobody yet" in text
        assert "0 people met" in text


async def test_lists_newest_first_and_the_reader_follows(app, log, reflect):
    log("Ada Lovelace", body="We spoke of engines.", on=date(2026, 11, 3))
    log("Grace Hopper", body="We spoke of compilers.")
    reflect("What I think of it now.")
    async with run(app) as pilot:
        await pilot.pause()
        screen = home(app)
        assert names(screen.meetings) == ["Grace Hopper", "Ada Lovelace"]
        assert names(screen.contacts) == ["Ada Lovelace", "Grace Hopper"]
        assert "compilers" in shown(app)
        await press(pilot, "j")
        assert "engines" in shown(app)
        await press(pilot, "3")
        assert "What I think of it now" in shown(app)
        await press(pilot, "1", "G")
        assert screen.reader.border_title is not None
        assert "Grace Hopper" in screen.reader.border_title


async def test_enter_on_a_contact_narrows_and_escape_lifts(app, log, reflect):
    log("Ada Lovelace")
    log("Grace Hopper")
    async with run(app) as pilot:
        await press(pilot, "1", "enter")
        screen = home(app)
        assert names(screen.meetings) == ["Ada Lovelace"]
        assert screen.bar.chip == "Ada Lovelace"
        assert "only Ada Lovelace" in shown(app)
        await press(pilot, "escape")
        assert len(screen.meetings.source.ids) == 2
        assert screen.bar.chip == ""


async def test_delete_undo_and_redo(app, journal, log):
    meeting = log("Ada Lovelace", body="Words I want back.")
    async with run(app) as pilot:
        await press(pilot, "d")
        assert [entry.id for entry in journal.entries.trash()] == [meeting]
        assert len(home(app).meetings.source.ids) == 0
        await press(pilot, "u")
        assert journal.entries.trash() == []
        assert home(app).meetings.current == meeting
        assert "Words I want back" in shown(app)
        await press(pilot, "U")
        assert [entry.id for entry in journal.entries.trash()] == [meeting]


async def test_nothing_to_undo_is_said(app):
    async with run(app) as pilot:
        await press(pilot, "u")
        assert len(app._notifications) == 1


async def test_ticking_the_only_followup_changes_its_line(app, journal, log):
    meeting = log("Ada Lovelace", body="Talk.\n\n- [ ] thank her by tomorrow\n")
    async with run(app) as pilot:
        await press(pilot, "x")
        assert "- [x] thank her" in journal.entries.get(meeting).text.body
        await press(pilot, "u")
        assert "- [ ] thank her" in journal.entries.get(meeting).text.body


async def test_ticking_one_of_several_asks_which(app, journal, log):
    meeting = log("Ada Lovelace", body="- [ ] first thing\n- [ ] second thing\n- [ ] thank her\n")
    async with run(app) as pilot:
        await press(pilot, "x")
        await press(pilot, "j", "x")
        assert (
            journal.entries.get(meeting).text.body
            == "- [ ] first thing\n- [x] second thing\n- [ ] thank her\n"
        )


async def test_the_cursor_stays_on_its_entry_when_another_session_writes(app, journal, log, tmp_path):
    first = log("Ada Lovelace")
    async with run(app) as pilot:
        await pilot.pause()
        log("Grace Hopper")
        home(app).reload()
        await pilot.pause()
        assert home(app).meetings.current == first
        assert len(home(app).meetings.source.ids) == 2


async def test_a_small_terminal_says_so_and_comes_back(app, log):
    log("Ada Lovelace")
    async with run(app) as pilot:
        for size in ((50, 24), (10, 5), (1, 1), (200, 60), (120, 8), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            said = "needs 60 columns" in " ".join(shown(app).split())
            assert said == (size == (50, 24) or size == (120, 8)) or size in ((10, 5), (1, 1))
        assert "Ada Lovelace" in shown(app)


async def test_narrow_reading_takes_the_whole_width(app, log):
    log("Ada Lovelace", body="A long talk.")
    async with run(app, (80, 24)) as pilot:
        await press(pilot, "enter")
        screen = home(app)
        assert screen.focused is screen.reader
        assert screen.reader.size.width > 70
        await press(pilot, "escape")
        assert screen.focused is screen.meetings
        assert screen.reader.size.width < 60


async def test_g_g_and_capital_g(app, log):
    for _ in range(30):
        log("Ada Lovelace")
    async with run(app) as pilot:
        await press(pilot, "G")
        assert home(app).meetings.cursor == 29
        await press(pilot, "g", "g")
        assert home(app).meetings.cursor == 0


async def test_hesitating_after_g_shows_the_choices(app):
    async with run(app) as pilot:
        await pilot.press("g")
        await pilot.pause(0.6)
        assert "Go to" in shown(app)
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_the_theme_is_remembered(app, tmp_path):
    async with run(app) as pilot:
        assert app.theme == DARK
        await press(pilot, "L")
        assert app.theme == LIGHT
    assert load(tmp_path / "config").theme == LIGHT


async def test_keys_page_and_palette(app):
    async with run(app) as pilot:
        await press(pilot, "question_mark")
        assert "In the journal" in shown(app)
        await press(pilot, "escape")
        await press(pilot, "ctrl+p")
        await pilot.pause(0.3)
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")


async def test_a_new_contact_from_the_form(app, journal):
    async with run(app) as pilot:
        await press(pilot, "1", "n")
        await press(pilot, *"Ada", "tab", *"Engines")
        await press(pilot, "ctrl+s")
        assert [contact.text.name for contact in journal.contacts.all()] == ["Ada"]
        assert journal.contacts.all()[0].text.company == "Engines"
        await press(pilot, "u")
        assert journal.contacts.all() == []


async def test_a_near_duplicate_contact_is_asked_about_once(app, journal, log):
    log("Ada Lovelace")
    async with run(app) as pilot:
        await press(pilot, "1", "n")
        await press(pilot, *"Ada", "space", *"Lovelaec", "ctrl+s")
        assert len(journal.contacts.all()) == 1
        assert "Is this Ada Lovelace" in shown(app)
        await press(pilot, "ctrl+s")
        assert len(journal.contacts.all()) == 2


HOSTILE = (
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[31mred\x1b[0m",
    "\x9b31m",
    "[@click=app.quit]x[/]",
    "[/oops]",
    "[link=file:///etc/passwd]x[/link]",
    "\u202eevil\u202c",
    "a" + "\u0301" * 3000,
    "<script>alert(1)</script>",
    "漢字かな交じり文",
    "👩‍👩‍👧‍👦 family",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_only_ever_shown(app, log, reflect, text):
    log(
        f"Ada {text}"[:150],
        body=f"{text}\n\n- [+] {text}\n- [>] {text}, {text}\n- [ ] {text}\n",
        title=text[:150],
    )
    reflect(f"# {text}\n\n| {text} | b |\n|---|---|\n| c | {text} |\n", title=text[:150])
    async with run(app) as pilot:
        for keys in (
            ("1",),
            ("2",),
            ("3",),
            ("1", "enter"),
            ("escape",),
            ("2", "x"),
            ("escape",),
            ("d",),
            ("u",),
        ):
            await press(pilot, *keys)
            bad = [
                mark for mark in shown(app) if mark != "\n" and (ord(mark) < 32 or 0x7F <= ord(mark) < 0xA0)
            ]
            assert not bad
            assert "\u202e" not in shown(app)
        assert app.return_code is None


async def test_nothing_happens_to_a_journal_that_cannot_be_seen(app, journal, log):
    meeting = log("Ada Lovelace")
    async with run(app, (50, 14)) as pilot:
        await press(pilot, "d", "x", "n")
        assert journal.entries.trash() == []
        assert len(app.screen_stack) == 1
        await pilot.resize_terminal(100, 30)
        await press(pilot, "d")
        assert [entry.id for entry in journal.entries.trash()] == [meeting]
        await pilot.resize_terminal(50, 14)
        await press(pilot, "u")
        assert [entry.id for entry in journal.entries.trash()] == [meeting]


async def test_undo_of_a_delete_goes_to_what_came_back(app, log):
    meetings = [log("Ada Lovelace", body=f"talk {number}") for number in range(4)]
    async with run(app) as pilot:
        await press(pilot, "j", "d")
        assert home(app).meetings.current == meetings[1]
        await press(pilot, "u")
        assert home(app).meetings.current == meetings[2]


async def test_a_thank_you_is_ticked_from_the_card(app, journal, log):
    meeting = log("Ada Lovelace")
    async with run(app) as pilot:
        await press(pilot, "1", "x")
        assert journal.entries.get(meeting).derived.followups[0].done


async def test_a_draft_is_thrown_away_only_when_asked_twice(app, journal):
    async with run(app) as pilot:
        await press(pilot, "r", *"words", "escape")
        assert len(journal.drafts.all()) == 1
        await press(pilot, "D", "d")
        assert len(journal.drafts.all()) == 1
        await press(pilot, "d")
        assert journal.drafts.all() == []


async def test_a_mark_typed_after_a_repeated_one_takes_its_place(app, journal):
    def typed(text: str) -> list[str]:
        return ["space" if letter == " " else letter for letter in text]

    async with run(app) as pilot:
        await press(pilot, "r", *typed("- [+] one"), "enter", *typed("[-] two"), "enter", *typed("- [>] Bo"))
        await press(pilot, "ctrl+s")
        entry = journal.entries.latest("reflection")[0]
        assert entry.text.body == "- [+] one\n- [-] two\n- [>] Bo"


async def test_a_theme_that_is_not_there_is_said(journal, tmp_path):
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.toml").write_text('theme = "dusk"\n')
    app = PreseasonApp(journal, load(config))
    async with run(app) as pilot:
        await pilot.pause()
        assert app.theme == DARK
        assert any("dusk" in note.message for note in app._notifications)


async def test_a_refused_contact_comes_back_as_it_was_typed(app, journal):
    async with run(app) as pilot:
        await press(pilot, "1", "n", *"Ada", "tab", *"Engines")
        app.screen.query_one("#introduced_by").value = "Ada"
        await press(pilot, "ctrl+s")
        assert journal.contacts.all() == []
        assert app.screen.query_one("#company").value == "Engines"
        app.screen.query_one("#introduced_by").value = ""
        await press(pilot, "ctrl+s")
        assert journal.contacts.all()[0].text.company == "Engines"


async def test_a_journal_that_cannot_be_read_for_a_while_is_said_once(app, log, monkeypatch):
    from tui.domain.errors import JournalBusy, WriteFailed

    def failing() -> int:
        raise WriteFailed("the disk holds nothing now")

    def busy() -> int:
        raise JournalBusy("another program writes")

    log("Ada Lovelace")
    async with run(app) as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.journal, "data_version", busy)
        app._look_for_changes()  # it is being written at this moment
        monkeypatch.setattr(app.journal, "data_version", failing)
        app._look_for_changes()
        app._look_for_changes()
        await pilot.pause()
        assert [note.message for note in app._notifications if "holds" in note.message] != []
        assert len(app._notifications) == 1
        assert app.return_code is None


async def test_a_notice_is_shown_to_its_last_line(app) -> None:
    async with run(app, (80, 24)) as pilot:
        for count in range(34, 41):
            app.clear_notifications()
            await pilot.pause()
            app.say("x" * (count // 2) + " " + "y" * (count - count // 2 - 1))
            await pilot.pause()
            (toast,) = app.screen.query("Toast")
            assert toast.region.bottom < 24, count
