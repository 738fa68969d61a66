"""JSON of any size, one element at a time: what is broken or hostile is one bad element, in little memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

MOST_LEVELS = 60
LONGEST = 64_000_000
"""Characters of one element."""

_SIGN = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"(?:[^"\\]+|\\.)*+"', re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"[^,\]}\s]+")
_PIECE = 1 << 16


class Text(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> str:
        """At most so many characters; none at the end."""


class Element(NamedTuple):
    """One element of an array under a key of the outermost object (or of an outermost array, under ''), or
    the whole value of a key that holds no array (`number` is then 0); `fault` is why it cannot be read."""

    key: str
    number: int
    line: int
    value: Any
    fault: str = ""


class NotJson(ValueError):
    """What is read is no JSON of that outermost shape; the words say where."""


def elements(text: Text) -> Iterator[Element]:
    """Every element; raises NotJson where the outermost brackets, keys and commas are wrong."""
    return _Reading(text).elements()


class _Reading:
    """Where one is: `_at` is a place in the part of the text that is held."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def elements(self) -> Iterator[Element]:
        first = self._next()
        if first == "[":
            yield from self._array("")
        elif first == "{":
            yield from self._object()
        else:
            raise NotJson("it does not begin with { or [")
        if self._next():
            raise NotJson(f"line {self._line:,}: something follows its end")

    def _object(self) -> Iterator[Element]:
        self._at += 1
        if self._next() == "}":
            self._at += 1
            return
        seen: set[str] = set()
        while True:
            key = self._key()
            if key in seen:
                raise NotJson(f"line {self._line:,}: {key[:40]!r} stands there twice")
            seen.add(key)
            if self._next() == "[":
                yield from self._array(key)
            else:
                yield self._element(key, 0)
            if not self._another("}"):
                return

    def _array(self, key: str) -> Iterator[Element]:
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return
        number = 0
        while True:
            number += 1
            yield self._element(key, number)
            if not self._another("]"):
                return

    def _another(self, closing: str) -> bool:
        sign = self._next()
        if sign not in (",", closing):
            raise NotJson(f"line {self._line:,}: {sign[:1]!r} where a comma or {closing} should be")
        self._at += 1
        return sign == ","

    def _key(self) -> str:
        if self._next() != '"':
            raise NotJson(f"line {self._line:,}: a key is missing")
        raw, fault = self._value()
        try:
            key = json.loads(raw)
        except ValueError:
            fault = "x"
        if fault or self._next() != ":":
            raise NotJson(f"line {self._line:,}: a key is broken")
        self._at += 1
        return str(key)

    def _element(self, key: str, number: int) -> Element:
        if self._at > _PIECE:
            self._held, self._at = self._held[self._at :], 0
        self._next()
        line = self._line
        raw, fault = self._value()
        value: Any = None
        if not fault:
            try:
                value = json.loads(raw, parse_constant=_refuse, object_pairs_hook=_each_once)
            except ValueError as error:
                fault = str(error) if isinstance(error, _Twice) else "it is no JSON"
            except RecursionError:  # pragma: no cover - the levels are counted before
                fault = "it is nested too deep"
        return Element(key, number, line, value, fault)

    def _value(self) -> tuple[str, str]:
        """The text of the value that begins here, and why it cannot be read; it is passed in any case."""
        start = self._at
        if start >= len(self._held):
            raise NotJson("it ends where a value should be")
        if self._held[start] not in '"{[':
            return self._word(), ""
        levels = deepest = size = 0
        parts: list[str] = []
        while True:
            match = _SIGN.search(self._held, self._at)
            if match is None:
                self._at = len(self._held)
            elif match[0] == '"':
                string = _STRING.match(self._held, match.start())
                if string is None:
                    self._at = match.start()
                    if not self._more():
                        raise NotJson("it ends within a string")
                    if len(self._held) - self._at > LONGEST:
                        raise NotJson(f"line {self._line:,}: a string of more than {LONGEST:,} characters")
                    continue
                self._at = string.end()
            else:
                self._at = match.end()
                levels += {"{": 1, "[": 1, "}": -1, "]": -1}.get(match[0], 0)
                deepest = max(deepest, levels)
            if match is not None and levels == 0:
                break
            if self._at - start >= _PIECE * 16:  # let go of what cannot be kept, and keep the rest in parts
                size += self._at - start
                self._passed(self._held, start, self._at)
                parts = [*parts, self._held[start : self._at]] if size <= LONGEST else []
                self._held, self._at, start = self._held[self._at :], 0, 0
            if match is None and not self._more():
                raise NotJson("it ends within a value")
        size += self._at - start
        self._passed(self._held, start, self._at)
        if deepest > MOST_LEVELS:
            return "", "it is nested too deep"
        if size > LONGEST:
            return "", f"it has more than {LONGEST:,} characters"
        return "".join((*parts, self._held[start : self._at])), ""

    def _word(self) -> str:
        """A number, true, false or null."""
        while True:
            match = _WORD.match(self._held, self._at)
            if match is None or match.end() < len(self._held) or not self._more():
                break
            if len(self._held) - self._at > _PIECE * 2:
                raise NotJson(f"line {self._line:,}: a word of many thousand characters")
        self._at = match.end() if match else self._at
        return match[0] if match else ""

    def _next(self) -> str:
        """The next character that is no blank, or nothing at the end."""
        while True:
            match = _BLANK.match(self._held, self._at)
            end = match.end() if match else self._at
            self._passed(self._held, self._at, end)
            self._at = end
            if end < len(self._held):
                return self._held[end]
            if not self._more():
                return ""

    def _passed(self, text: str, start: int, end: int) -> None:
        self._line += text.count("\n", start, end)

    def _more(self) -> bool:
        """Read on; what lies before where one is must not be needed any more, or be counted from `_at`."""
        if self._ended:
            return False
        piece = self._text.read(max(_PIECE, len(self._held) - self._at))
        self._ended = not piece
        self._held += piece
        return bool(piece)


class _Twice(ValueError):
    """A key that an object has twice."""


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Twice(f"it has {twice[:40]!r} twice")
    return found


def _refuse(word: str) -> Any:
    raise ValueError(word)
