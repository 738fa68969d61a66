"""The command as a process: exit statuses, broken pipes, full disks, locales, closed streams."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Process

COMMAND = [sys.executable, "-m", "tui"]


def sh(script: str, environment: dict[str, str], **more: str) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which `p` is the command."""
    line = f'p() {{ "{sys.executable}" -m tui "$@"; }}; {script}'
    return subprocess.run(
        ["bash", "-c", line],
        env={**environment, **more},
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
    )


def test_a_pipe_in_and_a_pipe_out(process: Process) -> None:
    done = process("log", "--with", "José Ångström", "--json", stdin="Ça va – ☕\n".encode())
    assert (done.returncode, done.stderr) == (
        0,
        "new contact: José Ångström\nmilestone: First meeting\n".encode(),
    )
    assert json.loads(done.stdout)["body"] == "Ça va – ☕\n"
    listed = process("meetings")
    assert listed.stdout.decode() == "1\tThu 5 Nov 2026\tcoffee\tJosé Ångström\n"


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}]
)
def test_any_locale_will_do(process: Process, locale: dict[str, str]) -> None:
    assert process("log", "--with", "José", stdin="Ça – ☕".encode(), **locale).returncode == 0
    for arguments in (("show", "1"), ("meetings",), ("contacts",), ("contact", "jose")):
        done = process(*arguments, **locale)
        assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(process("show", "1", "--json", **locale).stdout)["with"] == ["José"]


def test_errors_are_one_line_and_a_status(process: Process, tmp_path: Path) -> None:
    for status, arguments in (
        (2, ("nonsense",)),
        (2, ("show",)),
        (2, ("meetings", "--limit", "x")),
        (1, ("show", "99")),
        (1, ("contact", "Nobody")),
        (1, ("--db", str(tmp_path), "meetings")),
        (1, ("--db", "/dev/null", "meetings")),
        (1, ("--db", str(tmp_path / "none.db"), "doctor")),
    ):
        done = process(*arguments)
        assert done.returncode == status, (arguments, done)
        assert done.stdout == b""
        assert re.fullmatch(rb"preseason: [^\n]+\n", done.stderr), done.stderr


def test_the_app_needs_a_terminal(process: Process) -> None:
    for arguments in ((), ("demo",)):
        done = process(*arguments)
        assert done.returncode == 1
        assert re.fullmatch(rb"preseason: [^\n]+\n", done.stderr), done.stderr


def test_a_dumb_terminal_is_refused(environment: dict[str, str]) -> None:
    control, terminal = pty.openpty()
    try:
        done = subprocess.run(
            COMMAND, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, cwd=ROOT,
            env={**environment, "TERM": "dumb"}, timeout=30, check=False,
        )  # fmt: skip
    finally:
        os.close(control)
        os.close(terminal)
    assert done.returncode == 1
    assert re.fullmatch(rb"preseason: [^\n]*TERM=dumb[^\n]*\n", done.stderr)


