"""Who led to whom, in the languages of other programs that draw graphs: DOT (Graphviz) and Mermaid.

Only those who led to someone, or whom someone led to, are in it: a graph of everybody would show nobody.
Names never say anything to those programs: nodes go by their numbers, and labels are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.domain.allies import Forest
from tui.domain.text import clean_line, visible

ME = "me"
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLAIN = frozenset(" .,-'’()")
"""What a Mermaid label may hold beside letters and digits: the rest are entities."""


def dot(forest: Forest) -> str:
    """A directed graph in DOT, from me on to the right."""
    lines = [
        "digraph allies {",
        "  rankdir=LR;",
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
        f'  {ME} [label="me", shape=circle];',
        *(f'  p{each} [label="{_dot(_label(forest, each, chr(10)))}"];' for each in _shown(forest)),
        *(f"  {above} -> p{each};" for above, each in _edges(forest)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def mermaid(forest: Forest) -> str:
    """A flowchart in Mermaid, from me on to the right."""
    lines = [
        "flowchart LR",
        f"  {ME}((me))",
        *(f'  p{each}["{_mermaid(_label(forest, each, ", "))}"]' for each in _shown(forest)),
        *(f"  {above} --> p{each}" for above, each in _edges(forest)),
    ]
    return "\n".join(lines) + "\n"


def _shown(forest: Forest) -> Iterator[int]:
    yield from _roots(forest)
    yield from forest.parents


def _edges(forest: Forest) -> Iterator[tuple[str, int]]:
    for each in _roots(forest):
        yield ME, each
    for each, above in forest.parents.items():
        yield f"p{above}", each


def _roots(forest: Forest) -> list[int]:
    """Those whom I met by myself and who led to someone."""
    above = dict.fromkeys(forest.parents.values())
    return [each for each in above if each not in forest.parents]


def _label(forest: Forest, each: int, joint: str) -> str:
    ally = forest.people[each]
    level = "" if ally.level == "contact" else ally.level
    return joint.join(
        filter(None, (visible(clean_line(ally.name)), visible(clean_line(ally.company)), level))
    )


def _dot(label: str) -> str:
    """A label between quotes: there a backslash, a quote and, to Graphviz, an entity mean something."""
    label = _ENTITY.sub("&amp;", label)
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _mermaid(label: str) -> str:
    """A label between quotes: whatever may mean something is written as an entity."""
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in label)
