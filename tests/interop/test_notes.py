"""Folders of Markdown: our own, out and in again; and those of Obsidian, nb and people by hand."""

from __future__ import annotations

import io
import json
import os
import random
import re
import stat
from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mistune
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.interop.journals import exported, fill, opened
from tests.interop.test_own_json import without
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.domain.imports import Imported, Problem, Record, Whole
from tui.domain.people import ContactText
from tui.interop import demo
from tui.interop.notes import writer
from tui.interop.notes.front_matter import TooMuch, split, written
from tui.interop.notes.names import Names, safe_name
from tui.interop.notes.reader import MarkdownReader
from tui.interop.reader import PLAIN, Options
from tui.journal.journal import Journal

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
VALUES = ANY | st.integers(0, 10**6) | st.lists(ANY, max_size=4)


def yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(io.StringIO(text))


@given(
    st.dictionaries(st.sampled_from(("kind", "how met", "people", "title", "x_y", "é")), VALUES, max_size=5),
    ANY,
)
def test_what_is_written_is_read_by_us_and_by_yaml(fields: dict[str, Any], body: str) -> None:
    text = written(fields)
    found = split(text + body)
    assert found.body == body
    assert found.fields == {key: str(each) if isinstance(each, int) else each for key, each in fields.items()}
    assert yaml(text[4:-4]) == (fields or None)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("title: A plain one # and a comment\nn: 3", {"title": "A plain one", "n": "3"}),
        ("a: 'it''s'\nb: \"x\\ty \\u00e9\"", {"a": "it's", "b": "x\ty é"}),
        ("tags: [one, \"two, three\", 'four']", {"tags": ["one", "two, three", "four"]}),
        ("tags:\n- one\n- two # x", {"tags": ["one", "two"]}),
        ("tags:\n  - one\n\n  - 'two'", {"tags": ["one", "two"]}),
        ("text: |\n  one\n  two\n\n  three\nnext: x", {"text": "one\ntwo\n\nthree\n", "next": "x"}),
        ("text: >-\n  one\n  two\n\n  three", {"text": "one two\nthree"}),
        ("text: one\n  two\n  three", {"text": "one two three"}),
        ("link: https://x.example/#a", {"link": "https://x.example/#a"}),
        ("empty:\nnull: ~", {"empty": "", "null": "~"}),
        ("with: [[Ada Lovelace]]", {"with": "[[Ada Lovelace]]"}),
        ('with: ["[[Ada]]", [[Grace|G]]]', {"with": ["[[Ada]]", "[[Grace|G]]"]}),
        ("# comment\n\nkey with blanks: v", {"key with blanks": "v"}),
        ("a: &x y\nb: *x\n<<: *x", {"a": "&x y", "b": "*x", "<<": "*x"}),
        ("nested:\n  one: 1\n  two: 2", {"nested": "one: 1\ntwo: 2"}),
    ],
)
def test_front_matter_as_people_write_it(lines: str, fields: dict[str, Any]) -> None:
    for end in ("---", "..."):
        found = split(f"---\n{lines}\n{end}\nbody\n---\nmore")
        assert found.fields == fields
        assert found.body == "body\n---\nmore"
    assert split(f"---\r\n{lines}\r\n---\r\nbody".replace("\n", "\r\n").replace("\r\r", "\r")).fields == {
        key: list(value) if isinstance(value, list) else value for key, value in fields.items()
    }


@pytest.mark.parametrize(
    "text", ["", "body", "--- x\nbody", "---\nnever closed", " ---\na: b\n---\n", "----\na: b\n----"]
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert split(text).body == text
    assert not split(text).found


def test_aliases_are_words_and_length_has_a_bound() -> None:
    keys = "abcdefghijklmnopqrstuvwxyz"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(keys))
    found = split(f"---\n{bomb}---\n")
    assert sum(len(str(value)) for value in found.fields.values()) < 2 * len(bomb)
    for long in ("a: b\n" * 3000, "a: " + "x" * 200_000 + "\n", "[" * 50_000 + "\n" + "{" * 60_000 + "\n"):
        with pytest.raises(TooMuch):
            split(f"---\n{long}---\n")


