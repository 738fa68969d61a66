"""What is asked of the file system itself, beneath SQLite: each function is one thing that happens, or does
not, when the power goes. The tests put a disk of their own here, as they do at `engine.open_file`."""

from __future__ import annotations

import os
from pathlib import Path


def precreate(path: Path) -> None:
    """Make an empty file for this user alone whatever the umask; SQLite's companion files take its mode."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def write(path: Path, content: bytes) -> None:
    """Put all of its content into a file there is."""
    with path.open("r+b") as file:
        file.write(content)


def blank(descriptor: int) -> None:
    """Put zeros in place of all that an open file holds."""
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, 1 << 20)))
    os.fsync(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder for this user alone whatever the umask; raises FileExistsError where one stands."""
    path.mkdir(0o700)
    path.chmod(0o700)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link(made: Path, path: Path) -> None:
    """Give a file a second name; raises FileExistsError where something bears it already."""
    os.link(made, path)


def rename(made: Path, path: Path) -> None:
    """Give a file another name, in place of what bore it."""
    made.replace(path)


def remove(path: Path) -> None:
    """Take a name away, and the file where it was the last; nothing where there is none."""
    path.unlink(missing_ok=True)
