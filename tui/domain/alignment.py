"""Which words of one text are those of another, in a time that is bounded whatever the texts are.

Stretches that are short enough are compared whole; longer ones are first taken apart at words, then at runs
of words, that stand once in each of them ("patience"), and what can be taken apart no further has nothing in
common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

Block = tuple[int, int, int]
"""Where a run of the same words starts in the one text and in the other, and how many words it has."""

_WHOLE = 4_000_000
"""Pairs of words up to which two stretches are compared whole: bits of memory, and some ms."""
_RUNS = (1, 2, 3, 5)
"""How many words a run has at which long stretches are taken apart."""
_DEPTH = 12
"""How often a stretch is taken apart."""


class _Part(NamedTuple):
    """A stretch of the one text, `[a, b)`, and of the other, `[c, d)`."""

    a: int
    b: int
    c: int
    d: int


def same(old: list[str], new: list[str]) -> list[Block]:
    """The runs of words that are the same in both, in their order, as long as they go."""
    found: list[Block] = []
    waiting = [(_Part(0, len(old), 0, len(new)), 0)]
    while waiting:
        part, depth = waiting.pop()
        part = _without_ends(old, new, part, found)
        a, b, c, d = part
        if a == b or c == d:
            continue
        if (b - a) * (d - c) <= _WHOLE:
            found += _whole(old, new, part)
        elif depth < _DEPTH:
            waiting += [(each, depth + 1) for each in _parted(old, new, part)]
    return _joined(sorted(found))


def _without_ends(old: list[str], new: list[str], part: _Part, found: list[Block]) -> _Part:
    """What is left between the words that both start and end with, which are noted as the same."""
    a, b, c, d = part
    start = end = 0
    while a + start < b and c + start < d and old[a + start] == new[c + start]:
        start += 1
    while b - end > a + start and d - end > c + start and old[b - end - 1] == new[d - end - 1]:
        end += 1
    found += [each for each in ((a, c, start), (b - end, d - end, end)) if each[2]]
    return _Part(a + start, b - end, c + start, d - end)


def _whole(old: list[str], new: list[str], part: _Part) -> list[Block]:
    from rapidfuzz.distance import LCSseq

    a, b, c, d = part
    numbers: dict[str, int] = {}
    ours, theirs = (
        [numbers.setdefault(word, len(numbers)) for word in words] for words in (old[a:b], new[c:d])
    )
    return [
        (a + each.src_start, c + each.dest_start, each.src_end - each.src_start)
        for each in LCSseq.opcodes(ours, theirs)
        if each.tag == "equal"
    ]


def _parted(old: list[str], new: list[str], part: _Part) -> Iterator[_Part]:
    """The stretches from one thing that stands once in each of them to the next; none where nothing does."""
    a, b, c, d = part
    for run in _RUNS:
        anchors = _anchors(old, new, part, run)
        if anchors:
            for at_old, at_new in anchors:
                yield _Part(a, at_old, c, at_new)
                a, c = at_old, at_new
            yield _Part(a, b, c, d)
            return


def _anchors(old: list[str], new: list[str], part: _Part, run: int) -> list[tuple[int, int]]:
    """Where runs of words stand that stand once in each, as many as come in the same order in both."""
    ours = _once(old, part.a, part.b, run)
    theirs = _once(new, part.c, part.d, run)
    return _rising([(place, theirs[each]) for each, place in ours.items() if each in theirs])


def _once(words: list[str], first: int, end: int, run: int) -> dict[object, int]:
    """The place of each run of words that stands once in a stretch."""
    seen: dict[object, int] = {}
    twice: set[object] = set()
    shifted = [words[first + by : end] for by in range(run)]
    for place, each in enumerate(zip(*shifted, strict=False) if run > 1 else shifted[0], first):
        if each in seen:
            twice.add(each)
        else:
            seen[each] = place
    return {each: place for each, place in seen.items() if each not in twice}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by their first, in which the second rises too."""
    tops: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        size = bisect_left(tops, second)
        before.append(lasts[size - 1] if size else -1)
        if size == len(tops):
            tops.append(second)
            lasts.append(place)
        else:
            tops[size], lasts[size] = second, place
    found: list[tuple[int, int]] = []
    place = lasts[-1] if lasts else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for a, c, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == c:
            joined[-1] = (*joined[-1][:2], joined[-1][2] + size)
        else:
            joined.append((a, c, size))
    return joined
