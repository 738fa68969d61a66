"""Looks for damage, and derives everything from the texts again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.database import Database


@dataclass(frozen=True, slots=True)
class Report:
    """What an examination found; `findings` are sentences, none where all is well."""

    path: Path
    engine: str
    mode: str
    schema: int
    permissions: str
    counts: dict[str, int]
    findings: tuple[str, ...]


def examine(database: Database, now: Callable[[], datetime], *, rebuild: bool) -> Report:
    """Examine a journal."""
    raise NotImplementedError
