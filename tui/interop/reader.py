"""What every format's reader is: it yields records, one at a time, and says how far it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple

from tui.domain.imports import Problem, Record
from tui.interop.files import is_folder, shown

Records = Iterator[Record | Problem]


class Options(NamedTuple):
    """What one may say of a file beyond its format: which `columns` hold which fields (pairs of a field and a
    column), whether texts that name somebody are `meetings`, and who is `known` already. `today` parts what
    was from what is planned."""

    columns: tuple[tuple[str, str], ...] = ()
    meetings: bool = False
    known: tuple[str, ...] = ()
    today: date = date.max


PLAIN = Options()


class Reader(ABC):
    """Reads the records at a path. Raises BadInput, before the first of them, where it is no such thing."""

    format: ClassVar[str]

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        self.path = path
        self.options = options
        self.source = shown(path.name or path)
        self.share = 0.0
        """How much of it was read, from 0 to 1; it stays 0 where that cannot be told."""
        self._noted: Counter[str] = Counter()

    @abstractmethod
    def __iter__(self) -> Records:
        """The records, in the order of the file."""

    def check(self) -> None:
        """Raise BadInput where there is nothing at the path that could be read."""
        is_folder(self.path)

    def note(self, what: str) -> None:
        """Count something that is left out, or was understood in a way one should know."""
        self._noted[what] += 1

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was noted, with how often."""
        return tuple(f"{what} ({count:,})" if count > 1 else what for what, count in self._noted.items())
