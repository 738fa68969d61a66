"""Backup, restore, salvage and doctor at the command line: what they say, and what they leave."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tui.journal.verifying import sha256


@pytest.fixture
def kept(shell: Shell) -> Path:
    """A backup of one meeting, after which another one was logged."""
    shell.ok("log", "first", "--with", "Ada Lovelace")
    made = Path(shell.ok("backup", "--json").json["path"])
    shell.ok("log", "second", "--with", "Grace Hopper")
    return made


def bodies(shell: Shell) -> list[str]:
    return [
        shell.ok("show", str(one["id"]), "--json").json["body"] for one in shell.ok("meetings", "--json").json
    ]


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_backup_goes_to_its_folder_or_where_one_says(shell: Shell, kept: Path, journal_path: Path) -> None:
    assert kept.parent == journal_path.with_name("journal.db.backups")
    said = shell.ok("backup")
    assert said.out.startswith("Backed up and verified: ")
    elsewhere = journal_path.parent / "usb"
    elsewhere.mkdir(mode=0o700)
    report = shell.ok("backup", str(elsewhere), "--json").json
    assert report["path"] == str(elsewhere / "journal-20261105T160000.db")
    assert report["sha256"] == sha256(Path(report["path"]))
    assert report["bytes"] == Path(report["path"]).stat().st_size
    assert [each.name for each in elsewhere.iterdir()] == ["journal-20261105T160000.db"]
    assert "never overwrites" in shell.fails("backup", report["path"])
    listed = shell.ok("backup", "--list", "--json").json
    assert [each["path"] for each in listed][-1] == str(kept)
    assert all(each["verified"] and each["reason"] == "asked" for each in listed)
    assert shell.ok("backup", "--list").out.startswith("Thu 5 Nov 2026, 16:00\tasked\t")


def test_a_restore_says_where_it_kept_what_was_there(shell: Shell, kept: Path) -> None:
    done = shell.ok("restore", str(kept))
    assert done.out.startswith("Restored: 1 meeting, 0 reflections\nWhat was there is kept in ")
    assert bodies(shell) == ["first"]
    back = done.out.rpartition(" kept in ")[2].strip()
    report = shell.ok("restore", back, "--json").json
    assert (report["from"], report["was_damaged"], report["meeting"]) == (back, False, 2)
    assert sorted(bodies(shell)) == ["first", "second"]
    assert "is not there" in shell.fails("restore", "/nowhere/at/all.db")


def test_a_damaged_journal_is_never_an_empty_one_and_comes_back(
    shell: Shell, kept: Path, journal_path: Path
) -> None:
    half(journal_path)
    for command in (("meetings",), ("log", "x", "--with", "Ada"), ("backup",)):
        assert "damaged" in shell.fails(*command)
    report = shell("doctor")
    assert report.status == 1
    assert "damage: " in report.out
    assert f"`preseason restore {kept}`" in report.out
    assert "`preseason salvage NEW`" in report.out
    told = shell("doctor", "--json").json
    assert told["backup"]["path"] == str(kept)
    assert told["backup"]["good"] is True
    done = shell.ok("restore", str(kept))
    assert "damaged as it is, is kept in" in done.out
    assert bodies(shell) == ["first"]
    assert shell.ok("doctor").out.endswith("No damage was found.\n")


def test_a_journal_overwritten_by_something_else_comes_back_too(
    shell: Shell, kept: Path, journal_path: Path
) -> None:
    journal_path.write_bytes(b"\xff" * 50_000)
    assert "some other kind of file" in shell.fails("meetings")
    assert f"restore {kept}" in shell("doctor").out
    shell.ok("restore", str(kept))
    assert bodies(shell) == ["first"]


def test_what_can_be_read_is_salvaged(shell: Shell, kept: Path, journal_path: Path) -> None:
    connection = sqlite3.connect(journal_path)
    connection.execute("UPDATE entry SET body = 'fyrst' WHERE body = 'first'")
    connection.commit()
    connection.close()
    new = journal_path.parent / "new.db"
    said = shell.ok("salvage", str(new)).out.splitlines()
    assert said[0] == f"Salvaged 2 of 2 entries into {new}"
    assert said[1] == "1 read from their history: 1"
    assert said[-1] == f"`preseason restore {new}` makes it the journal."
    assert "is there already" in shell.fails("salvage", str(new))
    assert shell("doctor").status == 1
    shell.ok("restore", str(new))
    assert sorted(bodies(shell)) == ["first", "second"]


def test_the_doctor_tells_of_backups(shell: Shell, kept: Path) -> None:
    assert "last backup\tThu 5 Nov 2026, 16:00, verified; 1 in all\n" in shell.ok("doctor").out
    content = bytearray(kept.read_bytes())
    content[-1] ^= 1
    kept.write_bytes(content)
    assert "changed since it was verified" in shell.ok("doctor").out
    assert "`preseason backup` makes another" in shell.ok("doctor").out
    shutil.rmtree(kept.parent)
    assert shell.ok("doctor").out.endswith("There is no backup yet: `preseason backup` makes one.\n")


def test_who_never_opens_the_app_gets_a_backup_a_day_too(process: Process, journal_path: Path) -> None:
    firsts = b"new contact: Ada\nmilestone: First meeting\n"
    for on, said in (
        ("2026-11-05T16:00:00", firsts),
        ("2026-11-05T17:00:00", b""),
        ("2026-11-06T18:00:00", b""),
    ):
        done = process("log", "x", "--with", "Ada", PRESEASON_NOW=on)
        assert (done.returncode, done.stderr) == (0, said)
    process("meetings", PRESEASON_NOW="2026-11-20T18:00:00")
    made = sorted(journal_path.with_name("journal.db.backups").glob("*-daily.db"))
    assert [each.name[7:15] for each in made] == ["20261105", "20261106"]
    made[0].parent.chmod(0o500)
    try:
        done = process("log", "x", "--with", "Ada", PRESEASON_NOW="2026-11-20T18:00:00")
    finally:
        made[0].parent.chmod(0o700)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Logged 4")
    assert b"no backup could be made" in done.stderr
