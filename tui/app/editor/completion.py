"""Which known names some typed letters may mean: those that begin so first, then those that are like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.app.editor.known_names import KnownNames
from tui.domain.text import fold

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Completion:
    """`sure` if every typed word begins a word of the name: only then is it taken without being chosen."""

    name: str
    sure: bool


def complete(known: KnownNames, typed: str, *, leave_out: Sequence[str] = ()) -> list[Completion]:
    """At most SHOWN names for what was typed, the likeliest first; nothing for nothing."""
    query = fold(typed)
    if not query:
        return []
    folded = known.folded
    out = {fold(name) for name in leave_out}
    words = query.split()
    sure = [place for place in known.holding(query) if _begins(words, folded[place])]
    sure = [place for place in sure if folded[place] not in out]
    sure.sort(key=lambda place: (not folded[place].startswith(query), folded[place]))
    places = sure[:SHOWN]
    if len(places) < SHOWN and len(query) > 2:
        taken = set(sure)
        like = known.like(query, SHOWN + len(places) + len(out))
        places += [place for place in like if place not in taken and folded[place] not in out]
    return [Completion(known.names[place], index < len(sure)) for index, place in enumerate(places[:SHOWN])]


def _begins(words: list[str], name: str) -> bool:
    parts = name.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
