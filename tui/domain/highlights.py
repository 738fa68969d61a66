"""Colours for one line of Markdown as it is typed, without reading the rest of the entry."""

from __future__ import annotations

import re
from datetime import date

from tui.domain.dates import find_due
from tui.domain.tags import TAG

_KIND = {"+": "want", "-": "dont", "?": "unsure", ">": "intro", "<": "promise", "~": "feedback"}
_KIND |= {" ": "todo", "x": "done", "X": "done"}
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_MARK = re.compile(
    r"[ \t]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)+"
    r"(?P<mark>(?P<box>\[[ xX]\])[ \t]+(?P<promise>\[<\])(?![(\[:])|\[(?P<sign>[-+?><~ xX])\](?![(\[:]))"
)
_CODE = re.compile(r"(`+)(?!`)[^`]{1,400}\1(?!`)")
_DUE_SIGNS = "><~ xX"
_SOME_DAY = date(2000, 1, 3)
_LONGEST = 2000
"""Characters of a line that are looked at: more do not fit a screen, and a key must not wait for them."""


def highlights(line: str) -> list[tuple[int, int, str]]:
    """Spans `(start, end, kind)` of one source line, in order, not overlapping.

    Kinds: want dont unsure intro promise feedback todo done heading theme due.
    """
    line = line[:_LONGEST]
    if _HEADING.match(line):
        return [(0, len(line), "heading")]
    spans: list[tuple[int, int, str]] = []
    start = 0
    if match := _MARK.match(line):
        start = match.end()
        if match["box"]:
            spans.append((*match.span("box"), _KIND[match["box"][1]]))
            spans.append((*match.span("promise"), "promise"))
        else:
            spans.append((*match.span("mark"), _KIND[match["sign"]]))
        if (match["box"] or match["sign"] in _DUE_SIGNS) and (due := find_due(line[start:], on=_SOME_DAY)):
            spans.append((start + due[0], start + due[1], "due"))
    code = [found.span() for found in _CODE.finditer(line, start)] if "`" in line else []
    for tag in TAG.finditer(line, start):
        if not any(begin <= tag.start() < end for begin, end in code):
            spans.append((*tag.span(), "theme"))
    return sorted(spans)
