"""Charts of characters: exact sizes, and nothing that there is goes unseen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.charts import (
    LEVELS,
    bar,
    calendar,
    columns,
    digits,
    large_clock,
    large_digits,
    level,
    steps,
    year_map,
)

MONDAY = date(2026, 11, 2)


def test_digits() -> None:
    assert digits(20) == ("▀▀█ █▀█", "█▀▀ █ █", "▀▀▀ ▀▀▀")
    assert digits(1) == ("▀█ ", " █ ", "▀▀▀")
    assert large_digits(7) == ("██████", "    ██", "    ██", "    ██", "    ██")


def test_a_clock_is_as_large_and_as_wide_whatever_it_shows() -> None:
    assert large_clock("0:07")[1] == "██  ██  ██  ██  ██      ██"
    assert {len(line) for shown in ("0:11", "8:48") for line in large_clock(shown)} == {26}
    assert len(large_clock("1:02:05")) == 5


@given(st.integers(0, 10**6))
def test_every_number_has_its_own_digits_of_one_width(number: int) -> None:
    small, large = digits(number), large_digits(number)
    assert len({len(line) for line in small}) == len({len(line) for line in large}) == 1
    assert (len(small), len(large)) == (3, 5)
    assert digits(number + 1) != small
    assert large_digits(number + 1) != large


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 60))
def test_a_bar_fits_and_whatever_there_is_shows(value: float, most: float, width: int) -> None:
    drawn = bar(value, most, width)
    assert len(drawn) <= width
    assert bool(drawn) == (value > 0 and most > 0)
    if value >= most > 0:
        assert drawn == "█" * width


def test_columns_are_to_scale() -> None:
    assert columns([1, 2, 0, 4], 4, 2) == [" ▄ █".replace("▄", " "), "▄█ █"]
    assert columns([1], 100, 3) == [" ", " ", "▁"]
    assert columns([], 4, 2) == ["", ""]


@given(st.integers(1, 500))
def test_the_levels_are_all_counts_in_order_and_the_highest_has_the_last(most: int) -> None:
    found = steps(most)
    said = {count: step for step, low, high in found for count in range(low, high + 1)}
    assert said == {count: level(count, most) for count in range(most + 1)}
    assert level(most, most) == len(LEVELS) - 1
    assert level(most + 9, most) == len(LEVELS) - 1


def test_a_calendar_knows_nothing_of_the_days_outside() -> None:
    heat = calendar({MONDAY + timedelta(days=8): 2}, MONDAY + timedelta(days=3), date(2026, 11, 10), most=99)
    assert heat.weeks == (MONDAY, MONDAY + timedelta(days=7))
    assert list(heat.rows) == [
        (None, 0), (None, 2), (None, None), (0, None), (0, None), (0, None), (0, None),
    ]  # fmt: skip
    assert (heat.most, heat.months) == (2, ((0, "Nov"),))


def test_a_calendar_shows_the_last_weeks_where_there_are_too_many() -> None:
    heat = calendar({}, date(2026, 1, 1), date(2027, 1, 6), most=3)
    assert heat.weeks == (date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4))
    assert heat.months == ((0, "Dec"), (2, "Jan"))
    assert calendar({}, date.max, date.max, most=3).rows[4] == (0,)


def test_the_name_of_a_month_has_room() -> None:
    heat = calendar({}, date(2026, 10, 28), date(2026, 12, 24), most=30)
    assert heat.months == ((1, "Nov"), (6, "Dec"))


def test_a_map_of_months_leaves_out_the_years_without_anything() -> None:
    days = {date(2017, 2, 8): 1, date(2017, 2, 9): 2, date(2026, 12, 31): 1}
    heat = year_map(days, most=9)
    assert [(year, sum(counts), counts[1], counts[11]) for year, counts in heat.rows] == [
        (2017, 3, 3, 0),
        (2026, 1, 0, 1),
    ]
    assert heat.most == 3
    assert [year for year, _ in year_map(days, most=1).rows] == [2026]
    assert year_map({}, most=9).most == 0


@pytest.mark.parametrize("count", [0, -1])
def test_nothing_has_the_first_level(count: int) -> None:
    assert level(count, 5) == 0
