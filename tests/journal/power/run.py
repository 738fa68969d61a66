"""One story, the cuts that may end it, and what they did."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.journal.power.after import Cut, cuts
from tests.journal.power.drive import Drive, installed
from tests.journal.power.joined import Joined
from tests.journal.power.judge import JOURNAL, Judge, same_uids, state_of
from tests.journal.power.log import Acknowledged, Committed, Log
from tests.journal.power.stories import Story
from tui.journal import engine

DRIVE = Drive("preseason-tests")


@contextmanager
def kept(mode: str, synchronous: str) -> Iterator[None]:
    """Let journals be kept so, whatever this SQLite would have them be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "durability", lambda: (mode, synchronous))
        yield


def record(begin: Callable[[Path], None], story: Story, folder: Path) -> Log:
    """Do what the story says, and write down what that asked of the disk."""
    path = folder / JOURNAL
    with installed(DRIVE), same_uids(1):
        begin(path)
    log = Log(folder)

    def committed(connection: Joined) -> None:
        """A new journal is one once it has its name: until then it is another file."""
        name = log.name(connection.raw.db_filename("main"))
        if name == JOURNAL or JOURNAL not in log.numbers:
            log.operations.append(Committed(state_of(connection)))

    with installed(DRIVE), same_uids():
        DRIVE.log, DRIVE.committed = log, committed
        try:
            for what in story(path):
                log.operations.append(Acknowledged(what))
        finally:
            DRIVE.log, DRIVE.committed = None, lambda _: None
    return log


def cut(log: Log, wanted: int, judge: Judge, seed: int) -> tuple[int, Counter[str]]:
    """Cut the power at moments chosen by chance, until `wanted` different disks were found or there seem to
    be no more: how many it were, and what was wrong with how many of them."""
    chance = Random(seed)
    began = judge.begin(log.first.get(JOURNAL))
    seen: set[bytes] = set()
    complaints: Counter[str] = Counter()
    for _ in range(40):
        times = Counter(chance.choices(range(1, len(log.operations) + 1), k=wanted))
        for at, disk in cuts(log):
            for _ in range(times[at.moment]):
                files = disk.after(chance)
                if len(seen) >= wanted:
                    return len(seen), complaints
                if (key := _key(at, files)) in seen:
                    continue
                seen.add(key)
                if complaint := judge.complaint(at, files, began):
                    complaints[complaint] += 1
    return len(seen), complaints


def _key(at: Cut, files: dict[str, bytes]) -> bytes:
    """What makes two cuts the same: nothing that was promised, and no byte, differs."""
    made = hashlib.sha256(repr((at.states, at.acknowledged, at.fresh)).encode())
    for name, content in sorted(files.items()):
        made.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return made.digest()
