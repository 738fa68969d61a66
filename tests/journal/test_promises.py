"""What is open: read, done, snoozed, and all of it undone; and whatever is edited, nothing of it is lost."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.customs import USUAL
from tui.domain.entries import EntryText, FollowUp
from tui.domain.errors import BadInput, NotFound
from tui.domain.people import ContactText
from tui.domain.today import Due, counted
from tui.journal.journal import Journal

TEXT = """- [>] Grace Hopper, runs a fund, by Friday
- [<] send her the article
- [<] introduce Alan Turing to her
- [ ] book the flight by tomorrow
"""
"""Of Thursday 5 November."""


def day(clock: Clock, number: int, month: int = 11) -> None:
    clock.time = clock.time.replace(month=month, day=number)


def ids(rows: Sequence[Due]) -> list[str]:
    return [each.id for each in rows]


def due(journal: Journal, typed: str) -> Due:
    return journal.promises.find(typed)


def test_one_save_fills_today(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    today = journal.promises.today()
    assert [(each.id, each.text) for each in today.thank_you] == [("f3", "Thank Ada Lovelace")]
    assert [(each.id, each.text) for each in today.promised_to_me] == [("i1", "Grace Hopper, runs a fund")]
    assert [(each.id, each.text, each.line) for each in today.i_promised] == [
        ("f2", "book the flight", 4),
        ("i2", "Introduce Alan Turing to her", 3),
        ("f1", "send her the article", 2),
    ]
    assert {(each.contact, each.contact_id, each.entry, each.on) for each in today.everything} == {
        ("Ada Lovelace", 1, entry.id, date(2026, 11, 5))
    }
    assert (today.overdue, today.coming_up, journal.promises.count_due()) == ((), (), 0)


def test_days_later_it_is_overdue(journal: Journal, clock: Clock) -> None:
    journal.entries.log(meeting(TEXT))
    day(clock, 6)
    assert journal.promises.count_due() == 3
    assert journal.promises.today().overdue == ()
    day(clock, 13)
    assert ids(journal.promises.today().overdue) == ["i1", "f2", "f3", "i2"]
    assert ids(journal.promises.today().i_promised) == ["f1"]
    assert journal.promises.count_due() == 4


SAID = (
    "- [<] send her the article",
    "- [<] Send her the ARTICLE by 9 Nov 2026",
    "- [<] send her the article by 20 Nov 2026",
    "- [<] introduce Alan Turing to her by 12 Nov 2026",
    "- [>] Grace Hopper, runs a fund, by 10 Nov 2026",
    "- [>] grace hopper, by 18 Nov 2026",
    "- [ ] book the flight by 11 Nov 2026",
    "",
)


@pytest.mark.parametrize("turn", range(4))
def test_as_many_are_counted_as_are_shown_on_every_day(journal: Journal, clock: Clock, turn: int) -> None:
    for number in range(10):
        people = ("Ada Lovelace", "Yuki")[number % (turn + 1) == 0 :]
        body = "\n".join(SAID[(number * (turn + 3) + each) % len(SAID)] for each in range(3))
        text = meeting(body, *people, on=date(2026, 11, 1 + number * (turn + 5) % 17))
        text = text._replace(status="planned") if number % 5 == turn else text
        journal.entries.log(text)
    journal.entries.log(reflection(SAID[turn], about=1))
    journal.entries.log(reflection(SAID[1]))
    some = journal.promises.today().everything
    for each, until in zip(some[::3], range(6, 26), strict=False):
        if each.kind not in ("cold", "meeting", "happened", "meet"):
            journal.promises.snooze(each, date(2026, 11, until))
    for each in journal.promises.today().everything[1::7]:
        if each.kind != "meeting":
            journal.promises.done(each)
    counts = []
    for number in range(1, 29):
        day(clock, number)
        today = journal.promises.today()
        counts.append(journal.promises.count_due())
        assert counts[-1] == counted(today, on=clock.time.date())
    assert len(set(counts)) > 5


def test_what_is_in_the_trash_or_cancelled_or_gone_is_not_open(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    journal.entries.save(entry.id, meeting("nothing"), seen=1)
    assert ids(journal.promises.today().everything) == ["f3"]
    journal.entries.delete(entry.id)
    assert journal.promises.today().everything == ()
    with pytest.raises(NotFound):
        journal.promises.find("f3")


def test_a_day_before_the_meeting_is_overdue_at_once(journal: Journal) -> None:
    journal.entries.log(meeting("- [ ] call by 2026-01-01\n- [>] Grace, by 2025-12-24", thanks=False))
    assert ids(journal.promises.today().overdue) == ["i1", "f1"]


def test_a_planned_meeting_comes_up_then_it_is_asked_whether_it_was_held(
    journal: Journal, clock: Clock
) -> None:
    entry = journal.entries.log(meeting("", "Ada", "Grace", status="planned", on=date(2026, 11, 9))).entry
    (one,) = journal.promises.today().coming_up
    assert (one.id, one.kind, one.text) == ("m1", "meeting", "Coffee with Ada, Grace")
    with pytest.raises(BadInput, match="still to come, on Mon 9 Nov"):
        journal.promises.done(one)
    day(clock, 10)
    (one,) = journal.promises.today().overdue
    assert (one.kind, one.text) == ("happened", "Did it take place? Coffee with Ada, Grace")
    journal.promises.done(one)
    assert journal.entries.get(entry.id).text.status == "held"
    assert [each.kind for each in journal.promises.today().everything] == ["thank-you", "thank-you"]
    journal.changes.undo()
    journal.promises.snooze(due(journal, "m1"), date(2026, 11, 20))
    assert journal.entries.get(entry.id).text.on == date(2026, 11, 20)
    assert [each.kind for each in journal.promises.today().coming_up] == ["meeting"]


def test_who_is_to_be_met_comes_up_unless_a_meeting_with_them_does(journal: Journal, clock: Clock) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper", thanks=False))
    journal.promises.set_status(1, "made")
    (one,) = journal.promises.today().coming_up
    assert (one.kind, one.text, one.due) == ("meet", "Meet Grace Hopper", date(2026, 11, 12))
    day(clock, 14)
    assert [each.kind for each in journal.promises.today().overdue] == ["meet"]
    journal.entries.log(meeting("", "Grace Hopper", status="planned", on=date(2026, 11, 20)))
    assert [each.kind for each in journal.promises.today().everything] == ["meeting"]


def test_what_was_said_to_me_is_done_step_by_step(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper\n- [<] introduce Alan Turing", thanks=False))
    for status in ("made", "met"):
        journal.promises.done(due(journal, "i1"))
        assert journal.promises.introduction(1).status == status
    journal.promises.done(due(journal, "i2"))
    assert journal.promises.introduction(2).status == "made"
    assert [each.kind for each in journal.promises.today().everything] == ["tell"]
    with pytest.raises(NotFound):
        journal.promises.find("i1")


def test_done_ticks_the_line_in_the_text_where_there_is_one(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    for number in ("f1", "2", "f3"):
        journal.promises.done(due(journal, number))
    body = journal.entries.get(entry.id).text.body
    assert "- [x] [<] send her the article" in body
    assert "- [x] book the flight" in body
    assert ids(journal.promises.today().everything) == ["i1", "i2"]
    for _ in range(3):
        journal.changes.undo()
    assert journal.entries.get(entry.id).text.body == TEXT
    assert len(journal.promises.today().everything) == 5


@pytest.mark.parametrize("number", ["f1", "f2", "f3", "i1", "i2"])
def test_what_is_snoozed_is_quiet_until_its_day_and_the_text_stays(
    journal: Journal, clock: Clock, number: str
) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    before = due(journal, number)
    journal.promises.snooze(before, date(2026, 11, 23))
    assert ids(journal.promises.today().coming_up) == [number]
    assert journal.entries.get(entry.id).text.body == TEXT
    assert due(journal, number).due == date(2026, 11, 23)
    day(clock, 22)
    assert number not in ids(journal.promises.today().overdue)
    day(clock, 24)
    assert number in ids(journal.promises.today().overdue)
    journal.changes.undo()
    assert due(journal, number).due == before.due
    journal.changes.redo()
    assert due(journal, number).snoozed


def test_a_new_day_in_the_text_ends_a_snooze_and_nothing_else_does(journal: Journal) -> None:
    entry = journal.entries.log(meeting(TEXT)).entry
    for number in ("f2", "i1", "i2", "f1"):
        journal.promises.snooze(due(journal, number), date(2026, 12, 1))
    other = TEXT.replace("book the flight", "book the cheap flight").replace("a fund", "a large fund")
    entry = journal.entries.save(entry.id, meeting(f"More.\n\n{other}"), seen=entry.version).entry
    assert {each.id for each in journal.promises.today().coming_up} == {"f2", "i1", "i2", "f1"}
    dated = TEXT.replace("tomorrow", "9 Nov 2026").replace("by Friday", "by 10 Nov 2026")
    journal.entries.save(entry.id, meeting(dated), seen=entry.version)
    assert {each.id for each in journal.promises.today().coming_up} == {"i2", "f1"}
    assert due(journal, "f2").due == date(2026, 11, 9)
    assert due(journal, "i1").due == date(2026, 11, 10)
    journal.changes.undo()
    assert {each.id for each in journal.promises.today().coming_up} == {"f2", "i1", "i2", "f1"}
    for _ in range(5):
        journal.changes.undo()
    assert not any(each.snoozed for each in journal.promises.today().everything)


@pytest.mark.parametrize("until", [date(2026, 11, 5), date(2026, 11, 4), date.min])
def test_it_is_snoozed_until_a_day_to_come(journal: Journal, until: date) -> None:
    journal.entries.log(meeting(TEXT))
    with pytest.raises(BadInput):
        journal.promises.snooze(due(journal, "f1"), until)
    journal.promises.snooze(due(journal, "f1"), date.max)
    assert due(journal, "f1").due == date.max


def test_the_same_promise_at_two_meetings_is_kept_once(journal: Journal) -> None:
    body = "- [>] Grace Hopper\n- [<] send her the article"
    for number in (5, 6):
        journal.entries.log(meeting(body, on=date(2026, 11, number), thanks=False))
    assert [(each.id, each.also) for each in journal.promises.today().everything] == [
        ("i2", ("i1",)),
        ("f2", ("f1",)),
    ]
    journal.promises.done(due(journal, "f1"))
    assert all("[x] [<]" in each.text.body for each in journal.entries.latest("meeting"))
    journal.promises.done(due(journal, "i2"))
    assert [journal.promises.introduction(each).status for each in (1, 2)] == ["made", "made"]
    journal.changes.undo()
    journal.changes.undo()
    assert all(each.text.body == body for each in journal.entries.latest("meeting"))
    assert journal.contacts.names() == ["Ada Lovelace"]
    journal.promises.snooze(due(journal, "f2"), date(2026, 12, 1))
    assert ids(journal.promises.today().coming_up) == ["f2"]
    journal.changes.undo()
    assert ids(journal.promises.today().coming_up) == []


def test_somebody_with_whom_it_goes_cold_can_be_heard_of_or_put_off(journal: Journal, clock: Clock) -> None:
    journal.entries.log(meeting("", thanks=False))
    contact = journal.contacts.find("ada")
    journal.contacts.save(contact.id, contact.text._replace(level="ally"), seen=contact.version)
    clock.time = clock.time.replace(year=2027, month=3)
    assert ids(journal.promises.today().going_cold) == ["c1"]
    assert journal.promises.count_due() == 0
    journal.promises.done(due(journal, "c1"))
    assert journal.promises.today().going_cold == ()
    journal.changes.undo()
    journal.promises.snooze(due(journal, "c1"), date(2027, 3, 8))
    assert journal.promises.today().going_cold == ()
    day(clock, 8, 3)
    assert ids(journal.promises.today().going_cold) == ["c1"]


def test_reflections_have_promises_too(journal: Journal) -> None:
    met = journal.entries.log(meeting("", thanks=False)).entry
    journal.entries.log(reflection("- [<] write her", about=met.id))
    journal.entries.log(reflection("- [ ] read the book"))
    assert [(each.text, each.contact) for each in journal.promises.today().i_promised] == [
        ("write her", "Ada Lovelace"),
        ("read the book", ""),
    ]


def test_thanks_can_be_left_off_and_wanted_again(journal: Journal) -> None:
    entry = journal.entries.log(meeting("", thanks=False)).entry
    assert journal.promises.today().everything == ()
    assert not journal.entries.get(entry.id).text.thanks
    entry = journal.entries.save(entry.id, entry.text._replace(thanks=True), seen=1).entry
    assert ids(journal.promises.today().thank_you) == ["f1"]
    journal.changes.undo()
    assert journal.promises.today().everything == ()
    assert journal.examine(rebuild=True).findings == ()


@pytest.mark.parametrize(("hours", "on"), [(24, 6), (48, 7), (72, 8), (4, 5), (0, 6)])
def test_thanks_are_due_when_it_is_wont(path: Path, quick: None, clock: Clock, hours: int, on: int) -> None:
    with Journal.open(path, now=clock, customs=USUAL._replace(thank_you_hours=hours)) as journal:
        journal.entries.log(meeting())
        assert [each.due for each in journal.promises.today().thank_you] == [date(2026, 11, on)]


def test_another_custom_is_no_damage(path: Path, quick: None, clock: Clock) -> None:
    with Journal.open(path, now=clock) as journal:
        journal.entries.log(meeting("- [>] Grace Hopper"))
    with Journal.open(path, now=clock, customs=USUAL._replace(introduction_days=30)) as journal:
        assert journal.examine().findings == ()
        assert due(journal, "i1").due == date(2026, 11, 12)
        journal.entries.save(1, meeting("- [>] Grace Hopper, of the Navy"), seen=1)
        assert due(journal, "i1").due == date(2026, 12, 5)


def test_a_letter_is_begun_where_one_is_asked_for(journal: Journal) -> None:
    body = "> Decide.\n\n- [>] Grace Hopper\n- [<] send it\n- [ ] thank Ada for the talk"
    journal.entries.log(meeting(body, "Ada Lovelace", "Alan Turing"))
    journal.entries.log(meeting("", "Grace Hopper", on=date(2026, 11, 6)))
    letters = {each.id: journal.promises.letter(each) for each in journal.promises.today().everything}
    begun = {number: letter.text.split("\n")[0] for number, letter in letters.items() if letter is not None}
    assert begun == {"f2": "Hi Ada,", "f3": "Hi Alan,", "f4": "Hi Grace,", "f5": "Hi Ada,"}
    assert letters["f2"] is not None
    assert "“Decide.”" in letters["f2"].text
    assert "I met Grace Hopper" in (letters["f5"] or letters["f2"]).text


def test_a_letter_asks_again_for_what_was_offered(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper", thanks=False))
    (offered,) = journal.promises.today().promised_to_me
    letter = journal.promises.letter(offered)
    assert letter is not None
    assert "introduce me to Grace Hopper." in letter.text
    journal.promises.set_status(1, "made")
    (meet,) = journal.promises.today().coming_up
    assert journal.promises.letter(meet) is None


# -- whatever is edited

WORDS = (
    "send the paper on aviation safety",
    "call the registrar at noon",
    "find a flat near the harbour",
    "ask Yuki about her pilot years",
    "renew that library card",
)
LEADS = {"task": "- [ ] ", "promise": "- [<] ", "intro": "- [>] "}
NAMES = ("Grace Hopper", "Alan Turing", "Katherine Johnson")


class Item:
    """A line of the text: what it is known by, how it is written now, and whether somebody acted on it."""

    def __init__(self, kind: str, said: str) -> None:
        self.kind = kind
        self.said = said
        self.more = ""
        self.due = ""
        self.done = False
        self.status = "offered"
        self.row: int | None = None

    @property
    def line(self) -> str:
        lead = LEADS[self.kind]
        if self.done:
            lead = "- [x] " if self.kind == "task" else f"- [x] {lead[2:]}"
        words = f"{self.said}{', ' if self.kind == 'intro' and self.more else ' '}{self.more}".strip()
        return f"{lead}{words}{f' by {self.due}' if self.due else ''}"


EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            ["say more", "say less", "date", "no date", "move", "above", "drop", "again", "tick", "act"]
        ),
        st.integers(0, 20),
    ),
    max_size=14,
)


@given(EDITS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_however_the_text_is_edited_every_line_keeps_what_became_of_it(edits: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "j.db", now=Clock()) as journal:
        journal.database.rows("PRAGMA synchronous=OFF")
        _edit_it(journal, edits)


def _edit_it(journal: Journal, edits: list[tuple[str, int]]) -> None:
    here = [Item("task" if number % 2 else "promise", words) for number, words in enumerate(WORDS)]
    here += [Item("intro", name) for name in NAMES]
    gone: list[Item] = []
    above = ""
    entry = journal.entries.log(_text(above, here)).entry
    _agree(journal, entry.id, here, gone)
    for edit, which in edits:
        item = here[which % len(here)] if here else None
        if edit == "again" and gone:
            back = gone.pop(which % len(gone))
            here.insert(which % (len(here) + 1), back)
        elif item is None:
            continue
        elif edit == "say more":
            item.more = "if there is time"
        elif edit == "say less":
            item.more = ""
        elif edit == "date":
            item.due = f"2026-12-{which + 1:02}"
        elif edit == "no date":
            item.due = ""
        elif edit == "move":
            here.remove(item)
            here.insert((which * 3) % (len(here) + 1), item)
        elif edit == "above":
            above += "Another paragraph.\n\n"
        elif edit == "drop":
            here.remove(item)
            gone.append(item)
        elif edit == "tick" and item.kind != "intro":
            item.done = not item.done
        elif edit == "act" and item.kind == "intro" and item.row is not None:
            item.status = ("chased", "declined", "lapsed")[which % 3]
            journal.promises.set_status(item.row, item.status)  # type: ignore[arg-type]
        text = _text(above, here)
        entry = journal.entries.save(entry.id, text, seen=journal.entries.get(entry.id).version).entry
        _agree(journal, entry.id, here, gone)
    assert journal.examine().findings == ()


def _text(above: str, items: list[Item]) -> EntryText:
    return meeting(above + "\n".join(item.line for item in items), thanks=False)


def _agree(journal: Journal, entry: int, here: list[Item], gone: list[Item]) -> None:
    derived = journal.entries.get(entry).derived
    lines = journal.entries.get(entry).text.body.split("\n")
    said: dict[int, Any] = {each.line or 0: each for each in (*derived.followups, *derived.introductions)}
    assert len(said) == len(derived.followups) + len(derived.introductions) == len(here)
    for item in here:
        found = said[lines.index(item.line) + 1]
        assert item.row in (None, found.id), "its row is another one"
        item.row = found.id
        if isinstance(found, FollowUp):
            assert (found.text, found.done) == (f"{item.said} {item.more}".strip(), item.done)
            assert (found.due.isoformat() if found.due else "") == item.due
        else:
            assert (found.name, found.detail, found.status) == (item.said, item.more, item.status)
            assert item.due in ("", found.due.isoformat())
    rows = journal.database.rows
    followups = {row[0] for row in rows("SELECT id FROM followup")}
    introductions = {row[0] for row in rows("SELECT id FROM introduction")}
    for item in (*here, *gone):
        assert item.row in (introductions if item.kind == "intro" else followups), "its row is lost"
    assert len(followups) + len(introductions) == len(here) + len(gone), "a row is doubled"


def test_contacts_know_of_their_introductions(journal: Journal) -> None:
    journal.entries.log(meeting("- [>] Grace Hopper"))
    journal.contacts.create(ContactText("Grace Hopper"))
    assert journal.promises.introduction(1).contact == (2, "Grace Hopper")
    journal.changes.undo()
    assert journal.promises.introduction(1).contact is None
    assert re.match(r"new contact", journal.changes.can_redo or "")
