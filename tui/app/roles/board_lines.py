"""The words and bars on each line of the board, as parts with the names of their looks."""

from __future__ import annotations

from tui.app.roles import words
from tui.app.roles.bars import bar
from tui.app.roles.board_shape import GUTTER, Block, Shape, Spot
from tui.app.roles.views import View
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.layout_wrap import Flow, Span, wrap
from tui.domain.entries import Stance
from tui.domain.markdown import parse, plain
from tui.domain.roles import ThemeTally
from tui.domain.text import visible

Part = tuple[str, str]
"""Text, and the names of its looks."""

SHORTEST = 12
"""Cells of a theme below which its flag is only a sign."""


def title(view: View, width: int) -> str:
    """What the border says."""
    return fit(view.title, max(8, width - 4), pad=False)


def facts(view: View, width: int) -> list[Part]:
    """The first line: the verdict, and how much was said."""
    parts: list[Part] = []
    room = width - 1
    for number, (text, look) in enumerate(view.facts):
        between = " · " if number else " "
        if number and room < width_of(between) + width_of(text):
            break
        shown = fit(text, room - width_of(between), pad=False)
        parts += [(between, "muted"), (shown, look)]
        room -= width_of(between) + width_of(shown)
    return parts


def why(view: View, width: int, most: int) -> list[list[Part]]:
    """The reason for the verdict on some lines; where there is none, how to come to one."""
    if view.key.subject != "role":
        return []
    if not view.why:
        return [[(" ", ""), ("v", "key"), (" reviews it, and gives a verdict with a reason", "muted")]]
    tokens = parse(view.why[: most * width * 2])[0]
    text = " ".join(" ".join(plain(token) for token in tokens if token.type == "inline").split())
    lines = [line.text for line in wrap(Flow((Span(visible(text), ""),)), max(8, width - 2))]
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(f"{lines[most - 1]} …", width - 2, pad=False)]
    return [[(" ", ""), (each, "why")] for each in lines[:most]]


def themes(view: View, shape: Shape, y: int, spot: Spot | None, cursor: str) -> list[Part]:
    """A line below the head; `cursor` is the look of the theme at `spot`."""
    band = shape.band(y)
    if not band or y - band[0].top > max(1, *(block.size for block in band)):
        return []
    parts: list[Part] = []
    at = 0
    for block in band:
        parts.append((" " * (block.left - at - GUTTER) + (" │ " if block.left else ""), "faint"))
        parts += _block(view, block, y - block.top, spot, cursor)
        at = block.left + block.width
    return parts


def _most(view: View) -> int:
    """The longest bar of all; each column is ordered by it."""
    return max((each[0].meetings for each in view.tallies.values() if each), default=0)


def _block(view: View, block: Block, index: int, spot: Spot | None, cursor: str) -> list[Part]:
    stance = block.stance
    if index == 0:
        count = f"  {block.size}" if block.size else ""
        heading = view.headings[stance]
        room = block.width - 1
        shown = fit(heading, room - len(count), pad=False)
        rest = room - width_of(shown) - len(count)
        return [(" ", ""), (shown, f"heading {stance}"), (count, "muted"), (" " * rest, "")]
    if index > block.size:
        if block.size or index > 1:
            return [(" " * block.width, "")]
        return _nothing(view, stance, block.width)
    here = spot == Spot(stance, index - 1)
    return _theme(view.tallies[stance][index - 1], block.width, _most(view), cursor if here else "", here)


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
    name = words.theme_words(tally.theme, tally.evidence)
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
