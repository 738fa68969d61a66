"""The app in a real terminal: start, write, quit, and every way a terminal goes away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, environment, preseason

SENTENCE = "She was hired to build the legal infrastructure."
LINES = (
    SENTENCE,
    "",
    "- [+] decide the product, not the paperwork #strategy",
    "- [+] a say in the business",
    "- [-] only the legal infrastructure #strategy",
    "- [>] Grace Hopper, runs a fund, by friday",
)


def cli(tmp_path: Path, *arguments: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout


def start_meeting(app: Terminal) -> None:
    app.wait_for("No meetings yet")
    app.press("n")
    app.wait_for("With")
    app.settle()
    app.send("Ada Lovelace")
    app.settle()
    app.press("f3")


def restored(app: Terminal) -> bool:
    """Whether the program left the alternate screen, showed the cursor and gave the modes back."""
    out = bytes(app.output)
    tail_ok = out.rfind(b"\x1b[?1049l") > out.rfind(b"\x1b[?1049h") and out.rfind(b"\x1b[?25h") > out.rfind(
        b"\x1b[?25l"
    )
    modes = termios.tcgetattr(app.fd)
    return tail_ok and bool(modes[3] & termios.ECHO) and bool(modes[3] & termios.ICANON)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_log_read_edit_delete_undo_quit(tmp_path: Path, columns: int, rows: int) -> None:
    with preseason(tmp_path, columns=columns, rows=rows) as app:
        start_meeting(app)
        app.paste("\n".join(LINES))
        app.wait_for("Grace Hopper")
        app.wait_for("2 wants" if columns < 100 else "strategy")
        app.press("ctrl+s")
        app.wait_for(lambda text: "Saved" in text and "1 person met" in text)
        app.wait_for("legal infrastructure")
        app.press("e")
        app.wait_for("With")
        app.settle()
        app.send("And one more thing. ")
        app.settle()
        app.press("ctrl+s")
        app.wait_for("one more thing")
        app.press("d")
        app.wait_for("No meetings yet")
        app.press("u")
        app.wait_for("one more thing")
        app.press("q")
        assert app.wait() == 0
        assert restored(app)
    meetings = json.loads(cli(tmp_path, "meetings", "--json"))
    assert [meeting["with"] for meeting in meetings] == [["Ada Lovelace"]]
    entry = json.loads(cli(tmp_path, "show", str(meetings[0]["id"]), "--json"))
    assert entry["body"].count("And one more thing. ") == 1
    assert all(line in entry["body"] for line in LINES)
    assert [takeaway["kind"] for takeaway in entry["takeaways"]] == ["want", "want", "dont"]
    assert entry["introductions"][0]["name"] == "Grace Hopper"
    assert SENTENCE in cli(tmp_path, "show", str(meetings[0]["id"]))


def offered_again(tmp_path: Path) -> str:
    """What the editor holds when the next start's offer is taken."""
    with preseason(tmp_path) as app:
        app.wait_for("unsaved draft")
        app.press("enter")
        return app.wait_for(lambda text: "legal infra" in text and "With" in text)


@pytest.mark.parametrize("way", ["KILL", "HUP", "TERM", "QUIT", "INT", "closed", "ctrl+c"])
def test_what_was_typed_is_offered_again(tmp_path: Path, way: str) -> None:
    with preseason(tmp_path) as app:
        start_meeting(app)
        app.send(SENTENCE)
        app.wait_for(SENTENCE)
        if way == "KILL":
            app.settle(1.0)
        if way == "closed":
            app.close_window()
        elif way == "ctrl+c":
            app.send("\x03")
        else:
            app.signal(getattr(signal, f"SIG{way}"))
        app.wait()
        if way not in ("KILL", "closed"):
            assert restored(app)
    text = offered_again(tmp_path)
    assert SENTENCE in text
    assert "Ada Lovelace" in text


def test_opening_and_closing_without_typing_leaves_nothing(tmp_path: Path) -> None:
    with preseason(tmp_path) as app:
        app.wait_for("No meetings yet")
        app.press("n")
        app.wait_for("With")
        app.settle(1.2)
        app.press("escape")
        app.wait_for("No meetings yet")
        app.press("q")
        assert app.wait() == 0
    assert json.loads(cli(tmp_path, "meetings", "--json")) == []
    with preseason(tmp_path) as app:
        app.wait_for("No meetings yet")
        assert "draft" not in app.settle(0.5).lower()


