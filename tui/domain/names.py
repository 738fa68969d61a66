"""Which name was meant: exactly, by its words, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.domain.errors import Ambiguous, NotFound
from tui.domain.text import fold

_WORD = re.compile(r"\w+")
_NEAR = 0.88
"""Similarity from which two names are worth a question: one slip in a name of ten letters passes."""
_LONGEST = 200


def find_name(wanted: str, known: Sequence[str], *, what: str = "contact") -> str:
    """The one name in `known` that `wanted` means, as it is spelt there.

    The same spelling wins, then the same but for case and accents, then the only name in which every
    word of `wanted` begins a word, in any order. Raises NotFound, or Ambiguous with the candidates;
    `what` is the noun for their sentences.
    """
    if wanted in known:
        return wanted
    key = fold(wanted)
    candidates = _unique(name for name in known if fold(name) == key) if key else []
    if not candidates:
        words = _WORD.findall(key)
        candidates = _unique(name for name in known if words and _begins(words, _WORD.findall(fold(name))))
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        shown = ", ".join(map(_short, candidates[:5])) + (", …" if len(candidates) > 5 else "")
        raise Ambiguous(f"“{_short(wanted)}” could be {shown}", tuple(candidates))
    guess = near(wanted, known)
    hint = f"; did you mean {guess}?" if guess else ""
    raise NotFound(f"no {what} is called “{_short(wanted)}”{hint}")


def near(name: str, known: Sequence[str]) -> str | None:
    """A known name so like this one that it is worth asking; None if the name itself is known."""
    key = fold(name)
    words = sorted(_WORD.findall(key))
    folded: dict[str, str] = {}
    for other in known:
        folded.setdefault(fold(other), other)
    if not words or len(key) > _LONGEST or key in folded:
        return None
    for other_key, other in folded.items():
        if sorted(_WORD.findall(other_key)) == words:
            return other
    from difflib import get_close_matches

    best = get_close_matches(key, list(folded), n=1, cutoff=_NEAR)
    return folded[best[0]] if best else None


def _begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each wanted word begins a different one of the words (the longest are the hardest to place)."""
    left = list(words)
    for word in sorted(wanted, key=len, reverse=True):
        place = min((other for other in left if other.startswith(word)), key=len, default=None)
        if place is None:
            return False
        left.remove(place)
    return True


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"
