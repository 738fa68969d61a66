"""Search: what is found, in what order, a page at a time, and how to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.domain.found import Example, FoundKind, Hit, Result
from tui.journal import fts, fts_people
from tui.journal.documents import ID_MASK
from tui.journal.packing import ids_text
from tui.journal.plan import Plan, plan_for

if TYPE_CHECKING:
    import sqlite3

    from tui.domain.query import Query
    from tui.journal.database import Database
    from tui.journal.jumping import Pane

FEW = 64
"""Matching entries up to which all are read and sorted at once; of more, the best are asked for in turn."""
WINDOW = 400
"""The newest of many matching entries, among which those that fit best are looked for."""
AT_ONCE = 50
"""Entries asked for at once, where there are many."""
PEOPLE_FIRST = 5
"""Contacts of that name who stand above the entries; the others come after those that name them."""
MOST_PEOPLE = 500

_KIND = "SELECT id, kind FROM entry WHERE id IN (SELECT value FROM json_each(?))"
_BY_NAME = "SELECT id, fold FROM contact WHERE id IN (SELECT value FROM json_each(?))"


class Finder:
    """Finds things in one journal. Each thread that searches uses a connection of its own."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._lock = threading.Lock()
        self._running: set[sqlite3.Connection] = set()

    def search(self, query: Query, *, first: int = 50) -> Search:
        """What fits a query, with the first hits found already; nothing for a query at fault.

        Raises Stopped where `stop` was called meanwhile.
        """
        with self._stoppable():
            asked = not query.is_empty and not query.fault and not query.unread
            plan = plan_for(self._database, query, today=self._now().date()) if asked else None
            search = Search(self._database, plan, self._stoppable)
        search.more(first)
        return search

    def read(self, hits: Sequence[Hit], query: Query) -> list[Result]:
        """The rows of these hits, in their order; what is gone meanwhile is skipped. Raises Stopped."""
        from tui.journal.result_reading import read_results

        with self._stoppable(), self._database.reading():
            return read_results(self._database, hits, query)

    def stop(self) -> None:
        """Interrupt what another thread searches, reads or counts now: it raises Stopped there."""
        with self._lock:
            for connection in self._running:
                connection.interrupt()

    def names(self, field: str) -> list[str]:
        """What may stand after `field:` in this journal, the likeliest first. Raises Stopped."""
        from tui.journal.query_values import names

        with self._stoppable():
            return names(self._database, field)

    def values(self, field: str, typed: str, *, limit: int = 8) -> list[str]:
        """Those of them that start as typed, or else have words that start so. Raises Stopped."""
        from tui.journal.query_values import starting

        return starting(self.names(field), typed, limit)

    def examples(self) -> list[Example]:
        """Queries of different kinds that find something in this journal. Raises Stopped."""
        from tui.journal.query_values import examples

        with self._stoppable():
            return examples(self, self._database, today=self._now().date())

    def jump(
        self,
        pane: Pane,
        typed: str,
        *,
        after: int | None = None,
        contact: int | None = None,
        search: int | None = None,
    ) -> int | None:
        """The next row of a pane, after the id `after` and from its top again, that has a word which starts
        so; of the entries of one contact, and of one job search, if one is given."""
        from tui.journal.jumping import jump

        return jump(self._database, pane, typed, after=after, contact=contact, search=search)

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        connection = self._database.connection()
        with self._lock:
            within = connection in self._running
            self._running.add(connection)
        try:
            yield
        finally:
            if not within:
                with self._lock:
                    self._running.discard(connection)


