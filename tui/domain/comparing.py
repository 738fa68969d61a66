"""Two states of one entry side by side: what both have, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.domain.entries import EntryText

MOST_PAIRS = 25_000_000
"""Lines of one times lines of the other above which the two are only put beside each other: every line of
the one would be compared with every line of the other."""

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
    """Lines that differ, the first beside the first."""
    for number in range(max(len(left), len(right))):
        yield Pair(
            left[number] if number < len(left) else None, right[number] if number < len(right) else None
        )


def _field(name: str, value: object) -> str:
    words = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return f"{name}: {words}"
