"""What must hold for every text: nothing fails, nothing is lost, nothing is made up."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.structured import Written, entries
from tui.domain.marks import derive, highlights, is_followup, read, tick

ON = date(2026, 11, 12)
HOLDS_MARK = re.compile(r"\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*\[[-+?><~ xX]\]")

SIGNS = [*"ab-*_`[]():|\\\t\n\r\0", "\ud800", "\x0b", "\u2028", "\x85", "\u202e", "🎉", "~~", "![", "]("]
MARKS = ["- ", "* ", "1. ", "  ", "    ", "[+]", "[ ]", "[x] ", "[X] ", "[<] ", "[>] Grace, by friday"]
BLOCKS = [
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "```",
    "~~~\n",
    "<b>",
    "<div>",
    "<!--",
    "-->",
    "# ",
    "---",
    "===",
    "|-|",
]
WORDS = ["## Want\n", "## Follow-ups\n", "## I promised\n", "[x]: http://y", "#tag", " by friday", "&amp;"]
SOUP = st.lists(st.sampled_from(SIGNS + MARKS + BLOCKS + WORDS), max_size=30).map("".join)
ANY = SOUP | st.text(st.characters(exclude_categories=[]))


@given(ANY)
@settings(max_examples=150)
def test_every_text_is_read_and_every_mark_is_where_it_says(body: str) -> None:
    document = read(body)
    lines = body.split("\n")
    last = 0
    for mark in document.marks:
        assert last < mark.line <= mark.end <= len(lines)
        assert mark.text.strip()
        assert "\n" not in mark.text
        assert not mark.explicit or HOLDS_MARK.match(lines[mark.line - 1])
        last = mark.line
    derived = derive(document, on=ON, roles=("Founder",))
    rows = [*derived.takeaways, *derived.introductions, *derived.followups, *derived.feedback]
    assert sorted(row.line or 0 for row in rows) == [mark.line for mark in document.marks]
    assert all(row.text for row in (*derived.takeaways, *derived.followups, *derived.feedback))
    assert all(row.theme for row in derived.takeaways)
    assert all(row.name and row.due for row in derived.introductions)


@given(ANY)
@settings(max_examples=80)
def test_ticking_any_text_changes_one_line_and_one_row(body: str) -> None:
    before = derive(body, on=ON)
    for row in before.followups:
        assert row.line is not None
        ticked = tick(body, row.line, not row.done)
        _differs_in_one_line(body, ticked, row.line)
        after = derive(ticked, on=ON)
        flipped = tuple(
            other._replace(done=not other.done) if other == row else other for other in before.followups
        )
        assert after == before._replace(followups=flipped)


@given(entries())
@settings(max_examples=80)
def test_no_mark_is_lost_or_invented(entry: Written) -> None:
    found = [(mark.sign, mark.line, mark.explicit) for mark in read(entry.body).marks]
    assert found == entry.marks


@given(entries())
@settings(max_examples=40)
def test_ticking_twice_gives_back_the_text(entry: Written) -> None:
    for mark in read(entry.body).marks:
        if is_followup(mark):
            once = tick(entry.body, mark.line, not mark.done)
            _differs_in_one_line(entry.body, once, mark.line)
            if not mark.done:
                assert tick(once, mark.line, False) == entry.body


@given(entries())
@settings(max_examples=30)
def test_line_ends_and_surroundings_change_nothing(entry: Written) -> None:
    marks = [(mark.sign, mark.line, mark.text) for mark in read(entry.body).marks]
    windows = read(entry.body.replace("\n", "\r\n")).marks
    assert [(mark.sign, mark.line, mark.text) for mark in windows] == marks
    below = read("# Title\n\nShe said:\n\n" + entry.body).marks
    assert [(mark.sign, mark.line - 4, mark.text) for mark in below] == marks


@given(st.text(st.characters(exclude_categories=[])) | SOUP)
def test_colours_are_in_order_within_the_line(text: str) -> None:
    for line in text.split("\n"):
        spans = highlights(line)
        ends = [0, *(end for _, end, _ in spans)]
        assert all(end <= start for end, (start, _, _) in zip(ends, spans, strict=False))
        assert all(start < end <= len(line) for start, end, _ in spans)


def _differs_in_one_line(before: str, after: str, line: int) -> None:
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    assert [number for number, (a, b) in enumerate(zip(old, new, strict=True), 1) if a != b] == [line]
