"""Damage is found and said, and what was derived can be derived again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import JournalDamaged
from tui.journal.journal import Journal

BODY = "- [+] decide #strategy\n- [>] Grace Hopper, runs a fund\n- [ ] call\n- [~] too long\n\n#law"


@pytest.fixture
def filled(journal: Journal) -> Journal:
    for number in range(3):
        journal.entries.log(meeting(f"{number}\n\n{BODY}", roles=("Counsel",)))
    journal.entries.log(reflection("hm"))
    journal.entries.delete(3)
    return journal


def damage(journal: Journal, sql: str) -> None:
    connection = sqlite3.connect(journal.path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_sound_journal_has_no_findings(filled: Journal) -> None:
    report = filled.examine()
    assert report.findings == ()
    assert report.path == filled.path
    assert report.engine == f"SQLite {sqlite3.sqlite_version}"
    assert report.permissions == "0600"
    assert report.counts == {
        "meetings": 2,
        "reflections": 1,
        "in the trash": 1,
        "contacts": 1,
        "revisions": 4,
        "drafts": 0,
    }


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        (
            "UPDATE entry SET body = replace(body, 'call', 'kall') WHERE id = 1",
            "text of entry 1 is not as it was",
        ),
        (
            "UPDATE revision SET body = body || 'x' WHERE entry_id = 2",
            "Revision 1 of entry 2 is not as it was",
        ),
        ("UPDATE revision SET header = replace(header, 'Ada', 'Eda')", "Revision 1 of entry 1 is not"),
        ("DELETE FROM revision WHERE entry_id = 4", "Entry 4 has lost its revisions"),
        ("DELETE FROM takeaway WHERE entry_id = 1", "derived of entry 1 is not what its text says"),
        ("UPDATE takeaway SET line = 9", "derived of entry 1 is not"),
        ("UPDATE followup SET text = 'x' WHERE id = 1", "derived of entry 1 is not"),
        ("DELETE FROM followup WHERE line IS NULL AND entry_id = 2", "derived of entry 2 is not"),
        ("UPDATE feedback SET closed_at = 'x' WHERE entry_id = 3", "derived of entry 3 is not"),
        ("UPDATE introduction SET name = 'x' WHERE entry_id = 1", "derived of entry 1 is not"),
        ("DELETE FROM entry_tag", "derived of entry 1 is not"),
        ("UPDATE entry SET headline = 'x' WHERE id = 4", "derived of entry 4 is not"),
        ("DELETE FROM entry_contact WHERE entry_id = 2", "Meeting 2 has lost its people"),
        ("DROP INDEX entry_trash", "The index entry_trash is missing."),
        ("CREATE TABLE odd (x)", "There is a table that is not the journal's: odd."),
        ("CREATE TRIGGER odd AFTER INSERT ON tag BEGIN SELECT 1; END", "a trigger that is not the journal's"),
        ("DELETE FROM theme", "points to a row of theme that is gone"),
        ("UPDATE entry SET status = 'lost' WHERE id = 1", "CHECK constraint failed in entry"),
        ("UPDATE entry SET day = '2026-13-45' WHERE id = 1", "Entry 1: the journal is damaged"),
        ("UPDATE entry SET body = CAST(x'ff' AS TEXT) WHERE id = 1", "damaged"),
    ],
)
def test_what_is_damaged_is_said(filled: Journal, sql: str, finding: str) -> None:
    damage(filled, sql)
    findings = filled.examine().findings
    assert any(finding in each for each in findings), findings
    assert all(each.endswith(".") and "\n" not in each for each in findings)


@pytest.mark.parametrize(
    "read",
    [
        lambda journal: journal.entries.get(1),
        lambda journal: journal.entries.latest("meeting"),
        lambda journal: journal.entries.lines([1]),
        lambda journal: journal.contacts.lines([1]),
        lambda journal: journal.contacts.card(1),
    ],
)
def test_reading_a_value_that_is_none_is_damage_not_a_crash(
    filled: Journal, read: Callable[[Journal], object]
) -> None:
    damage(filled, "UPDATE entry SET day = 'never' WHERE id = 1")
    with pytest.raises(JournalDamaged):
        read(filled)


def test_a_torn_page_is_damage(filled: Journal, path: Path) -> None:
    for number in range(40):
        filled.entries.log(reflection(f"{number} " * 500))
    filled.close()
    content = bytearray(path.read_bytes())
    at = len(content) // 4096 * 3 // 4 * 4096  # in the middle of texts
    content[at : at + 4096] = bytes(range(256)) * 16
    path.write_bytes(content)
    with Journal.open(path) as again:
        assert again.examine().findings


def test_others_who_may_read_are_a_finding(filled: Journal, path: Path) -> None:
    path.chmod(0o640)
    report = filled.examine()
    assert report.permissions == "0640"
    assert report.findings == ("journal.db can be read by others: its mode is 0640, not 0600.",)


def test_rebuilding_derives_again_and_keeps_what_became_of_things(filled: Journal) -> None:
    filled.promises.set_status(1, "made")
    filled.entries.tick(2, True)
    before = [filled.entries.get(each) for each in (1, 2, 3, 4)]
    ledger = filled.database.rows("SELECT * FROM introduction")
    for sql in (
        "DELETE FROM takeaway_role",
        "DELETE FROM takeaway",
        "DELETE FROM entry_tag",
        "UPDATE entry SET headline = 'x'",
        "UPDATE followup SET text = 'call?', line = 77 WHERE line IS NOT NULL",
        "DELETE FROM followup WHERE line IS NULL AND entry_id = 2",
    ):
        damage(filled, sql)
    report = filled.examine(rebuild=True)
    assert report.findings == ()
    after = [filled.entries.get(each) for each in (1, 2, 3, 4)]
    assert [each.text for each in after] == [each.text for each in before]
    assert [each.version for each in after] == [each.version for each in before]
    assert after[0].derived == before[0].derived
    assert filled.database.rows("SELECT * FROM introduction") == ledger
    assert filled.changes.can_undo == "done: Thank Ada Lovelace"


def test_rebuilding_a_sound_journal_changes_nothing_that_matters(filled: Journal) -> None:
    before = [filled.entries.get(each) for each in (1, 2, 3, 4)]
    assert filled.examine(rebuild=True).findings == ()
    assert [filled.entries.get(each) for each in (1, 2, 3, 4)] == before


def test_rebuilding_goes_on_past_an_entry_that_cannot_be_read(filled: Journal) -> None:
    damage(filled, "UPDATE entry SET day = 'never' WHERE id = 1")
    damage(filled, "DELETE FROM entry_tag")
    findings = filled.examine(rebuild=True).findings
    assert any("Entry 1 was not rebuilt" in each for each in findings)
    assert filled.entries.get(2).derived.tags == ("law",)


def test_a_long_list_of_damage_ends(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.journal.doctor.MOST_FINDINGS", 5)
    for number in range(10):
        journal.entries.log(reflection(str(number)))
    damage(journal, "UPDATE entry SET body = 'x'")
    assert len(journal.examine().findings) == 5
