"""Weeks at the turns of years and of summer time, and how many of them went on in a row."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.weeks import (
    MOST_WEEKS,
    Run,
    all_weeks,
    current_run,
    longest_run,
    monday,
    number_in,
    runs,
    week_name,
    week_of,
    years_after,
)

MONDAY = date(2026, 11, 2)
EVERY_DAY = st.dates()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 5), "2026-W45"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2021, 1, 1), "2020-W53"),
        (date(1, 1, 1), "0001-W01"),
        (date(9999, 12, 31), "9999-W52"),
    ],
)
def test_the_name_of_a_week_may_be_of_another_year(day: date, name: str) -> None:
    assert week_name(day) == name


@given(EVERY_DAY)
def test_a_week_begins_on_its_monday(day: date) -> None:
    first = monday(week_of(day))
    assert first.weekday() == 0
    assert 0 <= (day - first).days <= 6
    assert week_name(first) == week_name(day)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8)])
def test_a_change_of_the_clocks_is_nothing_to_a_week(change: date) -> None:
    """It is always on a Sunday, the last day of its week."""
    days = [change + timedelta(days=number) for number in range(-7, 8)]
    assert [week_of(day) - week_of(change) for day in days] == [-1] + [0] * 7 + [1] * 7
    assert number_in(change - timedelta(days=14), change) == 3


def test_the_number_of_a_week_counts_from_the_one_it_began_in() -> None:
    assert number_in(date(2026, 7, 17), date(2026, 7, 19)) == 1
    assert number_in(date(2026, 7, 17), date(2026, 7, 20)) == 2
    assert number_in(date(2026, 12, 31), date(2027, 1, 4)) == 2
    assert number_in(date(2026, 7, 17), date(2026, 7, 10)) == 0


def test_weeks_have_their_counts_and_who_was_new() -> None:
    first = week_of(MONDAY)
    weeks = all_weeks({first: 2, first + 2: 1}, {first: {1, 2}, first + 2: {2, 3}})
    assert [(week.meetings, week.people, week.new) for week in weeks] == [(2, 2, 2), (1, 2, 1)]
    whole = all_weeks(
        {first: 2}, {first: {1}}, whole=(MONDAY - timedelta(days=3), MONDAY + timedelta(days=9))
    )
    assert [(week.name, week.meetings) for week in whole] == [
        ("2026-W44", 0),
        ("2026-W45", 2),
        ("2026-W46", 0),
    ]


def test_a_slip_of_the_pen_makes_no_endless_list() -> None:
    weeks = all_weeks({5: 1}, {5: {1}}, whole=(date.min, date.max))
    assert len(weeks) == MOST_WEEKS + 1
    assert weeks[-1].first == date(9999, 12, 27)


def at(*weeks: int) -> list[int]:
    """The numbers of these weeks, counted from that of `MONDAY`."""
    return [week_of(MONDAY) + week for week in weeks]


@pytest.mark.parametrize(
    ("weeks", "lengths"),
    [
        ((), []),
        ((0,), [1]),
        ((0, 0, 1), [2]),
        ((0, 1, 2), [3]),
        ((0, 2), [2]),
        ((0, 2, 4, 6), [4]),
        ((0, 3), [1, 1]),
        ((0, 1, 3, 6, 7), [3, 2]),
    ],
)
def test_a_single_week_off_is_forgiven_and_two_are_not(weeks: tuple[int, ...], lengths: list[int]) -> None:
    assert [run.weeks for run in runs(at(*weeks))] == lengths


@pytest.mark.parametrize(("off", "goes_on"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_run_goes_on_until_two_weeks_are_over(off: int, goes_on: bool) -> None:
    found = runs(at(0, 1))
    for day in (MONDAY + timedelta(days=7 * (1 + off)), MONDAY + timedelta(days=7 * (1 + off) + 6)):
        assert (current_run(found, today=day) is not None) == goes_on


def test_a_run_that_lies_ahead_is_not_the_present_one() -> None:
    found = runs(at(0, 1, 20, 21, 22))
    assert current_run(found, today=MONDAY) == Run(2, monday(week_of(MONDAY)), monday(week_of(MONDAY) + 1))
    assert current_run(found, today=MONDAY + timedelta(days=70)) is None
    longest = longest_run(found)
    assert longest is not None
    assert longest.weeks == 3
    assert longest_run([]) is None


@given(st.lists(EVERY_DAY, max_size=30))
def test_every_week_with_a_meeting_is_in_one_run(days: list[date]) -> None:
    found = runs(map(week_of, days))
    assert sum(run.weeks for run in found) == len({week_of(day) for day in days})
    assert all(week_of(later.first) - week_of(run.last) > 2 for run, later in itertools.pairwise(found))


def test_years_later_is_the_same_day() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_after(date(2026, 11, 19), -1) == date(2025, 11, 19)
    assert years_after(date(9999, 1, 1), 1) is None
    assert years_after(date(1, 1, 1), -1) is None
