"""The graph of allies, in languages in which no name says anything."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.allies import Ally, grow
from tui.domain.graphs import dot, mermaid

ADA = Ally(1, "Ada Lovelace", "Analytical Engines", level="ally")
GRACE = Ally(2, "Grace Hopper", introduced_by=1)
ALONE = Ally(3, "Nobody's Friend")


def test_dot() -> None:
    assert dot(grow([ADA, GRACE, ALONE], [])) == (
        "digraph allies {\n"
        "  rankdir=LR;\n"
        '  node [shape=box, style=rounded, fontname="sans-serif"];\n'
        '  me [label="me", shape=circle];\n'
        '  p1 [label="Ada Lovelace\\nAnalytical Engines\\nally"];\n'
        '  p2 [label="Grace Hopper"];\n'
        "  me -> p1;\n"
        "  p1 -> p2;\n"
        "}\n"
    )


def test_mermaid() -> None:
    assert mermaid(grow([ADA, GRACE, ALONE], [])) == (
        "flowchart LR\n"
        "  me((me))\n"
        '  p1["Ada Lovelace, Analytical Engines, ally"]\n'
        '  p2["Grace Hopper"]\n'
        "  me --> p1\n"
        "  p1 --> p2\n"
    )


def test_without_introductions_there_is_only_me() -> None:
    assert mermaid(grow([ALONE], [])) == "flowchart LR\n  me((me))\n"
    assert "->" not in dot(grow([], []))


HOSTILE = [
    '"]; evil [label="',
    "back\\slash\\",
    '\\"',
    "a\nb",
    "`**x**`",
    "%%{init: {'theme': 'x'}}%%",
    "<script>",
    "end",
    "#quot;",
    "\x1b]52;c;!\x07",
    "click p1 href",
    "；；",
    "\\N",
    "&quot;",
    "&#34;];",
    "a &amp; b",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_its_label(name: str) -> None:
    forest = grow([Ally(1, name, name), Ally(2, name, introduced_by=1)], [])
    _check(dot(forest), mermaid(forest))


def test_an_entity_in_a_name_is_no_entity_to_graphviz() -> None:
    forest = grow([Ally(1, "Smith & Sons &lt; &#65;"), GRACE], [])
    assert 'label="Smith & Sons &amp;lt; &amp;#65;"' in dot(forest)


@given(st.text(max_size=30))
def test_no_text_leaves_its_label(name: str) -> None:
    forest = grow([Ally(1, name), Ally(2, name, introduced_by=1)], [])
    _check(dot(forest), mermaid(forest))


def _check(in_dot: str, in_mermaid: str) -> None:
    lines = in_dot.split("\n")
    assert len(lines) == 10
    assert all(re.fullmatch(r'  p\d \[label="(?:[^"\\]|\\[\\"n])*"\];', line) for line in lines[4:6])
    lines = in_mermaid.split("\n")
    assert len(lines) == 7
    assert all(re.fullmatch(r'  p\d\["(?:[^\W_]|[ .,\'’()-]|#\d+;)*"\]', line) for line in lines[2:4])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", in_dot + in_mermaid)
