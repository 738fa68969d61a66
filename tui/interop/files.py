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


def walked(folder: Path, suffixes: frozenset[str]) -> Iterator[str]:
    """The files in a folder and those below it with one of these endings, by name and from the folder on.

    What is hidden is left out, and so is what links lead to: a link can lead anywhere, or round in circles.
    A folder below that may not be read is named as if it were a file: opening it says why.
    """
    waiting = [""]
    while waiting:
        place = waiting.pop()
        found = _scanned(folder / place) if place else _scanned_top(folder)
        if found is None:
            yield place
            continue
        before = f"{place}/" if place else ""
        yield from (f"{before}{name}" for name, is_folder in found if not is_folder and _ends(name, suffixes))
        waiting += [f"{before}{name}" for name, is_folder in reversed(found) if is_folder]


def _ends(name: str, suffixes: frozenset[str]) -> bool:
    return os.path.splitext(name)[1].lower() in suffixes  # noqa: PTH122 - a path is not needed, and slower


def _scanned_top(folder: Path) -> list[tuple[str, bool]]:
    found = _scanned(folder)
    if found is None:
        raise refused(folder, "cannot be read: permission denied")
    return found


def _scanned(folder: Path) -> list[tuple[str, bool]] | None:
    """What is in a folder, by name, and whether it is a folder; None where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (each.name, each.is_dir())
                for each in entries
                if not each.name.startswith(".")
                and not each.is_symlink()
                and (each.is_dir() or each.is_file())
            )
    except OSError:
        return None


def lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a file as UTF-8 bytes, each with whether it was cut to `LONGEST_LINE`; ends are left on.

    A byte order mark is taken off, and UTF-16 is read where one says so. Other bytes are left as they are.
    """
    size = os.fstat(file.fileno()).st_size
    start = file.read(min(size, LONGEST_LINE) or 1)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        file.seek(0)
        yield from _as_utf8(file)
        return
    mark = len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8) else 0
    if size < LONGEST_LINE and not file.read(1):  # that was all of it, as of most files
        for line in start[mark:].split(b"\n"):
            yield line + b"\n", False
        return
    file.seek(mark)
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
