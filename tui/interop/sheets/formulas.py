"""Cells that a spreadsheet would calculate: a sign before them makes them text, and taken off they are what
they were."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet takes for a formula, or that hides such a beginning."""
_TEXT = "'"
_NOT_SO = (*STARTS, *(f"{_TEXT}{each}" for each in (*STARTS, _TEXT)))
"""What is not written as it is; with what would be taken for it, so that reading it gives it back."""


def safe(cell: str) -> str:
    """The cell as no spreadsheet calculates it."""
    return f"{_TEXT}{cell}" if cell.startswith(_NOT_SO) else cell


def unsafe(cell: str) -> str:
    """What `safe` was given; any other cell as it is."""
    return cell[1:] if cell.startswith(_TEXT) and cell[1:].startswith(_NOT_SO) else cell
