"""`themes`: what was said often, and names that mean the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell


@pytest.fixture
def said(shell: Shell) -> Shell:
    shell.ok("log", "- [+] a #strategy\n- [-] b #hours", "--with", "Ada", "--role", "R", "--on", "2026-10-01")
    shell.ok("log", "- [+] c #strategy\n- [+] d #working-hours", "--with", "Ada", "--role", "R")
    shell.ok("reflect", "- [?] e #Strategies", "--role", "R")
    return shell


def listed(shell: Shell) -> dict[str, tuple[int, int, list[str]]]:
    found = shell.ok("themes", "--json").json
    assert all(list(one) == ["theme", "meetings", "takeaways", "merged"] for one in found)
    return {one["theme"]: (one["meetings"], one["takeaways"], one["merged"]) for one in found}


def test_before_there_is_a_journal(shell: Shell, journal_path: Path) -> None:
    for arguments in ((), ("--suggest",)):
        result = shell.ok("themes", *arguments)
        assert result.out == ""
        assert result.err.count("\n") == 1
        assert shell.ok("themes", *arguments, "--json").json == []
    for change in (("--merge", "a", "b"), ("--rename", "a", "b"), ("--split", "a"), ("--apart", "a", "b")):
        assert "no journal" in shell.fails("themes", *change)
    assert not journal_path.exists()


def test_the_list(said: Shell) -> None:
    assert said.ok("themes").out.splitlines() == [
        "2 meetings\t2 takeaways\tstrategy",
        "1 meeting\t1 takeaway\thours",
        "1 meeting\t1 takeaway\tworking-hours",
        "0 meetings\t1 takeaway\tStrategies",
    ]
    assert listed(said)["strategy"] == (2, 2, [])


def test_a_merge(said: Shell) -> None:
    result = said.ok("themes", "--merge", "strategies", "strategy")
    assert (result.out, result.err) == ("Merged “Strategies” into “strategy”: 1 takeaway, 0 meetings\n", "")
    assert listed(said)["strategy"] == (2, 3, ["Strategies"])
    assert "2 meetings\t3 takeaways\tstrategy ← Strategies" in said.ok("themes").out
    said.ok("log", "- [+] later #strategies", "--with", "Ada", "--role", "R")
    assert listed(said)["strategy"] == (3, 4, ["Strategies"])
    themes = [one["theme"] for one in said.ok("roles", "r", "--json").json["want"]]
    assert themes == ["strategy", "working-hours"]


def test_a_merge_as_json(said: Shell) -> None:
    told = said.ok("themes", "--merge", "working-hours", "hours", "--json").json
    sentence = told.pop("sentence")
    assert told == {"theme": "hours", "moved": ["working-hours"], "takeaways": 1, "meetings": 1, "done": True}
    assert "working-hours" in sentence


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (("--merge", "working-hours", "hours"), "Would merge “working-hours” into “hours”: 1 takeaway"),
        (("--rename", "hours", "time"), "Would rename: "),
        (("--split", "strategy"), "Would split “Strategies” out of “strategy”"),
    ],
)
def test_a_dry_run_changes_nothing(said: Shell, arguments: tuple[str, ...], beginning: str) -> None:
    said.ok("themes", "--merge", "strategies", "strategy")
    before = said.ok("themes", "--json").out
    would = said.ok("themes", *arguments, "--dry-run").out
    assert would.startswith(beginning)
    assert would.count("\n") == 1
    assert said.ok("themes", *arguments, "--dry-run", "--json").json["done"] is False
    assert said.ok("themes", "--json").out == before
    said.ok("themes", *arguments)
    assert said.ok("themes", "--json").out != before


def test_a_rename_and_a_split(said: Shell) -> None:
    renamed = said.ok("themes", "--rename", "hours", "time")
    assert renamed.out.startswith("Renamed: ")
    assert "“hours”" in renamed.out
    assert "“time”" in renamed.out
    assert listed(said)["time"] == (1, 1, ["hours"])
    said.ok("themes", "--merge", "working-hours", "hours")
    assert listed(said)["time"] == (2, 2, ["hours", "working-hours"])
    split = said.ok("themes", "--split", "time").out
    assert split == "Split “hours” and “working-hours” out of “time”: 2 takeaways, 2 meetings\n"
    assert listed(said).keys() == {"strategy", "Strategies", "hours", "working-hours"}
    assert "nothing was merged" in said.fails("themes", "--split", "hours")


def test_names(said: Shell) -> None:
    said.ok("themes", "--merge", "WORK", "#Hours!")
    assert listed(said)["hours"][2] == ["working-hours"]
    assert "already" in said.fails("themes", "--merge", "working-hours", "hours")
    assert "itself" in said.fails("themes", "--merge", "strategy", "Strategy")
    sentence = said.fails("themes", "--merge", "strat", "hours")
    assert "strategy, Strategies" in sentence or "Strategies, strategy" in sentence
    assert "no theme is called" in said.fails("themes", "--split", "moose")
    assert "did you mean strategy" in said.fails("themes", "--rename", "strategyy", "x")
    for nothing in ("", " ", "#", "..."):
        said.fails("themes", "--rename", "hours", nothing)
        said.fails("themes", "--split", nothing)
    assert listed(said).keys() == {"strategy", "Strategies", "hours"}


def test_the_other_way_round_gives_the_group_another_name(said: Shell) -> None:
    said.ok("themes", "--merge", "strategies", "strategy")
    told = said.ok("themes", "--merge", "strategy", "strategies").out
    assert "under the name “Strategies”" in told
    assert listed(said)["Strategies"] == (2, 3, ["strategy"])


def test_suggestions(said: Shell) -> None:
    found = said.ok("themes", "--suggest", "--json").json
    assert all(list(one) == ["from", "into", "why", "likeness"] for one in found)
    assert ("Strategies", "strategy") in [(one["from"], one["into"]) for one in found]
    (line,) = (line for line in said.ok("themes", "--suggest").out.splitlines() if "Strategies" in line)
    assert re.fullmatch(r" *\d+%  Strategies → strategy, since \S.*", line)
    assert (
        said.ok("themes", "--apart", "strategies", "strategy").out == "Kept apart: Strategies and strategy\n"
    )
    left = said.ok("themes", "--suggest", "--json").json
    assert ("Strategies", "strategy") not in [(one["from"], one["into"]) for one in left]
    assert said.ok("themes", "--apart", "hours", "strategy", "--json").json == {
        "apart": ["hours", "strategy"]
    }


WRONG: list[tuple[str, ...]] = [
    ("--merge", "hours", "strategy", "--split", "hours"),
    ("--merge", "hours", "strategy", "--rename", "hours", "x"),
    ("--suggest", "--split", "hours"),
    ("--apart", "hours", "strategy", "--suggest"),
    ("--dry-run",),
    ("--suggest", "--dry-run"),
    ("--apart", "hours", "strategy", "--dry-run"),
    ("--merge", "hours"),
    ("--rename",),
    ("strategy",),
]


def test_what_contradicts_itself_is_a_wrong_command_line(said: Shell) -> None:
    before = said.ok("themes", "--json").out
    for arguments in WRONG:
        said.fails("themes", *arguments, status=2)
    assert said.ok("themes", "--json").out == before


def test_a_pipe_gets_names_whole(process: Process) -> None:
    long = "tail " * 1_000 + "x"
    process("log", f"- [+] {long}\n- [+] {long} y", "--with", "Ada", "--role", "R")
    done = process("themes")
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"\t{long}\n".encode() in done.stdout
    merged = process("themes", "--merge", long, f"{long} y")
    assert merged.returncode == 0
    assert merged.stdout.count(b"\n") == 1
    assert len(merged.stdout) < 400
