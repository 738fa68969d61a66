"""Where the words of a query stand in a text, and the stretch of it that shows them best."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.words import folded, in_place, tokens

if TYPE_CHECKING:
    from tui.domain.query import Term

Span = tuple[int, int]

_ENOUGH = 2_000
"""Places of one term among which the best stretch is looked for."""

_BLANKS = re.compile(" +")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"\S")
_GAP = re.compile(
    r"(?:^|\s*\n)[ \t]*(?P<sign>(?:(?:\#{1,6}|[-*+•]|[0-9]{1,9}[.)])(?:[ \t]+|$)|>[ \t]*)*"
    r"(?:\[[ xX+?<>~-]\](?:[ \t]+|$))?|(?:[-=*_]{3,}|`{3,}|~{3,})[ \t]*$)|\s+",
    re.MULTILINE,
)


class Snippet(NamedTuple):
    """A stretch of a text in one line, `…` where it was cut; `spans` are its matches, `[start, end)`."""

    text: str
    spans: tuple[Span, ...]


class Matcher:
    """Finds the words of terms as the index does: folded, whole, the last of a prefix going on."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(term for term in terms if term.words)
        self._last: tuple[str, list[tuple[int, int, int]]] = ("", [])

    def __bool__(self) -> bool:
        return bool(self.terms)

    def spans(self, text: str) -> list[Span]:
        """Where any term stands in a text: `[start, end)`, in order, those that overlap as one."""
        return _joined(self._find(text, len(text)))

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Where each term stands first, 2,000 places at most: start, end, and the number of the term."""
        last, found = self._last
        if last is not text:
            found = self._find(text, _ENOUGH)
            self._last = (text, found)
        return found

    def _find(self, text: str, most: int) -> list[tuple[int, int, int]]:
        if not text:
            return []
        same = in_place(text)
        words = f" {same if same is not None else folded(text)} "
        found = [
            (start, end, number)
            for number, term in enumerate(self.terms)
            for (start, end), _ in zip(_occurrences(words, term), range(most), strict=False)
        ]
        found.sort()
        return found if same is not None or not found else _in_text(text, found)


def snippet(text: str, matcher: Matcher, *, room: int = 160) -> Snippet:
    """The stretch with most of the different terms, in at most `room` characters; else the beginning.

    Blanks are single, and the Markdown signs at the start of lines are taken off.
    """
    found = matcher.found(text)
    start, end = _best(found, room)
    first, last = _around(text, start, end, room)
    spans = _joined([each for each in found if each[1] > first and each[0] < last])
    line, places = _one_line(text, first, last, spans)

    def placed(at: int) -> int:
        number = bisect_right(places, (at, len(line))) - 1
        source, place = places[number]
        limit = places[number + 1][1] if number + 1 < len(places) else len(line)
        return min(place + max(0, at - source), limit)

    shown = [(placed(begun), placed(ended)) for begun, ended in spans]
    begins = placed(max(first, text.rfind("\n", first, start) + 1))
    cut = int(_WORD.search(text, 0, first) is not None), int(_WORD.search(text, last) is not None)
    left, right = _edges(line, (placed(start), placed(end)), begins, room, cut)
    before = "…" if left or cut[0] else ""
    after = "…" if right < len(line) or cut[1] else ""
    shift = len(before) - left
    return Snippet(
        before + line[left:right] + after,
        tuple(
            (max(a, left) + shift, min(b, right) + shift) for a, b in shown if max(a, left) < min(b, right)
        ),
    )


def marked(snippet: Snippet) -> str:
    """A snippet as plain text, its matches between `⟦` and `⟧`; such signs of its own are `[` and `]`."""
    text = snippet.text.replace("⟦", "[").replace("⟧", "]")
    pieces, at = [], 0
    for start, end in snippet.spans:
        pieces += [text[at:start], "⟦", text[start:end], "⟧"]
        at = end
    return "".join((*pieces, text[at:]))


def first_line(body: str, matcher: Matcher) -> int | None:
    """The line, counted from 1, with most of the different terms, the first such; None if none has any."""
    found = matcher.found(body)
    every = len({number for _, _, number in found})
    best, most, line, at = None, 0, 1, 0
    here: set[int] = set()
    for start, _, number in found:
        if lines := body.count("\n", at, start):
            line += lines
            here = set()
        at = start
        here.add(number)
        if len(here) > most:
            best, most = line, len(here)
        if most == every:
            break
    return best


def _occurrences(words: str, term: Term) -> Iterator[Span]:
    """Where a term stands in folded words with blanks around each; a place counts from the second sign."""
    first, *others = term.words
    head = f" {first}" if term.prefix and not others else f" {first} "
    at = words.find(head)
    while at >= 0:
        end: int | None = at + 1 + len(first)
        for number, other in enumerate(others, 1):
            end = _follows(words, end or 0, other, whole=number < len(others) or not term.prefix)
            if end is None:
                break
        if end is not None:
            yield at, (words.index(" ", end) if term.prefix else end) - 1
        at = words.find(head, at + len(first))


def _follows(words: str, at: int, word: str, *, whole: bool) -> int | None:
    """Where a word ends that comes next after the blanks at a place; None if another one does."""
    blanks = _BLANKS.match(words, at)
    if blanks is None or not words.startswith(f"{word} " if whole else word, blanks.end()):
        return None
    return blanks.end() + len(word)


def _in_text(text: str, found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The same places in the text itself, told by which word begins and which ends there."""
    all_tokens = tokens(text)
    begins, at = [], 0
    for token in all_tokens:
        begins.append(at)
        at += len(token.word) + 1

    def token_at(place: int) -> int:
        return bisect_right(begins, place) - 1

    return [
        (all_tokens[token_at(start)].start, all_tokens[token_at(end - 1)].end, number)
        for start, end, number in found
    ]


