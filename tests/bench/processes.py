"""Whole processes: what a command costs beside an import of the libraries it stands on."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.journals import journal
from tests.bench.report import Report
from tests.terminal.terminal import environment

PEER = [sys.executable, "-c", "import peewee, click"]


def run(command: list[str], env: dict[str, str]) -> float:
    """Seconds one process took."""
    start = time.perf_counter()
    subprocess.run(
        command,
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def commands(report: Report, runs: int = 21) -> None:
    """`meetings --limit 10` and `log`, at 100 and at 10,000 entries, in turn with the peer."""
    for entries in (100, 10_000):
        tmp = Path(tempfile.mkdtemp(prefix="preseason-bench-"))
        copy = tmp / "journal.db"
        shutil.copy(journal(entries), copy)
        env = environment(tmp, PRESEASON_DB=str(copy))
        base = [sys.executable, "-m", "tui"]
        listing = [*base, "meetings", "--limit", "10"]
        logging = [*base, "log", "We talked.\n\n- [+] to decide #strategy", "--with", "Ada Abara"]
        times: dict[str, list[float]] = {"peer": [], "meetings": [], "log": []}
        for turn in range(runs + 1):
            for name, command in (("peer", PEER), ("meetings", listing), ("log", logging)):
                taken = run(command, env)
                if turn:
                    times[name].append(taken)
        for name in ("meetings", "log"):
            report.ratio(
                f"preseason {name}, {entries:,} entries",
                times[name],
                times["peer"],
                bound=1.6,
                against="import peewee, click",
            )
        shutil.rmtree(tmp)
