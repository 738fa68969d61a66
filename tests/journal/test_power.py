"""The power goes at any moment: what was said to be saved is there, and everything agrees with it.

The journal's own code runs on a simulated disk (`power/`), which logs what it is asked to write and to keep;
from the log come the disks that may be found afterwards. Each is opened again by the journal's own code.
"""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pytest

from tests.journal.power.after import Disk
from tests.journal.power.judge import Judge
from tests.journal.power.log import Acknowledged, Committed
from tests.journal.power.run import DRIVE, cut, kept, record
from tests.journal.power.stories import STORIES
from tui.domain.entries import Derived

SAFE = (("delete", "extra"), ("wal", "full"))
LOSSY = (("delete", "full"), ("wal", "normal"))

CUTS = {
    "entries": 320,
    "drafts": 90,
    "people and roles": 180,
    "an import": 190,
    "a purge": 40,
    "backups": 90,
    "a restore": 60,
    "a restore over damage": 40,
    "the first start": 40,
}
"""Cuts in each story, for each of the two safe modes; `--thorough` makes it ten times as many."""

CUTS_AFTER_UPGRADE = 40


def outcome(story: str, cuts: int, mode: tuple[str, str], tmp_path: Path) -> tuple[int, Counter[str]]:
    folder = tmp_path / "own"
    folder.mkdir(mode=0o700)
    with kept(*mode):
        log = record(*STORIES[story], folder)
        return cut(log, cuts, Judge(tmp_path, DRIVE), seed=20261105)


def test_there_are_two_thousand_cuts() -> None:
    upgrades = len(STORIES) - len(CUTS)
    assert len(SAFE) * (sum(CUTS.values()) + upgrades * CUTS_AFTER_UPGRADE) >= 2000


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("mode", SAFE, ids="-".join)
def test_nothing_acknowledged_is_lost(
    mode: tuple[str, str], story: str, tmp_path: Path, thorough: int
) -> None:
    wanted = CUTS.get(story, CUTS_AFTER_UPGRADE) * thorough
    cuts, complaints = outcome(story, wanted, mode, tmp_path)
    assert not complaints, complaints
    assert cuts == wanted


@pytest.mark.parametrize("mode", LOSSY, ids="-".join)
def test_the_same_cuts_lose_saves_where_a_journal_is_kept_less_safely(
    mode: tuple[str, str], tmp_path: Path
) -> None:
    cuts, complaints = outcome("people and roles", 60, mode, tmp_path)
    lost = sum(count for what, count in complaints.items() if "acknowledged is not there" in what)
    assert lost > cuts // 20


@pytest.mark.parametrize("mode", [("delete", "off"), ("wal", "off")], ids="-".join)
def test_the_same_cuts_find_damage_where_nothing_is_waited_for(mode: tuple[str, str], tmp_path: Path) -> None:
    _, complaints = outcome("entries", 60, mode, tmp_path)
    assert any("damaged" in what or "broken" in what for what in complaints), complaints


def test_the_same_cuts_lose_backups_that_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DRIVE, "deaf", True)
    _, complaints = outcome("backups", 60, SAFE[0], tmp_path)
    assert any("backup" in what for what in complaints), complaints


@pytest.mark.parametrize(
    ("mechanism", "without"),
    [
        ("tui.journal.database.Database._index", staticmethod(lambda connection: None)),
        ("tui.journal.saving.derive_text", lambda text: Derived()),
    ],
)
def test_the_judge_sees_an_index_and_derived_rows_that_were_left_behind(
    mechanism: str, without: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mechanism, without)
    _, complaints = outcome("drafts", 20, SAFE[0], tmp_path)
    assert any("search" in what or "derived" in what for what in complaints), complaints


@pytest.mark.parametrize("story", STORIES)
def test_whatever_a_person_is_told_of_was_one_transaction(story: str, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir(mode=0o700)
    commits: dict[str, int] = {}
    since = 0
    for operation in record(*STORIES[story], folder).operations:
        match operation:
            case Committed():
                since += 1
            case Acknowledged(what):
                commits[what], since = since, 0
    assert commits.pop("rebuild", 2) > 1
    assert commits.pop("discard", 2) == 2
    assert commits.pop("merge", 2) == 2
    assert all(count <= 1 for count in commits.values()), commits


def test_the_simulated_disk_holds_what_the_real_one_does(tmp_path: Path) -> None:
    for mode, story in itertools.product(SAFE, STORIES):
        folder = tmp_path / f"{story} {mode[0]}"
        folder.mkdir(mode=0o700)
        with kept(*mode):
            log = record(*STORIES[story], folder)
        found = Disk(log)
        for operation in log.operations:
            found.take(operation)
        files = [each for each in folder.rglob("*") if each.is_file() and not each.name.endswith("-shm")]
        real = {str(each.relative_to(folder)): each.read_bytes() for each in files}
        assert found.whole() == real
