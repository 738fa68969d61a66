"""A damaged journal gives back every entry that can be read, in a new one that is whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal.journal import Journal
from tui.journal.packing import digest
from tui.journal.salvaging import salvage

PAGE = 4096
BODY = "- [+] decide the product #strategy\n- [>] Grace Hopper, runs a fund, by friday\n- [ ] send it\n"
ENTRIES = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "journal.db"
    with Journal.open(path, now=Clock()) as journal, journal.together():
        for number in range(ENTRIES // 2):
            people = (f"Person {number % 7}",)
            journal.entries.log(meeting(f"{number} {BODY}{'words ' * 200}", *people, roles=("Counsel",)))
            journal.entries.log(reflection(f"thought {number} {'of it ' * 100}"))
    return path


def readable(path: Path) -> dict[int, str]:
    """The entries that can be read of a file by their ids alone, and are as they were saved."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    found = {}
    for each in range(1, ENTRIES + 1):
        try:
            row = connection.execute("SELECT digest, body FROM entry WHERE id = ?", (each,)).fetchone()
            if row and digest(row[1]) == row[0]:
                found[each] = row[1]
        except (sqlite3.DatabaseError, UnicodeError, AttributeError):
            continue
    connection.close()
    return found


@pytest.mark.parametrize("seed", range(12))
def test_every_entry_that_can_be_read_is_there(sound: Path, folder: Path, seed: int) -> None:
    damaged = folder / "journal.db"
    content = bytearray(sound.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 3, 8))):
        page = chance.randrange(2, len(content) // PAGE)
        at, size = page * PAGE + chance.choice((0, chance.randrange(PAGE))), chance.choice((1, 50, PAGE))
        content[at : at + size] = chance.randbytes(min(size, len(content) - at))
    damaged.write_bytes(content)
    before = damaged.read_bytes()
    wanted = readable(damaged)
    try:
        done = salvage(damaged, folder / "new.db", Clock())
    except JournalDamaged:
        assert not wanted
        return
    assert damaged.read_bytes() == before
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []
    with Journal.open(folder / "new.db", now=Clock()) as journal:
        assert journal.examine().findings == ()
        texts = {each: journal.entries.get(each).text.body for each in wanted}
        assert texts == wanted
        assert done.entries == journal.database.value("SELECT COUNT(*) FROM entry") >= len(wanted)
        assert all(journal.entries.get(each) for each in (*done.from_history, *done.doubtful))


def test_an_entry_that_is_gone_comes_back_from_its_history(sound: Path, folder: Path) -> None:
    damaged = folder / "journal.db"
    shutil.copy(sound, damaged)
    connection = sqlite3.connect(damaged)
    connection.execute("PRAGMA foreign_keys=OFF")
    bodies = dict(connection.execute("SELECT id, body FROM entry WHERE id IN (3, 4, 5)").fetchall())
    connection.execute("DELETE FROM entry WHERE id = 3")
    connection.execute("DELETE FROM entry_contact WHERE entry_id = 3")
    connection.execute("DELETE FROM contact WHERE fold = 'person 1'")
    connection.execute("UPDATE entry SET body = 'x' || body WHERE id = 4")
    connection.execute("UPDATE entry SET body = 'x' || body WHERE id = 5")
    connection.execute("UPDATE revision SET body = 'y' || body WHERE entry_id = 5")
    connection.commit()
    connection.close()
    done = salvage(damaged, folder / "new.db", Clock())
    assert (done.entries, done.from_history, done.doubtful) == (ENTRIES, (3, 4), (5,))
    with Journal.open(folder / "new.db", now=Clock()) as journal:
        assert journal.entries.get(3).text.body == bodies[3]
        assert journal.entries.get(3).text.people == ("Person 1",)
        assert journal.entries.get(4).text.body == bodies[4]
        assert journal.entries.get(5).text.body == f"x{bodies[5]}"


def test_nothing_is_overwritten_and_nothing_is_made_of_nothing(sound: Path, folder: Path) -> None:
    damaged = folder / "journal.db"
    damaged.write_bytes(b"\0" * 100_000)
    with pytest.raises(JournalDamaged, match="nothing of"):
        salvage(damaged, folder / "new.db", Clock())
    assert [each.name for each in folder.iterdir()] == ["journal.db"]
    with pytest.raises(JournalRefused, match="is there already"):
        salvage(sound, damaged, Clock())
