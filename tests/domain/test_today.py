"""What is open, sorted out by what one does about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.people import ColdContact
from tui.domain.today import Due, counted, is_due, of_cold, parse_id, section_of, sort_out

NOW = date(2026, 11, 19)
DAY = timedelta(days=1)
KINDS = ["thank-you", "task", "promise", "chase", "tell", "introduction", "introduce", "meet"]


def due(kind: str, when: date | None = NOW, number: int = 1, **fields: object) -> Due:
    return Due(f"f{number}", kind, fields.pop("text", "said"), when, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("thank-you", "thank_you"),
        ("task", "i_promised"),
        ("promise", "i_promised"),
        ("chase", "i_promised"),
        ("tell", "i_promised"),
        ("introduction", "promised_to_me"),
        ("introduce", "i_promised"),
        ("meet", "coming_up"),
        ("meeting", "coming_up"),
    ],
)
def test_each_kind_has_its_section_until_it_is_overdue(kind: str, section: str) -> None:
    for when in (NOW, NOW + DAY, None):
        assert section_of(due(kind, when), today=NOW) == section
    assert section_of(due(kind, NOW - DAY), today=NOW) == "overdue"


def test_who_goes_cold_is_never_overdue() -> None:
    cold = of_cold(ColdContact(7, "Ada Lovelace", "ally", date(2026, 8, 1), date(2026, 9, 30)))
    assert (cold.id, cold.contact, cold.contact_id) == ("c7", "Ada Lovelace", 7)
    assert cold.text == "Last in touch on Sat 1 Aug 2026"
    assert section_of(cold, today=NOW) == "going_cold"
    assert not is_due(cold, today=NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_snoozed_comes_up_and_is_due_on_its_day(kind: str) -> None:
    put_off = due(kind, NOW + DAY, snoozed=True)
    assert section_of(put_off, today=NOW) == "coming_up"
    assert section_of(put_off, today=NOW + DAY) != "overdue"
    assert section_of(put_off, today=NOW + 2 * DAY) == "overdue"


def test_its_words_are_without_markdown() -> None:
    said = due("task", text="read [the *post*](https://example.org/x_y) of `main` by snake_case **now**")
    assert said.words == "read the post of main by snake_case now"


@pytest.mark.parametrize(
    ("text", "contact", "beside"),
    [
        ("Thank Ann", "Ann", ""),
        ("send the Annual report", "Ann", "Ann"),
        ("Coffee with Ann, Bo", "Ann, Bo", ""),
        ("tell Ann’s boss", "Ann", ""),
        ("call (Ann)", "Ann", ""),
        ("call", "", ""),
        ("buy C++ book", "C++", ""),
    ],
)
def test_whom_it_is_with_stands_beside_it_where_it_does_not_say_so(text, contact, beside) -> None:
    assert due("task", text=text, contact=contact).beside == beside


def test_a_planned_meeting_of_today_asks_for_nothing_and_one_of_yesterday_does() -> None:
    assert not is_due(due("meeting", NOW), today=NOW)
    assert is_due(due("happened", NOW - DAY), today=NOW)
    assert section_of(due("happened", NOW - DAY), today=NOW) == "overdue"


def test_the_most_pressing_comes_first_and_what_has_no_day_last() -> None:
    rows = [
        due("task", None, 1),
        due("task", NOW + 2 * DAY, 2),
        due("task", NOW, 3),
        due("task", NOW, 4, on=NOW - DAY),
    ]
    assert [each.number for each in sort_out(rows, today=NOW).i_promised] == [4, 3, 2, 1]


def test_the_same_said_twice_is_shown_once_as_it_was_said_last() -> None:
    first = due(
        "introduction", NOW - DAY, 1, text="Grace Hopper, runs a fund", contact_id=1, on=NOW - 9 * DAY
    )
    again = due("introduction", NOW + DAY, 2, text="grace hopper", contact_id=1, on=NOW - 2 * DAY)
    by_another = due("introduction", NOW, 3, text="Grace Hopper", contact_id=2, on=NOW)
    by_nobody = due("introduction", NOW, 4, text="Grace Hopper", on=NOW)
    today = sort_out([first, again, by_another, by_nobody], today=NOW)
    assert today.overdue == ()
    assert [(each.number, each.also) for each in today.promised_to_me] == [(3, ()), (4, ()), (2, ("f1",))]


def test_promises_are_the_same_only_word_for_word_and_tasks_never() -> None:
    said = [
        due("promise", None, n, text=text, contact_id=1) for n, text in enumerate(["A, b", "a, b", "A, c"])
    ]
    tasks = [due("task", None, n, text="call", contact_id=1) for n in (7, 8)]
    today = sort_out([*said, *tasks], today=NOW)
    assert sorted((each.number, each.also) for each in today.i_promised) == [
        (1, ("f0",)),
        (2, ()),
        (7, ()),
        (8, ()),
    ]


def test_said_last_without_a_day_the_day_it_had_counts() -> None:
    said = [
        due("promise", NOW, 1, contact_id=1, on=NOW - 9 * DAY),
        due("promise", None, 2, contact_id=1, on=NOW - DAY),
    ]
    (one,) = sort_out(said, today=NOW).i_promised
    assert (one.number, one.due) == (2, NOW)


DUES = st.builds(
    lambda number, kind, offset, snoozed: due(
        kind, None if offset is None else NOW + offset * DAY, number, text=f"t{number}", snoozed=snoozed
    ),
    st.integers(1, 999),
    st.sampled_from([*KINDS, "meeting", "happened", "cold"]),
    st.none() | st.integers(-400, 400),
    st.booleans(),
)


@given(st.lists(DUES, max_size=30, unique_by=lambda each: each.number))
def test_nothing_is_lost_and_nothing_doubled(rows: list[Due]) -> None:
    today = sort_out(rows, today=NOW)
    assert sorted(each.id for each in today.everything) == sorted(each.id for each in rows)
    assert counted(today, on=NOW) == sum(is_due(each, today=NOW) for each in rows)
    assert all(each.due < NOW for each in today.overdue if each.due)
    for section in today:
        days = [each.due or date.max for each in section]
        assert days == sorted(days)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("f12", "f12"),
        ("12", "f12"),
        (" I3 ", "i3"),
        ("c007", "c7"),
        ("m40", "m40"),
        ("x9", None),
        ("f", None),
        ("", None),
        ("f-1", None),
        ("f1 2", None),
        ("f٣", None),
        ("f" + "9" * 30, None),
    ],
)
def test_ids_are_read_as_they_are_typed(typed: str, found: str | None) -> None:
    assert parse_id(typed) == found
