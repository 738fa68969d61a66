"""How words are asked for in FTS5's own syntax.

Nothing anybody typed reaches it but as a string of folded words, which hold letters and digits alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.domain.query import Term


class Phrase(NamedTuple):
    """Words that follow one another; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool

    @property
    def sought(self) -> str:
        """What stands in `columns` if the phrase stands in one of them."""
        return f" {' '.join(self.words)}{'' if self.prefix else ' '}"


def columns(*texts: str) -> str:
    """Folded words of several columns, for `Phrase.sought`; no phrase goes on in the next."""
    return f" {' | '.join(texts)} "


def asked(term: Term | Phrase) -> str:
    """A term."""
    return spelt(*term.words, prefix=term.prefix)


def spelt(*words: str, prefix: bool = False) -> str:
    """Words that follow one another, such as a fact; with `prefix` the last may go on."""
    return f'"{" ".join(words)}"{" *" if prefix else ""}'
