"""What became of introductions: said by hand, by a tick, or by itself when one met; all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.customs import USUAL
from tui.domain.entries import Entry
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.introductions import Offered
from tui.domain.people import ContactText
from tui.journal.journal import Journal

OFFER = "She was kind.\n\n- [>] Grace Hopper, runs a fund, by Friday"
GRACE = "Grace Hopper"
LATER = date(2026, 11, 9)


@pytest.fixture
def offer(journal: Journal) -> Entry:
    return journal.entries.log(meeting(OFFER)).entry


def meet(journal: Journal, *people: str, on: date = LATER, body: str = "", **fields: Any) -> Entry:
    return journal.entries.log(meeting(body, *(people or (GRACE,)), on=on, **fields)).entry


def grace(journal: Journal, number: int = 1) -> Offered:
    return journal.promises.introduction(number)


def statuses(journal: Journal, number: int = 1) -> list[str]:
    return [step.status for step in grace(journal, number).steps]


def tells(journal: Journal) -> list[tuple[str, int, bool]]:
    return [
        (each.text, entry.id, each.done)
        for entry in journal.entries.latest("meeting")
        for each in entry.derived.followups
        if each.kind == "tell" and each.line is None
    ]


def table(journal: Journal) -> list[tuple[Any, ...]]:
    rows = journal.database.rows
    return [
        *rows("SELECT id, status, contact_id, snoozed, closed_at IS NULL FROM introduction ORDER BY id"),
        *rows("SELECT introduction_id, status, entry_id FROM introduction_step ORDER BY id"),
        *rows("SELECT id, entry_id, contact_id, text, done, closed_at IS NULL FROM followup ORDER BY id"),
        *rows("SELECT name, introduced_by_id, deleted_at IS NULL FROM contact ORDER BY id"),
    ]


# -- by itself


def test_a_meeting_with_them_makes_it_met_and_the_introducer_is_to_be_told(
    journal: Journal, offer: Entry
) -> None:
    met = meet(journal)
    assert statuses(journal) == ["offered", "met"]
    assert grace(journal).steps[1].on == LATER
    assert grace(journal).steps[1].entry == met.id
    assert grace(journal).contact == (2, GRACE)
    assert tells(journal) == [("Tell Ada Lovelace how it went with Grace Hopper", met.id, False)]
    assert journal.entries.get(met.id).derived.followups[-1].due == date(2026, 11, 10)
    assert meet(journal, on=date(2026, 11, 12)).derived.introductions == ()
    assert len(tells(journal)) == 1


@pytest.mark.parametrize("name", ["grace hopper", "GRACE  HOPPER", "Grâce Hopper"])
def test_a_name_is_the_same_name_whatever_its_case(journal: Journal, offer: Entry, name: str) -> None:
    meet(journal, name)
    assert statuses(journal) == ["offered", "met"]


@pytest.mark.parametrize(
    "fields",
    [{"status": "planned"}, {"status": "cancelled"}, {"on": date(2026, 11, 4)}, {"people": ("Grace Kelly",)}],
)
def test_other_meetings_do_not(journal: Journal, offer: Entry, fields: dict[str, Any]) -> None:
    journal.entries.log(meeting("", GRACE, **({"on": LATER} | fields)))
    assert statuses(journal) == ["offered"]
    assert tells(journal) == []


def test_a_meeting_that_was_logged_before_the_offer_was_counts(journal: Journal) -> None:
    met = meet(journal)
    journal.entries.log(meeting(OFFER))
    assert grace(journal).steps[-1].entry == met.id
    assert len(tells(journal)) == 1


def test_the_meeting_it_was_offered_at_is_none_of_them(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper", "Ada Lovelace", GRACE))
    assert statuses(journal) == ["offered"]


def test_somebody_who_introduces_themselves_is_not_told_of_it(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Ada Lovelace, in person", "Ada Lovelace"))
    meet(journal, "Ada Lovelace")
    assert statuses(journal) == ["offered", "met"]
    assert tells(journal) == []
    journal.promises.set_status(1, "made")
    assert journal.contacts.find("ada").text.introduced_by == ""


def test_two_who_introduced_each_other_are_both_told(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper", "Ada Lovelace"))
    journal.entries.log(meeting("- [>] Ada Lovelace", GRACE, on=date(2026, 11, 6)))
    journal.entries.log(meeting("", "Ada Lovelace", on=date(2026, 11, 7)))
    assert [statuses(journal, each) for each in (1, 2)] == [["offered", "met"], ["offered", "met"]]
    assert sorted(text for text, _, _ in tells(journal)) == [
        "Tell Ada Lovelace how it went with Grace Hopper",
        "Tell Grace Hopper how it went with Ada Lovelace",
    ]
    assert journal.examine().findings == ()


def test_one_offered_twice_by_the_same_person_is_told_once_and_by_two_twice(journal: Journal) -> None:
    first = journal.entries.log(meeting(OFFER)).entry
    journal.entries.log(meeting(OFFER, on=date(2026, 11, 6)))
    journal.entries.log(meeting(OFFER, "Alan Turing", on=date(2026, 11, 6)))
    met = meet(journal)
    assert [statuses(journal, each)[-1] for each in (1, 2, 3)] == ["met"] * 3
    told = [
        "Tell Ada Lovelace how it went with Grace Hopper",
        "Tell Alan Turing how it went with Grace Hopper",
    ]
    assert sorted(text for text, _, _ in tells(journal)) == told
    journal.entries.delete(first.id)
    assert sorted(text for text, _, _ in tells(journal)) == told
    assert {entry for _, entry, _ in tells(journal)} == {met.id}


def test_what_the_text_tells_stands_for_it(journal: Journal, offer: Entry) -> None:
    met = meet(journal, body="- [ ] tell Ada that it went well")
    assert tells(journal) == []
    again = journal.entries.save(met.id, met.text._replace(body="- [ ] tell nobody"), seen=1).entry
    assert len(tells(journal)) == 1
    journal.entries.save(met.id, met.text, seen=again.version)
    assert tells(journal) == []


def test_a_reflection_on_a_meeting_speaks_of_an_introduction_by_who_was_there(journal: Journal) -> None:
    entry = meet(journal, "Ada Lovelace", on=date(2026, 11, 5))
    journal.entries.log(reflection("- [>] Grace Hopper", about=entry.id))
    alone = journal.entries.log(reflection("- [>] Grace Hopper")).entry
    meet(journal)
    assert grace(journal).by == (1, "Ada Lovelace")
    assert journal.promises.introduction(2).by is None
    assert [text for text, _, _ in tells(journal)] == ["Tell Ada Lovelace how it went with Grace Hopper"]
    assert alone.derived.introductions[0].id == 2


CHANGES: list[Callable[[Journal, Entry], object]] = [
    lambda journal, met: journal.entries.delete(met.id),
    lambda journal, met: journal.entries.set_status(met.id, "cancelled"),
    lambda journal, met: journal.entries.save(met.id, met.text._replace(people=("Grace Kelly",)), seen=1),
    lambda journal, met: journal.entries.save(met.id, met.text._replace(on=date(2026, 11, 1)), seen=1),
    lambda journal, met: journal.changes.undo(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_not_met_any_more_when_the_meeting_is_not(
    journal: Journal, offer: Entry, change: Callable[[Journal, Entry], object]
) -> None:
    met = meet(journal)
    before = (statuses(journal), tells(journal), journal.promises.introductions())
    change(journal, met)
    assert statuses(journal) == ["offered"]
    assert tells(journal) == []
    if journal.changes.can_redo:
        journal.changes.redo()
    else:
        journal.changes.undo()
    assert (statuses(journal), tells(journal), journal.promises.introductions()) == before


def test_an_edited_meeting_makes_it_met_too(journal: Journal, offer: Entry) -> None:
    other = meet(journal, "Grace Kelly")
    edited = journal.entries.save(other.id, other.text._replace(people=(GRACE,)), seen=1).entry
    assert statuses(journal) == ["offered", "met"]
    assert tells(journal) == [("Tell Ada Lovelace how it went with Grace Hopper", edited.id, False)]
    journal.changes.undo()
    assert (statuses(journal), tells(journal)) == (["offered"], [])
    journal.entries.set_status(meet(journal, status="planned").id, "held")
    assert statuses(journal) == ["offered", "met"]


def test_without_the_first_meeting_the_second_counts(journal: Journal, offer: Entry) -> None:
    first, second = meet(journal), meet(journal, on=date(2026, 11, 12))
    assert grace(journal).steps[-1].entry == first.id
    journal.entries.delete(first.id)
    assert grace(journal).steps[-1].entry == second.id
    assert [entry for _, entry, _ in tells(journal)] == [second.id]


def test_what_was_told_stays_told(journal: Journal, offer: Entry) -> None:
    met = meet(journal)
    number = journal.entries.get(met.id).derived.followups[-1].id
    assert number is not None
    journal.entries.tick(number, True)
    assert [done for _, _, done in tells(journal)] == [True]
    journal.entries.set_status(met.id, "cancelled")
    assert [done for _, _, done in tells(journal)] == [True]
    journal.entries.tick(number, False)
    assert tells(journal) == []
    journal.entries.set_status(met.id, "held")
    assert [done for _, _, done in tells(journal)] == [False]


def test_in_the_trash_an_offer_asks_for_nothing(journal: Journal, offer: Entry) -> None:
    meet(journal)
    journal.entries.delete(offer.id)
    assert tells(journal) == []
    assert journal.promises.introductions() == []
    with pytest.raises(NotFound):
        journal.promises.introduction(1)
    journal.entries.undelete(offer.id)
    assert (statuses(journal), len(tells(journal))) == (["offered", "met"], 1)


def test_a_line_that_goes_away_keeps_what_became_of_it(journal: Journal, offer: Entry) -> None:
    meet(journal)
    without = journal.entries.save(offer.id, offer.text._replace(body="She was kind."), seen=1).entry
    assert (journal.promises.introductions(), tells(journal)) == ([], [])
    journal.entries.save(offer.id, offer.text, seen=without.version)
    assert (statuses(journal), len(tells(journal))) == (["offered", "met"], 1)


# -- by hand


def test_made_makes_them_a_contact_whom_the_introducer_led_to(journal: Journal, offer: Entry) -> None:
    before = table(journal)
    assert journal.promises.set_status(1, "made") == (GRACE,)
    contact = journal.contacts.find("grace")
    assert contact.text == ContactText(GRACE, introduced_by="Ada Lovelace")
    assert grace(journal).contact == (contact.id, GRACE)
    assert grace(journal).snoozed == date(2026, 11, 12)
    after = table(journal)
    journal.changes.undo()
    assert statuses(journal) == ["offered"]
    assert journal.contacts.names() == ["Ada Lovelace"]
    assert table(journal)[:1] == before[:1]
    journal.changes.redo()
    assert table(journal) == after


def test_made_may_name_them_and_takes_whom_one_knows(journal: Journal, offer: Entry) -> None:
    journal.contacts.create(ContactText("Rear Admiral Hopper", company="Navy", introduced_by="Alan Turing"))
    assert journal.promises.set_status(1, "made", name="rear admiral  hopper") == ()
    found = grace(journal)
    assert (found.name, found.contact and found.contact[1]) == (GRACE, "Rear Admiral Hopper")
    assert journal.contacts.find("admiral").text.introduced_by == "Alan Turing"
    meet(journal, "Rear Admiral Hopper")
    assert statuses(journal) == ["offered", "made", "met"]
    assert tells(journal)[0][0] == "Tell Ada Lovelace how it went with Rear Admiral Hopper"


def test_each_step_is_dated_and_one_may_chase_again(journal: Journal, offer: Entry, clock: Clock) -> None:
    for day, status in ((8, "chased"), (15, "chased"), (20, "made"), (21, "declined"), (22, "lapsed")):
        clock.time = clock.time.replace(day=day)
        journal.promises.set_status(1, status)  # type: ignore[arg-type]
    assert [(step.status, step.on.day) for step in grace(journal).steps] == [
        ("offered", 5),
        ("chased", 8),
        ("chased", 15),
        ("made", 20),
        ("declined", 21),
        ("lapsed", 22),
    ]
    for _ in range(5):
        journal.changes.undo()
    assert statuses(journal) == ["offered"]


def test_to_say_what_is_so_changes_nothing(journal: Journal, offer: Entry) -> None:
    journal.promises.set_status(1, "lapsed")
    journal.promises.set_status(1, "lapsed")
    assert statuses(journal) == ["offered", "lapsed"]
    journal.changes.undo()
    assert statuses(journal) == ["offered"]


def test_a_clock_set_back_does_not_disturb_the_order(journal: Journal, offer: Entry, clock: Clock) -> None:
    journal.promises.set_status(1, "chased")
    clock.time = clock.time.replace(year=2019)
    journal.promises.set_status(1, "made")
    meet(journal)
    assert statuses(journal) == ["offered", "chased", "made", "met"]
    assert grace(journal).status == "met"
    assert journal.examine().findings == ()


def test_chased_and_made_are_looked_at_again_some_days_later(path, quick, clock: Clock) -> None:
    with Journal.open(path, now=clock, customs=USUAL._replace(introduction_days=3)) as journal:
        entry = journal.entries.log(meeting("- [>] Grace Hopper")).entry
        assert entry.derived.introductions[0].due == date(2026, 11, 8)
        journal.promises.set_status(1, "chased")
        assert (grace(journal).due, grace(journal).snoozed) == (date(2026, 11, 8), date(2026, 11, 8))
        journal.promises.set_status(1, "declined")
        assert grace(journal).snoozed is None


def test_what_somebody_said_after_they_met_counts(journal: Journal, offer: Entry) -> None:
    met = meet(journal)
    journal.promises.set_status(1, "declined")
    assert tells(journal) == []
    journal.entries.save(met.id, met.text._replace(body="more"), seen=1)
    assert statuses(journal) == ["offered", "met", "declined"]
    journal.changes.undo()
    journal.changes.undo()
    assert (statuses(journal), len(tells(journal))) == (["offered", "met"], 1)


def test_mine_go_on_by_hand_alone(journal: Journal) -> None:
    journal.entries.log(meeting("- [<] introduce Alan Turing to her"))
    meet(journal, "Alan Turing")
    assert statuses(journal) == ["offered"]
    assert grace(journal).contact == (2, "Alan Turing")
    for status in ("made", "met"):
        assert journal.promises.set_status(1, status) == ()  # type: ignore[arg-type]
    assert grace(journal).snoozed is None
    assert (statuses(journal), tells(journal)) == (["offered", "made", "met"], [])


def test_what_there_is_none_of_is_refused(journal: Journal, offer: Entry) -> None:
    for number in (0, 2, -1, 2**70):
        with pytest.raises(NotFound):
            journal.promises.set_status(number, "made")
    with pytest.raises(BadInput):
        journal.promises.set_status(1, "mad")  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        journal.promises.set_status(1, "made", name="x" * 300)
    assert statuses(journal) == ["offered"]


def test_another_session_is_not_undone(journal: Journal, other: Journal, offer: Entry) -> None:
    journal.promises.set_status(1, "chased")
    other.promises.set_status(1, "made")
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert statuses(journal) == ["offered", "chased", "made"]


# -- in the text


def test_a_ticked_line_says_that_it_was_made(journal: Journal, offer: Entry) -> None:
    body = OFFER.replace("- [>]", "- [x] [>]")
    saved = journal.entries.save(offer.id, offer.text._replace(body=body), seen=1)
    assert saved.new_people == (GRACE,)
    assert statuses(journal) == ["offered", "made"]
    assert journal.contacts.find("grace").text.introduced_by == "Ada Lovelace"
    journal.changes.undo()
    assert statuses(journal) == ["offered"]
    assert journal.contacts.names() == ["Ada Lovelace"]
    journal.changes.redo()
    assert statuses(journal) == ["offered", "made"]
    assert journal.contacts.names() == ["Ada Lovelace", GRACE]


def test_the_status_is_kept_however_the_line_is_edited(journal: Journal, offer: Entry) -> None:
    journal.promises.set_status(1, "chased")
    body = "New.\n\n- [>] Grace B. Hopper, runs a big fund, by 1 Dec 2026"
    entry = journal.entries.save(offer.id, offer.text._replace(body=body), seen=1).entry
    (one,) = entry.derived.introductions
    assert (one.id, one.status, one.due, one.line) == (1, "chased", date(2026, 12, 1), 3)
    assert grace(journal).snoozed is None  # its line names another day


def test_another_name_in_the_line_is_another_contact(journal: Journal) -> None:
    body = "- [>] Grace Hopper, who runs a fund for young people that build things"
    offer = journal.entries.log(meeting(body)).entry
    journal.promises.set_status(1, "made")
    journal.entries.save(offer.id, meeting(body.replace("Grace Hopper", "Alan Turing")), seen=1)
    assert journal.promises.introduction(1).contact is None
    meet(journal)
    assert statuses(journal) == ["offered", "made"]
    meet(journal, "Alan Turing")
    assert statuses(journal) == ["offered", "made", "met"]


def test_a_contact_that_is_called_otherwise_is_found_by_the_new_name(journal: Journal, offer: Entry) -> None:
    met = meet(journal, "G. Hopper")
    contact = journal.contacts.find("G. Hopper")
    journal.contacts.save(contact.id, contact.text._replace(name=GRACE), seen=contact.version)
    assert grace(journal).steps[-1].entry == met.id
    journal.changes.undo()
    assert journal.examine().findings == ()


# -- listing


def test_introductions_are_listed_newest_first_or_by_status(journal: Journal, offer: Entry) -> None:
    journal.entries.log(meeting("- [>] Alan Turing\n- [<] introduce Ada to him", on=date(2026, 11, 9)))
    assert [one.name for one in journal.promises.introductions()] == ["Alan Turing", "Ada", GRACE]
    journal.promises.set_status(1, "made")
    assert [one.name for one in journal.promises.introductions("made")] == [GRACE]
    assert journal.promises.introductions("met") == []


def test_as_many_queries_for_one_as_for_many(journal: Journal, offer: Entry, statements: Any) -> None:
    counts = []
    for _ in range(2):
        statements()
        journal.promises.introductions()
        listed = statements().queries
        journal.promises.count_due()
        counts.append((listed, statements().queries))
        for number in range(12):
            journal.entries.log(meeting(f"- [>] N{number}\n- [ ] a\n- [<] b", f"P{number}", status="planned"))
    assert counts[0] == counts[1]


def test_rebuilding_keeps_what_became_of_them(journal: Journal, offer: Entry) -> None:
    journal.promises.set_status(1, "chased")
    meet(journal)
    before = table(journal)
    assert journal.examine(rebuild=True).findings == ()
    assert table(journal) == before


def test_the_doctor_sees_one_that_does_not_stand_as_it_should(journal: Journal, offer: Entry) -> None:
    meet(journal)
    before = table(journal)
    for damage in (
        "UPDATE introduction SET status = 'lapsed'",
        "DELETE FROM introduction_step",
        "UPDATE introduction_step SET entry_id = 1",
    ):
        with journal.database.writing():
            journal.database.rows(damage)
        (finding,) = journal.examine().findings
        assert "Grace Hopper" in finding
        assert journal.examine(rebuild=True).findings == ()
        assert [row[1:] for row in table(journal)[:2]] == [row[1:] for row in before[:2]]


def test_a_journal_of_the_version_before_is_not_found_damaged(journal: Journal, offer: Entry) -> None:
    meet(journal, status="planned")
    with journal.database.writing():  # as the upgrade finds a meeting that was held before there were steps
        journal.database.rows("UPDATE entry SET status = 'held' WHERE id = 2")
        journal.database.rows("UPDATE introduction SET contact_id = 2")
    assert journal.examine(rebuild=True).findings == ()
    assert statuses(journal) == ["offered", "met"]
