"""Hostile and huge texts are read in bounded time, and said to be cut where they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from tui.domain import markdown
from tui.domain.marks import derive, highlights, parser, read

ON = date(2026, 11, 12)
SECONDS = 12  # each takes well under two on a quiet machine; what is to be caught takes minutes

HOSTILE: dict[str, Callable[[], str]] = {
    "stars": lambda: "*" * 50_000,
    "brackets": lambda: "[" * 100_000,
    "paragraphs of brackets": lambda: ("[" * 480 + "\n\n") * 200,
    "pictures": lambda: "![" * 50_000,
    "open links": lambda: "[a](" * 25_000,
    "emphasis": lambda: "a**b*c_" * 10_000,
    "ticks": lambda: " ".join("`" * n for n in range(400)),
    "bullets on a line": lambda: "- " * 5_000,
    "bullets in bullets": lambda: "\n".join("  " * n + "- [+] x" for n in range(400)),
    "quotes in quotes": lambda: "> " * 10_000 + "x",
    "lazy lines in quotes": lambda: "> " * 100 + "\n" + "x\n" * 4_000,
    "a line of a megabyte": lambda: "- [ ] " + "word " * 200_000 + "by friday #tag",
    "blanks": lambda: "- [ ] x" + " " * 200_000 + "y #tag" + " " * 200_000 + "z",
    "bys": lambda: "- [>] " + "by friday " * 20_000,
    "tags": lambda: "- [+] " + "#tag " * 40_000,
    "many tags": lambda: "- [ ] " + " ".join(f"#t{n}" for n in range(20_000)),
    "commas": lambda: "- [>] a" + ", " * 100_000,
    "a tag of digits": lambda: "#" + "1" * 200_000,
    "hashes": lambda: "x " + "#" * 200_000,
    "accents": lambda: "- [+] a" + "\u0301\u0316" * 50_000 + "\n\n# Want" + "\u0316\u0301" * 50_000,
    "a title that never ends": lambda: '[a]: b "' + "x\n" * 5_000,
    "tags of HTML": lambda: "<a\n" * 8_000,
    "cells": lambda: "|a|b|\n|-|-|\n" + "|x|y|\n" * 3_000,
    "nothing but ends": lambda: "\n" * 500_000,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_bounded_time(hostile: Callable[[], str]) -> None:
    body = hostile()
    start = time.perf_counter()
    derive(body, on=ON, roles=("Founder",))
    highlights(body.split("\n")[0])
    assert time.perf_counter() - start < SECONDS


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_CHARACTERS", 1000)
    monkeypatch.setattr(markdown, "MAX_LINES", 50)


@pytest.mark.usefixtures("small_limits")
def test_a_body_beyond_all_measure_is_read_to_a_line_and_kept() -> None:
    line = "- [+] decide the product, not the paperwork #strategy\n"
    read_lines = 1000 // len(line)
    document = read(line * (read_lines + 5))
    assert document.unread == read_lines + 1
    assert len(document.marks) == read_lines
    rest = document.tokens[-1]
    assert (rest.type, rest.content) == ("code_block", line * 5)
    assert rest.map == [read_lines, read_lines + 6]


@pytest.mark.usefixtures("small_limits")
def test_a_body_of_too_many_lines_is_read_to_the_last_it_may_have() -> None:
    document = read("\n" * 50 + "- [+] not read")
    assert document.unread == 51
    assert document.marks == ()
    assert document.tokens[-1].content == "- [+] not read"
    assert read("\n" * 49 + "- [+] read").unread is None
    assert read("\n" * 50).unread is None


@pytest.mark.usefixtures("small_limits")
def test_one_line_beyond_all_measure_is_kept_as_it_is() -> None:
    body = "- [+] " + "x" * 1000
    assert (read(body).unread, read(body).tokens[-1].content) == (1, body)
    assert read(body[:1000]).unread is None


def test_the_limits_are_beyond_what_people_write() -> None:
    assert markdown.MAX_CHARACTERS >= 1_000_000
    assert markdown.MAX_LINES >= 50_000


def test_too_many_signs_are_text() -> None:
    (_, inline, _) = parser().parse("[a](http://x) " * 1000 + "\n*end*")
    assert inline.children
    assert {child.type for child in inline.children} == {"text", "softbreak"}
    (mark,) = read("- [ ] " + "*" * 20_000 + " text").marks
    assert mark.text.endswith(" text")


def test_quotes_are_nested_to_a_depth() -> None:
    document = read("> " * 30 + "- [+] x\n\n- [+] y")
    assert [mark.line for mark in document.marks] == [3]
    assert sum(token.type == "blockquote_open" for token in document.tokens) == 10
