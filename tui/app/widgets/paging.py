"""The rows of a list of any length, read in pages as they come near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, MutableSequence, Sequence
from typing import NamedTuple

PAGE = 32
PAGES_KEPT = 64
ALL = 1_000_000
"""More rows than any list has."""


class Row(NamedTuple):
    """One row: a `lead` of fixed width (a date), the text, and a short note at the right edge.

    `tone` names a look: 'row', 'row-quiet' (planned) or 'row-struck' (cancelled). `record` is what a list
    that draws its rows otherwise draws them from.
    """

    id: int
    lead: str
    text: str
    note: str = ""
    tone: str = "row"
    record: object = None


class Source(NamedTuple):
    """What a list shows: ids in order, and how to get the rows of some of them.

    Where not all ids are known yet, `more` gives so many of the following ones, or fewer, which are put
    behind `ids`; none when there are no more, or when they come later (then `LineList.grow` tells of them).
    `total` is how many there will be, if that is known.
    """

    ids: Sequence[int] = ()
    rows: Callable[[Sequence[int]], list[Row]] = lambda ids: []
    total: int | None = None
    more: Callable[[int], Sequence[int]] | None = None


class Pages:
    """The pages of a source that were looked at last."""

    def __init__(self, source: Source, size: int = PAGE) -> None:
        self.source = source
        self._size = size
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked = -1

    @property
    def count(self) -> int:
        """How many rows there are, as far as is known."""
        return max(len(self.source.ids), self.source.total or 0)

    def reach(self, place: int) -> bool:
        """Ask for more ids if those known end less than a page behind a place; whether there were any."""
        source = self.source
        known = len(source.ids)
        if source.more is None or place + self._size < known or self._asked == known:
            return False
        self._asked = known
        found = source.more(place + 2 * self._size - known)
        if isinstance(source.ids, MutableSequence):
            source.ids.extend(found)
        return len(source.ids) != known

    def row(self, place: int) -> Row | None:
        """The row at a place, from its page; None if there is none, or none yet."""
        ids = self.source.ids
        if not 0 <= place < len(ids):
            return None
        number = place // self._size
        page = self._pages.get(number, [])
        if place % self._size >= len(page):
            wanted = ids[number * self._size : (number + 1) * self._size]
            found = {row.id: row for row in self.source.rows(wanted)}
            page = [found.get(row_id) or Row(row_id, "", "…") for row_id in wanted]
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page[place % self._size]

    def forget(self) -> None:
        """Read the rows again when they are drawn next."""
        self._pages.clear()
