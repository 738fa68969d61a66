"""The rows of a list of any length, read in pages as they come near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

PAGE = 64
PAGES_KEPT = 32


class Row(NamedTuple):
    """One row: a `lead` of fixed width (a date), the text, and a short note at the right edge.

    `tone` names a component style: 'row', 'row-quiet' (planned) or 'row-struck' (cancelled).
    """

    id: int
    lead: str
    text: str
    note: str = ""
    tone: str = "row"


class Source(NamedTuple):
    """What a list shows: every id in order, and how to get the rows of some of them."""

    ids: Sequence[int] = ()
    rows: Callable[[Sequence[int]], list[Row]] = lambda ids: []


class Pages:
    """The pages of a source that were looked at last."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def row(self, place: int) -> Row | None:
        """The row at a place, from its page; None if it went away meanwhile."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self.source.ids[number * PAGE : (number + 1) * PAGE]
            found = {row.id: row for row in self.source.rows(ids)}
            page = [found.get(row_id) or Row(row_id, "", "…") for row_id in ids]
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place % PAGE] if place % PAGE < len(page) else None
