"""What a person at a terminal waits for: first frame, a key in the editor, the cursor in a pane; idle CPU."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.bench.journals import journal
from tests.bench.report import Report, percentile
from tests.bench.watching import Watch, box
from tests.terminal.terminal import Terminal, environment

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello, world")
Hello().run()
"""
BARE = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea(open(sys.argv[1]).read(), soft_wrap=True)
Bare().run()
"""


def folder() -> Path:
    """A fresh folder for one run."""
    return Path(tempfile.mkdtemp(prefix="preseason-bench-"))


def opened(path: Path, tmp: Path, *, columns: int = 120, rows: int = 40, on_today: bool = False) -> Terminal:
    """The app on a copy of a journal, in a terminal; it opens on the Journal unless told otherwise."""
    copy = tmp / "copy" / "journal.db"
    if not copy.exists():
        copy.parent.mkdir(mode=0o700)
        shutil.copy(path, copy)
    config = tmp / "config" / "config.toml"
    config.parent.mkdir(exist_ok=True)
    config.write_text(f"[promises]\nopen_on_today = {str(on_today).lower()}\n")
    env = environment(tmp, PRESEASON_DB=str(copy), PRESEASON_CONFIG=str(config.parent))
    return Terminal([sys.executable, "-m", "tui"], environment=env, columns=columns, rows=rows)


def until(terminal: Terminal, words: bytes, seconds: float = 20.0) -> float:
    """Seconds until the program has printed some words."""
    terminal.watching = False
    start = time.perf_counter()
    while words not in terminal.output:
        if not terminal.read(0.5) or time.perf_counter() - start > seconds:
            raise AssertionError(f"never printed {words!r}")
    return time.perf_counter() - start


def first_paint(report: Report, runs: int = 9) -> None:
    """From the start of the process to a first frame that holds real rows, beside a hello-world app."""
    path, tmp = journal(10_000), folder()
    ours: list[float] = []
    today: list[float] = []
    peer: list[float] = []
    for turn in range(runs + 1):
        with Terminal([sys.executable, "-c", HELLO], environment=environment(tmp)) as hello:
            peer_time = until(hello, b"hello, world")
        with opened(path, tmp) as app:
            our_time = until(app, b"Meetings")
        with opened(path, tmp, on_today=True) as app:
            today_time = until(app, b"Overdue")
        if turn:
            peer.append(peer_time)
            ours.append(our_time)
            today.append(today_time)
    report.ratio("first paint, 10,000 entries", ours, peer, bound=1.35, against="hello-world Textual app")
    report.ratio("first paint of Today, the same", today, peer, bound=2, against="hello-world Textual app")
    shutil.rmtree(tmp)


def burst(terminal: Terminal, key: str, quiet: float = 0.03) -> float:
    """Seconds from a key to the last byte of the repaint it causes."""
    terminal.watching = False
    while terminal.read(0) and _more(terminal):
        pass
    start = last = time.perf_counter()
    size = len(terminal.output)
    terminal.send(key)
    while True:
        terminal.read(quiet)
        now = time.perf_counter()
        if len(terminal.output) != size:
            size, last = len(terminal.output), now
        elif last > start and now - last >= quiet:
            return last - start
        elif now - start > 2:
            raise AssertionError("no repaint within two seconds")


def _more(terminal: Terminal) -> bool:
    size = len(terminal.output)
    terminal.read(0.01)
    return len(terminal.output) != size


def editor_keys(report: Report, keys: int = 60) -> None:
    """Typing into the middle of a 400-word entry, beside a bare TextArea on the same text."""
    path, tmp = journal(100, words=400), folder()
    text = tmp / "text.md"
    words = "she asked what I would miss and I had no answer for a while, then I did"
    with opened(path, tmp) as app:
        app.wait_for("Meetings")
        app.settle(0.5)
        app.press("e")
        app.wait_for("Edit meeting")
        app.settle(0.8)
        ours = [burst(app, letter) for letter in words[:keys]]
    text.write_text("\n".join(WORDS_LINES))
    with Terminal([sys.executable, "-c", BARE, str(text)], environment=environment(tmp)) as bare:
        bare.wait_for("the of and")
        bare.settle(0.5)
        peer = [burst(bare, letter) for letter in words[:keys]]
    report.ratio("editor: key to repaint", ours, peer, bound=1.5, against="bare TextArea")
    shutil.rmtree(tmp)


WORDS_LINES = ["the of and to in she he they said asked about role team work day lunch " * 3] * 10


def cursor_moves(report: Report, keys: int = 40) -> None:
    """Moving through the meetings, the reader following, on entries of 400 words."""
    path, tmp = journal(1_000, words=400), folder()
    with opened(path, tmp) as app:
        app.wait_for("Meetings")
        app.settle(1.0)
        watch = Watch(app)
        reader = box(app.screen, "2 Meetings").beside(app.screen).rows()
        shown = [watch.key("j", (reader.cells,), quiet=0.2)[0] for _ in range(keys)]
    times = [seconds for seconds in shown if seconds is not None]
    report.limit(
        "cursor in a pane, reader included, p95", percentile(times, 0.95) * 1000, bound=50, unit="ms"
    )
    shutil.rmtree(tmp)


def idle(report: Report, seconds: float = 20.0) -> None:
    """CPU that the app takes while nobody touches it."""
    path, tmp = journal(10_000), folder()
    with opened(path, tmp) as app:
        app.wait_for("Meetings")
        app.settle(2.0)
        process = psutil.Process(app.pid)
        before, start = process.cpu_times(), time.monotonic()
        while time.monotonic() - start < seconds:
            app.read(0.5)
        after = process.cpu_times()
        used = (after.user + after.system) - (before.user + before.system)
    report.limit("idle CPU", 100 * used / seconds, bound=0.5, unit="%")
    shutil.rmtree(tmp)
