"""A word written in an encrypted session is in no file: not while it is written, nor afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.sealed import CANARY, PASSPHRASE, files, holders
from tests.terminal.terminal import Terminal, environment

EDITOR = f"""#!/bin/sh
echo "By hand: {CANARY[:6]}""{CANARY[6:]}." >> "$1"
"""
"""Writes the word, without having it in its own file."""


class House:
    """A home, a folder for what is temporary and one for what runs, all below one folder."""

    def __init__(self, tmp_path: Path, *, encrypted: bool) -> None:
        self.folder = tmp_path / "house"
        rooms = {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "home/share"}
        for room in rooms.values():
            (self.folder / room).mkdir(mode=0o700, parents=True)
        secret, editor = tmp_path / "secret", tmp_path / "editor"
        secret.touch(0o600)
        secret.write_text(PASSPHRASE)
        editor.write_text(EDITOR)
        editor.chmod(0o700)
        self.environment = {
            **environment(tmp_path),
            **{name: str(self.folder / room) for name, room in rooms.items()},
            "PRESEASON_DB": str(self.folder / "home" / "share" / "journal.db"),
            "PRESEASON_CONFIG": str(self.folder / "home" / "config"),
            "EDITOR": str(editor),
        }
        if encrypted:
            self.run("encrypt", PRESEASON_PASSPHRASE_FILE=str(secret))
            self.environment["PRESEASON_PASSPHRASE_FILE"] = str(secret)

    def run(self, *arguments: str, stdin: str | None = None, **more: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL if stdin is None else None,
            input=stdin,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    def app(self) -> Terminal:
        return Terminal([sys.executable, "-m", "tui"], environment=self.environment)


def live(house: House) -> set[Path]:
    """A session: entries on the command line, of a pipe and an editor, a backup, and a draft in the app that
    is killed while it writes. The files that hold the word at that moment."""
    house.run("log", f"- [+] {CANARY} #strategy", "--with", "Ada Lovelace", "--role", "In-house counsel")
    house.run("log", "--with", "Grace Hopper", stdin=f"From a pipe: {CANARY}.")
    house.run("edit", "1")
    house.run("backup")
    assert CANARY in house.run("find", CANARY)
    with house.app() as app:
        app.wait_for("Grace Hopper")
        app.press("n")
        app.wait_for("With")
        app.settle()
        app.send("Ada Lovelace")
        app.settle()
        app.press("f3")
        app.send(f"Typed, and not saved: {CANARY}.")
        app.wait_for("draft kept")
        found = set(holders(house.folder, CANARY))
        app.signal(signal.SIGKILL)
        app.wait()
    return found


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_word_is_in_no_file_of_an_encrypted_session(tmp_path: Path, encrypted: bool) -> None:
    house = House(tmp_path, encrypted=encrypted)
    found = live(house) | set(holders(house.folder, CANARY))
    entry = json.loads(house.run("show", "1", "--json"))
    assert "By hand" in entry["body"]
    assert json.loads(house.run("doctor", "--json"))["counts"]["drafts"] == 1
    strings = subprocess.run(["grep", "-rlai", CANARY, house.folder], capture_output=True, check=False).stdout
    names = {each.name for each in files(house.folder)}
    assert "journal.db" in names
    assert any(name.endswith("-asked.db") for name in names)
    assert not any((house.folder / "run").iterdir())
    if encrypted:
        assert (found, strings) == (set(), b"")
    else:  # what finds nothing in the other one does find it
        assert {"journal.db"} < {each.name for each in found}
        assert strings
