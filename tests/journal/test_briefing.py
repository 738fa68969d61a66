"""What is read before a meeting: of one person, or of all whom one meets; and the questions one asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from tests.journal.conftest import Statements, meeting, reflection
from tui.domain.brief import QUESTIONS, USUAL_QUESTIONS, Promise
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.people import ContactText
from tui.journal.journal import Journal

ADA, GRACE, HOWARD = "Ada Lovelace", "Grace Hopper", "Howard Aiken"
COUNSEL = ("Counsel",)


@pytest.fixture
def grace(journal: Journal) -> int:
    """Grace, met twice, through Ada; Howard is at the same place."""
    journal.contacts.create(ContactText(ADA))
    made = journal.contacts.create(
        ContactText(GRACE, company="Navy", title="Admiral", introduced_by=ADA, notes="Likes clocks.")
    )
    journal.contacts.create(ContactText(HOWARD, company="navy", title="Boss"))
    for version in ("one", "two"):
        journal.pitch.write(version)
    journal.entries.log(
        meeting(
            "“it is easier to ask”\n\n- [+] decide\n- [?] the hours #hours\n- [~] too long\n"
            "- [>] Jean Bartik, at Penn, by 2026-11-20\n- [<] introduce Kay to her\n"
            "- [<] send the paper\n- [x] call",
            GRACE,
            roles=COUNSEL,
            pitch=1,
            score=4,
            minutes=40,
        )
    )
    journal.entries.log(meeting("- [?] old", GRACE, on=date(2026, 10, 1)))
    journal.entries.log(meeting("- [-] no say\n- [+] the sea\n- [?] pay", HOWARD, roles=COUNSEL))
    journal.entries.log(meeting("- [+] short #hours", ADA, on=date(2026, 11, 8), roles=COUNSEL))
    return made.id


def test_a_page_on_one_person(journal: Journal, grace: int) -> None:
    brief = journal.briefs.of_person(grace)
    assert (brief.name, brief.company, brief.title, brief.meetings) == (GRACE, "Navy", "Admiral", 2)
    assert brief.path == (ADA, GRACE)
    assert brief.talk is not None
    assert (brief.talk.entry, brief.talk.minutes, brief.talk.quote) == (1, 40, "it is easier to ask")
    assert [each.text for each in brief.talk.said] == ["decide", "the hours"]
    assert brief.to_me == (Promise("introduce me to Jean Bartik, at Penn", "offered, by Fri 20 Nov 2026", 1),)
    assert [each.text for each in brief.by_me] == [
        "introduce Kay to her",
        f"Thank {GRACE}",
        f"Thank {GRACE}",
        "send the paper",
    ]
    assert brief.heard is not None
    assert brief.heard == (1, date(2026, 11, 5), 4, ("too long",), 2)
    assert [(each.name, each.on, [one.text for one in each.said]) for each in brief.colleagues] == [
        (HOWARD, date(2026, 11, 5), ["no say", "the sea"])
    ]
    assert [(ask.text, ask.who) for ask in brief.asks] == [("pay", HOWARD)], "the hours are answered"
    assert len(brief.questions) == 3
    assert brief.notes == "Likes clocks."


def test_an_introduction_that_was_made_is_no_more_to_be_made_by_a_day(journal: Journal, grace: int) -> None:
    journal.promises.set_status(1, "made")
    assert journal.briefs.of_person(grace).to_me == (
        Promise("introduce me to Jean Bartik, at Penn", "made", 1),
    )


def test_a_page_on_a_meeting_that_is_to_come(journal: Journal, grace: int) -> None:
    planned = journal.entries.log(
        meeting(
            "Bring it.",
            ADA,
            GRACE,
            on=date(2026, 11, 20),
            at=time(15),
            status="planned",
            roles=("Captain",),
        )
    ).entry
    occasion, briefs = journal.briefs.of_meeting(planned.id)
    assert (occasion.title, occasion.at, occasion.body) == (f"{ADA}, {GRACE}", time(15), "Bring it.")
    assert [each.name for each in briefs] == [ADA, GRACE]
    assert [each.asks for each in briefs] == [(), ()], "of the meeting's own roles"
    held = journal.entries.set_status(planned.id, "held")
    assert held.text.status == "held"
    assert journal.briefs.of_meeting(planned.id)[1][1].talk == briefs[1].talk, "never of itself"


def test_of_somebody_unknown_there_is_little_to_read(journal: Journal) -> None:
    new = journal.contacts.create(ContactText("New"))
    brief = journal.briefs.of_person(new.id)
    assert (brief.talk, brief.heard, brief.colleagues, brief.asks, brief.path) == (
        None,
        None,
        (),
        (),
        ("New",),
    )


def test_who_has_no_brief(journal: Journal) -> None:
    thought = journal.entries.log(reflection("x")).entry.id
    with pytest.raises(BadInput, match="only a meeting"):
        journal.briefs.of_meeting(thought)
    for missing in (99, 2**70, -1):
        with pytest.raises(NotFound):
            journal.briefs.of_meeting(missing)
        with pytest.raises(NotFound):
            journal.briefs.of_person(missing)


def test_what_is_in_the_trash_is_not_read(journal: Journal, grace: int) -> None:
    journal.entries.delete(1)
    journal.contacts.delete(journal.contacts.find(HOWARD).id)
    brief = journal.briefs.of_person(grace)
    assert brief.talk is not None
    assert brief.talk.entry == 2
    assert (brief.heard, brief.colleagues, brief.to_me) == (None, (), ())


def test_a_brief_takes_as_many_queries_however_long_the_story(
    journal: Journal, grace: int, statements: Callable[[], Statements]
) -> None:
    taken: list[int] = []
    for month in (8, 9):
        for day in range(1, 13):
            body = f"- [?] what of {month} {day}\n- [>] Kay"
            journal.entries.log(meeting(body, GRACE, on=date(2026, month, day), roles=COUNSEL))
        statements()
        assert len(journal.briefs.of_person(grace).asks) == 8
        taken.append(statements().queries)
    assert taken[0] == taken[1]


def test_questions_are_written_and_undone(journal: Journal) -> None:
    assert journal.briefs.questions() == USUAL_QUESTIONS
    journal.notes.put(QUESTIONS, "- why?\n", seen=None, label="questions")
    assert journal.briefs.questions() == "- why?\n"
    journal.notes.put(QUESTIONS, "- why?\n", seen=None, label="nothing new")
    journal.notes.put(QUESTIONS, "", seen="- why?\n", label="no questions")
    assert journal.briefs.questions() == ""
    assert journal.changes.undo() == "no questions"
    assert journal.changes.undo() == "questions"
    assert journal.notes.get(QUESTIONS) is None
    journal.changes.redo()
    assert journal.notes.get(QUESTIONS) == "- why?\n"


def test_questions_two_sessions_wrote_are_never_overwritten(journal: Journal, other: Journal) -> None:
    other.notes.put(QUESTIONS, "theirs", seen=None, label="x")
    with pytest.raises(ChangedElsewhere):
        journal.notes.put(QUESTIONS, "mine", seen=None, label="x")
    journal.notes.put(QUESTIONS, "mine", seen="theirs", label="x")
    with pytest.raises(ChangedElsewhere):
        other.changes.undo()
    with pytest.raises(BadInput):
        journal.notes.put(QUESTIONS, "x" * 10_000_001, seen="mine", label="x")
