"""What was said of the pitch, gathered from all entries: it waits until it is adopted or set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.entries import Feedback, label
from tui.domain.errors import BadInput, NotFound
from tui.domain.pitch import PitchFeedback
from tui.journal.packing import ids_text, the_day
from tui.journal.pitch_steps import FeedbackStep, Judged, is_version, judge

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database, Row

LONGEST_LABEL = 60
"""Characters of a feedback in the name of a step."""

_ORDER = """
    SELECT f.id FROM feedback f JOIN entry e ON e.id = f.entry_id
    WHERE {which} AND e.deleted_at IS NULL
    ORDER BY e.day DESC, e.at DESC, e.id DESC, f.line IS NULL, f.line, f.id"""
_WAITING = _ORDER.format(which="f.state = 'new' AND f.closed_at IS NULL")
_ALL = _ORDER.format(which="(f.closed_at IS NULL OR f.state <> 'new')")
_ADOPTED = _ORDER.format(which="f.adopted_in = ?")
_SAID = _ORDER.format(which="e.pitch = ? AND e.status = 'held' AND f.closed_at IS NULL")
_LINES = """
    SELECT f.id, f.text, f.line, f.state, f.adopted_in, f.closed_at, e.id, e.day, e.kind, e.title,
        CASE e.kind WHEN 'meeting' THEN e.pitch END, e.headline,
        (SELECT group_concat(name, char(10)) FROM (
            SELECT c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
            WHERE l.entry_id = e.id ORDER BY l.place))
    FROM feedback f JOIN entry e ON e.id = f.entry_id WHERE f.id IN (SELECT value FROM json_each(?))"""
_STANDING = """
    SELECT f.state, f.adopted_in, f.closed_at, f.text, e.id FROM feedback f JOIN entry e ON e.id = f.entry_id
    WHERE f.id = ? AND e.deleted_at IS NULL"""


class FeedbackInbox:
    """The feedback of one journal. Whatever judges one is undoable through the journal's `changes`."""

    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes

    # -- reading

    def order(self, *, everything: bool = False) -> list[int]:
        """The ids of what waits, the newest entry first; with `everything`, of what was judged too."""
        return [row[0] for row in self._database.rows(_ALL if everything else _WAITING)]

    def lines(self, ids: Sequence[int]) -> list[PitchFeedback]:
        """The feedback with these ids, in that order; ids of none are skipped."""
        found = {row[0]: _line(row) for row in self._database.rows(_LINES, (ids_text(ids),))}
        return [found[each] for each in ids if each in found]

    def waiting(self) -> list[PitchFeedback]:
        """What nobody has dealt with yet, the newest entry first."""
        return self.lines(self.order())

    def all(self) -> list[PitchFeedback]:
        """What waits and what was judged, the newest entry first."""
        return self.lines(self.order(everything=True))

    def adopted_in(self, number: int) -> list[PitchFeedback]:
        """What a version answers, the newest entry first."""
        return self.lines(self.order_adopted_in(number))

    def order_adopted_in(self, number: int) -> list[int]:
        """The ids of what a version answers, the newest entry first."""
        return [row[0] for row in self._database.rows(_ADOPTED, (number,))]

    def said_of(self, number: int, limit: int | None = None) -> list[PitchFeedback]:
        """What was said at the held meetings that heard a version, the newest first."""
        return self.lines([row[0] for row in self._database.rows(_SAID, (number,))[:limit]])

    def get(self, feedback: int) -> PitchFeedback:
        """One of them; raises NotFound where there is none, or its entry is in the trash."""
        self._standing(feedback)
        (found,) = self.lines([feedback])
        return found

    # -- judging

    def adopt(self, feedback: int, version: int | None = None) -> PitchFeedback:
        """Link a feedback to the version that answers it, the current one unless another is named.

        Nothing changes where it is adopted in that version already. Raises NotFound for a feedback or a
        version that is not there, BadInput where the feedback is not in its text any more.
        """
        number = self._current() if version is None else version
        with self._database.writing():
            step = self._adopt(feedback, number)
        return self._did(step, feedback)

    def adopting(self, feedback: Sequence[int], version: int) -> list[FeedbackStep]:
        """Adopt several in a version, as a part of a change that is one with them; returns the steps."""
        with self._database.writing():
            steps = (self._adopt(each, version) for each in dict.fromkeys(feedback))
            return [step for step in steps if step is not None]

    def set_aside(self, feedback: int) -> PitchFeedback:
        """Decide that nothing is to be done about a feedback; raises NotFound or BadInput."""
        with self._database.writing():
            step = self._judge(feedback, Judged("set-aside"), "set aside")
        return self._did(step, feedback)

    def wait_again(self, feedback: int) -> PitchFeedback:
        """Let what was adopted or set aside wait as if it were new; raises NotFound or BadInput."""
        with self._database.writing():
            step = self._judge(feedback, Judged("new"), "waiting again")
        return self._did(step, feedback)

    def _current(self) -> int:
        number = self._database.value("SELECT MAX(number) FROM pitch_version")
        if number is None:
            raise NotFound("there is no pitch yet that could answer it: write the first version")
        return int(number)

    def _adopt(self, feedback: int, version: int) -> FeedbackStep | None:
        if not is_version(self._database, version):
            raise NotFound(f"there is no version {version} of the pitch")
        return self._judge(feedback, Judged("adopted", version), f"adopted in version {version}")

    def _judge(self, feedback: int, judged: Judged, what: str) -> FeedbackStep | None:
        before, closed, text, entry = self._standing(feedback)
        if before == judged:
            return None
        if closed:
            raise BadInput("feedback", f"that is not in the text of entry {entry} any more")
        judge(self._database, feedback, judged)
        said = text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"
        return FeedbackStep(f"{what}: {said}", self._database, feedback, before, judged)

    def _standing(self, feedback: int) -> tuple[Judged, bool, str, int]:
        fits = 0 < feedback < 2**63
        rows = self._database.rows(_STANDING, (feedback,)) if fits else []
        if not rows or (rows[0][2] is not None and rows[0][0] == "new"):
            gone = f"that feedback is not in the text of entry {rows[0][4]} any more" if rows else ""
            raise NotFound(gone or f"there is no feedback {feedback}")
        state, adopted_in, closed, text, entry = rows[0]
        return Judged(state, adopted_in), closed is not None, text, entry

    def _did(self, step: FeedbackStep | None, feedback: int) -> PitchFeedback:
        if step is not None:
            self._changes.did(step)
        return self.get(feedback)


def _line(row: Row) -> PitchFeedback:
    people = tuple(row[12].split("\n")) if row[12] else ()
    who = ", ".join(people) or label(row[8], row[9], people, row[11])
    feedback = Feedback(row[1], row[2], row[3], row[0], row[4])
    return PitchFeedback(feedback, row[6], the_day(row[7]), who, row[10], row[5] is not None)
