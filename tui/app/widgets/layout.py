"""Markdown laid out as lines for the reader: a pure step from tokens and marks to styled text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.app.widgets.layout_inline import flows, literal
from tui.app.widgets.layout_marks import Facts, mark_lines
from tui.app.widgets.layout_table import table_lines
from tui.app.widgets.layout_wrap import (
    MIN_WIDTH,
    Flow,
    Line,
    Span,
    Target,
    clip,
    prefixed,
    styled,
    width_of,
    wrap,
)
from tui.domain.entries import Derived
from tui.domain.text import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

    from tui.domain.marks import Document, Mark

__all__ = ["MEASURE", "MIN_WIDTH", "Flow", "Line", "Span", "Target", "lay_out", "wrap"]

MEASURE = 88
"""Cells a line of prose takes at most: longer lines lose the eye on its way back."""

_LEAST_INSIDE = 8
"""Cells that must be left inside a list or a quote; where they are not, it is drawn without indent."""
_CODE_KEPT = 4000
"""Characters of one line of code that are looked at: more never fit a window."""


def lay_out(
    document: Document,
    derived: Derived,
    *,
    width: int,
    on: date | None = None,
    first: int = 1,
    measure: int = MEASURE,
) -> list[Line]:
    """The lines of a document in at most `width` cells (never fewer than MIN_WIDTH), prose in `measure`.

    `on` is the entry's date: the day its due dates are counted from. `first` is the source line of the
    document's first line, where it is a piece of a longer text.
    """
    width = max(width, MIN_WIDTH)
    facts = Facts.of(derived, on)
    return _Layout(document, facts, first, width, min(width, measure)).read()


class _Layout:
    """One walk over the tokens; each block is laid out for the cells its containers leave it."""

    def __init__(self, document: Document, facts: Facts, first: int, full: int, measure: int) -> None:
        self.tokens: Sequence[Token] = document.tokens
        self.marks: dict[int, Mark] = {mark.line: mark for mark in document.marks}
        self.facts = facts
        self.first = first
        self.spare = full - measure
        self.measure = measure
        self.ended = 0
        """The line, counted from 0, after the last block that was drawn."""
        self.at = 0
        self.depth = 0

    def read(self) -> list[Line]:
        """Every block there is."""
        return self.blocks(self.measure, "")

    def blocks(self, width: int, until: str, style: str = "", *, above: bool = False) -> list[Line]:
        """Every block up to the closing token `until`, which is taken too; `above`: there is text above.

        Blocks stand apart where a blank line stands between them in the source; a heading always stands
        apart from what is above it, and never from the text below it.
        """
        out: list[Line] = []
        before = "text" if above else ""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            gap = self.gap(token, before)
            lines = self.block(token, width, style)
            if not lines:
                continue
            if gap:
                out.append(Line())
            out += lines
            before = token.type
        return out

    def gap(self, token: Token, before: str) -> bool:
        """Whether a blank line belongs between what was drawn and a block that comes now."""
        if not before:
            return False
        if before == "heading_open":
            return token.type == "table_open"
        return token.type == "heading_open" or token.map is None or token.map[0] > self.ended

    def block(self, token: Token, width: int, style: str) -> list[Line]:
        """One block, from its first token to its last."""
        kind = token.type
        if token.map and not kind.startswith(("bullet", "ordered", "blockquote")):
            self.ended = token.map[1]
        if kind == "paragraph_open":
            return self.paragraph(width, style)
        if kind == "heading_open":
            return self.heading(token, width, style)
        if kind in ("bullet_list_open", "ordered_list_open"):
            return self.items(token, width, style)
        if kind == "blockquote_open":
            return self.quote(width, style)
        if kind in ("fence", "code_block"):
            return self.code(token, width + self.spare, style)
        if kind == "hr":
            return [Line((Span("─" * width, "rule"),), self.line_of(token))]
        if kind == "table_open":
            return self.table(width, style)
        if kind == "html_block":
            typed = literal(token.content, style, self.line_of(token))
            return [line for flow in typed for line in wrap(flow, width)]
        if token.content:
            return self.prose(token, width, style)
        return []

    def line_of(self, token: Token) -> int | None:
        """The source line a token starts on."""
        return token.map[0] + self.first if token.map else None

    def prose(self, token: Token, width: int, style: str) -> list[Line]:
        """An inline token as wrapped lines."""
        return [line for flow in flows(token, style, self.line_of(token)) for line in wrap(flow, width)]

    def paragraph(self, width: int, style: str) -> list[Line]:
        """A paragraph, its closing token taken."""
        inline = self.tokens[self.at]
        self.at += 2
        return self.prose(inline, width, style) if inline.content else []

    def heading(self, token: Token, width: int, style: str) -> list[Line]:
        """A heading; the first level has a rule under it."""
        level = min(int(token.tag[1:]), 3)
        inline = self.tokens[self.at]
        self.at += 2
        if not inline.content:
            return []
        lines = self.prose(inline, width, styled(style, f"h{level}"))
        if level == 1:
            reach = max(width_of(line.spans) for line in lines)
            lines.append(Line((Span("─" * reach, "rule"),), lines[-1].source))
        return lines

    def quote(self, width: int, style: str) -> list[Line]:
        """A quotation, a bar along its side."""
        inside = width - 2 if width - 2 >= _LEAST_INSIDE else width
        lines = self.blocks(inside, "blockquote_close", styled(style, "quote"))
        bar = (Span("▎ ", "bar"),) if inside < width else ()
        return prefixed(bar, bar, lines)

    def code(self, token: Token, width: int, style: str) -> list[Line]:
        """Code: fenced lines are cut at the edge, lines that are code by their indent alone wrap."""
        fenced = token.type == "fence"
        first = self.line_of(token) or 1
        bar = (Span("▏ ", "bar"),)
        name = styled(style, "code-block")
        out: list[Line] = []
        for source, text in enumerate(token.content.removesuffix("\n").split("\n"), first + fenced):
            if fenced:
                shown = visible(text[:_CODE_KEPT].expandtabs(4))
                spans = clip((Span(shown, name),) if shown else (), width - 2)
                out.append(Line((*bar, *spans), source, lead=2))
            else:
                flow = Flow((Span(visible(text.expandtabs(4)), name),), source)
                out += prefixed(bar, bar, wrap(flow, width - 2))
        return out

    def table(self, width: int, style: str) -> list[Line]:
        """A table; it may use the window's whole width."""
        start = self.at
        while self.at < len(self.tokens) and self.tokens[self.at].type != "table_close":
            self.at += 1
        self.at += 1
        return table_lines(self.tokens[start : self.at], width + self.spare, style, self.first)

    def items(self, token: Token, width: int, style: str) -> list[Line]:
        """A list, indented at the top level; an item that is a mark carries its sign for a bullet."""
        until = token.type.replace("open", "close")
        indent = (Span("  "),) if self.depth == 0 and not style and width >= 36 else ()
        inside = width - width_of(indent)
        number = int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None
        figures = self.figures(token.level, number) if number is not None else 0
        out: list[Line] = []
        self.depth += 1
        while self.at < len(self.tokens):
            item = self.tokens[self.at]
            self.at += 1
            if item.type == until:
                break
            bullet = "• " if self.depth % 2 else "◦ "
            if number is not None:
                bullet = f"{number}. ".rjust(figures + 2)
                number += 1
            if out and item.map and item.map[0] > self.ended:
                out.append(Line())
            out += self.item(bullet, inside, style)
        self.depth -= 1
        return prefixed(indent, indent, out) if indent else out

    def item(self, bullet: str, width: int, style: str) -> list[Line]:
        """One item of a list, its closing token taken."""
        opening = self.tokens[self.at]
        local = opening.map[0] + 1 if opening.type == "paragraph_open" and opening.map else 0
        mark = self.marks.get(local)
        if mark is not None:
            inline = self.tokens[self.at + 1]
            self.at += 3
            self.ended = opening.map[1] if opening.map else self.ended
            line = self.first + local - 1
            lead: tuple[Span, ...] = (Span("  "),)
            lines = mark_lines(mark, line, flows(inline, style, line), self.facts, width)
        else:
            lead = (Span(bullet, "bullet"),)
            lines = []
        inside = width - width_of(lead)
        if inside < _LEAST_INSIDE:
            lead, inside = (), width
        more = self.blocks(inside, "list_item_close", style, above=bool(lines))
        if mark is None:
            return prefixed(lead, (Span(" " * width_of(lead)),) if lead else (), more or [Line()])
        return lines + prefixed(lead, lead, more)

    def figures(self, level: int, start: int) -> int:
        """Digits of the last number of the list that was just opened."""
        count = 0
        for at in range(self.at, len(self.tokens)):
            token = self.tokens[at]
            if token.level == level and token.nesting == -1:
                break
            count += token.type == "list_item_open" and token.level == level + 1
        return len(str(start + max(count, 1) - 1))
