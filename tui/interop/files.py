"""Opening what a person names: files and folders, and nothing that could hang or drive us."""

from __future__ import annotations

import codecs
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tui.domain.errors import BadInput
from tui.domain.text import visible

LONGEST_LINE = 1_000_000
"""Bytes of one line that are read; what is beyond belongs to no text anybody wrote."""

_KINDS = (
    (stat.S_ISFIFO, "is a named pipe; it has to be a file"),
    (stat.S_ISCHR, "is a device; it has to be a file"),
    (stat.S_ISBLK, "is a device; it has to be a file"),
    (stat.S_ISSOCK, "is a socket; it has to be a file"),
)


def shown(path: Path | str) -> str:
    """A path as one printable line of bounded length."""
    text = visible(os.fsencode(path).decode("utf-8", "replace")).replace("\n", "␊").replace("\t", " ")
    return text if len(text) <= 120 else f"{text[:60]}…{text[-40:]}"


def refused(path: Path, why: str) -> BadInput:
    """The error for a path that cannot be read."""
    return BadInput("path", f"{shown(path)} {why}")


def is_folder(path: Path) -> bool:
    """Whether there is a folder at the path; raises BadInput where there is nothing that can be read."""
    try:
        found = path.stat()
    except ValueError:  # a NUL in it
        raise refused(path, "is no path") from None
    except OSError as error:
        raise refused(path, _words(error)) from None
    for is_kind, why in _KINDS:
        if is_kind(found.st_mode):
            raise refused(path, why)
    return stat.S_ISDIR(found.st_mode)


def opened(path: Path) -> BinaryIO:
    """A file, open; raises BadInput where there is none, or something else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        raise refused(path, "is no path") from None
    except OSError as error:
        raise refused(path, _words(error)) from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        why = "is a folder; it has to be a file" if stat.S_ISDIR(mode) else "is not a file"
        raise refused(path, next((said for is_kind, said in _KINDS if is_kind(mode)), why))
    return os.fdopen(descriptor, "rb")


def walked(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """The files in a folder and those below it with one of these endings, by name.

    What is hidden is left out, and so is what links lead to: a link can lead anywhere, or round in circles.
    A folder below that may not be read is named as if it were a file: opening it says why.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda each: each.name)
        except OSError as error:
            if place == folder:
                raise refused(place, _words(error)) from None
            yield place
            continue
        folders = []
        for each in entries:
            if each.name.startswith(".") or each.is_symlink():
                continue
            if each.is_dir():
                folders.append(Path(each.path))
            elif each.is_file() and os.path.splitext(each.name)[1].lower() in suffixes:  # noqa: PTH122 - quick
                yield Path(each.path)
        waiting += reversed(folders)


def lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file as UTF-8 bytes with their ends, each with whether it was cut to `LONGEST_LINE`.

    A byte order mark is taken off, and UTF-16 is read where one says so. Other bytes are left as they are.
    """
    start = file.read(4)
    file.seek(0)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _as_utf8(file)
        return
    if start.startswith(codecs.BOM_UTF8):
        file.seek(len(codecs.BOM_UTF8))
    while line := file.readline(LONGEST_LINE):
        cut = len(line) == LONGEST_LINE and not line.endswith(b"\n")
        yield line, cut
        while cut and (line := file.readline(LONGEST_LINE)):
            cut = len(line) == LONGEST_LINE and not line.endswith(b"\n")


def _as_utf8(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    text = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="")
    try:
        yield from _encoded(text)
    finally:
        text.detach()  # or it would close the file


def _encoded(text: io.TextIOWrapper) -> Iterator[tuple[bytes, bool]]:
    while line := text.readline(LONGEST_LINE):
        cut = len(line) == LONGEST_LINE and not line.endswith("\n")
        yield line.encode("utf-8", "replace"), cut
        while cut and (line := text.readline(LONGEST_LINE)):
            cut = len(line) == LONGEST_LINE and not line.endswith("\n")


def text_of(raw: bytes) -> str:
    """Bytes as text: UTF-8, else Windows' Western European, which most other files are."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _words(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there"
    return f"cannot be read: {(error.strerror or 'the system refused').lower()}"
