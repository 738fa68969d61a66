"""A result, or an example, as two lines of a list: what it is and why it was found, then the words found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from tui.domain.found import Example, FoundKind, Result
from tui.domain.matching import Matcher
from tui.domain.text import fold, visible

SIGNS: dict[FoundKind, str] = {"meeting": "●", "reflection": "✎", "contact": "@", "pitch": "¶"}
"""What each kind looks like, in any colour."""
DATE_WIDTH = 6
ROOMY = 44
"""Cells from which the words found stand under the title, and not further to the left."""
INDENT = DATE_WIDTH + 3

Spans = Sequence[tuple[int, int]]
Part = tuple[str, str]
"""Text, and the names of its looks."""


def result_parts(result: Result, matcher: Matcher, line: int, width: int, lead: str) -> list[Part]:
    """Line 0 or 1 of a result in exactly `width` cells; `lead` is its day."""
    if line == 0:
        why = f"  in {result.why}" if result.why else ""
        head = [(f"{lead:{DATE_WIDTH}} ", "lead"), (f"{SIGNS[result.kind]} ", "kind")]
        room = width - INDENT - len(why)
        return [*head, *_filled(_title(result, matcher), room), (why, "lead")]
    indent = INDENT if width >= ROOMY else 2
    text, spans = _window(result.snippet, result.spans, width - indent)
    return [(" " * indent, "words"), *_filled(_split(text, spans, "words"), width - indent)]


def example_parts(example: Example, line: int, width: int) -> list[Part]:
    """Line 0 or 1 of an example."""
    if line == 1:
        return [("  ", "words"), *_filled([(example.says, "words")], width - 2)]
    count = f"  {example.finds:,}"
    return [*_filled([(example.query, "query")], width - len(count)), (count, "lead")]


def _title(result: Result, matcher: Matcher) -> Iterator[Part]:
    """The title; then, where it does not say so itself, with whom it was, and the roles if they match."""
    yield from _split(result.title, result.title_spans, "")
    if result.people:
        said = fold(result.title)
        yield from _more(" · ", [name for name in result.people if fold(name) not in said], matcher)
    if result.why == "role":
        yield from _more(" · as ", result.roles, matcher)


def _more(lead: str, names: Sequence[str], matcher: Matcher) -> Iterator[Part]:
    if names:
        words = ", ".join(names)
        yield lead, "lead"
        yield from _split(words, matcher.spans(words), "lead")


def _split(text: str, spans: Spans, look: str) -> Iterator[Part]:
    """The text where matches begin and end."""
    at = 0
    for start, end in spans:
        yield text[at:start], look
        yield text[start:end], f"{look} match"
        at = end
    yield text[at:], look


def _filled(parts: Iterable[Part], room: int) -> list[Part]:
    """As much of the parts as fits, in exactly `room` cells of one line; an ellipsis where there was more."""
    shown: list[Part] = []
    left = room
    for text, look in parts:
        seen = text if text.isascii() and text.isprintable() else visible(text).translate(_ONE_LINE)
        taken = len(seen) if seen.isascii() else cell_len(seen)
        if taken > left:
            return [*_shortened([*shown, (seen, look)], room), ("…", "lead")] if room > 0 else []
        shown.append((seen, look))
        left -= taken
    return [*shown, (" " * left, "lead")]


_ONE_LINE = str.maketrans("\n\t", "  ")


def _shortened(parts: Iterable[Part], room: int) -> Iterator[Part]:
    """The parts up to the last cell but one."""
    left = room - 1
    for text, look in parts:
        taken = cell_len(text)
        if taken >= left:
            yield set_cell_size(text, left), look
            return
        yield text, look
        left -= taken


def _window(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """The text from further on, where the first match would not be seen otherwise."""
    if not spans or cell_len(text[: spans[0][1]]) < room:
        return text, spans
    first = spans[0][0]
    start = max(0, first - room // 3)
    blank = text.find(" ", start, first)
    start = blank + 1 if blank >= 0 else start
    return "…" + text[start:], [(a - start + 1, b - start + 1) for a, b in spans]
