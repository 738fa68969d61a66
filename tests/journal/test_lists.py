"""Lists: their order, their rows, and that they take as many queries for one as for a thousand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from tests.journal.conftest import Statements, meeting, reflection
from tui.domain.entries import EntryLine
from tui.domain.people import ContactText
from tui.journal.journal import Journal
from tui.journal.lists import _ORDER

Taken = Callable[[], Statements]

BODY = "- [+] decide #strategy\n- [>] Grace Hopper, runs a fund\n- [ ] call\n- [~] long\n\n#law"


def test_newest_first_by_day_then_time_then_the_last_made(journal: Journal) -> None:
    for on, at in (
        (date(2026, 11, 5), None),
        (date(2026, 11, 5), time(15)),
        (date(2026, 11, 6), None),
        (date(2026, 11, 5), None),
        (date(2026, 11, 5), time(9)),
        (date(1, 1, 1), time(9)),
    ):
        journal.entries.log(meeting(on=on, at=at))
    journal.entries.log(reflection("hm"))
    assert journal.entries.order("meeting").tolist() == [3, 2, 5, 4, 1, 6]
    assert [each.id for each in journal.entries.latest("meeting", 2)] == [3, 2]
    assert [each.id for each in journal.entries.latest("meeting", None)] == [3, 2, 5, 4, 1, 6]
    assert journal.entries.latest("meeting", 0) == []
    assert (journal.entries.count("meeting"), journal.entries.count("reflection")) == (6, 1)


def test_the_entries_of_one_person(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada", on=date(2026, 11, 3)))
    journal.entries.log(meeting("", "Ada", "Grace"))
    journal.entries.log(meeting("", "Grace"))
    gone = journal.entries.log(meeting("", "Ada")).entry
    journal.entries.delete(gone.id)
    ada = journal.contacts.find("Ada").id
    assert journal.entries.order("meeting", contact=ada).tolist() == [2, 1]
    assert journal.entries.count("meeting", contact=ada) == 2
    assert journal.entries.count("reflection", contact=ada) == 0
    assert journal.entries.order("meeting", contact=77).tolist() == []


def test_rows_come_in_the_order_asked_for(journal: Journal) -> None:
    journal.entries.log(meeting("# How it went", "Ada", "Grace", at=time(15, 30), form="call"))
    journal.entries.log(meeting("", title="The title", status="planned"))
    journal.entries.log(reflection("\n\n## On the **business** side\n"))
    journal.entries.log(reflection(""))
    lines = journal.entries.lines([4, 77, 1, 3, 2, 1])
    assert [each.id for each in lines] == [4, 1, 3, 2, 1]
    assert lines[1] == EntryLine(
        1, "meeting", date(2026, 11, 5), time(15, 30), "Ada, Grace", "held", "call", ("Ada", "Grace")
    )
    assert [each.label for each in lines] == [
        "Reflection",
        "Ada, Grace",
        "On the **business** side",
        "The title",
        "Ada, Grace",
    ]
    assert journal.entries.lines([]) == []


def test_the_order_is_read_from_its_index_alone(journal: Journal) -> None:
    plan = journal.database.rows(f"EXPLAIN QUERY PLAN {_ORDER}", ("meeting", -1))
    assert [row[3] for row in plan] == [
        "SEARCH entry USING COVERING INDEX entry_order (kind=? AND deleted_at=?)"
    ]


@pytest.fixture
def filled(journal: Journal) -> Journal:
    for number in range(12):
        journal.entries.log(meeting(f"{number}\n\n{BODY}", "Ada", f"Person {number}", roles=("A", "B")))
    return journal


def queries(taken: Taken, do: Callable[[], object]) -> int:
    taken()
    do()
    return taken().queries


def test_as_many_queries_for_one_as_for_many(filled: Journal, statements: Taken) -> None:
    entries, contacts = filled.entries, filled.contacts
    ids, people = entries.order("meeting"), contacts.order()
    expected: list[tuple[Callable[[], object], int]] = [
        (lambda: entries.order("meeting"), 1),
        (lambda: entries.order("meeting", contact=1), 1),
        (lambda: entries.count("meeting"), 1),
        (lambda: entries.lines(ids), 2),
        (lambda: entries.lines(ids[:1]), 2),
        (lambda: entries.get(ids[0]), 9),
        (lambda: entries.latest("meeting", 1), 10),
        (lambda: entries.latest("meeting", None), 10),
        (entries.trash, 10),
        (lambda: entries.revisions(ids[0]), 1),
        (contacts.order, 1),
        (lambda: contacts.lines(people), 2),
        (lambda: contacts.lines(people[:1]), 2),
        (contacts.all, 3),
        (lambda: contacts.get(1), 2),
        (contacts.names, 1),
        (lambda: contacts.with_companies(["Ada", "Person 1"]), 1),
        (lambda: contacts.card(1), 13),
        (lambda: contacts.card(2), 13),
        (filled.roles.names, 1),
        (filled.seasons.people_met, 2),
    ]
    assert [queries(statements, do) for do, _ in expected] == [count for _, count in expected]


def test_a_save_takes_as_many_queries_however_long_its_text(filled: Journal, statements: Taken) -> None:
    counts = []
    for number in (1, 50):
        lines = [
            f"- [+] want {each} #t{each}\n- [ ] call {each}\n- [>] Nobody {each}" for each in range(number)
        ]
        text = meeting("\n".join(lines), "Ada", roles=("A",))
        statements()
        entry = filled.entries.log(text).entry
        logged = statements()
        filled.entries.save(entry.id, text, seen=1)
        saved = statements()
        counts.append((logged.queries, saved.queries))
        assert len(logged.verbs("BEGIN", "COMMIT")) == len(saved.verbs("BEGIN", "COMMIT")) == 2
        assert len({*saved.verbs("UPDATE")}) == 1  # traced once more for each trigger it fires
    assert counts[0] == counts[1]


def test_reading_sees_one_state_of_the_journal(filled: Journal, other: Journal) -> None:
    with filled.database.reading():
        before = filled.entries.get(1)
        assert filled.entries.get(1) == before
    other.entries.save(1, meeting("new", "Ada"), seen=1)
    assert filled.entries.get(1).text.body == "new"


def test_another_session_is_noticed(journal: Journal, other: Journal) -> None:
    before = journal.data_version()
    journal.entries.log(meeting())
    assert journal.data_version() == before
    other.entries.log(meeting())
    assert journal.data_version() != before


def test_contacts_by_name_without_case_and_accents(journal: Journal) -> None:
    for name in ("Zoe", "émile", "Emil", "ada", "Ødegård"):
        journal.contacts.create(ContactText(name))
    journal.entries.log(meeting("", "ada", on=date(2026, 11, 3)))
    journal.entries.log(meeting("", "ada", on=date(2026, 11, 4)))
    journal.entries.log(meeting("", "ada", on=date(2026, 11, 9), status="planned"))
    names = ["ada", "Emil", "émile", "Ødegård", "Zoe"]
    assert journal.contacts.names() == names
    lines = journal.contacts.lines(journal.contacts.order())
    assert [each.name for each in lines] == names
    assert (lines[0].meetings, lines[0].last_met) == (2, date(2026, 11, 4))
    assert (lines[1].meetings, lines[1].last_met) == (0, None)
    assert [each.text.name for each in journal.contacts.all(2)] == names[:2]
    assert [each.text.name for each in journal.contacts.all()] == names
    assert journal.contacts.lines([77]) == []
