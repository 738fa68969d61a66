"""A season in words."""

from __future__ import annotations

from datetime import date

import pytest

from tui.domain import season_words as words
from tui.domain.season import Introductions, SameWeek, Season, Sums
from tui.domain.seasons import JobSearch, SearchText, Unclaimed
from tui.domain.summing import nothing
from tui.domain.weeks import Run, Week

TODAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)


def search(**fields: object) -> JobSearch:
    text = {"name": "Law", "started_on": date(2026, 7, 17), **fields}
    return JobSearch(1, "u", 1, SearchText(**text))  # type: ignore[arg-type]


def season(**sums: object) -> Season:
    empty = nothing(TODAY)
    return empty._replace(search=search(target=2), sums=empty.sums._replace(**sums))


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (50, "50 min"), (120, "2 h"), (1488, "24 h 48 min"), (59.6, "1 h")]
)
def test_lengths(minutes: float, said: str) -> None:
    assert words.length(minutes) == said


@pytest.mark.parametrize(
    ("run", "longest", "said"),
    [
        (None, None, ""),
        (1, 1, ""),
        (None, 5, "5 weeks in a row at most"),
        (5, 5, "5 weeks in a row"),
        (1, 5, "1 week in a row, the longest 5"),
    ],
)
def test_weeks_in_a_row(run: int | None, longest: int | None, said: str) -> None:
    sums = season(
        run=Run(run, MONDAY, MONDAY) if run else None,
        longest=Run(longest, MONDAY, MONDAY) if longest else None,
    ).sums
    assert words.in_a_row(sums) == said


def test_the_target_and_how_often_it_was_reached() -> None:
    weeks = tuple(Week(MONDAY, count, count, 0) for count in (2, 1, 3))
    assert words.target(season(weeks=weeks)) == "target 2, reached in 2 of 3"
    assert words.target(season(weeks=weeks)._replace(search=search())) == ""
    assert words.target(season(weeks=weeks)._replace(search=None)) == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 11, 16), date(2025, 11, 22), "16–22 Nov 2025"),
        (date(2025, 11, 16), date(2025, 11, 16), "16 Nov 2025"),
        (date(2025, 11, 28), date(2025, 12, 4), "28 Nov – 4 Dec 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 Dec 2025 – 4 Jan 2026"),
    ],
)
def test_days(first: date, last: date, said: str) -> None:
    assert words.days(first, last) == said


def test_spans() -> None:
    over = search(ended_on=date(2026, 9, 1))
    assert words.span(search(), week=19) == "week 19, since Fri 17 Jul 2026"
    assert words.span(over) == "Fri 17 Jul 2026 to Tue 1 Sep 2026"
    assert words.short_span(search()) == "since 17 Jul 2026"
    assert words.short_span(over) == "17 Jul – 1 Sep 2026"


def test_the_last_search_in_the_same_week_or_how_it_had_ended() -> None:
    now = season(people={1, 2, 3})
    then = SameWeek(
        search(name="Desk", ended_on=date(2026, 8, 1), outcome="A *desk*."), 3, date(2026, 7, 27), 4
    )
    assert words.last_search(then, now) == [
        "Week 3 of “Desk”, 27 Jul – 2 Aug 2026: 0 meetings; 4 people met by then, 3 now."
    ]
    (over,) = words.last_search(then._replace(first=date(2026, 8, 3), number=4), now)
    assert over == "“Desk” was over by week 4, with 4 people met: A *desk*."


def test_what_became_of_introductions() -> None:
    found = Introductions({"offered": 2, "chased": 1, "met": 1, "declined": 1}, 2)
    assert words.funnel(found) == [("offered", 5), ("made", 1), ("met", 1)]
    assert words.funnel_note(found) == "3 waiting · 1 declined · 2 offered by me"
    assert words.funnel_note(Introductions({})) == ""


def test_what_belongs_to_no_search() -> None:
    assert words.unclaimed(Unclaimed(1, 2, date(2026, 7, 17))) == (
        "1 meeting and 2 reflections (the first on Fri 17 Jul 2026)"
    )
    assert words.unclaimed(Unclaimed(0, 1)) == "1 reflection"


def test_the_legend_of_a_heat_map() -> None:
    assert words.legend(1) == "· 0   █ 1"
    assert words.legend(8) == "· 0   ░ 1–2   ▒ 3–4   ▓ 5–6   █ 7–8"


def test_names_and_counts() -> None:
    assert words.names(["A", "B", "C"], 2) == "A, B and 1 more"
    assert [words.times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]
    assert words.people_met(1) == "1 person met"
    assert words.capital("week 1") == "Week 1"
    assert isinstance(nothing(TODAY).sums, Sums)
