"""Bringing in what other programs hold, beside what those need to read it: whole processes, in turn."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import kept
from tests.bench.report import Report
from tests.terminal.terminal import environment

CARDS = 10_000
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


def run(report: Report, rounds: int = 5) -> None:
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
