"""What a query found, as far as it is known: hits in order, and the rows that were looked at last."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, get_args

from tui.app.home.rows import day
from tui.app.widgets.paging import Row, Source
from tui.domain.found import FoundKind, Hit, Result
from tui.domain.matching import Matcher

if TYPE_CHECKING:
    from tui.app.find.searcher import First
    from tui.domain.query import Query

KEPT = 1_000
"""Rows kept; of ten thousand that were passed, the rest are read again."""

_KINDS: tuple[FoundKind, ...] = get_args(FoundKind)


def number_of(hit: Hit) -> int:
    """A hit as one number, for a list of many."""
    return hit.id * len(_KINDS) + _KINDS.index(hit.kind)


def hit_of(number: int) -> Hit:
    """The hit of a number."""
    each, kind = divmod(number, len(_KINDS))
    return Hit(_KINDS[kind], each)


class Found:
    """Rows that are not known are asked for by `read`, hits behind the last by `more`; both come later."""

    page: int
    """Rows that were read at first, and are read at once from then on."""

    def __init__(
        self,
        query: Query,
        first: First,
        *,
        today: date,
        read: Callable[[Found, Sequence[int]], None],
        more: Callable[[Found, int], None],
    ) -> None:
        self.query = query
        self.search = first.search
        self.matcher = Matcher(query.terms)
        self.ids = array("q", map(number_of, first.hits))
        self.total = first.search.total
        self.page = max(1, len(first.results))
        self._today = today
        self._read = read
        self._more = more
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._asked: set[int] = set()
        self.put(first.results, ())

    @property
    def source(self) -> Source:
        """For a list."""
        return Source(self.ids, self._known, self.total, self._following)

    @property
    def count(self) -> str:
        """How many there are, in words for people: `1,204`, or `50+` while they are not counted."""
        return f"{len(self.ids):,}+" if self.total is None else f"{self.total:,}"

    def result(self, number: int) -> Result | None:
        """The result of a row, if it is known."""
        row = self._rows.get(number)
        return row.record if row is not None and isinstance(row.record, Result) else None

    def put(self, results: Iterable[Result], asked: Iterable[int]) -> None:
        """Rows that came; of those `asked` for, the ones that did not are gone."""
        for result in results:
            number = number_of(Hit(result.kind, result.id))
            lead = day(result.on, self._today) if result.on else ""
            self._rows[number] = Row(number, lead, result.title, record=result)
        for number in asked:
            self._asked.discard(number)
            if number not in self._rows:
                self._rows[number] = Row(number, "", "(gone)", tone="row-quiet")
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    def extend(self, hits: Iterable[Hit]) -> None:
        """Hits that came."""
        self.ids.extend(map(number_of, hits))

    def _known(self, numbers: Sequence[int]) -> list[Row]:
        rows = []
        missing = []
        for number in numbers:
            row = self._rows.get(number)
            if row is not None:
                self._rows.move_to_end(number)
                rows.append(row)
            elif number not in self._asked:
                missing.append(number)
        if missing:
            self._asked.update(missing)
            self._read(self, missing)
        return rows

    def _following(self, count: int) -> Sequence[int]:
        if not self.search.whole:
            self._more(self, count)
        return ()
