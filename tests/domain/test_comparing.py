"""Two texts beside each other: nothing of either is left out, and what both have stands on one line."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.domain import comparing
from tui.domain.comparing import Pair, beside, lines_beside
from tui.domain.entries import EntryText

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "- [ ] d", "a "]), max_size=12)


def entry(body: str, **fields: object) -> EntryText:
    return EntryText("meeting", date(2026, 11, 5), body, **fields)  # type: ignore[arg-type]


@given(LINES, LINES)
def test_nothing_of_either_is_left_out(left: list[str], right: list[str]) -> None:
    pairs = list(lines_beside(left, right))
    assert [pair.left for pair in pairs if pair.left is not None] == left
    assert [pair.right for pair in pairs if pair.right is not None] == right
    assert Pair(None, None) not in pairs


@given(LINES)
def test_a_text_beside_itself_has_no_difference(lines: list[str]) -> None:
    assert all(pair.same for pair in lines_beside(lines, lines))


@given(LINES, LINES, LINES)
def test_what_both_have_around_a_change_is_beside_itself(
    before: list[str], change: list[str], after: list[str]
) -> None:
    pairs = list(lines_beside([*before, *after], [*before, *change, *after]))
    assert sum(pair.same for pair in pairs) >= len(before) + len(after)
    assert sum(not pair.same for pair in pairs) <= len(change)


def test_of_the_header_only_what_differs_is_shown() -> None:
    one = entry("same\nold", people=("Ada", "Grace"), minutes=35)
    other = entry("same\nnew", people=("Ada",))
    assert beside(one, other) == (
        Pair("with: Ada, Grace", "with: Ada"),
        Pair("minutes: 35", "minutes: "),
        Pair("", ""),
        Pair("same", "same"),
        Pair("old", "new"),
    )
    assert beside(one, one) == (Pair("same", "same"), Pair("old", "old"))


def test_changed_lines_stand_beside_each_other_and_added_ones_alone() -> None:
    assert list(lines_beside(["a", "b", "c"], ["a", "x", "y", "c"])) == [
        Pair("a", "a"),
        Pair("b", "x"),
        Pair(None, "y"),
        Pair("c", "c"),
    ]


def test_a_line_that_was_changed_stands_beside_what_it_became() -> None:
    left = ["Mock panel in the diner. Kwabena asked.", "would they ask it like that?"]
    right = ["Twice now.", "And early.", "Mock panel in the diner, before it opened. Kwabena asked.", "so"]
    assert list(lines_beside(left, right)) == [
        Pair(None, "Twice now."),
        Pair(None, "And early."),
        Pair(left[0], right[2]),
        Pair(left[1], "so"),
    ]


def test_texts_of_any_length_take_a_bounded_time(monkeypatch) -> None:
    monkeypatch.setattr(comparing, "MOST_PAIRS", 10)
    left, right = [str(number) for number in range(20)], [str(number) for number in range(100, 130)]
    pairs = list(lines_beside(left, right))
    assert pairs[0] == Pair("0", "100")
    assert len(pairs) == 30
