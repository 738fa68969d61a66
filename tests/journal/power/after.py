"""The disks that may be found after a power cut: what was synced is there, what was not may be or not.

Of what was not synced, each sector may have arrived or not, in any order; a file that grew without its bytes
has zeros or rubbish in it. Names arrive in their order, up to some one of them. A sector arrives whole, as
SQLite takes for granted too (`SQLITE_IOCAP_POWERSAFE_OVERWRITE`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from random import Random
from typing import NamedTuple

from tests.journal.power.log import (
    Acknowledged,
    Committed,
    Log,
    Name,
    Rename,
    Sync,
    SyncFolder,
    Truncate,
    Write,
)

SECTOR = 512

WAYS = ("none", "all", "some", "torn", "torn", "one file", "the last", "all but one")


class Cut(NamedTuple):
    """A moment at which the power went: after how many operations, and what had been promised by then.

    `states` are those the journal may be in: the last one acknowledged, each committed since, and the one
    being committed; where none was acknowledged (`fresh`), also that in which it was found.
    """

    moment: int
    acknowledged: tuple[str, ...]
    states: tuple[str, ...]
    fresh: bool


class Disk:
    """What is on the disk for certain, and what is on its way there."""

    def __init__(self, log: Log) -> None:
        self.names = {name: number for number, name in enumerate(sorted(log.first), 1)}
        self.content = {number: log.first[name] for name, number in self.names.items()}
        self.coming: dict[int, list[Write | Truncate]] = {}
        self.renaming: list[Name | Rename] = []

    def take(self, operation: object) -> None:
        """Go on by one operation."""
        match operation:
            case Write() | Truncate():
                self.coming.setdefault(operation.file, []).append(operation)
            case Name(_, file):
                self.renaming.append(operation)
                if file is not None:
                    self.content.setdefault(file, b"")
            case Rename():
                self.renaming.append(operation)
            case Sync(file):
                self.content[file] = _applied(self.content[file], self.coming.pop(file, []))
            case SyncFolder(folder):
                here = [each for each in self.renaming if _folder_of(each) == folder]
                self.names = _renamed(self.names, here)
                self.renaming = [each for each in self.renaming if _folder_of(each) != folder]

    def whole(self) -> dict[str, bytes]:
        """The disk once everything has arrived."""
        found = _renamed(self.names, self.renaming)
        return {
            name: _applied(self.content[file], self.coming.get(file, []))
            for name, file in found.items()
            if not _is_folder(name)
        }

    def after(self, chance: Random) -> dict[str, bytes]:
        """One of the disks there may be."""
        ways = chance.choice(WAYS)
        files = list(self.coming)
        spared = chance.choice(files) if files else 0
        content = dict(self.content)
        for file in files:
            way = ways
            if ways == "one file":
                way = "all" if file == spared else "none"
            elif ways == "all but one":
                way = "none" if file == spared else "all"
            arrived = _arrived(self.coming[file], way, chance)
            content[file] = _applied(content[file], arrived, chance)
        names = len(self.renaming)
        upto = chance.choice((0, names, chance.randint(0, names)))
        found = _renamed(self.names, self.renaming[:upto])
        return {
            name: content[file]
            for name, file in found.items()
            if not _is_folder(name) and (str(PurePath(name).parent) in (".", *found))
        }


def cuts(log: Log) -> Iterator[tuple[Cut, Disk]]:
    """Every moment of a log, with the disk as it was then. The disk is the same object each time."""
    disk = Disk(log)
    commits = [each.state for each in log.operations if isinstance(each, Committed)]
    done = kept = 0
    promised: list[str] = []
    for moment, operation in enumerate(log.operations, 1):
        disk.take(operation)
        match operation:
            case Committed():
                done += 1
            case Acknowledged(what):
                promised.append(what)
                kept = done
        yield Cut(moment, tuple(promised), tuple(commits[max(kept - 1, 0) : done + 1]), kept == 0), disk


def _arrived(coming: list[Write | Truncate], way: str, chance: Random) -> list[Write | Truncate]:
    match way:
        case "none":
            return []
        case "some":
            return [each for each in coming if chance.random() < 0.5]
        case "torn":
            share = chance.choice((0.1, 0.5, 0.9))
            return [part for each in coming for part in _sectors(each) if chance.random() < share]
        case "the last":
            return coming[chance.randrange(len(coming)) :]
    return coming


def _sectors(each: Write | Truncate) -> Iterator[Write | Truncate]:
    if isinstance(each, Truncate):
        yield each
        return
    at, end = each.at, each.at + len(each.data)
    while at < end:
        until = min(end, at - at % SECTOR + SECTOR)
        yield Write(each.file, at, each.data[at - each.at : until - each.at])
        at = until


def _applied(content: bytes, coming: list[Write | Truncate], chance: Random | None = None) -> bytes:
    if not coming:
        return content
    made = bytearray(content)
    rubbish = chance is not None and chance.random() < 0.3
    for each in coming:
        end = each.size if isinstance(each, Truncate) else each.at
        if len(made) < end:
            gap = end - len(made)
            made += chance.randbytes(gap) if rubbish and chance else bytes(gap)
        if isinstance(each, Truncate):
            del made[each.size :]
        else:
            made[each.at : each.at + len(each.data)] = each.data
    return bytes(made)


def _folder_of(change: Name | Rename) -> str:
    return str(PurePath(change.name if isinstance(change, Name) else change.new).parent)


def _is_folder(name: str) -> bool:
    return name.endswith(".backups")


def _renamed(names: dict[str, int], changes: list[Name | Rename]) -> dict[str, int]:
    made = dict(names)
    for change in changes:
        if isinstance(change, Rename):
            if change.old in made:
                made[change.new] = made.pop(change.old)
        elif change.file is None:
            made.pop(change.name, None)
        else:
            made[change.name] = change.file
    return made
