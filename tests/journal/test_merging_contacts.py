"""Two contacts become one, with all that was theirs; undone they are two again, whatever came between."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journal.conftest import meeting
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.people import ContactText
from tui.domain.query import parse
from tui.journal.journal import Journal

GRACE, OTHER, ADA, JEAN = "Grace Hopper", "Grace H.", "Ada Lovelace", "Jean Bartik"


def everything(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Every row, but for what counts changes and their moments, what is derived for the search, and what was
    to be told of an introduction and is not any more."""
    found: dict[str, list[tuple[object, ...]]] = {}
    derived = ("word", "sqlite_", "entry_words", "entry_heads", "contact_words", "pitch_words", "unindexed")
    for (table,) in journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        if not table.startswith(derived):
            left_out = {"version", "updated_at"} | ({"id", "at"} if table == "introduction_step" else set())
            columns = [
                "deleted_at IS NULL" if row[1] == "deleted_at" else row[1]
                for row in journal.database.rows(f"PRAGMA table_info({table})")
                if row[1] not in left_out
            ]
            only = " WHERE closed_at IS NULL OR introduction_id IS NULL" if table == "followup" else ""
            found[table] = sorted(
                journal.database.rows(f"SELECT {', '.join(columns)} FROM {table}{only}"), key=repr
            )
    return found


def person(journal: Journal, name: str) -> int:
    return journal.contacts.find(name).id


@pytest.fixture
def two(journal: Journal) -> Journal:
    """Grace twice, and people around her."""
    journal.contacts.create(ContactText(GRACE, company="Navy", title="Admiral", level="helpful"))
    journal.contacts.create(
        ContactText(OTHER, company="Harvard", email="g@x.example", level="ally", notes="Likes clocks.")
    )
    journal.entries.log(meeting("- [+] decide #say\n- [>] Jean Bartik", GRACE))
    journal.entries.log(meeting("- [<] send her the paper", OTHER, on=date(2026, 11, 2)))
    journal.entries.log(meeting("", GRACE, OTHER, on=date(2026, 11, 3)))
    journal.contacts.create(ContactText(JEAN, introduced_by=OTHER))
    journal.entries.log(meeting("- [>] Grace H., at Harvard", ADA))
    return journal


def merge(journal: Journal, from_: str = OTHER, into: str = GRACE) -> None:
    journal.contacts.merge(person(journal, from_), person(journal, into))


def test_all_that_was_theirs_is_of_one(two: Journal) -> None:
    grace = person(two, GRACE)
    merge(two)
    card = two.contacts.card(grace)
    assert card.contact.text == ContactText(
        GRACE,
        company="Navy",
        title="Admiral",
        email="g@x.example",
        level="ally",
        notes="Likes clocks.",
    )
    assert [(post.company, post.until) for post in card.past] == [("Harvard", date(2026, 11, 3))]
    assert [line.people for line in card.meetings] == [(GRACE,)] * 3
    assert two.contacts.names() == [ADA, GRACE, JEAN]
    assert two.contacts.find(JEAN).text.introduced_by == GRACE
    assert [entry for _, entry in card.introduced] == [4]
    assert card.aliases == (OTHER,)


def test_the_preview_says_what_the_merge_does_and_does_nothing(two: Journal) -> None:
    before = everything(two)
    merged = two.contacts.preview_merge(person(two, OTHER), person(two, GRACE))
    assert everything(two) == before
    assert merged.sentence == (
        "“Grace H.” into “Grace Hopper”: 2 entries, 1 introduction, 2 follow-ups, 1 person they introduced"
    )
    assert merged.together == 1
    assert two.contacts.merge(person(two, OTHER), person(two, GRACE)) == merged


def test_it_is_undone_and_done_again_as_one_step(two: Journal) -> None:
    before = everything(two)
    merge(two)
    after = everything(two)
    assert before != after
    label = two.changes.undo()
    assert label.startswith("merge: “Grace H.” into “Grace Hopper”: 2 entries")
    assert everything(two) == before
    assert two.changes.redo() == label
    assert everything(two) == after
    two.changes.undo()
    assert everything(two) == before
    assert two.examine().findings == ()


