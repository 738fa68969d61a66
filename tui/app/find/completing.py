"""Completion as it goes on: an offer for each state of the query, and the keys that turn through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.find.offer import Offer, offer_for
from tui.domain.query import at

if TYPE_CHECKING:
    from tui.app.find.searcher import Searcher


class Completing:
    """`offer` is what may be put in now; an offer one turns through stays until something else is typed."""

    def __init__(self, searcher: Searcher) -> None:
        self.offer: Offer | None = None
        self._searcher = searcher
        self._for: tuple[str, int] = ("", 0)

    async def read(self, text: str, caret: int) -> bool:
        """Make an offer for a text and a caret; False where there is no other than before."""
        if (text, caret) == self._for:
            return False
        self._for = (text, caret)
        if self.offer is not None and self.offer.taken >= 0 and self.offer.put[0] == text:
            return False
        place = at(text, caret)
        values: list[str] = []
        if place is not None and place.field:
            values = await self._searcher.values(place.field, place.typed)
            if self._for != (text, caret):
                return False
        self.offer = offer_for(text, caret, lambda *_: values)
        return True

    def forget(self) -> None:
        """Offer nothing."""
        self.offer = None
        self._for = ("", 0)

    def turn(self, text: str, caret: int, by: int) -> tuple[str, int] | None:
        """The text and the caret with the next choice put in; None if nothing completes them."""
        offer = self.offer
        if offer is None or offer.put != (text, caret):
            offer = offer_for(text, caret, self._searcher.finder.values)
        return None if offer is None else self._take(offer.turned(by))

    def take(self, place: int) -> tuple[str, int] | None:
        """The same with a choice of the offer, by its place."""
        if self.offer is None or place >= len(self.offer.choices):
            return None
        return self._take(self.offer._replace(taken=place))

    def _take(self, offer: Offer) -> tuple[str, int]:
        self.offer = offer if len(offer.choices) > 1 else None
        return offer.put
