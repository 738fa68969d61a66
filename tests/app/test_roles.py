"""The Roles board: what is counted, where it comes from, the way there and back, and what can be done."""

from __future__ import annotations

import time
from datetime import date

import pytest
from textual.widgets import Input

from tests.app.test_home import home, press, run, shown
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.editor.screen import EditorScreen
from tui.app.home.screen import HomeScreen
from tui.app.roles.asking import AskLine, Confirm, Which
from tui.app.roles.bars import bar
from tui.app.roles.board_shape import Shape, Spot
from tui.app.roles.choosing import Choose
from tui.app.roles.compare import CompareScreen
from tui.app.roles.look_alikes import LookAlikes
from tui.app.roles.review import ReviewScreen
from tui.app.roles.screen import RolesScreen
from tui.app.roles.sheet_page import SheetPage
from tui.app.roles.time_line import TimeLineScreen
from tui.app.roles.verdict_dialog import VerdictDialog
from tui.app.widgets.top_bar import TopBar
from tui.domain.themes import Suggestion

COUNSEL, MANAGER = "In-house counsel", "Product manager"
KEYS = {" ": "space", ".": "full_stop", "~": "tilde", "/": "slash", "-": "minus"}


def typed(words: str) -> list[str]:
    return [KEYS.get(letter, letter) for letter in words]


def roles(app) -> RolesScreen:
    screen = app.screen
    assert isinstance(screen, RolesScreen), screen
    return screen


async def settle(pilot) -> None:
    """Let the thread answer."""
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.02)


async def board(pilot, *keys: str) -> RolesScreen:
    """Go to the roles, and press some keys there."""
    await press(pilot, "g", "r")
    await settle(pilot)
    await press(pilot, *keys)
    await settle(pilot)
    screen = pilot.app.get_screen("roles")
    assert isinstance(screen, RolesScreen)
    return screen


def notices(app) -> str:
    return " | ".join(note.message for note in app._notifications)


@pytest.fixture
def talks(log, reflect) -> dict[str, int]:
    """Two roles, a theme that is held both ways, one that is in both roles, and what has none."""
    return {
        "ada": log(
            "Ada Lovelace",
            body="Engines.\n\n- [-] only the paperwork #strategy\n- [+] clever colleagues #people\n",
            on=date(2026, 11, 3),
            roles=(COUNSEL,),
        ),
        "grace": log(
            "Grace Hopper",
            body="- [+] decide the product #strategy\n- [?] would I miss the courtroom?\n",
            on=date(2026, 11, 5),
            roles=(COUNSEL, MANAGER),
        ),
        "ida": log("Ida Sample", body="- [-] the pager #hours\n", on=date(2026, 11, 7), roles=(COUNSEL,)),
        "kay": log("Kay Test", body="- [-] the bag by the door #hours\n", roles=(COUNSEL,), form="call"),
        "mine": reflect("- [-] no weekends #hours\n", roles=(COUNSEL,)),
        "none": log("Nobody Yet", body="- [+] to be asked #people\n- [-] to be sold #selling\n"),
    }


# -- shapes


def test_bars_are_as_long_as_there_are_meetings() -> None:
    assert bar(3, 5, 6) == "▄▄▄   "
    assert bar(0, 5, 6) == "·     "
    assert bar(12, 12, 6) == "▄▄▄▄▄▄"
    assert bar(5, 12, 6) == "▄▄▖   "
    assert bar(1, 1000, 6) == "▖     "


