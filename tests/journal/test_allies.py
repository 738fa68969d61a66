"""Who led to whom, as the journal knows it: what is set on people, and introductions that were made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.conftest import Statements, meeting
from tui.domain.allies import Forest, Led, Tally
from tui.domain.people import ContactText
from tui.journal.journal import Journal

ADA, GRACE, JEAN = "Ada Lovelace", "Grace Hopper", "Jean Bartik"


def shown(forest: Forest) -> list[str]:
    def below(each: int, depth: int) -> list[str]:
        lines = ["." * depth + forest.people[each].name]
        for child in forest.children.get(each, ()):
            lines += below(child, depth + 1)
        return lines

    return [line for root in forest.roots for line in below(root, 0)]


def make(journal: Journal, introduction: int, status: str = "made") -> None:
    """What marking an introduction as made does, as far as Allies reads it."""
    with journal.database.writing():
        name = journal.database.value("SELECT name FROM introduction WHERE id = ?", (introduction,))
        found = journal.database.value("SELECT id FROM contact WHERE name = ?", (name,))
        journal.database.rows(
            "UPDATE introduction SET status = ?, contact_id = ? WHERE id = ?", (status, found, introduction)
        )


def offer(journal: Journal, body: str, *people: str, **fields: object) -> list[int]:
    entry = journal.entries.log(meeting(body, *people, **fields)).entry
    return [each.id or 0 for each in entry.derived.introductions]


@pytest.fixture
def chain(journal: Journal) -> Journal:
    """Ada led to Grace by an introduction, Grace to Jean as it is set on her."""
    (offered,) = offer(journal, f"- [>] {GRACE}, runs a fund")
    journal.contacts.create(ContactText(GRACE))
    make(journal, offered)
    journal.contacts.create(ContactText(JEAN, introduced_by=GRACE))
    return journal


def test_introductions_that_were_made_and_what_is_set_lead(chain: Journal) -> None:
    forest = chain.allies.forest()
    assert shown(forest) == [ADA, f".{GRACE}", f"..{JEAN}"]
    assert [forest.people[each].to_me for each in (1, 2, 3)] == [Tally(1, 1, 0), Tally(), Tally()]


def test_an_introduction_that_was_only_offered_leads_nowhere(journal: Journal) -> None:
    journal.contacts.create(ContactText(GRACE))
    offer(journal, f"- [>] {GRACE}\n- [>] {JEAN}\n- [<] introduce {GRACE} to Jean")
    forest = journal.allies.forest()
    assert forest.parents == {}
    ada = next(each for each in forest.people.values() if each.name == ADA)
    assert (ada.to_me, ada.by_me) == (Tally(2), Tally(1))


def test_what_one_made_for_others_leads_nowhere(journal: Journal) -> None:
    journal.contacts.create(ContactText(GRACE))
    (mine,) = offer(journal, f"- [<] introduce {GRACE} to Jean")
    make(journal, mine)
    assert journal.allies.forest().parents == {}


def test_a_branch_counts_held_meetings_once(chain: Journal) -> None:
    chain.entries.log(meeting("", GRACE, JEAN))
    chain.entries.log(meeting("", ADA, GRACE))
    chain.entries.log(meeting("", JEAN))
    chain.entries.log(meeting("", JEAN, status="cancelled"))
    deleted = chain.entries.log(meeting("", JEAN)).entry.id
    chain.entries.delete(deleted)
    assert chain.allies.forest().led == {1: Led(2, 2, 3), 2: Led(1, 1, 2)}


def test_a_line_that_went_away_keeps_what_was_made_and_drops_what_was_not(chain: Journal) -> None:
    offered = chain.entries.get(1)
    chain.entries.save(1, offered.text._replace(body="Nothing."), seen=offered.version)
    offer(chain, f"- [>] {JEAN}", on=date(2026, 11, 6))
    second = chain.entries.get(2)
    chain.entries.save(2, second.text._replace(body="Nothing."), seen=second.version)
    forest = chain.allies.forest()
    assert forest.people[1].to_me == Tally(1, 1)
    assert forest.parents == {2: 1, 3: 2}


def test_what_is_in_the_trash_counts_no_more(chain: Journal) -> None:
    chain.entries.delete(1)
    assert chain.allies.forest().parents == {3: 2}
    chain.entries.undelete(1)
    chain.contacts.delete(2)
    assert shown(chain.allies.forest()) == [ADA, f".{JEAN}"]


def test_the_first_that_was_made_leads(journal: Journal) -> None:
    first, second = offer(journal, f"- [>] {GRACE}"), offer(journal, f"- [>] {GRACE}", JEAN)
    journal.contacts.create(ContactText(GRACE))
    for (each,), at in ((first, "2026-11-09T10:00:00.000000"), (second, "2026-11-08T10:00:00.000000")):
        make(journal, each)
        with journal.database.writing():
            journal.database.rows(
                "INSERT INTO introduction_step (introduction_id, status, at) VALUES (?, 'made', ?)",
                (each, at),
            )
    assert shown(journal.allies.forest()) == [JEAN, f".{GRACE}", ADA]


def test_of_several_who_offered_it_the_first_leads_and_all_are_counted(journal: Journal) -> None:
    (offered,) = offer(journal, f"- [>] {GRACE}", JEAN, ADA)
    journal.contacts.create(ContactText(GRACE))
    make(journal, offered, "met")
    forest = journal.allies.forest()
    assert shown(forest) == [JEAN, f".{GRACE}", ADA]
    assert {forest.people[each].name: forest.people[each].to_me for each in (1, 2)} == {
        JEAN: Tally(1, 1, 1),
        ADA: Tally(1, 1, 1),
    }


def test_nobody_introduces_themselves(journal: Journal) -> None:
    (offered,) = offer(journal, f"- [>] {ADA}, of all people")
    assert journal.allies.forest().people[1].to_me == Tally()
    make(journal, offered)
    forest = journal.allies.forest()
    assert shown(forest) == [ADA]
    assert forest.people[1].to_me == Tally()
    assert forest.cuts == (f"{ADA} is said to have introduced themselves",)


def test_a_circle_is_cut_and_told(journal: Journal) -> None:
    for name, by in ((ADA, JEAN), (GRACE, ADA), (JEAN, GRACE)):
        known = journal.contacts.names()
        if name in known:
            found = journal.contacts.find(name)
            journal.contacts.save(found.id, found.text._replace(introduced_by=by), seen=found.version)
        else:
            journal.contacts.create(ContactText(name, introduced_by=by))
    forest = journal.allies.forest()
    assert len(shown(forest)) == 3
    assert len(forest.roots) == len(forest.cuts) == 1


def test_queries_do_not_grow_with_people(journal: Journal, statements: Callable[[], Statements]) -> None:
    for number in range(9):
        offer(journal, f"- [>] P{number + 1}", f"P{number}", on=date(2026, 1, 1) + timedelta(number))
    statements()
    journal.allies.forest()
    assert statements().queries <= 5


people = st.lists(
    st.tuples(st.none() | st.integers(0, 7), st.booleans(), st.none() | st.integers(0, 7)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(people)
def test_the_way_to_someone_is_that_of_the_tree(links: list[tuple[int | None, bool, int | None]]) -> None:
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db") as journal:
        journal.database.rows("PRAGMA synchronous = OFF")
        with journal.together():
            for number in range(len(links)):
                journal.contacts.create(ContactText(f"P{number}"))
            offered = [
                offer(journal, f"- [>] P{number}", f"P{by or 0}") for number, (_, _, by) in enumerate(links)
            ]
        with journal.database.writing():
            for number, (by, gone, introducer) in enumerate(links):
                deleted = "2026-11-09T00:00:00.000000" if gone else None
                set_by = by % len(links) + 1 if by is not None else None
                journal.database.rows(
                    "UPDATE contact SET introduced_by_id = ?, deleted_at = ? WHERE id = ?",
                    (set_by, deleted, number + 1),
                )
                if introducer is not None:
                    journal.database.rows(
                        "UPDATE introduction SET status = 'made', contact_id = ? WHERE id = ?",
                        (number + 1, offered[number][0]),
                    )
        forest = journal.allies.forest()
        for each in forest.people:
            assert journal.allies.path(each) == tuple(forest.people[at].name for at in forest.path(each))
