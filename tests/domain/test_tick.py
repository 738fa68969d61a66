"""Ticking edits one line, and unticking gives back what stood there."""

from __future__ import annotations

from datetime import date

import pytest

from tui.domain.errors import BadInput
from tui.domain.marks import derive, highlights, tick

ON = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] a", "- [x] a"),
        ("* [ ]   a", "* [x]   a"),
        ("12) [ ] a #law by friday", "12) [x] a #law by friday"),
        ("- - [ ] a", "- - [x] a"),
        ("-\t[ ] a\t ", "-\t[x] a\t "),
        ("- [ ] a\r", "- [x] a\r"),
        ("- [<] a", "- [x] [<] a"),
        ("- [<] [ ] a", "- [x] [<] [ ] a"),
    ],
)
def test_there_and_back(before: str, after: str) -> None:
    body = f"text\n\n{before}\n  goes on\n\nmore\n"
    ticked = body.replace(before, after)
    assert tick(body, 3, True) == ticked
    assert tick(ticked, 3, False) == body
    assert tick(ticked, 3, True) == ticked
    assert tick(body, 3, False) == body


@pytest.mark.parametrize(
    ("heading", "before", "after"),
    [
        ("Follow-ups", "- a", "- [X] a"),
        ("Follow-ups", "1. a  ", "1. [X] a  "),
        ("Follow-ups", "-   a", "-   [X] a"),
        ("Follow-ups", "- [link](http://x)", "- [X] [link](http://x)"),
        ("Follow-ups", "- [<](http://x)", "- [X] [<](http://x)"),
        ("I promised", "- a", "- [X] [<] a"),
        ("I promised", "- **a**", "- [X] [<] **a**"),
        ("I promised", "- [ ] a", "- [x] a"),
        ("I promised", "- [<] a", "- [x] [<] a"),
    ],
)
def test_a_plain_bullet_comes_back_plain(heading: str, before: str, after: str) -> None:
    body = f"## {heading}\n\n{before}\n- other\n"
    ticked = body.replace(before, after)
    assert tick(body, 3, True) == ticked
    assert tick(ticked, 3, False) == body


@pytest.mark.parametrize(
    ("body", "line", "after"),
    [
        ("- [X] a", 1, "- [ ] a"),
        ("- [X] [<] a", 1, "- [<] a"),
        ("- [ ] [<] a", 1, "- [x] [<] a"),
        ("## Follow-ups\n- [X] # a", 2, "## Follow-ups\n- [ ] # a"),
        ("## Follow-ups\n- [X] - a", 2, "## Follow-ups\n- [ ] - a"),
        ("## Follow-ups\n- [X]     a", 2, "## Follow-ups\n- a"),
        ("## Follow-ups\n- [X] [a]: http://x", 2, "## Follow-ups\n- [ ] [a]: http://x"),
        ("## Follow-ups\n- [X] [+] a", 2, "## Follow-ups\n- [ ] [+] a"),
        ("## I promised\n- [X] [<] 1. a", 2, "## I promised\n- [<] 1. a"),
        ("## Want\n- [X] a", 2, "## Want\n- [ ] a"),
        ("## Follow-ups\n- a\n  - [X] b", 3, "## Follow-ups\n- a\n  - [ ] b"),
        ("-\n  [ ] below", 2, "-\n  [x] below"),
        ("- [ ]\n  below", 1, "- [x]\n  below"),
    ],
)
def test_the_meaning_stays_whatever_the_line_holds(body: str, line: int, after: str) -> None:
    done = derive(body, on=ON).followups[-1].done
    assert tick(body, line, not done) == after
    flipped = derive(after, on=ON).followups[-1]
    assert (flipped.done, flipped.line) == (not done, line)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("- [ ] a", 0),
        ("- [ ] a", 2),
        ("- [ ] a", -1),
        ("- [ ] a\n  more", 2),
        ("text", 1),
        ("- [+] a", 1),
        ("- [>] Grace", 1),
        ("- [<] introduce Grace", 1),
        ("- [~] a", 1),
        ("> - [ ] a", 1),
        ("```\n- [ ] a\n```", 2),
        ("- [ ]", 1),
        ("", 1),
    ],
)
def test_where_nothing_can_be_ticked(body: str, line: int) -> None:
    with pytest.raises(BadInput) as caught:
        tick(body, line, True)
    assert caught.value.field == "line"


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("- [+] decide #strategy", [("[+]", "want"), ("#strategy", "theme")]),
        ("  1. [-] a", [("[-]", "dont")]),
        ("* [?] a", [("[?]", "unsure")]),
        ("- [>] Grace, a fund, by friday #vc", [("[>]", "intro"), ("by friday", "due"), ("#vc", "theme")]),
        ("- [<] a by 2026-12-01", [("[<]", "promise"), ("by 2026-12-01", "due")]),
        ("- [x] [<] a", [("[x]", "done"), ("[<]", "promise")]),
        ("- [~] a by friday", [("[~]", "feedback")]),
        ("- - [ ] a by tomorrow.", [("[ ]", "todo"), ("by tomorrow.", "due")]),
        ("- [X] a", [("[X]", "done")]),
        ("## Don't want: x #y", [("## Don't want: x #y", "heading")]),
        ("#", [("#", "heading")]),
        ("text #tag `#code` C#", [("#tag", "theme")]),
        ("- [", []),
        ("- [+", []),
        ("- [+]", [("[+]", "want")]),
        ("- [?](x)", []),
        ("[+] a", []),
        ("", []),
    ],
)
def test_colours_of_a_line(line: str, spans: list[tuple[str, str]]) -> None:
    assert [(line[start:end], kind) for start, end, kind in highlights(line)] == spans
