"""How a text is cut into words: one way for the index, for queries and for what is highlighted."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from tui.domain.text import fold


class Token(NamedTuple):
    """A word, folded, and where it stands in the text it came from: `[start, end)`."""

    word: str
    start: int
    end: int


_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF)),  # Thai …
    *((0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),  # more of Myanmar
    *((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B)),  # signs among Han characters
    *((0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),  # kana, Han
    *((0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF)),
)
"""Scripts that put no blanks between words: each character is a word, so that a phrase finds any part."""

_PRIVATE = 0xF0000
"""SQLite's tokenizer ends a word at a vowel sign, as in Hindi, but at no character of private use."""

_MOST_FOLDS = 20_000
_FEW = 16
"""Different characters that are faster replaced one after the other than all looked up."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_RUN = re.compile("[^ ]+")


class _Folds(dict[int, str]):
    """What each character comes to: letters and digits, a blank where it ends a word, nothing if it is an
    accent; found when first met, kept in bounds."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        value = " " if char.isspace() else " ".join("".join(map(_part, fold(char))).split(" "))
        value = re.sub(" +", " ", value)
        if " " in value.strip():
            value = f" {value.strip()} "  # a fraction is two numbers, and neither is part of that before it
        if len(self) < _MOST_FOLDS:
            self[code] = value
        return value


def _part(char: str) -> str:
    code = ord(char)
    if char.isalnum():
        if 0x19B0 <= code <= 0x19C9 or code in (0x1CF2, 0x1CF3):  # signs in older tables than Python's
            char = chr(_PRIVATE + code)
        return f" {char} " if any(first <= code <= last for first, last in _UNSPACED) else char
    category = unicodedata.category(char)
    if category in ("Mc", "Mn") and 0x780 <= code < 0x1E000 and not _selects(code):
        return chr(_PRIVATE + code)
    return "" if category in ("Mc", "Mn", "Me", "Cf") else " "


def _selects(code: int) -> bool:
    return 0x180B <= code <= 0x180F or 0xFE00 <= code <= 0xFE0F


_FOLDS = _Folds()
_ASCII = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower().ljust(256, b" ")


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. Their joined `word`s are what `folded` gives."""
    same = in_place(text)
    if same is not None:
        return [Token(run[0], *run.span()) for run in _RUN.finditer(same)]
    stands = standing(text)
    return [Token(run[0], *stands(*run.span())) for run in _RUN.finditer(apart(text))]


def folded(text: str) -> str:
    """The words of a text, joined by single blanks: case, accents and punctuation are gone."""
    if text.isascii():
        return " ".join(text.encode("ascii").translate(_ASCII).decode("ascii").split())
    same = None if _is_dense(text) else in_place(text)
    return " ".join((apart(text) if same is None else same).split())


def apart(text: str) -> str:
    """The folded words of a text with blanks between them; `standing` tells where each came from."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    return text.translate(_FOLDS)


def standing(text: str) -> Callable[[int, int], tuple[int, int]]:
    """What tells where in a text stands that which `apart` has in `[start, end)`, accents included."""
    ends = list(accumulate(map(len, map(_FOLDS.__getitem__, map(ord, text)))))

    def stands(start: int, end: int) -> tuple[int, int]:
        return bisect_right(ends, start), bisect_right(ends, ends[bisect_left(ends, end)])

    return stands


def in_place(text: str) -> str | None:
    """What `apart` gives if each character of the text comes to just one, so that all stands where it stood.

    None for any other text; faster where there are few different characters but ASCII.
    """
    if text.isascii():
        return apart(text)
    letters = text if _is_dense(text) else "".join(_NOT_ASCII.findall(text))
    values = {char: _FOLDS[ord(char)] for char in set(letters)}
    if any(len(value) != 1 for value in values.values()):
        return None
    if len(values) <= _FEW and all(map(str.isascii, values.values())):
        for char, value in values.items():
            text = text.replace(char, value)
    return apart(text)


def _is_dense(text: str) -> bool:
    """Whether so much of a text is not ASCII that what is fast for a few letters is slow."""
    return not text.isascii() and len(text.encode("utf-8", "replace")) - len(text) > len(text) // 8
