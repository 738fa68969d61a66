"""What comes in from outside (a paste, another editor) made fit to type in, with a word on what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.domain.text import clean

LONGEST_LINE = 5_000
"""Characters in one line beyond which every key in it is slow: at 200,000 a third of a second a key."""

_BEFORE_A_WORD = re.compile(r" (?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Incoming:
    """`said` is what to tell the user, or nothing."""

    text: str
    said: str = ""


def incoming(text: str) -> Incoming:
    """The text with newlines, NULs and surrogates as they will be stored, and no line too long to type in."""
    said: list[str] = []
    if "\0" in text:
        said.append(f"{text.count(chr(0)):,} NUL characters were replaced by \N{REPLACEMENT CHARACTER}")
    kept = clean(text)
    lines = kept.split("\n")
    if max(map(len, lines)) > LONGEST_LINE:
        long = sum(len(line) > LONGEST_LINE for line in lines)
        kept = "\n".join(part for line in lines for part in broken(line))
        which = "a very long line was" if long == 1 else f"{long:,} very long lines were"
        said.append(f"{which} broken at spaces; nothing is left out")
    sentence = "; ".join(said)
    return Incoming(kept, sentence[:1].upper() + sentence[1:])


def broken(line: str, limit: int = LONGEST_LINE) -> list[str]:
    """A long line in pieces of at most `limit` characters.

    It breaks before a word, not a sign, so that no piece begins a list, a heading or a quote by accident.
    """
    pieces: list[str] = []
    start = 0
    while len(line) - start > limit:
        window = line[start : start + limit]
        places = [match.start() for match in _BEFORE_A_WORD.finditer(window, limit // 2)]
        cut = places[-1] if places else window.rfind(" ", limit // 2)
        if cut > 0:
            pieces.append(window[:cut])
            start += cut + 1
        else:
            pieces.append(window)
            start += limit
    pieces.append(line[start:])
    return pieces
