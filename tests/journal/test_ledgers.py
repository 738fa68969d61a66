"""What a text says, line by line, and what became of it, however the lines are edited."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from tests.journal.conftest import meeting
from tui.domain.entries import Entry, FollowUp, Introduction, IntroductionStatus
from tui.domain.errors import BadInput, NotFound
from tui.journal import entry_tables
from tui.journal.journal import Journal

TEXT = """She was hired to build it. #law

- [+] decide the product, not the paperwork #strategy
- [-] only the legal infrastructure #strategy
- [>] Grace Hopper, runs a fund, by Friday
- [<] send her the article by 2026-12-01
- [<] introduce Alan Turing to her
- [~] too long; start with the move from banking
- [ ] call the office tomorrow
"""


def save(journal: Journal, entry: Entry, body: str, **fields: Any) -> Entry:
    people = fields.pop("people", entry.text.people)
    return journal.entries.save(entry.id, meeting(body, *people, **fields), seen=entry.version).entry


def set_status(journal: Journal, introduction: Introduction, status: IntroductionStatus) -> None:
    assert introduction.id is not None
    journal.promises.set_status(introduction.id, status)


def ledger(journal: Journal, table: str) -> list[tuple[Any, ...]]:
    return journal.database.rows(f"SELECT id, line, closed_at IS NULL FROM {table} ORDER BY id")


def test_one_save_creates_every_obligation(journal: Journal) -> None:
    derived = journal.entries.log(meeting(TEXT, roles=("Counsel",))).entry.derived
    assert [(each.kind, each.theme, each.roles, each.line) for each in derived.takeaways] == [
        ("want", "strategy", ("Counsel",), 3),
        ("dont", "strategy", ("Counsel",), 4),
    ]
    assert [(each.name, each.direction, each.due, each.line) for each in derived.introductions] == [
        ("Grace Hopper", "to_me", date(2026, 11, 6), 5),
        ("Alan Turing", "by_me", date(2026, 11, 12), 7),
    ]
    assert [(each.text, each.kind, each.line) for each in derived.followups] == [
        ("send her the article", "promise", 6),
        ("call the office tomorrow", "task", 9),
        ("Thank Ada Lovelace", "thank-you", None),
    ]
    assert [(each.text, each.state, each.line) for each in derived.feedback] == [
        ("too long; start with the move from banking", "new", 8)
    ]
    assert derived.tags == ("law",)


def test_an_edited_line_keeps_its_row(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    set_status(journal, entry.derived.introductions[0], "chased")
    edited = save(journal, entry, "A new start.\n\n" + TEXT.replace("runs a fund", "who runs the fund"))
    (grace, alan) = edited.derived.introductions
    assert (grace.id, grace.status, grace.line, grace.detail) == (1, "chased", 7, "who runs the fund")
    assert alan.id == 2


def test_the_same_person_in_other_words_is_the_same_introduction(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [>] Grace Hopper, runs a fund")).entry
    set_status(journal, entry.derived.introductions[0], "made")
    edited = save(journal, entry, "- [>] Grace Hopper: an admiral and the author of a compiler, by Monday")
    assert [(each.id, each.status) for each in edited.derived.introductions] == [(1, "made")]


def test_lines_that_change_places_keep_their_rows(journal: Journal) -> None:
    entry = journal.entries.log(
        meeting("- [ ] call the office\n- [ ] write to the bank\n- [ ] call the office")
    ).entry
    edited = save(journal, entry, "- [ ] write to the bank\n- [ ] call the office\n- [ ] call the office")
    assert [each.id for each in edited.derived.followups if each.line] == [2, 1, 3]


def test_a_line_that_goes_away_closes_its_row_and_coming_back_opens_it(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    set_status(journal, entry.derived.introductions[0], "made")
    entry = save(journal, entry, "nothing")
    assert entry.derived.introductions == ()
    assert ledger(journal, "introduction") == [(1, None, 0), (2, None, 0)]
    assert ledger(journal, "feedback") == [(1, None, 0)]
    entry = save(journal, entry, TEXT)
    assert [(each.id, each.status, each.line) for each in entry.derived.introductions] == [
        (1, "made", 5),
        (2, "offered", 7),
    ]
    assert ledger(journal, "feedback") == [(1, 8, 1)]


def test_another_line_does_not_take_over_a_closed_row(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [>] Grace Hopper, runs a fund")).entry
    entry = save(journal, entry, "nothing")
    entry = save(journal, entry, "- [>] Grace Hopping, runs a fund")
    assert [each.id for each in entry.derived.introductions] == [2]


def test_an_introduction_ticked_in_the_text_is_made_but_never_taken_back_by_it(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [<] introduce Grace Hopper to her")).entry
    assert entry.derived.introductions[0].status == "offered"
    entry = save(journal, entry, "- [x] [<] introduce Grace Hopper to her")
    assert entry.derived.introductions[0].status == "made"
    set_status(journal, entry.derived.introductions[0], "met")
    entry = save(journal, entry, "- [x] [<] introduce Grace Hopper to her\n\nmore")
    assert entry.derived.introductions[0].status == "met"


def test_feedback_keeps_its_state(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [~] too long")).entry
    with journal.database.writing():
        journal.database.rows("UPDATE feedback SET state = 'adopted', adopted_in = 2")
    entry = save(journal, entry, "- [~] much too long")
    assert [(each.id, each.state, each.text) for each in entry.derived.feedback] == [
        (1, "adopted", "much too long")
    ]


def thanks(entry: Entry) -> list[FollowUp]:
    return [each for each in entry.derived.followups if each.line is None]


def test_a_held_meeting_asks_for_thanks_within_a_day_once(journal: Journal) -> None:
    entry = journal.entries.log(meeting("", "Ada Lovelace", "Grace Hopper")).entry
    assert thanks(entry) == [
        FollowUp("Thank Ada Lovelace", "thank-you", date(2026, 11, 6), False, None, 1),
        FollowUp("Thank Grace Hopper", "thank-you", date(2026, 11, 6), False, None, 2),
    ]
    entry = journal.entries.tick(1, True)
    again = save(journal, entry, "more")
    assert [(each.id, each.done) for each in thanks(again)] == [(1, True), (2, False)]


def test_thanks_follow_the_day_of_the_meeting(journal: Journal) -> None:
    entry = journal.entries.log(meeting()).entry
    moved = save(journal, entry, "", on=date(2026, 11, 7))
    assert thanks(moved)[0].due == date(2026, 11, 8)
    again = save(journal, moved, "", on=date(2026, 11, 9), at=time(18))
    assert (thanks(again)[0].due, thanks(again)[0].id) == (date(2026, 11, 10), 1)


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_asks_for_no_thanks(journal: Journal, status: str) -> None:
    entry = journal.entries.log(meeting(status=status)).entry
    assert thanks(entry) == []
    held = journal.entries.set_status(entry.id, "held")
    assert len(thanks(held)) == 1
    assert thanks(journal.entries.set_status(entry.id, "cancelled")) == []
    assert [each.id for each in thanks(journal.entries.set_status(entry.id, "held"))] == [1]


def test_someone_taken_off_is_not_to_be_thanked_but_thanks_given_stay(journal: Journal) -> None:
    entry = journal.entries.log(meeting("", "Ada", "Grace", "Alan")).entry
    entry = journal.entries.tick(2, True)
    entry = save(journal, entry, "", people=("Ada",))
    assert [(each.text, each.done) for each in thanks(entry)] == [("Thank Ada", False), ("Thank Grace", True)]
    entry = save(journal, entry, "", people=("Ada", "Alan"))
    assert [(each.text, each.id) for each in thanks(entry)] == [
        ("Thank Ada", 1),
        ("Thank Grace", 2),
        ("Thank Alan", 3),
    ]


def test_thanks_written_in_the_text_stand_for_those_they_name(journal: Journal) -> None:
    both = journal.entries.log(
        meeting("- [ ] thank-you note by tomorrow", "Ada Lovelace", "Grace Hopper")
    ).entry
    assert [(each.text, each.kind) for each in both.derived.followups] == [("thank-you note", "thank-you")]
    one = journal.entries.log(meeting("- [ ] thank Ada for the talk", "Ada Lovelace", "Grace Hopper")).entry
    assert [each.text for each in one.derived.followups] == ["thank Ada for the talk", "Thank Grace Hopper"]
    without = save(journal, one, "", people=one.text.people)
    assert [each.text for each in without.derived.followups] == ["Thank Grace Hopper", "Thank Ada Lovelace"]


def test_ticking_changes_one_line_and_is_a_save(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    promise, call = entry.derived.followups[:2]
    assert promise.id is not None
    assert call.id is not None
    ticked = journal.entries.tick(call.id, True)
    assert ticked.text.body == TEXT.replace("- [ ] call", "- [x] call")
    assert (ticked.version, len(journal.entries.revisions(entry.id))) == (2, 2)
    assert [(each.id, each.done) for each in ticked.derived.followups] == [(1, False), (2, True), (3, False)]
    assert journal.database.value("SELECT done_at FROM followup WHERE id = 2") is not None
    assert journal.entries.tick(call.id, True).version == 2
    assert journal.entries.tick(promise.id, True).derived.followups[0].done
    opened = journal.entries.tick_line(entry.id, 9, False)
    assert opened.text.body.count("[x]") == 1
    assert journal.database.value("SELECT done_at FROM followup WHERE id = 2") is None
    with pytest.raises(BadInput):
        journal.entries.tick_line(entry.id, 1, True)


def test_thanks_are_ticked_in_the_ledger_and_leave_the_text_alone(journal: Journal) -> None:
    entry = journal.entries.log(meeting("hello")).entry
    ticked = journal.entries.tick(1, True)
    assert ticked.derived.followups[0].done
    assert (ticked.version, len(journal.entries.revisions(entry.id))) == (1, 1)
    assert not journal.entries.tick(1, False).derived.followups[0].done


def test_what_is_closed_or_in_the_trash_is_not_ticked(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [ ] call")).entry
    save(journal, entry, "nothing")
    with pytest.raises(NotFound):
        journal.entries.tick(1, True)
    journal.entries.delete(entry.id)
    with pytest.raises(NotFound):
        journal.entries.tick(2, True)


def test_rows_of_takeaways_are_replaced_not_added(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT, roles=("A", "B"))).entry
    entry = save(journal, entry, TEXT, roles=("B", "A"))
    assert [each.roles for each in entry.derived.takeaways] == [("B", "A"), ("B", "A")]
    counts = [
        journal.database.value(f"SELECT COUNT(*) FROM {each}")
        for each in ("takeaway", "takeaway_role", "entry_tag")
    ]
    assert counts == [2, 4, 1]
    assert entry_tables.Takeaway.select().count(journal.database.models) == 2


def test_many_lines_at_once(journal: Journal) -> None:
    lines = [f"- [ ] call number {number}\n- [+] want {number} #t{number}" for number in range(1000)]
    entry = journal.entries.log(meeting("\n".join(lines))).entry
    assert len(entry.derived.followups) == 1001
    changed = save(journal, entry, "\n".join(line.replace("call", "phone") for line in reversed(lines)))
    assert len(changed.derived.followups) == 1001
    assert len(changed.derived.takeaways) == 1000
