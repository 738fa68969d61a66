"""The pitch in versions: written, read, and what followed from each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from tui.domain.errors import NotFound
from tui.domain.pitch import Hearing, PitchUse, PitchVersion, fit_pitch, fit_reason, same_pitch, version_heard
from tui.journal.packing import new_uid, the_day, the_moment
from tui.journal.pitch_feedback import FeedbackInbox
from tui.journal.pitch_steps import PitchStep, ReasonStep, insert_version, put_reason

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Step
    from tui.journal.database import Database, Row
    from tui.journal.rehearsals import Rehearsals

_VERSIONS = "SELECT number, body, reason, created_at FROM pitch_version"
_LATEST = f"{_VERSIONS} ORDER BY number DESC LIMIT 1"
_WRITTEN = "SELECT number, created_at FROM pitch_version ORDER BY number"
_REASONS = "SELECT number, reason FROM pitch_version"
_HEARD = "e.pitch IS NOT NULL AND e.status = 'held' AND e.deleted_at IS NULL GROUP BY e.pitch"
_USES = f"SELECT pitch, COUNT(*), AVG(score), COUNT(score) FROM entry e WHERE {_HEARD}"  # noqa: S608
_SAID = f"""
    SELECT e.pitch, COUNT(*) FROM entry e JOIN feedback f ON f.entry_id = e.id AND f.closed_at IS NULL
    WHERE {_HEARD}"""  # noqa: S608
_OFFERED = f"""
    SELECT e.pitch, COUNT(*) FROM entry e
    JOIN introduction i ON i.entry_id = e.id AND i.direction = 'to_me' AND i.closed_at IS NULL
    WHERE {_HEARD}"""  # noqa: S608
_SCORES = """
    SELECT score, COUNT(*) FROM entry
    WHERE pitch = ? AND status = 'held' AND deleted_at IS NULL AND score IS NOT NULL GROUP BY score"""
_HEARINGS = """
    SELECT id, day, (SELECT group_concat(name, ', ') FROM (
        SELECT c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
        WHERE l.entry_id = e.id ORDER BY l.place)), score
    FROM entry e WHERE pitch = ? AND status = 'held' AND deleted_at IS NULL
    ORDER BY day DESC, at DESC, id DESC LIMIT ?"""


class Pitches:
    """The versions of the pitch. Whatever writes is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes
        self.feedback = FeedbackInbox(database, changes)

    @cached_property
    def rehearsals(self) -> Rehearsals:
        """The runs in which a version was said aloud."""
        from tui.journal.rehearsals import Rehearsals

        return Rehearsals(self._database, self._now, self._changes)

    # -- writing

    def write(
        self,
        body: str,
        *,
        reason: str = "",
        answers: Sequence[int] = (),
        draft: str | None = None,
        at: datetime | None = None,
    ) -> PitchVersion:
        """Make a text the next version, and adopt in it the feedback that it `answers`, all or nothing.

        Where it is what the current version says already, none is made: that one is returned, and has the
        feedback. `draft` is the uid of one that is not needed any more. Raises BadInput or NotFound.
        """
        body, reason = fit_pitch(body, reason)
        steps: list[Step] = []
        with self._database.together():
            version = self.current()
            if version is None or not same_pitch(version.body, body):
                number = version.number + 1 if version is not None else 1
                version = PitchVersion(number, body, reason, at or self._now())
                uid = new_uid()
                with self._database.writing():
                    insert_version(self._database, version, uid)
                steps.append(PitchStep(self._database, version, uid))
            steps += self.feedback.adopting(answers, version.number)
            if draft is not None:
                self._forget(draft)
        self._did(steps, version.number)
        return version

    def explain(self, number: int, reason: str) -> PitchVersion:
        """Say anew why a version was written; nothing where that is the same. Raises BadInput or NotFound."""
        reason = fit_reason(reason)
        with self._database.writing():
            before = self.get(number)
            if reason == before.reason:
                return before
            put_reason(self._database, number, reason)
        self._changes.did(ReasonStep(self._database, before, reason))
        return before._replace(reason=reason)

    def _forget(self, draft: str) -> None:
        from tui.journal.trash import forget_draft

        with self._database.writing():
            forget_draft(self._database, draft)

    def _did(self, steps: Sequence[Step], number: int) -> None:
        if len(steps) > 1:
            from tui.journal.changes import Several

            first = steps[0]
            label = first.label if isinstance(first, PitchStep) else f"feedback adopted in version {number}"
            self._changes.did(Several(label, tuple(steps)))
        elif steps:
            self._changes.did(steps[0])

    # -- reading

    def current(self) -> PitchVersion | None:
        """The last version; None where none is written yet."""
        rows = self._database.rows(_LATEST)
        return _version(rows[0]) if rows else None

    def versions(self) -> list[PitchVersion]:
        """Every version, the newest first."""
        return [_version(row) for row in self._database.rows(f"{_VERSIONS} ORDER BY number DESC")]

    def written(self) -> list[tuple[int, datetime]]:
        """The number of every version and when it was written, the oldest first, without their texts."""
        return [(row[0], the_moment(row[1])) for row in self._database.rows(_WRITTEN)]

    def reasons(self) -> dict[int, str]:
        """Why each version was written, which may be said anew; their texts never change."""
        return dict(self._database.rows(_REASONS))

    def get(self, number: int) -> PitchVersion:
        """The version of that number; raises NotFound."""
        fits = 0 < number < 2**63
        rows = self._database.rows(f"{_VERSIONS} WHERE number = ?", (number,)) if fits else []
        if not rows:
            raise NotFound(f"there is no version {number} of the pitch")
        return _version(rows[0])

    def heard_on(self, on: date, at: time | None = None) -> int | None:
        """The version that a meeting of that day most likely heard; None where there is no pitch."""
        return version_heard(self.written(), on, at)

    def followed(self) -> dict[int, PitchUse]:
        """What followed from each version that a held meeting heard, by its number."""
        with self._database.reading():
            said: dict[int, int] = dict(self._database.rows(_SAID))
            offered: dict[int, int] = dict(self._database.rows(_OFFERED))
            return {
                number: PitchUse(uses, mean, scored, said.get(number, 0), offered.get(number, 0))
                for number, uses, mean, scored in self._database.rows(_USES)
            }

    def scores(self, number: int) -> dict[int, int]:
        """How often a version got each score from 1 to 5."""
        return dict(self._database.rows(_SCORES, (number,)))

    def hearings(self, number: int, limit: int) -> list[Hearing]:
        """The held meetings that heard a version, the newest first."""
        rows = self._database.rows(_HEARINGS, (number, limit))
        return [Hearing(row[0], the_day(row[1]), row[2] or "", row[3]) for row in rows]


def _version(row: Row) -> PitchVersion:
    return PitchVersion(row[0], row[1], row[2], the_moment(row[3]))
