"""What leaves for other programs: cards, a calendar, tables; read by ours and by theirs, as it was."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tests.interop.journals import opened
from tests.interop.peers import khard, run
from tui.domain.entries import EntryText
from tui.domain.imports import Record
from tui.domain.people import LEVELS, Contact, ContactText
from tui.domain.text import CONTROL, clean, clean_line
from tui.interop import demo
from tui.interop.content_lines import content_line, text_value
from tui.interop.exporting import FORMS, write
from tui.interop.ics import writer as ics
from tui.interop.sheets.formulas import STARTS, safe, unsafe
from tui.interop.sheets.reader import SheetReader
from tui.interop.sheets.writer import TABLES
from tui.interop.vcard.reader import VCardReader
from tui.interop.vcard.writer import card
from tui.journal.journal import Journal

LINE = st.text(st.characters(exclude_categories=("Cs",)), max_size=90).map(clean_line)
BODY = st.text(st.characters(exclude_categories=("Cs",)), max_size=300).map(
    lambda text: CONTROL.sub("", clean(text)).strip()
)
PEOPLE = st.builds(
    ContactText,
    LINE.filter(bool), LINE, LINE, LINE, LINE, LINE.filter(lambda text: "\\" not in text), LINE, LINE,
    st.sampled_from(LEVELS), BODY,
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("sample") / "demo.db", now=lambda: demo.NOW) as journal:
        demo.fill(journal)
        yield journal


def left(journal: Journal, form: str, path: Path) -> Path:
    write(journal, form, path, overwrite=False, tell=lambda count: None)
    return path


@given(text=st.text(st.characters(exclude_categories=("Cs",))))
def test_a_line_is_folded_and_comes_together_again(text: str) -> None:
    line = content_line("NOTE", text_value(text))
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))
    assert line.endswith("\r\n")
    whole = line[:-2].replace("\r\n ", "")
    assert whole == f"NOTE:{text_value(text)}"
    assert not CONTROL.search(whole)


@given(person=PEOPLE)
def test_a_card_says_who_it_is(tmp_path_factory: pytest.TempPathFactory, person: ContactText) -> None:
    path = tmp_path_factory.mktemp("card") / "one.vcf"
    uid = "5c154a45-5a8c-4318-88d1-6f3eb51fb514"
    path.write_text("".join(card(Contact(1, uid, 1, person))), newline="")
    (found,) = VCardReader(path)
    assert isinstance(found, Record)
    assert found.what == person
    assert uid in found.key


def test_others_read_the_cards(sample: Journal, tmp_path: Path) -> None:
    whole = left(sample, "vcard", tmp_path / "people.vcf").read_text()
    names = sample.contacts.names()
    assert sorted(each.fn.value for each in vobject.readComponents(whole)) == sorted(names)
    book = tmp_path / "book"
    book.mkdir()
    for number, one in enumerate(whole.split("BEGIN:VCARD")[1:]):
        (book / f"{number}.vcf").write_text(f"BEGIN:VCARD{one}", newline="")
    listed = khard(book, "list", "--parsable", home=tmp_path)
    assert sorted(line.split("\t")[1] for line in listed.splitlines()) == sorted(names)


def test_cards_come_in_again_as_the_same_people(sample: Journal, tmp_path: Path) -> None:
    path = left(sample, "vcard", tmp_path / "people.vcf")
    with opened(tmp_path / "other.db") as other:
        told = other.imports.bring(VCardReader(path), format="vcard", source="people")
        assert told.problems == ()
        assert [each.text for each in other.contacts.all()] == [each.text for each in sample.contacts.all()]
        assert not other.imports.bring(VCardReader(path), format="vcard", source="people").does_something
    again = sample.imports.bring(VCardReader(path), format="vcard", source="people", dry_run=True)
    assert (again.total.new, again.total.changed) == (0, 0)


def test_others_read_the_calendar(sample: Journal, tmp_path: Path) -> None:
    path = left(sample, "ics", tmp_path / "calendar.ics")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events, tasks = calendar.walk("VEVENT"), calendar.walk("VTODO")
    planned = [each for each in sample.entries.latest("meeting") if each.text.status == "planned"]
    assert {str(each["UID"]) for each in events} == {each.uid for each in planned}
    assert [str(each["SUMMARY"]) for each in events] == [
        "Video with Solange Abebe", "In person with Ingrid Solheim-Boyd",
    ]  # fmt: skip
    assert events[0].decoded("DTSTART") == datetime(2026, 11, 20, 14, 0)
    dues = {due.words: due.due for _, due in sample.exports.open_things(sample.today())}
    assert len(tasks) == len(dues) - len(events)
    for each in tasks:
        said = str(each["SUMMARY"]).rpartition(" (")[0] or str(each["SUMMARY"])
        assert (each.decoded("DUE") if "DUE" in each else None) == dues[said]
    assert not calendar.errors
    settings = tmp_path / "khal.conf"
    formats = {"timeformat": "%H:%M", "dateformat": "%Y-%m-%d", "datetimeformat": "%Y-%m-%d %H:%M"}
    formats |= {f"long{name}": form for name, form in formats.items() if name != "timeformat"}
    lines = "".join(f"{name} = {form}\n" for name, form in formats.items())
    settings.write_text(f"[calendars]\n[[c]]\npath = {tmp_path / 'c'}\n[locale]\n{lines}")
    shown = run("khal", "-c", str(settings), "printics", "-f", "{start} {title}", str(path), home=tmp_path)
    assert "2026-11-20 14:00 Video with Solange Abebe" in shown
    assert "2026-11-24 10:00 In person with Ingrid Solheim-Boyd" in shown


@given(
    on=st.dates(), at=st.none() | st.times(), minutes=st.none() | st.integers(1, 1440), body=BODY, title=LINE
)
def test_any_planned_meeting_is_an_event(
    on: date, at: time | None, minutes: int | None, body: str, title: str
) -> None:
    text = EntryText("meeting", on, body, title, at, "planned", "in-person", minutes, ("Ada; Lovelace",))
    lines = "".join(ics.event(an_entry(text), datetime(2026, 11, 5, 16)))
    (event,) = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{lines}END:VCALENDAR\r\n").walk("VEVENT")
    start = event.decoded("DTSTART")
    assert start == (on if at is None else datetime.combine(on, at.replace(microsecond=0)))
    if at is not None:
        assert event.decoded("DURATION").total_seconds() == (minutes or ics.USUAL_MINUTES) * 60
    assert str(event["SUMMARY"]) == f"In person with Ada; Lovelace{f': {title}' if title else ''}"
    assert str(event.get("DESCRIPTION", "")) == body


def an_entry(text: EntryText):
    from tui.domain.entries import Derived, Entry

    moment = datetime(2026, 11, 5, 16)
    return Entry(1, "uid", 1, text, Derived(), moment, moment)


@given(cell=st.text())
def test_no_cell_is_a_formula_and_every_cell_comes_back(cell: str) -> None:
    written = safe(cell)
    assert not written.startswith(STARTS)
    assert unsafe(written) == cell
    assert written == cell or cell.startswith((*STARTS, "'"))


def test_tables_of_everything(sample: Journal, tmp_path: Path) -> None:
    folder = left(sample, "csv", tmp_path / "tables")
    assert {path.stem for path in folder.glob("*.csv")} == set(TABLES)
    tables = {}
    for path in folder.glob("*.csv"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        assert tuple(head) == TABLES[path.stem]
        assert not any(cell.startswith(STARTS) for row in rows for cell in row)
        tables[path.stem] = rows
    entries = [*sample.entries.latest("meeting"), *sample.entries.latest("reflection")]
    bodies = {row[0]: unsafe(row[-1]) for name in ("meetings", "reflections") for row in tables[name]}
    assert bodies == {entry.uid: entry.text.body for entry in entries}
    for name, said in (("takeaways", "takeaways"), ("feedback", "feedback"), ("followups", "followups")):
        assert len(tables[name]) == sum(len(getattr(entry.derived, said)) for entry in entries)
    tally = sample.roles.tallies()[0]
    assert [tally.name, tally.verdict] == tables["roles"][0][:2]
    assert len(tables["pitch"]) == len(sample.pitch.versions())


def test_the_table_of_people_comes_in_again(tmp_path: Path) -> None:
    people = (
        ContactText("=1+1", phone="+1 555", email="@home", notes="- a\n- b", level="ally"),
        ContactText("'quoted'", company="-x", title="''=", how_met='at "Jo\'s", twice'),
    )
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        for person in people:
            one.contacts.create(person)
        folder = left(one, "csv", tmp_path / "tables")
        assert "\r\n" in (folder / "people.csv").read_bytes().decode()
        told = two.imports.bring(SheetReader(folder / "people.csv"), format="csv", source="people")
        assert told.problems == ()
        assert [each.text for each in two.contacts.all()] == [each.text for each in one.contacts.all()]


@pytest.mark.parametrize("form", list(FORMS))
def test_of_nothing_there_is_nothing_to_say(tmp_path: Path, form: str) -> None:
    with opened(tmp_path / "one.db") as journal:
        path = left(journal, form, tmp_path / "out")
        assert path.is_dir() == FORMS[form].folder
        if form == "ics":
            assert not icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert io.StringIO(path.read_text()).read() == "" if form == "vcard" else path.exists()
