"""The days that words mean in a search, said on Thursday 12 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.query_dates import period

TODAY = date(2026, 11, 12)

PERIODS = {
    "today": "2026-11-12",
    "yesterday": "2026-11-11",
    "2026-11-05": "2026-11-05",
    "20261105": "2026-11-05",
    "friday": "2026-11-06",
    "3 dec": "2025-12-03",
    "oct 25": "2026-10-25",
    "two weeks ago": "2026-10-29",
    "tomorrow": "2026-11-13",
    "October": "2026-10-01 2026-10-31",
    "oct": "2026-10-01 2026-10-31",
    "oct.": "2026-10-01 2026-10-31",
    "in october": "2026-10-01 2026-10-31",
    "november": "2026-11-01 2026-11-30",
    "december": "2025-12-01 2025-12-31",
    "sept": "2026-09-01 2026-09-30",
    "octo": "2026-10-01 2026-10-31",
    "oct 2025": "2025-10-01 2025-10-31",
    "October, 2025": "2025-10-01 2025-10-31",
    "october of 2025": "2025-10-01 2025-10-31",
    "oct ’25": "2025-10-01 2025-10-31",
    "feb 2024": "2024-02-01 2024-02-29",
    "2026-11": "2026-11-01 2026-11-30",
    "2026-1": "2026-01-01 2026-01-31",
    "2026/12": "2026-12-01 2026-12-31",
    "11.2026": "2026-11-01 2026-11-30",
    "2025": "2025-01-01 2025-12-31",
    "9999": "9999-01-01 9999-12-31",
    "q3": "2026-07-01 2026-09-30",
    "Q4": "2026-10-01 2026-12-31",
    "q3 2025": "2025-07-01 2025-09-30",
    "2025-q1": "2025-01-01 2025-03-31",
    "2026-W45": "2026-11-02 2026-11-08",
    "w45": "2026-11-02 2026-11-08",
    "week 50": "2025-12-08 2025-12-14",
    "this week": "2026-11-09 2026-11-15",
    "last week": "2026-11-02 2026-11-08",
    "next week": "2026-11-16 2026-11-22",
    "last weekend": "2026-11-07 2026-11-08",
    "this month": "2026-11-01 2026-11-30",
    "Last  Month": "2026-10-01 2026-10-31",
    "the last month": "2026-10-01 2026-10-31",
    "next month": "2026-12-01 2026-12-31",
    "this quarter": "2026-10-01 2026-12-31",
    "last quarter": "2026-07-01 2026-09-30",
    "next quarter": "2027-01-01 2027-03-31",
    "last year": "2025-01-01 2025-12-31",
    "this year": "2026-01-01 2026-12-31",
}


def read(words: str, today: date) -> str:
    """The sentence that refuses the words; nothing for words that are read."""
    try:
        first, last = period(words, today=today)
    except BadInput as error:
        return str(error)
    assert first <= last
    return ""


@pytest.mark.parametrize(("words", "days"), PERIODS.items())
def test_words_for_a_day_or_a_period(words: str, days: str) -> None:
    first, last = period(words, today=TODAY)
    assert f"{first} {last}" == (days if " " in days else f"{days} {days}")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "not a date"),
        ("banana", "“banana” is not a date"),
        ("octopus", "not a date"),
        ("last", "put the words in quotes"),
        ("2026-13", "“2026-13” is not on the calendar"),
        ("0000", "not on the calendar"),
        ("2026-w60", "not on the calendar"),
        ("q5", "not a date"),
        ("30 february", "no 30 February"),
        ("5/11", "name the month"),
    ],
)
def test_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        period(words, today=TODAY)


def test_what_is_still_to_come_this_year_has_been_last_year() -> None:
    for words in ("q3", "july", "w27"):
        assert period(words, today=date(2026, 2, 1))[0].year == 2025
        assert period(words, today=date(2026, 7, 1))[0].year == 2026


@pytest.mark.parametrize("today", [date.min, date.max, date(2024, 2, 29)])
@pytest.mark.parametrize("words", PERIODS)
def test_the_calendar_ends(words: str, today: date) -> None:
    sentence = read(words, today)
    assert not sentence or "calendar" in sentence or "a date" in sentence or "near enough" in sentence


@given(st.dates(date(1000, 2, 1), date(9998, 1, 1)))
def test_periods_hold_the_day_they_are_of(day: date) -> None:
    for words, most in (("this week", 7), ("this month", 31), ("this quarter", 92), ("this year", 366)):
        first, last = period(words, today=day)
        assert first <= day <= last
        assert (last - first).days < most
        assert period(words.replace("this", "last"), today=day)[1] == first - timedelta(1)
        assert period(words.replace("this", "next"), today=day)[0] == last + timedelta(1)
    for words in (f"{day:%Y-%m}", f"{day:%B %Y}", f"{day:%B}", f"{day:%Y}", day.isoformat()):
        first, last = period(words, today=day)
        assert first <= day <= last


@given(
    st.text(st.characters(exclude_categories=[]))
    | st.lists(st.sampled_from([*PERIODS, "of", "'", "9" * 3000, "٣٣٣٣", "w", "q"]), max_size=3).map(
        " ".join
    ),
    st.dates(),
)
def test_any_words_are_a_period_or_a_sentence(words: str, today: date) -> None:
    assert len(read(words, today)) < 200
