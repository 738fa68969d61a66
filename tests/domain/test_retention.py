"""What goes when a backup is made, and what never does."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.retention import LATEST, superfluous

START = datetime(2026, 1, 1, 9)
MOMENTS = st.lists(st.integers(0, 400 * 24 * 60), max_size=80).map(
    lambda minutes: [START + timedelta(minutes=each) for each in sorted(minutes)]
)


def kept(made: list[datetime], now: datetime) -> list[datetime]:
    gone = set(superfluous(made, now=now))
    return [each for place, each in enumerate(made) if place not in gone]


@given(MOMENTS)
def test_the_latest_stay_and_there_is_an_end_to_it(made: list[datetime]) -> None:
    left = kept(made, START + timedelta(days=800))
    assert left[-LATEST:] == made[-LATEST:]
    assert len(left) <= LATEST + 6 + 7 + 8
    assert kept(left, START + timedelta(days=800)) == left, "what stayed stays"


@given(MOMENTS, st.integers(0, 500))
def test_a_clock_that_goes_back_lets_none_go(made: list[datetime], days: int) -> None:
    now = START + timedelta(days=days)
    if any(each > now for each in made):
        assert kept(made, now) == made


def test_a_daily_user_keeps_days_then_weeks() -> None:
    made: list[datetime] = []
    for day in range(120):
        made.append(START + timedelta(days=day))
        made = kept(made, made[-1])
    ages = [(made[-1] - each).days for each in made]
    assert ages[-7:] == [6, 5, 4, 3, 2, 1, 0]
    assert max(ages) >= 6 * 7
    assert len(made) <= 14


def test_a_busy_hour_does_not_push_the_days_out() -> None:
    days = [START + timedelta(days=day) for day in range(7)]
    busy = [days[-1] + timedelta(minutes=minute) for minute in range(1, 50)]
    left = kept([*days, *busy], busy[-1])
    assert left[:6] == days[:6]
    assert left[-1] == busy[-1]


def test_a_year_away_costs_nothing() -> None:
    made = [START + timedelta(days=day) for day in range(7)]
    assert kept(made, START + timedelta(days=365)) == made
