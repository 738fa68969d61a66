"""Which two contacts may be one person. They are only ever suggested: to be careful is to say why.

What they share counts (an address, a telephone), and how their names go together: in another order, with a
middle name, by a short name or an initial, or spelt nearly alike. Two who were at one meeting are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.domain.person_names import PersonName, same_but_for_spelling, short_for, taken_apart
from tui.domain.text import fold

ALIKE = 85
"""From this likeness of two spellings on (rapidfuzz's ratio, 0 to 100) they may be one, misspelt."""
SHORTEST = 5
"""Letters that a word must have for a slip in it to be likely: `Dan` and `Don` are two names."""
MOST_SHARING = 3
"""People who may share an address or a telephone; more of them share a switchboard."""
MOST_IN_FAMILY = 400
"""Namesakes compared with each other."""
_FEWEST_DIGITS = 7
_COMPANY = 3


class Known(NamedTuple):
    """What is known of a person that may tell them apart."""

    id: int
    name: str
    company: str = ""
    email: str = ""
    phone: str = ""
    meetings: int = 0


class Double(NamedTuple):
    """Two contacts that may be one: `from_` would go `into` the other, which was met more often.

    `likeness` is from 0 to 100; `why` says in a few words what they have in common.
    """

    from_: str
    into: str
    from_id: int
    into_id: int
    why: str
    likeness: int


class _Person(NamedTuple):
    known: Known
    name: PersonName


class _Pair(NamedTuple):
    one: _Person
    other: _Person
    likeness: int
    why: str
    sure: bool = True
    """Whether it is enough that several fit: an initial fits a whole family."""


def doubles(people: Iterable[Known], apart: Collection[frozenset[int]] = ()) -> list[Double]:
    """Pairs that may be one person, the likeliest first: of each person at most the best one.

    Pairs of ids that are `apart` are left out, and two generations of a name.
    """
    all_of = [_Person(each, taken_apart(each.name)) for each in people]
    all_of = [each for each in all_of if each.name.words]
    pairs = _unambiguous([*_shared(all_of), *_same_words(all_of), *_namesakes(all_of), *_by_one_word(all_of)])
    best: dict[int, Double] = {}
    for pair in (*pairs, *_same_spelling(all_of)):
        ids = frozenset((pair.one.known.id, pair.other.known.id))
        if ids in apart or pair.one.name.generation != pair.other.name.generation:
            continue
        found = _double(pair)
        known = best.get(found.from_id)
        if known is None or (found.likeness, -found.into_id) > (known.likeness, -known.into_id):
            best[found.from_id] = found
    return sorted(best.values(), key=lambda each: (-each.likeness, fold(each.into), each.from_id))


def _double(pair: _Pair) -> Double:
    def rank(each: _Person) -> tuple[int, int, int]:
        return (each.known.meetings, len(each.name.letters), -each.known.id)

    from_, into = (each.known for each in sorted((pair.one, pair.other), key=rank))
    likeness = pair.likeness
    if from_.company and into.company:
        likeness += _COMPANY if fold(from_.company) == fold(into.company) else -_COMPANY
    return Double(from_.name, into.name, from_.id, into.id, pair.why, min(likeness, 99))


def _unambiguous(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Without those that fit several people, unless one of these works at the same place."""
    several: defaultdict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if not pair.sure:
            several[pair.one.known.id].add(pair.other.known.id)
    return [pair for pair in pairs if pair.sure or len(several[pair.one.known.id]) == 1 or _colleagues(pair)]


def _colleagues(pair: _Pair) -> bool:
    company = fold(pair.one.known.company)
    return bool(company) and company == fold(pair.other.known.company)


def _shared(people: Sequence[_Person]) -> Iterator[_Pair]:
    """The same e-mail address, or the same telephone."""
    emails: defaultdict[str, list[_Person]] = defaultdict(list)
    phones: defaultdict[str, list[_Person]] = defaultdict(list)
    for each in people:
        email = fold(each.known.email).removeprefix("mailto:")
        if "@" in email:
            emails[email].append(each)
        digits = "".join(char for char in each.known.phone if char.isdecimal()).lstrip("0")
        if len(digits) >= _FEWEST_DIGITS:
            phones[digits].append(each)
    for groups, likeness, why in (
        (emails, 96, "the same e-mail address"),
        (phones, 80, "the same telephone"),
    ):
        for group in groups.values():
            if len(group) <= MOST_SHARING:
                yield from (_Pair(*two, likeness, why) for two in _twos(group))


def _same_words(people: Sequence[_Person]) -> Iterator[_Pair]:
    """The same words in any order, or the same letters: `Lovelace, Ada`; `De Vries`, `Devries`."""
    words: defaultdict[tuple[str, ...], list[_Person]] = defaultdict(list)
    letters: defaultdict[str, list[_Person]] = defaultdict(list)
    for each in people:
        words[tuple(sorted(each.name.words))].append(each)
        letters[each.name.letters].append(each)
    for group in words.values():
        yield from (_Pair(*two, 95, "the same words") for two in _twos(group))
    for group in letters.values():
        yield from (_Pair(*two, 93, "the same letters") for two in _twos(group))


def _namesakes(people: Sequence[_Person]) -> Iterator[_Pair]:
    """One family name, and given names that go together."""
    families: defaultdict[str, list[_Person]] = defaultdict(list)
    for each in people:
        if len(each.name.words) > 1:
            families[each.name.words[-1]].append(each)
    for family in families.values():
        for one, other in _twos(family[:MOST_IN_FAMILY]):
            given, others = one.name.words[:-1], other.name.words[:-1]
            if given == others or not _go_together(given[1:], others[1:]):
                continue
            first, second = given[0], others[0]
            if first == second:
                yield _Pair(one, other, 90, "the same but for a middle name")
            elif why := short_for(first, second):
                yield _Pair(one, other, 86, why)
            elif len(first) == 1 or len(second) == 1:
                short, whole = (one, other) if len(first) == 1 else (other, one)
                if whole.name.words[0].startswith(short.name.words[0]):
                    yield _Pair(short, whole, 78, "the same initial", sure=False)


def _go_together(middle: Sequence[str], others: Sequence[str]) -> bool:
    """Whether no middle name contradicts another: `B.` goes with `Byron`, `C.` does not."""
    return all(
        one.startswith(other) or other.startswith(one)
        for one, other in zip(middle, others, strict=False)
    )  # fmt: skip


def _by_one_word(people: Sequence[_Person]) -> Iterator[_Pair]:
    """Someone of whom only one name was written down, or one and the initial of the family."""
    by_word: defaultdict[str, list[_Person]] = defaultdict(list)
    for each in people:
        if len(each.name.words) > 1:
            for word in {each.name.words[0], each.name.words[-1]}:
                by_word[word].append(each)
    for each in people:
        if len(each.name.words) == 1 and len(each.name.words[0]) > 1:
            for other in by_word.get(each.name.words[0], ())[:MOST_IN_FAMILY]:
                yield _Pair(each, other, 70, "one of two names", sure=False)
        elif len(each.name.words) > 1 and len(each.name.words[-1]) == 1:
            for other in by_word.get(each.name.words[0], ())[:MOST_IN_FAMILY]:
                given, family = other.name.words[:-1], other.name.words[-1]
                same = given == each.name.words[:-1] and family.startswith(each.name.words[-1])
                if same and len(family) > 1:
                    yield _Pair(each, other, 78, "the same initial", sure=False)


def _same_spelling(people: Sequence[_Person]) -> Iterator[_Pair]:
    """Every word the same but for a slip."""
    from rapidfuzz import fuzz, process

    groups: defaultdict[tuple[str, int], list[_Person]] = defaultdict(list)
    for each in people:
        groups[each.name.letters[0], len(each.name.words)].append(each)
    for group in groups.values():
        group.sort(key=lambda each: len(each.name.letters))
        letters = [each.name.letters for each in group]
        end = 0
        for place, each in enumerate(group):
            longest = len(letters[place]) * (200 - ALIKE) // ALIKE
            while end < len(group) and len(letters[end]) <= longest:
                end += 1
            for _, likeness, offset in process.extract(
                letters[place],
                letters[place + 1 : end],
                scorer=fuzz.ratio,
                processor=None,
                score_cutoff=ALIKE,
                limit=8,
            ):
                other = group[place + 1 + offset]
                if each.name.words != other.name.words and all(
                    _a_slip(*two) for two in zip(each.name.words, other.name.words, strict=True)
                ):
                    yield _Pair(each, other, min(int(likeness) - 8, 88), "nearly the same spelling")


def _a_slip(one: str, other: str) -> bool:
    if one == other or same_but_for_spelling(one, other):
        return True
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _twos(group: Sequence[_Person]) -> Iterator[tuple[_Person, _Person]]:
    for place, each in enumerate(group):
        for other in group[:place]:
            yield other, each