def test_the_app_follows_the_command_line_and_both_keep_what_they_wrote(tmp_path: Path) -> None:
    cli(tmp_path, "log", SENTENCE, "--with", "Ada Lovelace")
    with preseason(tmp_path) as app:
        app.wait_for("Ada Lovelace")
        cli(tmp_path, "log", "Compilers.", "--with", "Grace Hopper")
        app.wait_for("2 people met")
        app.press("j", "e")
        app.wait_for("With")
        app.settle()
        app.send("Mine. ")
        app.wait_for("Mine. She was")
        cli(tmp_path, "edit", "1", f"Theirs. {SENTENCE}")
        app.press("ctrl+s")
        app.wait_for(lambda text: "Theirs, saved" in text and "Mine. She was" in text)
        app.press("b")
        app.wait_for("Saved: Ada Lovelace")
        app.press("q")
        assert app.wait() == 0
    body = json.loads(cli(tmp_path, "show", "1", "--json"))["body"]
    assert "Mine. She was" in body
    assert "Theirs. She was" in body


def test_a_hostile_name_drives_nothing(tmp_path: Path) -> None:
    hostile = "Eve \x1b]52;c;aGVsbG8=\x07\x1b[31m\x9b31m [@click=app.quit]quit[/] \u202eevil"
    cli(tmp_path, "log", f"{hostile}\n\n- [+] {hostile}", "--with", hostile)
    with preseason(tmp_path) as app:
        app.wait_for("Eve")
        for key in ("1", "enter", "2", "enter", "escape", "e"):
            app.press(key)
        out = bytes(app.output)
        assert b"]52;" not in out.replace(b"\xe2\x90\x9b]52;", b"")
        assert b"\x1b]52" not in out
        assert b"\xc2\x9b" not in out
        assert "\u202e".encode() not in out


def test_a_byte_that_is_no_utf_8_is_shown_as_such(tmp_path: Path) -> None:
    cli(tmp_path, "log", SENTENCE, "--with", "Ada Lovelace")
    with preseason(tmp_path) as app:
        app.wait_for("Ada Lovelace")
        app.press("/")
        app.wait_for("Complete")  # what the Journal says at the bottom is Find too
        os.write(app.fd, b"caf\xe9 legal \x9b")
        app.wait_for("\ufffd")
        app.press("escape", "escape", "q")
        assert app.wait() == 0


def test_a_storm_of_resizes(tmp_path: Path) -> None:
    cli(tmp_path, "log", SENTENCE, "--with", "Ada Lovelace")
    with preseason(tmp_path) as app:
        app.wait_for("Ada Lovelace")
        for size in ((40, 10), (200, 60), (1, 1), (80, 24), (59, 11), (300, 100), (80, 24)) * 3:
            app.resize(*size)
            os.kill(app.pid, signal.SIGWINCH)
            app.read(0.02)
        app.wait_for("Ada Lovelace")
        app.press("q")
        assert app.wait() == 0


def test_a_damaged_journal_offers_its_last_good_backup_to_read(tmp_path: Path) -> None:
    cli(tmp_path, "log", SENTENCE, "--with", "Ada Lovelace")
    cli(tmp_path, "backup")
    journal = tmp_path / "data" / "journal.db"
    journal.write_bytes(journal.read_bytes()[:9000])
    damaged = journal.read_bytes()
    with preseason(tmp_path) as app:
        app.wait_for("Open the backup of")
        app.send("n\r")
        assert app.wait() == 1
        assert "preseason doctor" in " ".join(app.text.split())
    with preseason(tmp_path) as app:
        app.wait_for("Open the backup of")
        app.send("\r")
        app.wait_for("to read only")
        app.wait_for("Ada Lovelace")
        app.press("q")
        assert app.wait() == 0
    assert journal.read_bytes() == damaged
    assert [each.name for each in journal.parent.iterdir() if each.name.startswith(".")] == []
