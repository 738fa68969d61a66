"""The life of an introduction: what the meetings and its line make of it, whatever somebody said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.introductions import (
    INTRODUCTION_STATUSES,
    Step,
    settled,
    spoken,
    status_after,
    tell_words,
    ticked,
)

OFFER = 1
"""The entry it was offered in."""

STEPS = st.lists(
    st.builds(Step, st.sampled_from(INTRODUCTION_STATUSES), st.sampled_from([None, OFFER, 2, 3]), st.just(0)),
    max_size=5,
).map(lambda steps: tuple(step._replace(id=number) for number, step in enumerate(steps, 1)))
TALKS = st.lists(st.integers(2, 6), unique=True, max_size=4)


def met(entry: int | None) -> Step:
    return Step("met", entry)


@pytest.mark.parametrize("before", [(), (Step("chased"),), (Step("made"),), (Step("chased"), Step("made"))])
def test_what_is_open_is_met_at_the_first_meeting(before: tuple[Step, ...]) -> None:
    assert settled(before, [7, 9], live=True) == (*before, met(7))
    assert settled(before, [], live=True) == before
    assert settled(before, [7], live=False) == before


@pytest.mark.parametrize("status", ["declined", "lapsed"])
def test_what_was_given_up_stays_so(status: str) -> None:
    before = (Step("made"), Step(status))  # type: ignore[arg-type]
    assert settled(before, [7], live=True) == before


def test_it_is_not_met_any_more_when_the_meeting_is_gone_or_was_with_somebody_else() -> None:
    made = Step("made", None, 1)
    assert settled((made, met(7)), [], live=True) == (made,)
    assert settled((made, met(7)), [9], live=True) == (made, met(9))
    assert settled((met(7),), [], live=True) == ()
    assert settled((made, met(7)), [7, 9], live=True) == (made, met(7))
    assert settled((made, met(9)), [7, 9], live=True) == (made, met(7))


def test_what_somebody_said_counts_for_more_than_the_meeting_it_was_said_of() -> None:
    after = (met(7), Step("made"))
    assert settled(after, [7], live=True) == after
    assert settled(after, [7, 9], live=True) == (*after, met(9))
    by_hand = (met(None),)
    assert settled(by_hand, [], live=True) == by_hand
    assert settled(by_hand, [7], live=True) == by_hand


def test_nothing_happens_to_what_is_not_to_be_seen() -> None:
    assert settled((met(7),), [], live=False) == (met(7),)


def test_a_tick_says_that_it_was_made_and_is_taken_back() -> None:
    made = Step("made", OFFER)
    assert ticked((), OFFER, done=True) == (made,)
    assert ticked((Step("chased"),), OFFER, done=True) == (Step("chased"), made)
    assert ticked((made,), OFFER, done=True) == (made,)
    assert ticked((made,), OFFER, done=False) == ()
    assert ticked((Step("made"),), OFFER, done=False) == (Step("made"),)


def test_a_tick_counts_once_and_less_than_what_was_said_after_it() -> None:
    later = (Step("made", OFFER), Step("offered"))
    assert ticked(later, OFFER, done=True) == later
    assert ticked(later, OFFER, done=False) == later
    assert ticked((Step("declined"),), OFFER, done=True) == (Step("declined"),)


@given(STEPS, TALKS, st.booleans())
def test_to_settle_again_changes_nothing(steps: tuple[Step, ...], talks: list[int], live: bool) -> None:
    once = settled(steps, talks, live=live)
    assert settled(once, talks, live=live) == once
    by_hand = [step for step in steps if step.status != "met" or step.entry is None]
    assert [step for step in once if step.status != "met" or step.entry is None] == by_hand
    assert len(once) <= len(steps) + 1


@given(STEPS, TALKS)
def test_meetings_that_come_and_go_leave_it_as_it_was(steps: tuple[Step, ...], talks: list[int]) -> None:
    alone = settled(steps, [], live=True)
    assert settled(settled(alone, talks, live=True), [], live=True) == alone


@given(STEPS)
def test_a_tick_that_is_taken_back_leaves_it_as_it_was(steps: tuple[Step, ...]) -> None:
    if all(step.entry != OFFER for step in steps):
        assert ticked(ticked(steps, OFFER, done=True), OFFER, done=False) == steps


def test_the_status_is_what_it_came_to_last() -> None:
    assert status_after(()) == "offered"
    assert status_after((Step("chased"), Step("made"))) == "made"


def test_what_is_to_be_told_names_both() -> None:
    assert tell_words("Ada", "Grace") == "Tell Ada how it went with Grace"


@pytest.mark.parametrize(
    ("name", "detail", "direction", "said"),
    [
        ("Grace Hopper", "runs a fund", "to_me", "Grace Hopper, runs a fund"),
        ("Grace Hopper", "", "to_me", "Grace Hopper"),
        ("Kay", "to Grace", "by_me", "Kay to Grace"),
        ("Kay", "With Grace", "by_me", "Kay With Grace"),
        ("Kay", "runs a shop", "by_me", "Kay, runs a shop"),
        ("Kay", "to be met", "to_me", "Kay, to be met"),
    ],
)
def test_who_is_introduced_is_spoken_of_as_one_speaks(name, detail, direction, said) -> None:
    assert spoken(name, detail, direction) == said