def test_nothing_is_wrong_with_the_journal_afterwards(two: Journal) -> None:
    merge(two)
    assert two.examine().findings == ()
    assert two.examine(rebuild=True).findings == ()


def test_a_name_written_later_goes_to_whom_it_means_now(two: Journal) -> None:
    merge(two)
    saved = two.entries.log(meeting("- [>] grace h., again", "GRACE H.", GRACE, on=date(2026, 11, 6)))
    assert saved.entry.text.people == (GRACE,)
    assert saved.new_people == ()
    assert two.contacts.create(ContactText("Kay McNulty", introduced_by=OTHER)).text.introduced_by == GRACE
    assert two.contacts.find("grace h.").text.name == GRACE
    assert person(two, GRACE) in [row[0] for row in two.database.rows("SELECT contact_id FROM introduction")]
    assert two.contacts.names() == [ADA, GRACE, JEAN, "Kay McNulty"]


def test_the_name_is_nobody_elses_until_it_is_undone(two: Journal) -> None:
    merge(two)
    with pytest.raises(BadInput, match=r"Grace H\. is another name of Grace Hopper"):
        two.contacts.create(ContactText(OTHER))
    ada = two.contacts.find(ADA)
    with pytest.raises(BadInput, match="another name"):
        two.contacts.save(ada.id, ada.text._replace(name=OTHER), seen=ada.version)
    grace = two.contacts.find(GRACE)
    renamed = two.contacts.save(grace.id, grace.text._replace(name=OTHER), seen=grace.version)
    assert renamed.text.name == OTHER
    two.changes.undo()
    assert two.entries.log(meeting("", OTHER)).entry.text.people == (GRACE,)


def test_old_texts_are_still_read_as_they_were_and_come_back_with_the_present_name(two: Journal) -> None:
    second = two.entries.get(2)
    two.entries.save(2, second.text._replace(body="changed"), seen=second.version)
    merge(two)
    assert [each.text.people for each in two.entries.revisions(2)] == [(OTHER,), (OTHER,)]
    present = two.entries.get(2)
    assert present.text.people == (GRACE,)
    two.entries.save(2, present.text._replace(body="again"), seen=present.version)
    assert two.entries.revision(2, 3).text.people == (GRACE,)


def test_another_session_that_writes_the_old_name_means_the_present_one(two: Journal, other: Journal) -> None:
    open_there = other.entries.get(2)
    merge(two)
    mine = two.entries.get(2)
    two.entries.save(2, mine.text._replace(title="Tea"), seen=mine.version)
    saved = other.entries.save(2, open_there.text._replace(body="typed there"), seen=open_there.version)
    assert saved.entry.text.people == (GRACE,)
    assert (saved.entry.text.title, saved.entry.text.body) == ("Tea", "typed there")
    assert saved.new_people == ()


def test_an_edit_of_before_is_undone_in_another_session_under_the_present_name(
    two: Journal, other: Journal
) -> None:
    seen = other.entries.get(2)
    other.entries.save(2, seen.text._replace(body="changed there"), seen=seen.version)
    merge(two)
    other.changes.undo()
    assert two.entries.get(2).text.body == "- [<] send her the paper"
    assert two.entries.get(2).text.people == (GRACE,)


def test_a_contact_merged_while_it_is_edited_is_not_lost(two: Journal, other: Journal) -> None:
    open_there = other.contacts.find(OTHER)
    merge(two)
    with pytest.raises(ChangedElsewhere, match=r"Grace H\. was merged into Grace Hopper meanwhile"):
        other.contacts.save(open_there.id, open_there.text._replace(phone="1"), seen=open_there.version)
    assert other.contacts.where_now(open_there.id) == person(two, GRACE)
    with pytest.raises(NotFound):
        other.contacts.where_now(99)


