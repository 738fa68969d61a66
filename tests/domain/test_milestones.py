"""What was reached: when, by which meeting, and what of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.domain.milestones import (
    PEOPLE,
    Anniversary,
    Made,
    Milestone,
    kinds_reached,
    milestones,
    to_tell,
    years_since,
)
from tui.domain.season import Held
from tui.domain.summing import reached, sum_up

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 19)
MEETINGS = st.lists(
    st.tuples(
        st.integers(0, 40), st.sets(st.integers(1, 60), min_size=1, max_size=8), st.sampled_from([None, 1, 5])
    ),
    max_size=40,
)


def held(meetings: Sequence[tuple[int, set[int], int | None]]) -> Held:
    """Meetings by day, in their order."""
    by_day = sorted(meetings, key=lambda each: each[0])
    return Held(
        range(1, len(by_day) + 1),
        [FIRST + timedelta(days=day) for day, *_ in by_day],
        [None] * len(by_day),
        [score for *_, score in by_day],
        [(place + 1, person) for place, (_, people, _) in enumerate(by_day) for person in people],
    )


@given(MEETINGS)
def test_each_number_is_reached_by_the_meeting_that_reaches_it(
    meetings: list[tuple[int, set[int], int | None]],
) -> None:
    given_ = held(meetings)
    found = {each.kind: each for each in _reached(given_)}
    met: set[int] = set()
    for entry, on in zip(given_.entries, given_.days, strict=True):
        before = len(met)
        met |= {person for other, person in given_.there if other == entry}
        for count in PEOPLE:
            if before < count <= len(met):
                step = found.pop(f"people-{count}")
                assert (step.entry, step.on) == (entry, on)
    five = [entry for entry, score in zip(given_.entries, given_.scores, strict=True) if score == 5]
    assert [found.pop("five").entry] == five[:1] if five else "five" not in found
    assert [each.entry for each in found.values() if each.entry] == list(given_.entries[:1])


def _reached(given_: Held, made: Sequence[Made] = (), today: date = TODAY) -> list[Milestone]:
    return reached(given_, sum_up(given_, None, today=today), made, None, today=today)


@given(MEETINGS, st.booleans(), st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_the_totals_know_the_same_kinds(
    meetings: list[tuple[int, set[int], int | None]], made: bool, today: date
) -> None:
    given_ = held(meetings)
    found = _reached(given_, [Made(1, FIRST, "Grace")] if made else [], today)
    kinds = kinds_reached(
        len({person for _, people, _ in meetings for person in people}),
        any_meeting=bool(meetings),
        any_five=any(score == 5 for *_, score in meetings),
        any_made=made,
        since=years_since(None, given_.days[0] if meetings else None),
        today=today,
    )
    assert kinds == {each.kind for each in found}
    assert len(kinds) == len(found)
    assert [each.on for each in found] == sorted(each.on for each in found)


def test_an_anniversary_is_reached_on_its_day() -> None:
    since = [Anniversary("begun", "“Leaving law” began", date(2024, 2, 29))]

    def told(today: date) -> list[tuple[str, date]]:
        return [(each.text, each.on) for each in milestones((), None, (), since, today=today)]

    assert told(date(2025, 2, 27)) == []
    assert told(date(2025, 2, 28)) == [("A year since “Leaving law” began", date(2025, 2, 28))]
    assert told(date(2026, 3, 1))[-1] == ("2 years since “Leaving law” began", date(2026, 2, 28))
    assert len(told(date.max)) > len(told(date(2026, 3, 1)))


def test_the_first_introduction_is_that_of_the_earliest_talk() -> None:
    made = [Made(9, TODAY, "Late"), Made(2, FIRST, "Second"), Made(1, FIRST, "First")]
    (found,) = milestones((), None, made, today=TODAY)
    assert (found.text, found.on, found.entry) == ("First introduction made: First", FIRST, 1)


def test_of_what_is_reached_at_once_the_highest_is_told() -> None:
    reached = [
        Milestone("first", "First meeting", FIRST, 1),
        Milestone("people-5", "5 people met", FIRST, 1),
        Milestone("people-10", "10 people met", FIRST, 2),
        Milestone("five", "First pitch that scored 5", FIRST, 2),
    ]
    assert [each.kind for each in to_tell(reached, (), today=TODAY)] == ["first", "people-10", "five"]
    assert [each.kind for each in to_tell(reached, {"first", "five"}, today=TODAY)] == ["people-10"]
    assert to_tell(reached, {each.kind for each in reached}, today=TODAY) == []


def test_an_anniversary_that_went_by_unseen_is_no_news() -> None:
    years = [Milestone(f"years-{number}", "", date(2026, 11, 19 - number)) for number in (2, 1)]
    assert [each.kind for each in to_tell(years, (), today=TODAY)] == ["years-1"]
    assert to_tell(years, (), today=date(2027, 1, 1)) == []