def test_a_board_is_two_columns_and_a_band_or_three_sections() -> None:
    counts = {"want": 2, "dont": 5, "unsure": 1}
    wide = Shape(counts, 80, 3, beside=True)
    assert wide.line(Spot("want", 0)) == wide.line(Spot("dont", 0)) == 4
    assert wide.beside(Spot("want", 1), 1) == Spot("dont", 1)
    assert wide.beside(Spot("dont", 4), -1) == Spot("want", 1)
    assert wide.moved(Spot("want", 1), 1) == Spot("unsure", 0)
    assert wide.moved(Spot("unsure", 0), -1) == Spot("want", 1)
    assert wide.moved(Spot("dont", 0), -1) == Spot("dont", 0)
    assert wide.at(60, wide.line(Spot("dont", 4))) == Spot("dont", 4)
    assert wide.at(5, wide.line(Spot("dont", 4))) is None
    narrow = Shape(counts, 50, 1, beside=False)
    assert narrow.line(Spot("dont", 0)) == narrow.line(Spot("want", 1)) + 3
    assert narrow.moved(Spot("want", 0), 100) == Spot("dont", 4)
    assert narrow.last() == Spot("unsure", 0)
    assert narrow.height == 14
    empty = Shape({"want": 0, "dont": 0, "unsure": 0}, 80, 3, beside=True)
    assert empty.first() is None


# -- reading


async def test_an_empty_journal_teaches_what_to_write(app):
    async with run(app) as pilot:
        await board(pilot)
        text = shown(app)
        assert "No roles yet" in text
        assert "- [+]" in text
        assert "## Want: Product manager" in text
        await press(pilot, "c", "escape", "v", "V", "m", "t", "y", "p", "r", "R", "s", "M", "e")
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_roles_with_tallies_and_the_board_of_the_first(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot)
        text = shown(app)
        assert "4 met  +2 −4 ?1" in text
        assert "1 met  +1 −0 ?1" in text
        assert "○ exploring" in text
        assert "Every role" in text
        assert "No role yet" in text
        assert "2 takeaways" in text
        view = screen.view
        assert view is not None
        assert view.title == COUNSEL
        assert [(tally.theme, tally.meetings) for tally in view.tallies["dont"]] == [
            ("hours", 2),
            ("strategy", 1),
        ]
        assert "▄▄ " in text
        assert "↻ changed" in text
        assert "would I miss the courtroom?" in text


async def test_every_step_in_and_out_comes_back_to_where_it_was(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right")
        assert screen.focused is screen.board
        assert screen.board.tally is not None
        assert screen.board.tally.theme == "hours"
        assert "the pager" in shown(app), "the evidence follows the cursor"
        await press(pilot, "enter", "down")
        assert screen.focused is screen.evidence
        here = screen.evidence.here
        assert here is not None
        assert here.text == "no weekends"
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        assert screen.reader.chosen == 1
        assert "the bag by the door" in shown(app)
        await press(pilot, "escape")
        assert screen.focused is screen.evidence
        assert screen.evidence.cursor == 2
        await press(pilot, "escape")
        assert screen.focused is screen.board
        assert screen.board.tally.theme == "hours"
        await press(pilot, "escape")
        assert screen.focused is screen.roles
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "g", "r")
        assert roles(app).board.tally.theme == "hours", "a room one was in is as one left it"


async def test_evidence_says_who_when_and_what_form(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "right", "enter")
        text = shown(app)
        assert "Kay Test · call" in text
        assert "Sat 7 Nov 2026" in text
        assert "✎" in text