def test_who_is_merged_into_someone_who_is_merged_is_them(two: Journal) -> None:
    was = person(two, OTHER)
    merge(two)
    merge(two, GRACE, ADA)
    assert two.contacts.where_now(was) == person(two, ADA)
    assert two.entries.log(meeting("", OTHER)).entry.text.people == (ADA,)
    assert two.contacts.card(person(two, ADA)).aliases == (OTHER, GRACE)
    two.changes.undo()  # the log
    two.changes.undo()
    assert two.contacts.where_now(was) == person(two, GRACE)


def test_the_undo_of_a_step_on_who_is_gone_says_so(two: Journal, other: Journal) -> None:
    known = other.contacts.find(OTHER)
    other.contacts.save(known.id, known.text._replace(phone="1"), seen=known.version)
    merge(two)
    with pytest.raises(NotFound, match=r"Grace H\. was merged into Grace Hopper"):
        other.changes.undo()


def test_a_merge_is_not_undone_over_what_another_session_changed(two: Journal, other: Journal) -> None:
    merge(two)
    grace = other.contacts.find(GRACE)
    other.contacts.save(grace.id, grace.text._replace(phone="12"), seen=grace.version)
    before = everything(two)
    with pytest.raises(ChangedElsewhere, match="stays as it is"):
        two.changes.undo()
    assert everything(two) == before


def test_what_came_later_stays_with_whom_it_came_to(two: Journal, other: Journal) -> None:
    merge(two)
    other.entries.log(meeting("", OTHER, on=date(2026, 11, 9)))
    two.changes.undo()
    assert [line.on.day for line in two.contacts.card(person(two, GRACE)).meetings] == [9, 5, 3]
    assert two.examine().findings == ()


def test_changes_before_and_after_it_are_undone_too(two: Journal) -> None:
    grace = two.contacts.find(GRACE)
    two.contacts.save(grace.id, grace.text._replace(phone="1"), seen=grace.version)
    before = everything(two)
    merge(two)
    grace = two.contacts.find(GRACE)
    two.contacts.save(grace.id, grace.text._replace(phone="2"), seen=grace.version)
    for _ in range(3):
        two.changes.undo()
    assert two.contacts.find(GRACE).text.phone == ""
    for _ in range(3):
        two.changes.redo()
    assert two.contacts.find(GRACE).text.phone == "2"
    two.changes.undo()
    two.changes.undo()
    assert everything(two) == before


def test_thanks_are_asked_for_once_and_given_once(two: Journal) -> None:
    third = two.entries.get(3)
    thanks = {each.text: each.id for each in third.derived.followups}
    two.entries.tick(thanks[f"Thank {GRACE}"] or 0, done=True)
    merge(two)
    assert [(each.text, each.done) for each in two.entries.get(3).derived.followups] == [
        (f"Thank {GRACE}", True)
    ]
    two.changes.undo()
    assert {each.text: each.done for each in two.entries.get(3).derived.followups} == {
        f"Thank {GRACE}": True,
        f"Thank {OTHER}": False,
    }


def test_an_introduction_is_met_when_it_was_to_the_same_person(journal: Journal) -> None:
    """Whom one met under another name."""
    journal.entries.log(meeting("- [>] Grace H., at Harvard", ADA, on=date(2026, 10, 1)))
    journal.contacts.create(ContactText(OTHER))
    journal.entries.log(meeting("", GRACE))
    merge(journal)
    (introduction,) = journal.entries.get(1).derived.introductions
    assert introduction.status == "met"
    journal.changes.undo()
    (introduction,) = journal.entries.get(1).derived.introductions
    assert introduction.status == "offered"
    journal.changes.redo()
    (introduction,) = journal.entries.get(1).derived.introductions
    assert introduction.status == "met"
    assert journal.examine().findings == ()


def test_those_told_apart_stay_so_under_the_other_name(two: Journal) -> None:
    two.contacts.keep_apart(person(two, OTHER), person(two, ADA))
    two.contacts.keep_apart(person(two, OTHER), person(two, GRACE))
    merge(two)
    assert two.database.rows("SELECT a_id, b_id FROM contact_apart") == [
        tuple(sorted((person(two, ADA), person(two, GRACE))))
    ]
    two.changes.undo()
    assert len(two.database.rows("SELECT 1 FROM contact_apart")) == 2


