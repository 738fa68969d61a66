"""The entries of jrnl's text files, as jrnl 4 reads them: a date in brackets begins each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from tui.domain.entries import MAX_BODY

_BEGINS = re.compile(r"\[([^\]\n]{7,60})\] ")
_FORMATS = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y.%m.%d %H:%M",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d %b %Y %H:%M",
    "%d %B %Y %H:%M",
    "%d %B %Y",
    "%B %d, %Y %H:%M",
    "%B %d, %Y",
    "%A, %d %B %Y %H:%M",
    "%A, %B %d, %Y %H:%M",
    "%A, %d %B %Y %I:%M %p",
    "%A, %B %d, %Y %I:%M %p",
    "%a %d %b %Y %H:%M",
    "%a %b %d %H:%M:%S %Y",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %I:%M %p",
)
"""What jrnl's `timeformat` is set to. Of two that could both be meant, the month comes first, as in jrnl."""


class JrnlEntry(NamedTuple):
    """An entry, and the line it begins in; `fault` is why it cannot be read."""

    line: int
    at: datetime
    title: str
    body: str
    starred: bool = False
    tags: tuple[str, ...] = ()
    fault: str = ""


class Stray(NamedTuple):
    """Text before the first entry."""

    line: int


def entries(lines: Iterable[tuple[str, bool]]) -> Iterator[JrnlEntry | Stray]:
    """The entries in lines, each with whether it was cut."""
    reading = _Reading()
    for number, (line, cut) in enumerate(lines, 1):
        begun = reading.begins(line) if line.startswith("[") else None
        if begun is not None:
            yield from reading.done()
            reading.begin(number, *begun)
        else:
            yield from reading.add(number, line)
        if cut:
            reading.fault = "a line of it is too long"
    yield from reading.done()


class _Reading:
    """The entry that is being read."""

    def __init__(self) -> None:
        self.fault = ""
        self._format = _FORMATS[0]
        self._at: datetime | None = None
        self._line = 0
        self._lines: list[str] = []
        self._size = 0
        self._strayed = False

    def begins(self, line: str) -> tuple[datetime, str] | None:
        """The moment of the entry that a line begins, and what follows it."""
        match = _BEGINS.match(line)
        if match is None:
            return None
        words = match[1]
        with suppress(ValueError):
            if len(words) == 16 and words[4] == "-" and words[10] == " ":
                return datetime.fromisoformat(words), line[match.end() :]
        for each in (self._format, *_FORMATS):
            with suppress(ValueError):
                when = datetime.strptime(words, each)
                self._format = each
                return when, line[match.end() :]
        return None

    def begin(self, number: int, at: datetime, rest: str) -> None:
        """Begin an entry."""
        self._at, self._line, self._lines, self._size, self.fault = at, number, [rest], len(rest), ""

    def add(self, number: int, line: str) -> Iterator[Stray]:
        """Another line of the entry; before the first there is none."""
        if self._at is None:
            if line.strip() and not self._strayed:
                self._strayed = True
                yield Stray(number)
            return
        self._size += len(line)
        if self._size <= MAX_BODY:
            self._lines.append(line)
        elif not self.fault:
            self.fault = f"it has more than {MAX_BODY:,} characters"
            self._lines.clear()

    def done(self) -> Iterator[JrnlEntry]:
        """The entry, whole."""
        if self._at is None:
            return
        if self.fault:
            yield JrnlEntry(self._line, self._at, "", "", fault=self.fault)
            return
        title = self._lines[0].strip()
        starred = title.endswith("*")
        if starred:
            title = title.strip(" *").strip()
        yield JrnlEntry(self._line, self._at, title, "".join(self._lines[1:]).strip(), starred)
