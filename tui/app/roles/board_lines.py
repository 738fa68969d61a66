"""The words and bars on each line of the board, as parts with the names of their looks."""

from __future__ import annotations

from tui.app.roles import words
from tui.app.roles.bars import bar
from tui.app.roles.board_shape import GUTTER, Block, Shape, Spot
from tui.app.roles.views import View
from tui.app.widgets.cells import fit, width_of
from tui.domain.entries import Stance
from tui.domain.roles import ThemeTally

Part = tuple[str, str]
"""Text, and the names of its looks."""

SHORTEST = 12
"""Cells of a theme below which its flag is only a sign."""


def title(view: View, width: int) -> str:
    """What the border says."""
    return fit(view.title, max(8, width - 4), pad=False)


def line(
    view: View, shape: Shape, y: int, width: int, head: int, spot: Spot | None, cursor: str
) -> list[Part]:
    """One line, `width` cells at most; `cursor` is the look of the theme at `spot`."""
    if y < head:
        return _head(view, y, width)
    parts: list[Part] = []
    most = _most(view)
    at = 0
    band = shape.band(y)
    for block in band:
        parts.append((" " * (block.left - at - GUTTER) + (" │ " if block.left else ""), "faint"))
        parts += _block(view, block, y - block.top, most, spot, cursor)
        at = block.left + block.width
    if band and y - band[0].top > max(1, *(block.count for block in band)):
        return []
    return parts


def _most(view: View) -> int:
    """The longest bar of all; each column is ordered by it."""
    return max((each[0].meetings for each in view.tallies.values() if each), default=0)


def _head(view: View, y: int, width: int) -> list[Part]:
    if y == 0:
        parts: list[Part] = []
        room = width - 1
        for number, (text, look) in enumerate(view.facts):
            between = " · " if number else " "
            if room < width_of(between) + 4:
                break
            shown = fit(text, room - width_of(between), pad=False)
            parts += [(between, "muted"), (shown, look)]
            room -= width_of(between) + width_of(shown)
        return parts
    if y == 1:
        if view.why:
            return [(" ", ""), (fit(" ".join(view.why.split()), width - 2, pad=False), "why")]
        if view.key.subject == "role":
            return [(" ", ""), ("v", "key"), (" reviews it, and gives a verdict with a reason", "muted")]
    return []


def _block(view: View, block: Block, index: int, most: int, spot: Spot | None, cursor: str) -> list[Part]:
    stance = block.stance
    if index == 0:
        count = f"  {block.count}" if block.count else ""
        heading = view.headings[stance]
        room = block.width - 1
        shown = fit(heading, room - len(count), pad=False)
        rest = room - width_of(shown) - len(count)
        return [(" ", ""), (shown, f"heading {stance}"), (count, "muted"), (" " * rest, "")]
    if index > block.count:
        if block.count or index > 1:
            return [(" " * block.width, "")]
        return _nothing(view, stance, block.width)
    here = spot == Spot(stance, index - 1)
    return _theme(view.tallies[stance][index - 1], block.width, most, cursor if here else "", here)


def _nothing(view: View, stance: Stance, width: int) -> list[Part]:
    mark, does = words.NOTHING_SAID[stance]
    if width < len(mark) + len(does) + 2:
        return [(fit(f" {mark}", width), stance)]
    return [(f" {mark}", stance), (fit(does, width - len(mark) - 1), "muted")]


def _theme(tally: ThemeTally, width: int, most: int, cursor: str, here: bool) -> list[Part]:
    """`▸█████  5 writing            ↻ changed`, exactly `width` cells."""
    bar_width = max(1, min(most, 6 if width < 44 else 10 if width < 64 else 16))
    digits = max(2, len(str(most)))
    number = f"{tally.meetings:>{digits}}"
    room = width - bar_width - digits - 4
    flag = words.flag(tally)
    name = words.theme_words(tally)
    if flag:
        if room - width_of(flag) - 1 < min(SHORTEST, width_of(name)):
            flag = flag[0]
        room -= width_of(flag) + 1
    return [
        ("▸" if here else " ", f"sign {cursor}"),
        (bar(tally.meetings, most, bar_width), f"{tally.stance} {cursor}"),
        (f" {number} ", f"number {cursor}"),
        (fit(name, max(0, room)), f"{cursor}"),
        (f" {flag} " if flag else " ", f"flag {cursor}"),
    ]
