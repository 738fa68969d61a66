"""The disk fails under a command: one line says so, and a text that came on a pipe is kept or saved."""

from __future__ import annotations

import json
import re
from pathlib import Path

import apsw
import pytest

from tests.cli.conftest import Process, Shell
from tests.cli.test_process import sh
from tests.journal.power.drive import healthy, installed
from tests.journal.power.run import DRIVE
from tests.journal.test_failing_disk import Failing
from tui.journal.kept_texts import ROOM

TEXT = "precious words\n- [+] decide the product #strategy\n"


@pytest.mark.parametrize("code", [apsw.SQLITE_FULL, apsw.SQLITE_IOERR_WRITE], ids=["full", "broken"])
def test_one_write_of_log_after_another(shell: Shell, thorough: int, code: int) -> None:
    shell.ok("log", "x", "--with", "Ada")
    number, step = 0, 1 if thorough > 1 else 7
    with installed(DRIVE):
        while True:
            number += 1 if number < 10 else step
            DRIVE.fault = failing = Failing(number, code, stays=True)
            try:
                done = shell("log", "--with", "Grace Hopper", stdin=TEXT)
            finally:
                DRIVE.fault = healthy
            if not failing.failed:
                break
            words = "is full" if code == apsw.SQLITE_FULL else "disk failed"
            assert re.fullmatch(rf"preseason: [^\n]*{words}[^\n]* is kept in [^\n]+\n", done.err), done
            kept = Path(done.err.rpartition(" kept in ")[2].strip())
            assert kept.read_text() == TEXT
            kept.unlink()
    assert number > 50
    assert done.status == 0
    assert [one["with"] for one in shell.ok("meetings", "--json").json] == [["Grace Hopper"], ["Ada"]]
    shell.ok("doctor")


def test_where_the_data_folder_takes_nothing_a_text_is_kept_elsewhere(
    shell: Shell, journal_path: Path, tmp_path: Path
) -> None:
    shell.ok("log", "x", "--with", "Ada")
    room = tmp_path / "share" / "preseason" / ROOM
    room.parent.mkdir(parents=True, exist_ok=True)
    room.write_text("in the way")
    with installed(DRIVE):
        DRIVE.fault = Failing(1, apsw.SQLITE_FULL, stays=True)
        try:
            said = shell.fails("log", "--with", "Ada", stdin=TEXT)
        finally:
            DRIVE.fault = healthy
    kept = Path(said.rpartition(" kept in ")[2].strip())
    assert kept.parent == journal_path.parent
    assert kept.read_text() == TEXT
    assert kept.stat().st_mode & 0o777 == 0o600
    assert str(kept) in shell.ok("doctor", "--json").json["kept_texts"]


def test_a_file_that_may_not_grow_at_all(
    process: Process, environment: dict[str, str], journal_path: Path
) -> None:
    process("log", "x", "--with", "Ada")
    for blocks in (0, 1, 40):
        done = sh(f"ulimit -f {blocks}; printf '{'x' * 900}' | p log --with Ada", environment)
        assert done.returncode == 1, done
        assert re.fullmatch(rb"preseason: [^\n]+\n", done.stderr), done
        assert (b" is kept in " in done.stderr) is (blocks > 0)
    assert len(json.loads(process("meetings", "--json").stdout)) == 1
    assert process("doctor").returncode == 0
