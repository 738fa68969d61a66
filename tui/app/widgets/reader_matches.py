"""Where what was searched for stands in the lines of a sheet, across the breaks that the window made."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.widgets.layout_wrap import Line, Span, styled

if TYPE_CHECKING:
    from tui.domain.matching import Matcher

MATCH = "match"
MATCH_HERE = "match-here"


class _Piece(NamedTuple):
    """Text of one line within the text of all: where it is there, and where it is in its line."""

    at: int
    place: int
    start: int
    length: int


class Matches:
    """The matches on the lines laid out so far, in order; one of them is where one is, or none (-1)."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.here = -1
        self.places: list[int] = []
        """The line that each match starts on."""
        self._marks: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        """By line: start, end and number of the parts of matches on it."""
        self._read = 0

    def forget(self) -> None:
        """The lines changed."""
        self.places.clear()
        self._marks.clear()
        self._read = 0

    def words(self, *, done: bool) -> str:
        """Where one is and how many there are, `+` if there may be more."""
        count, more = len(self.places), "" if done else "+"
        if self.here >= 0:
            return f"{self.here + 1} of {count}{more}"
        return f"{count} match{'es' if count > 1 else ''}{more}" if count else ""

    def read(self, lines: Sequence[Line]) -> None:
        """Look at the lines that were added."""
        if self._read == len(lines):
            return
        text, pieces = _text(lines, self._read)
        self._read = len(lines)
        starts = [piece.at for piece in pieces]
        for start, end in self.matcher.spans(text):
            number = len(self.places)
            first = max(0, bisect_right(starts, start) - 1)
            found = False
            for piece in pieces[first : bisect_right(starts, max(start, end - 1))]:
                a, b = max(start - piece.at, 0), min(end - piece.at, piece.length)
                if a < b:
                    if not found:
                        self.places.append(piece.place)
                    found = True
                    self._marks[piece.place].append((piece.start + a, piece.start + b, number))

    def first_from(self, lines: Sequence[Line], source: int | None) -> int | None:
        """The number of the first match on a source line or after it; without a line, of the first at all."""
        if source is None:
            return 0 if self.places else None
        for number, place in enumerate(self.places):
            if (lines[place].source or 0) >= source:
                return number
        return None

    def marked(self, place: int, line: Line) -> Line:
        """The same line with its matches in their style."""
        marks = self._marks.get(place)
        if not marks:
            return line
        spans: list[Span] = []
        at = 0
        for text, style, to in line.spans:
            cut = 0
            for start, end, number in marks:
                first, last = max(start - at, cut), min(end - at, len(text))
                if first < last:
                    look = styled(style, MATCH_HERE if number == self.here else MATCH)
                    spans += [Span(text[cut:first], style, to), Span(text[first:last], look, to)]
                    cut = last
            spans.append(Span(text[cut:], style, to))
            at += len(text)
        return line._replace(spans=tuple(span for span in spans if span.text))


def _text(lines: Sequence[Line], first: int) -> tuple[str, list[_Piece]]:
    """The text of some lines as it reads, notes at the right edge after the paragraph they stand beside."""
    words: list[str] = []
    pieces: list[_Piece] = []
    notes: list[tuple[int, int, str]] = []
    at = 0

    def put(place: int, start: int, text: str) -> None:
        nonlocal at
        pieces.append(_Piece(at, place, start, len(text)))
        words.append(text)
        at += len(text)

    def part(glue: str) -> None:
        nonlocal at
        words.append(glue)
        at += len(glue)

    for place in range(first, len(lines)):
        line = lines[place]
        if line.glue == "\n":
            for note in notes:
                part("\n")
                put(*note)
            notes.clear()
        part(line.glue)
        text = line.text
        end = len(text)
        if len(line.spans) > 1 and line.spans[-1].style == "note":
            note_text = line.spans[-1].text
            end -= len(note_text)
            notes.append((place, end, note_text))
            text = text[:end].rstrip()
        start = 0 if line.glue == "\n" else line.lead
        put(place, start, text[start:end])
    for note in notes:
        part("\n")
        put(*note)
    return "".join(words), pieces
