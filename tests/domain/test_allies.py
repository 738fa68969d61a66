"""Who led to whom: one tree for everyone, whatever was written down, and totals that count nobody twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.allies import MOST_DEEP, Ally, Forest, Lead, Led, Tally, grow
from tui.domain.ladder import earned, stepped, suggested
from tui.domain.people import LEVELS, Level

DAY = date(2026, 11, 5)
ADA, BOB, CLEO, DAN = 1, 2, 3, 4
NAMES = {ADA: "Ada", BOB: "Bob", CLEO: "Cleo", DAN: "Dan"}


def person(each: int, by: int | None = None, met: int = 0, **fields: object) -> Ally:
    name = NAMES.get(each, f"P{each}")
    return Ally(each, name, introduced_by=by, meetings=met, **fields)  # type: ignore[arg-type]


def shown(forest: Forest) -> list[str]:
    """The trees, a line each, indented by a dot."""
    lines: list[str] = []
    waiting = [(root, 0) for root in reversed(forest.roots)]
    while waiting:
        each, depth = waiting.pop()
        lines.append("." * depth + forest.people[each].name)
        waiting += [(child, depth + 1) for child in reversed(forest.children.get(each, ()))]
    return lines


def test_whoever_led_to_someone_stands_above_them() -> None:
    forest = grow([person(ADA), person(BOB, ADA), person(CLEO, BOB), person(DAN)], [])
    assert shown(forest) == ["Ada", ".Bob", "..Cleo", "Dan"]
    assert forest.path(CLEO) == (ADA, BOB, CLEO)
    assert forest.path(DAN) == (DAN,)
    assert forest.branches() == (ADA,)
    assert forest.cuts == ()


def test_an_introduction_that_was_made_leads_too_the_first_one() -> None:
    leads = [Lead(BOB, CLEO, DAY + timedelta(1)), Lead(ADA, CLEO, DAY), Lead(DAN, CLEO, DAY)]
    assert shown(grow([person(each) for each in NAMES], leads)) == ["Ada", ".Cleo", "Bob", "Dan"]


def test_what_is_set_by_hand_wins_over_introductions() -> None:
    assert grow([person(ADA), person(BOB), person(CLEO, BOB)], [Lead(ADA, CLEO, DAY)]).parents == {CLEO: BOB}


def test_the_larger_branch_stands_first_then_the_name() -> None:
    people = [
        person(ADA),
        person(BOB),
        person(CLEO),
        person(DAN),
        *(person(n, met=n - 4) for n in range(5, 9)),
    ]
    leads = [Lead(CLEO, 5, DAY), Lead(CLEO, 6, DAY), Lead(DAN, 7, DAY), Lead(BOB, 8, DAY)]
    forest = grow(people, leads)
    assert [forest.people[root].name for root in forest.roots] == ["Cleo", "Bob", "Dan", "Ada"]


def test_a_branch_counts_people_and_meetings_below_it_and_none_twice() -> None:
    people = [person(ADA, met=3), person(BOB, ADA, met=2), person(CLEO, BOB, met=2), person(DAN, ADA, met=1)]
    forest = grow(people, [], [(BOB, CLEO), (ADA, DAN)])
    assert forest.led == {ADA: Led(3, 3, 4), BOB: Led(1, 1, 2)}


def test_someone_in_the_trash_is_passed_over() -> None:
    people = [person(ADA), person(BOB, ADA, gone=True), person(CLEO, BOB), person(DAN, gone=True)]
    forest = grow([*people, person(5, DAN)], [])
    assert shown(forest) == ["Ada", ".Cleo", "P5"]
    assert set(forest.people) == {ADA, CLEO, 5}


def test_a_circle_begins_with_whom_one_has_known_for_longest_and_is_told() -> None:
    people = [person(ADA, CLEO), person(BOB, ADA), person(CLEO, BOB), person(DAN, CLEO)]
    forest = grow(people, [])
    assert shown(forest) == ["Ada", ".Bob", "..Cleo", "...Dan"]
    assert forest.cuts == (
        "introductions that go round in a circle: Ada → Bob → Cleo → Ada; it begins with Ada",
    )


def test_two_who_introduced_one_another() -> None:
    forest = grow([person(BOB, ADA), person(ADA, BOB)], [])
    assert shown(forest) == ["Ada", ".Bob"]
    assert len(forest.cuts) == 1


@pytest.mark.parametrize("people", [[person(ADA, ADA)], [person(ADA)]])
def test_nobody_introduces_themselves(people: Sequence[Ally]) -> None:
    forest = grow(people, [] if people[0].introduced_by else [Lead(ADA, ADA, DAY), Lead(ADA, ADA, DAY)])
    assert shown(forest) == ["Ada"]
    assert forest.cuts == ("Ada is said to have introduced themselves",)


def test_whom_nobody_knows_leads_nowhere() -> None:
    assert shown(grow([person(ADA, 99)], [Lead(98, ADA, DAY), Lead(ADA, 97, DAY)])) == ["Ada"]


def test_a_very_long_chain_goes_on_as_a_tree_of_its_own() -> None:
    chain = [person(n, n - 1 or None, met=1) for n in range(1, 2 * MOST_DEEP + 2)]
    forest = grow(chain, [])
    assert forest.roots == (1, MOST_DEEP + 1, 2 * MOST_DEEP + 1)
    assert len(forest.cuts) == 2
    assert forest.path(2 * MOST_DEEP + 1) == tuple(range(1, 2 * MOST_DEEP + 2))
    assert forest.led[1] == Led(2 * MOST_DEEP, 2 * MOST_DEEP, 2 * MOST_DEEP)


@given(
    st.lists(st.tuples(st.none() | st.integers(1, 12), st.booleans()), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=12),
    st.lists(st.sets(st.integers(1, 12), min_size=1, max_size=3), max_size=8),
)
def test_everyone_stands_in_exactly_one_tree(
    people: list[tuple[int | None, bool]], links: list[tuple[int, int]], meetings: list[set[int]]
) -> None:
    allies = [
        person(n, by, met=sum(n in there for there in meetings), gone=gone)
        for n, (by, gone) in enumerate(people, 1)
    ]
    shared = [tuple(there) for there in meetings if len(there) > 1]
    forest = grow(allies, [Lead(*link, DAY) for link in links], shared)
    living = {ally.id for ally in allies if not ally.gone}
    assert sorted((*forest.roots, *(each for below in forest.children.values() for each in below))) == sorted(
        living
    )
    for each in living:
        way = forest.path(each)
        assert len(way) == len(set(way))
        assert way[-1] == each
        assert way[0] in forest.roots
    for above, led in forest.led.items():
        below = {each for each in living if above in forest.path(each)[:-1]}
        assert led.people == len(below)
        assert led.met == sum(forest.people[each].meetings > 0 for each in below)
        assert led.meetings == sum(bool(there & below) for there in meetings)


@pytest.mark.parametrize(
    ("tally", "meetings", "led", "level"),
    [
        (Tally(), 0, Led(), "contact"),
        (Tally(), 1, Led(), "contact"),
        (Tally(), 2, Led(), "helpful"),
        (Tally(1), 0, Led(), "helpful"),
        (Tally(4, 1), 1, Led(), "ally"),
        (Tally(2, 2, 1), 1, Led(), "ally"),
        (Tally(), 1, Led(9, 9, 9), "ally"),
        (Tally(2, 2, 2), 1, Led(), "advocate"),
        (Tally(3, 3), 0, Led(), "advocate"),
    ],
)
def test_what_someone_did_comes_to_a_rung(tally: Tally, meetings: int, led: Led, level: Level) -> None:
    ally = Ally(1, "Ada", to_me=tally, meetings=meetings)
    assert earned(ally, led) == level
    for set_by_hand in LEVELS:
        higher = LEVELS.index(level) > LEVELS.index(set_by_hand)
        assert suggested(ally._replace(level=set_by_hand), led) == (level if higher else None)


def test_the_ladder_ends_at_both_ends() -> None:
    assert stepped("contact", -1) == "contact"
    assert stepped("contact", 1) == "helpful"
    assert stepped("advocate", 1) == "advocate"
    assert stepped("advocate", -2) == "helpful"
