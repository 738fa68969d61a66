"""The last resort when the journal's disk takes nothing: the text in a file, wherever one can be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def rescue(text: str, *, beside: Path, now: datetime) -> Path | None:
    """Write the text, 0600, beside the journal, at home or in the temporary folder; None if nowhere can."""
    for folder in _folders(beside):
        path = folder / f"preseason-rescue-{now:%Y%m%d-%H%M%S-%f}.md"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            continue
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                path.unlink()
            continue
        return path
    return None


def _folders(beside: Path) -> Iterable[Path]:
    yield beside
    with suppress(RuntimeError):  # no HOME
        yield Path.home()
    yield Path(tempfile.gettempdir())
