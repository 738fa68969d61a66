"""Verdicts: given with a reason, kept with their history, and taken back."""

from __future__ import annotations

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.roles import MAX_WHY, VerdictChange
from tui.journal.journal import Journal


@pytest.fixture
def roles(journal: Journal) -> Journal:
    journal.entries.log(meeting(roles=("Counsel", "Founder")))
    return journal


def verdict(journal: Journal, role: str = "Counsel") -> tuple[str, str]:
    board = journal.roles.board(role)
    return board.role.verdict, board.why


def test_a_role_is_being_explored_until_a_verdict_is_given(roles: Journal) -> None:
    assert verdict(roles) == ("exploring", "")
    assert roles.roles.verdicts("counsel") == []


def test_a_verdict_is_kept_with_its_reason_and_its_moment(roles: Journal) -> None:
    thought = roles.entries.log(reflection("No.")).entry
    first = roles.roles.set_verdict("couns", "pursuing", "  They *decide*.\r\n")
    second = roles.roles.set_verdict("COUNSEL", "ruled-out", "They do not.", entry=thought.id)
    assert verdict(roles) == ("ruled-out", "They do not.")
    assert roles.roles.verdicts("counsel") == [second, first]
    assert first == VerdictChange("pursuing", "They *decide*.", first.at, None)
    assert second.entry == thought.id
    assert second.at > first.at
    assert verdict(roles, "Founder") == ("exploring", "")


def test_the_same_verdict_again_is_no_change(roles: Journal) -> None:
    first = roles.roles.set_verdict("counsel", "pursuing", "yes")
    assert roles.roles.set_verdict("counsel", "pursuing", " yes ") == first
    assert len(roles.roles.verdicts("counsel")) == 1
    roles.roles.set_verdict("counsel", "pursuing", "yes, still")
    assert len(roles.roles.verdicts("counsel")) == 2


@pytest.mark.parametrize(
    ("given", "why", "field"), [("perhaps", "", "verdict"), ("pursuing", "x" * (MAX_WHY + 1), "why")]
)
def test_what_is_no_verdict_is_refused(roles: Journal, given: str, why: str, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        roles.roles.set_verdict("counsel", given, why)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert roles.roles.verdicts("counsel") == []


def test_there_is_no_verdict_on_a_role_nobody_speaks_of(roles: Journal) -> None:
    with pytest.raises(NotFound, match="did you mean Founder"):
        roles.roles.set_verdict("Fuonder", "pursuing")
    for entry in (99, 2**70):
        with pytest.raises(NotFound, match="no entry"):
            roles.roles.set_verdict("founder", "pursuing", entry=entry)
    assert verdict(roles, "founder") == ("exploring", "")


def test_a_role_with_a_verdict_stays_when_nothing_speaks_of_it_any_more(roles: Journal) -> None:
    roles.roles.set_verdict("counsel", "ruled-out")
    roles.entries.delete(1)
    assert [tally.name for tally in roles.roles.tallies()] == ["Counsel"] == roles.roles.names()
    assert roles.roles.set_verdict("founder", "pursuing").verdict == "pursuing"  # its name is still known


def test_each_verdict_is_undone_and_done_again(roles: Journal) -> None:
    first = roles.roles.set_verdict("counsel", "pursuing", "yes")
    second = roles.roles.set_verdict("counsel", "ruled-out", "no")
    rows = roles.database.rows("SELECT * FROM verdict")
    for _ in range(3):
        assert roles.changes.undo() == "verdict on Counsel: ruled-out"
        assert (verdict(roles), roles.roles.verdicts("counsel")) == (("pursuing", "yes"), [first])
        roles.changes.undo()
        assert (verdict(roles), roles.roles.verdicts("counsel")) == (("exploring", ""), [])
        roles.changes.redo()
        roles.changes.redo()
        assert (verdict(roles), roles.roles.verdicts("counsel")) == (("ruled-out", "no"), [second, first])
    assert roles.database.rows("SELECT * FROM verdict") == rows
    assert roles.examine().findings == ()


def test_what_another_session_decided_stays(roles: Journal, other: Journal) -> None:
    roles.roles.set_verdict("counsel", "pursuing", "yes")
    other.roles.set_verdict("counsel", "ruled-out", "no")
    with pytest.raises(ChangedElsewhere, match="another session"):
        roles.changes.undo()
    assert verdict(roles) == ("ruled-out", "no")
    roles.roles.set_verdict("counsel", "exploring", "who knows")
    roles.changes.undo()
    other.roles.set_verdict("counsel", "pursuing")
    with pytest.raises(ChangedElsewhere):
        roles.changes.redo()
    assert len(roles.roles.verdicts("counsel")) == 3


def test_a_review_is_undone_as_a_whole(roles: Journal, other: Journal) -> None:
    def review() -> None:
        with roles.changes.as_one("review of Counsel"), roles.together():
            entry = roles.entries.log(reflection("No say in it.", roles=("Counsel",))).entry
            roles.roles.set_verdict("counsel", "ruled-out", "No say.", entry=entry.id)

    review()
    assert roles.roles.verdicts("counsel")[0].entry == 2
    assert roles.changes.undo() == "review of Counsel"
    assert verdict(roles) == ("exploring", "")
    assert roles.entries.count("reflection") == 0
    assert roles.changes.can_undo == "new meeting: Ada Lovelace"
    roles.changes.redo()
    assert verdict(roles) == ("ruled-out", "No say.")
    assert roles.entries.count("reflection") == 1
    other.roles.set_verdict("counsel", "pursuing")
    with pytest.raises(ChangedElsewhere):
        roles.changes.undo()
    assert roles.entries.count("reflection") == 1


def test_a_review_that_fails_leaves_nothing(roles: Journal) -> None:
    before = roles.changes.can_undo

    def review() -> None:
        with roles.changes.as_one("review"), roles.together():
            roles.entries.log(reflection("No say in it."))
            roles.roles.set_verdict("counsel", "never")  # type: ignore[arg-type]

    with pytest.raises(BadInput):
        review()
    assert roles.changes.can_undo == before
    assert roles.entries.count("reflection") == 0


def test_a_role_that_does_not_stand_as_its_verdicts_say_is_found(roles: Journal) -> None:
    with roles.database.writing():
        roles.database.rows("UPDATE role SET verdict = 'pursuing' WHERE name = 'Founder'")
    assert roles.examine().findings == ("The role 'Founder' does not stand as the last verdict on it says.",)


def test_a_verdict_from_before_verdicts_had_a_history_has_one(journal: Journal) -> None:
    from tui.journal.schema_3 import GIVEN_BEFORE

    journal.entries.log(meeting(roles=("Counsel",)))
    with journal.database.writing():
        journal.database.rows("UPDATE role SET verdict = 'pursuing', why = 'yes'")
        journal.database.rows(GIVEN_BEFORE, ("a-uid", 1))
    assert [(each.verdict, each.why) for each in journal.roles.verdicts("counsel")] == [("pursuing", "yes")]
    assert journal.examine().findings == ()
