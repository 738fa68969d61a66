"""The way to each room in a real terminal, from its key: the first in a session, later ones, and one after
something was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte

from tests.bench import pitch, promises, roles, season
from tests.bench.long_lists import spread
from tests.bench.report import Report, percentile
from tests.bench.screens import opened
from tests.bench.watching import Watch
from tests.terminal.terminal import Terminal
from tui.domain.entries import EntryText
from tui.journal.journal import Journal

BOUND = 50
"""Milliseconds, on the largest journal that the room has a bound for."""
MADE = 4.0
"""Seconds after which the rooms are made, if nobody types."""
NOTICED = 3.5
"""Seconds after which the app has seen that another session wrote."""


class Way(NamedTuple):
    """A room: its journal, its key, and words that are on the screen when it is."""

    journal: Callable[[], Path]
    key: str
    words: str

    def shown(self, screen: pyte.Screen) -> bool:
        """Whether one is there."""
        return self.words in "\n".join(screen.display)


WAYS = {
    "Today": Way(promises.journal, "t", "Overdue"),
    "Roles": Way(roles.journal, "r", "WANT"),
    "Pitch": Way(pitch.journal, "p", "Versions ─"),
    "Allies": Way(promises.journal, "a", "through others"),
    "Season": Way(season.journal, "s", "MEETINGS A WEEK"),
}


def run(report: Report, starts: int = 5, times: int = 4) -> None:
    """For every room: the figures of several sessions."""
    for name, way in WAYS.items():
        first: list[float] = []
        again: list[float] = []
        changed: list[float] = []
        all_of_it: list[float] = []
        for _ in range(starts):
            with _started(way.journal()) as (app, path):
                watch = Watch(app)
                _go(watch, way, first, all_of_it)
                for _ in range(times):
                    _back(watch)
                    _go(watch, way, again)
                _back(watch)
                _write(path)
                watch.quiet(NOTICED)
                _go(watch, way, changed)
        report.say(f"{name}: first {spread(first)}, again {spread(again)}, after a change {spread(changed)}")
        report.say(f"        first, until nothing changes any more {spread(all_of_it)}")
        for what, times_taken in (("first", first), ("again", again), ("after a change", changed)):
            report.limit(
                f"key to {name}, {what}, p95", percentile(times_taken, 0.95) * 1000, bound=BOUND, unit="ms"
            )


@contextmanager
def _started(path: Path) -> Iterator[tuple[Terminal, Path]]:
    with TemporaryDirectory(prefix="preseason-bench-") as tmp, opened(path, Path(tmp)) as app:
        app.wait_for("2 Meetings")
        app.settle(MADE)
        yield app, Path(tmp) / "copy" / "journal.db"


def _go(watch: Watch, way: Way, there: list[float], still: list[float] | None = None) -> None:
    watch.terminal.press("g")
    taken = watch.timed(
        lambda: watch.terminal.send(way.key), (way.shown, lambda screen: list(screen.display[1:]))
    )
    there += [taken[0]] if taken[0] is not None else []
    if still is not None and taken[1] is not None:
        still.append(taken[1])
    watch.quiet(0.5)


def _back(watch: Watch) -> None:
    watch.terminal.press("g", "j")
    watch.quiet(0.5)


def _write(path: Path) -> None:
    with Journal.open(path) as journal:
        text = EntryText("meeting", date(2026, 11, 18), "We talked.\n\n- [+] to decide #strategy\n")
        journal.entries.log(text._replace(people=("Ada Abara",), roles=("Data lead",)))
