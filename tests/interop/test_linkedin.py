"""LinkedIn's Connections.csv: as it was and as it is, in every encoding, and broken."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import BadInput
from tui.domain.imports import Problem, Record
from tui.domain.people import ContactText
from tui.domain.text import clean_line
from tui.interop.sheets.reader import LinkedInReader

NOTES = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will \
only see email addresses for connections who have allowed their connections to see or download their email \
address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here."

"""
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = """\
Ada,Lovelace,https://www.linkedin.com/in/ada,ada@example.org,Analytical Engines,Programmer,10 Dec 2021
Grace,Hopper,https://www.linkedin.com/in/grace,,"Navy, US","Rear ""Amazing"" Admiral",09 Nov 2020
"""
ADA = ContactText(
    "Ada Lovelace",
    company="Analytical Engines",
    title="Programmer",
    email="ada@example.org",
    link="https://www.linkedin.com/in/ada",
    how_met="LinkedIn, connected 10 Dec 2021",
)
GRACE = ContactText(
    "Grace Hopper",
    company="Navy, US",
    title='Rear "Amazing" Admiral',
    link="https://www.linkedin.com/in/grace",
    how_met="LinkedIn, connected 09 Nov 2020",
)


def read(tmp_path: Path, text: str | bytes) -> list[Record | Problem]:
    path = tmp_path / "Connections.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(LinkedInReader(path))


def people(found: list[Record | Problem]) -> list[ContactText | str]:
    return [each.what if isinstance(each, Record) else f"{each.place}: {each.reason}" for each in found]  # type: ignore[misc]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("notes", ["", NOTES])
def test_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str, notes: str) -> None:
    rows = list(csv.reader(io.StringIO(NEW + ROWS + "Zoë,Ångström,,,Café,,01 Jan 2020\n")))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    found = people(read(tmp_path, (notes + text.getvalue()).encode(encoding)))
    assert found[:2] == [ADA, GRACE]
    assert found[2] == ContactText("Zoë Ångström", company="Café", how_met="LinkedIn, connected 01 Jan 2020")


def test_the_older_columns(tmp_path: Path) -> None:
    old = (
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        'Ada,Lovelace,ada@example.org,Analytical Engines,Programmer,"12/10/21, 3:15 PM"\n'
    )
    assert people(read(tmp_path, old)) == [
        ADA._replace(link="", how_met="LinkedIn, connected 12/10/21, 3:15 PM")
    ]
    older = (
        '"First Name","Last Name","E-mail Address","Company","Job Title","Tags"\n'
        '"Ada","Lovelace","ada@example.org","Analytical Engines","Programmer","x"\n'
    )
    assert people(read(tmp_path, older)) == [ADA._replace(link="", how_met="LinkedIn")]


def test_in_another_order_and_other_case(tmp_path: Path) -> None:
    text = "connected on,LAST NAME, first name ,Some New Column\n10 Dec 2021,Lovelace,Ada,?\n"
    assert people(read(tmp_path, text)) == [
        ContactText("Ada Lovelace", how_met="LinkedIn, connected 10 Dec 2021")
    ]


def test_bad_rows_are_told_by_their_line(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        NOTES
        + NEW
        + ",,https://www.linkedin.com/in/hidden,,,,01 Jan 2020\n"
        + "\n,,,,,,\n"
        + "Too,Many,,,,,01 Jan 2020,more,and more\n"
        + "Trailing,Blanks,,,,,01 Jan 2020,, \n"
        + "Few\n"
        + f"{'x' * 200_000},Name,,,,,\n"
        + f"Long,Company,,,{'y' * 200_000},,\n"
        + "NUL\0,Inside,,,,,\n",
    )
    kept = [each if isinstance(each, str) else clean_line(each.name)[:20] for each in people(found)]
    assert kept == [
        "line 5: it names nobody",
        "line 8: it has 9 cells, and there are 7 columns",
        "Trailing Blanks",
        "Few",
        "x" * 20,
        "Long Company",
        "NUL� Inside",
    ]
    assert [each.place for each in found][-3:] == ["line 11", "line 12", "line 13"]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    found = people(read(tmp_path, NEW + 'Open,"Quote,,,,,\n' + ROWS * 600))
    assert found[0] == "line 2: a quotation mark in it is never closed"
    assert found[1:] == [ADA, GRACE] * 600


def test_a_stray_quotation_mark_is_part_of_its_cell(tmp_path: Path) -> None:
    found = people(read(tmp_path, NEW + 'Ada,"Love"lace,,,5" pipes,,\n' + ROWS))
    assert isinstance(found[0], ContactText)
    assert found[0].company == '5" pipes'
    assert found[1:] == [ADA, GRACE]


def test_a_quotation_mark_that_is_never_closed_at_the_end(tmp_path: Path) -> None:
    found = people(read(tmp_path, NEW + ROWS + 'Open,"Quote,,,,,'))
    assert found[:2] == [ADA, GRACE]
    assert len(found) == 3


def test_a_row_may_run_over_lines(tmp_path: Path) -> None:
    found = read(tmp_path, NEW + 'Ada,Lovelace,,,"Analytical\nEngines",,\n' + ROWS)
    assert [each.place for each in found] == ["line 2", "line 4", "line 5"]


def test_a_line_of_many_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(NEW + "Huge," + "x" * 12_000_000 + ",,,,,\n" + ROWS)
    tracemalloc.start()
    found = people(list(LinkedInReader(path)))
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()
    assert found == ["line 2: a line of it is longer than 1,000,000 characters", ADA, GRACE]


def test_more_columns_than_anybody_has(tmp_path: Path) -> None:
    found = people(read(tmp_path, NEW + "," * 100_000 + "\n" + ROWS))
    assert found == ["line 2: it has 100,001 columns", ADA, GRACE]


@pytest.mark.parametrize("text", ["", "\n\n", "Name,Company\nAda,Engines\n", "\0" * 10_000, "hello"])
def test_what_is_no_such_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="of LinkedIn"):
        read(tmp_path, text)


def test_the_same_person_has_the_same_key(tmp_path: Path) -> None:
    before, after = read(
        tmp_path,
        NEW
        + "Ada,Byron,https://www.linkedin.com/in/Ada/,,,,\n"
        + "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,,\n",
    )
    assert isinstance(before, Record)
    assert isinstance(after, Record)
    assert before.key == after.key


CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=40)


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=8), st.sampled_from((",", ";", "\t")))
def test_whatever_stands_in_the_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([NEW.strip().split(","), *rows])
    found = people(read(tmp_path_factory.mktemp("rows"), text.getvalue()))
    assert not any(isinstance(each, str) and "names nobody" not in each for each in found)
    named = [each.name for each in found if isinstance(each, ContactText)]
    expected = [" ".join(filter(None, (row[0].strip(), row[1].strip()))) for row in rows]
    assert named == [name for name in expected if clean_line(name)]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_stop_the_reader(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    found = people(read(tmp_path_factory.mktemp("rows"), NEW.encode() + ROWS.encode() + raw))
    assert found[0] == ADA
