"""What can be done on the Roles board: with themes, with what has no role, with a role; and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input, TextArea

from tests.app.boards import COUNSEL, MANAGER, board, notices, roles, settle, write
from tests.app.test_home import press, run, shown
from tui.app.dialogs.asking import AskLine, Confirm, Which
from tui.app.dialogs.choosing import Choose
from tui.app.dialogs.reader_dialog import ReaderDialog
from tui.app.dialogs.sheet_page import SheetPage, checked_path, usual_path, write_page
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.roles.look_alikes import LookAlikes
from tui.app.roles.review import ReviewScreen
from tui.app.roles.verdict_dialog import VerdictDialog
from tui.app.roles.verdict_list import VerdictList
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.domain.themes import Suggestion

# -- themes


async def test_themes_are_merged_with_a_preview_and_undone(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "right", "m")
        assert isinstance(app.screen, Choose)
        await write(pilot, "zzzz")
        assert "Nothing is called so" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        app.screen.query_one(Input).value = ""
        await write(pilot, "strat")
        text = shown(app)
        assert "▸strategy" in text
        assert "2 meetings" in text
        assert "“hours” into “strategy”" in text
        assert "DON’T WANT" in text, "the board is in sight behind it"
        await press(pilot, "enter")
        await settle(pilot)
        assert "hours" not in [line.name for line in journal.themes.all()]
        assert "Merged" in notices(app)
        assert roles(app).focused is roles(app).board
        await press(pilot, "u")
        await settle(pilot)
        assert "hours" in [line.name for line in journal.themes.all()]
        assert "hours" in shown(app)
        await press(pilot, "m", "escape")
        roles(app)
        assert len(journal.themes.all()) == 5


async def test_a_theme_is_renamed_and_split(app, journal, talks):
    journal.themes.merge("people", "hours")
    async with run(app) as pilot:
        screen = await board(pilot, "enter", "right", "R")
        assert isinstance(app.screen, AskLine)
        await write(pilot, "time")
        await press(pilot, "enter")
        await settle(pilot)
        assert screen.board.tally.theme == "time"
        await press(pilot, "s")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "enter")
        await settle(pilot)
        assert "people" in {line.name for line in journal.themes.all()}
        await press(pilot, "left", "s")
        roles(app)
        assert "nothing was merged" in notices(app)


async def test_look_alikes_are_told_in_a_line_and_gone_through_one_by_one(app, journal, talks, monkeypatch):
    pairs = [
        Suggestion("hours", "strategy", "they sound alike", 90),
        Suggestion("people", "selling", "why", 80),
    ]
    monkeypatch.setattr(type(journal.themes), "suggestions", lambda self: pairs)
    async with run(app) as pilot:
        await board(pilot)
        assert "2 pairs of themes look alike: M" in shown(app)
        await press(pilot, "M")
        assert isinstance(app.screen, LookAlikes)
        await pilot.resize_terminal(1, 1)
        await press(pilot, "pagedown", "pageup")
        await pilot.resize_terminal(1, 24)
        await pilot.resize_terminal(120, 40)
        assert "▸hours" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert isinstance(app.screen, LookAlikes)
        assert "hours" in {line.name for line in journal.themes.all()}
        await press(pilot, "enter", "enter")
        await settle(pilot)
        assert "hours" not in {line.name for line in journal.themes.all()}
        assert isinstance(app.screen, LookAlikes), "the next pair is there"
        assert "▸people" in shown(app)
        await press(pilot, "d")
        await settle(pilot)
        assert "Kept apart" in notices(app)
        roles(app)
        await press(pilot, "u", "u")
        assert "hours" in {line.name for line in journal.themes.all()}


async def test_a_pair_that_another_session_has_merged_is_no_pair_any_more(app, journal, talks, monkeypatch):
    pairs = [
        Suggestion("hours", "strategy", "they sound alike", 90),
        Suggestion("people", "selling", "why", 80),
    ]
    monkeypatch.setattr(type(journal.themes), "suggestions", lambda self: pairs)
    async with run(app) as pilot:
        await board(pilot, "M")
        journal.themes.merge("hours", "strategy")
        await press(pilot, "enter")
        assert isinstance(app.screen, LookAlikes)
        assert "already" in notices(app)
        assert "▸people" in shown(app)


# -- what has no role


async def test_a_takeaway_is_given_a_role_in_its_text(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "end", "enter", "enter", "r")
        assert isinstance(app.screen, Choose)
        assert "Then: is all of Nobody Yet" in shown(app)
        await write(pilot, "prod")
        await press(pilot, "enter")
        assert isinstance(app.screen, Which)
        assert "1 other takeaway" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert journal.entries.get(talks["none"]).text.roles == (MANAGER,)
        assert "Changed the text" in notices(app)
        await press(pilot, "u")
        await settle(pilot)
        assert journal.entries.get(talks["none"]).text.roles == ()
        await press(pilot, "r")
        await write(pilot, "Diplomat")
        assert "a new role" in shown(app)
        await press(pilot, "enter", "down", "enter")
        await settle(pilot)
        assert "Diplomat" in journal.roles.names()
        assert "## Want: Diplomat" in journal.entries.get(talks["none"]).text.body


async def test_what_has_no_role_is_there_and_gets_one_where_there_is_no_role_yet(app, journal, log):
    only = log("Solo", body="- [+] alone\n", on=date(2026, 11, 10))
    async with run(app) as pilot:
        screen = await board(pilot)
        assert screen.focused is screen.roles
        assert "1 takeaway" in shown(app)
        await press(pilot, "end", "enter", "r")
        assert "There is none yet: type a name." in shown(app)
        await write(pilot, "Diplomat")
        assert "The header of Solo, Tue 10 Nov 2026, will say so" in shown(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert journal.entries.get(only).text.roles == ("Diplomat",)
        assert "1 meeting +1 −0 ?0" in shown(app)


async def test_the_first_role_is_shown_as_soon_as_there_is_one(app, log):
    async with run(app) as pilot:
        screen = await board(pilot)
        assert "No roles yet" in shown(app)
        log("Ada", body="- [+] to decide\n", roles=(COUNSEL,))
        app.reload_screens()
        await settle(pilot)
        assert screen.focused is screen.roles
        assert "to decide" in shown(app)
        assert "No roles yet" not in shown(app)


async def test_what_has_a_role_says_so(app, talks):
    async with run(app) as pilot:
        await board(pilot, "enter", "enter", "r")
        assert "It has a role" in notices(app)


# -- verdicts


async def test_a_verdict_is_given_shown_and_undone(app, journal, talks):
    async with run(app) as pilot:
        await board(pilot, "V")
        assert isinstance(app.screen, VerdictDialog)
        assert "No verdict was given yet" in shown(app)
        await press(pilot, "r", "tab")
        await write(pilot, "no *say*")
        await press(pilot, "escape")
        assert isinstance(app.screen, VerdictDialog)
        assert "not saved" in shown(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert journal.roles.board(COUNSEL).role.verdict == "ruled-out"
        assert "✕ ruled out" in shown(app)
        assert "no say" in shown(app), "as it reads"
        await press(pilot, "V")
        assert "Thu 19 Nov 2026" in shown(app)
        await press(pilot, "tab")
        await write(pilot, "x")
        await press(pilot, "escape", "escape", "u")
        roles(app)
        assert journal.roles.board(COUNSEL).role.verdict == "exploring"
        assert journal.roles.verdicts(COUNSEL) == []


async def test_a_review_is_read_again_from_the_verdicts(app, journal, talks):
    review = EntryText(
        "reflection", date(2026, 11, 8), "I asked *myself*.\n", title="Review", roles=(COUNSEL,)
    )
    entry = journal.entries.log(review).entry.id
    journal.roles.set_verdict(COUNSEL, "exploring", "not [yet](https://example.org)")
    journal.roles.set_verdict(COUNSEL, "pursuing", "", entry=entry)
    async with run(app) as pilot:
        await board(pilot, "V", "tab")
        await write(pilot, "half a reason")
        await press(pilot, "tab")
        assert isinstance(app.screen.focused, VerdictList)
        text = shown(app)
        assert "not yet" in text
        assert "no reason given" in text
        assert "✎ review" in text
        assert "enter reads the review" in text
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderDialog)
        assert "I asked myself." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, VerdictDialog)
        assert app.screen.query_one(TextArea).text == "half a reason", "what was typed is still there"
        await press(pilot, "down", "enter")
        assert "without a review" in shown(app)
        journal.entries.delete(entry)
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, VerdictDialog | ReaderDialog)


# -- the review


async def test_a_review_asks_three_questions_and_writes_a_reflection(app, journal, talks):
    before = journal.entries.count("reflection")
    async with run(app) as pilot:
        await board(pilot, "v")
        assert isinstance(app.screen, ReviewScreen)
        assert "1 of 4" in shown(app)
        assert "Which of this would I still want" in shown(app)
        await write(pilot, "the people")
        await press(pilot, "ctrl+s")
        assert "not live with" in shown(app)
        await press(pilot, "shift+tab")
        assert "enter Quote" in shown(app).split("\n")[-1]
        await press(pilot, "enter")
        await write(pilot, "this one")
        await press(pilot, "ctrl+s", "ctrl+s")
        text = shown(app)
        assert "4 of 4" in text
        assert "ctrl+s saves all of it" in text
        await press(pilot, "r", "tab")
        await write(pilot, "no say")
        await press(pilot, "ctrl+s")
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
        await board(pilot, "v")
        await write(pilot, "half a thought")
        await press(pilot, "ctrl+s", "p")
        app.keep_drafts()
        assert len(journal.drafts.all()) == 1, "a crash would not take it"
        await press(pilot, "escape")
        roles(app)
        assert journal.drafts.all() == []
        await press(pilot, "v")
        assert "2 of 4" in shown(app)
        await press(pilot, "f2")
        assert app.screen.query_one("#answer-0", MarkdownArea).text == "half a thought"
        await press(pilot, "escape", "j", "v")
        assert app.screen.query_one("#answer-0", MarkdownArea).text == "", "of that role alone"
        await press(pilot, "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        assert isinstance(app.screen, ReviewScreen)
        assert "nothing to save yet" in notices(app)
        assert journal.roles.verdicts(MANAGER) == []


# -- the page


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


def test_a_page_is_written_to_a_new_file_of_a_harmless_name_alone(tmp_path):
    assert usual_path("../../etc/passwd [/x]\n") == "~/etc-passwd-x.md"
    assert usual_path("日本") == "~/role.md"
    with pytest.raises(BadInput, match="where to"):
        checked_path("")
    with pytest.raises(BadInput, match="no folder"):
        checked_path(str(tmp_path / "none" / "page.md"))
    with pytest.raises(BadInput, match="cannot be written"):
        write_page(checked_path("\0"), "page")
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(BadInput, match="already"):
        checked_path(str(link))
    with pytest.raises(BadInput, match="cannot be written"):
        write_page(link, "page")
    assert not (tmp_path / "elsewhere.md").exists()
