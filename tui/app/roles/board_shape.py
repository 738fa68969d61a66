"""Where everything stands on the board: two columns and a band below, or three sections, in arithmetic alone.

A board of thousands of themes is laid out in no time: lines are drawn only when they come into sight.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.domain.entries import Stance

GUTTER = 3
"""Cells between two columns."""
LEAST = 28
"""Cells a column needs at least; where two do not fit, they stand below each other."""


class Spot(NamedTuple):
    """A theme on the board: its stance, and its place among those."""

    stance: Stance
    place: int


class Block(NamedTuple):
    """The themes of one stance: a heading at the line `top`, and a line each below it."""

    stance: Stance
    size: int
    top: int
    left: int
    width: int


class Shape:
    """The blocks of a board in `width` cells below `head` lines."""

    def __init__(self, counts: Mapping[Stance, int], width: int, head: int, *, beside: bool) -> None:
        self.bands: list[tuple[Block, ...]] = []
        half = (width - GUTTER) // 2
        if beside and half >= LEAST:
            self.bands.append(
                (
                    Block("want", counts["want"], head, 0, half),
                    Block("dont", counts["dont"], head, half + GUTTER, width - half - GUTTER),
                )
            )
        else:
            for stance in ("want", "dont"):
                self.bands.append((Block(stance, counts[stance], self._below(head), 0, width),))
        self.bands.append((Block("unsure", counts["unsure"], self._below(head), 0, width),))
        self.height = self._below(head) - 1

    def _below(self, head: int) -> int:
        if not self.bands:
            return head
        last = self.bands[-1]
        return last[0].top + 2 + max(1, *(block.size for block in last))

    def band(self, y: int) -> tuple[Block, ...]:
        """The blocks that a line crosses."""
        return next((band for band in reversed(self.bands) if band[0].top <= y), ())

    def block(self, stance: Stance) -> Block:
        """The block of a stance."""
        return next(block for band in self.bands for block in band if block.stance == stance)

    def line(self, spot: Spot) -> int:
        """The line a theme stands on."""
        return self.block(spot.stance).top + 1 + spot.place

    def at(self, x: int, y: int) -> Spot | None:
        """The theme at a cell."""
        for block in self.band(y):
            index = y - block.top - 1
            if block.left <= x < block.left + block.width + GUTTER and 0 <= index < block.size:
                return Spot(block.stance, index)
        return None

    def first(self) -> Spot | None:
        """The first theme there is."""
        return next((Spot(b.stance, 0) for band in self.bands for b in band if b.size), None)

    def last(self) -> Spot | None:
        """The last theme there is."""
        blocks = [block for band in self.bands for block in band if block.size]
        return Spot(blocks[-1].stance, blocks[-1].size - 1) if blocks else None

    def moved(self, spot: Spot, by: int) -> Spot:
        """Some lines up or down, on into the next band at an end."""
        block = self.block(spot.stance)
        index = spot.place + by
        if 0 <= index < block.size:
            return Spot(spot.stance, index)
        bands = [band for band in self.bands if any(each.size for each in band)]
        place = next(number for number, band in enumerate(bands) if block in band)
        then = place + (1 if by > 0 else -1)
        if not 0 <= then < len(bands):
            return Spot(spot.stance, max(0, min(index, block.size - 1)))
        into = next((each for each in bands[then] if each.size and each.left <= block.left), None)
        into = into or next(each for each in bands[then] if each.size)
        if by > 0:
            return Spot(into.stance, min(index - block.size, into.size - 1))
        return Spot(into.stance, max(0, into.size + index))

    def beside(self, spot: Spot, by: int) -> Spot:
        """To the column at the left or right; where sections are below each other, to the one after."""
        blocks = [block for band in self.bands for block in band if block.size]
        place = next(number for number, each in enumerate(blocks) if each.stance == spot.stance) + by
        if not 0 <= place < len(blocks):
            return spot
        here, into = self.block(spot.stance), blocks[place]
        return Spot(into.stance, min(spot.place, into.size - 1) if into.top == here.top else 0)
