"""Changing an entry: its text, its header, and what happens when two people do it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tui.domain.entries import Entry
from tui.journal.entries import Entries
from tui.journal.journal import Journal


@pytest.fixture
def logged(shell: Shell) -> int:
    return int(shell.ok("log", "first", "--with", "Ada Lovelace", "--minutes", "30", "--json").json["id"])


def test_a_text_or_a_pipe_becomes_the_new_text(shell: Shell, logged: int) -> None:
    result = shell.ok("edit", str(logged), "- [+] second")
    assert result.out.splitlines()[0] == "Saved 1: Thu 5 Nov 2026, coffee with Ada Lovelace"
    assert "1 want" in result.out
    assert shell.ok("edit", str(logged), "--json", stdin="third\n").json["body"] == "third\n"
    assert shell.ok("edit", str(logged), "-", "--json", stdin="fourth").json["body"] == "fourth"


def test_options_alone_change_the_header_alone(shell: Shell, logged: int) -> None:
    entry = shell.ok(
        "edit", str(logged), "--title", "Over lunch", "--on", "yesterday", "--with", "Grace Hopper",
        "--role", "Founder", "--kind", "call", "--json",
    ).json  # fmt: skip
    assert (entry["title"], entry["on"], entry["with"]) == ("Over lunch", "2026-11-04", ["Grace Hopper"])
    assert (entry["roles"], entry["form"], entry["minutes"]) == (["Founder"], "call", 30)
    assert (entry["body"], entry["version"]) == ("first", 2)


def test_options_and_a_pipe_change_both(shell: Shell, logged: int) -> None:
    entry = shell.ok("edit", str(logged), "--title", "T", "--json", stdin="second").json
    assert (entry["title"], entry["body"]) == ("T", "second")
    assert shell.ok("edit", str(logged), "--title", "U", "--json", stdin="").json["body"] == "second"


def test_a_planned_meeting_becomes_a_held_one(shell: Shell) -> None:
    shell.ok("log", "--with", "Ada", "--on", "today", "--planned")
    entry = shell.ok("edit", "1", "--held", "--json").json
    assert entry["status"] == "held"
    assert [one["kind"] for one in entry["followups"]] == ["thank-you"]
    assert shell.ok("edit", "1", "--cancelled", "--json").json["status"] == "cancelled"


def test_what_changes_nothing_leaves_no_revision(shell: Shell, logged: int) -> None:
    assert shell.ok("edit", str(logged), "first", "--minutes", "30").out.startswith("Unchanged 1:")
    assert shell.ok("show", str(logged), "--json").json["version"] == 1


def test_an_empty_text_is_not_saved(shell: Shell, logged: int) -> None:
    assert "delete 1" in shell.fails("edit", str(logged), "")
    assert "nothing written" in shell.fails("edit", str(logged), stdin=" \n")
    assert "nothing written" in shell.fails("edit", str(logged))


def test_a_reflection_takes_no_fields_of_a_meeting(shell: Shell, logged: int) -> None:
    shell.ok("reflect", "x")
    assert "reflection" in shell.fails("edit", "2", "--score", "3")
    assert "meeting" in shell.fails("edit", str(logged), "--about", "2")
    assert shell.ok("edit", "2", "--about", "1", "--json").json["about"] == 1


def test_what_is_in_the_trash_is_not_edited(shell: Shell, logged: int) -> None:
    shell.ok("delete", str(logged))
    assert "undelete" in shell.fails("edit", str(logged), "second")


def test_two_edits_at_once_keep_both_texts(
    shell: Shell, logged: int, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.ok("edit", str(logged), "one\n\ntwo\n\nthree\n")
    find = Entries.find

    def overtaken(entries: Entries, ref: str) -> Entry:
        found = find(entries, ref)
        with Journal.open(journal_path) as other:
            text = found.text._replace(body="one, changed\n\ntwo\n\nthree\n")
            other.entries.save(found.id, text, seen=found.version)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Entries, "find", overtaken)
        result = shell.ok("edit", str(logged), "one\n\ntwo\n\nthree, changed\n")
    assert "both texts were kept" in result.err
    assert shell.ok("show", str(logged), "--json").json["body"] == "one, changed\n\ntwo\n\nthree, changed\n"
