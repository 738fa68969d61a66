"""Typing into the Find screen, in a real terminal on 100,000 entries: from a key to the results it draws."""

from __future__ import annotations

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
CLEAR = "\x15"
DOWN, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[6~", "\x1b[5~"


def run(report: Report) -> None:
    """Every key of some queries; keys that change nothing in the results are left out."""
    shown: list[float] = []
    with app_on(journal(MANY)) as app:
        watch = Watch(app)
        results, reader = _open(watch)
        read: list[float] = []
        at: dict[str, tuple[float, str]] = {"results": (0.0, ""), "reader": (0.0, "")}
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                found, followed = watch.key(typed[end - 1], (results.cells, reader.cells))
                if found is not None:
                    shown.append(found)
                    at["results"] = max(at["results"], (found, typed[:end]))
                if followed is not None:
                    read.append(followed)
                    at["reader"] = max(at["reader"], (followed, typed[:end]))
            watch.key(CLEAR, ())
        report.say(f"results: {spread(shown)}, slowest {at['results'][1]!r}")
        report.say(f"what one of them says, beside them: {spread(read)}, slowest {at['reader'][1]!r}")
        moved = _move(watch, results)
    report.limit(f"key to its results at {MANY:,}, p95", percentile(shown, 0.95) * 1000, bound=33, unit="ms")
    report.limit(
        f"key in {MANY:,} results to its cursor, p95", percentile(moved, 0.95) * 1000, bound=16, unit="ms"
    )


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
