"""Imports: bringing the records of a file in as one transaction, and taking all of it back, however late."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.imports import USUAL, Batch, How, Imported, Problem, Record, Undone
from tui.journal.packing import moment, new_uid, the_moment
from tui.journal.statements import insert, update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.journal.bringing import Bringing
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database, Row
    from tui.journal.import_counting import Count
    from tui.journal.import_undo import Undoing

_BATCHES = "SELECT id, uid, format, source, at, undone_at, counts FROM import_batch"
_AT_ONCE = 50
"""Records that are read, then brought in: to go to and fro with each would be slower."""


class _NothingStays(Exception):
    """Ends a transaction of which nothing is to stay."""


class Imports:
    """The imports of a journal. Each is undoable through the journal's `changes`, and by its number later."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def bring(
        self,
        records: Iterable[Record | Problem],
        *,
        format: str,
        source: str,
        how: How = USUAL,
        dry_run: bool = False,
        tell: Callable[[int], None] | None = None,
    ) -> Imported:
        """Bring in all records that can be, and say what became of each and why others cannot be.

        `tell` hears, now and then, how many records were read, and then of how many the words can be found.
        With `dry_run` all of it is done and taken back. Where nothing is new, nothing is written.
        """
        from tui.journal.import_counting import Count

        count = Count(format, source)
        batch: int | None = None
        with _taken_back(), self._database.together():
            stamp = moment(self._now())
            fields = {"uid": new_uid(), "format": format, "source": source, "at": stamp, "counts": "{}"}
            batch = insert(self._database, "import_batch", fields)
            bringing = self._bringing(batch, count, how, findable=not dry_run)
            coming, number = iter(records), 0
            while several := list(islice(coming, _AT_ONCE)):
                for record in several:
                    bringing.bring(record)
                number += len(several)
                if tell is not None:
                    tell(number)
            bringing.finish(tell)
            if dry_run or not count.imported(None).does_something:
                batch = None
                raise _NothingStays
            update(self._database, "import_batch", batch, {"counts": json.dumps(count.by_outcome())})
        imported = count.imported(batch)
        if batch is not None:
            self._changes.did(ImportStep(self._database, self._now, self.get(batch)))
        return imported

    def _bringing(self, batch: int, count: Count, how: How, *, findable: bool) -> Bringing:
        from tui.journal.arriving import Desk
        from tui.journal.bringing import Bringing

        return Bringing(Desk(self._database, self._now, batch, findable=findable), count, how)

    def all(self) -> list[Batch]:
        """Every import, the newest first."""
        return [_batch(row) for row in self._database.rows(f"{_BATCHES} ORDER BY at DESC, id DESC")]

    def get(self, batch: int) -> Batch:
        """The import of that number; raises NotFound."""
        fits = 0 < batch < 2**63
        rows = self._database.rows(f"{_BATCHES} WHERE id = ?", (batch,)) if fits else []
        if not rows:
            raise NotFound(f"there is no import {batch}")
        return _batch(rows[0])

    def undo(self, batch: int, *, tell: Callable[[int], None] | None = None) -> Undone:
        """Take an import back: what it made goes to the trash, what it changed is as before.

        What was changed since stays, and is told. Raises NotFound, or BadInput where that was done already.
        """
        step = ImportStep(self._database, self._now, self.get(batch))
        if step.batch.undone_at is not None:
            raise BadInput("batch", f"import {batch} was taken back already")
        committed = False
        try:
            with self._database.writing():
                undone = step.take_back(self._changes.versions, tell)
            committed = True
        finally:
            self._changes.versions.settle(committed=committed)
        self._changes.did(UndoneStep(step))
        return undone


class ImportStep:
    """An import was made."""

    def __init__(self, database: Database, now: Callable[[], datetime], batch: Batch) -> None:
        self._database = database
        self._now = now
        self.batch = batch
        self._kept = 0

    @property
    def label(self) -> str:
        """What was done; and what was not undone of it, since it was changed."""
        kept = f", but for {self._kept:,} changed since" if self._kept else ""
        return f"import of {self.batch.source}{kept}"

    def undo(self, versions: Versions) -> None:
        """Take it back."""
        self.take_back(versions, None)

    def redo(self, versions: Versions) -> None:
        """Bring it in again."""
        self._kept = 0
        self._check(undone=True)
        self._undoing(versions, None).bring_again()

    def take_back(self, versions: Versions, tell: Callable[[int], None] | None) -> Undone:
        """Take it back, and say what became of all. Inside a write only."""
        self._check(undone=False)
        undone = self._undoing(versions, tell).take_back()
        self._kept = undone.kept_count
        return undone

    def _undoing(self, versions: Versions, tell: Callable[[int], None] | None) -> Undoing:
        from tui.journal.import_undo import UndoDesk, Undoing

        desk = UndoDesk(self._database, self._now, self.batch, versions, moment(self._now()))
        return Undoing(desk, tell)

    def _check(self, *, undone: bool) -> None:
        sql = "SELECT undone_at IS NOT NULL FROM import_batch WHERE id = ?"
        if bool(self._database.value(sql, (self.batch.id,))) != undone:
            raise ChangedElsewhere(f"another session has done this already: {self.label}")


class UndoneStep:
    """An import was taken back by its number: undoing that brings it in again."""

    def __init__(self, step: ImportStep) -> None:
        self._step = step
        self.label = f"undo of the {step.label}"

    def undo(self, versions: Versions) -> None:
        """Bring it in again."""
        self._step.redo(versions)

    def redo(self, versions: Versions) -> None:
        """Take it back again."""
        self._step.undo(versions)


@contextmanager
def _taken_back() -> Iterator[None]:
    try:
        yield
    except _NothingStays:
        pass


def _batch(row: Row) -> Batch:
    undone = the_moment(row[5]) if row[5] else None
    return Batch(row[0], row[1], row[2], row[3], the_moment(row[4]), undone, json.loads(row[6]))
