"""`#tags` are found in running text only, and taken off without a trace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.marks import read
from tui.domain.tags import tags_in, without_tags, without_trailing_tags


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("met at #conference, on #law-and-tech", ("conference", "law-and-tech")),
        ("#Law and #law, #Été", ("Law", "Été")),
        ("# heading", ()),
        ("# heading #tag", ("tag",)),
        ("#tag", ("tag",)),
        ("C# F# #1 #12 a#b ##x \\#y &#35;z #-", ()),
        ("#3d #2026-goals #a/b", ("3d", "2026-goals", "a/b")),
        ("(#a) “#b” **#c** _#d_", ("a", "b", "c", "d")),
        ("`#code` ``#more `code` ``", ()),
        ("```\n#code\n```\n\n    #code", ()),
        ("> #quoted", ()),
        ("<div>\n#html\n</div>\n\n<b title='#x'>", ()),
        ("[text #in](http://x/#frag) <http://x/#auto> http://x/#bare ![#alt](y)", ("in",)),
        ("[x]: http://x#frag\n\n[x] #real", ("real",)),
        ("| #a | b |\n|--|--|\n| `#c` | #d |", ("a", "d")),
        ("- item #a\n  - nested\n\n    para #b", ("a", "b")),
        ("- [+] a #theme #extra\n- [-] b #theme2", ("extra",)),
        ("- [ ] do #a\n- [>] Grace #b\n- [~] long #c", ("a", "b", "c")),
        ("## Want\n- a #theme\n  - detail #tag", ("tag",)),
        ("#one\n#two", ("one", "two")),
    ],
)
def test_tags(body: str, tags: tuple[str, ...]) -> None:
    assert read(body).tags == tags


@pytest.mark.parametrize(
    ("text", "tags", "left"),
    [
        ("a #x b", ["x"], "a b"),
        ("#x a", ["x"], "a"),
        ("a #x, b", ["x"], "a, b"),
        ("a, #x", ["x"], "a"),
        ("a (#x)", ["x"], "a"),
        ("a `#x` #x", ["x"], "a `#x`"),
        ("[a](u#x) #x", ["x"], "[a](u#x)"),
        ("a \\#x #x", ["x"], "a \\#x"),
        ("a #x #y", ["x"], "a #y"),
        ("a  b", [], "a  b"),
    ],
)
def test_taken_off(text: str, tags: list[str], left: str) -> None:
    assert without_tags(text, tags) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [("a #x #y", "a"), ("a #x b", "a #x b"), ("a, #x ", "a"), ("#x", ""), ("a #z", "a #z"), ("a#x", "a#x")],
)
def test_taken_off_the_end(text: str, left: str) -> None:
    assert without_trailing_tags(text, ["x", "y"]) == left


@given(st.text())
def test_any_text_loses_only_its_tags(text: str) -> None:
    tags = tags_in(text)
    assert all(f"#{tag}" in text for tag in tags)
    assert text.startswith(without_trailing_tags(text, tags))
    if not tags:
        assert without_tags(text, tags) == text
