"""The lock: nothing of the journal is to be seen, nothing done, and what was written is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.conftest import NOW
from tests.app.test_editor_screen import until
from tests.app.test_faults import notices
from tests.app.test_home import home, press, run, shown
from tests.journal.sealed import PASSPHRASE
from tui.app.app import PreseasonApp
from tui.app.dialogs.keys import KeysPage
from tui.app.editor.screen import EditorScreen
from tui.app.lock import locks
from tui.app.lock.ask import AskApp, Asker
from tui.app.lock.screen import LockScreen
from tui.domain.errors import NotOpened
from tui.journal import keys, sealing
from tui.journal.journal import Journal
from tui.journal.keys import Key
from tui.journal.settings import load

CANARY = "Wolkenkuckucksheim"


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """An encrypted one, in place of the plain one of the other tests."""
    monkeypatch.setattr(keys, "ROUNDS", 1)
    key = keys.new_key(PASSPHRASE)
    keys.hold(key)
    path = tmp_path / "data" / "journal.db"
    sealing.begin(path, key)
    with Journal.open(path, now=lambda: NOW) as made:
        yield made


def typed(words: str) -> tuple[str, ...]:
    return tuple("space" if letter == " " else letter for letter in words)


async def test_the_lock_shows_nothing_does_nothing_and_keeps_the_draft(app, journal, log) -> None:
    log("Ada Lovelace", body=CANARY)
    async with run(app) as pilot:
        await press(pilot, "2", "e")
        await until(pilot, lambda: isinstance(app.screen, EditorScreen))
        await press(pilot, "f3", *typed("typed last "))
        app.say(f"Saved: {CANARY}")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        for size in ((120, 40), (40, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert not {"Ada", CANARY, "typed last", "Saved"} & set(shown(app).replace("·", " ").split())
            assert CANARY not in app.export_screenshot()
        assert [each.text.body for each in journal.drafts.all()] == [f"typed last {CANARY}"]

        app.say(f"Said meanwhile: {CANARY}")
        await pilot.press("ctrl+p", "ctrl+l", "f3", "ctrl+s", "tab", "escape")
        assert isinstance(app.screen, LockScreen)
        assert CANARY not in shown(app)
        for action in ("undo", "command_palette", "keys", "go", "toggle_light", "app.pop_screen"):
            await app.run_action(action)
        await pilot.pause()
        assert isinstance(app.screen, LockScreen)

        await press(pilot, *typed("wrong words"), "enter")
        await until(pilot, lambda: "That is not its passphrase" in shown(app))
        assert PASSPHRASE not in shown(app)
        await press(pilot, *typed(PASSPHRASE))
        assert PASSPHRASE not in shown(app)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, EditorScreen))
        assert f"Said meanwhile: {CANARY}" in notices(app)
        assert app.screen.focused is not None
        await pilot.resize_terminal(120, 40)
        await press(pilot, *typed("and on "))
        assert f"typed last and on {CANARY}" in shown(app)


async def test_nothing_comes_before_the_lock(app, journal, log) -> None:
    """What a timer would show waits, a room is not gone to, and nothing but the passphrase takes it away."""
    log("Ada Lovelace", body=CANARY)
    async with run(app) as pilot:
        await pilot.press("g")
        app.action_lock()
        await pilot.pause(0.5)  # longer than `g` waits for its second key
        app.push_screen(KeysPage(app.settings.keys, app.screen))
        app.go_to_room("today")
        app.pop_screen()
        await press(pilot, "t")
        assert isinstance(app.screen, LockScreen)
        assert "Ada" not in shown(app)
        await press(pilot, "escape", *typed(PASSPHRASE), "enter")
        await until(pilot, lambda: isinstance(app.screen, KeysPage))
        assert not app.locked


async def test_a_draft_that_could_not_be_kept_is_said(app, journal, monkeypatch) -> None:
    monkeypatch.setattr(app, "keep_drafts", lambda: "what was typed last could not be kept anywhere")
    async with run(app, (80, 24)) as pilot:
        await press(pilot, "ctrl+l")
        assert "locked; what was typed last could not be kept anywhere" in shown(app)


async def test_it_locks_when_nobody_touches_it(app, journal, log, monkeypatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(locks, "elapsed", lambda: now[0])
    monkeypatch.setattr(locks, "LOOK", 0.01)
    log("Ada Lovelace")
    async with run(app) as pilot:
        await pilot.pause()
        now[0] += 599
        await pilot.pause(0.05)
        assert app.screen is home(app)
        await press(pilot, "j")
        now[0] += 599
        await pilot.pause(0.05)
        assert app.screen is home(app)
        now[0] += 1
        await until(pilot, lambda: isinstance(app.screen, LockScreen))
        await press(pilot, *typed(PASSPHRASE), "enter")
        await until(pilot, lambda: app.screen is home(app))


async def test_zero_minutes_are_never(journal, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(locks, "elapsed", lambda: 1e9)
    monkeypatch.setattr(locks, "LOOK", 0.01)
    app = PreseasonApp(journal, load(tmp_path / "config")._replace(lock_minutes=0))
    async with run(app) as pilot:
        app.touched_at = 0.0
        await pilot.pause(0.05)
        assert app.screen is home(app)


async def test_a_plain_journal_says_how_to_encrypt_it(tmp_path) -> None:
    with Journal.open(tmp_path / "plain.db", now=lambda: NOW) as plain:
        app = PreseasonApp(plain, load(tmp_path / "config"))
        async with run(app) as pilot:
            await press(pilot, "ctrl+l")
            assert app.screen is home(app)
            assert "`preseason encrypt` makes it one" in notices(app)


def opening(*passphrases: str) -> AskApp:
    key = Key(bytes(32), keys.MARK + bytes(12))
    return AskApp(Path("journal.db"), lambda typed: key if typed in passphrases else None)


async def test_the_passphrase_is_asked_for_until_it_is_the_one() -> None:
    app = opening(PASSPHRASE)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.focused, Input)
        await pilot.press("enter", *typed("wrong"), "enter")
        for _ in range(100):
            await pilot.pause(0.01)
            if "wrong" not in app.query_one(Input).value and not app.query_one(Input).disabled:
                break
        assert "That is not its passphrase." in app.export_screenshot().replace("&#160;", " ")
        assert app.query_one(Input).value == ""
        await pilot.press(*typed(PASSPHRASE))
        assert PASSPHRASE not in app.export_screenshot()
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value is not None


@pytest.mark.parametrize(("key", "status"), [("escape", 0), ("ctrl+c", 130)])
async def test_it_can_be_left_closed(key: str, status: int) -> None:
    app = opening()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", key)
    assert app.return_value is None
    assert (app.return_code or 0) == status


def test_leaving_it_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AskApp, "run", lambda self: None)
    with pytest.raises(NotOpened):
        Asker("")(Path("journal.db"), lambda _: None)
