"""The Roles board, in the app's process: moving from role to role, comparing all, and looking for what may
be the same, over ten years of entries on forty roles and two thousand themes."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
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
    role_weights = list(accumulate(1 / (place + 8) for place in range(ROLES)))
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
        report.say(f"roles: {ENTRIES:,} entries, {len(names)} roles, {len(opened.themes.all()):,} themes")
        measure(report, "tallies of all roles", [opened.roles.tallies] * rounds, high=25)
        boards = [partial(opened.roles.board, name) for name in names]
        measure(report, "board of a role", boards * rounds, median=25, high=50)
        largest = max(names, key=lambda name: sum(opened.roles.board(name).role[3:]))
        measure(report, "time lines of the largest", [partial(opened.roles.timeline, largest)] * rounds)
        measure(report, "comparison of all roles", [opened.roles.compare] * rounds, high=100)
        measure(report, "themes over all roles", [opened.roles.across] * rounds)
        measure(report, "list of themes", [opened.themes.all] * rounds)
        report.say(f"        {len(opened.themes.suggestions()):,} suggestions")
        measure(report, "suggestions of themes", [opened.themes.suggestions] * rounds, high=1000)


def measure(
    report: Report,
    name: str,
    acts: Sequence[Callable[[], object]],
    *,
    median: float | None = None,
    high: float | None = None,
) -> None:
    """What acts take, in milliseconds; bounds are for the median and for the 95th of a hundred."""
    taken = []
    for act in acts:
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    middle, slow = percentile(taken, 0.5), percentile(taken, 0.95)
    report.say(f"        {name}: median {middle:.1f}, p95 {slow:.1f}, worst {max(taken):.1f} ms")
    if median is not None:
        report.limit(f"{name}, median", middle, bound=median, unit="ms")
    if high is not None:
        report.limit(f"{name}, p95", slow, bound=high, unit="ms")
