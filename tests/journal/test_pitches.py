"""Versions of the pitch: written, undone, and what followed from each."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tests.journal.test_finding import asked
from tui.domain.errors import BadInput, ChangedElsewhere, JournalDamaged, NotFound
from tui.domain.pitch import Hearing, PitchUse
from tui.journal import pitch_steps, pitches
from tui.journal.journal import Journal
from tui.journal.records import Draft


def everything(journal: Journal) -> list[str]:
    return list(journal.database.connection().iterdump())


def stored(journal: Journal) -> list[object]:
    return [journal.database.rows(f"SELECT * FROM {each}") for each in ("pitch_version", "feedback")]


def test_without_a_pitch_there_is_none(journal: Journal) -> None:
    assert journal.pitch.current() is None
    assert journal.pitch.versions() == []
    assert journal.pitch.followed() == {}
    assert journal.pitch.written() == []
    assert journal.pitch.feedback.waiting() == []
    assert journal.pitch.rehearsals.latest() == []
    assert journal.pitch.heard_on(date(2026, 11, 5)) is None
    for number in (1, 0, -1, 2**63):
        with pytest.raises(NotFound, match=f"no version {number} "):
            journal.pitch.get(number)


def test_versions_are_numbered_and_kept(journal: Journal, clock: Clock) -> None:
    first = journal.pitch.write("I was a banker.\n", reason=" first\ttry ")
    second = journal.pitch.write("I build legal tools.", reason="start with the move")
    assert (first.number, first.body, first.reason) == (1, "I was a banker.\n", "first try")
    assert isinstance(first.written_at, datetime)
    assert second.number == 2
    assert journal.pitch.current() == second
    assert journal.pitch.versions() == [second, first]
    assert journal.pitch.get(1) == first


def test_a_text_that_is_none_changes_nothing(journal: Journal) -> None:
    before = everything(journal)
    with pytest.raises(BadInput, match="needs words"):
        journal.pitch.write(" \n")
    assert everything(journal) == before
    assert journal.changes.can_undo is None


def test_the_same_text_is_no_new_version(journal: Journal) -> None:
    first = journal.pitch.write("I was a banker.")
    assert journal.pitch.write("I was a banker.\n\n", reason="again") == first
    assert len(journal.pitch.versions()) == 1
    journal.changes.undo()
    assert journal.pitch.current() is None


def test_an_older_text_may_come_back(journal: Journal) -> None:
    for body in ("one", "two", "one"):
        journal.pitch.write(body)
    assert [each.body for each in journal.pitch.versions()] == ["one", "two", "one"]


def test_writing_is_undone_and_done_again(journal: Journal) -> None:
    journal.pitch.write("one", reason="first")
    second = journal.pitch.write("two", reason="shorter")
    whole = journal.database.rows("SELECT * FROM pitch_version ORDER BY number")
    for _ in range(3):
        assert journal.changes.undo() == "new pitch: version 2"
        current = journal.pitch.current()
        assert current is not None
        assert current.body == "one"
        assert journal.changes.undo() == "new pitch: version 1"
        assert journal.pitch.versions() == []
        assert journal.changes.redo() == "new pitch: version 1"
        assert journal.changes.redo() == "new pitch: version 2"
        assert journal.pitch.current() == second
        assert journal.database.rows("SELECT * FROM pitch_version ORDER BY number") == whole


def test_the_number_of_a_version_taken_back_is_free(journal: Journal) -> None:
    journal.pitch.write("one")
    journal.changes.undo()
    assert journal.pitch.write("another").number == 1
    assert journal.changes.can_redo is None


def test_a_version_that_another_was_written_upon_stays(journal: Journal, other: Journal) -> None:
    journal.pitch.write("one")
    other.pitch.write("two")
    before = everything(journal)
    with pytest.raises(ChangedElsewhere, match="another session"):
        journal.changes.undo()
    assert everything(journal) == before
    assert (journal.changes.can_undo, journal.changes.can_redo) == (None, None)


def test_another_version_of_that_number_is_left_alone(journal: Journal, other: Journal) -> None:
    journal.pitch.write("one")
    with other.database.writing():
        other.database.rows("DELETE FROM pitch_version")
    other.pitch.write("theirs")
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    current = journal.pitch.current()
    assert current is not None
    assert current.body == "theirs"


def test_a_version_is_not_brought_back_beside_another(journal: Journal, other: Journal) -> None:
    journal.pitch.write("one")
    journal.changes.undo()
    other.pitch.write("theirs")
    with pytest.raises(ChangedElsewhere, match="not made again"):
        journal.changes.redo()
    assert [each.body for each in journal.pitch.versions()] == ["theirs"]


def test_a_version_that_a_meeting_heard_stays(journal: Journal, other: Journal) -> None:
    old = other.entries.log(meeting(pitch=1)).entry
    journal.pitch.write("one")
    heard = other.entries.log(meeting(pitch=1)).entry
    with pytest.raises(ChangedElsewhere, match="heard this version"):
        journal.changes.undo()
    journal.pitch.write("two")
    other.entries.log(meeting(pitch=1))
    other.entries.delete(other.entries.log(meeting(pitch=2)).entry.id)
    journal.changes.undo()
    current = journal.pitch.current()
    assert current is not None
    assert (current.number, old.text.pitch, heard.text.pitch) == (1, 1, 1)


def test_a_number_that_was_used_before_there_was_a_version_is_no_use_of_it(journal: Journal) -> None:
    journal.entries.log(meeting(pitch=1))
    journal.pitch.write("one")
    journal.changes.undo()
    assert journal.pitch.current() is None


def test_what_followed_is_of_held_meetings_alone(journal: Journal) -> None:
    said = "- [~] too long\n- [~] too fast\n- [>] Grace Hopper\n- [<] introduce Ida to Alan"
    journal.entries.log(meeting(said, pitch=1, score=3))
    journal.entries.log(meeting("- [>] Alan Turing\n- [>] Ida Rhodes", pitch=1, score=4))
    journal.entries.log(meeting(pitch=1))
    journal.entries.log(meeting("- [~] too short", pitch=2))
    journal.entries.log(meeting(said, pitch=1, status="planned"))
    journal.entries.log(meeting(said, pitch=1, status="cancelled"))
    journal.entries.log(meeting(said, score=5))
    journal.entries.delete(journal.entries.log(meeting(said, pitch=1, score=1)).entry.id)
    changed = journal.entries.log(meeting(said, pitch=2)).entry
    journal.entries.save(changed.id, meeting("nothing", pitch=2), seen=1)
    assert journal.pitch.followed() == {
        1: PitchUse(3, 3.5, 2, said=2, introductions=3),
        2: PitchUse(2, None, 0, said=1, introductions=0),
    }
    assert journal.pitch.scores(1) == {3: 1, 4: 1}
    assert journal.pitch.scores(2) == {}
    assert [each.score for each in journal.pitch.hearings(1, 9)] == [None, 4, 3]
    assert journal.pitch.hearings(1, 1) == [Hearing(3, date(2026, 11, 5), "Ada Lovelace", None)]
    assert [each.feedback.text for each in journal.pitch.feedback.said_of(1, 1)] == ["too long"]


def test_which_version_a_meeting_heard(journal: Journal) -> None:
    for number, day in enumerate((1, 5, 9), 1):
        journal.pitch.write(f"version {number}", at=datetime(2026, 10, day, 12))
    assert journal.pitch.written() == [(n, datetime(2026, 10, d, 12)) for n, d in ((1, 1), (2, 5), (3, 9))]
    assert journal.pitch.heard_on(date(2026, 10, 5)) == 2
    assert journal.pitch.heard_on(date(2026, 10, 5), time(9)) == 1
    assert journal.pitch.heard_on(date(2026, 9, 5)) == 3


def test_a_version_answers_feedback_all_or_nothing(journal: Journal) -> None:
    journal.pitch.write("one")
    journal.entries.log(meeting("- [~] too long\n- [~] too fast"))
    first, second = journal.pitch.feedback.order()
    before, start = everything(journal), stored(journal)
    with pytest.raises(NotFound, match="no feedback 99"):
        journal.pitch.write("two", answers=(first, 99))
    assert everything(journal) == before
    assert journal.changes.can_undo == "new meeting: Ada Lovelace"
    journal.pitch.write("two", answers=(first, second, first))
    adopted = [(one.feedback.state, one.feedback.adopted_in) for one in journal.pitch.feedback.all()]
    assert adopted == [("adopted", 2), ("adopted", 2)]
    after = stored(journal)
    for _ in range(2):
        assert journal.changes.undo() == "new pitch: version 2"
        assert stored(journal) == start
        assert journal.changes.redo() == "new pitch: version 2"
        assert stored(journal) == after


def test_the_same_text_may_still_answer_feedback(journal: Journal) -> None:
    journal.pitch.write("one")
    journal.entries.log(meeting("- [~] too long\n- [~] too fast"))
    assert journal.pitch.write("one", answers=journal.pitch.feedback.order()).number == 1
    assert len(journal.pitch.feedback.adopted_in(1)) == 2
    assert journal.changes.undo() == "feedback adopted in version 1"
    assert len(journal.pitch.feedback.waiting()) == 2


def test_the_draft_of_a_version_goes_with_it(journal: Journal) -> None:
    draft = Draft("a", None, None, reflection("typed"), datetime(2026, 11, 5), 1)
    journal.drafts.keep(draft)
    with pytest.raises(BadInput):
        journal.pitch.write(" ", draft="a")
    assert [each.uid for each in journal.drafts.all()] == ["a"]
    journal.pitch.write("one", draft="a")
    assert journal.drafts.all() == []


def test_a_version_that_something_rests_on_stays(journal: Journal, other: Journal) -> None:
    other.entries.log(meeting("- [~] too long"))
    journal.pitch.write("one")
    run = other.pitch.rehearsals.keep(1, 30)
    with pytest.raises(ChangedElsewhere, match="rehearsed since"):
        journal.changes.undo()
    other.pitch.rehearsals.forget(run.id)
    journal.pitch.write("two")
    other.pitch.feedback.adopt(1)
    with pytest.raises(ChangedElsewhere, match="adopted in it since"):
        journal.changes.undo()
    assert [each.body for each in journal.pitch.versions()] == ["two", "one"]


def test_a_version_with_no_moment_is_damage(journal: Journal) -> None:
    journal.pitch.write("one")
    with journal.database.writing():
        journal.database.rows("UPDATE pitch_version SET created_at = 'never'")
    with pytest.raises(JournalDamaged):
        journal.pitch.current()


def test_writing_together_is_all_or_none(journal: Journal) -> None:
    def both() -> None:
        with journal.together():
            journal.pitch.write("one")
            journal.pitch.write("")

    with pytest.raises(BadInput):
        both()
    assert journal.pitch.versions() == []
    assert journal.changes.can_undo is None


def test_what_followed_is_read_without_the_entries_themselves(journal: Journal) -> None:
    every = ((pitches._USES, ()), (pitches._SAID, ()), (pitches._OFFERED, ()))
    for sql, values in (*every, (pitch_steps.USED_SINCE, (1, "2026"))):
        plan = [row[3] for row in journal.database.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert all("USING COVERING INDEX" in step for step in plan), plan
        assert "entry_pitch" in plan[0]


def test_a_reason_is_said_anew_undone_and_found(journal: Journal, other: Journal) -> None:
    journal.pitch.write("one", reason="a slpi")
    assert journal.pitch.explain(1, " a  slip ").reason == "a slip"
    assert [hit.id for hit in journal.find.search(asked("slip")).hits] == [1]
    assert list(journal.find.search(asked("slpi")).hits) == []
    assert journal.changes.undo() == "reason for version 1"
    assert journal.pitch.get(1).reason == "a slpi"
    assert journal.changes.redo() == "reason for version 1"
    journal.pitch.explain(1, "a slip")
    assert journal.changes.can_undo == "reason for version 1", "nothing changed is no step"
    other.pitch.explain(1, "theirs")
    for _ in range(2):
        with pytest.raises(ChangedElsewhere, match="another session"):
            journal.changes.undo()
    assert [each.reason for each in journal.pitch.versions()] == ["theirs"], "it is not taken back over it"
    with pytest.raises(BadInput, match="2,000 fit"):
        journal.pitch.explain(1, "x" * 2001)
    with pytest.raises(NotFound):
        journal.pitch.explain(2, "x")
    assert journal.examine().findings == ()
