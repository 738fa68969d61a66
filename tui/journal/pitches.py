"""The pitch in versions: written, read, and what followed from each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.entries import Feedback
from tui.domain.errors import ChangedElsewhere, NotFound
from tui.domain.pitch import PitchUse, PitchVersion, fit_pitch, same_pitch
from tui.journal.packing import moment, new_uid, the_moment

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database, Row

_VERSIONS = "SELECT number, body, reason, created_at FROM pitch_version"
_LATEST = f"{_VERSIONS} ORDER BY number DESC LIMIT 1"
_USES = """
    SELECT pitch, COUNT(*), AVG(score) FROM entry
    WHERE pitch IS NOT NULL AND status = 'held' AND deleted_at IS NULL GROUP BY pitch"""
_WAITING = """
    SELECT f.id, f.text, f.line, f.state, f.entry_id FROM feedback f JOIN entry e ON e.id = f.entry_id
    WHERE f.state = 'new' AND f.closed_at IS NULL AND e.deleted_at IS NULL
    ORDER BY e.day DESC, e.at DESC, e.id DESC, f.line, f.id"""
_USED_SINCE = "SELECT 1 FROM entry WHERE pitch = ? AND deleted_at IS NULL AND updated_at >= ? LIMIT 1"


class Pitches:
    """The versions of the pitch. Writing one is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    def write(self, body: str, *, reason: str = "") -> PitchVersion:
        """Make a text the next version; raises BadInput with nothing changed.

        Where it is what the current version says already, that one is returned and none is made.
        """
        body, reason = fit_pitch(body, reason)
        with self._database.writing():
            current = self.current()
            if current is not None and same_pitch(current.body, body):
                return current
            number = current.number + 1 if current is not None else 1
            version = PitchVersion(number, body, reason, self._now())
            uid = new_uid()
            _insert(self._database, version, uid)
        self._changes.did(PitchStep(self._database, version, uid))
        return version

    def current(self) -> PitchVersion | None:
        """The last version; None where none is written yet."""
        rows = self._database.rows(_LATEST)
        return _version(rows[0]) if rows else None

    def versions(self) -> list[PitchVersion]:
        """Every version, the newest first."""
        return [_version(row) for row in self._database.rows(f"{_VERSIONS} ORDER BY number DESC")]

    def get(self, number: int) -> PitchVersion:
        """The version of that number; raises NotFound."""
        fits = 0 < number < 2**63
        rows = self._database.rows(f"{_VERSIONS} WHERE number = ?", (number,)) if fits else []
        if not rows:
            raise NotFound(f"there is no version {number} of the pitch")
        return _version(rows[0])

    def uses(self) -> dict[int, PitchUse]:
        """What followed from each version that a held meeting heard, by its number."""
        return {row[0]: PitchUse(row[1], row[2]) for row in self._database.rows(_USES)}

    def waiting(self) -> list[tuple[Feedback, int]]:
        """The feedback nobody has dealt with yet, each with the id of its entry, the newest entry first."""
        return [(Feedback(row[1], row[2], row[3], row[0]), row[4]) for row in self._database.rows(_WAITING)]


class PitchStep:
    """A version was written. A version that was built upon stays, since what was said rests on it."""

    def __init__(self, database: Database, version: PitchVersion, uid: str) -> None:
        self.label = f"new pitch: version {version.number}"
        self.database = database
        self.version = version
        self.uid = uid

    def undo(self, versions: Versions) -> None:
        """Take the version away again."""
        number, written = self.version.number, moment(self.version.written_at)
        if self.database.rows("SELECT uid FROM pitch_version WHERE number >= ?", (number,)) != [(self.uid,)]:
            raise ChangedElsewhere(f"another session has changed the pitch; {self.label} stays as it is")
        if self.database.rows(_USED_SINCE, (number, written)):
            raise ChangedElsewhere(f"a meeting has heard this version since; {self.label} stays as it is")
        self.database.rows("DELETE FROM pitch_version WHERE number = ?", (number,))

    def redo(self, versions: Versions) -> None:
        """Bring it back as it was."""
        if self.database.rows("SELECT 1 FROM pitch_version WHERE number >= ?", (self.version.number,)):
            raise ChangedElsewhere(f"another session has written a version; {self.label} is not made again")
        _insert(self.database, self.version, self.uid)


def _insert(database: Database, version: PitchVersion, uid: str) -> None:
    from tui.journal.saved_tables import PitchVersion as Table  # brings Peewee

    Table.insert(
        number=version.number,
        uid=uid,
        reason=version.reason,
        created_at=moment(version.written_at),
        body=version.body,
    ).execute(database.models)


def _version(row: Row) -> PitchVersion:
    return PitchVersion(row[0], row[1], row[2], the_moment(row[3]))
