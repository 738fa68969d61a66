"""Importing in the app: seen first, chosen for each who is there, brought in, taken back; and exporting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.test_editor_screen import until
from tests.app.test_faults import notices
from tests.app.test_home import home, press, run, shown
from tui.app.imports.acts import path_of
from tui.app.imports.asking import AskPath, completed
from tui.app.imports.preview import Choosing, Preview, Wish, pairs, rows
from tui.app.imports.running import Run
from tui.app.imports.screen import ImportScreen
from tui.domain.errors import BadInput, Stopped
from tui.domain.imports import Imported, Item, Problem
from tui.domain.people import ContactText
from tui.interop.importing import guessed

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ada Lovelace
TITLE:Countess
TEL:777
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:nobody@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:[@click=app.quit]Grace[/]
NOTE:Found the moth.
END:VCARD
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "people.vcf").write_text(CARDS)
    (made / "people.csv").write_text("Wer;Firma\nAda;Engines\n")
    (made / ".hidden").mkdir()
    (made / "my journal").mkdir()
    (made / "my journal" / "2026-11-05.md").write_text("# Coffee with Ada Lovelace\n\nWe met.\n")
    return made


async def ask(pilot, path: Path) -> None:
    """Say what to import, and wait for the preview."""
    await press(pilot, "I")
    field = pilot.app.screen.query_one("#ask-line")
    field.value = str(path)
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportScreen))
    await pilot.pause()


async def test_it_is_seen_chosen_brought_in_and_taken_back(app, journal, folder) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", title="Lady", email="ada@example.org"))
    async with run(app) as pilot:
        await ask(pilot, folder / "people.vcf")
        text = shown(app)
        assert "1 new contact, 1 contact changed · 1 stays out" in text
        assert "changes  ≠ Ada Lovelace" in text
        assert "out      card 2, line 7: it has no name" in text
        assert "[@click=app.quit]Grace[/]" in text
        assert "the file: Countess" in text
        assert "from the file" in text
        assert [each.text.name for each in journal.contacts.all()] == ["Ada Lovelace"]
        await press(pilot, "c")
        assert "leave it as it is here" in shown(app)
        assert "stays    ≠ Ada Lovelace" in shown(app)
        await press(pilot, "c")
        assert "was Lady" in shown(app)
        await press(pilot, "a", "ctrl+s")
        await until(pilot, lambda: app.screen is home(app) and "Imported" in notices(app))
        assert "1 new contact, 1 contact changed · 1 stays out. u takes it back" in notices(app)
        assert journal.contacts.find("ada").text.title == "Countess"
        assert "Grace[/]" in shown(app)
        assert [each.reason for each in journal.backups.all()] == ["before-import"]
        await press(pilot, "u")
        assert [each.text.title for each in journal.contacts.all()] == ["Lady"]


async def test_it_is_read_in_another_way(app, journal, folder) -> None:
    async with run(app, (80, 24)) as pilot:
        await press(pilot, "I")
        app.screen.query_one("#ask-line").value = str(folder / "people.csv")
        await press(pilot, "enter")
        await until(pilot, lambda: "which column is the name?" in shown(app))
        app.screen.query_one("#ask-line").value = "Name=Wer; Company=Firma"
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await press(pilot, "C", "escape")
        assert "name ← Wer" in shown(app)
        assert "1 new contact" in shown(app)
        await press(pilot, "escape")
        assert app.screen is home(app)
        await ask(pilot, folder / "my journal")
        assert "1 new entry" in shown(app)
        await press(pilot, "m")
        await until(pilot, lambda: "with meetings" in shown(app))
        await press(pilot, "f", "escape")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: journal.entries.count("meeting") == 1)
        assert journal.contacts.names() == ["Ada Lovelace"]


async def test_it_leaves_too(app, journal, log, tmp_path) -> None:
    log("Ada Lovelace", body="We met.")
    async with run(app) as pilot:
        await press(pilot, "E", "down", "enter")
        assert isinstance(app.screen, AskPath)
        assert "not encrypted" in shown(app)
        app.screen.query_one("#ask-line").value = str(tmp_path)
        await press(pilot, "enter")
        assert isinstance(app.screen, AskPath)
        assert "stays as it is" in shown(app)
        app.screen.query_one("#ask-line").value = str(tmp_path / "out.json")
        await press(pilot, "enter")
        await until(pilot, lambda: "Exported" in notices(app))
    assert guessed(tmp_path / "out.json") == "json"


def test_a_path_is_completed(folder: Path) -> None:
    assert completed(f"{folder}/pe") == f"{folder}/people.csv"
    assert completed(f"{folder}/people.v") == f"{folder}/people.vcf"
    assert completed(f"{folder}/m") == f"{folder}/my journal/"
    assert completed(f"{folder}/") == f"{folder}/my journal/"
    assert completed(f"{folder}/.h") == f"{folder}/.hidden/"
    assert completed("~") == "~/"
    for typed in ("", "x", f"{folder}/none/x", f"{folder}/zzz", "~nobody-at-all/x", "a\0/b"):
        assert completed(typed) is None


def test_a_path_is_needed() -> None:
    for typed in ("", "~nobody-at-all/x"):
        with pytest.raises(BadInput):
            path_of(typed)


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.vcf", "BEGIN:VCARD\n", "vcard"),
        ("cards", "begin:vcard\n", "vcard"),
        ("a.csv", "First Name,Last Name,Company\nA,B,C\n", "linkedin"),
        ("a.csv", "Name,Company\nA,B\n", "csv"),
        ("a.tsv", "", "csv"),
        ("a.json", '{\n"format": "preseason",\n', "json"),
        ("a.json", '{"tags": {}, "entries": []}', "jrnl"),
        ("journal.txt", "[2026-11-05 09:00] Hello\n", "jrnl"),
        ("note.md", "# Note\n", "markdown"),
        ("a.png", "x", ""),
        ("a", "", ""),
    ],
)
def test_a_format_is_guessed(tmp_path: Path, name: str, text: str, format: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / name).write_text(text)
    if not format:
        for path in (tmp_path / "folder" / name, tmp_path / "folder"):
            with pytest.raises(BadInput):
                guessed(path)
        return
    assert guessed(tmp_path / "folder" / name) == format
    if format in ("vcard", "jrnl", "markdown") and "." in name and not name.endswith("json"):
        assert guessed(tmp_path / "folder") == format


def test_what_asks_comes_first_and_is_chosen_for_each() -> None:
    ada = Item("1", "contact", "skipped", 7, "Ada", ("phone",))
    other = Item("2", "contact", "changed", 8, "Bob", ("email",))
    text = Item("3", "entry", "skipped", 9, "A note", ("changed",))
    new = Item("4", "contact", "new", 10, "New")
    told = Imported("vcard", "x", None, {}, (new, ada, other, text), (Problem("5", "bad"),), {"bad": 1})
    shown_ = Preview(Wish(Path("x"), "vcard"), told, {"1": ContactText("Ada", phone="1")})
    assert [each.place for each in rows(told)] == ["1", "2", "3", "5", "4"]
    choosing = Choosing(shown_)
    assert choosing.outcome(ada, ContactText("Ada", phone="2")) == "skipped"
    for policy, outcome in (("skip", "skipped"), ("update", "changed"), ("new", "new"), ("fill", "skipped")):
        choosing.next(ada)
        assert choosing.of(ada) == policy
        assert choosing.outcome(ada, ContactText("Ada", phone="2")) == outcome
        assert choosing.of(other) == "fill"
    assert choosing.outcome(other, None) == "changed"
    choosing.next(text)
    choosing.next(text)
    assert choosing.outcome(text, None) == "changed"
    choosing.next(text)
    assert choosing.of(text) == "fill"
    choosing.for_all("update")
    assert choosing.how.policy == "update"
    assert choosing.how.choices == {}
    assert choosing.outcome(other, None) == "changed"


def test_columns_are_typed_in_pairs() -> None:
    assert list(pairs("Name=Full name; =Secret ;x; Company=")) == [("Name", "Full name"), ("", "Secret")]


def test_a_run_is_stopped_at_the_next_record() -> None:
    going = Run(lambda: 0.5)
    going.told(7)
    assert going.count == 7
    going.stopped = True
    with pytest.raises(Stopped):
        going.told(8)
