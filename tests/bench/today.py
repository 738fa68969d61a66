"""Today, over ten years of promises, most of them done with as in life; then when nothing was ever done."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from pathlib import Path

from tests.bench import promises
from tests.bench.allies import measured
from tests.bench.journals import NOW
from tests.bench.report import Report
from tests.bench.roles import measure
from tui.app.app import PreseasonApp
from tui.app.rooms import go_to
from tui.app.today.screen import TodayScreen
from tui.journal.journal import Journal
from tui.journal.settings import load

BOUND = 50
"""Milliseconds for what a key brings."""
LEFT = 50
"""Of so many follow-ups of a year that is over, one is open all the same."""


def run(report: Report, rounds: int = 15) -> None:
    """Read Today, count what is due, and list introductions; as it is, and with everything open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "today.db"
        shutil.copyfile(promises.journal(), path)
        path.chmod(0o600)
        with Journal.open(path, now=lambda: NOW) as opened:
            _say(report, opened, "with nothing ever done")
            _today(report, opened, rounds, bound=None)
            with opened.database.writing():
                opened.database.rows(
                    "UPDATE followup SET done = 1, done_at = created_at WHERE id % ? > 0 AND entry_id IN "
                    "(SELECT id FROM entry ORDER BY id DESC LIMIT -1 OFFSET 150)",
                    (LEFT,),
                )
            _say(report, opened, "as in life")
            _today(report, opened, rounds, bound=BOUND)
            measure(report, "list of introductions", [opened.promises.introductions] * rounds)
            opening, moving, ticking = asyncio.run(_in_the_app(opened, rounds))
    measured(report, "Today, from the key to its frame", opening, bound=BOUND)
    measured(report, "a move in Today, to the line", moving, bound=BOUND)
    measured(report, "done, and Today again", ticking, bound=2 * BOUND)


def _today(report: Report, opened: Journal, rounds: int, bound: int | None) -> None:
    found = opened.promises
    measure(report, "Today", [found.today] * rounds, median=bound)
    measure(report, "how much is due", [found.count_due] * rounds, median=bound)
    measure(report, "whether anything is overdue", [found.anything_overdue] * rounds, high=5)


def _say(report: Report, opened: Journal, how: str) -> None:
    found = opened.promises.today()
    sections = ", ".join(f"{len(rows):,} {name}" for name, rows in found._asdict().items() if rows)
    report.say(f"today, {how}: {sections}")


async def _in_the_app(opened: Journal, rounds: int) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of showing Today anew, of moving in it, and of ticking something there."""
    opening: list[float] = []
    moving: list[float] = []
    ticking: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        app = PreseasonApp(opened, load(Path(folder)))
        app.animation_level = "none"
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0.5)
            go_to(app, "today")
            await pilot.pause(0.5)
            screen = app.get_screen("today")
            assert isinstance(screen, TodayScreen)
            for taken, act in (
                (opening, screen.reload),
                (moving, lambda: (screen.due.action_down(), screen.follow())),
                (ticking, screen.action_done),
            ):
                for _ in range(rounds):
                    start = time.perf_counter()
                    act()
                    screen._compositor.render_strips()
                    taken.append((time.perf_counter() - start) * 1000)
                    await pilot.pause(0.1)
    return opening, moving, ticking
