"""Visits one screen after another, in as few runs of the app as it takes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from tests.fuzz.places import PLACES, Place
from tests.fuzz.screens import Fault, Session, make_journal, visit

MOST_VISITS = 12
"""Visits to one run of the app: what they do to its journal adds up."""


class Run:
    """Runs of the app in folders below one, each on a new copy of one journal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sample = folder / "sample.db"
        self._session: Session | None = None
        self._visits = 0
        self.started = 0
        make_journal(self._sample)

    def visit(self, place: Place, seed: str, events: int) -> Fault | None:
        """Visit a place; what was left of the run before it is given a second chance in a new one."""
        fresh = self._session is None
        fault = visit(self._running(), place, seed, events)
        if fault is not None and "cannot be reached" in fault.what and not fresh:
            self._end()
            fault = visit(self._running(), place, seed, events)
        self._visits += 1
        if fault is not None or self._visits >= MOST_VISITS or not self._running().usable():
            self._end()
        return fault

    def _running(self) -> Session:
        if self._session is None:
            self.started += 1
            self._visits = 0
            self._session = Session(self._folder / f"run-{self.started}", self._sample)
        return self._session

    def _end(self) -> None:
        if self._session is not None:
            self._session.close()
            shutil.rmtree(self._session.folder)
            self._session = None

    def close(self) -> None:
        """End what runs."""
        self._end()


def walk(
    folder: Path,
    *,
    seed: int,
    rounds: int | None = 1,
    seconds: float = float("inf"),
    events: int = 12,
    places: Sequence[Place] = PLACES,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Fault]:
    """Visit every place in each round, in another order; what went wrong comes as it is found."""
    run = Run(folder)
    end = time.monotonic() + seconds
    try:
        for number in count() if rounds is None else range(rounds):
            order = list(places)
            Random(f"{seed}-{number}").shuffle(order)
            for visited, place in enumerate(order):
                if time.monotonic() > end:
                    tell(f"round {number + 1}: {visited} screens, {run.started} runs of the app")
                    return
                fault = run.visit(place, f"{seed}-{number}-{place.name}", events)
                if fault is not None:
                    yield fault
            tell(f"round {number + 1}: {len(order)} screens, {run.started} runs of the app")
    finally:
        run.close()
