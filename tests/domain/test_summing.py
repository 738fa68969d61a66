"""What meetings add up to, against counts made in another way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.season import Held, Introductions, RoleTime, Season
from tui.domain.seasons import JobSearch, SearchText
from tui.domain.summing import around, nothing, recent_weeks, role_times, same_week, sum_up
from tui.domain.weeks import week_name, week_of

TODAY = date(2026, 11, 19)
FIRST = date(2025, 11, 1)
MEETINGS = st.lists(
    st.tuples(
        st.integers(0, 500),
        st.sets(st.integers(1, 9), min_size=1, max_size=3),
        st.one_of(st.none(), st.integers(1, 90)),
    ),
    max_size=25,
)


def search(name: str, began: date, ended: date | None = None, target: int | None = None) -> JobSearch:
    return JobSearch(1, name, 1, SearchText(name, began, ended, target))


def held(meetings: list[tuple[int, set[int], int | None]]) -> Held:
    by_day = sorted(meetings, key=lambda each: each[0])
    return Held(
        range(len(by_day)),
        [FIRST + timedelta(days=day) for day, *_ in by_day],
        [length for *_, length in by_day],
        [None] * len(by_day),
        [(place, person) for place, (_, people, _) in enumerate(by_day) for person in sorted(people)]
        + [(999, 1), (999, 77)],
    )


@given(MEETINGS)
def test_the_sums_are_those_of_the_meetings(meetings: list[tuple[int, set[int], int | None]]) -> None:
    sums = sum_up(held(meetings), None, today=TODAY)
    people = {person for _, of, _ in meetings for person in of}
    assert set(sums.people) == people
    assert (sums.people_met, sums.meetings) == (len(people), len(meetings))
    assert sums.minutes == sum(length or 0 for *_, length in meetings)
    assert sums.unmeasured == sum(length is None for *_, length in meetings)
    weeks: defaultdict[str, list[set[int]]] = defaultdict(list)
    for day, of, _ in meetings:
        weeks[week_name(FIRST + timedelta(days=day))].append(of)
    assert {week.name: (week.meetings, week.people) for week in sums.weeks} == {
        name: (len(of), len(set().union(*of))) for name, of in weeks.items()
    }
    assert sum(week.new for week in sums.weeks) == len(people)
    assert sum(sums.days.values()) == len(meetings)


def test_a_search_has_all_its_weeks_and_those_of_meetings_of_other_days() -> None:
    law = search("Law", date(2026, 11, 5))
    sums = sum_up(held([(0, {1}, None), (374, {1}, None)]), law, today=TODAY)
    assert [(week.name, week.meetings) for week in sums.weeks] == [
        ("2025-W44", 1),
        ("2026-W45", 0),
        ("2026-W46", 1),
        ("2026-W47", 0),
    ]


def test_a_search_that_is_over_has_no_run_that_goes_on() -> None:
    given_ = held([(374, {1}, None), (381, {1}, None)])
    over = sum_up(given_, search("Law", date(2026, 11, 5), date(2026, 11, 18)), today=TODAY)
    goes_on = sum_up(given_, search("Law", date(2026, 11, 5)), today=TODAY)
    assert over.run is None
    assert over.longest == goes_on.longest == goes_on.run


@given(
    st.lists(st.one_of(st.none(), st.integers(1, 500)), max_size=12),
    st.lists(st.tuples(st.integers(0, 14), st.sampled_from("ABC")), unique=True, max_size=30),
)
def test_the_time_of_the_roles_is_all_the_time_there_was(
    lengths: list[int | None], roles: list[tuple[int, str]]
) -> None:
    times = role_times(Held(range(len(lengths)), (), lengths), roles)
    assert sum(each.minutes for each in times) == pytest.approx(sum(length or 0 for length in lengths))
    for each in times:
        of = {entry for entry, name in roles if name == each.name and entry < len(lengths)}
        if each.name:
            assert each.meetings == len(of)
        else:
            assert each.meetings == len(lengths) - len({entry for entry, _ in roles if entry < len(lengths)})
    assert not any(each.name == "" for each in times[:-1])


def test_a_talk_on_two_roles_is_half_of_each() -> None:
    assert role_times(Held((1, 2), (), (60, 30)), [(1, "A"), (1, "B"), (2, "B"), (7, "C")]) == [
        RoleTime("B", 2, 60),
        RoleTime("A", 1, 30),
    ]


def test_introductions_that_led_to_a_meeting_were_made_too() -> None:
    found = Introductions({"offered": 3, "chased": 1, "made": 2, "met": 4, "lapsed": 1})
    assert (found.offered, found.made, found.met, found.waiting) == (11, 6, 4, 4)


def test_the_same_week_of_the_search_before() -> None:
    law, desk = search("Law", date(2026, 7, 17)), search("Desk", date(2017, 2, 6), date(2017, 6, 30))
    then = same_week(law, desk, today=TODAY)
    assert then is not None
    assert (then.number, then.first, then.over) == (19, date(2017, 6, 12), False)
    later = same_week(law, desk, today=TODAY + timedelta(days=21))
    assert later is not None
    assert (later.number, later.over) == (22, True)
    back = same_week(law, desk, today=date(2020, 1, 1))
    assert back is not None
    assert back.number == 1
    assert same_week(law, search("Far", date(9999, 12, 20)), today=TODAY) is None


def test_around_a_day_is_a_week() -> None:
    assert around(date(2025, 11, 19)) == (date(2025, 11, 16), date(2025, 11, 22))
    assert around(date.min) == (date.min, date(1, 1, 4))
    assert around(date.max) == (date(9999, 12, 28), date.max)


def season(of: JobSearch | None, meetings: list[tuple[int, set[int], int | None]], today: date) -> Season:
    sums = sum_up(held(meetings), of, today=today)
    return nothing(today)._replace(search=of, sums=sums)


def test_over_all_searches_the_last_weeks_are_without_gaps() -> None:
    every = season(None, [(0, {1}, None), (370, {1}, None)], TODAY)
    recent = recent_weeks(every, 4)
    assert [(week.name, week.meetings) for week in recent] == [
        ("2026-W44", 0),
        ("2026-W45", 1),
        ("2026-W46", 0),
        ("2026-W47", 0),
    ]
    assert len(recent_weeks(every, 1000)) == week_of(TODAY) - week_of(FIRST) + 1
    assert recent_weeks(nothing(TODAY), 4) == ()
    law = season(search("Law", date(2026, 11, 5)), [(374, {1}, None)], TODAY)
    assert [week.name for week in recent_weeks(law, 2)] == ["2026-W46", "2026-W47"]


def test_the_week_of_a_search_is_never_before_its_first() -> None:
    law = search("Law", date(2026, 7, 17))
    assert season(law, [], TODAY).week == 19
    assert season(law, [], date(2020, 1, 1)).week == 1
    assert season(search("Desk", date(2017, 2, 6), date(2017, 6, 30)), [], TODAY).week == 21
    assert nothing(TODAY).week is None
