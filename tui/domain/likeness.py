"""Which themes may be the same: said with the same words, with one word more, or spelt nearly alike.

Two thousand names are two million pairs, so pairs are looked up by what they have in common, and only the
spelling of short ones is compared with each other, by rapidfuzz.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tui.domain.stems import stems
from tui.domain.text import fold
from tui.domain.themes import Suggestion, short
from tui.domain.words import folded

ALIKE = 86
"""From this likeness of two spellings on (rapidfuzz's ratio, 0 to 100) they may be one word mistyped."""

SHORTEST = 5
"""Letters that a name must have to be compared by its spelling: `pay` and `play` are different."""

MOST_COMPARED = 3_000
"""Names compared by their spelling, the most used first; the time is quadratic in them."""

MOST_WORDS = 8
"""Words up to which a name is a theme; more are a sentence, which only its very words make the same."""

_SAME, _MORE = 100, 92


class _Name(NamedTuple):
    """A theme: its place in the order of use, its words without endings, and all of it as one spelling."""

    place: int
    name: str
    uses: int
    stems: tuple[str, ...]
    key: str


class _Pair(NamedTuple):
    """Two places that may be the same, the more used first."""

    likeness: int
    into: int
    from_: int
    why: str


def suggestions(
    themes: Sequence[tuple[str, int]], apart: Collection[frozenset[str]] = ()
) -> list[Suggestion]:
    """Pairs that may be the same, the likeliest first: of each theme at most the best one.

    `themes` are names with how often each is used; pairs of names that are `apart` are left out. The less
    used goes into the more used, of equals the longer into the shorter.
    """
    ordered = sorted(themes, key=lambda each: (-each[1], len(each[0]), fold(each[0]), each[0]))
    names = [
        _Name(place, name, uses, stems(name), folded(name).replace(" ", ""))
        for place, (name, uses) in enumerate(ordered)
    ]
    best: dict[int, _Pair] = {}
    for pair in (*_same_words(names), *_one_word_more(names), *_same_spelling(names)):
        if frozenset((names[pair.from_].name, names[pair.into].name)) not in apart:
            known = best.get(pair.from_)
            if known is None or (-pair.likeness, pair.into) < (-known.likeness, known.into):
                best[pair.from_] = pair
    found = sorted(best.values(), key=lambda pair: (-pair.likeness, -names[pair.from_].uses, pair))
    return [Suggestion(names[p.from_].name, names[p.into].name, p.why, p.likeness) for p in found]


def _same_words(names: Sequence[_Name]) -> Iterator[_Pair]:
    """The same words but for their endings and order: `finding-out`, `find out`."""
    groups: defaultdict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for each in names:
        if each.stems:
            groups[tuple(sorted(set(each.stems)))].append(each)
    for group in groups.values():
        for position, each in enumerate(group):
            for other in group[:position]:
                why = "the same letters" if each.key == other.key else "the same words"
                yield _Pair(_SAME, other.place, each.place, why)
                if position > MOST_WORDS:
                    break  # the first of a large group stands for it


def _one_word_more(names: Sequence[_Name]) -> Iterator[_Pair]:
    """All words of another and one more: `working hours`, `hours`."""
    groups: defaultdict[frozenset[str], list[_Name]] = defaultdict(list)
    for each in names:
        if len(each.stems) <= MOST_WORDS:
            groups[frozenset(each.stems)].append(each)
    for each in names:
        words = frozenset(each.stems)
        if not 2 <= len(words) <= MOST_WORDS:
            continue
        for word in sorted(words):
            for other in groups.get(words - {word}, ())[:1]:
                first, second = sorted((each, other))
                likeness = _MORE - 12 // len(words)
                yield _Pair(likeness, first.place, second.place, f"“{short(other.name)}” and one word more")


def _same_spelling(names: Sequence[_Name]) -> Iterator[_Pair]:
    """One spelling nearly the other, blanks and punctuation apart: `stratgy`, `strategy`."""
    from rapidfuzz import fuzz, process

    compared = [each for each in names if len(each.key) >= SHORTEST and len(each.stems) <= MOST_WORDS][
        :MOST_COMPARED
    ]
    compared.sort(key=lambda each: len(each.key))
    keys = [each.key for each in compared]
    end = 0
    for position, each in enumerate(compared):
        longest = len(each.key) * (200 - ALIKE) // ALIKE
        while end < len(keys) and len(keys[end]) <= longest:
            end += 1
        near = keys[position + 1 : end]
        for _, likeness, offset in process.extract(
            each.key, near, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE, limit=5
        ):
            first, second = sorted((each, compared[position + 1 + offset]))
            why = "the same letters" if likeness == _SAME else "nearly the same spelling"
            yield _Pair(int(likeness), first.place, second.place, why)
