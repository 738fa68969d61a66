"""Two states of one entry side by side: what both have, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.domain.entries import EntryText

MOST_PAIRS = 25_000_000
"""Lines of one times lines of the other above which the two are only put beside each other: every line of
the one would be compared with every line of the other."""
MOST_ALIKE, LONG, ALIKE = 900, 1_000, 55.0
"""Pairs of lines that are looked at for what became of each; characters of a line that are; and how much
alike two lines are, of a hundred, that stand beside each other for it."""

_FIELDS: tuple[tuple[str, str], ...] = (
    ("with", "people"),
    ("role", "roles"),
    ("on", "on"),
    ("at", "at"),
    ("kind", "form"),
    ("status", "status"),
    ("minutes", "minutes"),
    ("title", "title"),
    ("pitch", "pitch"),
    ("score", "score"),
    ("about", "about"),
    ("search", "search"),
)
"""The fields of a header, by the names people know them by."""


class Pair(NamedTuple):
    """A line of one and the line of the other that stands beside it; None where there is none."""

    left: str | None
    right: str | None

    @property
    def same(self) -> bool:
        """Whether both have it."""
        return self.left == self.right


def beside(left: EntryText, right: EntryText) -> tuple[Pair, ...]:
    """The fields of the header that differ, then every line of both bodies."""
    header = [
        Pair(_field(name, getattr(left, field)), _field(name, getattr(right, field)))
        for name, field in _FIELDS
        if getattr(left, field) != getattr(right, field)
    ]
    lines = tuple(lines_beside(left.body.split("\n"), right.body.split("\n")))
    return (*header, Pair("", ""), *lines) if header else lines


def lines_beside(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Every line of both, in order; where they differ, the lines of the two stand beside each other."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        yield Pair(left[start], right[start])
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    one, other = left[start : len(left) - end], right[start : len(right) - end]
    yield from _middle(one, other)
    for number in range(end, 0, -1):
        yield Pair(left[-number], right[-number])


def _middle(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    if len(left) * len(right) > MOST_PAIRS:
        yield from _apart(left, right)
        return
    from rapidfuzz.distance import LCSseq

    only_left: list[str] = []
    only_right: list[str] = []
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            yield from _apart(only_left, only_right)
            only_left, only_right = [], []
            for line in left[step.src_start : step.src_end]:
                yield Pair(line, line)
        else:
            only_left += left[step.src_start : step.src_end]
            only_right += right[step.dest_start : step.dest_end]
    yield from _apart(only_left, only_right)


def _apart(left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """Lines that differ: those that are much alike beside each other, between them the first beside the
    first."""
    at = other = 0
    for one, two in [*_alike(left, right), (len(left), len(right))]:
        for number in range(max(one - at, two - other)):
            yield Pair(
                left[at + number] if at + number < one else None,
                right[other + number] if other + number < two else None,
            )
        if one < len(left):
            yield Pair(left[one], right[two])
        at, other = one + 1, two + 1


def _alike(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The places of lines that became one another, in order: as much alike as can be."""
    if not left or not right or len(left) * len(right) > MOST_ALIKE:
        return []
    from rapidfuzz import fuzz

    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for one in range(len(left) - 1, -1, -1):
        for two in range(len(right) - 1, -1, -1):
            ways = [best.get((one + 1, two), (0.0, ())), best.get((one, two + 1), (0.0, ()))]
            likeness = fuzz.ratio(left[one][:LONG], right[two][:LONG], score_cutoff=ALIKE)
            if likeness:
                rest, pairs = best.get((one + 1, two + 1), (0.0, ()))
                ways.append((rest + likeness, ((one, two), *pairs)))
            best[one, two] = max(ways, key=lambda way: way[0])
    return list(best[0, 0][1])


def _field(name: str, value: object) -> str:
    words = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return f"{name}: {words}"
