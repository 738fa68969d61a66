"""What encryption costs: a save beside that of a journal that is plain, and opening a large journal."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.bench import journals, texts
from tests.bench.processes import run as run_process
from tests.bench.report import Report
from tests.terminal.terminal import environment
from tui.domain.entries import EntryText
from tui.journal import converting, disk, engine, keys
from tui.journal.journal import Journal

ENTRIES = 100_000
PASSPHRASE = "correct horse battery staple"
SAVES = 40


def encrypted(entries: int) -> Path:
    """The path of the generated journal of that size, encrypted; it is made once."""
    plain = journals.journal(entries)
    path = plain.with_name(f"{plain.stem}-encrypted.db")
    if not path.exists():
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
        disk.precreate(unfinished)
        converting.convert(plain, unfinished, None, keys.new_key(PASSPHRASE))
        unfinished.rename(path)
    return path


def run(report: Report) -> None:
    """Saves, queries and openings at 100,000 entries."""
    keys.let_ask(_answer)
    tmp = Path(tempfile.mkdtemp(prefix="preseason-bench-", dir=journals.kept()))
    try:
        plain, sealed = tmp / "plain.db", tmp / "sealed.db"
        shutil.copyfile(journals.journal(ENTRIES), plain)
        shutil.copyfile(encrypted(ENTRIES), sealed)
        _open(report, plain, sealed)
        _use(report, plain, sealed)
        _processes(report, tmp, plain, sealed)
    finally:
        shutil.rmtree(tmp)
        keys.let_ask(None)
        keys.let_go()


def _answer(path: Path, fitting: Callable[[str], keys.Key | None]) -> keys.Key:
    key = fitting(PASSPHRASE)
    assert key is not None
    return key


def _open(report: Report, plain: Path, sealed: Path) -> None:
    times: dict[Path, list[float]] = {plain: [], sealed: []}
    derived: list[float] = []
    for turn in range(12):
        for path in (plain, sealed):
            keys.let_go()
            start = time.perf_counter()
            with Journal.open(path, now=lambda: journals.NOW) as journal:
                journal.entries.lines(list(journal.entries.order("meeting"))[:50])
                taken = time.perf_counter() - start
            if turn:
                times[path].append(taken)
        start = time.perf_counter()
        keys.derive(PASSPHRASE, bytes(keys.SALT))
        derived.append(time.perf_counter() - start)
    name = f"passphrase to the first 50 meetings, {ENTRIES:,}"
    report.limit(name, statistics.median(times[sealed]), bound=0.4, unit="s")
    ms = [f"{1000 * statistics.median(each):.0f} ms" for each in (times[plain], derived)]
    report.say(f"plain {ms[0]}; of the encrypted one the key alone takes {ms[1]}")


def _use(report: Report, plain: Path, sealed: Path) -> None:
    for mode in dict.fromkeys((engine.durability(), ("wal", "full"))):
        with (
            patch.object(engine, "durability", lambda mode=mode: mode),
            _opened(plain) as one,
            _opened(sealed) as other,
        ):
            _in_turn(report, mode[0], one, other)


def _in_turn(report: Report, mode: str, one: Journal, other: Journal) -> None:
    chance = random.Random(mode)
    saves: tuple[list[float], list[float]] = ([], [])
    finds: tuple[list[float], list[float]] = ([], [])
    for turn in range(SAVES + 2):
        text = EntryText(
            "meeting",
            journals.NOW.date(),
            texts.body(chance, chance.randint(150, 400)),
            people=(journals.people(ENTRIES)[turn].name,),
        )
        for place, journal in enumerate((one, other)):
            saves[place].append(_timed(lambda journal=journal, text=text: journal.entries.log(text)))
            finds[place].append(_timed(lambda journal=journal: journal.database.rows(_FIND)))
    peer = f"plain, {mode}"
    report.ratio(f"a save, {ENTRIES:,} entries", saves[1][2:], saves[0][2:], bound=1.5, against=peer)
    ms = [1000 * statistics.median(each[2:]) for each in finds]
    report.say(f"reading 2,000 texts: {ms[1]:.1f} ms, plain {ms[0]:.1f} ms")


_FIND = "SELECT SUM(LENGTH(body)) FROM (SELECT body FROM entry ORDER BY id DESC LIMIT 2000)"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _opened(path: Path) -> Iterator[Journal]:
    with Journal.open(path, now=lambda: journals.NOW) as journal:
        journal.warm_up()
        yield journal


def _processes(report: Report, tmp: Path, plain: Path, sealed: Path) -> None:
    secret = tmp / "passphrase"
    secret.touch(0o600)
    secret.write_text(PASSPHRASE)
    command = [sys.executable, "-m", "tui", "meetings", "--limit", "10"]
    ms = []
    for path in (plain, sealed):
        env = environment(tmp, PRESEASON_DB=str(path), PRESEASON_PASSPHRASE_FILE=str(secret))
        ms.append(1000 * statistics.median(run_process(command, env) for _ in range(9)))
    report.say(f"preseason meetings --limit 10, the whole process: {ms[1]:.0f} ms, plain {ms[0]:.0f} ms")
