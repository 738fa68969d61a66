"""What is found stands where it is shown: against a plain reading of the words, and against SQLite's own."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.matching import Matcher, Snippet, first_line, marked, snippet
from tui.domain.query import Term, parse
from tui.domain.words import folded, tokens

BODY = """# Coffee with Ada

- [+] decide the product, not the paperwork #strategy
- [-] only the legal   infrastructure #strategy

She was hired to build the legal
infrastructure. I asked about “strategy” and whether counsel sits in the room when the product is decided.

1. don't wait
"""

TEXT = st.text(st.sampled_from("aab Añ'.,-\n\tßé日本か½²\u0301\u00ad\u200dกิकी")) | st.text(max_size=40)
WORDS = st.lists(st.sampled_from("a b ab n ss e s 1 2 日 本 か ก".split()), min_size=1, max_size=3)
TERM = st.builds(Term, WORDS.map(tuple), st.booleans(), st.booleans())
TERMS = st.lists(TERM, max_size=4)


def matcher(query: str, *, typing: bool = False) -> Matcher:
    return Matcher(parse(query, today=date(2026, 11, 12), typing=typing).terms)


def found(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in matcher(query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "stretches"),
    [
        ("strategy", "Strategy, strategies; STRATEGY-first", ["Strategy", "STRATEGY"]),
        ("strat*", "Strategy, strategies; abstract", ["Strategy", "strategies"]),
        ("don't", "don't, don t; do not. Don’t!", ["don't", "don t", "Don’t"]),
        ('"long room"', "the long\n  room, long (room); long old room", ["long\n  room", "long (room"]),
        ('"long ro"*', "long room, long r", ["long room"]),
        ("jose strasse", "José of the Straße: Jose\u0301", ["José", "Straße", "Jose\u0301"]),
        ("日本", "日 本, 日本語, 本日", ["日 本", "日本"]),
        ("ada ada-l", "Ada L. and ada", ["Ada L", "ada"]),
        ("a-a", "a a a b a", ["a a a"]),
        ("1", "1½ and 11", ["1", "½"]),
        ("1", "½½½", ["½", "½", "½"]),
        ("law", "law_law", ["law", "law"]),
        ("law", "", []),
        ("law", "la w", []),
        ("", "law", []),
        ("नमस्ते", "«नमस्ते»", ["नमस्ते"]),
    ],
)
def test_what_is_found(query: str, text: str, stretches: list[str]) -> None:
    assert found(query, text) == stretches


def test_a_matcher_knows_whether_it_looks_for_anything() -> None:
    assert matcher("law")
    assert not matcher("-law in:me")
    assert not Matcher([Term(())])


def spelt_out(terms: list[Term], text: str) -> set[int]:
    """The characters of a text at which a term stands, told word by word."""
    words = tokens(text)
    marked: set[int] = set()
    for term in terms:
        count = len(term.words)
        for first in range(len(words) - count + 1):
            here = [token.word for token in words[first : first + count]]
            if here[:-1] == list(term.words[:-1]) and (
                here[-1] == term.words[-1] or (term.prefix and here[-1].startswith(term.words[-1]))
            ):
                marked.update(range(words[first].start, words[first + count - 1].end))
    return marked


@given(TERMS, TEXT)
def test_spans_are_where_the_words_are(terms: list[Term], text: str) -> None:
    spans = Matcher(terms).spans(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert {at for span in spans for at in range(*span)} == spelt_out(terms, text)


@pytest.fixture(scope="module")
def fts() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2')"
    )
    return database


@given(TERM, TEXT)
def test_what_is_found_is_what_sqlite_finds(fts: sqlite3.Connection, term: Term, text: str) -> None:
    fts.execute("DELETE FROM t")
    fts.execute("INSERT INTO t VALUES (?)", (folded(text),))
    asked = f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")
    rows = fts.execute("SELECT rowid FROM t WHERE t MATCH ?", (asked,)).fetchall()
    assert bool(rows) == bool(Matcher([term]).spans(text))


@pytest.mark.parametrize(
    ("query", "room", "shown"),
    [
        ("paperwork", 60, "…decide the product, not the ⟦paperwork⟧ #strategy only the…"),
        ("infra*", 60, "…only the legal ⟦infrastructure⟧ #strategy She was hired to…"),
        ("counsel product", 60, "…whether ⟦counsel⟧ sits in the room when the ⟦product⟧ is…"),
        ("wait", 60, "…sits in the room when the product is decided. don't ⟦wait⟧"),
        ("1", 60, "…sits in the room when the product is decided. ⟦1⟧. don't wait"),
        ('"legal infrastructure" hired', 200, None),
        ("nowhere", 40, "Coffee with Ada decide the product, not…"),
        ("", 40, "Coffee with Ada decide the product, not…"),
        ("ada", 8, "…⟦Ada⟧…"),
        ("infrastructure", 8, "…⟦infras⟧…"),
    ],
)
def test_the_best_stretch(query: str, room: int, shown: str | None) -> None:
    best = snippet(BODY, matcher(query), room=room)
    assert len(best.text) <= room
    if shown is not None:
        assert marked(best) == shown
    else:
        assert [best.text[start:end] for start, end in best.spans] == [
            "legal infrastructure",
            "hired",
            "legal infrastructure",
        ]


def test_a_text_that_fits_is_shown_whole() -> None:
    assert snippet("decide the product", matcher("the"), room=18) == Snippet("decide the product", ((7, 10),))
    assert snippet("\n\n  decide \n the\tproduct\n", matcher("the"), room=18).text == "decide the product"
    assert snippet("decide the products", matcher("the"), room=18).text == "decide the…"
    assert snippet("", matcher("the")) == Snippet("", ())
    assert snippet(" \n ", matcher("the")) == Snippet("", ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Title\n\n* one\n+ two\n\t- [ ] three\n  10) four", "Title one two three four"),
        ("> quoted\n>> - deep\n- - list", "quoted deep list"),
        ("# \n---\n***\n```python\ncode\n```\n~~~\nend", "code end"),
        ("- [x] done\n- [>] Grace\n[a] kept [b](c)", "done Grace [a] kept [b](c)"),
        ("C# is -5 *not* 1.5", "C# is -5 *not* 1.5"),
        ("#tag stays\n-dash\n*star*", "#tag stays -dash *star*"),
        ("a\u00a0\u2003b\r\nc\x0bd", "a b c d"),
    ],
)
def test_the_signs_of_lines_are_taken_off(text: str, line: str) -> None:
    assert snippet(text, matcher("zzz")).text == line


def test_the_stretch_with_most_terms_wins_then_the_first() -> None:
    far = "law " + "x " * 300 + "law pay " + "x " * 300 + "pay law"
    assert marked(snippet(far, matcher("pay law"), room=30)) == "…x x x x x ⟦law⟧ ⟦pay⟧ x x x x x…"
    assert marked(snippet(far, matcher("law"), room=12)) == "⟦law⟧ x x x x…"
    apart = "law " + "x " * 300 + "law " + "x " * 300 + "pay"
    assert marked(snippet(apart, matcher("pay law"), room=12)) == "⟦law⟧ x x x x…"


def test_words_far_off_are_not_cut_in_two() -> None:
    text = "abcdefghij" + " " * 56 + "law" + "\n" * 95 + "abcdefghij"
    assert marked(snippet(text, matcher("law"), room=60)) == "…⟦law⟧…"
    assert marked(snippet("abc  foo" + " " * 56 + "law", matcher("law"), room=60)) == "…foo ⟦law⟧"
    full = "x" + "\n" * 30 + "law " + "y" * 16 + "\n" * 60 + "z"
    assert len(snippet(full, matcher("law"), room=20).text) <= 20


def test_text_without_blanks_is_cut_anywhere() -> None:
    best = snippet("日" * 300 + "本" + "日" * 300, matcher("本"), room=21)
    assert best.text == "…" + "日" * 9 + "本" + "日" * 9 + "…"
    assert best.spans == ((10, 11),)


def test_a_matcher_is_asked_about_one_text_after_the_other() -> None:
    asked = matcher("law")
    texts = ["pay and law", "law and pay", "pay", "x\nlaw"]
    assert [marked(snippet(text, asked)) for text in texts] == [
        "pay and ⟦law⟧",
        "⟦law⟧ and pay",
        "pay",
        "x ⟦law⟧",
    ]
    assert [first_line(text, asked) for text in texts] == [1, 1, None, 2]


def test_signs_that_mark_are_not_taken_from_the_text() -> None:
    assert marked(snippet("⟦a⟧ law ⟦", matcher("law"))) == "[a] ⟦law⟧ ["


@given(TERMS, TEXT | st.text(st.sampled_from("ab \n-[+]#>1.é日")), st.integers(4, 40))
def test_a_snippet_is_one_line_of_the_text(terms: list[Term], text: str, room: int) -> None:
    asked = Matcher(terms)
    best = snippet(text, asked, room=room)
    assert len(best.text) <= room
    assert best.text == best.text.strip()
    assert "  " not in best.text
    assert "\n" not in best.text
    assert "".join(best.text.strip("…").split()) in "".join(text.split()) or "\n" in text
    assert all(0 <= start < end <= len(best.text) for start, end in best.spans)
    assert all(one[1] <= other[0] for one, other in pairwise(best.spans))
    assert bool(best.spans) == bool(asked.spans(text))
    whole = folded(text)
    assert all(folded(best.text[start:end]) in whole for start, end in best.spans)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("ada", 1),
        ("strategy", 3),
        ("strategy legal", 4),
        ("product counsel", 7),
        ('"legal infrastructure"', 4),
        ('"build the legal infrastructure"', 6),
        ("wait", 9),
        ("nowhere", None),
        ("", None),
    ],
)
def test_the_line_to_open(query: str, line: int | None) -> None:
    assert first_line(BODY, matcher(query)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [("law\npay\nlaw pay", 3), ("law\nlaw\npay", 1), ("x\nlaw law\npay law", 3), ("law pay\nlaw pay", 1)],
)
def test_the_line_with_most_terms_wins_then_the_first(text: str, line: int) -> None:
    assert first_line(text, matcher("pay law")) == line


@given(TERMS, TEXT)
def test_the_line_is_the_first_with_most_terms(terms: list[Term], text: str) -> None:
    asked = Matcher(terms)
    starts = [start for start, _ in asked.spans(text)]
    line = first_line(text, asked)
    assert (line is None) == (not starts)
    if line is not None and len(asked.terms) == 1:
        assert line == text.count("\n", 0, starts[0]) + 1


def test_a_text_of_any_length_is_searched() -> None:
    text = "law and order\n" * 70_000 + "pay"
    asked = matcher("pay law")
    assert len(asked.spans(text)) == 70_001
    assert first_line(text, matcher("pay")) == 70_001
    assert marked(snippet(text, matcher("pay"), room=30)) == "…and order law and order ⟦pay⟧"
    for odd in ("日本" * 200_000, "e\u0301" * 200_000, "- " * 200_000, " \n" * 200_000, "[" * 400_000):
        for query in ("a*", "日", "e-e-e", "zzz"):
            assert len(snippet(odd, matcher(query)).text) <= 160
