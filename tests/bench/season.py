"""The Season screen, in the app's process: ten searches of a year each, with 10,000 meetings."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import NOW, kept, people
from tests.bench.report import Report
from tests.bench.roles import measure
from tui.app.season.moments import moments
from tui.app.season.page_lines import lay_out
from tui.domain.entries import FORMS, EntryText
from tui.domain.seasons import SearchText
from tui.interop.recap.gather import gather
from tui.interop.recap.page import to_html
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


def screen(opened: Journal, name: str | None, width: int) -> None:
    """All that stands between the key that leads to the screen and its first frame."""
    lines = tuple(opened.seasons.searches())
    opened.seasons.people_met(all=True)
    opened.seasons.people_met()
    season = opened.seasons.season(name)
    lay_out(season, lines, width, tall=True)
    moments(season)


def run(report: Report, rounds: int = 40) -> None:
    """The screen on the search that goes on and on all of them, what a save tells, and the recap."""
    with Journal.open(journal(), now=lambda: NOW) as opened:
        seasons = opened.seasons
        report.say(f"season: {opened.entries.count('meeting'):,} meetings over {SEARCHES} searches")
        current = seasons.current()
        gc.freeze()  # as the app does once it has started
        measure(report, "list of searches", [seasons.searches] * rounds)
        measure(report, "season of a search", [partial(seasons.season, current)] * rounds)
        measure(report, "season of all", [partial(seasons.season, None)] * rounds)
        for name, what in ((current, "the search"), (None, "all searches")):
            acts = [partial(screen, opened, name, width) for width in (50, 78, 150)] * (rounds // 3)
            measure(report, f"screen of {what}", acts, median=50)
        seasons.tell_milestones()
        measure(report, "milestones after a save", [seasons.tell_milestones] * rounds, median=10)
        measure(report, "recap of a search", [lambda: to_html(gather(opened, current))] * 5)
