"""Job searches: what may be one, and when one may go on beside another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.seasons import (
    MAX_GOAL,
    JobSearch,
    SearchText,
    check_days,
    check_today,
    fit_search,
    last_day,
    overlap,
    search_before,
)

TODAY = date(2026, 11, 19)
LAW = SearchText("Leaving law", date(2026, 7, 17))
DESK = SearchText("A first desk", date(2017, 2, 6), date(2017, 6, 30))
DAYS = st.dates(date(2000, 1, 1), date(2001, 1, 1))


def test_a_search_is_cleaned() -> None:
    fit = fit_search(
        SearchText("  Leaving\n law\x00 ", LAW.started_on, goal="  a\r\nb\x00 ", outcome=" \n", target=2)
    )
    assert fit == SearchText("Leaving law\ufffd", LAW.started_on, goal="a\nb\ufffd", target=2)


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"name": " \t"}, "name", "needs a name"),
        ({"name": "x" * 201}, "name", "too long"),
        ({"goal": "x" * (MAX_GOAL + 1)}, "goal", "2,001 characters"),
        ({"outcome": "x" * (MAX_GOAL + 1)}, "outcome", "fit"),
        ({"target": 0}, "target", "from 1 to 100"),
        ({"target": 101}, "target", "from 1 to 100"),
        ({"started_on": date(206, 7, 17)}, "on", "too early"),
        ({"ended_on": date(2026, 7, 16)}, "ended", "cannot end before"),
    ],
)
def test_what_cannot_be_kept_is_named_by_its_field(
    change: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence) as fault:
        fit_search(LAW._replace(**change))
    assert fault.value.field == field


def test_a_search_of_one_day_is_one() -> None:
    assert fit_search(LAW._replace(ended_on=LAW.started_on)).ended_on == LAW.started_on


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ((1, 5), (5, 9), False),
        ((1, 5), (6, 9), False),
        ((1, 6), (5, 9), True),
        ((1, 9), (3, 5), True),
        ((1, None), (5, None), True),
        ((5, None), (1, 5), False),
        ((1, None), (3, 3), True),
        ((3, 3), (3, 3), False),
        ((3, 3), (1, 3), False),
    ],
)
def test_two_searches_share_a_day_at_most(
    one: tuple[int, int | None], other: tuple[int, int | None], together: bool
) -> None:
    def search(days: tuple[int, int | None]) -> SearchText:
        return SearchText("x", date(2026, 1, days[0]), date(2026, 1, days[1]) if days[1] else None)

    assert overlap(search(one), search(other)) is overlap(search(other), search(one)) is together


@given(st.tuples(DAYS, DAYS), st.tuples(DAYS, DAYS))
def test_searches_that_do_not_overlap_have_no_two_days_in_common(
    one: tuple[date, date], other: tuple[date, date]
) -> None:
    first, second = (SearchText("x", min(days), max(days)) for days in (one, other))
    spans = [
        set(range(text.started_on.toordinal(), text.ended_on.toordinal() + 1))
        for text in (first, second)
        if text.ended_on
    ]
    common = len(spans[0] & spans[1])
    if not overlap(first, second):
        assert common <= 1
    elif min(one) != max(one) and min(other) != max(other):
        assert common >= 2


def test_the_search_in_the_way_is_named_with_its_days() -> None:
    with pytest.raises(BadInput, match="“Leaving law” goes on since Fri 17 Jul 2026: end it first"):
        check_days(SearchText("Next", TODAY), [LAW, DESK])
    with pytest.raises(BadInput, match="same time as “A first desk”, which went on since Mon 6 Feb 2017"):
        check_days(SearchText("Next", date(2017, 6, 1), date(2017, 8, 1)), [DESK])
    check_days(SearchText("Next", date(2017, 6, 30), date(2026, 7, 17)), [LAW, DESK])


def test_days_that_stay_as_they_were_are_not_asked_about() -> None:
    """A journal may hold what another program, or a clock that was wrong, has put there."""
    beside = [LAW._replace(name="Another")]
    check_days(LAW._replace(goal="x"), beside, before=LAW)
    check_days(LAW._replace(ended_on=TODAY), beside, before=LAW)
    with pytest.raises(BadInput, match="same time as “A first desk”"):
        check_days(LAW._replace(started_on=date(2017, 1, 1)), [DESK], before=LAW)
    ahead = LAW._replace(started_on=date(2027, 1, 1))
    check_today(ahead._replace(goal="x"), today=TODAY, before=ahead)
    with pytest.raises(BadInput, match="still to come"):
        check_today(ahead, today=TODAY, before=LAW)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (LAW._replace(started_on=date(2026, 11, 20)), "on"),
        (LAW._replace(ended_on=date(2026, 11, 20)), "ended"),
    ],
)
def test_what_is_still_to_come_is_no_day_of_a_search(text: SearchText, field: str) -> None:
    with pytest.raises(BadInput, match="still to come") as fault:
        check_today(text, today=TODAY)
    assert fault.value.field == field
    check_today(text, today=date(2026, 11, 20))


def test_the_search_before_is_the_last_that_began_earlier() -> None:
    searches = [
        JobSearch(number, str(number), 1, SearchText(str(number), date(2026, month, 1)))
        for number, month in ((1, 5), (2, 1), (3, 3), (4, 3))
    ]
    assert search_before(searches[0], searches) == searches[3]
    assert search_before(searches[3], searches) == searches[2]
    assert search_before(searches[1], searches) is None


def test_a_search_is_looked_at_until_its_end_whatever_the_clock_says() -> None:
    law = JobSearch(1, "u", 1, LAW)
    assert last_day(law, TODAY) == TODAY
    assert last_day(law, date(2020, 1, 1)) == LAW.started_on
    assert last_day(law._replace(text=LAW._replace(ended_on=date(2026, 8, 1))), TODAY) == date(2026, 8, 1)
