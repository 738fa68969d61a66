"""Text with styles broken into lines by the cells it takes: words, wide characters, joined emoji."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal, NamedTuple

from rich.cells import cell_len, get_character_cell_size, split_graphemes

MIN_WIDTH = 10
"""Narrower than this nothing is laid out: the lines are cut at the edge instead."""

_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("’‘“”–—…äöüéèàçñßÄÖÜ•·")
_JOINERS = ("\u200d", "\ufe0f")
_NOT_FIRST = frozenset("、。，．：；？！）」』】〉》〕｝’”…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NOT_LAST = frozenset("（「『【〈《〔｛‘“")

Glue = Literal["\n", " ", ""]


class Target(NamedTuple):
    """Where a click on a span leads: a follow-up to tick (`tick` True), or an entry and a line of it."""

    entry_id: int | None
    line: int | None
    followup_id: int | None = None
    tick: bool = False
    done: bool = False


class Span(NamedTuple):
    """Text in one style. `style` is names joined by blanks, outermost first; `to` a URL or a Target."""

    text: str
    style: str = ""
    to: str | Target | None = None


class Line(NamedTuple):
    """One line on screen; `source` is its 1-based line in the Markdown, None where it comes from none.

    `glue` is what stands between the line before and this one when the text is copied: a break the
    window made is a blank (or nothing, inside a long word). `lead` characters are indent, not text.
    """

    spans: tuple[Span, ...] = ()
    source: int | None = None
    glue: Glue = "\n"
    lead: int = 0

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join([span.text for span in self.spans])

    @property
    def followup(self) -> Target | None:
        """The follow-up whose box is on this line."""
        for span in self.spans:
            if isinstance(span.to, Target) and span.to.tick:
                return span.to
        return None

    @property
    def key(self) -> int | None:
        """What tells the lines of one source line from others: its number, or a follow-up's id below zero."""
        if self.source is not None:
            return self.source
        followup = self.followup
        return -followup.followup_id if followup and followup.followup_id is not None else None


class Flow(NamedTuple):
    """Styled text that may be broken anywhere: `breaks` are offsets at which its source goes on a line."""

    spans: tuple[Span, ...]
    source: int | None = None
    breaks: tuple[int, ...] = ()


def width_of(spans: Iterable[Span]) -> int:
    """Cells that spans take."""
    return sum(cell_len(span.text) for span in spans)


def styled(style: str, name: str) -> str:
    """A style within another one."""
    return f"{style} {name}" if style else name


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same text with like neighbours joined, and no span that starts in the middle of a character."""
    out: list[Span] = []
    for text, style, to in spans:
        if not text:
            continue
        cut = 0
        if out:
            before = out[-1]
            if before.style == style and before.to == to:
                out[-1] = Span(before.text + text, style, to)
                continue
            joined = before.text[-1] == "\u200d"
            if joined or text[0] in _JOINERS:
                cut = 2 if text[0] == "\u200d" else 1
                out[-1] = Span(before.text + text[:cut], before.style, before.to)
        if text[cut:]:
            out.append(Span(text[cut:], style, to))
    return tuple(out)


def wrap(flow: Flow, width: int) -> list[Line]:
    """Break a flow into lines of at most `width` cells; blanks at a break go, nothing else does."""
    spans = flow.spans
    text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
    width = max(width, 2)
    if _single(text):
        cuts = [(0, len(text), "\n")] if len(text) <= width else _cut_plain(text, width)
    else:
        cuts = _cut_cells(text, width)
    lines: list[Line] = []
    index = start_of_span = 0
    source, breaks = flow.source, flow.breaks
    for start, end, glue in cuts:
        part: list[Span] = []
        while index < len(spans):
            span = spans[index]
            stop = start_of_span + len(span.text)
            if start < stop and start_of_span < end:
                piece = span.text[max(0, start - start_of_span) : end - start_of_span]
                part.append(span if piece == span.text else Span(piece, span.style, span.to))
            if stop > end:
                break
            start_of_span = stop
            index += 1
        at = source + bisect_right(breaks, start) if source is not None else None
        lines.append(Line(tuple(part), at, glue))  # type: ignore[arg-type]
    return lines


def prefixed(first: tuple[Span, ...], rest: tuple[Span, ...], lines: list[Line]) -> list[Line]:
    """The same lines behind what a container draws at their left."""
    if not first and not rest:
        return lines
    cells = len("".join(span.text for span in first))
    return [
        line._replace(spans=(first if not number else rest) + line.spans, lead=line.lead + cells)
        for number, line in enumerate(lines)
    ]


def clip(spans: Iterable[Span], width: int) -> tuple[Span, ...]:
    """Spans in at most `width` cells, cut with an ellipsis where they are longer."""
    spans = tuple(spans)
    if width_of(spans) <= width:
        return spans
    room = width - 1
    kept: list[Span] = []
    for text, style, to in spans:
        taken = cell_len(text)
        if taken > room:
            kept.append(Span(_head(text, room), style, to))
            break
        kept.append(Span(text, style, to))
        room -= taken
    return (*(span for span in kept if span.text), Span("…", "muted"))


def _head(text: str, width: int) -> str:
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        used += cells
        if used > width:
            return text[:start]
    return text


def _single(text: str) -> bool:
    """Whether every character takes one cell."""
    if _PLAIN.issuperset(text):
        return True
    others = set(text) - _PLAIN
    return all(get_character_cell_size(character) == 1 for character in others)


def _cut_plain(text: str, width: int) -> list[tuple[int, int, str]]:
    cuts: list[tuple[int, int, str]] = []
    glue, start, length = "\n", 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end <= start:
            cuts.append((start, start + width, glue))
            start, glue = start + width, ""
            continue
        following = end
        while following < length and text[following] == " ":
            following += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        cuts.append((start, end, glue))
        start, glue = following, " "
    if start < length or not cuts:
        cuts.append((start, length, glue))
    return cuts


def _cut_cells(text: str, width: int) -> list[tuple[int, int, str]]:
    cuts: list[tuple[int, int, str]] = []
    glue, start, used = "\n", 0, 0
    best: tuple[int, int, str] | None = None
    best_used = 0
    """Where the line may end, where the next one starts, their glue; and the cells used up to there."""
    before = ""
    before_cells = 0
    for at, end, cells in split_graphemes(text)[0]:
        character = text[at:end]
        if character == " ":
            content_end = best[0] if best and best[1] == at and best[2] == " " else at
            best, best_used = (content_end, end, " "), used + 1
        else:
            may = (cells == 2 or before_cells == 2) and before[:1] not in _NOT_LAST and before != " "
            if may and character[0] not in _NOT_FIRST and at > start and not (best and best[1] == at):
                best, best_used = (at, at, ""), used
            if used + cells > width and at > start:
                if best is not None and best[0] > start:
                    cuts.append((start, best[0], glue))
                    start, glue, used = best[1], best[2], used - best_used
                if used + cells > width and at > start:
                    cuts.append((start, at, glue))
                    start, glue, used = at, "", 0
                best = None
        used += cells
        before, before_cells = character, cells
    if start < len(text) or not cuts:
        stop = len(text)
        while stop > start and used > width and text[stop - 1] == " ":
            stop, used = stop - 1, used - 1
        cuts.append((start, stop, glue))
    return cuts
