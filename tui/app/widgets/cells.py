"""Text measured in terminal cells: cut to fit, with an ellipsis, never in the middle of a character."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tui.domain.text import visible


def width_of(text: str) -> int:
    """Cells that a text takes."""
    return cell_len(text)


def fit(text: str, width: int, *, pad: bool = True) -> str:
    """One line of a text in at most `width` cells, cut with an ellipsis; padded unless `pad` is False."""
    if width <= 0:
        return ""
    shown = visible(text[: width * 8]).replace("\n", " ").replace("\t", " ")
    taken = cell_len(shown)
    if taken > width:
        shown = set_cell_size(shown, width - 1).rstrip() + "…"
        taken = cell_len(shown)
    return shown + " " * (width - taken) if pad else shown
