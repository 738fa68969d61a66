"""Days in words, on Thursday 12 November 2026 unless a test says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.dates import parse_date, parse_past_date, show_date, show_day
from tui.domain.errors import BadInput

ON = date(2026, 11, 12)

FUTURE = {
    "2026-11-05": "2026-11-05",
    "2026-1-5": "2026-01-05",
    "2026/11/05": "2026-11-05",
    "20261105": "2026-11-05",
    "2026-11-05.": "2026-11-05",
    "today": "2026-11-12",
    "Tonight": "2026-11-12",
    "this evening": "2026-11-12",
    "eod": "2026-11-12",
    "tomorrow": "2026-11-13",
    "TOMORROW!": "2026-11-13",
    "the day after tomorrow": "2026-11-14",
    "yesterday": "2026-11-11",
    "friday": "2026-11-13",
    "Fri": "2026-11-13",
    "fri.": "2026-11-13",
    "on friday": "2026-11-13",
    "thursday": "2026-11-19",
    "thurs": "2026-11-19",
    "wednesday": "2026-11-18",
    "this friday": "2026-11-13",
    "this thursday": "2026-11-12",
    "coming thursday": "2026-11-19",
    "next friday": "2026-11-20",
    "next monday": "2026-11-16",
    "next sunday": "2026-11-22",
    "last tue": "2026-11-10",
    "last thursday": "2026-11-05",
    "last friday": "2026-11-06",
    "friday week": "2026-11-20",
    "a week from friday": "2026-11-20",
    "3 dec": "2026-12-03",
    "3dec": "2026-12-03",
    "dec 3": "2026-12-03",
    "Dec. 3": "2026-12-03",
    "3 december 2027": "2027-12-03",
    "december 3rd, 2027": "2027-12-03",
    "the 3rd of december": "2026-12-03",
    "3. dec. 2027": "2027-12-03",
    "3-dec-2027": "2027-12-03",
    "Nov 5th": "2027-11-05",
    "12 nov": "2026-11-12",
    "5 nov 26": "2026-11-05",
    "5 nov ’26": "2026-11-05",
    "29 feb": "2028-02-29",
    "sept 1": "2027-09-01",
    "5.11.": "2027-11-05",
    "5.11.2026": "2026-11-05",
    "05.11.26": "2026-11-05",
    "25/12/2026": "2026-12-25",
    "12/25/2026": "2026-12-25",
    "11/11/2026": "2026-11-11",
    "25/12": "2026-12-25",
    "the 3rd": "2026-12-03",
    "12th": "2026-11-12",
    "31st": "2026-12-31",
    "thu 5 nov 2026": "2026-11-05",
    "Friday, 13 November": "2026-11-13",
    "Fri Nov 13th": "2026-11-13",
    "in two weeks": "2026-11-26",
    "two weeks": "2026-11-26",
    "in 2 weeks’ time": "2026-11-26",
    "two weeks from now": "2026-11-26",
    "a couple of weeks": "2026-11-26",
    "in 3 days": "2026-11-15",
    "in 10 days": "2026-11-22",
    "a day": "2026-11-13",
    "a week": "2026-11-19",
    "a fortnight": "2026-11-26",
    "in a month": "2026-12-12",
    "in a year": "2027-11-12",
    "2 weeks ago": "2026-10-29",
    "a month ago": "2026-10-12",
    "this week": "2026-11-09",
    "next week": "2026-11-16",
    "last week": "2026-11-02",
    "next month": "2026-12-01",
    "next year": "2027-01-01",
    "end of month": "2026-11-30",
    "the end of the month": "2026-11-30",
    "end of next month": "2026-12-31",
    "end of the week": "2026-11-15",
    "end of the year": "2026-12-31",
    "weekend": "2026-11-14",
    "the weekend": "2026-11-14",
    "next weekend": "2026-11-21",
}

PAST = {
    "friday": "2026-11-06",
    "thursday": "2026-11-12",
    "this thursday": "2026-11-12",
    "next friday": "2026-11-20",
    "last thursday": "2026-11-05",
    "3 dec": "2025-12-03",
    "5 nov": "2026-11-05",
    "12 nov": "2026-11-12",
    "29 feb": "2024-02-29",
    "5.11.": "2026-11-05",
    "25/12": "2025-12-25",
    "the 3rd": "2026-11-03",
    "31st": "2026-10-31",
    "tuesday 3 nov": "2026-11-03",
    "yesterday": "2026-11-11",
    "tomorrow": "2026-11-13",
    "in two weeks": "2026-11-26",
    "2026-12-24": "2026-12-24",
}

REFUSED = {
    "": "not a date",
    "banana": "not a date",
    "month": "not a date",
    "week": "not a date",
    "5.11": "not a date",
    "99": "not a date",
    "december": "not a date",
    "2026-11": "not a date",
    "friday friday": "not a date",
    "30 february": "no 30 February",
    "29 feb 2027": "no 29 February 2027",
    "2026-02-30": "no 30 February 2026",
    "31 november": "no 31 November",
    "32nd": "no month has a day 32",
    "0 dec": "no 0 December",
    "2026-13-01": "no month 13",
    "5/11/2026": "name the month",
    "5/11": "5 Nov or 11 May",
    "0000-01-01": "no year 0",
    "fri 5 nov 2026": "is a Thursday, not a Friday",
    "in 999999 weeks": "beyond the calendar",
    "in 999999 years": "beyond the calendar",
    "999999 months ago": "beyond the calendar",
}


@pytest.mark.parametrize(("words", "day"), FUTURE.items())
def test_days_ahead(words: str, day: str) -> None:
    assert parse_date(words, on=ON).isoformat() == day


@pytest.mark.parametrize(("words", "day"), PAST.items())
def test_days_behind(words: str, day: str) -> None:
    assert parse_past_date(words, on=ON).isoformat() == day


@pytest.mark.parametrize(("words", "sentence"), REFUSED.items())
def test_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence) as caught:
        parse_date(words, on=ON)
    assert caught.value.field == "on"


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("tomorrow", date.max),
        ("friday", date.max),
        ("next week", date.max),
        ("next month", date.max),
        ("next year", date.max),
        ("a week from friday", date.max),
        ("1 jan", date.max),
        ("1st", date.max),
        ("yesterday", date.min),
        ("last friday", date.min),
        ("last week", date.min),
        ("last month", date.min),
        ("a year ago", date.min),
    ],
)
def test_the_calendar_ends(words: str, on: date) -> None:
    with pytest.raises(BadInput, match="beyond the calendar"):
        parse_date(words, on=on)


def test_the_past_ends_too() -> None:
    for words in ("31 dec", "31st"):
        with pytest.raises(BadInput):
            parse_past_date(words, on=date.min)
    assert parse_date("end of month", on=date.max) == date.max


@given(st.dates())
def test_what_is_shown_is_read_again(day: date) -> None:
    assert parse_date(show_date(day), on=ON) == day
    assert parse_date(day.isoformat(), on=ON) == day
    assert len(show_day(day)) == 6


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from("mon tue wed thu fri sat sun".split()))
def test_a_weekday_is_within_a_week(on: date, words: str) -> None:
    assert timedelta(0) < parse_date(words, on=on) - on <= timedelta(7)
    assert timedelta(0) <= on - parse_past_date(words, on=on) < timedelta(7)


@given(
    st.text(st.characters(exclude_categories=[]))
    | st.lists(st.sampled_from([*FUTURE, *REFUSED, "in", "9" * 5000, "٣", "of"]), max_size=4).map(" ".join),
    st.dates(),
)
def test_any_words_are_a_day_or_a_sentence(words: str, on: date) -> None:
    for parse in (parse_date, parse_past_date):
        try:
            day = parse(words, on=on)
        except BadInput as error:
            sentence = str(error)
        else:
            sentence = day.isoformat()
        assert 0 < len(sentence) < 200


def test_shown() -> None:
    assert show_date(date(2026, 11, 5)) == "Thu 5 Nov 2026"
    assert show_day(date(2026, 11, 5)) == " 5 Nov"
    assert show_day(date(2026, 11, 15)) == "15 Nov"
