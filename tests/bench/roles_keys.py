"""The Roles board in a real terminal, over ten years of entries: from a key to what it draws."""

from __future__ import annotations

import pyte

from tests.bench.long_lists import app_on, spread
from tests.bench.report import Report, percentile
from tests.bench.roles import ROLES, journal
from tests.bench.watching import Box, Watch, box

STILL = 0.25
"""Seconds without a sign after which a key has done what it does."""


def run(report: Report) -> None:
    """Open the board, go over all its roles and back, then compare them and go over their themes."""
    with app_on(journal(), quiet=4.0) as app:
        watch = Watch(app)
        first = _opened(watch)
        watch.quiet(1.0)
        app.press("g", "j")
        watch.quiet(0.5)
        again = _opened(watch)
        watch.quiet(1.0)
        board = _right_of(watch.screen, box(watch.screen, f"Roles ─ {ROLES}"))
        new = [watch.key("j", (board.cells,), quiet=STILL)[0] for _ in range(ROLES - 1)]
        known = [watch.key("k", (board.cells,), quiet=STILL)[0] for _ in range(ROLES // 2)]
        compared = watch.key("c", (lambda screen: "most said" in screen.display[1],))
        watch.quiet(0.5)
        matrix = box(watch.screen, "Compare").rows()
        walked = [watch.key(key, (matrix.cells,), quiet=STILL)[0] for key in "jjjjjjjjjjllllllllll"]
    report.say(f"to a board not read yet {_spread(new)}; to one that was {_spread(known)}")
    report.say(f"in the comparison {_spread(walked)}")
    _limit(report, "to the board, first time in a session", first, 50)
    _limit(report, "to the board, again", again, 50)
    _limit(report, "to the board of another role, p95", [*new, *known], 50)
    _limit(report, "to the comparison", compared, 150)
    _limit(report, "in the comparison, p95", walked, 50)


def _opened(watch: Watch) -> list[float | None]:
    watch.terminal.press("g")
    return watch.timed(
        lambda: watch.terminal.send("r"), (lambda screen: "WANT" in "\n".join(screen.display),)
    )


def _right_of(screen: pyte.Screen, left: Box) -> Box:
    """The rows of the box at the right of another one, from the same line."""
    border = screen.display[left.top - 1]
    start = border.index("╭", left.right)
    column = [line[start] for line in screen.display]
    return Box(left.top, start + 1, column.index("╰"), border.index("╮", start)).rows()


def _limit(report: Report, name: str, times: list[float | None], bound: float) -> None:
    taken = [seconds * 1000 for seconds in times if seconds is not None]
    report.limit(f"key {name}", percentile(taken, 0.95), bound=bound, unit="ms")


def _spread(times: list[float | None]) -> str:
    return spread([seconds for seconds in times if seconds is not None])
