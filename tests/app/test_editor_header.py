"""What the header says in words: dates with times, several names, near-duplicates, unfinished fields."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.editor.header_text import HeaderText, draft_text, entry_text, header_of, read_when, when_of
from tui.app.editor.name_list import at_cursor, join_names, spans, split_names
from tui.app.editor.outcome import groups
from tui.app.editor.reading import read_body, understand
from tui.app.editor.register import Guest, Register
from tui.app.editor.start import EditorStart
from tui.app.editor.talk import distance, guests_echo, when_echo
from tui.domain.customs import USUAL
from tui.domain.entries import Derived, Entry, EntryText
from tui.domain.errors import BadInput
from tui.domain.text import clean_line
from tui.journal.records import Draft

TODAY = date(2026, 11, 6)  # a Friday
PEOPLE = ["Ada Lovelace", "Grace Hopper", "Grace Kelly", "José Álvarez"]


@pytest.mark.parametrize(
    ("words", "on", "at"),
    [
        ("5 nov", date(2026, 11, 5), None),
        ("5 nov 2025", date(2025, 11, 5), None),
        ("5 nov, 15:00", date(2026, 11, 5), time(15)),
        ("5 nov 2026 15:00", date(2026, 11, 5), time(15)),
        ("yesterday at 3:30 pm", date(2026, 11, 5), time(15, 30)),
        ("yesterday 3pm", date(2026, 11, 5), time(15)),
        ("3pm", TODAY, time(15)),
        ("at 15:00", TODAY, time(15)),
        ("friday", TODAY, None),
        ("thursday", date(2026, 11, 5), None),
        ("tomorrow 9:00", date(2026, 11, 7), time(9)),
        ("5 dec", date(2025, 12, 5), None),
    ],
)
def test_when(words, on, at):
    assert read_when(words, today=TODAY) == (on, at)


def test_what_lies_ahead_is_read_forwards():
    assert read_when("5 dec", today=TODAY, ahead=True)[0] == date(2026, 12, 5)
    assert read_when("thursday 10:00", today=TODAY, ahead=True) == (date(2026, 11, 12), time(10))


@pytest.mark.parametrize(
    ("words", "field"),
    [("", "on"), ("30 february", "on"), ("someday soon", "on"), ("5 nov 25:99", "at"), ("9999-99-99", "on")],
)
def test_what_is_no_date_says_so(words, field):
    with pytest.raises(BadInput) as fault:
        read_when(words, today=TODAY)
    assert fault.value.field == field


def test_a_date_is_echoed_with_its_distance():
    assert when_echo(TODAY, None, today=TODAY) == "Fri 6 Nov 2026 · today"
    assert when_echo(date(2026, 11, 5), time(15), today=TODAY) == "Thu 5 Nov 2026, 15:00 · yesterday"
    assert distance(date(2026, 11, 9), today=TODAY) == "in 3 days"
    assert distance(date(2026, 10, 1), today=TODAY) == "5 weeks ago"
    assert distance(date.max, today=TODAY).startswith("in ")


def test_names_stand_between_commas_or_in_quotes():
    assert split_names("Ada Lovelace,, Grace Hopper , Ada Lovelace") == ["Ada Lovelace", "Grace Hopper"]
    assert split_names('"Smith, John", Ada') == ["Smith, John", "Ada"]
    assert split_names('William "Bill" Gates, Ada') == ['William "Bill" Gates', "Ada"]
    assert split_names('"Ada, Grace') == ["Ada", "Grace"]
    assert split_names("  ") == []


@given(st.lists(st.text(max_size=12), max_size=4))
def test_joined_names_come_apart_again(names):
    kept = list(dict.fromkeys(filter(None, map(clean_line, names))))
    assert split_names(join_names(kept)) == [name for name in kept if name]


@given(st.text(alphabet='a" ,\n', max_size=20), st.integers(0, 20))
def test_every_cursor_is_in_some_name(field, cursor):
    start, end = at_cursor(field, min(cursor, len(field)))
    assert 0 <= start <= end <= len(field)
    assert all(0 <= a <= b <= len(field) for a, b in spans(field))


def test_a_name_that_was_merged_is_known_as_whom_it_means() -> None:
    register = Register(PEOPLE, [], {"ada l.": "Ada Lovelace"})
    assert register.guest("Ada L.") == Guest("Ada L.", "Ada Lovelace", "known")


def test_whom_a_typed_name_means():
    register = Register(PEOPLE, [])
    assert register.guest("jose alvarez").name == "José Álvarez"
    assert register.guest("ada").name == "Ada Lovelace"
    assert register.guest("Alan Turing").standing == "new"
    near = register.guest("Ada Lovelaec")
    assert (near.standing, near.others) == ("near", ("Ada Lovelace",))
    assert register.guest("Grace").standing == "several"
    register.keep("Grace")
    assert register.guest("grace").standing == "new"
    assert guests_echo(register.guests(["ada", "Alan Turing"])) == "ada is Ada Lovelace · new: Alan Turing"


def base(**fields: object) -> EntryText:
    return EntryText(kind="meeting", on=TODAY, **fields)  # type: ignore[arg-type]


def read(header: HeaderText, body: str = "", known: Register | None = None) -> EntryText:
    return entry_text(
        header, body, base(), known or Register(PEOPLE, ["In-house counsel"]), today=TODAY, about=None
    )


def test_a_header_becomes_a_text():
    header = HeaderText(
        when="yesterday 15:00", people="ada, Alan Turing", roles="in-house COUNSEL, Product manager",
        title=" Tea ", form="call", minutes="35", pitch="2", score="3",
    )  # fmt: skip
    text = read(header, "a\nb")
    assert text.on == date(2026, 11, 5)
    assert text.at == time(15)
    assert text.people == ("Ada Lovelace", "Alan Turing")
    assert text.roles == ("In-house counsel", "Product manager")
    assert (text.title, text.form, text.status) == ("Tea", "call", "held")
    assert (text.minutes, text.pitch, text.score) == (35, 2, 3)
    assert text.body == "a\nb"


def test_a_day_to_come_is_planned_unless_someone_says_otherwise():
    assert read(HeaderText(when="tomorrow", people="ada")).status == "planned"
    assert read(HeaderText(when="tomorrow", people="ada", status="cancelled")).status == "cancelled"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        (HeaderText(when="30 feb", people="ada"), "on"),
        (HeaderText(when="today", people="grace"), "with"),
        (HeaderText(when="today", people="ada", minutes="long"), "minutes"),
        (HeaderText(when="today", people="ada", pitch="²"), "pitch"),
    ],
)
def test_a_field_that_cannot_be_understood_is_named(header, field):
    with pytest.raises(BadInput) as fault:
        read(header)
    assert fault.value.field == field


def test_a_draft_keeps_unfinished_fields_as_typed():
    header = HeaderText(when="30 feb", people="grace, Ad", minutes="x")
    text = draft_text(header, "body", base(), Register(PEOPLE, []), today=TODAY, about=None)
    assert text.on == TODAY
    assert text.people == ("grace", "Ad")
    assert text.body == "body"
    draft = Draft("u", None, None, text, datetime(2026, 11, 6), 1, header.as_dict())
    assert EditorStart.resume(draft).header == header
    assert set(header.as_dict()) == {
        "when", "with", "role", "title", "kind", "status", "minutes", "pitch", "score", "about", "thanks",
    }  # fmt: skip


def test_today_in_a_draft_stays_the_day_it_was_typed_on():
    header = HeaderText(when="yesterday 3pm", people="ada")
    draft = Draft("u", None, None, base(), datetime(2026, 11, 3, 12), 1, header.as_dict())
    assert EditorStart.resume(draft).header.when == "2 Nov 2026 15:00"


def test_a_saved_text_reads_back_as_it_was():
    text = base(
        at=time(9, 5), title="T", people=("Smith, John", "Ada Lovelace"), roles=("In-house counsel",),
        status="cancelled", form="event", minutes=5, pitch=1, score=5, body="b",
    )  # fmt: skip
    known = Register(["Smith, John", "Ada Lovelace"], ["In-house counsel"])
    assert entry_text(header_of(text), "b", base(), known, today=TODAY, about=None) == text


def test_thanks_are_wanted_unless_somebody_says_no():
    assert read(HeaderText(when="today", people="ada")).thanks
    assert not read(HeaderText(when="today", people="ada", thanks="no")).thanks
    assert header_of(base(people=("Ada",), thanks=False)).thanks == "no"
    assert header_of(base(people=("Ada",))).thanks == ""


@pytest.mark.parametrize(
    ("header", "customs", "due"),
    [
        (HeaderText(when="5 nov", people="ada"), USUAL, [date(2026, 11, 6)]),
        (
            HeaderText(when="5 nov 15:00", people="ada"),
            USUAL._replace(thank_you_hours=4),
            [date(2026, 11, 5)],
        ),
        (HeaderText(when="5 nov", people="ada", thanks="no"), USUAL, []),
        (HeaderText(when="7 nov 2026", people="ada"), USUAL, []),
    ],
)
def test_the_panel_shows_the_thanks_that_a_save_makes(header, customs, due):
    register = Register(PEOPLE, [])
    outcome = read_body(
        "- [>] Grace", understood=understand(header, register, today=TODAY), kind="meeting",
        register=register, customs=customs._replace(introduction_days=3),
    )  # fmt: skip
    assert [each.due for each in outcome.thank_yous] == due
    (offered,) = outcome.derived.introductions
    assert offered.due == when_of(header, today=TODAY)[0] + timedelta(days=3)


def test_the_panel_says_what_is_due_before_the_day_itself():
    register = Register(PEOPLE, [])
    outcome = read_body(
        "- [>] Grace by 1 nov 2026\n- [<] write by 5 nov 2026", kind="meeting", register=register,
        understood=understand(HeaderText(when="5 nov", people="ada"), register, today=TODAY),
    )  # fmt: skip
    asides = [item.aside for group in groups(outcome) for item in group.items]
    assert asides[:2] == ["by Sun 1 Nov 2026, before the entry’s own day", "by Thu 5 Nov 2026"]


def test_a_planned_meeting_is_written_up_as_held():
    text = base(people=("Ada",), status="planned", at=time(15))._replace(on=date(2026, 11, 9))
    entry = Entry(7, "u", 2, text, Derived(), datetime(2026, 11, 1), datetime(2026, 11, 1))
    start = EditorStart.held(entry, today=TODAY, template="## Want\n")
    assert (start.header.status, start.header.when, start.body) == ("held", "6 Nov 2026 15:00", "## Want\n")
    assert (start.entry_id, start.seen, start.begun) == (7, 2, True)
    past = entry._replace(text=text._replace(on=date(2026, 11, 4), body="said"))
    start = EditorStart.held(past, today=TODAY, template="## Want\n")
    assert (start.header.when, start.body) == ("4 Nov 2026 15:00", "said")
    assert EditorStart.new("meeting", TODAY, people=("Ada",)).planned().header.status == "planned"
