"""Tables: columns as wide as they need, narrower where the window asks, a list where it is too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.app.widgets.layout_inline import flows
from tui.app.widgets.layout_wrap import Flow, Line, Span, styled, width_of, wrap

if TYPE_CHECKING:
    from markdown_it.token import Token

_BETWEEN = " │ "
_WORD = 20
"""Cells of a word that a column gives room to; a longer one is broken."""
_LEAST = 6
"""Cells below which a column is not squeezed; if that is not enough the table becomes a list."""


class _Row(NamedTuple):
    cells: list[list[Flow]]
    source: int | None


def table_lines(tokens: Sequence[Token], width: int, style: str, first: int) -> list[Line]:
    """The tokens of one table, laid out; `first` is the source line of the first line that was parsed."""
    rows: list[_Row] = []
    aligns: list[str] = []
    head = ""
    for token in tokens:
        if token.type == "tr_open":
            rows.append(_Row([], token.map[0] + first if token.map else None))
        elif token.type in ("th_open", "td_open"):
            head = "table-head" if token.type == "th_open" else ""
            if token.type == "th_open":
                aligns.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
        elif token.type == "inline" and rows:
            source = rows[-1].source
            rows[-1].cells.append(flows(token, styled(style, head) if head else style, source))
    count = len(aligns)
    if not count:
        return []
    naturals = [_widest(rows, column) for column in range(count)]
    words = [_longest_word(rows, column) for column in range(count)]
    widths = _share(naturals, words, width - len(_BETWEEN) * (count - 1))
    if widths is None:
        return _as_list(rows, width)
    out: list[Line] = []
    for number, row in enumerate(rows):
        out += _row_lines(row, widths, aligns, style)
        if number == 0:
            rule = "─┼─".join("─" * cells for cells in widths)
            out.append(Line((Span(rule, "rule"),), row.source))
    return out


def _widest(rows: list[_Row], column: int) -> int:
    cells = (row.cells[column] for row in rows if column < len(row.cells))
    return max((width_of(flow.spans) for cell in cells for flow in cell), default=0) or 1


def _longest_word(rows: list[_Row], column: int) -> int:
    cells = (row.cells[column] for row in rows if column < len(row.cells))
    texts = ("".join(span.text for span in flow.spans) for cell in cells for flow in cell)
    return min(max((cell_len(word) for text in texts for word in text.split()), default=1), _WORD)


def _share(naturals: list[int], words: list[int], room: int) -> list[int] | None:
    """Widths of the columns in `room` cells, whole words where that can be; None if there is no room.

    `naturals` are the cells the columns would like, `words` those of their longest words.
    """
    if sum(naturals) <= room:
        return naturals
    widths = words
    if sum(widths) > room:
        widths = [min(cells, _LEAST) for cells in words]
        if sum(widths) > room:
            return None
        naturals = words
    spare, wishes = room - sum(widths), sum(naturals) - sum(widths)
    shared = [
        cells + spare * (natural - cells) // wishes for cells, natural in zip(widths, naturals, strict=True)
    ]
    widest = naturals.index(max(naturals))
    shared[widest] += room - sum(shared)
    return shared


def _row_lines(row: _Row, widths: list[int], aligns: list[str], style: str) -> list[Line]:
    cells = [
        [line for flow in cell for line in wrap(flow, width)]
        for cell, width in zip(row.cells, widths, strict=False)
    ]
    out: list[Line] = []
    for number in range(max((len(cell) for cell in cells), default=0)):
        spans: list[Span] = []
        for column, width in enumerate(widths):
            if column:
                spans.append(Span(_BETWEEN, "rule"))
            lines = cells[column] if column < len(cells) else []
            part = lines[number].spans if number < len(lines) else ()
            spare = width - width_of(part)
            before = spare if aligns[column] == "right" else spare // 2 if aligns[column] == "center" else 0
            spans += [Span(" " * before, style), *part, Span(" " * (spare - before), style)]
        out.append(Line(tuple(span for span in spans if span.text), row.source))
    return out


def _as_list(rows: list[_Row], width: int) -> list[Line]:
    """Each row as lines of `heading: cell`, a blank line between the rows."""
    heads = [cell[0].spans for cell in rows[0].cells]
    out: list[Line] = []
    for number, row in enumerate(rows[1:] or rows):
        if number:
            out.append(Line())
        for column, cell in enumerate(row.cells):
            named = column < len(heads) and rows[1:]
            title = (*heads[column], Span(": ", "table-head")) if named else ()
            first = Flow((*title, *cell[0].spans), row.source)
            out += [line for flow in (first, *cell[1:]) for line in wrap(flow, width)]
    return out
