"""The app is ended where it can least bear it: while it saves, in another editor, in a dialog."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from tests.terminal.terminal import Terminal, environment, preseason
from tests.terminal.test_app import SENTENCE, cli, restored, start_meeting
from tui.journal.journal import Journal

EDITOR = """#!/bin/sh
printf '%s' ' And what the editor wrote.' >> "$1"
trap 'kill $!; exit 0' INT
trap 'kill $!; exit 1' HUP TERM
touch "{flag}"
sleep 59 &
wait
"""


def kept(tmp_path: Path) -> list[str]:
    """The texts of all entries and drafts."""
    with Journal.open(tmp_path / "data" / "journal.db", create=False) as journal:
        assert journal.examine().findings == ()
        entries = [entry.text.body for entry in journal.entries.latest("meeting")]
        return entries + [draft.text.body for draft in journal.drafts.all()]


def test_killed_while_it_saves(tmp_path: Path) -> None:
    with preseason(tmp_path) as app:
        start_meeting(app)
        app.send(SENTENCE)
        app.wait_for(SENTENCE)
        app.settle(1.0)
        app.send("\x13")
        time.sleep(0.01)
        app.signal(signal.SIGKILL)
        app.wait()
    (text,) = kept(tmp_path)
    assert SENTENCE in text


def in_editor(tmp_path: Path) -> Terminal:
    """The app, its text in an editor that has written to it and goes on."""
    flag, script = tmp_path / "written", tmp_path / "editor.sh"
    script.write_text(EDITOR.format(flag=flag))
    script.chmod(0o755)
    app = preseason(tmp_path, VISUAL=str(script))
    start_meeting(app)
    app.send(SENTENCE)
    app.wait_for(SENTENCE)
    app.press("f4")
    end = time.monotonic() + 20
    while not flag.exists() and time.monotonic() < end:
        app.read()
    return app


def test_killed_while_another_editor_has_the_text(tmp_path: Path) -> None:
    with in_editor(tmp_path) as app:
        group = os.tcgetpgrp(app.fd)
        app.signal(signal.SIGKILL)
        app.wait()
        os.killpg(group, signal.SIGKILL)
    (text,) = kept(tmp_path)
    assert SENTENCE in text
    (path,) = json.loads(cli(tmp_path, "doctor", "--json"))["kept_texts"]
    assert Path(path).read_text().endswith("And what the editor wrote.")
    assert Path(path).stat().st_mode & 0o777 == 0o600


def test_the_window_is_closed_while_another_editor_has_the_text(tmp_path: Path) -> None:
    with in_editor(tmp_path) as app:
        app.close_window()
        app.wait()
    files = json.loads(cli(tmp_path, "doctor", "--json"))["kept_texts"]
    found = [*kept(tmp_path), *(Path(path).read_text() for path in files)]
    assert any("And what the editor wrote." in each for each in found)


def test_a_signal_in_a_dialog_gives_the_terminal_back(tmp_path: Path) -> None:
    cli(tmp_path, "log", f"{SENTENCE}\n- [ ] one\n- [ ] two", "--with", "Ada Lovelace")
    with preseason(tmp_path) as app:
        app.wait_for("Ada Lovelace")
        app.press("x")
        app.wait_for("x ticks")
        app.signal(signal.SIGTERM)
        assert app.wait() == 128 + signal.SIGTERM
        assert restored(app)


def test_ctrl_c_is_the_other_editors_while_it_runs(tmp_path: Path) -> None:
    with in_editor(tmp_path) as app:
        app.send("\x03")
        app.wait_for("what the editor wrote")
        app.settle(0.5)
        app.press("escape")
        app.wait_for("No meetings yet")
        app.press("q")
        assert app.wait() == 0
        assert restored(app)
    (text,) = kept(tmp_path)
    assert text.endswith("And what the editor wrote.")


DEAF = """
import asyncio, signal
from tui.app.app import PreseasonApp

mounted = PreseasonApp.on_mount

async def on_mount(self):
    await mounted(self)
    loop = asyncio.get_running_loop()
    loop.remove_signal_handler(signal.SIGHUP)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    self.set_timer(2, lambda: loop.add_signal_handler(signal.SIGHUP, self._leaving.by_signal, signal.SIGHUP))

PreseasonApp.on_mount = on_mount
from tui.__main__ import main
main()
"""


def test_a_window_that_went_before_anybody_listened_leaves_nothing_running(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", DEAF], environment=environment(tmp_path)) as app:
        app.wait_for("No meetings yet")
        app.close_window()
        assert app.wait() == 128 + signal.SIGHUP
