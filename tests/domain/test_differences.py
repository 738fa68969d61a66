"""What became of a text: nothing is invented, nothing is lost, and it ends in time whatever the texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain import alignment
from tui.domain.differences import Difference, difference

SIGNS = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
TEXTS = st.lists(
    st.sampled_from(("a", "b", "c", "the", "Ærø", "\n", "\n\n", " ", "\t", "\u3000")), max_size=40
).map(" ".join)


def marked(found: Difference) -> str:
    return " ".join(SIGNS[piece.fate].format(piece.text.strip()) for piece in found.pieces)


def words_of(found: Difference, *fates: str) -> list[str]:
    return " ".join(piece.text for piece in found.pieces if piece.fate in fates).split()


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("I was a banker.", "I was a banker.", "I was a banker."),
        ("I was a banker.", "I was a lawyer.", "I was a [-banker.-] {+lawyer.+}"),
        ("", "Now I build.", "{+Now I build.+}"),
        ("Now I build.", "", "[-Now I build.-]"),
        ("one two", "one", "one [-two-]"),
        ("one", "one two", "one {+two+}"),
        ("one two three", "two three four", "[-one-] two three {+four+}"),
        ("Case Counts", "case counts", "[-Case Counts-] {+case counts+}"),
    ],
)
def test_words_that_went_and_came(before: str, after: str, shown: str) -> None:
    assert marked(difference(before, after)) == shown


def test_what_changed_is_counted() -> None:
    found = difference("I was a banker for years.", "I was a lawyer.")
    assert (found.gone, found.come, found.same, found.none) == (3, 1, 3, False)


def test_words_that_happen_to_stand_in_both_do_not_tear_two_sentences_to_pieces() -> None:
    before = "I am the one who reads the appendices before anybody has asked me to do so."
    after = "Hire the person that found out why the crane fell over, and tell the others."
    assert [piece.fate for piece in difference(before, after).pieces] == ["gone", "come"]


def test_other_line_breaks_are_no_difference_and_are_those_of_the_later_text() -> None:
    found = difference("I was\na banker.\n\nNow I build.", "I was a banker. Now\nI build.\n")
    assert found.none
    assert [piece.text for piece in found.pieces] == ["I was a banker. Now\nI build.\n"]


def test_paragraphs_stay_apart() -> None:
    found = difference("One.\n\nTwo.\n\nThree.", "One.\n\nThree.")
    assert [(piece.fate, piece.text) for piece in found.pieces] == [
        ("same", "One.\n\n"),
        ("gone", "Two.\n\n"),
        ("same", "Three."),
    ]
    found = difference("One.", "One.\n\nTwo.")
    assert [(piece.fate, piece.text) for piece in found.pieces] == [("same", "One.\n\n"), ("come", "Two.")]


def test_what_changed_in_a_paragraph_is_told_there() -> None:
    found = difference("I was a banker.\n\nOne.\n\nEnd.", "I was a lawyer.\n\nTwo words.\n\nEnd.")
    assert "".join(SIGNS[piece.fate].format(piece.text) for piece in found.pieces) == (
        "I was a [-banker. -]{+lawyer.+}\n\n[-One. -]{+Two words.+}\n\nEnd."
    )
    assert (found.gone, found.come, found.same) == (2, 3, 4)


def test_what_stands_before_the_first_word_is_kept() -> None:
    assert difference("a", "    a")[0][0].text == "    a"
    assert difference("    a", "")[0][0].text == "    a"


@given(TEXTS, TEXTS)
def test_without_what_came_it_is_the_one_and_without_what_went_the_other(before: str, after: str) -> None:
    found = difference(before, after)
    assert words_of(found, "same", "gone") == before.split()
    assert words_of(found, "same", "come") == after.split()
    assert (found.gone, found.come, found.same) == tuple(
        len(words_of(found, fate)) for fate in ("gone", "come", "same")
    )
    assert all(piece.text.split() for piece in found.pieces if piece.fate != "same")
    assert all(one.fate != other.fate for one, other in zip(found.pieces, found.pieces[1:], strict=False))
    for one, other in zip(found.pieces, found.pieces[1:], strict=False):
        assert one.text[-1].isspace() or other.text[0].isspace()


@given(TEXTS)
def test_a_text_is_no_other_than_itself(text: str) -> None:
    found = difference(text, text)
    assert found.none
    assert "".join(piece.text for piece in found.pieces) == (text if text.split() else "")


@given(TEXTS, TEXTS)
def test_long_texts_are_taken_apart_to_the_same_end(before: str, after: str) -> None:
    whole, most = alignment._WHOLE, difference(before, after)
    alignment._WHOLE = 16
    try:
        found = difference(before, after)
    finally:
        alignment._WHOLE = whole
    assert words_of(found, "same", "gone") == before.split()
    assert words_of(found, "same", "come") == after.split()
    assert found.none == most.none


@pytest.mark.parametrize(
    ("before", "after", "least"),
    [
        (["word"] * 100_000, ["word"] * 99_990, 99_990),
        ([f"{n}" for n in range(100_000)], [f"{n}" for n in range(100_000) if n % 100], 99_000),
        ([f"{n % 50}" for n in range(100_000)], [f"{n % 50}" for n in range(100_000, 0, -1)], 0),
    ],
)
def test_a_hundred_thousand_words_have_an_answer(before: list[str], after: list[str], least: int) -> None:
    found = difference(" ".join(before), " ".join(after))
    assert words_of(found, "same", "gone") == before
    assert words_of(found, "same", "come") == after
    assert found.same >= least
