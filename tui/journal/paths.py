"""Which paths may hold a journal: every refusal happens here, before SQLite touches the file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from tui.domain.errors import JournalRefused
from tui.journal import disk

LONGEST_COMPANION = "-journal"
"""SQLite writes files beside the journal; their names must fit in the folder too."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)
_REASONS = {
    errno.ELOOP: "is a link that leads back to itself",
    errno.ENOTDIR: "lies inside something that is not a folder",
    errno.ENAMETOOLONG: "has too long a name",
    errno.EACCES: "is in a folder that may not be read",
    errno.EPERM: "is in a folder that may not be read",
}


def refusal(path: Path | str, reason: str) -> JournalRefused:
    """The error for a path that cannot be a journal, as one printable line."""
    shown = "".join(c if c.isprintable() else "�" for c in str(path))
    if len(shown) > 120:
        shown = f"{shown[:60]}…{shown[-40:]}"
    return JournalRefused(f"{shown} {reason}")


def real_path(given: Path | str) -> Path:
    """The absolute path, links followed; refuses what no file system takes and links that lead nowhere."""
    words = os.fspath(given)
    if not words:
        raise JournalRefused("the journal's path is empty")
    if "\0" in words:
        raise refusal(words, "has a NUL character in its path")
    if words.endswith("/"):
        raise refusal(words, "is a folder; a journal is a file")
    path = Path(words)
    try:
        if path.is_symlink():
            path.stat()
        return path.resolve()
    except FileNotFoundError:
        raise refusal(path, "is a link to nothing") from None
    except OSError as error:
        raise refusal(path, _why(error)) from None
    except RuntimeError:  # how Python before 3.13 reports a loop further up
        raise refusal(path, _REASONS[errno.ELOOP]) from None


def existing(path: Path) -> os.stat_result | None:
    """What stands at a path fit to be opened as a journal, or None where nothing stands yet."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refusal(path, _why(error)) from None
    _check_file(path, found)
    check_folder(path)
    return found


def check_folder(path: Path) -> None:
    """Refuse a journal whose folder anyone may change, or nobody may write to."""
    folder = path.parent
    try:
        found = folder.stat()
        longest = os.pathconf(folder, "PC_NAME_MAX")
    except OSError as error:
        raise refusal(path, _why(error)) from None
    if len(os.fsencode(path.name)) + len(LONGEST_COMPANION) > longest:
        raise refusal(path, "has too long a name")
    if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
        raise refusal(path, "is in a folder that every user may write to; make the folder private first")
    if not _writable(folder, found):
        raise refusal(path, "is in a folder that is read-only")


def make_folder(path: Path) -> None:
    """Create the journal's folder, and those above it, for this user alone whatever the umask."""
    missing = []
    for folder in path.parents:
        try:
            is_folder = stat.S_ISDIR(folder.stat().st_mode)
        except FileNotFoundError:
            missing.append(folder)
            continue
        except OSError as error:
            raise refusal(path, _why(error)) from None
        if not is_folder:
            raise refusal(path, _REASONS[errno.ENOTDIR])
        break
    for folder in reversed(missing):
        try:
            disk.make_folder(folder)
            disk.sync(folder.parent)
        except FileExistsError:
            continue  # another session made it meanwhile
        except OSError as error:
            raise refusal(path, f"is in a folder that cannot be made: {words(error)}") from None


def make_private(path: Path, found: os.stat_result) -> None:
    """Take a journal of this user's back from group and others, as when it was copied in."""
    if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) & 0o077:
        try:
            path.chmod(0o600)
        except OSError as error:
            raise refusal(path, f"cannot be made private: {words(error)}") from None


def words(error: OSError) -> str:
    """What the system said, to end a sentence with."""
    return (error.strerror or "the system refused").lower()


def _check_file(path: Path, found: os.stat_result) -> None:
    for is_kind, name in _KINDS:
        if is_kind(found.st_mode):
            raise refusal(path, f"is {name}; a journal is a file")
    if not stat.S_ISREG(found.st_mode):
        raise refusal(path, "is not a file")
    if found.st_mode & stat.S_IWOTH:
        raise refusal(path, "can be changed by every user; `chmod 600` it if you trust what it holds")
    if not os.access(path, os.R_OK) or (found.st_uid == os.geteuid() and not found.st_mode & stat.S_IRUSR):
        raise refusal(path, "may not be read")
    if not _writable(path, found):
        raise refusal(path, "is read-only")
    if found.st_size == 0:
        raise refusal(
            path, "is empty, so it is no journal or one that was lost: restore a backup or delete it"
        )


def _writable(path: Path, found: os.stat_result) -> bool:
    if found.st_uid == os.geteuid() and not found.st_mode & stat.S_IWUSR:
        return False  # the superuser could, and should not
    return os.access(path, os.W_OK)


def _why(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or f"cannot be opened: {words(error)}"
