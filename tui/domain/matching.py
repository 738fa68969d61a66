"""Where the words of a query stand in a text: found as the index finds them, and shown where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.stretches import Found, Snippet, Span, joined, stretch
from tui.domain.words import apart, in_place, standing

if TYPE_CHECKING:
    from tui.domain.query import Term

__all__ = ["Matcher", "Snippet", "first_line", "marked", "snippet"]

_ALL = 1 << 60
_ENOUGH = 2_000
"""Places of one term among which the best stretch is looked for."""
_FAR = 1_000
"""Characters after the first place of a term that stands alone, whose stretch is there."""
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
        return joined(self._find(text, most=_ALL, reach=_ALL))

    def found(self, text: str) -> list[Found]:
        """Where terms stand, in order, as far as the best stretch may depend on them; kept for one text."""
        last, found = self._last
        if last is not text:
            reach = _ALL if len(self.terms) > 1 else _FAR
            found = self._find(text, most=_ENOUGH, reach=reach)
            self._last = (text, found)
        return found

    def _find(self, text: str, *, most: int, reach: int) -> list[Found]:
        if not self.terms or not text:
            return []
        same = in_place(text)
        words = f" {apart(text) if same is None else same} "
        found: list[Found] = []
        for number, term in enumerate(self.terms):
            found += _places(words, term, number, most, reach)
        found.sort()
        if same is None and found:
            stands = standing(text)
            found = [(*stands(start, end), number) for start, end, number in found]
        return found


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
    every = len({term for _, _, term in found})
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


def _places(words: str, term: Term, number: int, most: int, reach: int) -> list[Found]:
    """Where a term stands in folded words with blanks around each; a place counts from the second sign.

    At most that many places, and none farther from the first than `reach`.
    """
    first, *others = term.words
    length = 1 + len(first)
    head = f" {first}" if term.prefix and not others else f" {first} "
    found: list[Found] = []
    last = len(words)
    at = words.find(head)
    while 0 <= at <= last and len(found) < most:
        end: int | None = at + length
        for other in others:
            end = _follows(words, end or 0, other, whole=not term.prefix)
            if end is None:
                break
        if end is not None:
            if not found:
                last = at + reach
            found.append((at, (words.index(" ", end) if term.prefix else end) - 1, number))
        at = words.find(head, at + length)
    return found


def _follows(words: str, at: int, word: str, *, whole: bool) -> int | None:
    """Where a word ends if it comes next, after the blanks at a place; unless `whole` it may go on there."""
    blanks = _BLANKS.match(words, at)
    if blanks is None or not words.startswith(f"{word} " if whole else word, blanks.end()):
        return None
    return blanks.end() + len(word)