@pytest.mark.parametrize("by", [GRACE, OTHER])
def test_nobody_introduces_themselves_by_it(journal: Journal, by: str) -> None:
    journal.contacts.create(ContactText(GRACE, introduced_by=OTHER if by == OTHER else ""))
    if by == GRACE:
        journal.contacts.create(ContactText(OTHER, introduced_by=GRACE))
    before = everything(journal)
    merge(journal)
    assert journal.contacts.find(GRACE).text.introduced_by == ""
    journal.changes.undo()
    assert everything(journal) == before


def test_what_cannot_be_merged(two: Journal) -> None:
    grace = person(two, GRACE)
    with pytest.raises(BadInput, match="one and the same"):
        two.contacts.merge(grace, grace)
    with pytest.raises(NotFound):
        two.contacts.merge(99, grace)
    with pytest.raises(NotFound):
        two.contacts.preview_merge(2**70, grace)
    gone = person(two, OTHER)
    two.contacts.delete(gone)
    with pytest.raises(NotFound, match=r"Grace H\. is in the trash"):
        two.contacts.merge(gone, grace)
    with pytest.raises(NotFound, match="trash"):
        two.contacts.merge(grace, gone)


def test_who_is_in_the_trash_comes_back_by_a_name_that_was_merged(two: Journal) -> None:
    merge(two)
    two.contacts.delete(person(two, GRACE))
    saved = two.entries.log(meeting("", OTHER, on=date(2026, 11, 9)))
    assert saved.entry.text.people == (GRACE,)
    assert saved.new_people == (GRACE,)
    assert GRACE in two.contacts.names()


def test_a_rename_is_followed_by_the_thanks(journal: Journal) -> None:
    journal.entries.log(meeting("", OTHER))
    known = journal.contacts.find(OTHER)
    journal.contacts.save(known.id, known.text._replace(name=GRACE), seen=known.version)
    assert [each.text for each in journal.entries.get(1).derived.followups] == [f"Thank {GRACE}"]
    assert journal.examine().findings == ()
    journal.changes.undo()
    assert journal.examine().findings == ()


def test_doubles_are_suggested_but_not_those_who_met_nor_those_told_apart(journal: Journal) -> None:
    for name in ("William Tell", "Bill Tell", "Will Tell"):
        journal.contacts.create(ContactText(name))
    journal.entries.log(meeting("", "William Tell", "Bill Tell"))
    pairs = {frozenset((each.from_, each.into)) for each in journal.contacts.doubles()}
    assert frozenset(("William Tell", "Bill Tell")) not in pairs
    assert pairs
    for each in journal.contacts.doubles():
        journal.contacts.keep_apart(each.from_id, each.into_id)
    while journal.contacts.doubles():
        for each in journal.contacts.doubles():
            journal.contacts.keep_apart(each.from_id, each.into_id)
    label = journal.changes.undo()
    assert label.startswith("apart: ")
    assert len(journal.contacts.doubles()) == 1
    journal.changes.redo()
    assert journal.contacts.doubles() == []
    with pytest.raises(BadInput):
        journal.contacts.keep_apart(1, 1)
    with pytest.raises(NotFound):
        journal.contacts.keep_apart(1, 99)


def test_the_old_name_finds_them(two: Journal) -> None:
    merge(two)

    def found(query: str) -> set[int]:
        return {each.id for each in two.find.search(parse(query, today=date(2026, 11, 19))).hits}

    grace = person(two, GRACE)
    assert found('in:meetings with:"Grace H."') == {1, 2, 3}
    two.contacts.merge(person(two, ADA), grace)
    assert grace in found("in:contacts lovelace")
    two.changes.undo()
    assert grace not in found("in:contacts lovelace")
    assert two.examine().findings == ()
