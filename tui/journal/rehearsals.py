"""The runs in which the pitch was said aloud, each with its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.errors import NotFound
from tui.domain.rehearsal import Rehearsal, fit_run, length
from tui.journal.packing import moment, new_uid, the_moment
from tui.journal.pitch_steps import Run, RunStep, delete_run, insert_run, is_version

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database, Row

_RUNS = "SELECT id, pitch, seconds, at FROM rehearsal"
_NEWEST = "ORDER BY at DESC, id DESC LIMIT ?"
_EVERY = -1


class Rehearsals:
    """The runs of one journal. Whatever writes is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def keep(self, version: int, seconds: float, *, at: datetime | None = None) -> Rehearsal:
        """Keep a run that began `at` a moment, or ends now; raises BadInput or NotFound."""
        whole = fit_run(seconds)
        run = Run(0, new_uid(), version, moment(at or self._now()), whole)
        with self._database.writing():
            if not is_version(self._database, version):
                raise NotFound(f"there is no version {version} of the pitch")
            run = run._replace(id=insert_run(self._database, run))
        self._changes.did(RunStep(_named(run), self._database, run))
        return Rehearsal(run.id, run.pitch, run.seconds, the_moment(run.at))

    def forget(self, rehearsal: int) -> None:
        """Throw a run away; raises NotFound."""
        fits = 0 < rehearsal < 2**63
        with self._database.writing():
            sql = "SELECT id, uid, pitch, at, seconds FROM rehearsal WHERE id = ?"
            rows = self._database.rows(sql, (rehearsal,)) if fits else []
            if not rows:
                raise NotFound(f"there is no rehearsal {rehearsal}")
            run = Run(*rows[0])
            delete_run(self._database, run)
        self._changes.did(RunStep(f"delete: {_named(run)}", self._database, run, kept=False))

    def latest(self, limit: int | None = None) -> list[Rehearsal]:
        """The runs of all versions, the newest first."""
        return self._read(f"{_RUNS} {_NEWEST}", _EVERY if limit is None else limit)

    def of(self, version: int, limit: int | None = None) -> list[Rehearsal]:
        """The runs of one version, the newest first."""
        return self._read(f"{_RUNS} WHERE pitch = ? {_NEWEST}", version, _EVERY if limit is None else limit)

    def counts(self) -> dict[int, int]:
        """How often each version was rehearsed."""
        return dict(self._database.rows("SELECT pitch, COUNT(*) FROM rehearsal GROUP BY pitch"))

    def _read(self, sql: str, *values: int) -> list[Rehearsal]:
        return [_rehearsal(row) for row in self._database.rows(sql, values)]


def check(database: Database) -> Iterator[str]:
    """A sentence for each feedback or version of the pitch that does not stand as it should."""
    for row in database.rows(
        "SELECT f.id, f.adopted_in FROM feedback f LEFT JOIN pitch_version p ON p.number = f.adopted_in "
        "WHERE (f.state = 'adopted') <> (p.number IS NOT NULL) "
        "OR (f.adopted_in IS NOT NULL AND p.number IS NULL)"
    ):
        yield f"Feedback {row[0]} says that version {row[1] or '?'} of the pitch answers it, which is not so."
    last, count = database.rows("SELECT COALESCE(MAX(number), 0), COUNT(*) FROM pitch_version")[0]
    if last != count:
        yield f"The pitch has {count} versions, but the last one is numbered {last}."


def _named(run: Run) -> str:
    return f"rehearsal of version {run.pitch}, {length(run.seconds)}"


def _rehearsal(row: Row) -> Rehearsal:
    return Rehearsal(row[0], row[1], row[2], the_moment(row[3]))