def _joined(found: Sequence[tuple[int, int, int]]) -> list[Span]:
    spans: list[Span] = []
    for start, end, _ in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _best(found: Sequence[tuple[int, int, int]], room: int) -> Span:
    """From the first to the last match of the stretch of at most `room` with most of the different terms."""
    every = len({number for _, _, number in found})
    best, most, first = (0, 0), 0, 0
    counts: dict[int, int] = {}
    for start, end, number in found:
        counts[number] = counts.get(number, 0) + 1
        while found[first][0] < start and end - found[first][0] > room:
            gone = found[first][2]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        if len(counts) > most:
            best, most = (found[first][0], end), len(counts)
        if most == every:
            break
    return best


def _around(text: str, start: int, end: int, room: int) -> Span:
    """More of the text around a stretch than there is room for, and whole words if it has blanks."""
    first, last = max(0, start - room), min(len(text), max(end, start + room) + room)
    if first and (blank := _BLANK.search(text, first - 1, start)):
        first = blank.end()
    if last < len(text):
        blank = max(text.rfind(" ", end, last), text.rfind("\n", end, last))
        last = blank if blank >= 0 else last
    return first, last


def _one_line(text: str, first: int, last: int, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """A part of a text in one line, and where its pieces begin: in the text, and in the line."""
    pieces: list[str] = []
    places: list[Span] = []
    at, length = first, 0

    def add(piece: str, source: int) -> None:
        nonlocal length
        places.append((source, length))
        pieces.append(piece)
        length += len(piece)

    for gap in _GAP.finditer(text, first, last):
        ends = gap.end()
        if gap["sign"] and any(start < ends and gap.start("sign") < end for start, end in spans):
            ends = gap.start("sign")  # what is looked for is the sign itself, as the number of a list
        if gap.start() == ends:
            continue
        add(text[at : gap.start()], at)
        add(" " if length else "", gap.start())
        at = ends
    add(text[at:last], at)
    return "".join(pieces).rstrip(), places


def _edges(line: str, around: Span, begins: int, room: int, cut: Span) -> Span:
    """Where to cut a line, between words: what is `around` is in it, and all before it that `begins` there.

    `cut` is 1 at an end that needs a `…` in any case.
    """
    start, end = around
    if len(line) + sum(cut) <= room:
        return 0, len(line)
    left = max(begins, start - max(0, room - 1 - (end - start)) // 2)
    left = max(0, min(left, len(line) + cut[1] - room + 1))
    if left and (blank := line.find(" ", left - 1, start)) >= 0:
        left = blank + 1
    if len(line) - left + cut[1] < room:
        return left, len(line)
    blank = line.rfind(" ", max(end, left), left + room - 1)
    return left, blank if blank >= 0 else left + room - 2
