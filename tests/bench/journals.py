"""Generated journals of any size, kept between runs in a folder of the system's for temporary files."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.bench import texts
from tui.domain.entries import FORMS, EntryText
from tui.domain.people import LEVELS, ContactText
from tui.journal.journal import Journal
from tui.journal.migrations import CURRENT

VERSION = 2
"""Of what is generated here: to be raised with every change of it."""

NOW = datetime(2026, 11, 19, 9, 30)
DAYS = 3650
BATCH = 1000
ALONE = 250
"""Entries that are saved one by one, as all are in life: the search keeps words of the last saves apart."""
PITCHES = 6


class Logged(NamedTuple):
    """One entry, and the day it was logged on, which a third of them are not dated."""

    on: date
    text: EntryText


def kept() -> Path:
    """The folder that keeps what is made once."""
    folder = Path(tempfile.gettempdir()) / f"preseason-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def journal(entries: int, *, words: int | None = None) -> Path:
    """The path of a journal with that many entries over ten years, each of 150–400 words, or of `words`.

    Two thirds are meetings. It is made once; what writes to it must write to a copy.
    """
    name = f"journal-{entries}-{words or 'any'}-v{VERSION}-schema{CURRENT}"
    path = kept() / f"{name}.db"
    if path.exists():
        return path
    unfinished = kept() / f"{name}.{os.getpid()}.unfinished"
    unfinished.unlink(missing_ok=True)
    clock = [NOW - timedelta(days=DAYS)]
    start = time.monotonic()
    with Journal.open(unfinished, now=lambda: clock[0]) as made:
        connection = made.database.connection()
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        with made.together():
            for person in people(entries):
                made.contacts.create(person)
            for pitch in pitches(entries):
                made.pitch.write(pitch)
        logged = generated(entries, words)
        done = 0
        while done < entries:
            size = min(BATCH, max(1, entries - ALONE - done))
            with made.together():
                for each in islice(logged, size):
                    clock[0] = datetime.combine(each.on, NOW.time())
                    made.entries.log(each.text)
            done += size
            if done % BATCH == 0 and entries > 5 * BATCH:
                _progress(done, entries, time.monotonic() - start)
    unfinished.rename(path)
    return path


def _progress(done: int, entries: int, seconds: float) -> None:
    print(f"     {done:,} of {entries:,} entries made in {seconds:.0f} s", file=sys.stderr, flush=True)


def people(entries: int) -> list[ContactText]:
    """The contacts of a journal of that size: a few hundred in a large one."""
    chance = random.Random(f"people {entries}")
    names = [f"{first} {last}" for last in texts.LAST for first in texts.FIRST]
    companies = [f"{texts.invented(chance).title()} {kind}" for kind in ("Systems", "Law", "Labs") * 40]
    return [
        ContactText(
            name,
            company=chance.choice(companies),
            title=chance.choice(texts.ROLES),
            email=f"{texts.invented(chance)}@example.org",
            level=chance.choice(LEVELS),
            notes=texts.sentence(chance, 12),
        )
        for name in names[: min(400, (entries + 1) // 2)]
    ]


def pitches(entries: int) -> list[str]:
    """The versions of the pitch; none in an empty journal."""
    chance = random.Random("pitches")
    return [" ".join(texts.sentence(chance, 12) for _ in range(8)) for _ in range(PITCHES if entries else 0)]


def generated(entries: int, words: int | None = None) -> Iterator[Logged]:
    """The same entries every time, in the order in which they were logged."""
    chance = random.Random(f"entries {entries}")
    names = [person.name for person in people(entries)]
    first = NOW.date() - timedelta(days=DAYS)
    for number in range(entries):
        logged = first + timedelta(days=int(number * DAYS / entries))
        on = logged
        if chance.random() < 1 / 3:
            on = first + timedelta(days=chance.randint(0, (logged - first).days))
        planted = texts.RARE if number % max(1, entries // 7) == 2 else ""
        if number % max(1, entries // 4) == 5:
            planted = texts.PHRASE
        written = texts.body(chance, words or chance.randint(150, 400), planted=planted)
        yield Logged(logged, _text(chance, names, on, written))


def _text(chance: random.Random, names: list[str], on: date, written: str) -> EntryText:
    roles = tuple(chance.sample(texts.ROLES, k=chance.choice((0, 1, 1, 1, 2))))
    if chance.random() < 1 / 3:
        return EntryText("reflection", on, written, title=_title(chance), roles=roles[:1])
    pitched = chance.random() < 0.3
    return EntryText(
        "meeting",
        on,
        written,
        title=_title(chance) if chance.random() < 0.1 else "",
        status="held" if chance.random() < 0.95 else "cancelled",
        form=chance.choice(FORMS),
        minutes=chance.choice((20, 30, 40, 60)),
        people=tuple(chance.sample(names, k=chance.choice((1, 1, 1, 2)))),
        roles=roles,
        pitch=chance.randint(1, PITCHES) if pitched else None,
        score=chance.randint(1, 5) if pitched else None,
    )


def _title(chance: random.Random) -> str:
    return " ".join(texts.words(chance, 4)).capitalize()
