"""`import`, from the preview to the undo, by the command and beside the programs people come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tests.cli.test_hostile import DRIVES, HOSTILE
from tests.interop.peers import khard

CARDS = """BEGIN:VCARD
VERSION:3.0
UID:1
FN:Ada Lovelace
ORG:Analytical Engines
EMAIL:ada@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:nobody@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Grace Hopper
TEL:555
NOTE:Found the moth.
END:VCARD
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "people.vcf"
    path.write_text(CARDS)
    return path


def names(shell: Shell) -> list[str]:
    return [each["name"] for each in shell.ok("contacts", "--json").json]


def test_a_file_comes_in_and_goes_again(shell: Shell, cards: Path) -> None:
    result = shell.ok("import", "vcard", str(cards))
    assert result.out == "Imported people.vcf: 2 new contacts\n`preseason import --undo 1` takes it back\n"
    assert result.err == "1 record stays out:\ncard 2, line 8: it has no name\n"
    assert names(shell) == ["Ada Lovelace", "Grace Hopper"]
    assert shell.ok("import", "vcard", str(cards)).out == "Nothing new in people.vcf: 2 the same\n"
    assert shell.ok("import", "--list").out == ("1\tThu 5 Nov 2026\tvcard\tpeople.vcf\t2 new contacts\t\n")
    assert shell.ok("import", "--undo", "1").out == (
        "Took back import 1, people.vcf: 2 contacts to the trash\n"
    )
    assert names(shell) == []
    assert "already" in shell.fails("import", "--undo", "1")
    assert shell.ok("import", "--list").out.endswith("\ttaken back Thu 5 Nov 2026\n")


def test_there_is_a_backup_of_what_was_before(shell: Shell, cards: Path, journal_path: Path) -> None:
    shell.ok("log", "We met.", "--with", "Charles Babbage")
    room = journal_path.with_name(f"{journal_path.name}.backups")
    shell.ok("import", "vcard", str(cards), "--dry-run")
    assert not room.exists()
    shell.ok("import", "vcard", str(cards))
    (made,) = room.glob("*-before-import.db")
    assert names(shell) == ["Ada Lovelace", "Charles Babbage", "Grace Hopper"]
    shell.ok("import", "vcard", str(cards))
    assert list(room.glob("*-before-import.db")) == [made]
    shell.ok("restore", str(made))
    assert names(shell) == ["Charles Babbage"]


def test_without_a_backup_nothing_comes_in(shell: Shell, cards: Path, journal_path: Path) -> None:
    journal_path.parent.mkdir()
    journal_path.with_name(f"{journal_path.name}.backups").write_text("in the way")
    assert "before-import.db" in shell.fails("import", "vcard", str(cards))
    assert names(shell) == []


def test_a_preview_says_what_would_come_in(shell: Shell, cards: Path, journal_path: Path) -> None:
    said = shell.ok("import", "vcard", str(cards), "--dry-run")
    assert said.out == (
        "Would import people.vcf: 2 new contacts\n"
        "  new\tAda Lovelace\tcard 1, line 1\n"
        "  new\tGrace Hopper\tcard 3, line 12\n"
        "Nothing was changed.\n"
    )
    assert not journal_path.exists()
    shell.ok("log", "x", "--with", "Grace Hopper")
    before = journal_path.read_bytes()
    said = shell.ok("import", "vcard", str(cards), "--dry-run")
    assert "  changed\tGrace Hopper: phone, notes\tcard 3, line 12\n" in said.out
    assert journal_path.read_bytes() == before


def test_json_says_all_of_it(shell: Shell, cards: Path) -> None:
    shell.ok("log", "x", "--with", "Grace Hopper")
    preview = shell.ok("import", "vcard", str(cards), "--dry-run", "--json").json
    told = shell.ok("import", "vcard", str(cards), "--json").json
    assert told == preview | {"batch": 1, "dry_run": False}
    assert told["counts"] == {"contact": {"new": 1, "changed": 1, "same": 0, "skipped": 0}}
    assert told["items"][1] == {
        "place": "card 3, line 12",
        "noun": "contact",
        "outcome": "changed",
        "id": 1,
        "name": "Grace Hopper",
        "fields": ["phone", "notes"],
        "remark": "",
    }
    assert told["problems"] == [{"place": "card 2, line 8", "reason": "it has no name"}]
    assert shell.ok("import", "--list", "--json").json[0]["counts"] == {
        "contact new": 1,
        "contact changed": 1,
    }
    assert shell.ok("import", "--undo", "1", "--json").json == {
        "batch": 1,
        "source": "people.vcf",
        "gone": {"contact": 1},
        "restored": 1,
        "kept": [],
        "kept_count": 0,
    }
    assert names(shell) == ["Grace Hopper"]


def test_people_we_know_as_it_is_asked(shell: Shell, cards: Path, tmp_path: Path) -> None:
    shell.ok("import", "vcard", str(cards))
    other = tmp_path / "other.vcf"
    other.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Grace Hopper\nTEL:777\nEND:VCARD\n")
    assert "Grace Hopper: phone differs" in shell.ok("import", "vcard", str(other)).out
    assert shell.ok("contact", "grace", "--json").json["phone"] == "555"
    assert "1 contact changed" in shell.ok("import", "vcard", str(other), "--duplicates", "update").out
    assert shell.ok("contact", "grace", "--json").json["phone"] == "777"
    shell.ok("import", "vcard", str(other), "--duplicates", "new")
    assert names(shell) == ["Ada Lovelace", "Grace Hopper", "Grace Hopper (2)"]