class Search:
    """What a query finds: `hits` are those so far, best first; `total` is None until they were counted.

    Contacts whose name fits stand first; then the entries, in the order of `fts.Tier` and newest first in
    each; other contacts and the pitch stand where what merely mentions the words begins.
    """

    def __init__(
        self, database: Database, plan: Plan | None, stoppable: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self.hits: list[Hit] = []
        self.total: int | None = None
        self.whole = False
        self._database = database
        self._plan = plan
        self._stoppable = stoppable
        self._others = 0
        self._coming = self._all(plan) if plan is not None else iter(())

    def more(self, count: int) -> list[Hit]:
        """The next hits, added to `hits`: `count` or some more of them, or all that are left.

        Raises Stopped, after which there is no more to come of this search.
        """
        before = len(self.hits)
        with self._stoppable():
            while len(self.hits) < before + count and not self.whole:
                part = next(self._coming, None)
                if part is None:
                    self.whole = True
                    self.total = len(self.hits)
                else:
                    self.hits += part
        return self.hits[before:]

    def count(self) -> int:
        """How many there are in all; raises Stopped."""
        if self.total is None and self._plan is not None:
            with self._stoppable():
                entries = fts.count(self._database, self._plan) if "entries" in self._plan.kinds else 0
                self.total = entries + self._others
        return self.total or 0

    # -- in what order

    def _all(self, plan: Plan) -> Iterator[list[Hit]]:
        first, later = self._contacts(plan)
        pitches = [Hit("pitch", each) for each in self._pitches(plan)]
        self._others = len(first) + len(later) + len(pitches)
        if "entries" not in plan.kinds:
            yield [*first, *later, *pitches]
            return
        yield first[:PEOPLE_FIRST]
        later = [*first[PEOPLE_FIRST:], *later]
        for tier, places in self._entries(plan):
            if tier > fts.Tier.HEAD and (later or pitches):
                yield [*later, *pitches]
                later, pitches = [], []
            yield self._hits(places)

    def _entries(self, plan: Plan) -> Iterator[tuple[fts.Tier, list[int]]]:
        """Places by tier, newest first in each.

        A few are found at once and sorted. Of many, those with the words in their title or people come first,
        however old; then the newest ones are sorted, and the others follow as they were written.
        """
        database = self._database
        several = len(plan.terms) > 1
        newest = fts.entries(database, plan, WINDOW if several else FEW + 1)
        if len(newest) <= FEW:
            tiers = fts.tiers_of(database, plan.terms, newest)
            for tier in fts.Tier:
                yield tier, [each for each in newest if tiers.get(each) == tier]
            return
        given: set[int] = set()
        for phrase in (True, False) if several else (False,) * bool(plan.terms):
            for places in self._heads(plan, phrase):
                new = [each for each in places if each not in given]
                given.update(new)
                yield fts.Tier.HEAD_PHRASE if phrase else fts.Tier.HEAD, new
        if several:
            tiers = fts.tiers_of(database, plan.terms, newest)
            for tier in (fts.Tier.PHRASE, fts.Tier.SOME_HEAD):
                new = [each for each in newest if tiers.get(each) == tier and each not in given]
                given.update(new)
                yield tier, new
        below: int | None = None
        while newest:
            rest = [each for each in newest if each not in given]
            for start in range(0, len(rest), AT_ONCE):
                yield fts.Tier.ANY, rest[start : start + AT_ONCE]
            below = newest[-1]
            newest = fts.entries(database, plan, AT_ONCE, below=below)

    def _heads(self, plan: Plan, phrase: bool) -> Iterator[list[int]]:
        below: int | None = None
        more = True
        while more:
            places = fts.heads(self._database, plan, phrase=phrase, limit=AT_ONCE, below=below)
            yield fts.clean_of(self._database, plan.excluded, places)
            more = len(places) == AT_ONCE
            below = places[-1] if places else None

    def _hits(self, places: Sequence[int]) -> list[Hit]:
        if not places:
            return []
        ids = [each & ID_MASK for each in places]
        kinds: dict[int, FoundKind] = dict(self._pairs(_KIND, ids))
        return [Hit(kinds[each], each) for each in ids if each in kinds]

    def _contacts(self, plan: Plan) -> tuple[list[Hit], list[Hit]]:
        if "contacts" not in plan.kinds:
            return [], []
        found = fts_people.contacts(self._database, plan, MOST_PEOPLE)
        first = plan.terms[0].words[0] if plan.terms else ""
        folds: dict[int, str] = dict(self._pairs(_BY_NAME, (*found[0], *found[1])))

        def by_name(each: int) -> tuple[bool, str]:
            return not folds.get(each, "").startswith(first), folds.get(each, "")

        named, told = ([Hit("contact", each) for each in sorted(ids, key=by_name)] for ids in found)
        return named, told

    def _pairs(self, sql: str, ids: Sequence[int]) -> Iterator[tuple[int, Any]]:
        return ((row[0], row[1]) for row in self._database.rows(sql, (ids_text(ids),)))

    def _pitches(self, plan: Plan) -> list[int]:
        return fts_people.pitches(self._database, plan) if "pitch" in plan.kinds else []
