"""A real terminal for tests: the app in a pseudo-terminal, its screen read by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "ctrl+c": "\x03",
    "ctrl+s": "\x13",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
}


class Terminal:
    """A program in a pty of `columns` × `rows`; `screen` is what a person would see."""

    def __init__(
        self, arguments: list[str], *, environment: dict[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self.watching = True
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(arguments[0], arguments, environment)  # execv would hand on what readline set
        self.modes = termios.tcgetattr(self.fd)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def watch(self) -> None:
        """Look at what is printed again, from here on; the screen is blank until it is drawn anew."""
        self.watching = True
        self.screen.reset()
        self.stream = pyte.ByteStream(self.screen)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program printed; False when it closed the terminal."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        if not data:
            return False
        self.output += data
        if not self.watching:  # a measurement: only the program's time counts, not the reading of its screen
            return True
        # pyte knows neither synchronised output nor the kitty keyboard protocol
        self.stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        return True

    @property
    def text(self) -> str:
        """The whole screen as lines."""
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        return "\n".join("".join(self.screen.buffer[row][column].data for column in columns) for row in rows)

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = 20.0) -> str:
        """Read until the screen holds some words, or fulfils a condition; fails with the screen otherwise."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            alive = self.read()
            text = self.text
            if wanted(text) if callable(wanted) else wanted in text:
                return text
            if not alive:
                break
        raise AssertionError(f"never saw {wanted!r}; the screen was:\n{self.text}")

    def settle(self, seconds: float = 0.3) -> str:
        """Read until nothing has come for a while."""
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < seconds:
            before = len(self.output)
            if not self.read(min(0.05, seconds)):
                break
            if len(self.output) != before:
                quiet_since = time.monotonic()
        return self.text

    def send(self, text: str) -> None:
        """Type characters."""
        self.send_bytes(text.encode())

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are; raises OSError where the program has closed the terminal."""
        os.write(self.fd, data)

    def press(self, *keys: str) -> None:
        """Press keys by name, one at a time, letting the program read each."""
        for key in keys:
            self.send(KEYS.get(key, key))
            self.read(0.05)
            self.settle(0.1)

    def paste(self, text: str) -> None:
        """A bracketed paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def close_window(self) -> None:
        """The terminal goes away under the program."""
        os.close(self.fd)
        self.fd = -1

    def wait(self, seconds: float = 20.0) -> int:
        """Wait for the end; the exit status as a shell would give it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.fd >= 0:
                self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.fd >= 0 and self.read(0.02) and select.select([self.fd], [], [], 0)[0]:
                    pass
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
            time.sleep(0.01)
        self.kill()
        raise AssertionError(f"the program did not end; the screen was:\n{self.text}")

    def kill(self) -> None:
        """End it at once, whatever it does."""
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
            self.status = -signal.SIGKILL
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """An environment whose every folder is below `tmp_path`."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    return {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PRESEASON_DB": str(tmp_path / "data" / "journal.db"),
        "PRESEASON_CONFIG": str(tmp_path / "config"),
        "TEXTUAL_ANIMATIONS": "none",
        **more,
    }


def preseason(tmp_path: Path, *arguments: str, columns: int = 120, rows: int = 40, **more: str) -> Terminal:
    """The app, or a command of it, in a terminal."""
    return Terminal(
        [sys.executable, "-m", "tui", *arguments],
        environment=environment(tmp_path, **more),
        columns=columns,
        rows=rows,
    )
