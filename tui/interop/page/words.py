"""What a person wrote, laid out for the page: whole, however long, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from tui.domain.text import visible
from tui.interop.recap.marked import html_text

PIECE = 8_000
"""Characters that are laid out at once: some sequences of signs take a time that grows with the square."""
MOST = 100_000
"""Characters of one text that are laid out; the rest stands there as it was typed."""

_MARK = re.compile(r"(<li>(?:\s*<p>)?)(\[(?:[-+?~ xX]|&lt;|&gt;)\])(?= )")
_KINDS = {"[+]": "want", "[-]": "dont", "[?]": "unsure", "[x]": "done", "[X]": "done"}
_BLANK = re.compile(r"\n[ \t]*\n")


def laid_out(text: str) -> str:
    """Markdown as HTML; the marks of list items are in a span of their own, and can be read as they are."""
    if not text.strip():
        return ""
    end = len(text) if len(text) <= MOST else text.rfind("\n", 0, MOST) + 1 or MOST
    shown = "".join(_each(piece) for piece in _pieces(text[:end]))
    return _MARK.sub(_marked, shown) + (_as_typed(text[end:]) if text[end:] else "")


def _each(piece: str) -> str:
    return html_text(piece) if len(piece) <= PIECE else _as_typed(piece)


def _as_typed(text: str) -> str:
    return f"<pre>{escape(visible(text))}</pre>\n"


def _marked(found: re.Match[str]) -> str:
    return f'{found[1]}<b class="{_KINDS.get(found[2], "mark")}">{found[2]}</b>'


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of whole paragraphs, as long as may be."""
    if len(text) <= PIECE:
        yield text
        return
    start = end = 0
    for blank in (*_BLANK.finditer(text), None):
        after = blank.end() if blank is not None else len(text)
        if after - start > PIECE and end > start:
            yield text[start:end]
            start = end
        end = after
    yield text[start:]
