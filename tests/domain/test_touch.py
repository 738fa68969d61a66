"""With whom it is going cold: a cadence for each level, nobody one never met, nobody one is about to meet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.people import LEVELS, ColdContact, Level
from tui.domain.touch import Touch, cold_due, going_cold

AFTER: dict[Level, int] = {"contact": 0, "helpful": 90, "ally": 60, "advocate": 30}
TODAY = date(2026, 11, 19)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days)


def cold(*touches: Touch, after: dict[Level, int] = AFTER) -> list[str]:
    return [each.name for each in going_cold(touches, after, today=TODAY)]


@pytest.mark.parametrize(("level", "days"), [("helpful", 90), ("ally", 60), ("advocate", 30)])
def test_it_is_cold_from_the_day_on_that_the_cadence_is_over(level: Level, days: int) -> None:
    assert cold(Touch(1, "Ada", level, days_ago(days - 1))) == []
    assert going_cold([Touch(1, "Ada", level, days_ago(days))], AFTER, today=TODAY) == [
        ColdContact(1, "Ada", level, days_ago(days), TODAY)
    ]


def test_a_mere_contact_never_is_unless_it_is_wanted() -> None:
    mere = Touch(1, "Ada", "contact", days_ago(4000))
    assert cold(mere) == []
    assert cold(mere, after={**AFTER, "contact": 180}) == ["Ada"]


def test_a_level_that_is_not_named_has_no_cadence() -> None:
    assert cold(Touch(1, "Ada", "ally", days_ago(4000)), after={}) == []
    assert cold(Touch(1, "Ada", "ally", days_ago(4000)), after={"ally": -3}) == []


def test_whom_one_never_met_is_not_cold() -> None:
    assert cold(Touch(1, "Ada", "ally", None)) == []


def test_a_meeting_planned_for_today_or_later_keeps_warm_and_one_that_went_by_does_not() -> None:
    old = days_ago(100)
    assert cold(Touch(1, "Ada", "ally", old, planned=TODAY)) == []
    assert cold(Touch(1, "Ada", "ally", old, planned=days_ago(-9))) == []
    assert cold(Touch(1, "Ada", "ally", old, planned=days_ago(1))) == ["Ada"]


def test_a_touch_in_the_future_is_not_cold() -> None:
    """A clock that was set back."""
    assert cold(Touch(1, "Ada", "ally", days_ago(-400))) == []


def test_the_end_of_time_is_no_error() -> None:
    assert cold_due("ally", date.max, {"ally": 60}) == date.max
    assert cold_due("ally", date.max - timedelta(60), {"ally": 60}) == date.max
    assert cold_due("ally", date.min, {"ally": 10**9}) == date.max


def test_the_longest_overdue_stands_first_then_by_name() -> None:
    found = cold(
        Touch(1, "béa", "ally", days_ago(70)),
        Touch(2, "Ada", "ally", days_ago(70)),
        Touch(3, "Zoe", "advocate", days_ago(60)),
        Touch(4, "Carl", "helpful", days_ago(90)),
    )
    assert found == ["Zoe", "Ada", "béa", "Carl"]


@given(st.lists(st.tuples(st.sampled_from(LEVELS), st.dates(), st.dates()), max_size=20), st.dates())
def test_whoever_is_cold_was_due_by_today(people: list[tuple[Level, date, date]], today: date) -> None:
    touches = [Touch(n, str(n), level, last, planned) for n, (level, last, planned) in enumerate(people)]
    found = going_cold(touches, AFTER, today=today)
    assert [each.due for each in found] == sorted(each.due for each in found)
    for each in found:
        assert each.last_touch <= each.due <= today
        planned = people[each.contact][2]
        assert planned < today
