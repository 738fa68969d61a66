"""Rooms that are made before one goes there: all of them, out of sight, never with what was so once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.app.boards import notices
from tests.app.test_home import press, run, shown
from tui.app import readying, rooms
from tui.app.app import PreseasonApp
from tui.app.home.screen import HomeScreen
from tui.app.readying import Readying
from tui.app.roles import room as roles_room
from tui.app.rooms import ROOMS
from tui.domain.entries import EntryText
from tui.domain.errors import JournalBusy
from tui.journal.journal import Journal
from tui.journal.settings import load

KEYS = {place.id: place.key for place in ROOMS if place.module}
"""The rooms that are made, and the keys that lead there."""
TALK = "- [-] the pager #hours\n- [>] Grace Hopper\n- [~] too long\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readying, "QUIET", 0)
    monkeypatch.setattr(readying, "BETWEEN", 0)
    monkeypatch.setattr(rooms, "SOON", 0)
    monkeypatch.setattr(roles_room, "AFTER", 60)  # what takes longer is no matter here


async def test_all_rooms_are_made_and_one_stays_where_one_is(app, log) -> None:
    log("Ada Lovelace", roles=("Counsel",))
    async with run(app) as pilot:
        await press(pilot, "1")
        focused, before = app.focused, shown(app)
        await Readying(app).make_all()
        await pilot.pause()
        assert all(app.get_screen(name).is_running for name in KEYS)
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1
        assert app.focused is focused
        assert shown(app) == before
        for name, key in KEYS.items():
            await press(pilot, "g", key)
            assert app.screen is app.get_screen(name)
            assert app.screen.focused is not None, name
            await press(pilot, "g", "j")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", KEYS)
async def test_a_room_made_before_is_as_one_that_was_not(journal, log, tmp_path, name, size) -> None:
    journal.pitch.write("I build things.", reason="")
    log("Ada Lovelace", body=TALK, roles=("Counsel",))
    journal.seasons.tell_milestones()
    seen = []
    for make in (False, True):
        app = PreseasonApp(journal, load(tmp_path / "config"))
        async with run(app, size) as pilot:
            if make:
                await Readying(app).make_all()
            await press(pilot, "g", KEYS[name])
            await pilot.pause(0.3)
            seen.append(shown(app))
    assert seen[0] == seen[1]


async def test_what_was_written_since_is_there(app, journal, log) -> None:
    log("Ada Lovelace", body="- [-] the pager #hours\n", roles=("Counsel",))
    async with run(app) as pilot:
        await Readying(app).make_all()
        journal.pitch.write("I build things.", reason="for the first time")
        log(
            "Grace Hopper",
            body="- [+] ships #sea\n- [<] send her the article by 2026-11-10\n",
            roles=("Captain",),
        )
        for name, words in {
            "today": "send her the article",
            "roles": "Captain",
            "pitch": "for the first time",
            "allies": "Grace Hopper",
            "season": "2 meetings",
        }.items():
            await press(pilot, "g", KEYS[name])
            await pilot.pause(0.1)
            assert words in shown(app), name


async def test_what_another_session_wrote_since_is_there(app, journal, log) -> None:
    log("Ada Lovelace", roles=("Counsel",))
    async with run(app) as pilot:
        await Readying(app).make_all()
        with Journal.open(journal.path) as other:
            text = EntryText("meeting", date(2026, 11, 6), "", people=("Grace Hopper",), roles=("Captain",))
            other.entries.log(text)
        await press(pilot, "g", "r")
        assert "Captain" in shown(app)
        await press(pilot, "g", "a")
        assert "Grace Hopper" in shown(app)


@pytest.mark.parametrize("name", KEYS)
async def test_what_is_written_while_a_room_is_made_is_there(app, journal, log, monkeypatch, name) -> None:
    """It was read in a thread, and then somebody wrote."""
    log("Ada Lovelace", body=TALK, roles=("Counsel",))
    journal.seasons.tell_milestones()
    make = rooms.make_out_of_sight

    async def late(app, screen) -> None:
        if app.is_screen_installed(name) and screen is app.get_screen(name):
            journal.pitch.write("I build things.", reason="the captain asked")
            log("Captain Hopper", body="- [<] write to the captain by today\n", roles=("captain",))
        await make(app, screen)

    monkeypatch.setattr(rooms, "make_out_of_sight", late)
    async with run(app) as pilot:
        await Readying(app).make_all()
        app.go_to_room(name)
        await pilot.pause()
        assert "captain" in shown(app).lower()


async def test_another_day_is_another_day(journal, log, tmp_path) -> None:
    now = [datetime(2026, 11, 19, 23, 59)]
    with Journal.open(journal.path, now=lambda: now[0]) as mine:
        log("Ada Lovelace", body="- [<] send it by 2026-11-20\n", on=date(2026, 11, 19))
        journal.seasons.tell_milestones()
        app = PreseasonApp(mine, load(tmp_path / "config"))
        async with run(app) as pilot:
            await Readying(app).make_all()
            await press(pilot, "g", "t")
            assert "tomorrow" in shown(app)
            await press(pilot, "g", "j")
            now[0] += timedelta(days=2)
            await press(pilot, "g", "t")
            assert "tomorrow" not in shown(app)
            assert "overdue" in shown(app).lower()


async def test_the_first_way_there_asks_for_nothing_that_is_known(app, journal, log, monkeypatch) -> None:
    log("Ada Lovelace", body="- [-] the pager #hours\n", roles=("Counsel",))
    journal.pitch.write("I build things.", reason="")
    journal.seasons.tell_milestones()  # else it is written, when one is in Season
    async with run(app) as pilot:
        await Readying(app).make_all()
        await pilot.pause()
        asked = []
        for part, name in (
            (journal.roles, "tallies"),
            (journal.roles, "board"),
            (journal.pitch, "followed"),
            (journal.seasons, "season"),
            (journal.promises, "today"),
            (journal.promises, "cold"),
            (journal.allies, "forest"),
        ):
            monkeypatch.setattr(part, name, lambda *_, name=name, **__: asked.append(name))
        for key in "tpas":
            await press(pilot, "g", key)
        app.go_to_room("roles")
        await pilot.pause()
        assert asked == []
        assert "pager" in shown(app)


async def test_what_is_told_once_waits_for_one_to_be_there(app, journal, log) -> None:
    log("Ada Lovelace")
    async with run(app) as pilot:
        await Readying(app).make_all()
        await pilot.pause(0.1)
        assert "★" not in notices(app)
        await press(pilot, "g", "s")
        await pilot.pause(0.1)
        assert "★ First meeting" in notices(app)


async def test_nothing_is_made_while_somebody_types(app, monkeypatch) -> None:
    monkeypatch.setattr(readying, "QUIET", 60)
    async with run(app) as pilot:
        await press(pilot, "j")
        Readying(app).begin()
        await pilot.pause(0.3)
        assert not any(app.is_screen_installed(name) for name in KEYS)


async def test_a_journal_that_is_busy_meanwhile_is_read_when_one_goes_there(
    app, journal, log, monkeypatch
) -> None:
    log("Ada Lovelace", body="- [-] the pager #hours\n", roles=("Counsel",))

    def busy(*_: object) -> None:
        raise JournalBusy("another program is writing")

    async with run(app) as pilot:
        with monkeypatch.context() as held:
            held.setattr(journal.roles, "tallies", busy)
            await Readying(app).make_all()
            await pilot.pause()
        assert "another program" not in notices(app)
        await press(pilot, "g", "r")
        assert "Counsel" in shown(app)


async def test_a_window_that_was_made_smaller_since_is_fitted(app, log) -> None:
    log("Ada Lovelace", body="- [-] the pager #hours\n", roles=("Counsel",))
    async with run(app, (200, 50)) as pilot:
        await Readying(app).make_all()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await press(pilot, "g", "r")
        assert app.screen.has_class("-narrow")
        assert not app.screen.has_class("-wide")
        assert "pager" not in shown(app).splitlines()[0]
        assert app.screen.size == (80, 24)
