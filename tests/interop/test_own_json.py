"""The JSON of a whole journal: complete, described, and taken up again as it was."""

from __future__ import annotations

import io
import json
import random
import stat
import tracemalloc
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.interop.journals import exported, fill, opened
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput, WriteFailed
from tui.domain.imports import How, Imported, Policy
from tui.interop import demo
from tui.interop.own import json_writer, schema
from tui.interop.own.json_reader import JsonReader
from tui.journal.journal import Journal
from tui.journal.portable.tables import DERIVED, TABLES

NOT_NUMBERED = {"format", "version", "schema", "imports", "imported"}


def bring(journal: Journal, path: Path, policy: Policy = "fill") -> Imported:
    return journal.imports.bring(JsonReader(path), format="json", source="a file", how=How(policy))


def without(whole: dict[str, Any], journal: Journal, told: Imported) -> dict[str, Any]:
    """What there is but for the import that brought it in."""
    own = journal.imports.get(told.batch).uid if told.batch is not None else ""
    return whole | {
        "imports": [each for each in whole["imports"] if each["uid"] != own],
        "imported": [each for each in whole["imported"] if each["import"] != own],
    }


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 10**9))
def test_out_and_in_again_is_the_same_journal(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("round")
    with opened(folder / "one.db") as one, opened(folder / "two.db") as two:
        fill(one, random.Random(seed))
        assert one.examine(rebuild=True).findings == ()
        before = exported(one, folder / "one.json")
        told = bring(two, folder / "one.json")
        assert told.problems == ()
        assert without(exported(two, folder / "two.json"), two, told) == before
        assert two.examine().findings == ()
        again = bring(two, folder / "one.json")
        assert not again.does_something, again.items
        for entry in one.database.rows("SELECT uid, body FROM entry"):
            assert two.database.rows("SELECT uid, body FROM entry WHERE uid = ?", entry[:1]) == [entry]
        if told.batch is not None:
            assert two.imports.undo(told.batch).kept == ()
            assert two.examine().findings == ()
            assert not two.entries.order("meeting")
            assert two.contacts.names() == two.roles.names() == two.pitch.versions() == two.saved.all() == []
            two.changes.undo()
            assert two.examine().findings == ()
            again = without(exported(two, folder / "three.json"), two, told)
            for name in before.keys() - NOT_NUMBERED:
                assert [_said(each) for each in again[name]] == [_said(each) for each in before[name]], name


@pytest.mark.parametrize("seed", [1, 2])
def test_it_is_as_the_schema_says(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path / "one.db") as one:
        fill(one, random.Random(seed), 60)
        whole = exported(one, tmp_path / "one.json")
        jsonschema.validate(whole | {"exported_at": ""}, one.exports.json_schema())


def test_every_table_is_in_the_export_or_follows_from_what_is(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as journal:
        rows = journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    shadows = ("_config", "_content", "_data", "_docsize", "_idx")
    tables = {row[0] for row in rows if not row[0].startswith("sqlite_") and not row[0].endswith(shadows)}
    known = {table.table for table in TABLES}
    for table in TABLES:
        known |= {links.between for links in table.links} | {pairs.between for pairs in table.pairs}
        parts = list(table.parts)
        while parts:
            part = parts.pop()
            known.add(part.table)
            parts += part.parts
    assert tables - known - DERIVED == set(), "say in tui/journal/portable/tables.py how they leave"
    assert known - tables == DERIVED - tables == set()


def test_every_column_is_in_the_export_or_made_from_others(tmp_path: Path) -> None:
    made = {"id", "fold", "headline", "digest", "owner_pid", "owner_start", "was_id"}
    with opened(tmp_path / "one.db") as journal:
        waiting: list[Any] = [(table, "") for table in TABLES]
        while waiting:
            table, own = waiting.pop()
            columns = {row[1] for row in journal.database.rows(f"PRAGMA table_info({table.table})")}
            said = {column.column for column in table.columns} | made | {own}
            assert columns - said == set(), table.table
            waiting += [(part, part.own) for part in table.parts]


def test_the_schema_in_the_package_is_current() -> None:
    assert schema.PLACE.read_text() == schema.text(), "run: python -m tui.interop.own.schema"
    jsonschema.Draft202012Validator.check_schema(json.loads(schema.text()))


def test_the_demo_makes_the_round_trip(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        demo.fill(one)
        before = exported(one, tmp_path / "one.json")
        told = bring(two, tmp_path / "one.json")
        assert without(exported(two, tmp_path / "two.json"), two, told) == before
        board = one.roles.board("counsel")
        assert [each.theme for each in two.roles.board("counsel").want] == [each.theme for each in board.want]


def test_what_is_undone_can_be_done_again(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        fill(one, random.Random(7), 80)
        exported(one, tmp_path / "one.json")
        bring(two, tmp_path / "one.json")
        after = exported(two, tmp_path / "two.json")
        two.changes.undo()
        two.changes.redo()
        assert two.examine().findings == ()
        again = exported(two, tmp_path / "three.json")
        assert [_said(each) for each in again["entries"]] == [_said(each) for each in after["entries"]]
        for name in ("people", "roles", "verdicts", "themes", "pitches", "saved_searches", "searches"):
            assert [_said(each) for each in again[name]] == [_said(each) for each in after[name]], name


def test_what_a_version_answered_is_answered_again(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        one.pitch.write("Short.")
        one.entries.log(EntryText("reflection", date(2026, 11, 5), "- [~] too long\n- [~] too fast"))
        one.pitch.feedback.adopt(1)
        exported(one, tmp_path / "one.json")
        bring(two, tmp_path / "one.json")
        two.pitch.feedback.adopt(2)
        two.changes.undo()
        two.changes.undo()
        assert two.pitch.versions() == []
        two.changes.redo()
        states = two.database.rows("SELECT state FROM feedback ORDER BY id")
        assert states == [("adopted",), ("new",)]
        assert two.pitch.feedback.order_adopted_in(1) == [1]
        assert two.examine().findings == ()


def test_a_version_that_answers_what_stays_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        one.pitch.write("Short.")
        one.pitch.write("Shorter.")
        one.pitch.write("Shortest.")
        exported(one, tmp_path / "one.json")
        two.entries.log(EntryText("reflection", date(2026, 11, 5), "- [~] too long"))
        bring(two, tmp_path / "one.json")
        two.pitch.feedback.adopt(1, 1)
        two.pitch.rehearsals.keep(2, 40)
        undone = two.imports.undo(1)
        assert set(undone.kept) == {
            ("version of the pitch 1", "it answers feedback"),
            ("version of the pitch 2", "it was rehearsed"),
        }
        assert [each.number for each in two.pitch.versions()] == [2, 1]
        assert two.pitch.feedback.order_adopted_in(1) == [1]
        assert two.examine().findings == ()


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what counts its changes."""
    said = {name: value for name, value in record.items() if name not in ("version", "updated_at")}
    return said


def test_two_journals_are_joined(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as one, opened(tmp_path / "two.db") as two:
        demo.fill(one)
        exported(one, tmp_path / "one.json")
        bring(two, tmp_path / "one.json")
        entry = one.entries.latest("meeting", 1)[0]
        one.entries.save(entry.id, entry.text._replace(body="newer"), seen=entry.version)
        ours = two.entries.latest("reflection", 1)[0]
        two.entries.save(ours.id, ours.text._replace(body="mine"), seen=ours.version)
        one.contacts.save(1, one.contacts.get(1).text._replace(phone="777"), seen=1)
        exported(one, tmp_path / "one.json")
        told = bring(two, tmp_path / "one.json")
        assert {(item.noun, item.outcome, item.remark) for item in told.items} == {
            ("contact", "skipped", ""),
            ("entry", "changed", ""),
            ("entry", "skipped", "other here"),
        }
        assert two.entries.find(entry.uid).text.body == "newer"
        assert two.entries.get(ours.id).text.body == "mine"
        told = bring(two, tmp_path / "one.json", "update")
        assert two.entries.get(ours.id).text == one.entries.find(ours.uid).text
        assert two.contacts.find(one.contacts.get(1).text.name).text.phone == "777"
        two.imports.undo(told.batch or 0)
        assert two.entries.get(ours.id).text.body == "mine"
        assert two.examine().findings == ()


def test_the_file_is_for_its_owner_alone_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    path = folder / "out.json"
    with opened(tmp_path / "one.db") as journal:
        journal.contacts.create(demo_person())
        json_writer.write(journal, path, overwrite=False, tell=lambda count: None)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(BadInput, match="--overwrite"):
            json_writer.write(journal, path, overwrite=False, tell=lambda count: None)
        path.write_text("other")
        json_writer.write(journal, path, overwrite=True, tell=lambda count: None)
        assert json.loads(path.read_text())["format"] == "preseason"
        for place, why in (
            (folder, "no file"),
            (folder / "no" / "where.json", "a folder that is not there"),
            (Path("/dev/null"), "no file"),
            (folder / ("x" * 300), "cannot be written"),
            (folder / "a\0b", "cannot be written"),
        ):
            with pytest.raises((BadInput, WriteFailed), match=why):
                json_writer.write(journal, place, overwrite=False, tell=lambda count: None)
    assert [each.name for each in folder.iterdir()] == ["out.json"]


def demo_person() -> Any:
    from tui.domain.people import ContactText

    return ContactText("Ada Lovelace")


def test_a_file_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_writer, "write_to", failing)
    folder = tmp_path / "own"
    folder.mkdir()
    with opened(tmp_path / "one.db") as journal, pytest.raises(WriteFailed, match="no space left"):
        json_writer.write(journal, folder / "out.json", overwrite=False, tell=lambda count: None)
    assert list(folder.iterdir()) == []


HEAD = '{"format": "preseason", "version": 1, '
ENTRY = (
    '"uid": "1", "kind": "reflection", "on": "2026-11-05", "body": "x", "created_at": "2026-11-05T09:00:00"'
)
ENTRY += ', "updated_at": "2026-11-05T09:00:00"'


def take(tmp_path: Path, text: str) -> tuple[Imported, list[str]]:
    path = tmp_path / "in.json"
    path.write_text(text)
    with opened(tmp_path / "new.db") as journal:
        told = bring(journal, path)
        assert journal.examine().findings == ()
        return told, [each.text.body for each in journal.entries.latest("reflection")]


def test_little_is_enough(tmp_path: Path) -> None:
    told, bodies = take(tmp_path, f'{HEAD} "entries": [{{{ENTRY}}}], "unknown": [1], "people": []}}')
    assert bodies == ["x"]
    assert [each.reason for each in told.problems] == ["it is no record"]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("{}", "it has no uid"),
        ("7", "it is no record"),
        (f"{{{ENTRY.replace('reflection', 'party')}}}", 'its kind is no one of meeting, reflection: "party"'),
        (f"{{{ENTRY.replace('-11-05', '-02-30')}}}", 'its on is no date: "2026-02-30"'),
        (f'{{{ENTRY}, "at": "25:00"}}', 'its at is no time of day: "25:00"'),
        (f'{{{ENTRY}, "score": 7}}', "its score is no number from 1 to 5: 7"),
        (f'{{{ENTRY}, "score": true}}', "its score is no number from 1 to 5: true"),
        (f'{{{ENTRY}, "minutes": 1e400}}', "its minutes is no number from 1 to 1440: inf"),
        (f'{{{ENTRY}, "with": "Ada"}}', 'its with is no list of names: "Ada"'),
        (f'{{{ENTRY}, "about": 7}}', "its about is no uid: 7"),
        (f'{{{ENTRY}, "search": "None"}}', "its search, 'None', is not there"),
        (f'{{{ENTRY}, "revisions": {{}}}}', "its revisions is no list: {}"),
        (f'{{{ENTRY}, "revisions": [{{}}]}}', "it has no number"),
        (f'{{{ENTRY}, "followups": [7]}}', "it is no record"),
        (f'{{{ENTRY.replace("reflection", "meeting")}, "with": []}}', "a meeting needs at least one person"),
        ("[" * 100_000 + "]" * 100_000, "it is nested too deep"),
        ('{"uid": "1", "uid": "2"}', "it has 'uid' twice"),
        ('{"uid": NaN}', "it is no JSON"),
    ],
    ids=range(18),
)
def test_a_record_that_is_none_is_told(tmp_path: Path, record: str, why: str) -> None:
    good = ENTRY.replace('"uid": "1"', '"uid": "2"')
    told, bodies = take(tmp_path, f'{HEAD} "entries": [{record}, {{{good}}}]}}')
    assert bodies == ["x"]
    assert len(told.problems) == 1
    assert told.problems[0].place == "entries 1, line 1"
    assert told.problems[0].reason.startswith(why)


def test_what_contradicts_itself_is_told(tmp_path: Path) -> None:
    followup = '"uid": "f", "text": "x", "kind": "task", "done": false, "created_at": "2026-11-05T09:00:00"'
    twice = f'{{{ENTRY}, "followups": [{{{followup}}}, {{{followup}}}]}}'
    later = f'{{{ENTRY.replace("1", "3", 1)}, "about": "nowhere"}}'
    told, bodies = take(tmp_path, f'{HEAD} "entries": [{twice}, {later}]}}')
    assert bodies == ["x"]
    assert [each.reason.partition(" (")[0] for each in told.problems] == [
        "it contradicts what is here",
        "its about, 'nowhere', is not there",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no export of a journal"),
        ("[]", "its format is not said"),
        ("{}", "its format is not said"),
        ('{"format": "other"}', "its format is another one"),
        ('{"entries": [{}]}', "its format is not said first"),
        ('{"format": "preseason", "version": 2}', "newer Preseason"),
        ("hello", "is no export of a journal"),
    ],
)
def test_what_is_no_export(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        take(tmp_path, text)


def test_a_file_that_was_cut_off_gives_what_it_has(tmp_path: Path) -> None:
    told, bodies = take(tmp_path, f'{HEAD} "entries": [{{{ENTRY}}}, {{"uid": "2", "kind"')
    assert bodies == ["x"]
    assert [(each.place, each.reason) for each in told.problems] == [
        ("the end", "it is no JSON: it ends within a value; what follows is lost")
    ]


def test_writing_takes_little_memory(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db") as journal:
        with journal.together():
            for number in range(1500):
                journal.entries.log(_entry(number))
        tracemalloc.start()
        with journal.exports.reading():
            json_writer.write_to(journal, Nowhere(), lambda count: None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 8_000_000


class Nowhere(io.StringIO):
    def write(self, text: str, /) -> int:
        return len(text)


def _entry(number: int) -> Any:
    from tui.domain.entries import EntryText

    return EntryText("reflection", datetime(2026, 11, 5).date(), f"{number} " + "word " * 1000)