@given(st.text(alphabet="ab: -[]{}'\"#&*|>\n \t,\\!?%@`~<", max_size=120))
def test_no_front_matter_at_all_stops_the_reader(lines: str) -> None:
    split(f"---\n{lines}\n---\nbody")


HOSTILE_NAMES = [
    "../../x", "..", ".", "", "CON", "con.txt", "a.", "a ", "A", "a", "Å", "å", "e\u0301", "é", "x" * 300,
    "名" * 200, "a/b", "a\\b", "a\0b", "-rf", "~", ".hidden", "a:b|c?d*e", "\u202egnp.exe", "[[x]]", "nul",
    "LPT1",
]  # fmt: skip


def test_names_of_files_are_safe_and_unlike_each_other(tmp_path: Path) -> None:
    names = Names()
    paths = [names.free("people", name) for name in HOSTILE_NAMES * 2]
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        folder, _, name = path.partition("/")
        assert folder == "people"
        assert "/" not in name
        assert not set(name) & set('\\:*?"<>|\0')
        assert len(name.encode()) <= 200
        assert not name.startswith((".", "-", "~"))
        assert re.fullmatch(r"(?i)(con|nul|lpt1)(\..*)?", name) is None
        (tmp_path / name).write_text("")
    assert len(list(tmp_path.glob("*.md"))) == len(paths)


@given(ANY)
def test_any_name_is_safe(text: str) -> None:
    name = safe_name(text)
    assert name
    assert "/" not in name
    assert name not in (".", "..")
    assert len(name.encode()) <= 200


