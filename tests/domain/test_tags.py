"""`#tags` are found in running text only, and taken off without a trace."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.entries import Derived
from tui.domain.marks import derive, read
from tui.domain.tags import plain_tags, tags_in, without_tags, without_trailing_tags


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


MARKED = [
    "#tag", "# heading", "#", "word #tag, #Tag.", "(#one) #two/three", "a #1 #2b", "- item #x", "-", "1. #y",
    "1) z", "12 words", "    code #c", "\t#d", " \t#e", "> #q", "===", "---", "+", "a  ", "#a#b", "C# #",
    "a\\#b", "&#35;tag", "`#code`", "*#e*", "_#f_", "~~#g~~", "[#h](#i)", "<b>#j</b>", "| #k | l |",
    "|---|---|", "#tag\u00a0#other", "\u00a0#x", "\x0b#y", "#ünï", "é#no", "“#quoted”", "—#dash", "#a_b",
]  # fmt: skip
LINES = st.lists(
    st.sampled_from(MARKED) | st.text(alphabet="ab #\t.-1)é\u00a0,;\"'(){}!", max_size=12), max_size=6
)


@given(LINES)
def test_plain_text_needs_no_parser(lines: list[str]) -> None:
    body = "\n".join(lines)
    tags = plain_tags(body)
    if tags is not None:
        assert derive(body, on=date(2026, 11, 5)) == Derived(tags=tags)


def test_plain_text_is_common() -> None:
    assert plain_tags("We met. It was well-known, 3.5 times (or so)!\n\n#law and #Law; #work/deep") == (
        "law",
        "work/deep",
    )
    assert plain_tags("- [ ] do it #law") is None
    assert plain_tags("x" * 100_001) is None
