"""A journal that cannot be read or written for a while ends nothing, and nothing typed is lost by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.text import Text
from textual.css.query import NoMatches
from textual.events import Key
from textual.widgets import Static
from textual.worker import WorkerFailed

from tests.app.test_home import press, run, shown
from tui.app.acts import said
from tui.app.app import PreseasonApp
from tui.app.editor import keeping
from tui.app.editor.screen import EditorScreen
from tui.app.faults import is_moot
from tui.app.leaving import NOT_YET
from tui.domain.entries import EntryText
from tui.domain.errors import WriteFailed
from tui.journal.journal import Journal


def notices(app: PreseasonApp) -> str:
    return " | ".join(str(notice.message) for notice in app._notifications)


@contextmanager
def locked(journal: Journal) -> Iterator[None]:
    """Another program has the journal for itself."""
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def failing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal's disk takes nothing more."""

    def full(*_: object, **__: object) -> None:
        raise WriteFailed("the disk is full; nothing was changed")

    monkeypatch.setattr(type(journal.drafts), "keep", full)


async def test_a_journal_that_another_program_holds_is_said_and_read_again(app, journal, log) -> None:
    for day in (1, 2, 3):
        log(f"Person {day}", body=f"what {day} said")
    with journal.patience(0.02):
        async with run(app) as pilot:
            await press(pilot, "2")
            with locked(journal):
                await press(pilot, "j", "enter", "escape", "e", "d", "1", "j")
                assert "another program is writing" in notices(app)
                assert app.return_code is None
                assert len(app.screen_stack) == 1
                app._look_for_changes()
            app._look_for_changes()
            await pilot.pause()
            assert app._watching.fault == ""
            await press(pilot, "2", "e")
            assert isinstance(app.screen, EditorScreen)
    assert journal.entries.count("meeting") == 3


async def test_typing_goes_on_while_another_program_holds_the_journal(app, journal) -> None:
    async with run(app) as pilot:
        await press(pilot, "r", *"one")
        with locked(journal):
            assert not app.screen._keeping.now()
            await press(pilot, *"two")
            assert "draft could not be kept: another program" in notices(app)
        assert app.screen._keeping.now()
    assert journal.drafts.all()[0].text.body == "onetwo"
    assert journal.database.value("PRAGMA busy_timeout") == 5000


async def test_quitting_names_the_file_of_a_text_that_the_journal_does_not_take(
    app, journal, failing, tmp_path
) -> None:
    async with run(app) as pilot:
        await press(pilot, "r", *"precious", "ctrl+q")
        (message,) = app._exit_renderables
    assert app.return_code == 0
    (path,) = (tmp_path / "home").rglob("editing/rescue-*.md")
    assert isinstance(message, Text)
    assert str(path) in message.plain
    assert path.read_text().endswith("precious")


async def test_quitting_where_nothing_takes_the_text_is_asked_for_twice(
    app, journal, failing, monkeypatch
) -> None:
    def nowhere(*_: object) -> Path:
        raise WriteFailed("no text can be kept")

    monkeypatch.setattr(keeping, "keep_text", nowhere)
    async with run(app) as pilot:
        await press(pilot, "r", *"precious", "ctrl+c")
        assert app.return_code is None
        assert NOT_YET in notices(app)
        assert "precious" in shown(app)
        await press(pilot, "ctrl+c")
        assert app.return_code == 130
        assert "could not be kept anywhere" in app._exit_renderables[0].plain


async def test_a_window_of_no_width_ends_nothing(app, log) -> None:
    log("Ada Lovelace", body="- [ ] one\n- [ ] two\n")
    async with run(app) as pilot:
        await press(pilot, "x")
        for size in ((1, 1), (0, 0), (0, 20), (2, 2), (3, 40), (80, 24)):
            await pilot.resize_terminal(*size)
        await press(pilot, "escape")
        assert app.return_code is None


async def test_a_screen_that_is_left_while_it_comes_up_ends_nothing(app, log) -> None:
    log("Ada Lovelace", body="one")
    characters = {"slash": "/", "escape": "\x1b"}
    async with run(app) as pilot:
        for keys in (
            ("slash", "escape", "escape"),
            ("slash", "g", "t", "g", "j"),
            ("slash", "a", "escape"),
        ) * 3:
            for key in keys:
                app.post_message(Key(key, characters.get(key, key)))
            await pilot.pause()
        await press(pilot, "escape", "escape")
        assert app.return_code is None
        assert "Ada Lovelace" in shown(app)


async def test_a_worker_of_a_screen_that_is_going_ends_nothing(app) -> None:
    async def look(widget: Static, *, goes: bool) -> None:
        widget._pruning = goes
        widget.query_one("#nothing")

    async with run(app) as pilot:
        widget = Static()
        await app.screen.mount(widget)
        app.run_worker(look(widget, goes=True))
        await press(pilot, "j")
        assert (app.return_code, app._exception) == (None, None)
        app._handle_exception(WorkerFailed(OSError("what a worker met")))
        assert isinstance(app._exception, WorkerFailed)
        app._exception = None


@pytest.mark.parametrize(
    ("pruned", "mounted", "moot"), [(True, True, True), (False, True, False), (False, False, True)]
)
def test_only_what_goes_or_comes_may_miss_something(pruned: bool, mounted: bool, moot: bool) -> None:
    widget = Static()
    widget._pruning, widget._is_mounted = pruned, mounted
    with pytest.raises(NoMatches) as caught:
        widget.query_one("#nothing")
    assert is_moot(caught.value) is moot
    assert is_moot(caught.value, coming=False) is pruned


def test_what_was_deleted_elsewhere_is_not_brought_back_in_silence(journal, log, tmp_path) -> None:
    number = log("Ada Lovelace", body="one")
    seen = journal.entries.get(number)
    with Journal.open(journal.path) as other:
        other.entries.delete(number)
    same = journal.entries.save(number, seen.text, seen=seen.version)
    assert same.entry.deleted_at is not None
    assert "it was deleted" in said(same)
    text: EntryText = seen.text._replace(body="two")
    back = journal.entries.save(number, text, seen=seen.version)
    assert back.brought_back
    assert back.entry.deleted_at is None
    assert "deleted in another session, and is back" in said(back)
    assert not journal.entries.save(number, seen.text, seen=back.entry.version).brought_back
    journal.changes.undo()
    journal.changes.undo()
    assert journal.entries.get(number).deleted_at is not None
