"""Texts that are in no journal, since an editor has them or saving them failed: each in a file of its own,
0600, wherever one can be written.

Where the journal is encrypted, so is a text that is kept: with its key, as a small file of SQLCipher's. Only
what an editor is to read is plain as long as it has it, where the system has a place for that in memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import PreseasonError, WriteFailed
from tui.journal import engine, keys, paths
from tui.journal.keys import Key

ROOM = "editing"
"""The folder for them inside the data folder."""
SEALED = ".sealed"
"""How the name of one ends that is encrypted."""
_PREFIX = "preseason-"
"""How the name of one starts that lies among files of other people."""


def places(data_folder: Path | None, journal: Path | None) -> tuple[Path, ...]:
    """Where a text may be kept, the best place first: there is none that no full or broken disk can take."""
    found = [data_folder / ROOM] if data_folder is not None else []
    if journal is not None:
        found.append(journal.parent)
    with suppress(RuntimeError):  # no HOME
        found.append(Path.home())
    return (*dict.fromkeys((*found, Path(tempfile.gettempdir()))),)


def keep_text(text: str, name: str, where: Sequence[Path]) -> Path:
    """Put a text in a file in the first place that takes it, encrypted where the journal is; raises
    WriteFailed where none does."""
    return _keep(text, name, where, keys.last_held())


def keep_to_edit(text: str, name: str, where: Sequence[Path]) -> Path:
    """The same for an editor: as it is, and where the journal is encrypted in memory, if there is a place."""
    return _keep(text, name, where if keys.last_held() is None else (*_in_memory(), *where), None)


def keep_after_all(path: Path, name: str, where: Sequence[Path]) -> Path:
    """Where a text stays that an editor had and that was not saved: encrypted, where the journal is."""
    if keys.last_held() is None:
        return path
    try:
        kept = keep_text(path.read_bytes().decode("utf-8", "replace"), name, where)
        path.unlink()
    except (OSError, WriteFailed):
        return path
    return kept


def read_text(path: Path) -> str:
    """A text that was kept. Raises JournalRefused where it cannot be read, else as `cipher.key_of`."""
    try:
        if not path.name.endswith(SEALED):
            return path.read_bytes().decode("utf-8", "replace")
        from tui.journal import cipher

        key = cipher.key_of(path) if path.is_file() else None
        if key is None:
            raise paths.refusal(path, "is not a text that was kept")
        file = cipher.reach(path, key)
        try:
            return str(file.execute("SELECT text FROM kept").fetchone()[0])
        finally:
            file.close()
    except OSError as fault:
        raise paths.refusal(path, f"cannot be read: {paths.words(fault)}") from None
    except engine.FAULTS as fault:
        raise engine.meaning(fault) from fault


def _keep(text: str, name: str, where: Sequence[Path], key: Key | None) -> Path:
    reason = ""
    for folder in where:
        try:
            return _write(text, name, folder, key)
        except OSError as error:
            reason = reason or (error.strerror or "the system refused").lower()
        except engine.FAULTS as error:
            reason = reason or str(engine.meaning(error))
    raise WriteFailed(f"no text can be kept in {where[0]}: {reason}")


def kept_texts(where: Sequence[Path]) -> list[Path]:
    """The texts that are kept in such places."""
    found: list[Path] = []
    for folder in (*where, *_in_memory()):
        start = "" if folder.name == ROOM else _PREFIX
        with suppress(OSError):
            for pattern in (f"{start}*.md", f"{start}*.md{SEALED}"):
                found += sorted(each for each in folder.glob(pattern) if each.is_file())
    return found


def _in_memory() -> list[Path]:
    """A folder of this user's alone that no disk holds, where the system has one."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given) if given else Path(f"/run/user/{os.geteuid()}")
    with suppress(OSError):
        found = folder.stat()
        if folder.is_absolute() and found.st_uid == os.geteuid() and not found.st_mode & 0o077:
            return [folder]
    return []


def _write(text: str, name: str, folder: Path, key: Key | None) -> Path:
    if folder.name == ROOM:
        for each in (folder.parent, folder):
            if not each.is_dir():
                each.mkdir(mode=0o700, parents=True)
                each.chmod(0o700)
    start = f"{name}-" if folder.name == ROOM else f"{_PREFIX}{name}-"
    handle, made = tempfile.mkstemp(prefix=start, suffix=f".md{SEALED}" if key else ".md", dir=folder)
    if key is not None:
        os.close(handle)
        return _seal(text, Path(made), key)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            Path(made).unlink()
        raise
    return Path(made)


def _seal(text: str, made: Path, key: Key) -> Path:
    from tui.journal import cipher, disk

    try:
        file = cipher.open_file(made, key)
        try:
            file.execute("CREATE TABLE kept (text TEXT NOT NULL)")
            file.execute("INSERT INTO kept VALUES (?)", (text.encode("utf-8", "replace").decode(),))
        finally:
            file.close()
        cipher.check_file(made, key)
        disk.sync(made)
    except (OSError, PreseasonError, *engine.FAULTS):
        with suppress(OSError):
            made.unlink()
        raise
    return made
