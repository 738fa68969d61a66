"""What may be typed next in a query: names of fields, and values that this journal has for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.domain.query import FIELD_HELP, At, at, put
from tui.domain.text import fold


class Offer(NamedTuple):
    """Choices for `at` in `text`; `taken` is the one put in, -1 while what was typed still stands there."""

    text: str
    at: At
    choices: tuple[str, ...]
    taken: int = -1

    def turned(self, by: int) -> Offer:
        """The next choice taken, or the one before; between the last and the first comes what was typed."""
        round_ = len(self.choices) + 1
        return self._replace(taken=(self.taken + 1 + by) % round_ - 1)

    @property
    def put(self) -> tuple[str, int]:
        """The text with the choice put in, and where the caret then stands."""
        if self.taken < 0:
            return self.text, self.at.start + len(self.at.typed)
        return put(self.text, self.at, self.choices[self.taken])


def offer_for(text: str, caret: int, values: Callable[[str, str], Sequence[str]]) -> Offer | None:
    """What completes the word or the value at the caret; None where nothing does, or it is complete."""
    place = at(text, caret)
    if place is None:
        return None
    if place.field:
        choices = tuple(values(place.field, place.typed))
        if len(choices) == 1 and fold(choices[0]) == fold(place.typed):
            return None
    else:
        typed = fold(place.typed)
        choices = tuple(f"{field}:" for field in FIELD_HELP if typed and field.startswith(typed))
    return Offer(text, place, choices) if choices else None
