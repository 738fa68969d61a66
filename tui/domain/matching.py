"""Where the words of a query stand in a text: found as the index finds them, and shown where they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui.domain.stretches import Found, Snippet, Span, joined, stretch
from tui.domain.words import apart, ends_apart, in_place

if TYPE_CHECKING:
    from tui.domain.query import Term

__all__ = ["Matcher", "Snippet", "first_line", "marked", "snippet"]

_ENOUGH = 2_000
"""Places of one term among which the best stretch is looked for."""
_BLANKS = re.compile(" +")


class Matcher:
    """Finds the words of terms as the index does: folded, whole, the last of a prefix going on."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(term for term in terms if term.words)
        self._last: tuple[str, list[Found]] = ("", [])

    def __bool__(self) -> bool:
        return bool(self.terms)

    def spans(self, text: str) -> list[Span]:
        """Where any term stands in a text: `[start, end)`, in order, those that overlap as one."""
        return joined(self._find(text, len(text)))

    def found(self, text: str) -> list[Found]:
        """Where each term stands first, in order: 2,000 places of each at most, remembered for one text."""
        last, found = self._last
        if last is not text:
            found = self._find(text, _ENOUGH)
            self._last = (text, found)
        return found

    def _find(self, text: str, most: int) -> list[Found]:
        if not self.terms or not text:
            return []
        same = in_place(text)
        words = f" {apart(text) if same is None else same} "
        found = [
            Found(*place, number)
            for number, term in enumerate(self.terms)
            for place in islice(_occurrences(words, term), most)
        ]
        found.sort()
        return _in_text(text, found) if same is None and found else found


def snippet(text: str, matcher: Matcher, *, room: int = 160) -> Snippet:
    """The stretch with most of the different terms, in at most `room` characters; else the beginning.

    Blanks are single, and the Markdown signs at the start of lines are taken off.
    """
    return stretch(text, matcher.found(text), room)


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
    every = len({each.term for each in found})
    best, most, line, at = None, 0, 1, 0
    here: set[int] = set()
    for start, _, term in found:
        if lines := body.count("\n", at, start):
            line += lines
            here = set()
        at = start
        here.add(term)
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


def _in_text(text: str, found: Sequence[Found]) -> list[Found]:
    """The same places in the text itself, of places in what `apart` makes of it."""
    ends = ends_apart(text)

    def end_of(place: int) -> int:
        at = bisect_right(ends, place) + 1
        while at < len(ends) and ends[at] == ends[at - 1]:
            at += 1  # an accent belongs to what it stands on
        return at

    return [Found(bisect_right(ends, start), end_of(end - 1), term) for start, end, term in found]
