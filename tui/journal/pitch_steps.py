"""The steps that changes to the pitch leave behind for undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import ChangedElsewhere
from tui.journal.packing import moment

if TYPE_CHECKING:
    from tui.domain.pitch import PitchVersion
    from tui.journal.changes import Versions
    from tui.journal.database import Database

USED_SINCE = "SELECT 1 FROM entry WHERE pitch = ? AND deleted_at IS NULL AND updated_at >= ? LIMIT 1"
_RESTS_ON_IT = (
    ("SELECT 1 FROM feedback WHERE adopted_in = ? LIMIT 1", "feedback was adopted in it"),
    ("SELECT 1 FROM rehearsal WHERE pitch = ? LIMIT 1", "it was rehearsed"),
)


class PitchStep:
    """A version was written. A version that something was built upon stays, since that rests on it."""

    def __init__(self, database: Database, version: PitchVersion, uid: str) -> None:
        self.label = f"new pitch: version {version.number}"
        self.database = database
        self.version = version
        self.uid = uid

    def undo(self, versions: Versions) -> None:
        """Take the version away again."""
        number, written = self.version.number, moment(self.version.written_at)
        here = self.database.rows("SELECT uid, reason FROM pitch_version WHERE number >= ?", (number,))
        if here != [(self.uid, self.version.reason)]:
            raise ChangedElsewhere(f"another session has changed the pitch; {self.label} stays as it is")
        if self.database.rows(USED_SINCE, (number, written)):
            raise ChangedElsewhere(f"a meeting has heard this version since; {self.label} stays as it is")
        for sql, what in _RESTS_ON_IT:
            if self.database.rows(sql, (number,)):
                raise ChangedElsewhere(f"{what} since; {self.label} stays as it is")
        self.database.rows("DELETE FROM pitch_version WHERE number = ?", (number,))

    def redo(self, versions: Versions) -> None:
        """Bring it back as it was."""
        if self.database.rows("SELECT 1 FROM pitch_version WHERE number >= ?", (self.version.number,)):
            raise ChangedElsewhere(f"another session has written a version; {self.label} is not made again")
        insert_version(self.database, self.version, self.uid)


class ReasonStep(NamedTuple):
    """Why a version was written was said anew; `before` is the version as it was."""

    database: Database
    before: PitchVersion
    reason: str

    @property
    def label(self) -> str:
        """What was done."""
        return f"reason for version {self.before.number}"

    def undo(self, versions: Versions) -> None:
        """Let the former reason stand."""
        self._bring(self.reason, self.before.reason)

    def redo(self, versions: Versions) -> None:
        """Let the later one stand."""
        self._bring(self.before.reason, self.reason)

    def _bring(self, source: str, target: str) -> None:
        number, written = self.before.number, moment(self.before.written_at)
        rows = self.database.rows(
            "SELECT reason FROM pitch_version WHERE number = ? AND created_at = ?", (number, written)
        )
        if rows != [(source,)]:
            raise ChangedElsewhere(f"another session has changed this since; the {self.label} stays as it is")
        put_reason(self.database, number, target)


class Judged(NamedTuple):
    """What became of a feedback."""

    state: str
    adopted_in: int | None = None


class FeedbackStep(NamedTuple):
    """A feedback was adopted, set aside, or waits again."""

    label: str
    database: Database
    id: int
    before: Judged
    after: Judged

    def undo(self, versions: Versions) -> None:
        """Let it be as it was before."""
        self._bring(self.after, self.before)

    def redo(self, versions: Versions) -> None:
        """Judge it again."""
        self._bring(self.before, self.after)

    def _bring(self, source: Judged, target: Judged) -> None:
        rows = self.database.rows("SELECT state, adopted_in FROM feedback WHERE id = ?", (self.id,))
        if [Judged(*row) for row in rows] != [source]:
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        if not is_version(self.database, target.adopted_in):
            raise ChangedElsewhere(f"version {target.adopted_in} of the pitch is gone; {self.label} not made")
        judge(self.database, self.id, target)


class Run(NamedTuple):
    """A row of the table of rehearsals."""

    id: int
    uid: str
    pitch: int
    at: str
    seconds: int


class RunStep(NamedTuple):
    """A run was kept (`kept`), or thrown away."""

    label: str
    database: Database
    run: Run
    kept: bool = True

    def undo(self, versions: Versions) -> None:
        """Take it away again, or bring it back."""
        self._bring(not self.kept)

    def redo(self, versions: Versions) -> None:
        """Keep it again, or throw it away again."""
        self._bring(self.kept)

    def _bring(self, kept: bool) -> None:
        rows = self.database.rows("SELECT uid FROM rehearsal WHERE id = ?", (self.run.id,))
        if rows != ([] if kept else [(self.run.uid,)]) or not is_version(self.database, self.run.pitch):
            raise ChangedElsewhere(f"another session has changed this since; {self.label} stays as it is")
        if kept:
            insert_run(self.database, self.run)
        else:
            delete_run(self.database, self.run)


def judge(database: Database, feedback: int, judged: Judged) -> None:
    """Write down what became of a feedback. Inside a write only."""
    from tui.journal.entry_tables import Feedback as Table  # brings Peewee

    Table.update(**judged._asdict()).where(Table.id == feedback).execute(database.models)


def is_version(database: Database, number: int | None) -> bool:
    """Whether there is a version of that number; there always is of None, which asks for none."""
    if number is None:
        return True
    fits = 0 < number < 2**63
    return fits and bool(database.rows("SELECT 1 FROM pitch_version WHERE number = ?", (number,)))


def insert_version(database: Database, version: PitchVersion, uid: str) -> None:
    """Store a version. Inside a write only."""
    from tui.journal.saved_tables import PitchVersion as Table

    Table.insert(
        number=version.number,
        uid=uid,
        reason=version.reason,
        created_at=moment(version.written_at),
        body=version.body,
    ).execute(database.models)


def put_reason(database: Database, number: int, reason: str) -> None:
    """Store why a version was written. Inside a write only."""
    from tui.journal.saved_tables import PitchVersion as Table

    Table.update(reason=reason).where(Table.number == number).execute(database.models)


def insert_run(database: Database, run: Run) -> int:
    """Store a run, under its id or, where that is 0, under a new one; returns the id. Inside a write only."""
    from tui.journal.pitch_tables import Rehearsal as Table

    fields = {column: value for column, value in run._asdict().items() if column != "id" or value}
    return int(Table.insert(**fields).execute(database.models))


def delete_run(database: Database, run: Run) -> None:
    """Take a run away. Inside a write only."""
    from tui.journal.pitch_tables import Rehearsal as Table

    Table.delete().where(Table.id == run.id).execute(database.models)
