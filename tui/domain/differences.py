"""What became of a text, word by word: which words went, which came, and which stayed.

Lines and paragraphs may be broken otherwise without any difference: what is said is words. But what changed
within a paragraph is told within it. The time is bounded whatever the texts are: stretches that are short
enough are compared whole; longer ones are first taken apart at words, then at runs of words, that stand once
in each of them ("patience"), and what can be taken apart no further counts as written anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

Fate = Literal["same", "gone", "come"]
Block = tuple[int, int, int]
"""Where a run of the same words starts in the one text and in the other, and how many words it has."""

_WORD = re.compile(r"(\S+)(\s*)")
_BREAK = "\n\n"
"""What stands among the words where a paragraph ends."""
_WHOLE = 4_000_000
"""Pairs of words up to which two stretches are compared whole: bits of memory, and some ms."""
_RUNS = (1, 2, 3, 5)
"""How many words a run has at which long stretches are taken apart."""
_DEPTH = 12
"""How often a stretch is taken apart."""
_STRAY = 3
"""Words that may be a stray between two changes; more in a row are never taken for that."""
_LARGE = 4
"""How many times larger than a stray the change at one side of it is, where that at the other is smaller."""


class Piece(NamedTuple):
    """A stretch of text and what became of it; blanks and line ends behind its words belong to it."""

    fate: Fate
    text: str


class Difference(NamedTuple):
    """The pieces in the order of the later text, and how many words went, came and stayed."""

    pieces: tuple[Piece, ...]
    gone: int
    come: int
    same: int

    @property
    def none(self) -> bool:
        """Whether both say the same words."""
        return not self.gone and not self.come


class _Words(NamedTuple):
    """The words of a text and the ends of its paragraphs, to be compared, and the text of each."""

    keys: list[str]
    texts: list[str]

    def count(self, start: int = 0, end: int | None = None) -> int:
        """How many words there are in a stretch."""
        return sum(key != _BREAK for key in self.keys[start:end])


def difference(before: str, after: str) -> Difference:
    """What became of `before`, that it is `after` now. Without the pieces of one fate, the words are those of
    one of the texts; blanks are those of the text a piece comes from, of `after` where it is in both."""
    old, new = _words(before), _words(after)
    blocks = _settled(_same(old.keys, new.keys), old, new)
    pieces: list[Piece] = []
    at_old = at_new = kept = 0
    for start_old, start_new, size in (*blocks, (len(old.keys), len(new.keys), 0)):
        _add(pieces, "gone", old.texts[at_old:start_old])
        _add(pieces, "come", new.texts[at_new:start_new])
        _add(pieces, "same", new.texts[start_new : start_new + size])
        kept += new.count(start_new, start_new + size)
        at_old, at_new = start_old + size, start_new + size
    lead = after if new.keys else before
    _lead(pieces, lead[: len(lead) - len(lead.lstrip())])
    return Difference(tuple(_apart(pieces)), old.count() - kept, new.count() - kept, kept)


def _words(text: str) -> _Words:
    keys: list[str] = []
    texts: list[str] = []
    for word, blank in _WORD.findall(text):
        ends = blank.count("\n") > 1
        keys.append(word)
        texts.append(word if ends else word + blank)
        if ends:
            keys.append(_BREAK)
            texts.append(blank)
    return _Words(keys, texts)


def _add(pieces: list[Piece], fate: Fate, texts: Sequence[str]) -> None:
    """Add a piece; blanks that come before its words are only the way in which the later text is broken."""
    text = "".join(texts)
    words = text.lstrip()
    if fate == "come" or not words:
        blank = text[: len(text) - len(words)]
        _append(pieces, "same", "" if fate == "gone" else blank)
        text = words
    _append(pieces, fate, text)


def _append(pieces: list[Piece], fate: Fate, text: str) -> None:
    if text and pieces and pieces[-1].fate == fate:
        pieces[-1] = Piece(fate, pieces[-1].text + text)
    elif text:
        pieces.append(Piece(fate, text))


def _lead(pieces: list[Piece], blank: str) -> None:
    """Put what stands before the first word there."""
    if pieces and blank:
        pieces[0] = pieces[0]._replace(text=blank + pieces[0].text)


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with a blank between any two that have none there."""
    for piece, following in zip_longest(pieces, pieces[1:]):
        bare = following is not None and not piece.text[-1].isspace() and not following.text[0].isspace()
        yield piece._replace(text=f"{piece.text} ") if bare else piece


# -- finding what stayed


class _Part(NamedTuple):
    """A stretch of the one text, `[a, b)`, and of the other, `[c, d)`."""

    a: int
    b: int
    c: int
    d: int


def _same(old: list[str], new: list[str]) -> list[Block]:
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


def _settled(blocks: list[Block], old: _Words, new: _Words) -> list[Block]:
    """The blocks without the strays: a word or two that happen to stand in both of two sentences which have
    nothing else in common would make neither of them readable. The end of a paragraph is none."""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        a, c, size = block
        last = kept[-1] if kept else (0, 0, 0)
        following = blocks[number + 1] if number + 1 < len(blocks) else (len(old.keys), len(new.keys), 0)
        above = max(a - last[0] - last[2], c - last[1] - last[2])
        below = max(following[0] - a - size, following[1] - c - size)
        less, more = sorted((above, below))
        small = size <= _STRAY and (size < less or (less > 0 and size * _LARGE <= more))
        if not small or _BREAK in new.keys[c : c + size]:
            kept.append(block)
    return kept
