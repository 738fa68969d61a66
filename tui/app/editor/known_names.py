"""The names a journal knows, folded once: which of them are worth a closer look for a few typed letters.

Asking about each of 5,000 names at every key would take a sixth of a second; this takes a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from tui.domain.text import fold

_WORD = re.compile(r"\w+")
_CLOSE = 85
"""Similarity in percent, of rapidfuzz, which is never below difflib's for the same two names."""


class KnownNames:
    """Names in their order, and their folds."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    @cached_property
    def folded(self) -> list[str]:
        """The fold of every name."""
        return [fold(name) for name in self.names]

    def holding(self, typed: str) -> list[int]:
        """Where the names are that hold every typed word, as a part of a word at least."""
        words = _WORD.findall(fold(typed))
        if not words:
            return []
        return [place for place, name in enumerate(self.folded) if all(word in name for word in words)]

    def meant(self, typed: str) -> list[str]:
        """The names that `typed` could stand for."""
        return [self.names[place] for place in self.holding(typed)]

    def close(self, typed: str, limit: int = 12) -> list[str]:
        """The names spelt almost like `typed`, or with its words in another order."""
        from rapidfuzz import fuzz, process

        query = fold(typed)[:200]
        places = [
            place
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio)
            for _, _, place in process.extract(
                query, self.folded, scorer=scorer, limit=limit, score_cutoff=_CLOSE
            )
        ]
        return [self.names[place] for place in dict.fromkeys(places)]

    def like(self, typed: str, limit: int, cutoff: int = 72) -> list[int]:
        """Where the names are that look like a part of `typed` or hold something like it, likeliest first."""
        from rapidfuzz import fuzz, process

        query = fold(typed)[:200]
        found = process.extract(query, self.folded, scorer=fuzz.WRatio, limit=limit, score_cutoff=cutoff)
        return [place for _, _, place in found]
