"""Writing what leaves the journal: whole or not at all, for its owner alone, and never over anything else."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tui.domain.errors import WriteFailed
from tui.interop.files import refused
from tui.journal import disk

MARK = ".preseason-export"
"""A file in every folder that an export made: only such a folder may be replaced by the next."""


@contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[TextIO]:
    """A file to write text to, 0600, that gets its name once all of it is on the disk.

    Raises BadInput where there is something else, or anything and not `overwrite`; WriteFailed where the disk
    would not take it.
    """
    _check(path, overwrite=overwrite, folder=False)
    made = path.with_name(f".{path.name[:100]}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        with _new_file(made) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            made.replace(path)
        else:
            _link(made, path)
        disk.sync(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        made.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A folder to write files in, 0700, that gets its name once all of them are on the disk."""
    _check(path, overwrite=overwrite, folder=True)
    made = path.with_name(f".{path.name[:100]}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        made.mkdir(0o700)
        made.chmod(0o700)
        with _new_file(made / MARK) as file:
            file.write("Made by an export of Preseason; the next one to this place may replace it.\n")
        yield made
        disk.sync(made)
        if overwrite and path.exists():
            old = made.with_suffix(".old")
            path.rename(old)
            made.rename(path)
            shutil.rmtree(old)
        else:
            if path.exists():
                path.rmdir()  # it is empty
            made.rename(path)
        disk.sync(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def inside(folder: Path, name: str) -> Iterator[TextIO]:
    """A new file in a folder that is being made, 0600; `name` is ours, and made safe before."""
    with _new_file(folder / name) as file:
        yield file


def _check(path: Path, *, overwrite: bool, folder: bool) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        found = None
    except (OSError, ValueError) as error:
        raise refused(path, f"cannot be written: {_words(error)}") from None
    if not path.parent.is_dir():
        raise refused(path, "is in a folder that is not there")
    if found is None:
        return
    if folder:
        if not stat.S_ISDIR(found.st_mode):
            raise refused(path, "is there already, and no folder")
        if any(path.iterdir()) and not (overwrite and (path / MARK).is_file()):
            why = (
                "is no export of Preseason"
                if overwrite
                else "is there already; --overwrite replaces an export"
            )
            raise refused(path, why)
    elif not stat.S_ISREG(found.st_mode):
        raise refused(path, "is there already, and no file")
    elif not overwrite:
        raise refused(path, "is there already; --overwrite replaces it")


@contextmanager
def _new_file(path: Path) -> Iterator[TextIO]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
        os.fchmod(file.fileno(), 0o600)
        yield file


def _link(made: Path, path: Path) -> None:
    """Give a file its name where nothing has it."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise refused(path, "is there already; --overwrite replaces it") from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise refused(path, "is there already; --overwrite replaces it") from None
        made.rename(path)


def _failed(path: Path, error: OSError) -> WriteFailed:
    return WriteFailed(str(refused(path, f"cannot be written: {_words(error)}")))


def _words(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or "the system refused").lower()
