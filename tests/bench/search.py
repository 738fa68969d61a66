"""Typing a query, in the app's process: every keystroke parsed, searched and read as the Find screen does."""

from __future__ import annotations

import time
from typing import NamedTuple

from tests.bench import texts
from tests.bench.journals import NOW, journal
from tests.bench.report import Report, percentile
from tui.domain.query import Query, parse
from tui.journal.journal import Journal

SIZES = (1_000, 10_000, 100_000)
FIRST, ROWS = 50, 24
"""Hits that are found, and rows of them read with their snippets: no fewer than the Find screen asks for."""

VOCABULARY = texts.vocabulary()
THEMES = texts.themes()
TYPED = (
    "s",
    "the",
    "work",
    "strategy",
    texts.RARE,
    VOCABULARY[2_000],
    VOCABULARY[-5],
    "ada abara",
    "team budget",
    f"the {texts.RARE}",
    '"product strategy"',
    '"of the"',
    f'"{texts.PHRASE}"',
    'with:"Ada Abara" budget',
    'role:"Product manager" strategy',
    f'dont:{THEMES[0]} role:"In-house counsel"',
    'after:"last month" review',
    f"kind:coffee want:{THEMES[3]} plan",
    "budget -client -the",
    "lunch before:2020 is:held",
)
"""Twenty queries: one letter, common, rare and invented words, people, phrases, fields, days, negation."""


class Stroke(NamedTuple):
    """What stands in the field after one key."""

    typed: str
    phrase: bool


def strokes() -> list[Stroke]:
    """Every key of the queries; those from which on a phrase of several words is looked for are marked."""
    made: list[Stroke] = []
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            query = _parsed(typed[:end])
            phrase = any(len(term.words) > 1 for term in query.terms)
            made.append(Stroke(typed[:end], phrase))
    return made


def _parsed(typed: str) -> Query:
    return parse(typed, today=NOW.date(), typing=True)


def seconds(journal: Journal, typed: str) -> float:
    """What the results of one keystroke take; of a query that is not understood yet, only its reading."""
    start = time.perf_counter()
    query = _parsed(typed)
    if not (query.is_empty or query.fault or query.unread):
        search = journal.find.search(query, first=FIRST)
        journal.find.read(search.hits[:ROWS], query)
    return time.perf_counter() - start


def run(report: Report, rounds: int = 5) -> None:
    """At each size; the bounds are those of the largest."""
    typed = strokes()
    for entries in SIZES:
        times: dict[Stroke, list[float]] = {stroke: [] for stroke in typed}
        with Journal.open(journal(entries), now=lambda: NOW) as opened:
            for turn in range(rounds + 1):
                for stroke in typed:
                    taken = seconds(opened, stroke.typed)
                    if turn:
                        times[stroke].append(taken)
        every = [each for taken in times.values() for each in taken]
        median, high, worst = (percentile(every, share) * 1000 for share in (0.5, 0.95, 1.0))
        report.say(
            f"search, {entries:,} entries, {len(typed)} keystrokes: "
            f"median {median:.2f}, p95 {high:.2f}, worst {worst:.2f} ms"
        )
        slowest = sorted(((percentile(taken, 0.5), stroke.typed) for stroke, taken in times.items()))[::-1]
        told = "; ".join(f"{typed!r} {taken * 1000:.1f} ms" for taken, typed in slowest[:3])
        report.say(f"        slowest: {told}")
        if entries == SIZES[-1]:
            phrases = [each for stroke, taken in times.items() if stroke.phrase for each in taken]
            phrased = percentile(phrases, 0.95) * 1000
            report.limit(f"keystroke's query at {entries:,}, p95", high, bound=16, unit="ms")
            report.limit(f"keystroke in a phrase at {entries:,}, p95", phrased, bound=30, unit="ms")
