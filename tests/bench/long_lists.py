"""A list of 100,000: moving in it, opening the app on it, and the memory it takes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.journals import journal
from tests.bench.report import Report, percentile
from tests.bench.screens import opened, until
from tests.bench.watching import Part, Watch, box
from tests.terminal.terminal import Terminal

MANY = 100_000
PANE = "2 Meetings"
PAGE_DOWN, PAGE_UP = "\x1b[6~", "\x1b[5~"
WALKS = {
    "j and k": ["j"] * 60 + ["k"] * 20,
    "pages": [PAGE_DOWN] * 25 + [PAGE_UP] * 10,
    "G and g g": ["G", "gg", "G", "k", "gg", "j"] * 6,
    "near the end": ["G", *[PAGE_UP] * 15, *["k"] * 15],
}


@contextmanager
def app_on(path: Path, *, quiet: float = 1.5) -> Iterator[Terminal]:
    """The app on a copy of a journal, which goes away with it; it has come to rest."""
    with TemporaryDirectory(prefix="preseason-bench-") as tmp, opened(path, Path(tmp)) as app:
        app.wait_for(PANE)
        app.settle(quiet)
        yield app


def run(report: Report) -> None:
    """All of it."""
    moving(report)
    opening(report)
    memory(report)


def moving(report: Report) -> None:
    """j, k, pages, G and g g in a pane of 100,000, until the list shows the cursor; the reader apart."""
    shown: list[float] = []
    with TemporaryDirectory(prefix="preseason-bench-") as tmp:
        path = _all_meetings(journal(MANY), Path(tmp))
        with app_on(path) as app:
            watch = Watch(app)
            pane = box(app.screen, PANE)
            reader = pane.beside(app.screen).rows()
            for what, keys in WALKS.items():
                lists, readers = walk(watch, keys, pane.cells, reader.cells)
                shown += lists
                report.say(f"{what}: list {spread(lists)}; reader has followed {spread(readers)}")
            behind = [(after or 0) * 1000 for after in watch.held("j", 60, (pane.cells, reader.cells))]
            report.say(f"j held down: list {behind[0]:.1f} ms after the last, reader {behind[1]:.1f} ms")
    report.limit(
        f"key in a list of {MANY:,} to its cursor, p95", percentile(shown, 0.95) * 1000, bound=16, unit="ms"
    )


def walk(watch: Watch, keys: Sequence[str], *parts: Part) -> list[list[float]]:
    """For each part of the screen the seconds it took to follow each key that changed it."""
    times: list[list[float]] = [[] for _ in parts]
    for key in keys:
        for seconds, part in zip(watch.key(key, parts), times, strict=True):
            if seconds is not None:
                part.append(seconds)
    return times


def spread(times: Sequence[float]) -> str:
    """Median, p95 and worst of some seconds, in milliseconds."""
    if not times:
        return "never"
    values = [f"{percentile(list(times), share) * 1000:.1f}" for share in (0.5, 0.95, 1.0)]
    return f"{' / '.join(values)} ms ({len(times)})"


def _all_meetings(path: Path, tmp: Path) -> Path:
    """A copy of a journal whose every entry is a meeting, so that one list has them all."""
    made = tmp / "meetings.db"
    shutil.copy(path, made)
    connection = sqlite3.connect(made)
    with connection:
        connection.execute("UPDATE entry SET kind = 'meeting', status = 'held', form = 'coffee'")
        connection.execute("DELETE FROM unindexed")  # what is searched for is no matter here
    connection.close()
    return made


def opening(report: Report, pairs: int = 15) -> None:
    """From the start of the process to a first frame with rows, at 100,000 and at 100, in turn."""
    many: list[float] = []
    few: list[float] = []
    with TemporaryDirectory(prefix="preseason-bench-") as tmp:
        for turn in range(pairs + 1):
            for entries, times in ((100, few), (MANY, many)):
                place = Path(tmp) / str(entries)
                place.mkdir(exist_ok=True)
                with opened(journal(entries), place) as app:
                    seconds = until(app, b"Meetings")
                if turn:
                    times.append(seconds)
    report.ratio(f"first paint, {MANY:,} entries", many, few, bound=1.15, against="at 100 entries")


def memory(report: Report) -> None:
    """What the app keeps for itself after moving around, at 100,000 and in an empty journal."""
    kept = {entries: _moved_around(entries) for entries in (0, 100, MANY)}
    figures = ", ".join(f"{size:.1f} MB at {entries:,}" for entries, size in kept.items())
    report.say(f"private memory after moving around: {figures}")
    report.limit(f"memory at {MANY:,} beyond an empty journal's", kept[MANY] - kept[0], bound=20, unit="MB")


def _moved_around(entries: int) -> float:
    with app_on(journal(entries)) as app:
        for pane in "231":
            for keys in (pane, *"jjjkG", *[PAGE_UP] * 20, "gg", *[PAGE_DOWN] * 20, *"jjj"):
                app.send(keys)
                app.read(0.05)
            app.settle(0.5)
        return private(app.pid)


def private(pid: int) -> float:
    """Megabytes that a process shares with no other."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024
