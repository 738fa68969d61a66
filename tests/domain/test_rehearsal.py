"""A run of the pitch: its length, its target, and which word one should be at."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.pitch import target
from tui.domain.rehearsal import (
    LONGEST,
    Rehearsal,
    beside_target,
    clock,
    due_words,
    fit_run,
    is_close,
    length,
    longest_of,
    run_bar,
)


@pytest.mark.parametrize(
    ("seconds", "words", "due"),
    [(0, 105, 0), (0.39, 105, 0), (0.4, 105, 1), (24, 105, 60), (42, 105, 105), (90, 105, 105), (-1, 5, 0)],
)
def test_words_are_due_at_150_a_minute(seconds: float, words: int, due: int) -> None:
    assert due_words(seconds, words) == due


@given(st.integers(1, 100_000))
def test_all_words_are_due_when_the_target_is_reached(words: int) -> None:
    assert words - due_words(target(words) + 0.5, words) <= 1
    assert due_words(target(words) / 2, words) <= words / 2 + 1


def test_a_run_is_kept_in_whole_seconds() -> None:
    assert fit_run(41.6) == 42
    assert fit_run(0.6) == 1
    for seconds in (0.4, 0, -3, LONGEST + 1):
        with pytest.raises(BadInput, match="to be kept"):
            fit_run(seconds)


def test_how_a_run_stands_beside_its_target() -> None:
    assert beside_target(42.4, 42) == "on time"
    assert beside_target(45, 42) == "3 s over"
    assert beside_target(30, 100) == "1 min 10 s short"
    assert is_close(45, 42)
    assert not is_close(48, 42)
    assert is_close(2, 1)


@pytest.mark.parametrize(
    ("seconds", "words", "shown"),
    [
        (0, "0 s", "0:00"),
        (59.4, "59 s", "0:59"),
        (59.6, "1 min 0 s", "0:59"),
        (63, "1 min 3 s", "1:03"),
        (3725, "1 h 2 min", "1:02:05"),
        (-5, "0 s", "0:00"),
    ],
)
def test_lengths_in_words_and_on_a_clock(seconds: float, words: str, shown: str) -> None:
    assert length(seconds) == words
    assert clock(seconds) == shown


def test_a_bar_says_how_long_a_run_was_and_where_its_target_is() -> None:
    assert run_bar(10, 10, 20, 10) == "━━━━┿     "
    assert run_bar(20, 10, 20, 10) == "━━━━┿━━━━━"
    assert run_bar(5, 10, 20, 10) == "━━  │     "
    assert run_bar(1, 3600, 3600, 5) == "━   │"
    assert run_bar(5, 10, 20, 0) == ""


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(1, 200))
def test_a_bar_has_its_width_and_one_mark(seconds: int, aim: int, width: int) -> None:
    bar = run_bar(seconds, aim, max(seconds, aim), width)
    assert len(bar) == width
    assert bar.count("┿") + bar.count("│") == 1


def test_the_longest_of_none_is_no_nothing() -> None:
    assert longest_of([], []) == 1
    assert longest_of([Rehearsal(1, 1, 50, datetime(2026, 11, 5))], [42]) == 50
