"""Takeaways as a person finds them with a finger on the page: line by line, by signs and headings.

It knows nothing of Markdown but what the sample and the generated texts need, and nothing of the journal; so
what it counts is no copy of what the journal counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.entries import EntryText
from tui.domain.text import fold, normalise

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d+[.)]) +(?P<rest>.*)")
_HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<words>.*)")
_UNDERLINED = re.compile("-{3,} *")
_ROLES = re.compile(r"(?P<words>[^:(]+)(?:: *(?P<after>.+)|\((?P<within>[^)]*)\))?")
_MARK = re.compile(r"\[(?P<sign>.)\] +(?P<text>.*)")
_TAG = re.compile(r"(?:^|(?<=[ (]))#(?P<tag>[\w-]+)")
_STANCES = {"want": "want", "don't want": "dont", "unsure": "unsure"}
_SIGNS = {"+": "want", "-": "dont", "?": "unsure"}
_OTHER = {"pitch feedback", "introductions", "i promised", "follow-ups"}


class Seen(NamedTuple):
    """A takeaway: its line from 1, what it is, of which roles (folded), its theme (folded), and its words."""

    line: int
    stance: str
    roles: frozenset[str]
    theme: str


class _Section(NamedTuple):
    level: int
    stance: str
    roles: frozenset[str]


def seen(text: EntryText) -> Iterator[Seen]:
    """The takeaways of an entry, from its top."""
    whole = frozenset(map(fold, text.roles))
    sections = [_Section(0, "", whole)]
    fenced = False
    lines = text.body.split("\n")
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), start=1):
        fenced ^= line.startswith("```")
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if fenced or line.startswith(">"):
            continue
        if heading:
            sections = _under(sections, len(heading["level"]), heading["words"], whole)
        elif line.strip() and not item and _UNDERLINED.fullmatch(below):
            sections = _under(sections, 2, line, whole)
        elif item:
            mark = _MARK.match(item["rest"])
            stance = sections[-1].stance if not mark else _SIGNS.get(mark["sign"], "")
            words = mark["text"] if mark else item["rest"]
            if stance and (mark or not item["indent"]):
                tags = _TAG.findall(words)
                theme = tags[0] if tags else words
                yield Seen(number, stance, sections[-1].roles, normalise(theme) or fold(theme))


def _under(sections: list[_Section], level: int, words: str, whole: frozenset[str]) -> list[_Section]:
    above = [each for each in sections if each.level < level]
    match = _ROLES.fullmatch(words.strip())
    name = fold(match["words"] if match else words)
    if name in _STANCES and match:
        named = (match["after"] or match["within"] or "").split(",")
        roles = frozenset(fold(role) for role in named if role.strip())
        return [*above, _Section(level, _STANCES[name], roles or whole)]
    if name in _OTHER:
        return [*above, _Section(level, "", whole)]
    return [*above, above[-1]._replace(level=level)]