async def test_what_speaks_against_a_theme_is_its_evidence_too(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter")
        assert screen.board.tally is not None
        assert screen.board.tally.theme == "strategy"
        assert [said.stance for said in screen.evidence.said] == ["want", "dont"]


@pytest.mark.parametrize("size", [(80, 24), (60, 14), (100, 24), (200, 50), (60, 40), (160, 12)])
async def test_it_works_in_any_window(app, talks, size):
    async with run(app, size) as pilot:
        screen = await board(pilot, "enter", "right", "enter", "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        assert screen.reader.size.width > 30
        assert "the pager" in shown(app)
        await press(pilot, "escape")
        assert screen.focused is screen.evidence
        assert screen.evidence.region.area > 0
        await press(pilot, "escape")
        assert screen.focused is screen.board
        assert screen.board.region.area > 0
        await press(pilot, "c")
        await press(pilot, "enter", "escape", "escape")
        await press(pilot, "t")
        await settle(pilot)
        await press(pilot, "enter", "enter", "escape", "escape", "escape")
        assert roles(app).focused is screen.board


async def test_resizing_while_in_another_room_is_noticed(app, talks):
    async with run(app) as pilot:
        await board(pilot, "escape")
        await pilot.resize_terminal(70, 20)
        screen = await board(pilot)
        assert screen.has_class("-narrow", "-low")
        assert not screen.has_class("-normal")
        assert screen.evidence.region.area == 0


async def test_the_rooms_are_in_the_top_line_and_can_be_clicked(app, talks):
    async with run(app) as pilot:
        said = home(app).bar.render().plain
        assert " Today " in said
        await pilot.click(TopBar, offset=(said.index("Roles") + 2, 0))
        await pilot.pause()
        roles(app)
        await pilot.click("RolesScreen TopBar", offset=(14, 0))
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert home(app) is app.screen


async def test_a_click_moves_and_a_second_one_opens(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot)
        line = screen.board.shape.line(Spot("dont", 1))
        block = screen.board.shape.block("dont")
        await pilot.click(screen.board, offset=(block.left + 12, line + 1))
        assert screen.board.spot == Spot("dont", 1)
        await pilot.click(screen.board, offset=(block.left + 12, line + 1), times=2)
        assert screen.focused is screen.evidence


async def test_every_role_and_what_has_none(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "end", "up")
        assert screen.view.key.subject == "every"
        text = shown(app)
        assert "DEAL-BREAKERS" in text
        assert "WHATEVER THE ROLE" in text
        assert {tally.theme for tally in screen.view.tallies["want"]} == {"people", "strategy"}
        await press(pilot, "down")
        assert screen.view.key.subject == "none"
        assert [tally.theme for tally in screen.view.tallies["dont"]] == ["selling"]


async def test_user_text_is_only_text(app, log):
    name = "[@click=app.quit]Boss[/]"
    log("[red]Ada[/]", body="- [-] [b]bold[/b] \x1b]52;c;x\x07 #[link]\n" * 2, roles=(name,))
    log("Grace", body=f"- [+] {'long ' * 2000}\n- [?] 日本語のテーマ\n", roles=(name,))
    async with run(app) as pilot:
        screen = await board(pilot, "enter")
        assert "[@click=app.quit]Boss[/]" in shown(app)
        for keys in (("right", "enter", "enter", "escape", "escape"), ("c", "enter", "escape", "escape")):
            await press(pilot, *keys)
        for keys in (
            ("t",),
            ("escape",),
            ("m",),
            ("escape",),
            ("R",),
            ("escape",),
            ("V",),
            ("escape",),
            ("p",),
        ):
            await press(pilot, *keys)
            await settle(pilot)
        await press(pilot, "escape", "v")
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "escape")
        assert app.return_code is None
        assert screen.is_current


# -- themes


async def test_themes_are_merged_with_a_preview_and_undone(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "right", "m")
        assert isinstance(app.screen, Choose)
        await press(pilot, *"strat")
        assert "“hours” into “strategy”" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "hours" not in [line.name for line in journal.themes.all()]
        assert "Merged" in notices(app)
        assert roles(app).focused is roles(app).board
        await press(pilot, "u")
        await settle(pilot)
        assert "hours" in [line.name for line in journal.themes.all()]
        assert "hours" in shown(app)


async def test_a_merge_that_cannot_be_is_said_and_esc_does_nothing(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "right", "m", *"zzzz")
        assert "Nothing is called so" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        await press(pilot, "escape")
        roles(app)
        assert len(journal.themes.all()) == 5


async def test_a_theme_is_renamed_and_split(app, journal, talks):
    journal.themes.merge("people", "hours")
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right", "R")
        assert isinstance(app.screen, AskLine)
        await press(pilot, *"time", "enter")
        await settle(pilot)
        assert screen.board.tally.theme == "time"
        await press(pilot, "s")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        await settle(pilot)
        assert "people" in {line.name for line in journal.themes.all()}


async def test_nothing_to_split_is_said(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "s")
        roles(app)
        assert "nothing was merged" in notices(app)


async def test_look_alikes_are_told_in_a_line_and_merged_only_if_asked(app, journal, talks, monkeypatch):
    pair = Suggestion("hours", "strategy", "they sound alike", 90)
    monkeypatch.setattr(type(journal.themes), "suggestions", lambda self: [pair])
    async with run(app) as pilot:
        await board(pilot)
        assert "two themes look alike: M" in shown(app)
        await press(pilot, "M")
        assert isinstance(app.screen, LookAlikes)
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert "hours" in {line.name for line in journal.themes.all()}
        await press(pilot, "M", "enter", "enter")
        await settle(pilot)
        assert "hours" not in {line.name for line in journal.themes.all()}
        await press(pilot, "u", "M", "d")
        await settle(pilot)
        assert "Kept apart" in notices(app)


# -- what has no role


async def test_a_takeaway_is_given_a_role_in_its_text(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "end", "enter", "enter", "r")
        assert isinstance(app.screen, Choose)
        await press(pilot, *"prod", "enter")
        assert isinstance(app.screen, Which)
        await press(pilot, "enter")
        await settle(pilot)
        assert journal.entries.get(talks["none"]).text.roles == (MANAGER,)
        assert "Changed the text" in notices(app)
        await press(pilot, "u")
        await settle(pilot)
        assert journal.entries.get(talks["none"]).text.roles == ()


async def test_a_new_role_can_be_named(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "end", "enter", "r", *typed("Diplomat"))
        assert "a new role" in shown(app)
        await press(pilot, "enter", "enter")
        await settle(pilot)
        assert "Diplomat" in journal.roles.names()


async def test_what_has_a_role_says_so(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "enter", "r")
        assert "It has a role" in notices(app)


# -- verdicts, the review and the sheet


async def test_a_verdict_is_given_shown_and_undone(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "V")
        assert isinstance(app.screen, VerdictDialog)
        await press(pilot, "r", "tab", *typed("no say"), "ctrl+s")
        await settle(pilot)
        assert journal.roles.board(COUNSEL).role.verdict == "ruled-out"
        assert "✕ ruled out" in shown(app)
        assert "no say" in shown(app)
        await press(pilot, "V")
        assert "Thu 19 Nov 2026" in shown(app)
        await press(pilot, "escape", "u")
        assert journal.roles.board(COUNSEL).role.verdict == "exploring"


async def test_an_unsaved_reason_is_asked_about_once(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "V", "tab", *"why", "escape")
        assert isinstance(app.screen, VerdictDialog)
        assert "not saved" in shown(app)
        await press(pilot, "escape")
        roles(app)
        assert journal.roles.verdicts(COUNSEL) == []


async def test_a_review_asks_three_questions_and_writes_a_reflection(app, journal, talks):
    before = journal.entries.count("reflection")
    async with run(app) as pilot:
        await board(pilot, "v")
        assert isinstance(app.screen, ReviewScreen)
        assert "1 of 4" in shown(app)
        assert "Which of this would I still want" in shown(app)
        await press(pilot, *typed("the people"), "ctrl+s")
        assert "not live with" in shown(app)
        await press(pilot, "shift+tab", "enter", *typed("this one"), "ctrl+s", "ctrl+s")
        assert "4 of 4" in shown(app)
        await press(pilot, "r", "tab", *typed("no say"), "ctrl+s")
        await settle(pilot)
        roles(app)
        assert journal.entries.count("reflection") == before + 1
        verdict = journal.roles.verdicts(COUNSEL)[0]
        assert verdict.verdict == "ruled-out"
        assert verdict.entry is not None
        entry = journal.entries.get(verdict.entry)
        assert entry.text.roles == (COUNSEL,)
        assert "the people" in entry.text.body
        assert "> the pager — Ida Sample, Sat 7 Nov 2026" in entry.text.body
        assert "this one" in entry.text.body
        assert entry.derived.takeaways == (), "what is quoted is not said again"
        assert journal.drafts.all() == []
        await press(pilot, "u", "u")
        assert journal.entries.count("reflection") == before
        assert journal.roles.verdicts(COUNSEL) == []


async def test_a_closed_review_leaves_nothing_and_offers_what_was_typed(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "v", *typed("half a thought"), "ctrl+s", "p")
        app.keep_drafts()
        assert len(journal.drafts.all()) == 1, "a crash would not take it"
        await press(pilot, "escape")
        roles(app)
        assert journal.drafts.all() == []
        await press(pilot, "v")
        assert "2 of 4" in shown(app)
        await press(pilot, "ctrl+b")
        assert app.screen.query_one("#answer-0", MarkdownArea).text == "half a thought"
        await press(pilot, "escape", "j", "v")
        assert app.screen.query_one("#answer-0", MarkdownArea).text == "", "of that role alone"


async def test_nothing_is_saved_of_an_empty_review(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "v", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        assert isinstance(app.screen, ReviewScreen)
        assert "nothing to save yet" in notices(app)
        assert journal.roles.verdicts(COUNSEL) == []


async def test_the_sheet_is_shown_copied_and_written(app, journal, talks, tmp_path, monkeypatch):
    copied = []
    monkeypatch.setattr("tui.app.roles.role_acts.copy", lambda app, words: copied.append(words) or "Copied.")
    async with run(app) as pilot:
        await board(pilot, "y")
        assert copied == [journal.roles.sheet(COUNSEL)]
        await press(pilot, "p")
        assert isinstance(app.screen, SheetPage)
        assert "What I don't want" in shown(app) or "What I don’t want" in shown(app)
        await press(pilot, "w")
        assert isinstance(app.screen, AskLine)
        path = tmp_path / "page.md"
        app.screen.query_one(Input).value = str(path)
        await press(pilot, "enter")
        roles(app)
        assert path.read_text(encoding="utf-8") == journal.roles.sheet(COUNSEL)
        assert path.stat().st_mode & 0o777 == 0o600
        await press(pilot, "w")
        app.screen.query_one(Input).value = str(path)
        await press(pilot, "enter")
        assert "is there already" in shown(app)


# -- comparing, and over time


async def test_roles_are_compared_sorted_and_filtered(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        text = shown(app)
        assert "+1 −1" in text
        assert COUNSEL in text
        assert MANAGER in text
        assert screen.matrix.rows[0].theme in ("hours", "strategy")
        await press(pilot, "s")
        assert screen.matrix.rows[0].theme == "strategy", "most disputed"
        await press(pilot, "s", "s")
        assert [row.theme for row in screen.matrix.rows][:2] == ["hours", "people"], "by name"
        await press(pilot, "slash", *"strat", "down")
        assert [row.theme for row in screen.matrix.rows] == ["strategy"]
        assert screen.focused is screen.matrix
        await press(pilot, "right", "enter")
        assert screen.focused is screen.evidence
        assert [said.text for said in screen.evidence.said] == ["decide the product"]
        await press(pilot, "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        await press(pilot, "escape", "escape")
        assert screen.focused is screen.matrix
        assert screen.matrix.column == 1
        await press(pilot, "escape")
        assert len(screen.matrix.rows) > 1, "esc lifts the filter first"
        await press(pilot, "escape")
        roles(app)


async def test_two_roles_beside_each_other_with_what_was_said_of_both(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c", "b", "enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.matrix.roles == (COUNSEL, MANAGER)
        await press(pilot, "s")
        assert screen.matrix.theme == "strategy"
        assert len(screen.evidence.said) == 2
        assert len(screen.other.said) == 1
        await press(pilot, "right", "enter")
        assert screen.focused is screen.other
        await press(pilot, "enter", "escape")
        assert screen.focused is screen.other
        await press(pilot, "escape", "escape", "escape")
        roles(app)


async def test_the_first_row_and_column_stay_in_sight(app, log):
    for number in range(30):
        lines = "".join(f"- [+] x #theme{number:02}{each}\n" for each in "ab")
        log("Ada", body=lines, roles=(f"Role number {number:02}",), on=date(2026, 10, 1))
    async with run(app, (80, 24)) as pilot:
        await board(pilot, "c")
        screen = app.screen
        first = screen.matrix.rows[0].theme
        await press(pilot, *["right"] * 12)
        assert first in shown(app)
        role = screen.matrix.role
        assert role.split()[-1] in shown(app)
        await press(pilot, "end")
        assert role.split()[-1] in shown(app)
        assert screen.matrix.rows[-1].theme in shown(app)
        assert first not in shown(app)


async def test_a_time_line_is_oldest_first_and_marks_the_changes(app, talks):
    async with run(app) as pilot:
        await board(pilot, "t")
        screen = app.screen
        assert isinstance(screen, TimeLineScreen)
        assert screen.lanes.here.name == "Everything"
        assert [said.on for said in screen.evidence.said] == sorted(said.on for said in screen.evidence.said)
        await press(pilot, "down")
        assert screen.lanes.here.name == "strategy"
        assert [said.stance for said in screen.evidence.said] == ["dont", "want"]
        assert "↻ changed my mind" in shown(app)
        await press(pilot, "enter", "down", "enter")
        await settle(pilot)
        assert screen.focused is screen.reader
        await press(pilot, "escape")
        assert screen.evidence.cursor == 1
        await press(pilot, "escape", "escape")
        roles(app)


async def test_both_ways_on_one_day_is_no_change_of_mind(app, log):
    log("Ada", body="- [+] enough #pay\n- [-] less #pay\n", roles=(COUNSEL,), on=date(2026, 10, 1))
    log("Ada", body="- [+] more #pay\n", roles=(COUNSEL,), on=date(2026, 10, 8))
    async with run(app) as pilot:
        await board(pilot, "enter", "t")
        notes = [app.screen.evidence.pages.row(place).note for place in range(3)]
        assert notes == ["", "⇄ both ways", "↻ changed my mind"]


async def test_the_time_line_of_the_theme_under_the_cursor(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "right", "t")
        assert app.screen.lanes.here.name == "hours"


# -- the rest of the house


async def test_what_is_read_can_be_edited_and_the_board_follows(app, journal, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right", "enter", "e")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        text = journal.entries.get(talks["ada"])
        journal.entries.save(talks["ada"], text.text._replace(body="- [-] late #hours\n"), seen=text.version)
        app.reload_screens()
        await settle(pilot)
        assert screen.board.tally.theme == "hours"
        assert screen.board.tally.meetings == 3


async def test_a_journal_that_another_program_writes_is_read_later(app, journal, talks, monkeypatch):
    from tui.domain.errors import JournalBusy

    def busy(self) -> int:
        raise JournalBusy("another program holds the journal")

    async with run(app) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(type(journal), "data_version", busy)
            patched.setattr(type(journal.database), "data_version", busy)
            screen = await board(pilot, "p", "escape")
            assert screen.board.tally is not None
        await press(pilot, "p", "escape")
        assert app.return_code is None


async def test_what_was_written_in_another_room_is_there_when_one_comes_back(app, journal, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "g", "j")
        entry = journal.entries.get(talks["ada"])
        journal.entries.save(entry.id, entry.text._replace(body="- [-] late #hours\n"), seen=entry.version)
        await board(pilot)
        assert screen.view.tallies["dont"][0].meetings == 3


async def test_go_to_leaves_every_room_above(app, talks):
    async with run(app) as pilot:
        await board(pilot, "c", "b", "enter", "g", "r")
        roles(app)
        await press(pilot, "t", "g", "j")
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


async def test_without_a_job_search_everything_counts(app, talks):
    async with run(app) as pilot:
        screen = await board(pilot, "a")
        assert screen.boards.search is None
        assert "no job search" in notices(app)


async def test_moving_between_roles_reads_no_more_than_one_board(app, journal, log, monkeypatch):
    for number in range(12):
        log("Ada", body=f"- [+] x #theme{number}\n", roles=(f"Role {number:02}",))
    read = []
    original = journal.roles.board
    monkeypatch.setattr(journal.roles, "board", lambda *args: read.append(args) or original(*args))
    async with run(app) as pilot:
        await board(pilot)
        read.clear()
        start = time.perf_counter()
        await press(pilot, "down")
        assert len(read) == 1
        assert time.perf_counter() - start < 1
