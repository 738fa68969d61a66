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
    """The names in a folder are on the disk from here on, as they are now."""

    folder: str


class Committed(NamedTuple):
    """A transaction was committed; the journal's content from here on is `state`."""

    state: str


class Acknowledged(NamedTuple):
    """The program told the person that it is done."""

    what: str


Operation = Write | Truncate | Sync | Name | Rename | SyncFolder | Committed | Acknowledged


class Log:
    """The operations below one folder. Names are paths below it; files are known by number, as inodes are,
    and so are folders."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.operations: list[Operation] = []
        self.first: dict[str, bytes] = {}
        self.numbers: dict[str, int] = {}
        self._last = 0
        for path in sorted(root.rglob("*")):
            self.first[self.name(path)] = path.read_bytes() if path.is_file() else b""
        for name in self.first:
            self._last += 1
            self.numbers[name] = self._last

    def name(self, path: str | Path) -> str:
        """A path as it is called here."""
        return str(Path(path).relative_to(self.root))

    def holds(self, path: str | Path) -> bool:
        """Whether a path lies below the folder."""
        return self.root in Path(path).parents

    def made(self, path: str | Path) -> None:
        """A new file or folder bears this name."""
        self._last += 1
        self.numbers[self.name(path)] = self._last
        self.operations.append(Name(self.name(path), self._last))

    def linked(self, made: Path, path: Path) -> None:
        """A file bears a second name."""
        number = self.numbers[self.name(path)] = self.numbers[self.name(made)]
        self.operations.append(Name(self.name(path), number))

    def renamed(self, old: Path, new: Path) -> None:
        """A file bears another name."""
        self.numbers[self.name(new)] = self.numbers.pop(self.name(old))
        self.operations.append(Rename(self.name(old), self.name(new)))

    def removed(self, path: str | Path) -> None:
        """A name is gone."""
        if self.numbers.pop(self.name(path), None) is not None:
            self.operations.append(Name(self.name(path), None))

    def synced(self, path: str | Path) -> None:
        """A file, or the names in a folder, are on the disk."""
        if Path(path).is_dir():
            self.operations.append(SyncFolder("." if Path(path) == self.root else self.name(path)))
        else:
            self.operations.append(Sync(self.numbers[self.name(path)]))
