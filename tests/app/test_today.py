"""Today: what is due and where it was said, done and put off, letters, and meetings that were planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import OptionList, TextArea

from tests.app.boards import notices, typed
from tests.app.test_home import home, press, run, shown
from tui.app.app import PreseasonApp
from tui.app.dialogs.asking import AskLine, Which
from tui.app.dialogs.contact import ContactForm
from tui.app.editor.header import Header
from tui.app.editor.screen import EditorScreen
from tui.app.today import words
from tui.app.today.letter import LetterPage
from tui.app.today.screen import TodayScreen
from tui.app.today.snooze import Snooze
from tui.domain.entries import EntryText
from tui.domain.today import Due
from tui.journal.journal import Journal
from tui.journal.settings import load

BODY = """Engines.

> Decide the product.

- [>] Grace Hopper, runs a fund, by 12 Nov 2026
- [<] send her the article
- [ ] book the flight by 20 Nov 2026
"""


@pytest.fixture
def coffee(log) -> int:
    """Two weeks before today, which is Thursday 19 November."""
    return log("Ada Lovelace", body=BODY)


@pytest.fixture
def quick_clock(tmp_path) -> Iterator[tuple[list[datetime], Journal]]:
    """A journal whose clock is set by hand."""
    moment = [datetime(2026, 11, 19, 9, 30)]
    with Journal.open(tmp_path / "clock" / "journal.db", now=lambda: moment[0]) as made:
        yield moment, made


def today(app) -> TodayScreen:
    screen = app.screen
    assert isinstance(screen, TodayScreen), screen
    return screen


async def go(pilot, *keys: str) -> TodayScreen:
    """Go to Today, and press some keys there."""
    await press(pilot, "g", "t", *keys)
    screen = pilot.app.get_screen("today")
    assert isinstance(screen, TodayScreen)
    return screen


def here(screen: TodayScreen) -> str:
    assert screen.due.here is not None
    return screen.due.here.id


async def test_it_shows_sections_and_where_the_line_was_said(app, coffee):
    async with run(app) as pilot:
        screen = await go(pilot)
        text = shown(app)
        assert text.index("Overdue  2") < text.index("I promised  2")
        assert "> 7 days ago  Grace Hopper, runs a fund" in text
        assert "☐ 13 days ago Thank Ada Lovelace" in text
        assert "☐ tomorrow    book the flight" in text
        assert "Today 2" in text.split("\n", 1)[0]
        assert "Thu 19 Nov 2026 ─ 2 due" in text
        assert here(screen) == "f3"
        await press(pilot, "j")
        assert here(screen) == "i1"
        assert screen.reader.chosen == 5
        await press(pilot, "j")
        assert here(screen) == "f2"  # over the heading
        await press(pilot, "G", "k", "g", "g", "k")
        assert here(screen) == "f3"


async def test_the_count_is_on_every_screen_and_follows(app, coffee):
    async with run(app) as pilot:
        await pilot.pause()
        assert home(app).bar.due == 2
        await go(pilot, "x")
        assert today(app).query_one("TopBar").due == 1
        await press(pilot, "g", "j")
        assert home(app).bar.due == 1
        await press(pilot, "u", "g", "r")
        await pilot.pause()
        assert app.screen.query_one("TopBar").due == 2


async def test_with_nothing_open_it_says_what_to_press(app, log):
    async with run(app) as pilot:
        screen = await go(pilot)
        assert "Nothing is due" in shown(app)
        await press(pilot, "x", "s", "enter", "w", "e", "y")
        assert app.screen is screen
        await press(pilot, "n")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        log("Ada Lovelace", body="- [ ] call")
        app.reload_screens()
        await pilot.pause()
        assert here(screen) == "f2"
        assert screen.focused is screen.due


async def test_done_ticks_the_line_and_the_cursor_goes_on(app, journal, coffee):
    async with run(app) as pilot:
        screen = await go(pilot, "j", "j", "x")
        assert "- [x] book the flight" in journal.entries.get(coffee).text.body
        assert "Done: book the flight. u undoes" in notices(app)
        assert here(screen) == "f1"
        await press(pilot, "u")
        assert "- [ ] book the flight" in journal.entries.get(coffee).text.body
        assert "book the flight" in shown(app)


async def test_an_introduction_is_made_then_met_and_undone(app, journal, coffee):
    async with run(app) as pilot:
        screen = await go(pilot, "j", "x")
        assert journal.contacts.find("grace").text.introduced_by == "Ada Lovelace"
        assert "new in contacts: Grace Hopper" in notices(app)
        assert "Meet Grace Hopper, runs a fund" in shown(app)
        await press(pilot, "G")
        assert here(screen) == "i1"
        await press(pilot, "x")
        assert journal.promises.introduction(1).status == "met"
        assert "Tell Ada Lovelace how it went" in shown(app)
        await press(pilot, "u", "u")
        assert here(screen) == "i1"
        assert journal.promises.introduction(1).status == "offered"
        assert journal.contacts.names() == ["Ada Lovelace"]


async def test_what_became_of_an_introduction_can_be_said(app, journal, coffee):
    async with run(app) as pilot:
        await go(pilot, "j", "w")
        assert isinstance(app.screen, Which)
        await press(pilot, "enter")
        assert isinstance(app.screen, AskLine)
        assert "Grace Hopper is new in the contacts, introduced by Ada Lovelace." in shown(app)
        await press(pilot, *typed("Rear Admiral Hopper"), "enter")
        assert journal.promises.introduction(1).contact[1] == "Rear Admiral Hopper"
        await press(pilot, "u", "w", "j", "enter")
        assert journal.promises.introduction(1).status == "chased"
        assert [each.id for each in journal.promises.today().coming_up] == ["i1"]
        await press(pilot, "g", "g", "w")
        assert isinstance(app.screen, TodayScreen)  # a thank-you is given or not


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        (["1"], date(2026, 11, 20)),
        (["3"], date(2026, 11, 22)),
        (["j", "j", "enter"], date(2026, 11, 26)),
        (["d", *typed("3 dec"), "enter"], date(2026, 12, 3)),
        (["down", "down", "down", *typed("in two weeks"), "enter"], date(2026, 12, 3)),
        (["escape"], None),
        (["d", *typed("yesterday"), "enter", "escape"], None),
        (["d", *typed("someday"), "enter", "escape"], None),
    ],
)
async def test_it_is_snoozed_until_a_day(app, journal, coffee, keys, until):
    async with run(app) as pilot:
        screen = await go(pilot, "s")
        assert isinstance(app.screen, Snooze)
        await press(pilot, *keys)
        assert app.screen is screen
        found = [each.due for each in journal.promises.today().coming_up]
        assert found == ([] if until is None else [until])
        assert here(screen) == ("f3" if until is None else "i1")


async def test_the_choice_under_the_cursor_can_be_read_and_has_the_sign(app, coffee):
    async with run(app) as pilot:
        await go(pilot, "s")
        row = app.screen.query_one(OptionList).render_line(0)
        assert row.text.startswith("▸1  tomorrow")
        for segment in row:
            colours = segment.style.color.triplet, segment.style.bgcolor.triplet
            contrast = [Color(*each).get_contrast_text(1).hex for each in colours]
            assert not segment.text.strip() or contrast[0] != contrast[1], segment


async def test_a_wrong_day_is_said_in_full(app, coffee):
    async with run(app) as pilot:
        await go(pilot, "s", "d", *"the day after never")
        said = app.screen.query_one("#until-says")
        assert "in two weeks" in " ".join(str(said.render_line(row).text) for row in range(said.size.height))


async def test_who_introduced_us_is_to_be_told_as_soon_as_the_meeting_is_saved(app, journal, coffee):
    journal.promises.set_status(1, "made")
    async with run(app) as pilot:
        await press(pilot, "m", *typed("Grace Hopper"), "ctrl+s")
        assert "tell Ada Lovelace how it went with Grace Hopper" in notices(app)


async def test_a_thank_you_opens_a_letter_that_is_changed_copied_and_sent(app, journal, coffee):
    async with run(app) as pilot:
        screen = await go(pilot, "enter")
        page = app.screen
        assert isinstance(page, LetterPage)
        assert page.query_one(TextArea).text.startswith("Hi Ada,\n\nThank you for the coffee on 5 November.")
        assert "“Decide the product.”" in shown(app)
        await press(pilot, "y")
        assert app.clipboard == page.query_one(TextArea).text
        await press(pilot, "e", "x", "escape")
        assert page.query_one(TextArea).text.startswith("xHi Ada")
        await press(pilot, "escape")
        assert journal.notes.get("letter f3").startswith("xHi Ada")
        await press(pilot, "enter")
        assert app.screen.query_one(TextArea).text.startswith("xHi Ada")  # as it was left
        await press(pilot, "r", "escape", "enter")
        assert app.screen.query_one(TextArea).text.startswith("Hi Ada")
        assert journal.notes.get("letter f3") is None
        await press(pilot, "x")
        assert app.screen is screen
        assert "Thank Ada Lovelace" not in [each.text for each in journal.promises.today().everything]
        await press(pilot, "u")
        assert here(screen) == "f3"


async def test_what_was_typed_in_a_letter_is_kept_when_the_app_ends(app, journal, coffee):
    async with run(app) as pilot:
        await go(pilot, "enter", "e", "Z")
        app.keep_drafts()
        assert journal.notes.get("letter f3").startswith("ZHi Ada")
        assert journal.changes.can_undo.startswith("new meeting")


async def test_to_ask_again_marks_it_chased_only_when_one_says_so(app, journal, coffee):
    async with run(app) as pilot:
        await go(pilot, "j", "enter")
        assert "offered to introduce me to Grace Hopper" in app.screen.query_one(TextArea).text
        await press(pilot, "y", "escape")
        assert journal.promises.introduction(1).status == "offered"
        await press(pilot, "enter", "x")
        assert journal.promises.introduction(1).status == "chased"
        assert journal.promises.introduction(1).snoozed == date(2026, 11, 26)
        assert "Chased: Grace Hopper" in notices(app)


async def test_enter_on_anything_else_opens_its_line_and_esc_goes_back(app, coffee):
    async with run(app, (80, 24)) as pilot:
        screen = await go(pilot, "j", "j", "enter")
        assert screen.focused is screen.reader
        assert screen.has_class("-reading")
        assert screen.due.region.area == 0
        assert screen.reader.chosen == 7
        await press(pilot, "x")
        assert "Done: book the flight" in notices(app)
        await press(pilot, "escape")
        assert screen.focused is screen.due
        await press(pilot, "escape")
        assert app.screen is home(app)


async def test_a_planned_meeting_is_written_up_with_one_key(app, journal, log):
    planned = EntryText(
        "meeting", date(2026, 11, 18), people=("Grace Hopper",), status="planned", form="call"
    )
    entry = journal.entries.log(planned).entry
    async with run(app) as pilot:
        await go(pilot)
        assert "Did it take place? Call with Grace Hopper" in shown(app)
        await press(pilot, "x")
        editor = app.screen
        assert isinstance(editor, EditorScreen)
        assert editor.query_one(Header).status.value == "held"
        assert "## Want" in editor.query_one(TextArea).text
        await press(pilot, "ctrl+s")
        saved = journal.entries.get(entry.id).text
        assert (saved.status, saved.on, saved.body) == ("held", date(2026, 11, 18), "")
        assert "Thank Grace Hopper" in shown(app)
        await press(pilot, "u")
        assert journal.entries.get(entry.id).text.status == "planned"
        await press(pilot, "x", "escape")
        assert journal.entries.get(entry.id).text.status == "planned"
        assert journal.drafts.all() == []
        await press(pilot, "w", "j", "j", "enter")
        assert journal.entries.get(entry.id).text.status == "cancelled"


async def test_a_planned_meeting_is_written_up_from_the_journal_too(app, journal, log):
    log("Ada Lovelace")
    planned = EntryText("meeting", date(2026, 11, 25), people=("Grace Hopper",), status="planned")
    entry = journal.entries.log(planned).entry
    async with run(app) as pilot:
        await press(pilot, "H", "ctrl+s")
        saved = journal.entries.get(entry.id).text
        assert (saved.status, saved.on) == ("held", date(2026, 11, 19))  # it was sooner
        await press(pilot, "H")
        assert "for a planned meeting" in notices(app)


async def test_a_meeting_with_whom_it_is_about_is_logged_or_planned(app, journal, coffee):
    journal.promises.set_status(1, "made")
    async with run(app) as pilot:
        screen = await go(pilot, "G")
        assert here(screen) == "i1"
        await press(pilot, "p")
        header = app.screen.query_one(Header)
        assert (header.people.value, header.status.value) == ("Grace Hopper", "planned")
        assert app.screen.focused is header.when, "a day is all that it lacks"
        assert "say when: friday" in shown(app)
        assert not header.echoes["when"].has_class("-wrong"), "nothing wrong was typed yet"
        await press(pilot, "ctrl+s")
        assert header.echoes["when"].has_class("-wrong")
        await press(pilot, *typed("friday"), "ctrl+s")
        assert "Coffee with Grace Hopper" in shown(app)
        (met, *_) = journal.entries.latest("meeting")
        assert (met.text.status, met.text.on) == ("planned", date(2026, 11, 20))
        await press(pilot, "g", "g", "n")
        assert app.screen.query_one(Header).people.value == "Ada Lovelace"


async def test_somebody_who_goes_cold_is_shown_with_their_card(app, journal, log):
    log("Ada Lovelace", on=date(2026, 5, 5), thanks=False)
    ada = journal.contacts.find("ada")
    journal.contacts.save(ada.id, ada.text._replace(level="ally", title="Analyst"), seen=ada.version)
    async with run(app) as pilot:
        screen = await go(pilot)
        assert here(screen) == "c1"
        assert "Last in touch" in shown(app)
        assert "Analyst" in shown(app)
        await press(pilot, "e")
        assert isinstance(app.screen, ContactForm)
        await press(pilot, "escape", "x")
        assert "In touch with Ada Lovelace" in notices(app)
        assert "Nothing is due" in shown(app)


async def test_it_opens_there_when_told_to(journal, coffee, tmp_path):
    app = PreseasonApp(journal, load(tmp_path / "config"), room="today")
    async with run(app, (80, 24)) as pilot:
        await pilot.pause()
        screen = today(app)
        assert screen.has_class("-narrow")
        assert screen.focused is screen.due
        await press(pilot, "escape")
        assert app.screen is home(app)
        assert "2 Meetings ─ 1" in str(home(app).meetings.border_title)


@pytest.mark.parametrize("size", [(40, 10), (60, 12), (200, 50)])
async def test_it_bears_any_size(app, coffee, size):
    async with run(app, size) as pilot:
        await go(pilot, "j", "x")
        assert isinstance(app.screen, TodayScreen)


def test_it_is_overdue_as_soon_as_today_says_so(journal, coffee, log):
    assert journal.promises.anything_overdue()
    for number in ("f3", "i1"):
        journal.promises.snooze(journal.promises.find(number), date(2026, 12, 1))
    assert not journal.promises.anything_overdue()
    log("Grace Hopper", on=date(2026, 11, 18))
    assert not journal.promises.anything_overdue()  # due today
    log("Grace Hopper", on=date(2026, 11, 17))
    assert journal.promises.anything_overdue()


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("task", None, ""),
        ("task", date(2026, 11, 18), "yesterday"),
        ("task", date(2026, 11, 1), "18 days ago"),
        ("task", date(2016, 11, 1), "10 years"),
        ("task", date(2026, 11, 19), "today"),
        ("task", date(2026, 11, 20), "tomorrow"),
        ("task", date(2026, 11, 30), "Mon 30 Nov"),
        ("task", date(2027, 11, 30), "30 Nov 2027"),
        ("cold", date(2026, 11, 9), "10 days"),
    ],
)
def test_a_day_is_said_in_few_cells(kind, day, said):
    found = words.day_words(Due("f1", kind, "x", day), date(2026, 11, 19))
    assert found == said
    assert len(found) <= 11


def test_the_settings_may_keep_it_from_opening_there(tmp_path: Path):
    (tmp_path / "config.toml").write_text("[promises]\nopen_on_today = false\n")
    assert not load(tmp_path).open_on_today


async def test_another_day_is_noticed(tmp_path, quick_clock):
    moment, journal = quick_clock
    journal.entries.log(EntryText("meeting", date(2026, 11, 19), people=("Ada",), status="held"))
    app = PreseasonApp(journal, load(tmp_path / "config"))
    async with run(app) as pilot:
        await go(pilot)
        assert "tomorrow" in shown(app)
        moment[0] = datetime(2026, 11, 21, 0, 1)
        app._look_for_changes()
        await pilot.pause()
        assert "yesterday" in shown(app)
        assert today(app).query_one("TopBar").due == 1
