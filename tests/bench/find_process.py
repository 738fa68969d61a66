"""`preseason find` as a whole process, beside jrnl and ripgrep on the same 100,000 entries."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import texts
from tests.bench.journals import journal
from tests.bench.peers import as_files, as_jrnl, peer
from tests.bench.report import Report
from tests.terminal.terminal import environment

MANY = 100_000
FASTER_THAN_JRNL, FASTER_THAN_RIPGREP = 50, 5
LIMIT = "20"
"""Results asked of jrnl and of ourselves; ripgrep names every file, and cannot be asked for the newest."""

ROUNDS, JRNL_ROUNDS = 11, 3


def run(report: Report) -> None:
    """A rare and a common word, each program in turn."""
    jrnl, ripgrep = peer("jrnl"), peer("rg")
    report.say("beside " + " and ".join(each.version for each in (jrnl, ripgrep) if each))
    with TemporaryDirectory(prefix="preseason-bench-") as tmp:
        copy = Path(tmp) / "journal.db"
        shutil.copy(journal(MANY), copy)
        env = environment(Path(tmp), PRESEASON_DB=str(copy))
        for what, word in (("rare", texts.RARE), ("common", "team")):
            ours = [sys.executable, "-m", "tui", "find", word]
            commands: dict[str, list[str]] = {"preseason": [*ours, "--limit", LIMIT]}
            if ripgrep:
                files = str(as_files(MANY))
                commands["rg"] = [ripgrep.path, "--no-config", "-i", "-w", "-l", word, files]
            if jrnl:
                config = ["--config-file", str(as_jrnl(MANY))]
                commands["jrnl"] = [jrnl.path, *config, "-contains", word, "--short", "-n", LIMIT]
            if what == "rare":
                _agree(report, commands, [*ours, "--json", "--limit", LIMIT], env)
            times = _times(commands, env)
            for name, bound, installed in (
                ("jrnl", FASTER_THAN_JRNL, jrnl),
                ("rg", FASTER_THAN_RIPGREP, ripgrep),
            ):
                row = f"preseason find, {what} word, {MANY:,} entries"
                if installed is None:
                    report.missing(row, f"{name} could not be installed")
                    continue
                against = f"{Path(commands[name][0]).name} {'-contains' if name == 'jrnl' else '-i -w -l'}"
                report.faster(row, times["preseason"], times[name], bound=bound, against=against)
        bare = {"python": [sys.executable, "-c", "import sqlite3, click"]}
        started = statistics.median(_times(bare, env)["python"])
        report.say(f"of ours, Python's start with sqlite3 and click takes {started * 1000:.1f} ms")


def _agree(report: Report, commands: dict[str, list[str]], ours: Sequence[str], env: dict[str, str]) -> None:
    """That all three found the same number of entries, or else they were not asked the same."""
    found = {"preseason": len(json.loads(_output(ours, env)))}
    for name in commands.keys() - {"preseason"}:
        found[name] = len(_output(commands[name], env).splitlines())
    if len(set(found.values())) > 1 or not found["preseason"]:
        report.missing("the same entries found by each program", str(found))


def _output(command: Sequence[str], env: dict[str, str]) -> str:
    return subprocess.run(
        command, env=env, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    ).stdout


def _times(commands: dict[str, list[str]], env: dict[str, str]) -> dict[str, list[float]]:
    """Seconds of each round, each program in turn; a first round is left out."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            if name == "jrnl" and turn > JRNL_ROUNDS:
                continue
            start = time.perf_counter()
            _output(command, env)
            if turn:
                times[name].append(time.perf_counter() - start)
    return times
