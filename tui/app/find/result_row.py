"""A result, or an example, as two lines of a list: what it is and why it was found, then the words found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.widgets.cells import fit, width_of
from tui.domain.found import Example, FoundKind, Result
from tui.domain.matching import Matcher
from tui.domain.text import fold, visible

SIGNS: dict[FoundKind, str] = {"meeting": "●", "reflection": "✎", "contact": "@", "pitch": "¶"}
"""What each kind looks like, in any colour."""
DATE_WIDTH = 6
ROOMY = 44
"""Cells from which the words found stand under the title, and not further to the left."""

Spans = Sequence[tuple[int, int]]
Part = tuple[str, str]
"""Text, and the name of its look."""


def result_parts(result: Result, matcher: Matcher, line: int, width: int, lead: str) -> list[Part]:
    """Line 0 or 1 of a result in `width` cells; `lead` is its day."""
    sign = SIGNS[result.kind]
    if line == 0:
        why = f"in {result.why}" if result.why else ""
        head = [(f"{lead:{DATE_WIDTH}} ", "lead"), (f"{sign} ", "kind")]
        room = width - DATE_WIDTH - 3 - (width_of(why) + 2 if why else 0)
        title = list(_cut(_title(result, matcher), room))
        return _to_the_right([*head, *title], why, width)
    indent = DATE_WIDTH + 3 if width >= ROOMY else 2
    text, spans = _window(result.snippet, result.spans, width - indent)
    return [(" " * indent, "lead"), *_cut(_split(text, spans, "words"), width - indent)]


def example_parts(example: Example, line: int, width: int) -> list[Part]:
    """Line 0 or 1 of an example."""
    if line == 1:
        return [("  " + fit(example.says, width - 2, pad=False), "words")]
    count = f"{example.count:,}"
    query = fit(example.query, width - width_of(count) - 2, pad=False)
    return _to_the_right([(query, "query")], count, width)


def _to_the_right(parts: list[Part], note: str, width: int) -> list[Part]:
    used = sum(width_of(text) for text, _ in parts)
    return [*parts, (" " * max(0, width - used - width_of(note)), "lead"), (note, "lead")]


def _title(result: Result, matcher: Matcher) -> Iterator[Part]:
    """The title; then, where it does not say so itself, with whom it was, and the roles if they match."""
    yield from _split(result.title, result.title_spans, "")
    said = fold(result.title)
    others = [name for name in result.people if fold(name) not in said]
    roles = list(result.roles) if result.why == "role" else []
    for lead, names in ((" · ", others), (" · as ", roles)):
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


def _cut(parts: Iterable[Part], room: int) -> Iterator[Part]:
    """As much of the parts as fits in one line, with an ellipsis where there was more."""
    shown = [(visible(text).replace("\n", " ").replace("\t", " "), look) for text, look in parts if text]
    if sum(cell_len(text) for text, _ in shown) <= room:
        yield from shown
        return
    left = room - 1
    for text, look in shown:
        taken = cell_len(text)
        if taken > left:
            yield set_cell_size(text, max(0, left)) if left > 0 else "", look
            break
        left -= taken
        yield text, look
    if room > 0:
        yield "…", "lead"


def _window(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """The text from further on, where the first match would not be seen otherwise."""
    if not spans or cell_len(text[: spans[0][1]]) < room:
        return text, spans
    first = spans[0][0]
    start = max(0, first - room // 3)
    blank = text.find(" ", start, first)
    start = blank + 1 if blank >= 0 else start
    return "…" + text[start:], [(a - start + 1, b - start + 1) for a, b in spans]


def segments(parts: Iterable[Part], style: Callable[[str], Style]) -> list[Segment]:
    """The parts in their looks."""
    return [Segment(text, style(look)) for text, look in parts if text]
