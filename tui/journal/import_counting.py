"""Counting what became of the records of a file, and naming the first of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.domain.imports import MOST_KEPT, Imported, Item, Noun, Problem, Record, Tally

if TYPE_CHECKING:
    from tui.journal.arriving import Arrived

_MOST_REASONS = 100
"""Reasons that are counted each by itself."""


class Count:
    """What became of the records so far."""

    def __init__(self, format: str, source: str) -> None:
        self._format, self._source = format, source
        self._tallies: dict[Noun, Tally] = {}
        self._items: list[Item] = []
        self._problems: list[Problem] = []
        self._by: Counter[str] = Counter()
        self._people = 0

    def came(self, record: Record, noun: Noun, arrived: Arrived) -> None:
        """Count a record that was read."""
        self._tallies[noun] = self._tallies.get(noun, Tally()).plus(arrived.outcome)
        self._people += arrived.came
        if arrived.outcome != "same" and len(self._items) < MOST_KEPT:
            remark = "; ".join(filter(None, (arrived.remark, record.remark)))
            self._items.append(
                Item(record.place, noun, arrived.outcome, arrived.id, arrived.name, arrived.fields, remark)
            )

    def problem(self, problem: Problem) -> None:
        """Count a record that could not be."""
        reason = problem.reason if len(self._by) < _MOST_REASONS else "other reasons"
        self._by[reason] += 1
        if len(self._problems) < MOST_KEPT:
            self._problems.append(problem)

    def imported(self, batch: int | None) -> Imported:
        """All of it."""
        return Imported(
            self._format,
            self._source,
            batch,
            dict(self._tallies),
            tuple(self._items),
            tuple(self._problems),
            dict(self._by),
            self._people,
        )

    def by_outcome(self) -> dict[str, int]:
        """The counts as they are stored."""
        return {
            f"{noun} {outcome}": count
            for noun, tally in self._tallies.items()
            for outcome, count in tally._asdict().items()
            if count
        }
