"""Colours for one line of Markdown as it is typed, without reading the rest of the entry."""

from __future__ import annotations

import re
from datetime import date

from tui.domain.dates import find_due
from tui.domain.markdown import MARK
from tui.domain.tags import TAG

_KIND = {"+": "want", "-": "dont", "?": "unsure", ">": "intro", "<": "promise", "~": "feedback"}
_KIND |= {" ": "todo", "x": "done", "X": "done"}
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_BULLETS = re.compile(r"[ \t]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)+")
_CODE = re.compile(r"(`+)(?!`)[^`]{1,400}\1(?!`)")
_DUE_SIGNS = ">< xX"
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
    bullets = _BULLETS.match(line)
    if bullets and (mark := MARK.match(line, bullets.end())):
        start, sign = mark.end(), mark["box"] or mark["sign"]
        spans.append((mark.start(), mark.start() + 3, _KIND[sign]))
        if mark["box"]:
            spans.append((start - 3, start, _KIND[mark["boxed"]]))
        if sign in _DUE_SIGNS and (due := find_due(line[start:], on=_SOME_DAY)):
            lead = len(due_words := line[start + due[0] : start + due[1]]) - len(due_words.lstrip(" ,;:–—-"))
            spans.append((start + due[0] + lead, start + due[1], "due"))
    code = [found.span() for found in _CODE.finditer(line, start)] if "`" in line else []
    for tag in TAG.finditer(line, start):
        if not any(begin <= tag.start() < end for begin, end in code):
            spans.append((*tag.span(), "theme"))
    return sorted(spans)
