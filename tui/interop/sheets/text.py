"""What a table of unknown making is encoded in, and its lines."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tui.interop.files import LONGEST_LINE, opened

_PIECE = 1 << 16
_SAMPLE = 4096


class Lines:
    """The lines of a file as text, each with its number from 1; `share` is how much of it was read."""

    def __init__(self, file: BinaryIO, text: io.TextIOWrapper, size: int) -> None:
        self._file = file
        self._text = text
        self._size = max(1, size)
        self.cut = False
        """Whether the line that was read last was longer than `LONGEST_LINE`; the rest of it is left out."""

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self._file.tell() / self._size)

    def read(self, size: int, /) -> str:
        """The next characters, in place of lines."""
        return self._text.read(size)

    def with_cuts(self) -> Iterator[tuple[str, bool]]:
        """The lines, each with whether it was cut."""
        for line in self:
            yield line, self.cut

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_LINE):
            self.cut = len(line) == LONGEST_LINE and not line.endswith("\n")
            more = self.cut
            while more and (rest := self._text.readline(LONGEST_LINE)):
                more = len(rest) == LONGEST_LINE and not rest.endswith("\n")
            yield line


@contextmanager
def reading(path: Path) -> Iterator[tuple[Lines, str]]:
    """The lines of a file, and what it is encoded in; raises BadInput where there is no file."""
    encoding, size = _encoding(path)
    with opened(path) as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)
        try:
            yield Lines(file, text, size), encoding
        finally:
            text.detach()


def _encoding(path: Path) -> tuple[str, int]:
    """UTF-8 or UTF-16 where it is that, else Windows' Western European; and the size in bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = 0
    with opened(path) as file:
        start = file.read(_SAMPLE)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", _size(file)
        if (wide := _wide(start)) is not None:
            return wide, _size(file)
        piece = start
        while piece:
            size += len(piece)
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                return "cp1252", _size(file)
            piece = file.read(_PIECE)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", size
    return "utf-8-sig", size


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is a NUL."""
    half = len(start) // 2
    if half >= 8 and start[1::2].count(0) > half * 0.6 and start[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half >= 8 and start[::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size
