"""Two texts beside each other, line by line; what only one of them has stands out by a sign and a colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.layout_wrap import Flow, Span, tidy, wrap
from tui.app.widgets.themed import Themed
from tui.domain.comparing import Pair
from tui.domain.text import visible

MOST_PAIRS = 20_000
MOST_CHARACTERS = 4_000
"""Of one line; more of it is cut, as more than `MOST_PAIRS` lines are: whoever compares reads them."""
_TABS = 4


class Side(NamedTuple):
    """One of the two: its name above it, the sign of what only it has, and that sign's style."""

    name: str
    sign: str
    look: str


Part = tuple[Span, ...]
"""What one column shows on one line of the screen; spans of the style `differs` are what only it has."""


class _Row(NamedTuple):
    """One line on screen: what stands at the left and at the right of it, and its pair."""

    left: Part
    right: Part
    pair: int
    first: bool


class SideBySide(ScrollView, can_focus=True):
    """Draws pairs of lines in two columns."""

    BINDINGS: ClassVar = [*bindings("move"), *bindings("texts")]
    DEFAULT_CSS = """
    SideBySide {
        border: round $border-blurred; border-title-color: $muted; border-subtitle-color: $muted;
        background: $background; overflow-x: hidden; scrollbar-gutter: stable;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """
    LOOKS: ClassVar = {
        "plain": "$foreground on $background",
        "same": "$muted on $background",
        "rule": "$faint on $background",
        "name": "bold $foreground on $background",
        "left": "bold $intro",
        "right": "bold $primary",
        "old": "bold $dont",
        "new": "bold $want",
    }

    virtual_size = Reactive(Size(0, 0), layout=False, init=False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.looks = Themed(self, self.LOOKS)
        self.sides = (Side("", "", "left"), Side("", "", "right"))
        self.pairs: Sequence[Pair] = ()
        self._rows: list[_Row] = []
        self._width = 0

    def show(self, sides: tuple[Side, Side], pairs: Sequence[Pair]) -> None:
        """Show two texts, at the first line that differs."""
        self.sides, self.pairs = sides, pairs[:MOST_PAIRS]
        if len(pairs) > MOST_PAIRS:
            more = f"… and {len(pairs) - MOST_PAIRS:,} lines more"
            self.pairs = [*self.pairs, Pair(more, more)]
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)
        differing = sum(not pair.same for pair in self.pairs)
        lines = "1 line differs" if differing == 1 else f"{differing} lines differ"
        self.border_subtitle = Content(f"{lines} · ] next" if differing else "nothing differs")
        self.action_next_difference(first=True)

    # -- laying out

    @property
    def _column(self) -> int:
        """Cells of one column, its sign, the blank after it and one before the scroll bar left aside."""
        return max(4, (self.scrollable_content_region.width - 4) // 2 - 2)

    def on_resize(self) -> None:
        """Other columns, other lines."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        column = self._column
        rows: list[_Row] = []
        for number, pair in enumerate(self.pairs):
            left = _wrapped(pair.left, pair.right, column)
            right = _wrapped(pair.right, pair.left, column)
            for part, (one, other) in enumerate(zip_longest(left, right, fillvalue=())):
                rows.append(_Row(one, other, number, part == 0))
        self._rows = rows
        self.virtual_size = Size(self._width, len(rows) + 1)
        self.refresh()

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    # -- moving

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_top(self) -> None:
        """To the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the last line."""
        self.scroll_to(y=len(self._rows), animate=False)

    def action_next_difference(self, *, first: bool = False) -> None:
        """To the next place where they differ; with `first`, only where that is out of sight."""
        height = max(1, self.size.height - 1)
        top = 0 if first else int(self.scroll_offset.y) + height // 3 + 1
        for place in self._differences():
            if place >= top:
                if not first or place >= height:
                    self.scroll_to(y=max(0, place - height // 3), animate=False, force=True)
                return

    def action_previous_difference(self) -> None:
        """To the place before where they differ."""
        third = max(1, self.size.height - 1) // 3
        before = [place for place in self._differences() if place < int(self.scroll_offset.y) + third]
        if before:
            self.scroll_to(y=max(0, before[-1] - third), animate=False, force=True)

    def _differences(self) -> list[int]:
        """The rows at which a stretch of lines begins that differ."""
        differing = [not self.pairs[row.pair].same for row in self._rows]
        return [
            place for place, one in enumerate(differing) if one and (not place or not differing[place - 1])
        ]

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme changes."""
        self.looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The names in the first line, which stays; then the rows in sight."""
        width, column = self.scrollable_content_region.width, self._column
        rule = Segment(" │ ", self.looks["rule"])
        if y == 0:
            names = [
                Segment(f"  {fit(side.name, column)}", self.looks["name"] + self.looks[side.look])
                for side in self.sides
            ]
            return Strip([names[0], rule, names[1]]).adjust_cell_length(width, self.looks["plain"])
        place = y - 1 + int(self.scroll_offset.y)
        if place >= len(self._rows):
            return Strip.blank(width, self.looks["plain"])
        row = self._rows[place]
        pair = self.pairs[row.pair]
        pieces: list[Segment] = []
        for side, part, line in zip(self.sides, (row.left, row.right), (pair.left, pair.right), strict=True):
            plain = self.looks["same" if pair.same else "plain"]
            sign = side.sign if row.first and not pair.same and line else " "
            pieces.append(Segment(f"{sign} ", plain + self.looks[side.look]))
            for span in part:
                pieces.append(Segment(span.text, plain + self.looks[side.look] if span.style else plain))
            used = sum(width_of(span.text) for span in part)
            pieces += [Segment(" " * (column - used), plain), rule]
        return Strip(pieces[:-1]).adjust_cell_length(width, self.looks["plain"])


def _wrapped(line: str | None, other: str | None, width: int) -> list[Part]:
    """A line in parts of one column's width; the words of it that the other line has not stand out."""
    if line is None:
        return []
    shown, beside = _shown(line), _shown(other or "")
    start, end = _differing(shown, beside) if line != other else (len(shown), len(shown))
    spans = (Span(shown[:start]), Span(shown[start:end], "differs"), Span(shown[end:]))
    return [each.spans for each in wrap(Flow(tidy(spans)), width)] or [()]


def _shown(line: str) -> str:
    shown = visible(line[:MOST_CHARACTERS].expandtabs(_TABS))
    return f"{shown} …" if len(line) > MOST_CHARACTERS else shown


def _differing(line: str, other: str) -> tuple[int, int]:
    """From where to where the words of a line are not those of the other."""
    words, others = re.findall(r"\s+|\S+", line), re.findall(r"\s+|\S+", other)
    most = min(len(words), len(others))
    start = next((at for at in range(most) if words[at] != others[at]), most)
    end = next((at for at in range(most - start) if words[-1 - at] != others[-1 - at]), most - start)
    return sum(map(len, words[:start])), len(line) - sum(map(len, words[len(words) - end :]))
