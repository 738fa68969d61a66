"""Which known names some typed letters may mean: those that begin so first, then those that are like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.domain.text import fold

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Completion:
    """`sure` if every typed word begins a word of the name: only then does Tab take it unasked."""

    name: str
    sure: bool


class Completer:
    """Completes from a fixed list of names; folds them once."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._folded: list[str] | None = None

    def complete(self, typed: str, *, leave_out: Sequence[str] = ()) -> list[Completion]:
        """At most SHOWN names for what was typed, the likeliest first; nothing for nothing."""
        query = fold(typed)
        if not query:
            return []
        if self._folded is None:
            self._folded = [fold(name) for name in self.names]
        from rapidfuzz import fuzz, process

        out = {fold(name) for name in leave_out}
        words = query.split()
        sure = [
            index
            for index, name in enumerate(self._folded)
            if query[0] in name and name not in out and _begins(words, name)
        ]
        sure.sort(key=lambda index: (not self._folded_at(index).startswith(query), self._folded_at(index)))
        found = [Completion(self.names[index], True) for index in sure[:SHOWN]]
        if len(found) < SHOWN and len(query) > 2:
            like = process.extract(
                query, self._folded, scorer=fuzz.WRatio, limit=SHOWN + len(sure[:SHOWN]), score_cutoff=72
            )
            taken = set(sure)
            found += [
                Completion(self.names[index], False)
                for name, _, index in like
                if index not in taken and name not in out
            ]
        return found[:SHOWN]

    def _folded_at(self, index: int) -> str:
        return self._folded[index] if self._folded is not None else ""


def _begins(words: list[str], name: str) -> bool:
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
