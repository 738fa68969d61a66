"""What was said of the pitch: it waits, and what is decided about it stays, whatever becomes of its line."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.entries import Feedback
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.pitch import PitchFeedback
from tui.journal.journal import Journal


def everything(journal: Journal) -> list[str]:
    return list(journal.database.connection().iterdump())


def said(journal: Journal, *, everything: bool = False) -> list[str]:
    inbox = journal.pitch.feedback
    return [each.feedback.text for each in (inbox.all() if everything else inbox.waiting())]


@pytest.fixture
def talks(journal: Journal) -> list[int]:
    """Two versions, and three things said of them: their ids, the newest first."""
    journal.pitch.write("one")
    journal.pitch.write("two")
    first = meeting("- [~] too long\n- [~] too fast", "Ada Lovelace", "Grace Hopper", pitch=1)
    journal.entries.log(first._replace(on=date(2026, 11, 3)))
    journal.entries.log(reflection("## Pitch feedback\n\n- start with the move", title="Looking back"))
    return journal.pitch.feedback.order()


def test_it_waits_with_who_said_it_when_and_of_what(journal: Journal, talks: list[int]) -> None:
    assert journal.pitch.feedback.waiting() == [
        PitchFeedback(Feedback("start with the move", 3, id=3), 2, date(2026, 11, 6), "Looking back"),
        PitchFeedback(
            Feedback("too long", 1, id=1), 1, date(2026, 11, 3), "Ada Lovelace, Grace Hopper", heard=1
        ),
        PitchFeedback(
            Feedback("too fast", 2, id=2), 1, date(2026, 11, 3), "Ada Lovelace, Grace Hopper", heard=1
        ),
    ]
    assert [each.feedback.text for each in journal.pitch.feedback.said_of(1)] == ["too long", "too fast"]
    assert journal.pitch.feedback.lines([2, 99, 1])[0].feedback.text == "too fast"


def test_what_is_in_the_trash_or_not_in_the_text_does_not_wait(journal: Journal, talks: list[int]) -> None:
    journal.entries.save(1, meeting("- [~] too fast"), seen=1)
    journal.entries.delete(2)
    assert said(journal) == said(journal, everything=True) == ["too fast"]
    for gone, why in ((1, "not in the text of entry 1"), (3, "no feedback 3"), (99, "no feedback 99")):
        with pytest.raises(NotFound, match=why):
            journal.pitch.feedback.adopt(gone)
    for nothing in (0, -1, 2**63):
        with pytest.raises(NotFound):
            journal.pitch.feedback.set_aside(nothing)


def test_it_is_adopted_in_the_current_version_or_in_another(journal: Journal, talks: list[int]) -> None:
    adopted = journal.pitch.feedback.adopt(1)
    assert adopted.feedback == Feedback("too long", 1, "adopted", 1, 2)
    assert journal.pitch.feedback.adopt(2, 1).feedback.adopted_in == 1
    assert said(journal) == ["start with the move"]
    assert len(said(journal, everything=True)) == 3
    assert [each.feedback.text for each in journal.pitch.feedback.adopted_in(2)] == ["too long"]
    assert journal.entries.get(1).derived.feedback[0] == adopted.feedback


def test_adopting_twice_is_one_change(journal: Journal, talks: list[int]) -> None:
    journal.pitch.feedback.adopt(1)
    before = everything(journal)
    assert journal.pitch.feedback.adopt(1).feedback.adopted_in == 2
    assert everything(journal) == before
    assert journal.pitch.feedback.adopt(1, 1).feedback.adopted_in == 1
    assert [journal.changes.undo() for _ in range(2)] == [
        "adopted in version 1: too long",
        "adopted in version 2: too long",
    ]
    assert journal.pitch.feedback.get(1).feedback.state == "new"


@pytest.mark.parametrize("number", [3, 0, -1, 2**63])
def test_a_version_that_is_not_there_adopts_nothing(journal: Journal, talks: list[int], number: int) -> None:
    before = everything(journal)
    with pytest.raises(NotFound, match=f"no version {number} "):
        journal.pitch.feedback.adopt(1, number)
    assert everything(journal) == before


def test_without_a_pitch_nothing_can_answer_it(journal: Journal) -> None:
    journal.entries.log(meeting("- [~] too long"))
    with pytest.raises(NotFound, match="write the first version"):
        journal.pitch.feedback.adopt(1)
    assert journal.pitch.feedback.set_aside(1).feedback.state == "set-aside"


def test_whatever_was_decided_is_undone_and_done_again(journal: Journal, talks: list[int]) -> None:
    states = [everything(journal)]
    inbox = journal.pitch.feedback
    for act in (inbox.adopt, inbox.set_aside, inbox.wait_again):
        act(1)
        states.append(everything(journal))
    for state in reversed(states[:-1]):
        journal.changes.undo()
        assert everything(journal) == state
    for state in states[1:]:
        journal.changes.redo()
        assert everything(journal) == state


def test_a_save_keeps_what_was_decided(journal: Journal, talks: list[int]) -> None:
    journal.pitch.feedback.adopt(1)
    journal.pitch.feedback.set_aside(2)
    journal.entries.save(1, meeting("- [~] far too long\n\n- [~] too fast"), seen=1)
    states = [each.feedback[2:] for each in journal.pitch.feedback.all()]
    assert states == [("new", 3, None), ("adopted", 1, 2), ("set-aside", 2, None)]


def test_what_was_adopted_is_known_when_its_line_is_gone(journal: Journal, talks: list[int]) -> None:
    journal.pitch.feedback.adopt(1)
    journal.pitch.feedback.set_aside(2)
    journal.entries.save(1, meeting("nothing"), seen=1)
    (answered,) = journal.pitch.feedback.adopted_in(2)
    assert (answered.feedback.text, answered.feedback.line, answered.gone) == ("too long", None, True)
    assert journal.pitch.feedback.adopt(1).gone
    with pytest.raises(BadInput, match="not in the text of entry 1"):
        journal.pitch.feedback.set_aside(1)
    assert said(journal) == ["start with the move"]
    assert journal.examine().findings == ()
    for _ in range(3):
        journal.changes.undo()
    assert said(journal) == ["start with the move", "too long", "too fast"]


def test_an_undo_leaves_alone_what_another_session_decided(
    journal: Journal, other: Journal, talks: list[int]
) -> None:
    journal.pitch.feedback.adopt(1)
    other.pitch.feedback.set_aside(1)
    with pytest.raises(ChangedElsewhere, match="adopted in version 2: too long"):
        journal.changes.undo()
    assert journal.pitch.feedback.get(1).feedback.state == "set-aside"


def test_a_long_feedback_has_a_short_name(journal: Journal) -> None:
    journal.entries.log(meeting(f"- [~] {'long ' * 100}"))
    journal.pitch.feedback.set_aside(1)
    assert journal.changes.can_undo is not None
    assert len(journal.changes.can_undo) < 80


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE feedback SET adopted_in = 7",
        "UPDATE feedback SET state = 'adopted'",
        "UPDATE feedback SET adopted_in = 1",
        "UPDATE feedback SET state = 'adopted', adopted_in = 9",
        "UPDATE pitch_version SET number = 5 WHERE number = 2",
    ],
)
def test_the_doctor_sees_what_does_not_fit(journal: Journal, talks: list[int], damage: str) -> None:
    assert journal.examine().findings == ()
    with journal.database.writing():
        journal.database.rows(damage)
    assert any("pitch" in finding for finding in journal.examine().findings)


def test_it_is_read_by_its_index(journal: Journal) -> None:
    from tui.journal import pitch_feedback

    plan = [row[3] for row in journal.database.rows(f"EXPLAIN QUERY PLAN {pitch_feedback._WAITING}")]
    assert any("feedback_inbox (state=? AND closed_at=?)" in step for step in plan), plan
