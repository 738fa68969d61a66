"""Letting go for good at the command line: by its name alone, or where somebody says that they are sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Shell
from tests.terminal.terminal import preseason
from tui.journal.journal import Journal


@pytest.fixture
def logged(shell: Shell, journal_path: Path) -> int:
    """An entry in the trash, and Bo, who was at another one too."""
    shell.ok("log", "gone", "--with", "Ada Lovelace, Bo Sample", "--title", "Lunch")
    shell.ok("log", "stays", "--with", "Ada Lovelace, Bo Sample")
    shell.ok("delete", "1")
    with Journal.open(journal_path) as journal:
        journal.contacts.delete(journal.contacts.find("Bo Sample").id)
    return 1


def test_it_says_what_went(shell: Shell, logged: int) -> None:
    assert shell.ok("purge", "1", "--yes").out == "Gone for good: Lunch\n"
    assert shell.ok("trash", "--json").json == []
    assert "there is no entry" in shell.fails("show", "1")
    said = shell.ok("purge", "bo sample", "--yes", "--json").json
    assert (said["kind"], said["name"]) == ("contact", "Bo Sample")
    assert shell.ok("show", "2", "--json").json["with"] == ["Ada Lovelace"]
    assert shell.ok("trash").out == ""


def test_nobody_there_to_type_its_name_is_told_what_to_say(shell: Shell, logged: int) -> None:
    assert "--yes" in shell.fails("purge", "1")
    assert "--yes" in shell.fails("purge", "Bo Sample", "--json")
    assert len(shell.ok("trash", "--json").json) == 1


def test_only_what_is_in_the_trash_goes(shell: Shell, logged: int) -> None:
    assert "preseason delete 2" in shell.fails("purge", "2", "--yes")
    assert "no entry" in shell.fails("purge", "Ada Lovelace", "--yes")
    assert "no entry" in shell.fails("purge", "99", "--yes")


def test_at_a_terminal_its_name_is_typed(
    tmp_path: Path, shell: Shell, logged: int, journal_path: Path
) -> None:
    for typed, status, said in (("launch", 1, "it stays"), ("lunch!", 0, "Gone for good: Lunch")):
        with preseason(tmp_path, "purge", "1", PRESEASON_NOW=NOW, PRESEASON_DB=str(journal_path)) as terminal:
            terminal.wait_for("Type Lunch if you are sure:")
            terminal.send(f"{typed}\r")
            terminal.wait_for(said)
            assert terminal.wait() == status
