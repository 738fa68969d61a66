"""Somebody’s words on a few lines of a list."""

from __future__ import annotations

from tui.app.widgets.cells import width_of
from tui.app.widgets.layout_wrap import Flow, Span, wrap
from tui.domain.text import visible


def quoted(text: str, width: int, count: int) -> list[str]:
    """The words on `count` lines; what does not fit is cut with an ellipsis."""
    width = max(8, width)
    shown = " ".join(visible(text[: 8 * count * width]).split())
    lines = [line.text for line in wrap(Flow((Span(shown, ""),)), width)]
    if len(lines) > count:
        last = lines[count - 1]
        while width_of(last) > width - 1:
            last = last[:-1]
        lines = [*lines[: count - 1], f"{last.rstrip()}…"]
    return [*lines, *[""] * (count - len(lines))]
