"""Bars of block characters: lengths that are seen without colour."""

from __future__ import annotations

FULL, HALF, NONE = "▄", "▖", "·"


def bar(count: int, most: int, width: int) -> str:
    """A bar of at most `width` cells, padded: a cell a meeting where all fit, else to the scale of `most`.

    What is there but is no meeting, a thought of one's own, is a dot.
    """
    if count <= 0:
        return NONE.ljust(width)
    if most <= width:
        return (FULL * count).ljust(width)
    full, half = divmod(max(1, round(count * width * 2 / most)), 2)
    return (FULL * full + HALF * half).ljust(width)
