"""Parsing and deriving a very long entry."""

from __future__ import annotations

import random
import time
from datetime import date

from tests.bench.report import Report
from tests.bench.texts import body
from tui.domain.marks import derive


def derive_time(size: int) -> float:
    """Seconds to parse and derive an entry of `size` characters, the best of five."""
    chance = random.Random(7)
    text = ""
    while len(text) < size:
        text += body(chance, 250) + "\n\n"
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        derive(text[:size], on=date(2026, 11, 5), roles=("Product manager",))
        best = min(best, time.perf_counter() - start)
    return best


def run(report: Report) -> None:
    """100 KB in well under a quarter of a second."""
    report.limit("parse and derive 100 KB", derive_time(100_000) * 1000, bound=250, unit="ms")