def bring(journal: Journal, path: Path) -> Imported:
    return journal.imports.bring(MarkdownReader(path), format="markdown", source="a folder")


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 10**9))
def test_out_and_in_again_is_the_same_journal(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("round")
    with opened(folder / "one.db") as one, opened(folder / "two.db") as two:
        fill(one, random.Random(seed))
        one.examine(rebuild=True)
        before = exported(one, folder / "one.json")
        writer.write(one, folder / "out", overwrite=False, tell=lambda count: None)
        told = bring(two, folder / "out")
        assert told.problems == ()
        assert without(exported(two, folder / "two.json"), two, told) == before
        assert two.examine().findings == ()
        assert not bring(two, folder / "out").does_something


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with opened(tmp_path / "one.db") as made:
        demo.fill(made)
        yield made


@pytest.fixture
def folder(tmp_path: Path, journal: Journal) -> Path:
    path = tmp_path / "out"
    writer.write(journal, path, overwrite=False, tell=lambda count: None)
    return path


def test_files_and_folders_are_for_their_owner_alone(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_every_link_leads_to_a_file(folder: Path) -> None:
    links: set[str] = set()
    for page in folder.glob("*.md"):
        html = str(mistune.html(split(page.read_text()).body))
        links |= {unquote(each) for each in re.findall(r'href="([^"]+)"', html)}
    assert all((folder / link).is_file() for link in links)
    files = {str(each.relative_to(folder)) for each in folder.rglob("*.md")}
    assert files - links == {"README.md"}


def test_a_body_is_rendered_as_it_was_written(folder: Path, journal: Journal) -> None:
    texts = {entry.uid: entry.text.body for entry in journal.entries.latest("meeting")}
    for path in (folder / "meetings").rglob("*.md"):
        found = split(path.read_text())
        assert found.body == texts.pop(str(found.fields["uid"]))
    assert not texts


def test_what_was_changed_in_the_files_comes_in(folder: Path, tmp_path: Path) -> None:
    path = next((folder / "meetings").rglob("*Bettina*.md"))
    path.write_text(path.read_text().replace("minutes: 50", "minutes: 55") + "And one more thing. #new\n")
    person = folder / "people" / "Gus Pelekanos.md"
    person.write_text(person.read_text().replace("555-0105", "555-9999"))
    gone = next((folder / "reflections").rglob("*.md"))
    gone.unlink()
    (folder / "mine.md").write_text("---\ndate: 2026-11-30\n---\n# Mine\n\nAdded by hand.\n")
    with opened(tmp_path / "two.db") as two:
        told = bring(two, folder)
        assert [each.place for each in told.problems] == [str(gone.relative_to(folder))]
        assert two.contacts.find("gus").text.phone == "555-9999"
        entry = two.entries.find(split(path.read_text()).fields["uid"])  # type: ignore[arg-type]
        assert entry.text.minutes == 55
        assert entry.text.body.endswith("And one more thing. #new\n")
        assert "new" in entry.derived.tags
        assert len(two.entries.revisions(entry.id)) == 2
        assert two.entries.latest("reflection", 1)[0].text.title == "Mine"
        assert two.examine().findings == ()


@pytest.mark.parametrize(
    "name", ["../../secret.md", "/etc/passwd", "a/../../b.md", "people/\0.md", "", "people"]
)
def test_a_file_elsewhere_is_never_read(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.md").write_text("secret")
    data = folder / "journal.json"
    changed = data.read_text().replace('"people/Gus Pelekanos.md"', json.dumps(name))
    data.write_text(changed)
    with opened(tmp_path / "two.db") as two:
        told = bring(two, folder)
        assert len(told.problems) >= 1
        assert not two.database.rows("SELECT 1 FROM contact WHERE notes LIKE '%secret%'")


def test_a_folder_that_is_there_is_kept(folder: Path, journal: Journal, tmp_path: Path) -> None:
    (folder / "mine.md").write_text("mine")
    with pytest.raises(BadInput, match="--overwrite"):
        writer.write(journal, folder, overwrite=False, tell=lambda count: None)
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.md").write_text("mine")
    with pytest.raises(BadInput, match="no export of Preseason"):
        writer.write(journal, other, overwrite=True, tell=lambda count: None)
    assert (other / "mine.md").read_text() == "mine"
    writer.write(journal, folder, overwrite=True, tell=lambda count: None)
    assert not (folder / "mine.md").exists()
    empty = tmp_path / "empty"
    empty.mkdir()
    writer.write(journal, empty, overwrite=False, tell=lambda count: None)
    assert (empty / "README.md").is_file()
    folders = {each.name for each in tmp_path.iterdir() if each.is_dir()}
    assert folders - {"home"} == {"empty", "other", "out"}


def note(tmp_path: Path, name: str, text: str, options: Options = PLAIN) -> ContactText | EntryText | str:
    path = tmp_path / "vault" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (found,) = MarkdownReader(tmp_path / "vault", options)
    path.unlink()
    if isinstance(found, Problem):
        return found.reason
    assert isinstance(found, Record)
    assert not isinstance(found.what, Whole)
    return found.what


def test_a_person_of_obsidian(tmp_path: Path) -> None:
    text = """---
tags: [person, law]
company: "[[Analytical Engines]]"
role: Programmer
email: ada@example.org
phone: '+44 1'
birthday: 1815-12-10
aliases: [Ada]
---
# Ada Lovelace

Met through [[Charles Babbage|Charles]].
"""
    assert note(tmp_path, "People/Ada Lovelace.md", text) == ContactText(
        "Ada Lovelace",
        company="Analytical Engines",
        title="Programmer",
        email="ada@example.org",
        phone="+44 1",
        notes="- tags: person, law\n- birthday: 1815-12-10\n\nMet through [[Charles Babbage|Charles]].\n",
    )
    assert note(tmp_path, "people/Grace Hopper.md", "Found the moth.\n") == ContactText(
        "Grace Hopper", notes="Found the moth.\n"
    )
    assert note(tmp_path, "x.md", "---\ntype: contact\nname: Zoë\n---\n") == ContactText("Zoë")


def test_a_daily_note_of_obsidian(tmp_path: Path) -> None:
    text = "---\ntags:\n  - daily\n  - work/deep\n---\nTalked to [[Ada Lovelace]]. #daily\n\n- [ ] write\n"
    assert note(tmp_path, "Daily/2026-11-05.md", text) == EntryText(
        "reflection",
        date(2026, 11, 5),
        body="Talked to [[Ada Lovelace]]. #daily\n\n- [ ] write\n\n#work/deep\n",
    )


def test_a_meeting_note(tmp_path: Path) -> None:
    text = """---
type: meeting
date: 2026-11-05T15:00
attendees: ["[[Ada Lovelace]]", "[[People/Grace Hopper|Grace]]"]
project: Engines
---
# Engines

We built it.
"""
    found = note(tmp_path, "2026-11-05 Engines.md", text, Options(today=date(2026, 11, 1)))
    assert found == EntryText(
        "meeting",
        date(2026, 11, 5),
        at=time(15),
        title="Engines",
        people=("Ada Lovelace", "Grace Hopper"),
        status="planned",
        form="in-person",
        body="- project: Engines\n\nWe built it.\n",
    )


@pytest.mark.parametrize(
    ("name", "text", "on", "at", "title", "body"),
    [
        ("20261105143000.md", "# A title\n\nbody\n", date(2026, 11, 5), time(14, 30), "A title", "body\n"),
        ("20261105.md", "body", date(2026, 11, 5), None, "", "body"),
        ("2026-11-05 Coffee.md", "body", date(2026, 11, 5), None, "Coffee", "body"),
        ("notes.md", "---\ncreated: 2026-11-05 09:15\n---\nx", date(2026, 11, 5), time(9, 15), "notes", "x"),
        ("notes.md", "---\ndate: 2026-11-05\ntime: 3pm\n---\nx", date(2026, 11, 5), time(15), "notes", "x"),
        ("2026-02-30.md", "---\ndate: 2026-11-05\n---\nx", date(2026, 11, 5), None, "2026-02-30", "x"),
        ("a.md", "---\ndate: 2026-11-05\n---\nA.\n\n# B\n", date(2026, 11, 5), None, "a", "A.\n\n# B\n"),
    ],
)  # fmt: skip
def test_when_a_note_is_of_and_what_it_is_called(
    tmp_path: Path, name: str, text: str, on: date, at: time | None, title: str, body: str
) -> None:
    assert note(tmp_path, name, text) == EntryText("reflection", on, at=at, title=title, body=body)


def test_a_note_that_says_no_day_is_of_when_it_was_changed(tmp_path: Path) -> None:
    found = note(tmp_path, "Thoughts.md", "body")
    assert isinstance(found, EntryText)
    assert found.on.year == 2023
    assert (found.title, found.body) == ("Thoughts", "body")


def test_notes_that_are_none(tmp_path: Path) -> None:
    assert note(tmp_path, "20261105.md", " \n") == "it is empty"
    assert note(tmp_path, "a.md", "---\n" + "a: b\n" * 3000 + "---\n") == "its front matter is too long"
    (tmp_path / "vault" / "notes.txt").write_text("x")
    with pytest.raises(BadInput, match="ends in"):
        list(MarkdownReader(tmp_path / "vault"))
    (tmp_path / "one.md").write_text("---\ndate: 2026-11-05\n---\nalone")
    (record,) = MarkdownReader(tmp_path / "one.md")
    assert isinstance(record, Record)


def test_a_note_names_whom_it_was_with_where_one_asks(tmp_path: Path) -> None:
    text = "# Coffee with [[Ada Lovelace]]\n\nYes.\n"
    found = note(tmp_path, "2026-11-05.md", text, Options(meetings=True))
    assert isinstance(found, EntryText)
    assert (found.kind, found.people) == ("meeting", ("Ada Lovelace",))
    found = note(tmp_path, "2026-11-05.md", text)
    assert isinstance(found, EntryText)
    assert found.kind == "reflection"
