"""Two that were merged by mistake are two again, in whichever session: each has what was theirs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journal.conftest import meeting
from tests.journal.test_merging_contacts import ADA, GRACE, JEAN, OTHER, everything, merge, person, two
from tui.domain.errors import BadInput, NotFound
from tui.domain.people import ContactText
from tui.journal.journal import Journal

__all__ = ["two"]


def talks(journal: Journal, name: str) -> list[int]:
    """The ids of the meetings with somebody, the first first."""
    return sorted(line.id for line in journal.contacts.card(person(journal, name)).meetings)


def test_another_session_parts_them_and_all_is_as_it_was(two: Journal, other: Journal) -> None:
    before = everything(two)
    merge(two)
    assert other.contacts.part("grace h.") == (OTHER, GRACE)
    assert everything(other) == before
    assert other.examine().findings == ()
    assert (talks(other, OTHER), talks(other, GRACE)) == ([2, 3], [1, 3])


def test_to_part_them_is_undone_and_done_again(two: Journal) -> None:
    before = everything(two)
    merge(two)
    merged = everything(two)
    two.contacts.part(OTHER)
    assert two.changes.undo() == "part: Grace H. and Grace Hopper"
    assert everything(two) == merged
    two.changes.redo()
    assert everything(two) == before
    for _ in range(2):
        two.changes.undo()
    assert everything(two) == before
    for _ in range(2):
        two.changes.redo()
    assert everything(two) == before
    assert two.examine().findings == ()


def test_what_was_changed_since_stays_so(two: Journal, other: Journal) -> None:
    merge(two)
    other.contacts.edit(person(other, GRACE), lambda text: text._replace(phone="12", notes="Mine."), "edit")
    second = other.entries.get(2)
    other.entries.save(2, second.text._replace(people=(ADA,)), seen=second.version)
    later = other.entries.log(meeting("- [ ] call", OTHER, on=date(2026, 11, 9))).entry.id
    other.contacts.part(OTHER)
    grace, again = other.contacts.find(GRACE).text, other.contacts.find(OTHER).text
    assert (grace.phone, grace.notes, grace.email, grace.level) == ("12", "Mine.", "", "helpful")
    assert (again.email, again.company, again.notes) == ("g@x.example", "Harvard", "Likes clocks.")
    assert talks(other, OTHER) == [3], "entry 2 is with Ada by now"
    assert talks(other, GRACE) == [1, 3, later], "what came later stays with whom it came to"
    assert other.contacts.find(JEAN).text.introduced_by == OTHER
    assert other.examine().findings == ()
    assert other.examine(rebuild=True).findings == ()


def test_of_a_chain_the_last_is_parted_first(two: Journal, other: Journal) -> None:
    before = everything(two)
    merge(two)
    between = everything(two)
    merge(two, GRACE, ADA)
    with pytest.raises(BadInput, match=r"merged into Grace Hopper, who was merged in turn"):
        other.contacts.part(OTHER)
    other.contacts.part(GRACE)
    assert everything(other) == between
    other.contacts.part(OTHER)
    assert everything(other) == before


def test_what_it_pointed_to_may_be_gone_by_now(two: Journal, other: Journal) -> None:
    """The company and the introducer of the one, an entry, and whom they were kept apart from."""
    jean = person(two, JEAN)
    two.contacts.edit(person(two, JEAN), lambda text: text._replace(introduced_by=""), "edit")
    two.contacts.edit(person(two, OTHER), lambda text: text._replace(introduced_by=JEAN), "edit")
    two.contacts.keep_apart(person(two, OTHER), jean)
    merge(two)
    database = other.database
    with database.writing():
        database.rows("UPDATE contact SET introduced_by_id = NULL WHERE introduced_by_id = ?", (jean,))
        database.rows("DELETE FROM contact_apart")
        database.rows("UPDATE introduction SET contact_id = NULL WHERE contact_id = ?", (jean,))
        database.rows("DELETE FROM contact WHERE id = ?", (jean,))
        database.rows("DELETE FROM entry WHERE id = 2")
    other.contacts.part(OTHER)
    assert other.contacts.find(OTHER).text.introduced_by == ""
    assert talks(other, OTHER) == [3]


def test_what_cannot_be_parted(two: Journal, other: Journal) -> None:
    with pytest.raises(NotFound, match="nobody called"):
        other.contacts.part(OTHER)
    merge(two)
    two.contacts.edit(person(two, GRACE), lambda text: text._replace(name="Amazing Grace"), "edit")
    kept = other.database.rows("SELECT name, body, updated_at FROM note")
    other.database.rows("DELETE FROM note")
    with pytest.raises(NotFound, match="before it was kept"):
        other.contacts.part(OTHER)
    assert [name for name, _, _ in kept] == ["merge 2"]
    with pytest.raises(NotFound, match="nobody called"):
        other.contacts.part("")


def test_nothing_is_kept_of_those_who_are_two(two: Journal) -> None:
    def notes() -> int:
        return int(two.database.value("SELECT COUNT(*) FROM note"))

    merge(two)
    assert notes() == 1
    two.changes.undo()
    assert notes() == 0
    two.changes.redo()
    assert notes() == 1
    two.contacts.part(OTHER)
    assert notes() == 0


def test_what_is_let_go_for_good_is_not_kept_of_a_merge_either(two: Journal) -> None:
    two.entries.log(meeting("- [>] Grace H., of the fund", ADA, on=date(2026, 11, 1)))
    two.contacts.merge(person(two, ADA), person(two, JEAN))
    two.contacts.create(ContactText("Kay"))
    two.contacts.merge(person(two, "Kay"), person(two, JEAN))
    merge(two)
    assert "Tell " in kept(two, "merge 2")
    for name in (GRACE, JEAN):
        for line in two.contacts.card(person(two, name)).meetings:
            two.entries.delete(line.id)
            two.entries.purge(line.id)
    assert "Tell " not in kept(two, "merge 2")
    jean = two.contacts.find(JEAN)
    two.contacts.edit(jean.id, lambda text: text._replace(introduced_by=""), "edit")
    two.contacts.delete(jean.id)
    two.contacts.purge(two.database.value("SELECT id FROM contact WHERE name = ?", (JEAN,)))
    assert [name for (name,) in two.database.rows("SELECT name FROM note")] == ["merge 2"]
    assert two.contacts.part(OTHER) == (OTHER, GRACE)
    assert two.examine().findings == ()


def kept(journal: Journal, name: str) -> str:
    return str(journal.database.value("SELECT body FROM note WHERE name = ?", (name,)))
