"""Themes by roles as rows in an order, those that hold what was typed: no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from tui.domain.roles import Cell, ComparedTheme, Comparison
from tui.domain.text import fold

Order = Literal["most said", "most disputed", "this role", "by name"]
ORDERS: tuple[Order, ...] = get_args(Order)
NOTHING = Cell()


def total(cells: Iterable[Cell]) -> Cell:
    """All of them together."""
    want = dont = unsure = 0
    for cell in cells:
        want, dont, unsure = want + cell.want, dont + cell.dont, unsure + cell.unsure
    return Cell(want, dont, unsure)


def size(cell: Cell) -> int:
    """How much was said."""
    return cell.want + cell.dont + cell.unsure


def dispute(row: ComparedTheme) -> int:
    """How much is said one way against as much the other way, over all roles."""
    cell = total(row.cells.values())
    return min(cell.want, cell.dont)


def rows(comparison: Comparison, order: Order, role: str | None, typed: str) -> list[ComparedTheme]:
    """The rows that hold every typed word, in an order; what is as much keeps its place."""
    words = fold(typed).split()
    found = [row for row in comparison.rows if all(word in fold(row.theme) for word in words)]
    if order == "most disputed":
        found.sort(key=dispute, reverse=True)
    elif order == "this role" and role is not None:
        found.sort(key=lambda row: size(row.cells.get(role, NOTHING)), reverse=True)
    elif order == "by name":
        found.sort(key=lambda row: fold(row.theme))
    return found
