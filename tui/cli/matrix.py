"""Themes by roles as a matrix, `+4 −1`, in as many parts as a terminal needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cli import out, wrapping
from tui.cli.board import SIGNS
from tui.domain.entries import Stance
from tui.domain.roles import Cell, ComparedTheme, Comparison

_THEME = 20
_NARROWEST, _WIDEST = 9, 22
"""Cells on a terminal: of a theme, which may take twice as many where there is room, and of a role."""


def tell(comparison: Comparison) -> None:
    """Themes by roles; where a terminal is too narrow for all of them, the roles go on below."""
    names = [out.line(role) for role in comparison.roles]
    rows = [
        (_name(row), [_cell(row.cells.get(role, Cell())) for role in comparison.roles])
        for row in comparison.rows
    ]
    width = wrapping.width()
    if width is None:
        out.table([("theme", *names), *((theme, *cells) for theme, cells in rows)])
        return
    names = [out.cut(name, _WIDEST) for name in names]
    widths = [max(_NARROWEST, out.cells(name)) for name in names]
    left = min(max(width - sum(widths) - 2 * len(widths), _THEME), 2 * _THEME)
    rows = [(out.cut(theme, left), cells) for theme, cells in rows]
    left = max((out.cells(theme) for theme, _ in rows), default=0)
    for start, end in _blocks(widths, width - left):
        if start:
            out.say()
        shown = [(theme, *cells[start:end]) for theme, cells in rows if any(cells[start:end])]
        out.table([("", *names[start:end]), *shown])


def _name(row: ComparedTheme) -> str:
    """A theme; a sentence that nobody gave a theme as it was written."""
    from tui.domain.markdown import as_read

    return out.line(as_read(row.said) if row.said else row.theme)


def _cell(cell: Cell) -> str:
    counts: tuple[tuple[Stance, int], ...] = (
        ("want", cell.want),
        ("dont", cell.dont),
        ("unsure", cell.unsure),
    )
    return " ".join(f"{SIGNS[stance]}{count}" for stance, count in counts if count)


def _blocks(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Columns `[start, end)` that fit beside the first one, at least one at a time."""
    start = 0
    while start < len(widths):
        end, used = start + 1, widths[start] + 2
        while end < len(widths) and used + widths[end] + 2 <= room:
            used += widths[end] + 2
            end += 1
        yield start, end
        start = end
