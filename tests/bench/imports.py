"""Bringing in what other programs hold, beside what those need to read it: whole processes, in turn."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import kept
from tests.bench.peers import write_settings
from tests.bench.report import Report
from tests.terminal.terminal import environment

CARDS, ENTRIES = 10_000, 100_000
_BASE = [sys.executable, "-m", "tui"]


def cards() -> Path:
    """A folder of cards, one a file, as khard keeps them; written once."""
    folder = kept() / f"cards-{CARDS}-v1"
    if folder.exists():
        return folder
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    chance = random.Random("cards")
    for number in range(CARDS):
        (unfinished / f"{number}.vcf").write_text(_card(chance, number), newline="")
    unfinished.rename(folder)
    return folder


def _card(chance: random.Random, number: int) -> str:
    given, family = chance.choice(texts.FIRST), f"{texts.invented(chance).title()}{number}"
    company = texts.invented(chance).title()
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//tests//bench//EN",
        f"UID:{number:032x}",
        f"FN:{given} {family}",
        f"N:{family};{given};;;",
        f"ORG:{company};Office",
        f"TITLE:{chance.choice(texts.ROLES)}",
        f"EMAIL;TYPE=WORK:{family}@{company}.example.org",
        f"EMAIL;TYPE=HOME:{family}@home.example.org",
        f"TEL;TYPE=CELL:+44 {number}",
        f"ADR;TYPE=HOME:;;{number} Street;Town;;{number};UK",
        f"NOTE:{texts.sentence(chance, 20)}",
        "REV:20200101T000000Z",
        "END:VCARD",
    )
    return "\r\n".join((*lines, ""))


def seconds(command: list[str], env: dict[str, str]) -> float:
    """What a process takes, to its end."""
    start = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def plain_jrnl() -> Path:
    """The configuration of a journal of jrnl that holds nothing but dated prose and tags; written once."""
    folder = kept() / f"plain-jrnl-{ENTRIES}-v1"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        chance = random.Random("jrnl")
        day = datetime(2006, 1, 1, 9, 0)
        with (unfinished / "journal.txt").open("w", encoding="utf-8") as file:
            for _ in range(ENTRIES):
                day += timedelta(minutes=chance.randint(30, 180))
                prose = " ".join(texts.sentence(chance, 13) for _ in range(20))
                file.write(f"[{day:%Y-%m-%d %H:%M}] {texts.sentence(chance, 7)}\n{prose}\n\n")
        write_settings(unfinished, folder / "journal.txt")
        unfinished.rename(folder)
    return folder


def run(report: Report, rounds: int = 5) -> None:
    """Cards, then a journal of jrnl, each in turn with the program that keeps it; then all of it out."""
    _cards(report, rounds)
    journal = _entries(report)
    _out(report, journal)
    shutil.rmtree(journal.parent)


def _entries(report: Report, rounds: int = 3) -> Path:
    """100,000 entries of jrnl into a new journal, in turn with jrnl listing ten; returns the journal."""
    folder = plain_jrnl()
    theirs = [str(Path(sys.executable).parent / "jrnl"), "--config-file", str(folder / "jrnl.yaml"), "-10"]
    tmp = Path(tempfile.mkdtemp(prefix="preseason-bench-"))
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for turn in range(rounds):
        path = tmp / str(turn) / "journal.db"
        env = environment(tmp, PRESEASON_DB=str(path))
        times["theirs"].append(seconds(theirs, env))
        times["ours"].append(seconds([*_BASE, "import", "jrnl", str(folder / "journal.txt")], env))
        if turn < rounds - 1:
            shutil.rmtree(path.parent)
    report.ratio(
        f"import of {ENTRIES:,} entries of jrnl", times["ours"], times["theirs"], bound=3, against="jrnl -10"
    )
    made = tmp / "journal.db"
    path.rename(made)
    return made


def _out(report: Report, journal: Path) -> None:
    """Everything in it, in every format that holds entries: megabytes a second, and memory."""
    env = environment(journal.parent, PRESEASON_DB=str(journal))
    for form in ("json", "markdown", "csv", "html"):
        path = journal.parent / f"out.{form}"
        start = time.perf_counter()
        process = subprocess.Popen(
            [*_BASE, "export", form, str(path)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        files = path.rglob("*") if path.is_dir() else (path,)
        size = sum(each.stat().st_size for each in files if each.is_file()) / 1e6
        if status:
            report.missing(f"export of {ENTRIES:,} entries as {form}", "it failed")
            continue
        name = f"export of {ENTRIES:,} entries as {form}"
        report.limit(name, 1000 * took / size, bound=200, unit="ms a MB")
        report.limit(f"{name}, memory", used.ru_maxrss / 1024, bound=120, unit="MB")
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _cards(report: Report, rounds: int = 5) -> None:
    """10,000 cards into a new journal, in turn with khard listing them."""
    folder = cards()
    tmp = Path(tempfile.mkdtemp(prefix="preseason-bench-"))
    settings = tmp / "khard.conf"
    settings.write_text(f"[addressbooks]\n[[book]]\npath = {folder}\n[general]\ndefault_action = list\n")
    theirs = [str(Path(sys.executable).parent / "khard"), "-c", str(settings), "list"]
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for turn in range(rounds):
        env = environment(tmp, PRESEASON_DB=str(tmp / str(turn) / "journal.db"))
        times["theirs"].append(seconds(theirs, env))
        times["ours"].append(seconds([*_BASE, "import", "vcard", str(folder)], env))
    report.faster(
        f"import of {CARDS:,} vCards", times["ours"], times["theirs"], bound=3, against="khard list"
    )
    shutil.rmtree(tmp)
