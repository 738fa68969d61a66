"""Anybody's spreadsheet: its columns are guessed, and what was guessed can be put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.domain.people import ContactText
from tui.interop.reader import Options
from tui.interop.sheets.columns import FIELDS, guessed, key, meaning
from tui.interop.sheets.reader import SheetReader


def read(tmp_path: Path, text: str, *columns: tuple[str, str]) -> list[ContactText | str]:
    return [told(each) for each in reader(tmp_path, text, *columns)]


def reader(tmp_path: Path, text: str, *columns: tuple[str, str]) -> SheetReader:
    path = tmp_path / "people.csv"
    path.write_text(text, newline="")
    return SheetReader(path, Options(columns))


def told(each: Record | Problem) -> ContactText | str:
    if isinstance(each, Problem):
        return f"{each.place}: {each.reason}"
    assert isinstance(each.what, ContactText)
    return each.what


def test_columns_by_their_usual_names(tmp_path: Path) -> None:
    text = (
        "Full Name,Employer,Job Title,E-Mail Address,Mobile,LinkedIn URL,How we met,Referred by,Level,Notes\n"
        "Ada Lovelace,Engines,Programmer,a@example.org,1,https://x,Party,Mary,Ally,Good.\n"
    )
    assert read(tmp_path, text) == [
        ContactText(
            "Ada Lovelace", "Engines", "Programmer", "a@example.org", "1", "https://x", "Party", "Mary",
            "ally", "Good.",
        )
    ]  # fmt: skip


def test_what_has_no_field_goes_into_the_notes(tmp_path: Path) -> None:
    found = reader(tmp_path, "Name;Notes;Shoe size;Colour\nAda;First.;37;\nGrace;;38;blue\n")
    assert [told(each) for each in found] == [
        ContactText("Ada", notes="First.\n\n- Shoe size: 37"),
        ContactText("Grace", notes="- Shoe size: 38\n- Colour: blue"),
    ]
    assert found.remarks == ("name ← Name · notes ← Notes · into the notes: Shoe size, Colour",)


def test_a_guess_is_corrected(tmp_path: Path) -> None:
    text = "Name,Who,Company,Secret\nAcme,Ada,Engines,x\n"
    assert read(tmp_path, text) == [ContactText("Acme", company="Engines", notes="- Who: Ada\n- Secret: x")]
    columns = (("name", "who"), ("Company", "NAME"), ("how_met", "company"), ("", "secret"))
    assert read(tmp_path, text, *columns) == [ContactText("Ada", company="Acme", how_met="Engines")]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ((("Name", "Nobody"),), "there is no column 'Nobody'; there are Kürzel, Ort"),
        ((("Shoe", "Ort"),), "there is no field 'Shoe'; there are name, first name"),
        ((), 'which column is the name\\? There are Kürzel, Ort: say --map "Name=Kürzel"'),
    ],
)
def test_a_map_that_does_not_fit(tmp_path: Path, columns: tuple[tuple[str, str], ...], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read(tmp_path, "Kürzel,Ort\nA,Bern\n", *columns)
    assert read(tmp_path, "Kürzel,Ort\nA,Bern\n", ("Name", "kurzel")) == [
        ContactText("A", notes="- Ort: Bern")
    ]


def test_notes_and_a_hint_of_the_program_may_stand_above(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=;\n\nMy people, 2026\n;;\nVorname;Nachname;Firma\nJörg;Müller;Café\n") == [
        ContactText("Jörg Müller", company="Café")
    ]


def test_first_names_alone_and_nobody(tmp_path: Path) -> None:
    assert read(tmp_path, "First name,Last name\nAda,\n,Lovelace\n , \n") == [
        ContactText("Ada"),
        ContactText("Lovelace"),
    ]
    assert read(tmp_path, "Name,Company\n,Engines\n") == ["line 2: it names nobody"]


def test_columns_without_a_name_or_with_the_same_one(tmp_path: Path) -> None:
    assert read(tmp_path, "Name,,Tag,Tag\nAda,x,y,z\n") == [
        ContactText("Ada", notes="- column 2: x\n- Tag: y\n- Tag: z")
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "sep=;\n"])
def test_nothing_at_all(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="holds no table"):
        read(tmp_path, text)


def test_every_name_of_a_column_means_its_field() -> None:
    for field, names in FIELDS.items():
        for name in names:
            assert key(name) == name
            assert meaning(f" {name.upper()}: ") is not None
            assert guessed(["Nickname", "name", name]).places[field] in (1, 2)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=30))
def test_any_header_is_guessed_or_asked_about(header: list[str]) -> None:
    columns = guessed([*header, "Name"])
    places = [*columns.places.values(), *columns.others]
    assert sorted(places) == list(range(len(header) + 1))
