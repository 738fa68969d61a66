"""What keeps a promise the same promise, and the thanks a meeting asks for."""

from __future__ import annotations

import time
from datetime import date, timedelta
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.entries import Derived, Feedback, FollowUp, Introduction
from tui.domain.promises import (
    Held,
    held_feedback,
    held_followup,
    held_introduction,
    match,
    thank_yous,
    thanks_due,
    too_early,
)

DAY = date(2026, 11, 5)


def rows(*words: str) -> list[Held]:
    return [Held(each) for each in words]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([], [], []),
        (["call the office"], [], []),
        ([], ["call the office"], [None]),
        (["a", "b"], ["b", "a"], [1, 0]),
        (["call", "call"], ["call", "call"], [0, 1]),
        (["call", "call"], ["call"], [0]),
        (["call the office"], ["call the office on Monday"], [0]),
        (["call the office"], ["write a book"], [None]),
        (["call the bank today", "call the bank"], ["call the bank"], [1]),
        (["call the office", "call the offices"], ["call the officer"], [0]),
        (["call the office on monday"], ["call the office", "call the office on tuesday"], [None, 0]),
    ],
)
def test_lines_find_their_rows(old: list[str], new: list[str], found: list[int | None]) -> None:
    assert match(rows(*old), rows(*new)) == found


def test_open_rows_go_before_closed_ones_and_closed_ones_need_the_same_words() -> None:
    closed, still_open = Held("call", open=False), Held("call")
    assert match([closed, still_open], rows("call")) == [1]
    assert match([closed], rows("call")) == [0]
    assert match([Held("call the office", open=False)], rows("call the offices")) == [None]


def test_a_name_alone_is_enough_but_not_across_directions() -> None:
    old = held_introduction(Introduction("Grace Hopper", "runs a fund", "to_me", None, 1))
    new = held_introduction(Introduction("grace hopper", "wrote a compiler at sea", "to_me", None, 9))
    back = held_introduction(Introduction("Grace Hopper", "runs a fund", "by_me", None, 9))
    assert match([old], [new]) == [0]
    assert match([old], [back]) == [None]


def test_case_accents_and_punctuation_do_not_matter() -> None:
    old = held_followup(FollowUp("Écrire à Ada.", "task", None, False, 1))
    new = held_followup(FollowUp("ecrire a ada", "task", DAY, True, 4))
    assert match([old], [new]) == [0]
    assert held_feedback(Feedback("Too long!", 3)) == Held("too long")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.text("abc ", max_size=5), st.booleans()), max_size=8),
    st.lists(st.text("abc ", max_size=5), max_size=8),
)
def test_each_row_is_found_once_and_the_same_words_always_find_one(
    old: list[tuple[str, bool]], new: list[str]
) -> None:
    held = [Held(words, open=is_open) for words, is_open in old]
    found = match(held, rows(*new))
    assert len(found) == len(new)
    taken = [each for each in found if each is not None]
    assert len(set(taken)) == len(taken)
    for words in {each for each in new if each}:
        same = sum(row.words == words for row in held)
        matched = sum(found[place] is not None for place, each in enumerate(new) if each == words)
        assert matched >= min(same, new.count(words))


def test_a_thousand_changed_lines_take_bounded_time() -> None:
    old = rows(*(f"call number {each} about the thing we said" for each in range(3000)))
    new = rows(*(f"phone number {each} about the thing we said" for each in range(3000)))
    start = time.process_time()
    found = match(old, new)
    assert time.process_time() - start < 20
    assert None not in found


def written(text: str) -> FollowUp:
    return FollowUp(text, "thank-you", None, False, 1)


@pytest.mark.parametrize(
    ("followups", "left"),
    [
        ([], ["Ada Lovelace", "Grace Hopper"]),
        ([FollowUp("call Ada", "task", None, False, 1)], ["Ada Lovelace", "Grace Hopper"]),
        ([written("thank-you note")], []),
        ([written("thank Ada")], ["Grace Hopper"]),
        ([written("Thank ADA, Grace")], []),
        ([written("thank ada"), written("thank grace for the book")], []),
        ([written("thank Adam")], []),
    ],
)
def test_thanks_in_the_text_stand_for_those_they_name(followups: list[FollowUp], left: list[str]) -> None:
    people = ("Ada Lovelace", "Grace Hopper")
    asked = thank_yous(people, followups, due=DAY, wanted=True)
    assert list(asked) == left
    assert all(
        each == FollowUp(f"Thank {name}", "thank-you", DAY, False, None) for name, each in asked.items()
    )
    assert thank_yous(people, followups, due=DAY, wanted=False) == {}


@pytest.mark.parametrize(
    ("at", "hours", "days"),
    [
        (None, 24, 1),
        (clock(23, 59), 24, 1),
        (clock(0), 24, 1),
        (None, 48, 2),
        (None, 6, 0),
        (None, 12, 1),
        (clock(15), 8, 0),
        (clock(15), 9, 1),
        (clock(15), 8760, 365),
    ],
)
def test_thanks_are_due_so_many_hours_after_the_meeting(at: clock | None, hours: int, days: int) -> None:
    assert thanks_due(DAY, at, hours) == DAY + timedelta(days=days)


def test_thanks_for_the_last_day_there_is_are_due_on_it() -> None:
    assert thanks_due(date.max) == date.max


def test_what_is_due_before_it_was_said_is_told() -> None:
    before, after = DAY - timedelta(1), DAY
    derived = Derived(
        introductions=(
            Introduction("Grace", "at sea", "to_me", before, 1, "offered"),
            Introduction("Kay", "to Ida", "by_me", before, 2, "chased"),
            Introduction("Jean", "", "to_me", before, 3, "made"),
            Introduction("Betty", "", "to_me", after, 4, "offered"),
        ),
        followups=(
            FollowUp("call", "task", before, False, 5),
            FollowUp("write", "promise", before, True, 6),
            FollowUp("read", "task", None, False, 7),
        ),
    )
    assert list(too_early(derived, DAY)) == [
        ("Grace, at sea", before),
        ("Kay to Ida", before),
        ("call", before),
    ]
