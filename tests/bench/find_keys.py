"""Typing into the Find screen, in a real terminal on 100,000 entries: from a key to the results it draws."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Mapping

from tests.bench import texts
from tests.bench.journals import journal
from tests.bench.long_lists import MANY, app_on, spread
from tests.bench.report import Report, percentile
from tests.bench.search import THEMES
from tests.bench.watching import Box, Watch, box

TYPED = (
    "s",
    "the",
    "strategy",
    texts.RARE,
    "ada abara",
    "team budget",
    '"product strategy"',
    'with:"Ada Abara" budget',
    f"dont:{THEMES[0]} role:counsel",
    "kind:coffee plan",
    "budget -client",
)
FIELD, FOUND = "Find", "Found"
ROUNDS = 3
CLEAR = "\x15"
DOWN, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[6~", "\x1b[5~"


def run(report: Report) -> None:
    """Every key of some queries, typed three times; keys that change nothing in the results are left out."""
    shown: defaultdict[str, list[float]] = defaultdict(list)
    read: defaultdict[str, list[float]] = defaultdict(list)
    moved: defaultdict[int, list[float]] = defaultdict(list)
    with app_on(journal(MANY)) as app:
        watch = Watch(app)
        results, reader = _open(watch)
        for _ in range(ROUNDS):
            for typed in TYPED:
                for end in range(1, len(typed) + 1):
                    found, followed = watch.key(typed[end - 1], (results.cells, reader.cells))
                    if found is not None:
                        shown[typed[:end]].append(found)
                    if followed is not None:
                        read[typed[:end]].append(followed)
                watch.key(CLEAR, ())
        for _ in range(ROUNDS):
            for number, seconds in enumerate(_move(watch, results)):
                moved[number].append(seconds)
            watch.key(CLEAR, ())
    for what, times in (("results", shown), ("what one of them says, beside them", read)):
        slowest = max(times, key=lambda typed: statistics.median(times[typed]))
        report.say(f"{what}: {spread(_medians(times))}, slowest {slowest!r}")
    for row, medians, bound in (
        (f"key to its results at {MANY:,}, p95", _medians(shown), 33),
        (f"key in {MANY:,} results to its cursor, p95", _medians(moved), 16),
    ):
        report.limit(row, percentile(medians, 0.95) * 1000, bound=bound, unit="ms")


def _medians(times: Mapping[str, list[float]] | Mapping[int, list[float]]) -> list[float]:
    """One figure for each key: whatever else the machine does, it hardly does it twice at the same."""
    return [statistics.median(taken) for taken in times.values()]


def _open(watch: Watch) -> tuple[Box, Box]:
    app = watch.terminal
    app.press("/")
    app.wait_for(FIELD)
    app.settle(0.5)
    app.press(*"the")
    app.wait_for(FOUND)
    app.settle(0.5)
    results = box(app.screen, FOUND)
    watch.key(CLEAR, ())
    return results.rows(), results.beside(app.screen).rows()


def _move(watch: Watch, results: Box) -> list[float]:
    """Down and by pages through what finds every entry."""
    watch.terminal.press(*"the")
    watch.quiet(1.0)
    times: list[float] = []
    for key in (*[DOWN] * 40, *[PAGE_DOWN] * 15, *[PAGE_UP] * 10):
        (found,) = watch.key(key, (results.cells,))
        if found is not None:
            times.append(found)
    return times
