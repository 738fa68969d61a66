"""`export`, and `import` of what it wrote: everything leaves, and everything comes back."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tui.cli.main import main
from tui.interop.exporting import FORMS


def begun(shell: Shell) -> None:
    shell.ok(
        "log", "- [+] decide #strategy\n- [ ] write to her", "--with", "Ada Lovelace", "--role", "Counsel"
    )
    shell.ok("reflect", "The business side, then.", "--about", "1")


def test_everything_leaves_and_comes_back(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(shell)
    path = tmp_path / "journal.json"
    result = shell.ok("export", "json", str(path))
    assert result.out == f"Exported 6 records to {path}\n"
    assert "not encrypted" in result.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    entry = shell.ok("show", "1", "--json").json
    monkeypatch.setenv("PRESEASON_DB", str(tmp_path / "other" / "journal.db"))
    said = shell.ok("import", "json", str(path))
    assert said.out.startswith(
        "Imported journal.json: 1 new contact, 1 new role, 1 new theme, 2 new entries\n"
    )
    assert shell.ok("show", "1", "--json").json == entry
    assert shell.ok("roles", "--json").json[0]["want"] == 1
    assert "Nothing new" in shell.ok("import", "json", str(path)).out
    shell.ok("import", "--undo", "1")
    assert shell.ok("meetings", "--json").json == []
    assert shell.ok("roles", "--json").json == []


def test_json_says_what_was_written(shell: Shell, tmp_path: Path) -> None:
    begun(shell)
    path = tmp_path / "journal.json"
    assert shell.ok("export", "json", str(path), "--json").json == {
        "format": "json",
        "path": str(path),
        "records": 6,
    }
    assert len(json.loads(path.read_text())["entries"]) == 2


@pytest.mark.parametrize("form", list(FORMS))
def test_nothing_is_written_over(shell: Shell, tmp_path: Path, form: str) -> None:
    begun(shell)
    path = tmp_path / "out"
    path.write_text("mine")
    shell.fails("export", form, str(path))
    assert path.read_text() == "mine"
    shell.fails("export", form, str(tmp_path / "no" / "out"))
    shell.fails("export", form, "/dev/null")


@pytest.mark.parametrize("form", list(FORMS))
def test_a_journal_that_is_not_there_is_not_begun(
    shell: Shell, tmp_path: Path, journal_path: Path, form: str
) -> None:
    assert "no journal yet" in shell.fails("export", form, str(tmp_path / "out"))
    assert not journal_path.exists()
    assert not (tmp_path / "out").exists()


def test_a_wrong_command_line(shell: Shell) -> None:
    shell.fails("export", status=2)
    shell.fails("export", "json", status=2)
    shell.fails("export", "word", "x", status=2)
    assert main(["export", "--help"]) == 0
