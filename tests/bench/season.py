"""The Season screen, in the app's process: ten searches of a year each, with 10,000 meetings."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import NOW, kept, people
from tests.bench.report import Report
from tests.bench.roles import _measure
from tui.domain.entries import FORMS, EntryText
from tui.domain.seasons import SearchText
from tui.journal.journal import Journal
from tui.journal.migrations import CURRENT

VERSION = 1
"""Of what is generated here: to be raised with every change of it."""

SEARCHES, EACH = 10, 1000
DAYS = 364
ROLES = tuple(f"{field} {post}" for field in ("Legal", "Product", "Policy") for post in ("lead", "analyst"))


def search_names() -> list[str]:
    """The names of the searches, the earliest first."""
    return [f"Search {number}" for number in range(1, SEARCHES + 1)]


def generated(search: int) -> Iterator[EntryText]:
    """The meetings of a search, numbered from 0, in the order of their days: the same every time."""
    chance = random.Random(f"season {search}")
    names = [person.name for person in people(SEARCHES * EACH)]
    first = (NOW - timedelta(days=DAYS * (SEARCHES - search))).date()
    for number in range(EACH):
        lines = [texts.sentence(chance, 12), "", f"- [+] {' '.join(texts.words(chance, 6))}"]
        if chance.random() < 0.3:
            lines.append(f"- [{'x] [' if chance.random() < 0.4 else ''}>] {chance.choice(names)}")
        pitched = chance.random() < 0.3
        yield EntryText(
            "meeting",
            first + timedelta(days=int(number * DAYS / EACH)),
            "\n".join(lines),
            form=chance.choice(FORMS),
            minutes=chance.choice((None, 20, 30, 45)),
            people=tuple(chance.sample(names, k=chance.choice((1, 1, 1, 2)))),
            roles=tuple(chance.sample(ROLES, k=chance.choice((0, 1, 1, 2)))),
            pitch=1 if pitched else None,
            score=chance.randint(1, 5) if pitched else None,
        )


def journal() -> Path:
    """The path of the journal, which is made once; what writes to it must write to a copy."""
    name = f"season-v{VERSION}-schema{CURRENT}"
    path = kept() / f"{name}.db"
    if path.exists():
        return path
    unfinished = kept() / f"{name}.{os.getpid()}.unfinished"
    unfinished.unlink(missing_ok=True)
    clock = [NOW]
    with Journal.open(unfinished, now=lambda: clock[0]) as made:
        made.database.connection().execute("PRAGMA synchronous=OFF")
        made.database.connection().execute("PRAGMA cache_size=-200000")
        for number, search in enumerate(search_names()):
            entries = list(generated(number))
            clock[0] = datetime.combine(entries[-1].on, NOW.time())
            if number:
                made.seasons.end(search_names()[number - 1], on=entries[0].on)
            made.seasons.start(SearchText(search, entries[0].on, target=number + 1))
            with made.together():
                for each in entries:
                    made.entries.log(each)
    unfinished.rename(path)
    return path


def run(report: Report, rounds: int = 20) -> None:
    """Read the season of a search and of all, and what is told after a save."""
    with Journal.open(journal(), now=lambda: NOW) as opened:
        seasons = opened.seasons
        report.say(f"season: {opened.entries.count('meeting'):,} meetings over {SEARCHES} searches")
        current = seasons.current()
        _measure(report, "season of a search", [partial(seasons.season, current)] * rounds)
        _measure(report, "season of all", [partial(seasons.season, None)] * rounds)
        _measure(report, "list of searches", [seasons.searches] * rounds)
        seasons.tell_milestones()
        _measure(report, "milestones after a save", [seasons.tell_milestones] * rounds)


if __name__ == "__main__":
    run(Report())
