"""Allies, the card and the brief: what they show, what is done there, and that nothing typed is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.geometry import Offset
from textual.widgets import Input, TextArea

from tests.app.test_home import home, press, run, shown
from tests.app.test_roles import settle
from tui.app.allies.look_alikes import SamePeople
from tui.app.allies.merge_page import MergePage
from tui.app.allies.screen import AlliesScreen
from tui.app.allies.tree_list import TreeList
from tui.app.brief.page import BriefPage
from tui.app.brief.questions import QuestionsPage
from tui.app.dialogs.contact import ContactForm
from tui.app.dialogs.drafts import DraftOffer
from tui.app.editor.screen import EditorScreen
from tui.domain.brief import QUESTIONS
from tui.domain.entries import EntryText
from tui.domain.people import ContactText
from tui.journal.journal import Journal

ADA, GRACE, JEAN = "Ada Lovelace", "Grace Hopper", "Jean Bartik"
HOSTILE = "[@click=app.quit]x[/] \x1b]52;c;x\x07 [/oops] 漢字 👩🏽‍🚀"


@pytest.fixture
def chain(journal, log):
    """Ada led to Grace, and Grace to Jean, who goes cold; Kay was met otherwise, and written down twice."""
    log(ADA, body="- [>] Grace Hopper, at sea\n- [>] Betty\n")
    log(GRACE, body="- [+] decide\n- [<] send her the paper\n", on=date(2026, 11, 6))
    journal.contacts.create(ContactText(JEAN, introduced_by=GRACE, level="ally", company="Penn"))
    log(JEAN, on=date(2026, 8, 1))
    log("Kay McNulty")
    journal.contacts.create(ContactText("Kay Mc Nulty", company="Penn", email="kay@x.example"))
    return journal


async def allies(pilot, *keys: str) -> AlliesScreen:
    await press(pilot, "g", "a")
    await settle(pilot)
    await press(pilot, *keys)
    await settle(pilot)
    screen = pilot.app.get_screen("allies")
    assert isinstance(screen, AlliesScreen)
    return screen


def fill(app, field: str, words: str) -> None:
    """Write into a field of the form, or of a question, without typing each letter."""
    app.screen.query_one(field, Input).value = words


def here(screen: AlliesScreen) -> str:
    ally = screen.tree_list.ally
    return ally.name if ally else ""


def rows(tree: TreeList) -> list[str]:
    width = tree.scrollable_content_region.width
    return [
        "".join(segment.text for segment in tree.row_line(row, 0, width, here=False)).rstrip()
        for row in tree._rows(list(tree.source.ids))
    ]


async def test_an_empty_journal_teaches(app):
    async with run(app, (80, 24)) as pilot:
        screen = await allies(pilot, "b", "v", "m", "x", "c", "j", "left", "z", "M")
        assert app.screen is screen
        assert "Allies open their address book" in shown(app)
        assert "n New" in shown(app)
        assert "v Level" not in shown(app), "there is nobody to have one"
        await press(pilot, "n")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        assert app.screen is home(app)


async def test_the_tree_its_card_and_the_way_back(app, chain):
    async with run(app) as pilot:
        screen = await allies(pilot)
        assert [line.split() for line in rows(screen.tree_list)] == [
            ["▾", "Ada", "Lovelace", "↑", "2"],
            ["└", "▾", "Grace", "Hopper", "↑", "1"],
            ["└", "Jean", "Bartik", "ally", "°"],
            ["Kay", "Mc", "Nulty"],
            ["Kay", "McNulty"],
        ]
        await press(pilot, "j")
        text = shown(app)
        assert "5 people, 2 through others" in text
        assert "led to 1 person, 1 meeting" in text
        assert "send her the paper" in text
        await press(pilot, "l", "h")
        assert (here(screen), screen.tree_list.count) == (GRACE, 5)
        await press(pilot, "h")
        assert screen.tree_list.count == 4
        await press(pilot, "l", "z")
        assert (here(screen), screen.tree_list.count) == (ADA, 3)
        await press(pilot, "c")
        await settle(pilot)
        assert here(screen) == JEAN
        assert "going cold since Wed 30 Sep 2026" in shown(app)
        await press(pilot, "f")
        fill(app, "Input", "kay mcn")
        await press(pilot, "enter")
        assert here(screen) == "Kay McNulty"
        await press(pilot, "enter")
        assert screen.focused is screen.reader
        await press(pilot, "escape")
        assert screen.focused is screen.tree_list
        await press(pilot, "o")
        assert home(app).scope_name() == "Kay McNulty"
        await allies(pilot, "n")
        assert isinstance(app.screen, EditorScreen)


async def test_a_click_on_its_sign_folds_a_branch_and_elsewhere_reads_the_person(app, chain):
    async with run(app) as pilot:
        screen = await allies(pilot)
        tree = screen.tree_list
        border = tree.content_region.offset - tree.region.offset
        for grace_sign in (3, 4):
            await pilot.click(TreeList, offset=border + Offset(grace_sign, 1))
            assert (here(screen), tree.count) == (GRACE, 4)
            await pilot.click(TreeList, offset=border + Offset(grace_sign, 1))
            assert (here(screen), tree.count) == (GRACE, 5)
        assert screen.focused is tree, "two clicks on a sign read nobody"
        await pilot.click(TreeList, offset=border + Offset(3, 2))
        assert (here(screen), tree.count) == (JEAN, 5), "who led to nobody has no sign"
        await pilot.click(TreeList, offset=border + Offset(6, 0))
        assert (here(screen), tree.count) == (ADA, 5)
        await pilot.click(TreeList, offset=border + Offset(6, 0), times=2)
        assert screen.focused is screen.reader


async def test_it_works_in_a_small_window(app, chain):
    async with run(app, (80, 24)) as pilot:
        screen = await allies(pilot, "j", "j")
        assert "▮▮" in rows(screen.tree_list)[2]
        await press(pilot, "enter")
        assert not screen.tree_list.display
        await press(pilot, "escape")
        assert screen.tree_list.display
        await pilot.resize_terminal(50, 10)
        await press(pilot, "v", "m")
        assert app.screen is screen
        await press(pilot, "escape")
        assert app.screen is home(app)


async def test_the_ladder_is_climbed_by_hand_and_undone_and_the_tree_written_to_a_file(app, chain, tmp_path):
    async with run(app) as pilot:
        screen = await allies(pilot, "v")
        assert "↑ earned" in shown(app)
        await press(pilot, "enter")
        assert chain.contacts.find(ADA).text.level == "ally"
        assert rows(screen.tree_list)[0].split()[3] == "ally"
        await press(pilot, "plus")
        assert chain.contacts.find(ADA).text.level == "advocate"
        await press(pilot, "plus", "minus", "minus")
        assert chain.contacts.find(ADA).text.level == "helpful"
        await press(pilot, "u")
        assert chain.contacts.find(ADA).text.level == "ally"
        assert here(screen) == ADA
        await press(pilot, "w")
        fill(app, "Input", str(tmp_path / "allies.mmd"))
        await press(pilot, "enter")
        assert (tmp_path / "allies.mmd").read_text().startswith("flowchart LR")


async def test_two_are_merged_after_a_look_and_undone_or_kept_apart(app, chain):
    async with run(app) as pilot:
        screen = await allies(pilot, "M")
        assert isinstance(app.screen, SamePeople)
        await press(pilot, "enter")
        assert isinstance(app.screen, MergePage)
        assert "The name “Kay Mc Nulty” means Kay McNulty from now on." in shown(app)
        await press(pilot, "enter")
        assert here(screen) == "Kay McNulty"
        assert chain.contacts.find("kay mc nulty").text.email == "kay@x.example"
        assert screen.tree_list.count == 4
        await press(pilot, "S")
        assert "Is somebody else than Kay McNulty" in shown(app)
        await press(pilot, "enter")
        assert (here(screen), screen.tree_list.count) == ("Kay Mc Nulty", 5)
        await press(pilot, "S")
        assert app.screen is screen, "nobody was merged into her"
        await press(pilot, "u")
        assert screen.tree_list.count == 4
        await press(pilot, "u")
        assert screen.tree_list.count == 5
        await press(pilot, "M", "d")
        await press(pilot, "M")
        assert app.screen is screen
        assert chain.contacts.doubles() == []
        await press(pilot, "g", "g", "m")
        fill(app, "Input", "grace")
        await press(pilot, "enter")
        assert isinstance(app.screen, MergePage)
        await press(pilot, "enter")
        assert here(screen) == GRACE
        assert chain.allies.forest().parents == {chain.contacts.find(JEAN).id: chain.contacts.find(GRACE).id}


async def test_who_was_merged_elsewhere_is_not_there_any_more(app, chain, journal):
    async with run(app) as pilot:
        screen = await allies(pilot, "G")
        assert here(screen) == "Kay McNulty"
        with Journal.open(journal.path, now=journal.now) as other:
            other.contacts.merge(other.contacts.find("Kay McNulty").id, other.contacts.find(ADA).id)
        screen.follow(again=True)
        await pilot.pause(0.2)
        await settle(pilot)
        assert here(screen) == ADA, "that is who it was"
        assert screen.tree_list.count == 4


async def test_user_text_is_only_text(app, journal, log):
    log(HOSTILE, body=f"- [+] {HOSTILE}\n")
    journal.contacts.create(
        ContactText("\x9b31m" + HOSTILE, introduced_by=HOSTILE, company=HOSTILE, notes=HOSTILE)
    )
    journal.contacts.create(ContactText(f"{HOSTILE} x", company=HOSTILE))
    async with run(app, (80, 24)) as pilot:
        screen = await allies(pilot, "j", "v", "escape", "m", "escape", "b")
        assert isinstance(app.screen, BriefPage)
        await press(pilot, "escape", "M", "enter", "escape", "e", "escape", "f", "escape", "enter")
        assert app.return_code is None
        assert app.screen is screen
        assert "\x1b" not in shown(app)


# -- the brief


async def test_a_brief_from_a_person_and_from_a_planned_meeting(app, chain, tmp_path):
    planned = EntryText(
        "meeting", date(2026, 11, 25), "Bring the paper.", people=(ADA, GRACE), status="planned"
    )
    chain.entries.log(planned)
    async with run(app) as pilot:
        await press(pilot, "2", "b")
        assert isinstance(app.screen, BriefPage)
        text = shown(app)
        assert "Bring the paper." in text
        assert "me → Ada Lovelace → Grace Hopper" in text
        await press(pilot, "escape", "3", "b", "1", "j", "b", "w")
        path = tmp_path / "brief.md"
        fill(app, "Input", str(path))
        await press(pilot, "enter")
        assert path.read_text().startswith("# Grace Hopper\n")


async def test_the_questions_are_kept_however_the_page_is_left_and_undone(app, chain):
    async with run(app) as pilot:
        await press(pilot, "1", "b", "Q")
        assert isinstance(app.screen, QuestionsPage)
        app.screen.query_one(TextArea).insert("- Why?\n")
        await press(pilot, "escape")
        assert isinstance(app.screen, BriefPage)
        assert "Why?" in (chain.notes.get(QUESTIONS) or "")
        await press(pilot, "escape", "u")
        assert chain.notes.get(QUESTIONS) is None
        await press(pilot, "Q", "x")
        app.keep_drafts()
        assert (chain.notes.get(QUESTIONS) or "").startswith("x")


# -- the form


async def test_what_is_typed_of_a_contact_stays_as_a_draft(app, chain):
    ada = chain.contacts.find(ADA)
    async with run(app) as pilot:
        await press(pilot, "1", "e")
        form = app.screen
        assert isinstance(form, ContactForm)
        fill(app, "#company", "Engines")
        await pilot.pause()
        app.keep_drafts()
        assert [draft.text.company for draft in chain.contact_drafts.all()] == ["Engines"]
        await press(pilot, "escape", "e")
        assert app.screen.query_one("#company", Input).value == "Engines"
        assert "your draft" in shown(app)
        await press(pilot, "ctrl+r", "escape")
        assert chain.contact_drafts.all() == []
        await press(pilot, "e")
        fill(app, "#company", "Looms")
        await press(pilot, "escape", "D")
        assert isinstance(app.screen, DraftOffer)
        assert "details of a contact" in shown(app)
        await press(pilot, "enter", "ctrl+s")
        assert chain.contacts.get(ada.id).text.company == "Looms"
        assert chain.contact_drafts.all() == []
        await press(pilot, "n", "K", "escape", "n")
        assert app.screen.query_one("#name", Input).value == "K"
        await press(pilot, "ctrl+s")
        assert "K" in chain.contacts.names()
        await press(pilot, "n")
        assert app.screen.query_one("#name", Input).value == ""


async def test_what_another_session_did_to_the_contact_meanwhile_loses_nothing(app, chain):
    async with run(app) as pilot:
        screen = await allies(pilot, "G", "k", "e")
        fill(app, "#title", "Clerk")
        with Journal.open(chain.path, now=chain.now) as other:
            kay = other.contacts.find("Kay Mc Nulty")
            other.contacts.save(kay.id, kay.text._replace(phone="12"), seen=kay.version)
        await press(pilot, "ctrl+s")
        form = app.screen
        assert isinstance(form, ContactForm)
        assert form.query_one("#phone", Input).value == "12"
        assert form.query_one("#title", Input).value == "Clerk"
        with Journal.open(chain.path, now=chain.now) as other:
            other.contacts.merge(kay.id, other.contacts.find("Kay McNulty").id)
        await press(pilot, "ctrl+s")
        assert app.screen.query_one("#name", Input).value == "Kay McNulty"
        await press(pilot, "ctrl+s")
        saved = chain.contacts.find("Kay Mc Nulty")
        assert (saved.text.name, saved.text.title, saved.text.phone) == ("Kay McNulty", "Clerk", "12")
        assert app.screen is screen


async def test_a_draft_of_a_contact_that_was_merged_is_of_the_one_it_was_merged_into(app, chain):
    async with run(app) as pilot:
        await allies(pilot, "G", "k", "e")
        fill(app, "#title", "Clerk")
        await press(pilot, "escape")
        chain.contacts.merge(chain.contacts.find("Kay Mc Nulty").id, chain.contacts.find("Kay McNulty").id)
        await press(pilot, "g", "j", "D", "enter")
        form = app.screen
        assert isinstance(form, ContactForm)
        assert form.desk.base.name == "Kay McNulty"
        assert form.query_one("#title", Input).value == "Clerk"
        assert form.query_one(TextArea).text == ""


async def test_moving_through_the_tree_reads_one_card_and_no_tree(app, journal, monkeypatch):
    with journal.together():
        for number in range(30):
            by = f"P{number - 1:02}" if number else ""
            journal.contacts.create(ContactText(f"P{number:02}", introduced_by=by))
    async with run(app) as pilot:
        screen = await allies(pilot)
        read: list[int] = []
        forest = type(journal.allies).forest
        monkeypatch.setattr(type(journal.allies), "forest", lambda self: read.append(1) or forest(self))
        await press(pilot, *"jjjjj")
        await pilot.pause(timedelta(milliseconds=200).total_seconds())
        assert here(screen) == "P05"
        assert read == []
