"""A line of Markdown as one reads it: the words, without the signs that make them look otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.markdown import as_read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("only the *legal* __infrastructure__", "only the legal infrastructure"),
        ("see [her post](https://example.org/x) now", "see her post now"),
        ("`on call`, ~~never~~ again", "on call, never again"),
        ("![a crane](crane.png) in the rain", "a crane in the rain"),
        (r"2 \* 3 &amp; more", "2 * 3 & more"),
        ("<https://example.org>", "https://example.org"),
        ("a <b>bold</b> claim", "a <b>bold</b> claim"),
        ("[@click=app.quit]x[/] [x][y] [+]", "[@click=app.quit]x[/] [x][y] [+]"),
        ("snake_case and 3 * 4 * 5", "snake_case and 3 * 4 * 5"),
        ("- # > no list, no heading", "- # > no list, no heading"),
        ("![](x.png)", "![](x.png)"),
        ("\x1b]52;c;eA==\x07*x*", "\x1b]52;c;eA==\x07x"),
        ("", ""),
    ],
)
def test_signs_are_not_read(line: str, read: str) -> None:
    assert as_read(line) == read


def test_what_is_no_ones_writing_is_read_as_it_stands() -> None:
    assert as_read("[" * 10_000) == "[" * 10_000


@given(st.text(alphabet="ab *_`[]()<>!\\&~#\n\x00\ud800", max_size=60))
def test_anything_can_be_read(line: str) -> None:
    assert as_read(line) or not line


@given(st.text(alphabet="abc ü日.,:;-+?/()", max_size=40))
def test_plain_words_stay_as_they_are(line: str) -> None:
    assert as_read(line) == line
