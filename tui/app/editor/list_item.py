"""A line of a Markdown list as the keyboard sees it: continued, indented, marked."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGNS = "+-?><~ "
"""The signs a mark may be given by key; a blank is a follow-up to do."""

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<bullet>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+|$)"
    r"(?P<mark>(?:\[[ xX]\][ \t]+\[<\]|\[[-+?><~ xX]\])(?:[ \t]+|$))?(?P<words>.*)",
    re.DOTALL,
)
_LONGEST = 2000
"""Beyond this many characters a line is prose; its keys stay plain, and fast."""


class ListItem(NamedTuple):
    """One line, in its parts; together they are the line again."""

    indent: str
    bullet: str
    gap: str
    mark: str
    words: str

    @property
    def prefix(self) -> str:
        """Everything before the words."""
        return f"{self.indent}{self.bullet}{self.gap}{self.mark}"

    @property
    def line(self) -> str:
        """The whole line."""
        return self.prefix + self.words

    @property
    def step(self) -> int:
        """Blanks by which a child of this item stands in."""
        return len(self.bullet) + 1


def list_item(line: str) -> ListItem | None:
    """The parts of a line that starts a list item, or None."""
    match = _ITEM.match(line[:_LONGEST])
    if match is None:
        return None
    found = ListItem(**match.groupdict(default=""))
    return found._replace(words=found.words + line[_LONGEST:])


def next_prefix(item: ListItem) -> str:
    """How the item after this one begins: the same mark, still to do, the next number."""
    bullet = item.bullet
    if bullet[:-1].isdigit():
        bullet = f"{int(bullet[:-1]) + 1}{bullet[-1]}"
    mark = "[<]" if "[<]" in item.mark else re.sub("[xX]", " ", item.mark)
    return f"{item.indent}{bullet}{item.gap or ' '}{mark.rstrip() + ' ' if mark else ''}"


def ended(item: ListItem) -> str:
    """What an empty item becomes at Enter: one level out, and at the first level no item at all."""
    width = len(item.indent.expandtabs(4))
    if not width:
        return ""
    out = max(0, width - item.step)
    return item._replace(indent=" " * out).prefix


def indented(item: ListItem) -> str:
    """The line one level further in."""
    return " " * item.step + item.line


def marked(line: str, sign: str) -> str:
    """The line with a mark of this sign; without it if it has just that one already."""
    mark = f"[{sign}] "
    item = list_item(line)
    if item is None:
        words = line.lstrip()
        return f"{line[: len(line) - len(words)]}- {mark}{words}"
    if item.mark.rstrip() == mark.rstrip():
        return item._replace(mark="").line
    return item._replace(gap=item.gap or " ", mark=mark).line
