"""Taking an import back from its notes, and bringing it in again: page by page, whatever its size.

What was changed since the import last touched it stays as it is, and is told. Inside a write only.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.imports import Batch, Noun, Undone
from tui.journal.fts_keeping import catch_up
from tui.journal.packing import the_moment
from tui.journal.statements import update

if TYPE_CHECKING:
    from tui.journal.changes import Versions
    from tui.journal.database import Database

AT_ONCE = 500
MOST_KEPT = 200
"""Things that stayed which are named one by one."""

_PAGE = """
    SELECT place, item_id, version, before, after FROM import_item
    WHERE batch_id = ? AND noun = ? AND state = ? AND place {} ? ORDER BY place {} LIMIT ?"""
_BACKWARD, _FORWARD = _PAGE.format("<", "DESC"), _PAGE.format(">", "ASC")
_NOUNS = "SELECT DISTINCT noun FROM import_item WHERE batch_id = ?"
_SEVERAL = """
    SELECT item_id FROM import_item WHERE batch_id = ? AND noun = ? GROUP BY item_id HAVING COUNT(*) > 1"""


class Noted(NamedTuple):
    """What an import noted of one thing; `before` and `after` are None where it was not there before."""

    place: int
    item: int
    version: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class UndoDesk(NamedTuple):
    """What an import is taken back with, and the moment it is done at, as it is stored."""

    database: Database
    now: Callable[[], datetime]
    batch: Batch
    versions: Versions
    stamp: str


class Kept(NamedTuple):
    """A thing that stayed, and why."""

    item: int
    why: str


class Moved(NamedTuple):
    """What became of a page of things, by place: new versions of those that moved, and those that stayed."""

    versions: dict[int, int]
    kept: dict[int, Kept]
    restored: int = 0


class Mover(ABC):
    """Moves the things of one noun between what they were before an import and what they were after it."""

    noun: Noun

    def __init__(self, desk: UndoDesk, noun: Noun = "") -> None:
        self.desk = desk
        self.noun = noun or self.noun
        self._several = {row[0] for row in desk.database.rows(_SEVERAL, (desk.batch.id, self.noun))}
        self._followed: dict[int, bool] = {}

    def stands(self, noted: Noted, version: int) -> bool:
        """Whether a thing of this version is as the import left it.

        Of a thing that it touched several times the first note that is met decides for all.
        """
        if noted.item in self._followed:
            return self._followed[noted.item]
        meaning = self.desk.versions.meaning(self.noun, noted.item, version)
        found = noted.version in (version, meaning)
        if noted.item in self._several:
            self._followed[noted.item] = found
        return found

    @abstractmethod
    def take_back(self, page: Sequence[Noted]) -> Moved:
        """Take back what an import made and changed."""

    @abstractmethod
    def bring_again(self, page: Sequence[Noted]) -> Moved:
        """Make and change it again."""

    @abstractmethod
    def name(self, item: int) -> str:
        """What a thing is called."""


class Undoing:
    """One import, to be taken back or brought in again."""

    def __init__(self, desk: UndoDesk, tell: Callable[[int], None] | None = None) -> None:
        from tui.journal.import_undo_contacts import ContactMover
        from tui.journal.import_undo_entries import EntryMover
        from tui.journal.import_undo_rows import ORDER, RowMover

        self._desk = desk
        self._database = desk.database
        self._tell = tell
        there = {row[0] for row in desk.database.rows(_NOUNS, (desk.batch.id,))}
        rows = [RowMover(desk, noun) for noun in ORDER if noun in there]
        self._movers: tuple[Mover, ...] = (EntryMover(desk), ContactMover(desk), *rows)

    def take_back(self) -> Undone:
        """Take it back; entries first, since people are needed by them."""
        gone: Counter[Noun] = Counter()
        restored = kept_count = 0
        kept: list[tuple[str, str]] = []
        for mover in self._movers:
            for page in self._pages(mover.noun, "in", _BACKWARD, 2**62):
                moved = mover.take_back(page)
                self._mark(moved, "out")
                gone[mover.noun] += len(moved.versions) - moved.restored
                restored += moved.restored
                kept_count += len(moved.kept)
                for each in list(moved.kept.values())[: MOST_KEPT - len(kept)]:
                    kept.append((mover.name(each.item), each.why))
        catch_up(self._database.connection(), tell=self._tell)
        batch, stamp = self._desk.batch, self._desk.stamp
        update(self._database, "import_batch", batch.id, {"undone_at": stamp})
        batch = batch._replace(undone_at=the_moment(stamp))
        return Undone(batch, dict(gone), restored, tuple(kept), kept_count)

    def bring_again(self) -> None:
        """Bring it in again; people first."""
        for mover in reversed(self._movers):
            for page in self._pages(mover.noun, "out", _FORWARD, -1):
                self._mark(mover.bring_again(page), "in")
        update(self._database, "import_batch", self._desk.batch.id, {"undone_at": None})

    def _pages(self, noun: Noun, state: str, sql: str, start: int) -> Iterator[list[Noted]]:
        """The notes in that state: backward the last first, forward the first first."""
        done = 0
        while True:
            rows = self._database.rows(sql, (self._desk.batch.id, noun, state, start, AT_ONCE))
            if not rows:
                return
            yield [Noted(row[0], row[1], row[2], _state(row[3]), _state(row[4])) for row in rows]
            start, done = rows[-1][0], done + len(rows)
            if self._tell is not None:
                self._tell(done)

    def _mark(self, moved: Moved, state: str) -> None:
        sql = "UPDATE import_item SET state = ?, version = ? WHERE batch_id = ? AND place = ?"
        rows = [(state, version, self._desk.batch.id, place) for place, version in moved.versions.items()]
        self._database.many(sql, rows)
        if state == "out":
            sql = "UPDATE import_item SET state = 'kept' WHERE batch_id = ? AND place = ?"
            self._database.many(sql, [(self._desk.batch.id, place) for place in moved.kept])


def _state(noted: str | None) -> dict[str, Any] | None:
    return json.loads(noted) if noted is not None else None
