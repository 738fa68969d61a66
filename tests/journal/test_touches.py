"""Who goes cold, as the journal knows it: what counts as a touch, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journal.conftest import Clock, meeting
from tui.domain.customs import Customs
from tui.domain.people import ColdContact, ContactText
from tui.journal.journal import Journal

ADA = "Ada Lovelace"
LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def ada(journal: Journal) -> int:
    return journal.contacts.create(ContactText(ADA, level="ally")).id


def cold(journal: Journal) -> list[str]:
    return [each.name for each in journal.contacts.going_cold()]


def later(clock: Clock, days: int) -> None:
    clock.time += timedelta(days)


def test_whom_one_met_too_long_ago(journal: Journal, ada: int) -> None:
    assert cold(journal) == []
    journal.entries.log(meeting("", on=LONG_AGO - timedelta(9)))
    journal.entries.log(meeting("", on=LONG_AGO))
    due = LONG_AGO + timedelta(60)
    assert journal.contacts.going_cold() == [ColdContact(ada, ADA, "ally", LONG_AGO, due)]
    journal.entries.log(meeting())
    assert cold(journal) == []


def test_a_cadence_for_each_level_and_none_for_mere_contacts(path: object, clock: Clock, quick: None) -> None:
    customs = Customs(cold_after={"contact": 300, "ally": 0})
    with Journal.open(path, now=clock, customs=customs) as journal:  # type: ignore[arg-type]
        journal.contacts.create(ContactText(ADA, level="ally"))
        journal.entries.log(meeting("", ADA, "Grace Hopper", on=LONG_AGO))
        assert journal.contacts.going_cold() == [
            ColdContact(2, "Grace Hopper", "contact", LONG_AGO, LONG_AGO + timedelta(300))
        ]


def test_what_is_planned_cancelled_or_in_the_trash_is_no_touch(journal: Journal, ada: int) -> None:
    journal.entries.log(meeting("", on=LONG_AGO))
    journal.entries.log(meeting("", status="cancelled"))
    journal.entries.log(meeting("", status="planned", on=date(2026, 11, 1)))
    deleted = journal.entries.log(meeting()).entry.id
    journal.entries.delete(deleted)
    assert cold(journal) == [ADA]


def test_whom_one_is_about_to_meet_is_warm(journal: Journal, ada: int) -> None:
    journal.entries.log(meeting("", on=LONG_AGO))
    journal.entries.log(meeting("", status="planned", on=date(2026, 12, 1)))
    assert cold(journal) == []


def test_who_is_in_the_trash_is_not_spoken_of(journal: Journal, ada: int) -> None:
    journal.entries.log(meeting("", on=LONG_AGO))
    journal.contacts.delete(ada)
    assert cold(journal) == []


def test_what_one_did_for_them_is_a_touch(journal: Journal, ada: int) -> None:
    entry = journal.entries.log(meeting("- [ ] send the article", on=LONG_AGO)).entry
    journal.entries.tick_line(entry.id, 1, done=True)
    assert cold(journal) == []


def test_thanks_are_a_touch_with_whom_they_are_for_alone(journal: Journal, ada: int) -> None:
    journal.contacts.create(ContactText("Grace Hopper", level="ally"))
    entry = journal.entries.log(meeting("", ADA, "Grace Hopper", on=LONG_AGO)).entry
    thanks = next(each for each in entry.derived.followups if each.text == f"Thank {ADA}")
    journal.entries.tick(thanks.id or 0, done=True)
    assert cold(journal) == ["Grace Hopper"]


def test_what_was_done_when_it_was_written_down_is_as_old_as_the_meeting(journal: Journal, ada: int) -> None:
    journal.entries.log(meeting("- [x] send the article\n- [x] Thank Ada", on=LONG_AGO))
    assert cold(journal) == [ADA]


def test_a_clock_set_back_warms_nobody_and_breaks_nothing(journal: Journal, clock: Clock, ada: int) -> None:
    journal.entries.log(meeting("- [ ] send it", on=date(2027, 1, 5)))
    assert cold(journal) == []
    later(clock, -3000)
    journal.entries.tick_line(1, 1, done=True)
    assert cold(journal) == []


def test_the_number_of_queries_does_not_grow(journal: Journal, ada: int, statements: object) -> None:
    for number in range(12):
        journal.contacts.create(ContactText(f"P{number}", level="ally"))
        entry = journal.entries.log(meeting("- [ ] x", f"P{number}", on=LONG_AGO)).entry
        journal.entries.tick_line(entry.id, 1, done=True)
    statements()  # type: ignore[operator]
    cold(journal)
    assert statements().queries <= 7  # type: ignore[operator]
