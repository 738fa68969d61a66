"""The blocks of the sample journal: a `===` line, `key: value` lines and Markdown.

They are strict, because the file is ours: whatever is not known is a mistake to be told by its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple, TypeVar

from tui.domain.errors import BadInput

_START = "=== "

_Choice = TypeVar("_Choice", bound=str)


class Block(NamedTuple):
    """One block of the file, from the line at which it starts (from 1)."""

    line: int
    kind: str
    name: str
    header: dict[str, str]
    body: str

    def fault(self, what: str) -> BadInput:
        """What is wrong here, to be raised."""
        return BadInput("demo", f"sample journal, the block at line {self.line}: {what}")

    def number(self, key: str) -> int | None:
        """A whole number, or None without that key."""
        words = self.header.get(key)
        if words is None:
            return None
        if not words.isdecimal():
            raise self.fault(f"{key} is not a number: {words}")
        return int(words)

    def names(self, key: str) -> tuple[str, ...]:
        """Names apart at semicolons."""
        return tuple(name.strip() for name in self.header.get(key, "").split(";") if name.strip())

    def one_of(self, key: str, known: tuple[_Choice, ...], usual: _Choice) -> _Choice:
        """One of the words that are known, the usual one without that key."""
        words = self.header.get(key, usual)
        for each in known:
            if each == words:
                return each
        raise self.fault(f"{key} is none of {', '.join(known)}: {words}")

    def day(self, words: str) -> date:
        """A date."""
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise self.fault(f"not a date: {words}") from None

    def time(self, words: str) -> time:
        """A time of day."""
        try:
            return time.fromisoformat(words)
        except ValueError:
            raise self.fault(f"not a time: {words}") from None

    def only(self, keys: set[str]) -> None:
        """Raise where a key is not one of these."""
        if unknown := self.header.keys() - keys:
            raise self.fault(f"unknown key: {', '.join(sorted(unknown))}")


def blocks(source: str) -> Iterator[Block]:
    """Every block, in its order; raises BadInput."""
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith(_START)]
    if not starts or starts[0] != 0:
        raise BadInput("demo", "sample journal: line 1 does not start a block")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        kind, _, name = lines[start].removeprefix(_START).partition(" ")
        block = Block(start + 1, kind, name, {}, "")
        at = start + 1
        while at < end and lines[at]:
            key, colon, value = lines[at].partition(": ")
            if not colon or key in block.header:
                raise block.fault(f"line {at + 1} is not a new `key: value`")
            block.header[key] = value
            at += 1
        yield block._replace(body="\n".join(lines[at:end]).strip("\n"))
