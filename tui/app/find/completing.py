"""Completion as it goes on: an offer for each state of the query, and the keys that turn through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.find.offer import Offer, offer_for
from tui.domain.query import at

if TYPE_CHECKING:
    from tui.app.find.searcher import Searcher


class Completing:
    """`offer` is what may be put in now; an offer one turns through stays until something else is typed.

    Values are read in the searcher's thread, behind what is searched: a journal may have many.
    """

    def __init__(self, searcher: Searcher) -> None:
        self.offer: Offer | None = None
        self._searcher = searcher
        self._for: tuple[str, int] = ("", 0)
        self._known = True

    async def read(self, text: str, caret: int) -> bool:
        """Make an offer for a text and a caret; False where there is no other than before."""
        if self._begin(text, caret):
            return True
        while not self._known and self._for == (text, caret):
            place = at(text, caret)
            values = await self._searcher.values(place.field, place.typed) if place is not None else []
            if values is not None and self._for == (text, caret):
                self._make(values)
                return True
        return False

    def _begin(self, text: str, caret: int) -> bool:
        """Make the offer at once where no values are needed; whether there is another now."""
        if (text, caret) == self._for:
            return False
        self._for = (text, caret)
        if self.offer is not None and self.offer.taken >= 0 and self.offer.put[0] == text:
            self._known = True
            return False
        place = at(text, caret)
        self._known = place is None or not place.field
        if self._known:
            self._make([])
        return self._known

    def _make(self, values: list[str]) -> None:
        self.offer = offer_for(*self._for, lambda *_: values)
        self._known = True

    def forget(self) -> None:
        """Offer nothing."""
        self.offer = None
        self._for = ("", 0)
        self._known = True

    def knows(self, text: str, caret: int) -> bool:
        """Whether it need not be waited for to know what completes a text."""
        self._begin(text, caret)
        return self._known

    def turn(self, by: int) -> tuple[str, int] | None:
        """The text and the caret with the next choice put in; None if nothing completes them."""
        return None if self.offer is None else self._take(self.offer.turned(by))

    def take(self, place: int) -> tuple[str, int] | None:
        """The same with a choice of the offer, by its place."""
        if self.offer is None or place >= len(self.offer.choices):
            return None
        return self._take(self.offer._replace(taken=place))

    def _take(self, offer: Offer) -> tuple[str, int]:
        self.offer = offer if len(offer.choices) > 1 else None
        return offer.put
