"""What somebody said is found where it is quoted, and never in code or in a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.quotes import LONGEST, gist, quote, shortened


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("She began.\n\n> Decide, don't\n> document.\n\nThen", "Decide, don't document."),
        ("> > deep", "deep"),
        ("He said “bring me one number” and left.", "bring me one number"),
        ('The "pager" and "it is never the pager" he said', "it is never the pager"),
        ("«ça dépend du jour», disait-il", "ça dépend du jour"),
        ("„das hängt davon ab“, sagte er", "das hängt davon ab"),
        ("“only two”\n\n> the block wins", "the block wins"),
        ("- [>] Grace Hopper\n- [-] no say", ""),
        ("```\n> code\n```\nnothing", ""),
        ("~~~\n> code\n```\n> more code\n~~~\n> after it", "after it"),
        ("", ""),
        (">\n>\n", ""),
        ('"not closed and so on', ""),
    ],
)
def test_the_first_thing_that_is_quoted(body: str, said: str) -> None:
    assert quote(body) == said


@pytest.mark.parametrize(
    ("body", "began"),
    [
        ("# Head\n\nForty minutes,\ntwo coffees.\n\nMore.", "Forty minutes, two coffees."),
        ("- [+] a want\n\nThen prose", "Then prose"),
        ("1. one\n> quoted\n    code\n| a | b |\n---\n<b>\n[x]: y\nat last", "at last"),
        ("- only\n- marks", ""),
        ("", ""),
    ],
)
def test_how_one_began_to_tell_it(body: str, began: str) -> None:
    assert gist(body) == began


def test_a_long_one_ends_at_a_sentence_or_a_word() -> None:
    sentence = "It was so. " * 20
    assert shortened(sentence.strip(), 100) == ("It was so. " * 9).strip()
    assert shortened("word " * 40, 20) == "word word word word…"
    assert shortened("x" * 40, 20) == "x" * 19 + "…"


@given(st.text(max_size=400))
def test_any_text_will_do(body: str) -> None:
    for words in (quote(body), gist(body)):
        assert len(words) <= LONGEST + 1
        assert "\n" not in words
