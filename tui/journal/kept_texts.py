"""Texts that are in no journal, since an editor has them or saving them failed: each in a file of its own,
0600, wherever one can be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import WriteFailed

ROOM = "editing"
"""The folder for them inside the data folder."""
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
    """Put a text in a file in the first place that takes it; raises WriteFailed where none does."""
    fault: OSError | None = None
    for folder in where:
        try:
            return _write(text, name, folder)
        except OSError as error:
            fault = fault or error
    reason = (fault.strerror if fault else None) or "the system refused"
    raise WriteFailed(f"no text can be kept in {where[0]}: {reason.lower()}")


def kept_texts(where: Sequence[Path]) -> list[Path]:
    """The texts that are kept in such places."""
    found: list[Path] = []
    for folder in where:
        pattern = "*.md" if folder.name == ROOM else f"{_PREFIX}*.md"
        with suppress(OSError):
            found += sorted(each for each in folder.glob(pattern) if each.is_file())
    return found


def _write(text: str, name: str, folder: Path) -> Path:
    if folder.name == ROOM:
        for each in (folder.parent, folder):
            if not each.is_dir():
                each.mkdir(mode=0o700, parents=True)
                each.chmod(0o700)
    start = f"{name}-" if folder.name == ROOM else f"{_PREFIX}{name}-"
    handle, made = tempfile.mkstemp(prefix=start, suffix=".md", dir=folder)
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
