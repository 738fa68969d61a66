"""The name that was meant is found; a name that is nearly known is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import Ambiguous, NotFound
from tui.domain.names import find_name, near

KNOWN = ("Ada Lovelace", "Ada Byron", "Grace Hopper", "José Núñez", "Lovelace & Sons", "Grace")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("ada lovelace", "Ada Lovelace"),
        ("jose nunez", "José Núñez"),
        ("Grace", "Grace"),
        ("hop", "Grace Hopper"),
        ("lovelace, ada", "Ada Lovelace"),
        ("a lov", "Ada Lovelace"),
        ("sons", "Lovelace & Sons"),
        ("  ADA   byron ", "Ada Byron"),
    ],
)
def test_found_exactly_then_by_words(wanted: str, found: str) -> None:
    assert find_name(wanted, KNOWN) == found


@pytest.mark.parametrize(("wanted", "candidates"), [("ada", ("Ada Lovelace", "Ada Byron")), ("g h", None)])
def test_several_are_listed(wanted: str, candidates: tuple[str, ...] | None) -> None:
    if candidates is None:
        assert find_name(wanted, KNOWN) == "Grace Hopper"
        return
    with pytest.raises(Ambiguous) as caught:
        find_name(wanted, KNOWN)
    assert caught.value.candidates == candidates
    assert all(name in str(caught.value) for name in candidates)


def test_each_word_needs_a_word_of_its_own() -> None:
    with pytest.raises(NotFound):
        find_name("ada ada", KNOWN)


@pytest.mark.parametrize("wanted", ["", " ", "!!", "Nobody", "daa"])
def test_unknown(wanted: str) -> None:
    with pytest.raises(NotFound, match="no role is called"):
        find_name(wanted, KNOWN, what="role")


def test_a_slip_is_offered() -> None:
    with pytest.raises(NotFound, match="did you mean Ada Lovelace"):
        find_name("Ada Lovelaec", KNOWN)


def test_accents_decide_between_equals() -> None:
    assert find_name("Jose", ["José", "Jose"]) == "Jose"
    with pytest.raises(Ambiguous):
        find_name("JOSE", ["José", "Jose"])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Lovelaec", "Ada Lovelace"),
        ("Lovelace, Ada", "Ada Lovelace"),
        ("Grace  Hoper", "Grace Hopper"),
        ("Jose Nunes", "José Núñez"),
        ("ada lovelace", None),
        ("Alan Turing", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_near(name: str, other: str | None) -> None:
    assert near(name, KNOWN) == other


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_text_is_answered(wanted: str, known: list[str]) -> None:
    near(wanted, known)
    try:
        found = find_name(wanted, known)
    except (NotFound, Ambiguous):
        return
    assert found in known
