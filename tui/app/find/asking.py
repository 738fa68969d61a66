"""Each query asked as it is typed, and each answer put into the list as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.app.find.found import Found, hit_of
from tui.app.find.searcher import AT_FIRST
from tui.domain.errors import PreseasonError
from tui.domain.query import Query, parse

if TYPE_CHECKING:
    from tui.app.find.result_list import ResultList
    from tui.app.find.searcher import Searcher
    from tui.domain.found import Example
    from tui.journal.journal import Journal

TRIES = 3
"""Times that a search is put again if something other than this screen stopped it."""


class Asking:
    """`query` is what is typed; while that cannot be understood, the list shows what was found last.

    `tell` is called when there is something else to say of it, `shown` when other rows are in the list or
    under its cursor; its argument is whether that is still what it was, read again.
    """

    def __init__(
        self,
        results: ResultList,
        journal: Journal,
        searcher: Searcher,
        *,
        tell: Callable[[], None],
        shown: Callable[[bool], None],
    ) -> None:
        self.query = Query("")
        self.fault = ""
        self.waiting = False
        self._results = results
        self._journal = journal
        self._searcher = searcher
        self._tell = tell
        self._shown = shown
        self._turn = 0
        self._examples: list[Example] | None = None
        self._good: Found | None = None

    def ask(self, text: str) -> None:
        """Ask what was typed; nothing where it cannot be understood yet."""
        self.query = query = parse(text, today=self._journal.today(), typing=True)
        self.fault = query.fault
        self.waiting = False
        if query.fault or query.unread:
            if self._good is not None and self._results.current is None:
                self._results.show_found(self._good)
                self._shown(False)
            return
        self._searcher.asked = text.strip()
        if not query.is_empty:
            self.waiting = True
            self._results.run_worker(self._search(query))
        elif self._results.found is not None or self._examples is None:
            self._results.run_worker(self._offer_examples())

    def stop(self) -> None:
        """Ask no more, and wait for nothing."""
        self._turn += 1
        self.waiting = False

    def again(self) -> None:
        """Read what is shown once more, the cursor staying on its row."""
        found = self._results.found
        if self.waiting:
            return  # it is being read
        if found is None:
            self._results.run_worker(self._offer_examples(anew=True))
        else:
            self._results.run_worker(self._search(found.query, again=True))

    async def _search(self, query: Query, *, again: bool = False) -> None:
        rows = self._results.rows_in_sight + 1
        hits = max(AT_FIRST, self._results.cursor + rows) if again else AT_FIRST
        try:
            self._turn = turn = self._turn + 1
            for _ in range(TRIES):
                first = await self._searcher.first(query, rows, hits=hits)
                if turn != self._turn:
                    return
                if first is not None:
                    break
            else:
                self.waiting = False
                return
            found = Found(query, first, today=self._journal.today(), read=self._read, more=self._more)
            self._results.show_found(found, again=again)
            self._good = found if found.ids else self._good
            self.waiting = False
            self.fault = ""
            self._shown(again)
        except PreseasonError as fault:
            self.fault = str(fault)
            self.waiting = False
            self._tell()

    async def count(self) -> None:
        """Count what was found; it may take longer than finding the first of it."""
        found = self._results.found
        if found is None or found.total is not None:
            return
        found.total = await self._searcher.count(found.search)
        if found.total is not None and found is self._results.found:
            self._results.counted()
            self._tell()

    async def _offer_examples(self, *, anew: bool = False) -> None:
        self.stop()
        self._searcher.stop()
        examples = None if anew else self._examples
        self._examples = examples if examples is not None else await self._searcher.examples()
        if self._examples is not None and self.query.is_empty:
            self._results.show_examples(self._examples)
            self._shown(anew)
        self._tell()

    # -- what the list has a use for later

    def _read(self, found: Found, numbers: Sequence[int]) -> None:
        self._results.run_worker(self._read_rows(found, numbers))

    async def _read_rows(self, found: Found, numbers: Sequence[int]) -> None:
        results = await self._searcher.read([hit_of(each) for each in numbers], found.query)
        if results is not None and found is self._results.found:
            found.put(results, numbers)
            self._results.came(numbers)
            if self._results.current in numbers:
                self._shown(False)

    def _more(self, found: Found, count: int) -> None:
        self._results.run_worker(self._read_more(found, count))

    async def _read_more(self, found: Found, count: int) -> None:
        hits = await self._searcher.more(found.search, count)
        if hits is not None and found is self._results.found:
            before = len(found.ids)
            found.extend(hits)
            self._results.grew(before)
