"""Text from anywhere is kept as it is, shown harmlessly, and compared by what it says."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.text import CONTROL, clean, clean_line, fold, normalise, says_something, visible


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("nul\0", "nul\ufffd"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("\x1b]52;c;aGk=\x07", "\x1b]52;c;aGk=\x07"),
        ("VT\x0bFF\x0cLS\u2028", "VT\x0bFF\x0cLS\u2028"),
        ("e\u0301 is not é", "e\u0301 is not é"),
        ("👩\u200d🚀 עברית\u200f", "👩\u200d🚀 עברית\u200f"),
        ("", ""),
    ],
)
def test_a_body_keeps_all_but_what_cannot_be_stored(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Ada \t\n Lovelace ", "Ada Lovelace"),
        ("Ada\x0bB\u2028C\x85D", "Ada B C D"),
        ("\x1b[31mAda", "␛[31mAda"),
        ("\x07\x7f\x9b", "␇␡⍰"),
        ("a\u202eb\u2066c\u200bd\ufeffe\U000e0041", "a⍰b⍰c⍰d⍰e⍰"),
        ("Jose\u0301", "José"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_line_is_one_line_with_nothing_hidden(text: str, kept: str) -> None:
    assert clean_line(text) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb\nc", "a\tb\nc"),
        ("\r\0", "␍␀"),
        ("\x1b\x9d52", "␛⍰52"),
        ("a" + "\u0301" * 3000, "a" + "\u0301" * 8),
        ("e" + "\u0301" * 8 + "x" + "\u0316" * 9, "e" + "\u0301" * 8 + "x" + "\u0316" * 8),
        ("नमस्ते 日本 👍🏽", "नमस्ते 日本 👍🏽"),
        ("a" + "\u200d" * 50, "a" + "\u200d" * 8),
    ],
)
def test_what_is_shown_drives_nothing(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_shown_or_kept_in_a_line_is_a_control(text: str) -> None:
    assert not CONTROL.search(visible(text))
    line = clean_line(text)
    assert not CONTROL.search(line)
    assert "\n" not in line
    assert "\t" not in line
    assert clean_line(line) == line
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "jose"),
        ("Jose\u0301", "José"),
        ("STRASSE", "straße"),
        ("Don’t", "don't"),
        ("  Ada\tLovelace ", "ada lovelace"),
        ("Søren Łódź", "soren lodz"),
        ("ﬁle", "file"),
        ("Ａｄａ", "ada"),
        ("follow–up", "follow-up"),
        ("A\u200bda", "ada"),
        ("Æsir", "aesir"),
    ],
)
def test_same_words_same_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Decide the product, not the paperwork.", "decide the product, not the paperwork"),
        ("“Would I miss the courtroom?”", "would i miss the courtroom"),
        ("**bold**", "bold"),
        ("C++", "c++"),
        ("C#", "c#"),
        ("(quiet)", "quiet"),
        ("pay (fixed)", "pay (fixed)"),
        ("???", ""),
        ("", ""),
    ],
)
def test_normalised_words(text: str, key: str) -> None:
    assert normalise(text) == key


@pytest.mark.parametrize(
    ("text", "says"), [("a", True), ("7", True), ("🎉", True), ("本", True), ("[+", False)]
)
def test_signs_alone_say_nothing(text: str, says: bool) -> None:
    assert says_something(text) is says


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301\u0316" * 200_000, "\u0316\u0301" * 200_000, "()" * 200_000],
    ids=["one base", "no base", "brackets"],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    for function in (clean_line, visible, fold, normalise):
        function(text)
    assert time.perf_counter() - start < 5
    assert unicodedata.is_normalized("NFC", clean_line("e\u0301"))
