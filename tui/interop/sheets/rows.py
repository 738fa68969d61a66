"""The rows of a table, however it was cut into lines: one that is broken costs no other."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.interop.files import LONGEST_LINE
from tui.interop.sheets.text import Lines

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 1000
_MOST_LINES = 500
"""Lines that one row may run over; with more, a quotation mark was never closed."""
_LONGEST_ROW = 2 * LONGEST_LINE


class Row(NamedTuple):
    """A row and the line it begins in; `fault` is why it cannot be read."""

    line: int
    cells: Sequence[str]
    fault: str = ""


class _NeverClosed(Exception):
    """A row ran over too many lines."""


class Rows:
    """The rows of a file, one after another; `delimiter` may be set before the next is read."""

    def __init__(self, lines: Lines) -> None:
        csv.field_size_limit(_LONGEST_ROW)
        self._lines = lines
        self._coming = iter(lines)
        self._again: deque[tuple[int, str, bool]] = deque()
        self._taken: list[tuple[int, str, bool]] = []
        self._number = 0
        self.delimiter = ","

    def peek(self, count: int) -> list[tuple[int, str]]:
        """The next lines as they are, which are still to come as rows."""
        while len(self._again) < count and (line := next(self._coming, None)) is not None:
            self._number += 1
            self._again.append((self._number, line, self._lines.cut))
        return [(number, line) for number, line, _ in list(self._again)[:count]]

    def skip_to(self, number: int) -> None:
        """Leave out the lines before this one, which were peeked at."""
        while self._again and self._again[0][0] < number:
            self._again.popleft()

    def __iter__(self) -> Iterator[Row]:
        while True:
            yield from self._rows()
            if not self._taken:
                return

    def _rows(self) -> Iterator[Row]:
        """Rows, up to the first that is broken: after it one begins again with its second line."""
        reader = csv.reader(self._pull(), delimiter=self.delimiter, strict=True)
        while True:
            self._taken = []
            try:
                cells = next(reader, None)
            except _NeverClosed:
                yield self._broken("a quotation mark in it is never closed")
                return
            except csv.Error:
                yield self._mended()
                return
            if cells is None:
                self._taken = []
                return
            line = self._taken[0][0] if self._taken else self._number
            if any(cut for _, _, cut in self._taken):
                yield Row(line, (), f"a line of it is longer than {LONGEST_LINE:,} characters")
            elif len(cells) > MOST_COLUMNS:
                yield Row(line, (), f"it has {len(cells):,} columns")
            else:
                yield Row(line, cells)

    def _pull(self) -> Iterator[str]:
        size = 0
        while True:
            if self._again:
                number, line, cut = self._again.popleft()
            else:
                came = next(self._coming, None)
                if came is None:
                    return
                self._number += 1
                number, line, cut = self._number, came, self._lines.cut
            size = len(line) if not self._taken else size + len(line)
            self._taken.append((number, line, cut))
            if len(self._taken) > _MOST_LINES or size > _LONGEST_ROW:
                raise _NeverClosed
            yield line

    def _mended(self) -> Row:
        """A row whose quotation marks do not fit: of one line it is read as it can be; of several, the first
        opened what was never closed, and the others are rows of their own."""
        if len(self._taken) > 1:
            return self._broken("a quotation mark in it is never closed")
        number, line, cut = self._taken[0]
        cells = [] if cut else cells_of(line, self.delimiter)
        return Row(number, cells, "" if cells else "it is no row of a table")

    def _broken(self, why: str) -> Row:
        first = self._taken[0][0]
        self._again.extendleft(reversed(self._taken[1:]))
        return Row(first, (), why)


def best_delimiter(line: str) -> str:
    """What parts most cells of a line."""
    return max(DELIMITERS, key=lambda each: (len(cells_of(line, each)), -DELIMITERS.index(each)))


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line, which may be no row at all."""
    try:
        return next(csv.reader([line[:LONGEST_LINE]], delimiter=delimiter), [])
    except csv.Error:
        return []
