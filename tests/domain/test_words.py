"""Words are cut and folded in one way, and as SQLite's own tokenizer would leave them."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.text import fold
from tui.domain.words import Token, apart, folded, in_place, standing, tokens

ANY = st.text(st.characters(exclude_categories=[]))
TYPED = st.text(
    st.sampled_from("aZé ß’'-_.1½²ıİŉŀ日カが กิ\u0301\u00ad\u200b\u200d\n\tकी한ﷺ㏂\U000f0041\0\ud800")
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Decide the PRODUCT, not the paperwork.", "decide the product not the paperwork"),
        ("don't don’t", "don t don t"),
        ("snake_case in-house C++ 10:30", "snake case in house c 10 30"),
        (
            "José Jose\u0301 Łódź Søren STRASSE straße ﬁle Ａｄａ",
            "jose jose lodz soren strasse strasse file ada",
        ),
        ("x² ② 1½", "x2 2 1 1 2"),
        ("A\u200bda so\u00adft می\u200cخواهم", "ada soft میخواهم"),
        ("a\x1b[31mb\x00c", "a 31mb c"),
        ("日本語のテスト", "日 本 語 の テ ス ト"),
        ("㈱が ｶﾞ", "株 か カ"),
        ("ราคา", "ร า ค า"),
        ("Ａlan日b", "alan 日 b"),
        ("한국어 회의는", f"{fold('한국어')} {fold('회의는')}"),
        ("Ελλάδα Οδυσσεύς", "ελλαδα οδυσσευσ"),
        ("Москва́ Ёлка", "москва елка"),
        ("שָׁלוֹם مَرْحَبًا", "שלום مرحبا"),
        ("coŀlegi col·legi", "col legi col legi"),
        ("a\ufe0fb 1\ufe0f\u20e3 ᠠ\u180bᠠ", "ab 1 ᠠᠠ"),
        ("🎉 👩‍🚀 … — «»", ""),
        ("\ue000c12 \U000f0041", "c12"),
        ("\ud800\udfff\x9b", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert folded(text) == words
    assert [token.word for token in tokens(text)] == words.split()


def test_signs_of_vowels_stay_in_their_words() -> None:
    assert len({folded(word) for word in ("की", "का", "के", "क")}) == 4
    assert folded("कमला नमस्ते").count(" ") == 1


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Ada, (Lovelace)", ["Ada", "Lovelace"]),
        ("“don’t”", ["don", "t"]),
        ("Jose\u0301!", ["Jose\u0301"]),
        ("Straße", ["Straße"]),
        ("日本", ["日", "本"]),
        ("か\u3099く", ["か\u3099", "く"]),
        ("1½", ["1", "½", "½"]),
        ("\u0301a\u00adb\u0301 c", ["a\u00adb\u0301", "c"]),
        ("㈱", ["㈱"]),
    ],
)
def test_words_know_where_they_stand(text: str, stretches: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == stretches


@given(ANY | TYPED)
def test_words_are_the_same_however_they_are_cut(text: str) -> None:
    found = tokens(text)
    assert " ".join(token.word for token in found) == folded(text)
    assert folded(text) == " ".join(apart(text).split())
    end = 0
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= end or (token.start, token.end) == found[found.index(token) - 1][1:]
        assert token.word in folded(text[token.start : token.end])
        end = token.end


@given(ANY | TYPED)
def test_what_folds_in_place_stands_where_it_stood(text: str) -> None:
    same = in_place(text)
    stands = standing(text)
    apart_text = apart(text)
    if same is not None:
        assert same == apart_text
        assert len(same) == len(text)
    for token in tokens(text) if apart_text.strip() else []:
        if same is not None:
            assert same[token.start : token.end] == token.word
        at = apart_text.index(token.word)
        assert token.word in folded(text[slice(*stands(at, at + len(token.word)))])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Mn", "Mc"])))
def test_words_fold_as_keys_do(text: str) -> None:
    assert folded(fold(text)).replace(" ", "") == folded(text).replace(" ", "")


def test_many_different_letters_are_folded_alike() -> None:
    letters = "áàâäãåéèêëíìîïóòôöõúùûü" * 20
    assert folded(letters) == "aaaaaaeeeeiiiiooooouuuu" * 20
    assert in_place(letters) == folded(letters)


@pytest.fixture(scope="module")
def fts() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'unicode61 remove_diacritics 0')")
    database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    return database


def indexed(fts: sqlite3.Connection, words: str) -> list[str]:
    """The words as SQLite's tokenizer sees them."""
    fts.execute("DELETE FROM t")
    fts.execute("INSERT INTO t VALUES (?)", (words,))
    return [row[0] for row in fts.execute("SELECT term FROM v ORDER BY offset")]


@given(ANY | TYPED)
def test_sqlite_leaves_the_words_as_they_are(fts: sqlite3.Connection, text: str) -> None:
    assert indexed(fts, folded(text)) == folded(text).split()


def test_sqlite_leaves_every_character_as_it_is(fts: sqlite3.Connection) -> None:
    alike = ("CJK UNIFIED", "HANGUL SYLLABLE", "TANGUT", "NUSHU", "CUNEIFORM", "EGYPTIAN", "ANATOLIAN")
    text = " ".join(
        f"x{char}y"
        for char in map(chr, range(0x30000))
        if unicodedata.category(char)[0] in "LMN"
        and (ord(char) % 64 == 0 or not unicodedata.name(char, "").startswith(alike))
    )
    words = folded(text)
    assert indexed(fts, words) == words.split()


def test_a_token_is_a_plain_record() -> None:
    assert tokens("Ada!") == [Token("ada", 0, 3)]
