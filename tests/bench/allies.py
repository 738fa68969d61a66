"""Allies, a card and a brief, in the app's process and in the app itself."""

from __future__ import annotations

import asyncio
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.bench import promises
from tests.bench.journals import NOW
from tests.bench.report import Report
from tests.bench.roles import measure
from tui.app.allies.screen import AlliesScreen
from tui.app.app import PreseasonApp
from tui.app.home import pages
from tui.app.rooms import go_to
from tui.journal.journal import Journal
from tui.journal.settings import load


def run(report: Report, rounds: int = 15) -> None:
    """Read the trees, who goes cold, cards and briefs; then open the room, and move in it."""
    with Journal.open(promises.journal(), now=lambda: NOW) as opened:
        forest = opened.allies.forest()
        introductions = opened.database.value("SELECT COUNT(*) FROM introduction")
        meetings = opened.entries.count("meeting")
        report.say(
            f"allies: {len(forest.people):,} contacts, {len(forest.parents):,} through others, "
            f"{meetings:,} meetings, {introductions:,} introductions"
        )
        ids = sorted(forest.people, key=lambda each: -forest.people[each].meetings)
        some = ids[:40] + ids[40 :: len(ids) // 100]
        measure(report, "the trees, all counted", [opened.allies.forest] * rounds, median=75)
        measure(report, "who goes cold", [opened.contacts.going_cold] * rounds, median=50)
        measure(report, "a card", [partial(opened.contacts.card, each) for each in some], median=10, high=50)
        measure(
            report,
            "a card with its way",
            [partial(pages.card, opened, each) for each in some],
            median=10,
            high=50,
        )
        measure(
            report, "a brief", [partial(opened.briefs.of_person, each) for each in some], median=50, high=150
        )
        measure(report, "two that may be one", [opened.contacts.doubles] * 5, median=1000)
    opening, moving = asyncio.run(_in_the_app(rounds))
    measured(report, "the room, from the key to its first frame", opening, bound=50)
    measured(report, "a move in the tree, to the card", moving, bound=50)


async def _in_the_app(rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of opening the room anew, and of moving from person to person with their cards."""
    opening: list[float] = []
    moving: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Journal.open(promises.journal(), now=lambda: NOW) as opened:
        app = PreseasonApp(opened, load(Path(folder)))
        app.animation_level = "none"
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0.5)
            go_to(app, "allies")
            await pilot.pause(0.5)
            screen = app.get_screen("allies")
            assert isinstance(screen, AlliesScreen)
            for _ in range(rounds):
                start = time.perf_counter()
                screen.reload()
                screen.refresh(layout=True)
                _draw(screen)
                opening.append((time.perf_counter() - start) * 1000)
                await pilot.pause(0.2)
            for _ in range(4 * rounds):
                start = time.perf_counter()
                screen.tree_list.action_down()
                screen.follow()
                _draw(screen)
                moving.append((time.perf_counter() - start) * 1000)
                await pilot.pause()
    return opening, moving


def _draw(screen: AlliesScreen) -> None:
    """What a frame takes of what was changed."""
    screen._compositor.render_strips()


def measured(report: Report, name: str, taken: list[float], *, bound: float) -> None:
    """A bound on the median of milliseconds."""
    from tests.bench.report import percentile

    middle = percentile(taken, 0.5)
    report.say(
        f"        {name}: median {middle:.1f}, p95 {percentile(taken, 0.95):.1f}, worst {max(taken):.1f} ms"
    )
    report.limit(f"{name}, median", middle, bound=bound, unit="ms")
