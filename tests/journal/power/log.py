"""What a program asked of the disk, one operation after another, and when it said that something is saved."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Write(NamedTuple):
    """Bytes that went to a place in a file."""

    file: int
    at: int
    data: bytes


class Truncate(NamedTuple):
    """A file was cut short, or made longer."""

    file: int
    size: int


class Sync(NamedTuple):
    """A file is on the disk from here on, as it is now."""

    file: int


class Name(NamedTuple):
    """A name got a file, or lost the one it had (None)."""

    name: str
    file: int | None


class Rename(NamedTuple):
    """A file went from one name to another, in one step."""

    old: str
    new: str


class SyncFolder(NamedTuple):
    """The names of the folder are on the disk from here on, as they are now."""


class Committed(NamedTuple):
    """A transaction was committed; the journal's content from here on is `state`."""

    state: str


class Acknowledged(NamedTuple):
    """The program told the person that it is done."""

    what: str


Operation = Write | Truncate | Sync | Name | Rename | SyncFolder | Committed | Acknowledged


class Log:
    """The operations of one folder, which holds no folders. Files are known by number, as inodes are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.operations: list[Operation] = []
        self.first: dict[str, bytes] = {}
        self.numbers: dict[str, int] = {}
        self._last = 0
        for number, path in enumerate(sorted(folder.iterdir()), 1):
            self.first[path.name] = path.read_bytes()
            self.numbers[path.name] = self._last = number

    def holds(self, path: str | Path) -> bool:
        """Whether a path lies in the folder."""
        return Path(path).parent == self.folder

    def made(self, path: str | Path) -> None:
        """A new file bears this name."""
        self._last += 1
        self.numbers[Path(path).name] = self._last
        self.operations.append(Name(Path(path).name, self._last))

    def linked(self, made: Path, path: Path) -> None:
        """A file bears a second name."""
        self.numbers[path.name] = self.numbers[made.name]
        self.operations.append(Name(path.name, self.numbers[made.name]))

    def renamed(self, old: Path, new: Path) -> None:
        """A file bears another name."""
        self.numbers[new.name] = self.numbers.pop(old.name)
        self.operations.append(Rename(old.name, new.name))

    def removed(self, path: str | Path) -> None:
        """A name is gone."""
        if self.numbers.pop(Path(path).name, None) is not None:
            self.operations.append(Name(Path(path).name, None))
