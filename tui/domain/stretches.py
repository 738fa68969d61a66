"""The stretch of a text that shows in one line what was found in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[int, int]
Found = tuple[int, int, int]
"""Where a term stands in a text, `[start, end)`, and its number: plain, as there are many."""


class Snippet(NamedTuple):
    """A stretch of a text in one line, `…` where it was cut; `spans` are its matches, `[start, end)`."""

    text: str
    spans: tuple[Span, ...]


_SIGNS = 40
"""Characters more than there is room for, as signs will be taken off."""
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"\S")
_SIGN = re.compile(
    r"[ \t]*(?P<sign>(?:[-=*_]{3,}|`{3,}[\w+-]*|~{3,}[\w+-]*)[ \t]*$"
    r"|(?:(?:\#{1,6}|[-*+•]|[0-9]{1,9}[.)])(?:[ \t]+|$)|>[ \t]*)*(?:\[[ xX+?<>~-]\](?:[ \t]+|$))?)"
)
"""The Markdown signs at the start of a line."""
_GAP = re.compile(r"\s{2,}|[^\S ]")


def stretch(text: str, found: Sequence[Found], room: int) -> Snippet:
    """The stretch with most of the different terms, in at most `room` characters; else the beginning."""
    start, end = _best(found, room)
    first, last = _around(text, start, end, room)
    spans = joined([each for each in found if each[1] > first and each[0] < last])
    line, places = _one_line(text, first, last, spans)

    def placed(at: int) -> int:
        number = max(0, bisect_right(places, (at, len(line))) - 1)
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


def joined(found: Sequence[Found]) -> list[Span]:
    """The places, in order, those that overlap as one."""
    spans: list[Span] = []
    for start, end, _ in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _best(found: Sequence[Found], room: int) -> Span:
    """From the first to the last match of the stretch of at most `room` with most of the different terms."""
    every = len({term for _, _, term in found})
    best, most, first = (0, 0), 0, 0
    counts: dict[int, int] = {}
    for start, end, term in found:
        counts[term] = counts.get(term, 0) + 1
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
    """As much of the text around a stretch as there may be room for, and whole words if it has blanks."""
    first, last = max(0, start - room), min(len(text), max(end, start + room) + _SIGNS)
    if first and (blank := _BLANK.search(text, first - 1, start)):
        first = blank.end()
    if last < len(text):
        blank_at = max(text.rfind(" ", end, last), text.rfind("\n", end, last))
        last = blank_at if blank_at >= 0 else last
    return first, last


def _one_line(text: str, first: int, last: int, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """A part of a text in one line, and where its pieces begin: in the text, and in the line."""
    pieces: list[str] = []
    places: list[Span] = []
    length = 0

    def add(start: int, end: int) -> None:
        nonlocal length
        piece = text[start:end].rstrip()
        end = start + len(piece)
        piece = piece.lstrip()
        places.append((end - len(piece), length))
        pieces.append(piece + " ")
        length += len(piece)
        places.append((end, length))
        length += 1

    start = first
    while start < last:
        end = text.find("\n", start, last)
        end = last if end < 0 else end
        begins = start
        if (not start or text[start - 1] == "\n") and (sign := _SIGN.match(text, start, end)):
            begins = sign.end()
            if sign["sign"] and any(one < begins and sign.start("sign") < other for one, other in spans):
                begins = sign.start("sign")  # what is looked for is the sign itself, as the number of a list
        if "  " in (line := text[begins:end]) or not line.isprintable():
            for gap in _GAP.finditer(text, begins, end):
                if begins < gap.start():
                    add(begins, gap.start())
                begins = gap.end()
        if text[begins:end].strip():
            add(begins, end)
        start = end + 1
    return "".join(pieces).rstrip(), places or [(first, 0)]


def _edges(line: str, around: Span, begins: int, room: int, cut: Span) -> Span:
    """Where to cut a line, between words: what is `around` is in it, and where it `begins` if that is near.

    `cut` is 1 at an end that needs a `…` in any case.
    """
    start, end = around
    if len(line) + sum(cut) <= room:
        return 0, len(line)
    free = max(0, room - 2 - (end - start))
    left = begins if start - begins <= free * 2 // 3 else start - free // 2
    left = max(0, min(left, len(line) + cut[1] - room + 1))
    if left and (blank := line.find(" ", left - 1, start)) >= 0:
        left = blank + 1
    right = left + room - (1 if left else cut[0])
    if right >= len(line) + cut[1]:
        return left, len(line)
    blank = line.rfind(" ", max(end, left), right)
    return left, blank if blank >= 0 else right - 1
