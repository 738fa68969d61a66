"""The Roles board, in the app's process: moving from role to role, comparing all, and looking for what may
be the same, over ten years of entries on forty roles and two thousand themes."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path

from tests.bench import texts
from tests.bench.journals import BATCH, NOW, kept, people
from tests.bench.report import Report, percentile
from tui.domain.entries import FORMS, EntryText
from tui.journal.journal import Journal
from tui.journal.migrations import CURRENT

VERSION = 1
"""Of what is generated here: to be raised with every change of it."""

ENTRIES, ROLES, THEMES = 10_000, 40, 2_000
DAYS = 3650
_SIGNS = "+-?"
_FIELDS = ("Legal", "Product", "Policy", "Research", "Finance", "Design", "Data", "Safety")
_POSTS = ("counsel", "manager", "lead", "analyst", "director")
_VARIED = (
    "the-{}",
    "{}s",
    "{}-again",
    "my-{}",
    "{}ing",
)
"""What a tenth of the themes are: another theme, said otherwise."""


def roles() -> list[str]:
    """The names of the roles, the commonest first."""
    return [f"{field} {post}" for post in _POSTS for field in _FIELDS]


def themes() -> list[str]:
    """The names of the themes, the commonest first."""
    words = [word for word in texts.vocabulary() if len(word) > 3 and word.isalpha()][40:]
    distinct = words[: THEMES * 9 // 10]
    varied = [
        _VARIED[place % len(_VARIED)].format(word) for place, word in enumerate(distinct[: THEMES // 10])
    ]
    return list(dict.fromkeys((*distinct, *varied, *words[len(distinct) :])))[:THEMES]


def generated() -> Iterator[EntryText]:
    """The same entries every time, two thirds of them meetings, in order of their days."""
    chance = random.Random("roles")
    names = [person.name for person in people(ENTRIES)]
    all_roles, all_themes = roles(), themes()
    role_weights = list(accumulate(1 / (place + 3) for place in range(ROLES)))
    theme_weights = list(accumulate(1 / (place + 10) for place in range(THEMES)))
    first = NOW.date() - timedelta(days=DAYS)
    for number in range(ENTRIES):
        on = first + timedelta(days=int(number * DAYS / ENTRIES))
        of = tuple(
            dict.fromkeys(
                chance.choices(all_roles, cum_weights=role_weights, k=chance.choice((0, 1, 1, 1, 2)))
            )
        )
        said = chance.choices(all_themes, cum_weights=theme_weights, k=chance.randint(1, 4))
        if number < THEMES:
            said[0] = all_themes[number]
        lines = [f"- [{chance.choice(_SIGNS)}] {' '.join(texts.words(chance, 7))} #{theme}" for theme in said]
        if chance.random() < 0.1:
            lines += ["", f"## Don't want: {chance.choice(all_roles)}", "", f"- {lines[0][6:]}"]
        body = "\n".join((texts.sentence(chance, 12), "", *lines))
        if chance.random() < 1 / 3:
            yield EntryText("reflection", on, body, roles=of[:1])
        else:
            met = tuple(chance.sample(names, k=chance.choice((1, 1, 2))))
            yield EntryText("meeting", on, body, form=chance.choice(FORMS), people=met, roles=of)


def journal() -> Path:
    """The path of the journal, which is made once; what writes to it must write to a copy."""
    name = f"roles-v{VERSION}-schema{CURRENT}"
    path = kept() / f"{name}.db"
    if path.exists():
        return path
    unfinished = kept() / f"{name}.{os.getpid()}.unfinished"
    unfinished.unlink(missing_ok=True)
    clock = [NOW]
    with Journal.open(unfinished, now=lambda: clock[0]) as made:
        made.database.connection().execute("PRAGMA synchronous=OFF")
        made.database.connection().execute("PRAGMA cache_size=-200000")
        entries = generated()
        for _ in range(0, ENTRIES, BATCH):
            with made.together():
                for each in islice(entries, BATCH):
                    clock[0] = datetime.combine(each.on, NOW.time())
                    made.entries.log(each)
    unfinished.rename(path)
    return path


def run(report: Report, rounds: int = 7) -> None:
    """Open the board, move over all its roles, compare them, and look for suggestions."""
    with Journal.open(journal(), now=lambda: NOW) as opened:
        names = [tally.name for tally in opened.roles.tallies()]
        lines = opened.themes.all()
        report.say(f"roles: {ENTRIES:,} entries, {len(names)} roles, {len(lines):,} themes")
        _limit(report, "tallies of all roles", 25, [opened.roles.tallies] * rounds)
        boards = [lambda name=name: opened.roles.board(name) for name in names]  # type: ignore[misc]
        _limit(report, "board of a role", 25, boards * rounds)
        _limit(report, "time lines of a role", 100, [lambda: opened.roles.timeline(names[0])] * rounds)
        _limit(report, "comparison of all roles", 100, [opened.roles.compare] * rounds)
        _limit(report, "themes over all roles", 500, [opened.roles.across] * rounds)
        found = opened.themes.suggestions()
        report.say(f"        {len(found):,} suggestions, such as {found[:1]}")
        _limit(report, "suggestions of themes to merge", 1000, [opened.themes.suggestions] * 3)


def _limit(report: Report, name: str, bound: float, acts: list[Callable[[], object]]) -> None:
    """The 95th of a hundred must be within the bound, in milliseconds."""
    taken = []
    for act in acts:
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    median, high = percentile(taken, 0.5) * 1000, percentile(taken, 0.95) * 1000
    report.say(f"        {name}: median {median:.1f}, p95 {high:.1f}, worst {max(taken) * 1000:.1f} ms")
    report.limit(f"{name}, p95", high, bound=bound, unit="ms")