def test_what_was_edited_since_stays_and_is_named(shell: Shell, cards: Path) -> None:
    shell.ok("import", "vcard", str(cards))
    shell.ok("log", "We met.", "--with", "Ada Lovelace")
    assert shell.ok("import", "--undo", "1").out == (
        "Took back import 1, people.vcf: 1 contact to the trash\n  stays: Ada Lovelace, named by 1 entry\n"
    )


def test_nothing_that_could_be_read_is_an_error(shell: Shell, tmp_path: Path, journal_path: Path) -> None:
    path = tmp_path / "bad.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    result = shell("import", "vcard", str(path))
    assert result.status == 1
    assert result.out == "Nothing new in bad.vcf: nothing\n"
    path.write_text("hello")
    assert "holds no vCard" in shell.fails("import", "vcard", str(path))


def test_a_spreadsheet_with_columns_of_its_own(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Person;Wo;Farbe\nAda Lovelace;Engines;blau\n")
    said = shell.ok("import", "csv", str(path), "--dry-run").out
    assert "name ← Person · into the notes: Wo, Farbe\n" in said
    said = shell.ok("import", "csv", str(path), "--map", "Company=Wo", "--map", "=Farbe").out
    assert "name ← Person · company ← Wo\n" in said
    found = shell.ok("contact", "ada", "--json").json
    assert (found["company"], found["notes"]) == ("Engines", "")
    assert "no column 'Ort'" in shell.fails("import", "csv", str(path), "--map", "Company=Ort")
    assert "--map goes with csv" in shell.fails("import", "vcard", str(path), "--map", "a=b", status=2)
    assert "FIELD=COLUMN" in shell.fails("import", "csv", str(path), "--map", "ab", status=2)


def test_linkedin_says_when_it_is_another_file(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,Connected On\nAda,Lovelace,10 Dec 2021\n")
    assert shell.ok("import", "linkedin", str(path), "--json").json["counts"]["contact"]["new"] == 1
    path.write_text("Name,Company\nAda,Engines\n")
    assert "import csv" in shell.fails("import", "linkedin", str(path))


@pytest.mark.parametrize(
    "args",
    [
        ("import",),
        ("import", "vcard"),
        ("import", "word", "x"),
        ("import", "--undo", "1", "--list"),
        ("import", "vcard", "x", "--undo", "1"),
        ("import", "vcard", "x", "--duplicates", "some"),
        ("import", "--undo", "x"),
    ],
)
def test_a_wrong_command_line(shell: Shell, args: tuple[str, ...], journal_path: Path) -> None:
    shell.fails(*args, status=2)
    assert not journal_path.exists()


def test_a_path_that_will_not_do_makes_no_journal(shell: Shell, tmp_path: Path, journal_path: Path) -> None:
    assert "is not there" in shell.fails("import", "vcard", str(tmp_path / "none.vcf"))
    assert "is a device" in shell.fails("import", "vcard", "/dev/null")
    assert not journal_path.exists()
    assert "no journal yet" in shell.fails("import", "--undo", "1")
    assert shell.ok("import", "--list", "--json").json == []


def test_nothing_imported_drives_the_terminal(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "\x1b]0;title\x07.vcf"
    cards = [
        "\n".join(
            ("BEGIN:VCARD", "VERSION:3.0", f"FN:{' '.join(text.split())} x", f"TITLE:{text}", "END:VCARD", "")
        )
        for text in HOSTILE
    ]
    path.write_bytes("".join(cards).encode("utf-8", "surrogatepass"))
    said = [
        shell("import", "vcard", str(path), "--dry-run"),
        shell("import", "vcard", str(path), "--json"),
        shell("import", "vcard", str(path), "--duplicates", "new"),
        shell("import", "--list"),
        shell("import", "--undo", "1"),
        shell("import", "vcard", f"{path}x\n"),
    ]
    assert [one.status for one in said] == [0, 0, 0, 0, 0, 1], said
    for one in said:
        assert not DRIVES.search(one.out), one.out
        assert not DRIVES.search(one.err), one.err


def test_khard_and_we_know_the_same_people(shell: Shell, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for number, name in enumerate(("Ada Lovelace", "Jörg Müller", "Zoë Ångström")):
        given, family = name.split()
        (book / f"{number}.vcf").write_text(
            f"BEGIN:VCARD\nVERSION:3.0\nUID:{number}\nFN:{name}\nN:{family};{given};;;\n"
            f"EMAIL;TYPE=work:{number}@example.org\nTEL;TYPE=cell:{number}{number}\nEND:VCARD\n"
        )
    listed = khard(book, "email", "--parsable", "--remove-first-line", home=tmp_path)
    theirs = sorted(
        (name, address) for address, name, _ in (line.split("\t") for line in listed.splitlines())
    )
    shell.ok("import", "vcard", str(book))
    ours = [(each["name"], each["email"]) for each in shell.ok("contacts", "--json").json]
    assert sorted(ours) == theirs


def test_as_a_process_of_its_own(process: Process, cards: Path) -> None:
    done = process("import", "vcard", str(cards), "--json")
    assert done.returncode == 0, done
    assert json.loads(done.stdout)["batch"] == 1
    assert process("import", "--undo", "1").returncode == 0
    assert json.loads(process("contacts", "--json").stdout) == []
