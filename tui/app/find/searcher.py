"""One thread that searches, so that no query ever holds up a key; only the newest question is answered."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.domain.errors import PreseasonError, Stopped

if TYPE_CHECKING:
    from tui.domain.found import Example, Hit, Result
    from tui.domain.query import Query
    from tui.journal.finding import Search
    from tui.journal.journal import Journal

AT_FIRST = 50
"""Hits looked for before the first rows are drawn."""
TURN = 0.0005
"""Seconds that a computing thread may make another wait; Python’s own five milliseconds show in a key."""
PATIENCE = 2.0
"""Seconds to wait for an interrupted search to end, before the journal is closed under it."""

T = TypeVar("T")


class First(NamedTuple):
    """The beginning of an answer: some hits, and the rows of the first of them."""

    search: Search
    hits: tuple[Hit, ...]
    results: list[Result]


class _Known:
    """What is gathered from the whole journal, and the version of it that it is of."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.examples: list[Example] | None = None
        self.names: dict[str, list[str]] = {}


class Searcher:
    """Asks a journal in a thread that keeps one connection; it lasts as long as the app.

    An answer is None where a newer question was put meanwhile, or where what follows the first rows cannot be
    read now. `asked` is what was asked last.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.finder = journal.find
        self.asked = ""
        self._known = _Known(-1)
        self._question = 0
        self._thread = ThreadPoolExecutor(1, "find")
        sys.setswitchinterval(TURN)
        self._running: Future[object] | None = None

    def stop(self) -> None:
        """Forget every question there is."""
        self._question += 1
        self.finder.stop()

    def rest(self) -> None:
        """Stop, and wait until the thread has: the journal may be closed then."""
        self.stop()
        if self._running is not None:
            wait((self._running,), PATIENCE)

    async def first(self, query: Query, rows: int, *, hits: int = AT_FIRST) -> First | None:
        """A new question: its first hits, and as many of them as rows. Raises a PreseasonError."""
        self.stop()

        def find() -> First:
            search = self.finder.search(query, first=max(hits, 3 * rows))
            return First(search, tuple(search.hits), self.finder.read(search.hits[:rows], query))

        return await self._ask(find)

    async def more(self, search: Search, count: int) -> list[Hit] | None:
        """The next hits of a search."""
        return await self._answer(lambda: search.more(count))

    async def count(self, search: Search) -> int | None:
        """How many hits a search has."""
        return await self._answer(search.count)

    async def read(self, hits: Sequence[Hit], query: Query) -> list[Result] | None:
        """The rows of some hits."""
        return await self._answer(lambda: self.finder.read(hits, query))

    async def values(self, field: str, typed: str) -> list[str] | None:
        """Completions of a value; none where they cannot be read now."""
        from tui.journal.query_values import starting

        def find() -> list[str]:
            known = self._kept()
            if field not in known.names:
                known.names[field] = self.finder.names(field)
            return starting(known.names[field], typed)

        try:
            return await self._ask(find)
        except PreseasonError:
            return []

    async def examples(self) -> list[Example] | None:
        """Queries to start from."""

        def find() -> list[Example]:
            known = self._kept()
            if known.examples is None:
                known.examples = self.finder.examples()
            return known.examples

        return await self._answer(find)

    def _kept(self) -> _Known:
        """What was gathered already, unless something was written since: any other connection's writes
        count, and this thread's writes nothing."""
        version = self._journal.data_version()
        if self._known.version != version:
            self._known = _Known(version)
        return self._known

    async def _answer(self, find: Callable[[], T]) -> T | None:
        try:
            return await self._ask(find)
        except PreseasonError:
            return None

    async def _ask(self, find: Callable[[], T]) -> T | None:
        question = self._question

        def work() -> T | None:
            return find() if question == self._question else None

        running = self._thread.submit(work)
        self._running = running  # type: ignore[assignment]
        try:
            answer = await asyncio.wrap_future(running)
        except Stopped:
            return None
        return answer if question == self._question else None
