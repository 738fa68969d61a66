"""A journal and an app for the pilots."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import textual.app
import textual.pilot
import textual.screen

from tests.app.boards import COUNSEL, MANAGER
from tui.app.app import PreseasonApp
from tui.app.roles import room as roles_room
from tui.cli.launch import FRAMES
from tui.domain.entries import EntryText
from tui.journal.journal import Journal
from tui.journal.settings import load

STEP, STEPS = 0.002, 5


async def nothing_to_do(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the loop has nothing to do for longer than a frame takes to come.

    Textual asks whether the process hardly used the processor within 20 ms, twice for each key: that was a
    third of all the time these tests took, and is mistaken where other processes use it.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    steps = 0
    while steps < STEPS and loop.time() < end:
        await asyncio.sleep(STEP)
        steps = 0 if loop._ready else steps + 1  # type: ignore[attr-defined]


textual.app.wait_for_idle = textual.pilot.wait_for_idle = nothing_to_do  # type: ignore[attr-defined]
textual.screen.UPDATE_PERIOD = 1 / int(FRAMES)  # type: ignore[misc]

NOW = datetime(2026, 11, 19, 9, 30)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot types as fast as a key repeats that is held down; the reader follows all the same, at once."""
    for room in ("allies", "home", "pitch", "roles", "season", "today"):
        monkeypatch.setattr(f"tui.app.{room}.room.HURRIED", 0)
    monkeypatch.setattr("tui.app.find.reading.PAUSE", 0.005)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data" / "journal.db", now=lambda: NOW) as made:
        yield made


@pytest.fixture
def app(journal: Journal, tmp_path: Path) -> PreseasonApp:
    return PreseasonApp(journal, load(tmp_path / "config"))


@pytest.fixture
def log(journal: Journal) -> Callable[..., int]:
    """Log a meeting; returns its id."""

    def one(*people: str, body: str = "", on: date = date(2026, 11, 5), **header: object) -> int:
        fields = {"form": "coffee", **header}
        text = EntryText("meeting", on, body, people=people, status="held", **fields)  # type: ignore[arg-type]
        return journal.entries.log(text).entry.id

    return one


@pytest.fixture
def reflect(journal: Journal) -> Callable[..., int]:
    """Write a reflection; returns its id."""

    def one(body: str, on: date = date(2026, 11, 6), **header: object) -> int:
        return journal.entries.log(EntryText("reflection", on, body, **header)).entry.id  # type: ignore[arg-type]

    return one


@pytest.fixture
def talks(
    log: Callable[..., int], reflect: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    """Two roles, a theme that is held both ways, one that is in both roles, and what has none."""
    monkeypatch.setattr(roles_room, "AFTER", 0)
    return {
        "ada": log(
            "Ada Lovelace",
            body="Engines.\n\n- [-] only the paperwork #strategy\n- [+] clever *colleagues* #people\n",
            on=date(2026, 11, 3),
            roles=(COUNSEL,),
        ),
        "grace": log(
            "Grace Hopper",
            body="- [+] decide the product #strategy\n- [?] would I miss the courtroom?\n",
            on=date(2026, 11, 5),
            roles=(COUNSEL, MANAGER),
        ),
        "ida": log("Ida Sample", body="- [-] the pager #hours\n", on=date(2026, 11, 7), roles=(COUNSEL,)),
        "kay": log("Kay Test", body="- [-] the bag by the door #hours\n", roles=(COUNSEL,), form="call"),
        "mine": reflect("- [-] no weekends #hours\n", roles=(COUNSEL,)),
        "none": log("Nobody Yet", body="- [+] to be asked #people\n- [-] to be sold #selling\n"),
    }