def test_a_terminal_gets_columns_and_styles_unless_it_says_no(
    environment: dict[str, str], process: Process
) -> None:
    process("log", "x", "--with", "Ada Lovelace", "--title", "long " * 40)
    process("log", "x", "--with", "李小龍", "--kind", "in-person")

    def seen(*arguments: str, **more: str) -> str:
        control, terminal = pty.openpty()
        done = subprocess.Popen(
            [*COMMAND, *arguments], stdin=terminal, stdout=terminal, stderr=terminal, cwd=ROOT,
            env={**environment, "TERM": "xterm", "COLUMNS": "80", **more},
        )  # fmt: skip
        os.close(terminal)
        shown = b""
        while True:
            try:
                part = os.read(control, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        os.close(control)
        assert done.wait(30) == 0
        return shown.decode().replace("\r\n", "\n")

    plain = seen("meetings", NO_COLOR="1")
    assert "\x1b" not in plain
    first, second = plain.splitlines()
    assert first == "2  Thu 5 Nov 2026  in-person  李小龍"
    assert second.startswith("1  Thu 5 Nov 2026  coffee     long long")
    assert second.endswith("…")
    assert len(second) <= 80
    assert "\x1b[2m" in seen("meetings")
    assert "\x1b" not in seen("meetings", TERM="dumb")


def test_a_reader_that_leaves_is_no_error(process: Process, environment: dict[str, str]) -> None:
    process("log", "--with", "Ada", stdin=b"x" * 500_000)
    done = sh("p show 1 | head -c 10; echo ${PIPESTATUS[0]}", environment)
    assert done.stderr == b""
    assert done.stdout.split()[-1] == b"141"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_under_the_output_is_one_line(process: Process, environment: dict[str, str]) -> None:
    process("log", "x", "--with", "Ada")
    done = sh("p show 1 --json > /dev/full", environment)
    assert done.returncode == 1
    assert re.fullmatch(rb"preseason: [^\n]*disk is full[^\n]*\n", done.stderr)


def test_closed_streams_are_survived(
    process: Process, environment: dict[str, str], journal_path: Path
) -> None:
    assert sh("p log x --with Ada <&-", environment).returncode == 0
    assert sh("p log y --with Ada >&- 2>&-", environment).returncode == 0
    assert sh("p log --with Ada <&- >&- 2>&-", environment).returncode == 1
    assert sh("p meetings >&-", environment).returncode == 0
    assert len(json.loads(process("meetings", "--json").stdout)) == 2
    assert process("doctor").returncode == 0


def test_ctrl_c_is_quiet(environment: dict[str, str]) -> None:
    running = subprocess.Popen(
        [*COMMAND, "log", "--with", "Ada"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, cwd=ROOT, env=environment,
    )  # fmt: skip
    wanted = Path(environment["PRESEASON_DB"])
    deadline = time.monotonic() + 20
    while not wanted.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, b"", b"")


def test_no_home_is_survived(process: Process) -> None:
    environment = {name: value for name, value in process.environment.items() if not name.startswith("XDG_")}
    environment.pop("HOME")
    done = Process(environment)("meetings", "--json")
    assert (done.returncode, done.stdout) == (0, b"[]\n")


def test_a_fault_of_the_program_is_one_line_without_the_text(environment: dict[str, str]) -> None:
    script = (
        "import sys, tui.cli.main as m, tui.cli.door as d\n"
        "def boom(self, **_): raise KeyError('secret text')\n"
        "d.Door.open = boom\n"
        "sys.exit(m.main(['show', '1']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert re.fullmatch(rb"preseason: [^\n]*KeyError[^\n]*\n", done.stderr)
    assert b"secret" not in done.stderr


def test_the_completion_of_a_shell(process: Process) -> None:
    done = process(_PRESEASON_COMPLETE="bash_source")
    assert (done.returncode, b"_PRESEASON_COMPLETE" in done.stdout) == (0, True)


def test_a_journal_that_cannot_grow_keeps_the_piped_text(
    process: Process, environment: dict[str, str], tmp_path: Path
) -> None:
    process("log", "x", "--with", "Ada")
    text = tmp_path / "text.md"
    text.write_text("precious\n" + "words and words\n" * 12_000)
    blocks = Path(environment["PRESEASON_DB"]).stat().st_size // 1024 + 20
    done = sh(f"ulimit -f {blocks}; p log --with Ada < {text}", environment)
    assert done.returncode == 1
    assert re.fullmatch(rb"preseason: [^\n]+ is kept in [^\n]+\n", done.stderr), done.stderr
    kept = Path(done.stderr.decode().rpartition(" kept in ")[2].strip())
    assert kept.read_text() == text.read_text()
    assert len(json.loads(process("meetings", "--json").stdout)) == 1
    assert process("doctor").returncode == 0
