"""A word that was written is in the journal and its backups, and nowhere else; and no socket is opened."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz import emitted
from tests.terminal.terminal import Terminal, environment

CANARY = "xanthocanary"
EDITOR = f"#!/bin/sh\nprintf 'In an editor, {CANARY}.\\n' >> \"$1\"\n"
RUN = "import sys; from tui.__main__ import main; main()"
CRASH = """
from tui.app.home.acts import HomeActs

def trash(self):
    words = self.journal.entries.get(1).text.body
    raise ValueError(f"cannot throw {words!r} away")

HomeActs.trash = trash
"""
TELLS_ALL = """
import traceback
from tui.app import crash
crash.report = lambda error: "".join(traceback.format_exception(error))
"""
GUARD = """
import os, socket, sys

def guard(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"):
        seen(event)
    if event == "socket.__new__" and arguments[1] != socket.AF_UNIX:  # asyncio wakes itself through a pair
        seen(event)

def seen(event):
    with open(os.environ["SEEN"], "a") as file:
        file.write(event + "\\n")

sys.addaudithook(guard)
"""


def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which everything that any program might write to is below `tmp_path`."""
    editor = tmp_path / "editor.sh"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    places = {}
    for name in ("TMPDIR", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700, exist_ok=True)
        places[name] = str(folder)
    return environment(tmp_path, EDITOR=str(editor), HISTFILE=str(tmp_path / "history"), **places)


def app(tmp_path: Path, code: str = "") -> Terminal:
    """The app in a terminal, `code` run before it."""
    return Terminal([sys.executable, "-c", code + RUN], environment=surroundings(tmp_path))


def command(tmp_path: Path, *arguments: str, stdin: str = "", code: str = "") -> str:
    """What a command says, on either stream."""
    done = subprocess.run(
        [sys.executable, "-c", code + RUN, *arguments],
        input=stdin,
        env=surroundings(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout + done.stderr


def holding(folder: Path, word: str = CANARY) -> Iterator[str]:
    """The files below a folder in which a word is, whatever their kind; their names count too."""
    ways = [word.encode(), word.encode("utf-16-le"), word[::-1].encode(), word.encode().hex().encode()]
    for path in folder.rglob("*"):
        if word in path.name or (path.is_file() and any(way in path.read_bytes() for way in ways)):
            yield str(path.relative_to(folder))


def only_in_the_journal(tmp_path: Path) -> None:
    """Fail where the canary is in any other file, and where it is not in the journal."""
    (tmp_path / "editor.sh").unlink(missing_ok=True)
    found = set(holding(tmp_path))
    assert "data/journal.db" in found
    elsewhere = {each for each in found if not each.startswith("data/journal.db")}
    assert not elsewhere, elsewhere


def write(app: Terminal) -> None:
    """Write of the canary: a draft, an editor, what is saved, what is asked."""
    app.wait_for("Meetings")
    app.press("r")
    app.wait_for("Markdown")
    app.settle()
    app.send(f"A draft of the {CANARY}. ")
    app.wait_for(f"of the {CANARY}")
    app.press("f4")
    app.wait_for("In an editor")
    app.press("ctrl+s")
    app.wait_for("Saved")
    app.press("/")
    app.wait_for("Find")
    app.settle()
    app.send(CANARY)
    app.wait_for("found")
    app.press("escape", "escape")


def test_what_was_written_is_in_the_journal_and_its_backups_alone(tmp_path: Path) -> None:
    said = [
        command(tmp_path, "log", "--with", "Ada Lovelace", stdin=f"- [+] the {CANARY}\n"),
        command(tmp_path, "reflect", "--title", "Thoughts", f"On the {CANARY}."),
        command(tmp_path, "edit", "2", f"More on the {CANARY}."),
        command(tmp_path, "backup"),
        command(tmp_path, "delete", "2"),
        command(tmp_path, "doctor"),
    ]
    assert CANARY not in "".join(said), "no text is said again for a terminal or a shell to remember"
    assert CANARY in command(tmp_path, "find", CANARY)
    with app(tmp_path) as terminal:
        write(terminal)
        terminal.press("m")
        terminal.wait_for("Markdown")
        terminal.press("f3")
        terminal.send(f"{CANARY} unsaved")
        terminal.wait_for(f"{CANARY} unsaved")
        terminal.settle(1.0)
        assert emitted.fault(bytes(terminal.output)) == "", "it sets no title, and sends nothing else either"
        terminal.signal(signal.SIGKILL)
        terminal.wait()
    only_in_the_journal(tmp_path)


@pytest.mark.parametrize("tells_all", [False, True], ids=["as it is", "a report that tells all"])
def test_a_crash_says_where_and_none_of_the_words(tmp_path: Path, tells_all: bool) -> None:
    command(tmp_path, "log", f"the {CANARY}", "--with", "Ada Lovelace")
    with app(tmp_path, CRASH + (TELLS_ALL if tells_all else "")) as terminal:
        terminal.wait_for(CANARY)
        terminal.press("T")
        assert terminal.wait() == 1
        _, left, said = bytes(terminal.output).decode().rpartition("\x1b[?1049l")
        assert left
    assert "ValueError" in said
    assert "in trash" in said
    assert (CANARY in said) is tells_all, "the second is there to show that the first can fail"
    only_in_the_journal(tmp_path)


def test_the_canary_would_be_found(tmp_path: Path) -> None:
    command(tmp_path, "log", f"the {CANARY}", "--with", "Ada Lovelace")
    only_in_the_journal(tmp_path)
    for name, content in (
        ("tmpdir/log.txt", f"saved {CANARY}".encode()),
        ("xdg_state_home/x.bin", b"\x00" + CANARY.encode("utf-16-le")),
        (f"xdg_cache_home/{CANARY}", b""),
        ("history", CANARY.encode()),
    ):
        leak = tmp_path / name
        leak.write_bytes(content)
        with pytest.raises(AssertionError, match=Path(name).name):
            only_in_the_journal(tmp_path)
        leak.unlink()


# -- sockets

COMMANDS = (
    ("log", "words", "--with", "Ada Lovelace"),
    ("find", "words"),
    ("backup",),
    ("doctor",),
    ("season", "--recap", "recap.html"),
)


def test_no_socket_is_opened(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"import os; os.environ['SEEN'] = {str(seen)!r}\n{GUARD}"
    for each in COMMANDS:
        command(tmp_path, *each, code=code)
    with app(tmp_path, code) as terminal:
        write(terminal)
        terminal.press("q")
        assert terminal.wait() == 0
    assert not seen.exists(), seen.read_text()
    command(tmp_path, "doctor", code=f"{code}\nsocket.socket(socket.AF_INET).close()\n")
    assert seen.read_text() == "socket.__new__\n", "the guard sees one"


def strace_works() -> bool:
    """Whether system calls can be looked at here: the program is there, and may."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-f", "-e", "trace=network", "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.skipif(not strace_works(), reason="strace cannot look at programs here")
def test_the_system_is_asked_for_no_socket(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    strace = [str(shutil.which("strace")), "-f", "-A", "-qq", "-e", "trace=network", "-o", str(log)]
    around = surroundings(tmp_path)
    for each in COMMANDS[:2]:
        subprocess.run(
            [*strace, sys.executable, "-m", "tui", *each], env=around, check=True, capture_output=True
        )
    with Terminal([*strace, sys.executable, "-m", "tui"], environment=around) as terminal:
        write(terminal)
        terminal.press("q")
        terminal.wait()
    assert calls(log) == []
    opening = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()"
    subprocess.run([*strace, sys.executable, "-c", opening], env=around, check=True, capture_output=True)
    assert "AF_INET6" in calls(log)[0]


def calls(log: Path) -> list[str]:
    """The calls in a log of strace that open a socket or use one; a pair within the program, by which asyncio
    wakes itself, is none."""
    opening = re.compile(r"\b(socket|connect|bind|listen|accept4?)\(|AF_INET|AF_NETLINK")
    return [line for line in log.read_text().splitlines() if opening.search(line)]
