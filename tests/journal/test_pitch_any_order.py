"""Whatever is done with the pitch in whatever order: undo goes back step by step, redo comes forth again, and
the journal is whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.journal.conftest import Clock, meeting
from tui.domain.errors import BadInput, NotFound
from tui.journal.journal import Journal

BODIES = ("one", "two", "one\n\ntwo", "three")
SAID = ("", "- [~] too long", "- [~] too long\n- [~] too fast", "- [~] far too long", "- [~] else\n- [>] Ida")
_STORED = (
    "SELECT * FROM pitch_version ORDER BY number",
    "SELECT * FROM rehearsal ORDER BY id",
    "SELECT f.id, f.state, f.adopted_in, f.text, f.closed_at IS NULL FROM feedback f "
    "JOIN entry e ON e.id = f.entry_id "
    "WHERE e.deleted_at IS NULL AND (f.closed_at IS NULL OR f.state <> 'new') ORDER BY f.id",
)


class AnyPitch(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.journal = Journal.open(Path(self.folder.name) / "journal.db", now=Clock())
        self.journal.database.rows("PRAGMA synchronous=OFF")
        self.journal.database.rows("PRAGMA journal_mode=MEMORY")
        self.past: list[object] = []
        self.future: list[object] = []
        self.entries: list[int] = []

    def teardown(self) -> None:
        assert self.journal.examine().findings == ()
        self.journal.close()
        self.folder.cleanup()

    def stored(self) -> list[object]:
        return [self.journal.database.rows(sql) for sql in _STORED]

    @rule(body=st.sampled_from(BODIES), data=st.data())
    def write(self, body: str, data: st.DataObject) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        waiting = self.journal.pitch.feedback.order()
        answers = data.draw(st.lists(st.sampled_from(waiting), max_size=2)) if waiting else []
        self.journal.pitch.write(body, answers=answers)
        self.count(before, count)

    def count(self, before: list[object], count: int) -> None:
        if len(self.journal.changes._done) > count:
            self.past.append(before)
            self.future.clear()
        else:
            assert self.stored() == before, "what changes something can be undone"

    @rule(feedback=st.integers(1, 6), version=st.one_of(st.none(), st.integers(1, 4)), what=st.integers(0, 2))
    def judge(self, feedback: int, version: int | None, what: int) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        inbox = self.journal.pitch.feedback
        try:
            if what == 0:
                assert inbox.adopt(feedback, version).feedback.state == "adopted"
            elif what == 1:
                assert inbox.set_aside(feedback).feedback.state == "set-aside"
            else:
                assert inbox.wait_again(feedback).feedback.state == "new"
        except (NotFound, BadInput):
            assert self.stored() == before
        self.count(before, count)

    @rule(version=st.integers(1, 3), reason=st.sampled_from(("", "shorter", "the move")))
    def explain(self, version: int, reason: str) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        try:
            self.journal.pitch.explain(version, reason)
        except NotFound:
            assert self.stored() == before
        self.count(before, count)

    @rule(version=st.integers(1, 3), seconds=st.integers(0, 90))
    def rehearse(self, version: int, seconds: int) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        try:
            self.journal.pitch.rehearsals.keep(version, seconds)
        except (NotFound, BadInput):
            assert self.stored() == before
        self.count(before, count)

    @rule(body=st.sampled_from(SAID))
    def log(self, body: str) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        self.entries.append(self.journal.entries.log(meeting(body)).entry.id)
        self.count(before, count)

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), body=st.sampled_from(SAID))
    def save(self, data: st.DataObject, body: str) -> None:
        before, count = self.stored(), len(self.journal.changes._done)
        each = self.journal.entries.get(data.draw(st.sampled_from(self.entries)))
        self.journal.entries.save(each.id, each.text._replace(body=body), seen=each.version)
        self.count(before, count)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self.stored())
        self.journal.changes.undo()
        assert self.states(self.stored()) == self.states(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.stored())
        self.journal.changes.redo()
        assert self.states(self.stored()) == self.states(self.future.pop())

    @staticmethod
    def states(stored: object) -> object:
        """What counts of a state: rows of feedback may have other ids after an undo of their entry's text."""
        versions, runs, said = stored  # type: ignore[misc]
        return versions, runs, sorted((row[3], row[1], row[2] or 0, row[4]) for row in said)

    @invariant()
    def what_waits_is_new(self) -> None:
        assert all(one.feedback.state == "new" for one in self.journal.pitch.feedback.waiting())


AnyPitch.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyPitch = AnyPitch.TestCase
