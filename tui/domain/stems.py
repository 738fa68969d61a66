"""What is left of a word when its endings are off: enough to tell that two themes may mean the same.

A light stemmer for English, after Porter's first steps and Harman's "S": it need not be right about language,
since what it leads to is only suggested, but it must not join short words that are different.
"""

from __future__ import annotations

from functools import lru_cache

from tui.domain.words import folded

SMALL = frozenset(
    """a about all an and any are as at be been being but by can could did do does for from had has have
    having he her him his how i if in into is it its me more most much my of on or our out own she
    should so some such than that the their them there these they this those to too up us very was we
    were what when where which who why will with would you your""".split()
)
"""Words that say nothing of a theme by themselves. “No” and “not” are none of them."""

_DOUBLED = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_VOWELS = frozenset("aeiouy")


def stems(name: str) -> tuple[str, ...]:
    """The stems of the words that matter, in their order; of all words where none of them does.

    “out” and its like matter beside a verb: they are kept in a name of two words.
    """
    words = folded(name).split()
    telling = [word for word in words if word not in SMALL]
    if len(words) == 2 and words[1] in ("out", "up", "in", "off") and words[0] not in SMALL:
        telling = words
    return tuple(map(stem, telling or words))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without the endings of its number and tense; short words, and those with digits, stay."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _can_stand(word[: -len(ending)]):
            return _bare(word[: -len(ending)])
    if word.endswith("ly") and _can_stand(word[:-2]):
        word = word[:-2]
    return _bare(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _can_stand(word: str) -> bool:
    return len(word) >= 3 and not _VOWELS.isdisjoint(word)


def _bare(word: str) -> str:
    """Without a doubled consonant or a silent e at the end: `planning` is `plan`, `hiring` is `hire`."""
    if word.endswith(_DOUBLED):
        return word[:-1]
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 3 else word
