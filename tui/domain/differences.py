"""What became of a text, word by word: which words went, which came, and which stayed.

Lines and paragraphs may be broken otherwise without any difference: what is said is words. But what changed
within a paragraph is told within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from tui.domain.alignment import Block, same

Fate = Literal["same", "gone", "come"]

_WORD = re.compile(r"(\S+)(\s*)")
_BREAK = "\n\n"
"""What stands among the words where a paragraph ends."""
_STRAY = 3
"""Words that may be a stray between two changes; more in a row are never taken for that."""
_LARGE = 4
"""How many times larger than a stray the change at one side of it is, where that at the other is smaller."""


class Piece(NamedTuple):
    """A stretch of text and what became of it; blanks and line ends behind its words belong to it."""

    fate: Fate
    text: str


class Difference(NamedTuple):
    """The pieces in the order of the later text, and how many words went, came and stayed."""

    pieces: tuple[Piece, ...]
    gone: int
    come: int
    same: int

    @property
    def none(self) -> bool:
        """Whether both say the same words."""
        return not self.gone and not self.come


class _Words(NamedTuple):
    """The words of a text and the ends of its paragraphs, to be compared, and the text of each."""

    keys: list[str]
    texts: list[str]

    def count(self, start: int = 0, end: int | None = None) -> int:
        """How many words there are in a stretch."""
        return sum(key != _BREAK for key in self.keys[start:end])


def difference(before: str, after: str) -> Difference:
    """What became of `before`, that it is `after` now. Without the pieces of one fate, the words are those of
    one of the texts; blanks are those of the text a piece comes from, of `after` where it is in both."""
    old, new = _words(before), _words(after)
    blocks = _settled(same(old.keys, new.keys), old, new)
    pieces: list[Piece] = []
    at_old = at_new = kept = 0
    for start_old, start_new, size in (*blocks, (len(old.keys), len(new.keys), 0)):
        _add(pieces, "gone", old.texts[at_old:start_old])
        _add(pieces, "come", new.texts[at_new:start_new])
        _add(pieces, "same", new.texts[start_new : start_new + size])
        kept += new.count(start_new, start_new + size)
        at_old, at_new = start_old + size, start_new + size
    lead = after if new.keys else before
    _lead(pieces, lead[: len(lead) - len(lead.lstrip())])
    return Difference(tuple(_apart(pieces)), old.count() - kept, new.count() - kept, kept)


def _words(text: str) -> _Words:
    keys: list[str] = []
    texts: list[str] = []
    for word, blank in _WORD.findall(text):
        ends = blank.count("\n") > 1
        keys.append(word)
        texts.append(word if ends else word + blank)
        if ends:
            keys.append(_BREAK)
            texts.append(blank)
    return _Words(keys, texts)


def _add(pieces: list[Piece], fate: Fate, texts: Sequence[str]) -> None:
    """Add a piece; blanks that come before its words are only the way in which the later text is broken."""
    text = "".join(texts)
    words = text.lstrip()
    if fate == "come" or not words:
        blank = text[: len(text) - len(words)]
        _append(pieces, "same", "" if fate == "gone" else blank)
        text = words
    _append(pieces, fate, text)


def _append(pieces: list[Piece], fate: Fate, text: str) -> None:
    if text and pieces and pieces[-1].fate == fate:
        pieces[-1] = Piece(fate, pieces[-1].text + text)
    elif text:
        pieces.append(Piece(fate, text))


def _lead(pieces: list[Piece], blank: str) -> None:
    """Put what stands before the first word there."""
    if pieces and blank:
        pieces[0] = pieces[0]._replace(text=blank + pieces[0].text)


def _apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with a blank between any two that have none there."""
    for piece, following in zip_longest(pieces, pieces[1:]):
        bare = following is not None and not piece.text[-1].isspace() and not following.text[0].isspace()
        yield piece._replace(text=f"{piece.text} ") if bare else piece


def _settled(blocks: list[Block], old: _Words, new: _Words) -> list[Block]:
    """The blocks without the strays: a word or two that happen to stand in both of two sentences which have
    nothing else in common would make neither of them readable. The end of a paragraph is none."""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        a, c, size = block
        last = kept[-1] if kept else (0, 0, 0)
        following = blocks[number + 1] if number + 1 < len(blocks) else (len(old.keys), len(new.keys), 0)
        above = max(a - last[0] - last[2], c - last[1] - last[2])
        below = max(following[0] - a - size, following[1] - c - size)
        less, more = sorted((above, below))
        small = size <= _STRAY and (size < less or (less > 0 and size * _LARGE <= more))
        if not small or _BREAK in new.keys[c : c + size]:
            kept.append(block)
    return kept
