"""How a text is cut into words: one way for the index, for queries and for what is highlighted."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tui.domain.text import fold


class Token(NamedTuple):
    """A word, folded, and where it stands in the text it came from: `[start, end)`."""

    word: str
    start: int
    end: int


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf"  # Thai to Tai Tham
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b"  # signs between Han characters
    "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Han
    "\ua9e0-\ua9ff\uaa60-\uaa7f\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
"""Scripts that put no blanks between words: each character is a word, so that a phrase finds any part."""

_PRIVATE = 0xF0000
"""SQLite's tokenizer ends a word at a vowel sign, as in Hindi, but at no character of private use."""

_MOST_FOLDS = 20_000
_FEW = 16
"""Different characters that are faster replaced one after the other than all looked up."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CHUNK = re.compile(r"[^\x00-/:-@\[-`{-\x7f]+")


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
        return f" {char} " if _UNSPACED.match(chr(code)) else char
    category = unicodedata.category(char)
    if category in ("Mc", "Mn") and 0x780 <= code < 0x1E000 and not _selects(code):
        return chr(_PRIVATE + code)
    return "" if category in ("Mc", "Mn", "Me", "Cf") else " "


def _selects(code: int) -> bool:
    return 0x180B <= code <= 0x180F or 0xFE00 <= code <= 0xFE0F


FOLDS = _Folds()
_ASCII = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower().ljust(256, b" ")


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. Their joined `word`s are what `folded` gives."""
    found: list[Token] = []
    for chunk in _CHUNK.finditer(text):
        if chunk[0].isascii():
            found.append(Token(chunk[0].lower(), *chunk.span()))
        else:
            _spell_out(chunk[0], chunk.start(), found)
    return found


def folded(text: str) -> str:
    """The words of a text, joined by single blanks: case, accents and punctuation are gone."""
    return " ".join(_flat(text).split())


def in_place(text: str) -> str | None:
    """The folded words of a text, each where it stands in it, with blanks between them.

    None for a text that cannot be folded in place, because a character is more than one letter, or none.
    """
    if text.isascii():
        return _flat(text)
    others = set(_NOT_ASCII.findall(text))
    if any(len(FOLDS[ord(char)]) != 1 for char in others):
        return None
    if len(others) > _FEW:
        return _flat(text)
    for char in others:
        text = text.replace(char, FOLDS[ord(char)])
    return _flat(text)


def _flat(text: str) -> str:
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    return text.translate(FOLDS)


def _spell_out(chunk: str, start: int, found: list[Token]) -> None:
    word, begun, ended = "", start, start
    for at, char in enumerate(chunk, start):
        value = FOLDS[ord(char)]
        if not value:
            if word:
                ended = at + 1
            elif found and found[-1].end == at:
                found[-1] = found[-1]._replace(end=at + 1)  # an accent belongs to what it stands on
            continue
        for piece in value:
            if piece != " ":
                begun = begun if word else at
                word, ended = word + piece, at + 1
            elif word:
                found.append(Token(word, begun, ended))
                word = ""
    if word:
        found.append(Token(word, begun, ended))
