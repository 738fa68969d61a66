"""The disk fails at each of its operations in turn: it is said, nothing has changed, and a retry works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tests.journal.power.drive import healthy, installed
from tests.journal.power.judge import state_of
from tests.journal.power.run import DRIVE, kept
from tests.journal.power.stories import some
from tests.journal.test_migrations import from_text
from tui.domain.errors import JournalRefused, PreseasonError, WriteFailed
from tui.journal import migrations
from tui.journal.journal import Journal
from tui.journal.records import Draft

MODES = (("delete", "extra"), ("wal", "full"))


class Failing:
    """Fails at the operation of this number, and at all after it where the disk stays so."""

    def __init__(self, number: int, code: int, *, stays: bool) -> None:
        self.number, self.code, self.stays = number, code, stays
        self.count = 0
        self.failed: list[str] = []

    def __call__(self, what: str) -> int:
        if what == "sync folder":  # the moment at which all has happened: that has a test of its own
            return 0
        self.count += 1
        if self.count == self.number or (self.stays and self.count > self.number):
            self.failed.append(what)
            return self.code
        return 0

    @classmethod
    def at(cls, number: int) -> Failing:
        """Full or failing, for a moment or for good, in turn."""
        code = (apsw.SQLITE_FULL, apsw.SQLITE_IOERR_WRITE)[number % 2]
        return cls(number, code, stays=number // 2 % 2 == 1)


def tried(act: Callable[[], object], failing: Failing) -> PreseasonError | None:
    """What it said, or None where it went well."""
    DRIVE.fault = failing
    try:
        act()
    except PreseasonError as error:
        return error
    finally:
        DRIVE.fault = healthy
    return None


def log(journal: Journal) -> None:
    journal.entries.log(meeting("new words #law\n- [+] decide", "Alan Turing"))


def save(journal: Journal) -> None:
    entry = journal.entries.get(1)
    journal.entries.save(1, entry.text._replace(body=f"{entry.text.body}\nmore"), seen=entry.version)


def tick(journal: Journal) -> None:
    journal.entries.tick_line(1, 3, True)


def delete(journal: Journal) -> None:
    journal.entries.delete(1)


def draft(journal: Journal) -> None:
    journal.drafts.keep(Draft("d1", None, None, meeting("words"), journal.now(), 1))


def import_some(journal: Journal) -> None:
    with journal.together():
        journal.entries.log(meeting("a", "B"))
        journal.entries.log(reflection("c" * 9000))


@pytest.mark.parametrize("act", [log, save, tick, delete, draft, import_some])
@pytest.mark.parametrize("mode", MODES, ids="-".join)
def test_every_write_in_turn(mode: tuple[str, str], act: Callable[[Journal], None], path: Path) -> None:
    with kept(*mode), installed(DRIVE):
        some(path)
        with Journal.open(path, now=Clock()) as journal:
            connection = journal.database.connection()
            before, number = state_of(connection), 0
            while True:
                number += 1
                failing = Failing.at(number)
                said = tried(lambda: act(journal), failing)
                if not failing.failed:
                    break
                assert isinstance(said, WriteFailed), (number, failing.failed, said)
                assert "nothing was changed" in str(said)
                assert ("full" if failing.code == apsw.SQLITE_FULL else "failed") in str(said)
                assert not connection.in_transaction
                assert state_of(connection) == before, (number, failing.failed)
                assert journal.changes.can_undo is None
            assert said is None
            assert number > 5
            assert state_of(connection) != before
            assert journal.examine().findings == ()


def test_a_disk_that_fails_once_all_has_happened_is_not_said_to_have_changed_nothing(path: Path) -> None:
    with kept(*MODES[0]), installed(DRIVE):
        some(path)
        with Journal.open(path, now=Clock()) as journal:
            said = tried(lambda: log(journal), lambda what: apsw.SQLITE_IOERR * (what == "sync folder"))
            assert isinstance(said, WriteFailed)
            assert "look what was kept" in str(said)
            assert journal.entries.count("meeting") == 2
            assert journal.examine().findings == ()


@pytest.mark.parametrize("mode", MODES, ids="-".join)
def test_every_write_of_the_first_start_in_turn(mode: tuple[str, str], path: Path) -> None:
    with kept(*mode), installed(DRIVE):
        number = 0
        while True:
            number += 1
            failing = Failing.at(number)
            said = tried(lambda: Journal.open(path).close(), failing)
            if not failing.failed:
                break
            if said is not None:
                assert isinstance(said, WriteFailed | JournalRefused), (number, failing.failed, said)
                assert "\n" not in str(said)
            if path.exists():  # what failed came after it, or was not needed
                with Journal.open(path) as journal:
                    assert journal.examine().findings == ()
                path.unlink()
            for left in path.parent.iterdir():
                assert left.name.startswith(".preseason-"), (number, failing.failed)
                left.unlink()
        assert number > 10
        with Journal.open(path) as journal:
            assert journal.examine().findings == ()


@pytest.mark.parametrize("mode", MODES, ids="-".join)
def test_every_write_of_a_backup_in_turn(mode: tuple[str, str], path: Path, folder: Path) -> None:
    with kept(*mode), installed(DRIVE):
        some(path)
        copy = folder / "copy.db"
        with Journal.open(path, now=Clock()) as journal:
            number = 0
            while True:
                number += 1
                failing = Failing.at(number)
                said = tried(lambda: journal.backup(copy), failing)
                if said is None:
                    with Journal.open(copy) as backup:
                        assert backup.entries.count("meeting") == 1
                    copy.unlink()
                else:
                    assert isinstance(said, WriteFailed | JournalRefused), (number, failing.failed, said)
                    assert not copy.exists() or failing.failed[-1] == "delete", (number, failing.failed)
                    copy.unlink(missing_ok=True)
                if not failing.failed:
                    break
            assert number > 10
            assert journal.examine().findings == ()


@pytest.mark.parametrize("version", range(1, migrations.CURRENT))
def test_every_write_of_an_upgrade_in_turn(version: int, path: Path) -> None:
    with kept(*MODES[0]), installed(DRIVE):
        from_text(version, path)
        number = 0
        while True:
            number += 1
            failing = Failing.at(number)
            said = tried(lambda: Journal.open(path, now=Clock()).close(), failing)
            if said is None:
                break
            assert isinstance(said, WriteFailed | JournalRefused), (number, failing.failed, said)
        assert number > 10
        with Journal.open(path, now=Clock()) as journal:
            assert journal.entries.count("meeting") == 1
            assert journal.examine().findings == ()
