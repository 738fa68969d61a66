"""`roles`: the board as scripts and people read it, verdicts, and takeaways that are given to a role."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Process, Shell
from tests.cli.test_hostile import DRIVES, HOSTILE
from tui.cli import out

COUNSEL, PRODUCT = "In-house counsel", "Product manager"
HINT = "a line such as `- [+] a say in it #strategy` is a want\n"


@pytest.fixture
def months(shell: Shell) -> Shell:
    """Three meetings and a reflection; entry 3 has no role."""
    shell.ok(
        "log", "- [+] in the room #strategy\n- [+] home early\n- [?] a say?", "--with", "Ada Lovelace",
        "--role", COUNSEL, "--on", "2026-09-01",
    )  # fmt: skip
    shell.ok(
        "log", "- [-] told afterwards #Strategy\n- [-] queues #hours", "--with", "Grace Hopper", "--role",
        COUNSEL, "--kind", "call", "--on", "2026-10-01",
    )  # fmt: skip
    shell.ok("log", "hello\n\n- [+] a camp stove\n- [-] braces #hours", "--with", "Gus", "--on", "2026-10-02")
    shell.ok(
        "reflect", f"## Want: {COUNSEL}\n\n- the meter off #hours\n\n## Want: {PRODUCT}\n\n- say #strategy",
        "--title", "The oven", "--on", "2026-10-03",
    )  # fmt: skip
    return shell


@pytest.mark.parametrize(
    ("arguments", "empty"),
    [((), []), (("--compare",), {"roles": [], "themes": []}), (("--no-role",), []),
     (("--across",), {"search": None, "want": [], "dont": [], "unsure": []})],
)  # fmt: skip
def test_before_there_is_a_journal(
    shell: Shell, journal_path: Path, arguments: tuple[str, ...], empty: object
) -> None:
    result = shell.ok("roles", *arguments)
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert not result.err.startswith("preseason:")
    assert shell.ok("roles", *arguments, "--json").json == empty
    assert not journal_path.exists()
    assert "no journal" in shell.fails("roles", "counsel")
    assert not journal_path.exists()


def test_the_list(months: Shell) -> None:
    assert months.ok("roles", "--json").json == [
        {"name": COUNSEL, "verdict": "exploring", "meetings": 2, "want": 3, "dont": 2, "unsure": 1},
        {"name": PRODUCT, "verdict": "exploring", "meetings": 0, "want": 1, "dont": 0, "unsure": 0},
    ]
    assert months.ok("roles").out.splitlines() == [
        f"{COUNSEL}\texploring\t2 meetings\t+3\t−2\t?1\t+++−−?",
        f"{PRODUCT}\texploring\t0 meetings\t+1\t−0\t?0\t+",
    ]


def test_the_board_has_every_key_and_no_other(months: Shell) -> None:
    board = months.ok("roles", COUNSEL, "--json").json
    assert list(board) == ["name", "verdict", "why", "meetings", "want", "dont", "unsure"]
    strategy = next(one for one in board["want"] if one["theme"] == "strategy")
    assert strategy == {
        "theme": "strategy", "meetings": 1, "contradicts": True, "changed": True, "elsewhere": [],
        "evidence": [
            {"entry": 1, "on": "2026-09-01", "with": ["Ada Lovelace"], "form": "coffee", "held": True,
             "text": "in the room", "line": 1}
        ],
    }  # fmt: skip
    assert next(one for one in board["dont"] if one["theme"] == "strategy")["elsewhere"] == [PRODUCT]
    assert [(one["theme"], one["meetings"], one["contradicts"]) for one in board["want"]] == [
        ("home early", 1, False), ("strategy", 1, True), ("hours", 0, True),
    ]  # fmt: skip
    assert {one["theme"] for one in board["dont"]} == {"strategy", "hours"}
    assert [one["theme"] for one in board["unsure"]] == ["a say"]
    assert (board["name"], board["verdict"], board["why"], board["meetings"]) == (COUNSEL, "exploring", "", 2)


def test_what_was_said_is_shown_as_it_reads_and_is_in_json_as_it_was_written(shell: Shell) -> None:
    written = "only the *legal* [infrastructure](https://example.org)"
    shell.ok("log", f"- [-] {written}\n- [+] `decide` it #say", "--with", "Ada", "--role", COUNSEL)
    for command in (("roles", COUNSEL), ("roles", "--compare"), ("roles", "--across"),
                    ("roles", COUNSEL, "--timeline")):  # fmt: skip
        assert "only the legal infrastructure" in shell.ok(*command).out
    assert "decide it — Ada" in shell.ok("roles", COUNSEL).out
    assert shell.ok("roles", COUNSEL, "--json").json["dont"][0]["evidence"][0]["text"] == written
    assert written in shell.ok("roles", COUNSEL, "--sheet").out, "which is Markdown"


def test_the_board_as_a_person_reads_it(months: Shell) -> None:
    months.ok("roles", COUNSEL, "--verdict", "pursuing", "--why", "the answer:\n\n- for now")
    assert months.ok("roles", COUNSEL).out.splitlines() == [
        "In-house counsel · pursuing",
        "2 meetings · +3 −2 ?1",
        "why the answer:",
        "    - for now",
        "",
        "WANT",
        "  █            1  home early",
        "      Ada Lovelace, coffee, 1 Sep 2026 (1:2)",
        "  █            1  strategy · ≠ also unwanted, a change of mind",
        "      in the room — Ada Lovelace, coffee, 1 Sep 2026 (1:1)",
        "               0  hours · ≠ also unwanted, a change of mind",
        "      the meter off — reflection: The oven, 3 Oct 2026 (4:3)",
        "",
        "DON'T WANT",
        "  █            1  hours · ≠ also wanted, a change of mind",
        "      queues — Grace Hopper, call, 1 Oct 2026 (2:2)",
        "  █            1  strategy · ≠ also wanted, a change of mind · wanted in Product manager",
        "      told afterwards — Grace Hopper, call, 1 Oct 2026 (2:1)",
        "",
        "UNSURE",
        "  █            1  a say?",
        "      Ada Lovelace, coffee, 1 Sep 2026 (1:3)",
    ]


def test_counts_are_those_of_the_texts(months: Shell) -> None:
    said = Counter[tuple[str, str]]()
    themes = Counter[tuple[str, str, str]]()
    for number in range(1, 5):
        for one in months.ok("show", str(number), "--json").json["takeaways"]:
            for role in one["roles"]:
                said[role, one["kind"]] += 1
                themes[role, one["kind"], one["theme"].lower()] += 1
    for role in months.ok("roles", "--json").json:
        for kind in ("want", "dont", "unsure"):
            assert role[kind] == said[role["name"], kind]
            board = months.ok("roles", role["name"], "--json").json
            counted = {(role["name"], kind, one["theme"]): len(one["evidence"]) for one in board[kind]}
            assert counted == {key: n for key, n in themes.items() if key[:2] == (role["name"], kind)}


def test_a_role_is_named_as_a_person_is(months: Shell) -> None:
    for name in (COUNSEL, "IN-HOUSE COUNSEL", "in-house counsél", "counsel", "coun in"):
        assert months.ok("roles", name, "--json").json["name"] == COUNSEL
    months.ok("log", "x", "--with", "Ada", "--role", "Counsel to a bank")
    sentence = months.fails("roles", "counsel")
    assert COUNSEL in sentence
    assert "Counsel to a bank" in sentence
    assert "did you mean Product manager" in months.fails("roles", "Product manger")
    assert "no role is called" in months.fails("roles", "astronaut", "--verdict", "pursuing")
    assert "no role is called" in months.fails("roles", "--compare", PRODUCT, "astronaut")


def test_a_role_without_takeaways(shell: Shell) -> None:
    shell.ok("log", "nothing", "--with", "Ada", "--role", "Judge")
    result = shell.ok("roles", "judge")
    assert result.out == "Judge · exploring\n1 meeting · +0 −0 ?0\n"
    assert result.err == f"nothing was taken away of it yet: {HINT}"
    assert shell.ok("roles", "judge", "--timeline").err == f"nothing was taken away of it yet: {HINT}"
    assert shell.ok("roles", "--across").err == f"nothing was taken away yet: {HINT}"
    assert "no verdict on Judge yet" in shell.ok("roles", "judge", "--history").err


def test_a_verdict_and_its_history(months: Shell) -> None:
    say = months.ok("roles", "counsel", "--verdict", "pursuing", "--why", "**the** answer")
    assert (say.out, say.err) == (f"{COUNSEL}: pursuing, exploring before\n", "")
    again = months.ok("roles", "counsel", "--verdict", "PURSUING", "--why", "**the** answer")
    assert again.out == f"Unchanged: {COUNSEL}, pursuing\n"
    other = months.ok("roles", "counsel", "--verdict", "pursuing", "--why", "it is")
    assert other.out == f"{COUNSEL}: pursuing as before, with its reason\n"
    last = months.ok("roles", "counsel", "--verdict", "ruled-out", "--json").json
    assert last == {
        "name": COUNSEL, "verdict": "ruled-out", "why": "", "at": "2026-11-05T16:00:00", "entry": None,
    }  # fmt: skip
    history = months.ok("roles", "counsel", "--history", "--json").json
    assert history[0] == last
    assert [(one["verdict"], one["why"]) for one in history] == [
        ("ruled-out", ""), ("pursuing", "it is"), ("pursuing", "**the** answer"),
    ]  # fmt: skip
    assert months.ok("roles", "counsel", "--history").out.splitlines() == [
        "Thu 5 Nov 2026 16:00  ruled-out",
        "Thu 5 Nov 2026 16:00  pursuing",
        "  it is",
        "Thu 5 Nov 2026 16:00  pursuing",
        "  **the** answer",
    ]
    assert months.ok("roles", "--json").json[0]["verdict"] == "ruled-out"
    assert months.ok("roles", "counsel", "--json").json["why"] == ""


def test_the_reason_may_come_on_a_pipe(months: Shell) -> None:
    months.ok("roles", "counsel", "--verdict", "pursuing", "--why", "-", stdin="the answer:\n- for now\n")
    assert months.ok("roles", "counsel", "--json").json["why"] == "the answer:\n- for now"
    months.ok("roles", "counsel", "--verdict", "exploring", stdin="not read")
    assert months.ok("roles", "counsel", "--json").json["why"] == ""


def test_a_reason_that_does_not_fit_is_kept(months: Shell, tmp_path: Path) -> None:
    sentence = months.fails("roles", "counsel", "--verdict", "pursuing", "--why", "-", stdin="y" * 100_001)
    (kept,) = tmp_path.rglob("unsaved-*.md")
    assert str(kept) in sentence
    assert kept.read_text() == "y" * 100_001
    assert months.ok("roles", "--json").json[0]["verdict"] == "exploring"


def test_compare(months: Shell) -> None:
    found = months.ok("roles", "--compare", "--json").json
    assert found["roles"] == [COUNSEL, PRODUCT]
    assert found["themes"][0] == {
        "theme": "strategy",
        "cells": {COUNSEL: {"want": 1, "dont": 1, "unsure": 0}, PRODUCT: {"want": 1, "dont": 0, "unsure": 0}},
    }
    assert months.ok("roles", "--compare").out.splitlines() == [
        f"theme\t{COUNSEL}\t{PRODUCT}",
        "strategy\t+1 −1\t+1",
        "hours\t+1 −1\t",
        "a say?\t?1\t",
        "home early\t+1\t",
    ]
    assert months.ok("roles", "--compare", "product", "counsel", "--json").json["roles"] == [PRODUCT, COUNSEL]
    assert months.ok("roles", "--compare", "product").out == f"theme\t{PRODUCT}\nstrategy\t+1\n"


def test_what_changed_over_time(months: Shell) -> None:
    (strategy,) = months.ok("roles", "counsel", "--timeline", "--theme", "strategy", "--json").json
    lines = months.ok("roles", "counsel", "--timeline", "--json").json
    assert [one["theme"] for one in lines] == ["hours", "strategy", "a say", "home early"]
    assert lines[1] == {**strategy, "elsewhere": []}
    assert strategy == {
        "role": COUNSEL, "theme": "strategy", "contradicts": True, "changed": True,
        "takeaways": [
            {"kind": "want", "entry": 1, "on": "2026-09-01", "with": ["Ada Lovelace"], "form": "coffee",
             "held": True, "text": "in the room", "line": 1},
            {"kind": "dont", "entry": 2, "on": "2026-10-01", "with": ["Grace Hopper"], "form": "call",
             "held": True, "text": "told afterwards", "line": 1},
        ],
        "elsewhere": [
            {"kind": "want", "entry": 4, "on": "2026-10-03", "with": [], "form": None, "held": False,
             "text": "say", "line": 7, "roles": [PRODUCT]},
        ],
    }  # fmt: skip
    text = months.ok("roles", "counsel", "--timeline").out.splitlines()
    assert text[:4] == [
        "hours · ≠ wanted and unwanted, a change of mind",
        "   Thu 1 Oct 2026  − queues — Grace Hopper, call (2:2)",
        "   Sat 3 Oct 2026  + the meter off — reflection: The oven (4:3)",
        "",
    ]
    assert text[-5:] == [
        "a say?",
        "   Tue 1 Sep 2026  ? Ada Lovelace, coffee (1:3)",
        "",
        "home early",
        "   Tue 1 Sep 2026  + Ada Lovelace, coffee (1:2)",
    ]
    one = months.ok("roles", "counsel", "--timeline", "--theme", "STRAT").out.splitlines()
    assert one[0] == "strategy · ≠ wanted and unwanted, a change of mind"
    assert one[-1] == "   in other roles  + say — Product manager: reflection: The oven, 3 Oct 2026 (4:7)"
    assert "no theme is called" in months.fails("roles", "counsel", "--timeline", "--theme", "moose")


def test_whatever_the_role(months: Shell) -> None:
    found = months.ok("roles", "--across", "--json").json
    assert list(found) == ["search", "want", "dont", "unsure"]
    hours = next(one for one in found["dont"] if one["theme"] == "hours")
    assert (hours["meetings"], [one["roles"] for one in hours["evidence"]]) == (2, [[], [COUNSEL]])
    text = months.ok("roles", "--across").out
    assert text.startswith("Whatever the role · every job search\n\nWANT\n")
    assert (
        "\nDEAL-BREAKERS\n  ██           2  hours · ≠ also wanted, a change of mind\n"
        "      no role −1, In-house counsel −1\n      braces — Gus, coffee, 2 Oct 2026 (3:4)\n"
    ) in text
    assert months.ok("roles", "--across", "--all").out == text


def test_across_is_of_the_current_search_unless_all_are_asked_for(months: Shell, journal_path: Path) -> None:
    with closing(sqlite3.connect(journal_path)) as database, database:
        database.execute(
            "INSERT INTO job_search (uid, name, fold, started_on) "
            "VALUES ('u', 'Leaving law', 'leaving law', '2026-11-01')"
        )
    months.ok("log", "- [+] a dog #dogs", "--with", "Ada", "--role", PRODUCT)
    found = months.ok("roles", "--across", "--json").json
    assert found["search"] == "Leaving law"
    assert [one["theme"] for one in found["want"]] == ["dogs"]
    assert months.ok("roles", "--across").out.startswith("Whatever the role · job search Leaving law\n")
    found = months.ok("roles", "--across", "--all", "--json").json
    assert found["search"] is None
    assert {"dogs", "strategy"} <= {one["theme"] for one in found["want"]}


def test_bars_and_counts_tell_little_from_nothing(shell: Shell) -> None:
    shell.ok("log", "- [+] a #t\n" * 60, "--with", "Ada", "--role", "Much")
    for number in range(2):
        shell.ok("log", f"- [-] again {number} #t", "--with", "Ada", "--role", "Often")
    shell.ok("log", "- [-] a #t", "--with", "Ada", "--role", "Little")
    bars = {line.split("\t")[0]: line.split("\t")[-1] for line in shell.ok("roles").out.splitlines()}
    assert (bars["Much"], bars["Little"]) == ("+" * 20, "−")
    assert "      Often −2, Little −1\n" in shell.ok("roles", "--across").out


def test_a_sheet_to_take_along(months: Shell) -> None:
    page = months.ok("roles", "counsel", "--sheet").out
    assert page.startswith(f"# {COUNSEL}\n")
    assert "Grace Hopper" in page
    assert months.ok("roles", "counsel", "--sheet", "--json").json == {"name": COUNSEL, "sheet": page}


def test_what_belongs_to_no_role(months: Shell) -> None:
    assert months.ok("roles", "--no-role", "--json").json == [
        {"kind": "want", "theme": "a camp stove", "entry": 3, "on": "2026-10-02", "with": ["Gus"],
         "form": "coffee", "held": True, "text": "a camp stove", "line": 3},
        {"kind": "dont", "theme": "hours", "entry": 3, "on": "2026-10-02", "with": ["Gus"],
         "form": "coffee", "held": True, "text": "braces", "line": 4},
    ]  # fmt: skip
    assert months.ok("roles", "--no-role").out.splitlines() == [
        "    3:3  + a camp stove — Gus, coffee, Fri 2 Oct 2026",
        "    3:4  − braces #hours — Gus, coffee, Fri 2 Oct 2026",
    ]


def test_a_line_is_given_to_a_role(months: Shell) -> None:
    said = months.ok("roles", "counsel", "--give", "3:4")
    entry = months.ok("show", "3", "--json").json
    given = {one["text"]: (one["roles"], one["line"]) for one in entry["takeaways"]}
    assert (given["braces"][0], given["a camp stove"][0]) == ([COUNSEL], [])
    assert said.out == f"Gave 3:{given['braces'][1]} to {COUNSEL}: braces\n"
    assert said.err == ""
    assert entry["version"] == 2
    again = months.ok("roles", "counsel", "--give", f"3:{given['braces'][1]}")
    assert again.out == f"Unchanged: 3:{given['braces'][1]} is for {COUNSEL}\n"
    new = months.ok("roles", "Product  manger", "--give", "3:3")
    assert new.err == "new role: Product manger (there is also Product manager: did you mean that one?)\n"
    assert re.fullmatch(r"Gave 3:\d+ to Product manger: a camp stove\n", new.out)


def test_a_whole_meeting_is_given_to_a_role(months: Shell) -> None:
    said = months.ok("roles", " Astro\tnaut ", "--give", "3:4", "--whole-meeting")
    assert said.out == "Gave entry 3 to Astro naut: 2 takeaways\n"
    assert said.err == "new role: Astro naut\n"
    assert months.ok("show", "3", "--json").json["roles"] == ["Astro naut"]
    assert months.ok("roles", "--no-role", "--json").json == []
    assert months.ok("roles", "--no-role").err == "everything that was taken away belongs to a role\n"


def test_giving_as_json_is_the_entry(months: Shell) -> None:
    entry = months.ok("roles", "counsel", "--give", "3:4", "--whole-meeting", "--json").json
    assert entry == months.ok("show", "3", "--json").json


def test_what_cannot_be_given(months: Shell) -> None:
    for where in ("3", "3:", ":4", "3:x", "3:-1", "3:" + "9" * 30):
        assert "ENTRY:LINE" in months.fails("roles", "counsel", "--give", where, status=2)
    assert "line 1 of entry 3" in months.fails("roles", "counsel", "--give", "3:1")
    assert "99" in months.fails("roles", "counsel", "--give", "99:1")
    months.fails("roles", " ", "--give", "3:4")
    assert "a role needs a name" in months.fails("roles", "")
    assert months.ok("show", "3", "--json").json["version"] == 1


WRONG: list[tuple[str, ...]] = [
    ("counsel", "--history", "--sheet"),
    ("--across", "--no-role"),
    ("counsel", "--verdict", "pursuing", "--history"),
    ("counsel", "--compare", "--timeline"),
    ("counsel", "--give", "3:4", "--verdict", "pursuing"),
    ("counsel", "--why", "x"),
    ("counsel", "--theme", "x"),
    ("counsel", "--all"),
    ("counsel", "--whole-meeting"),
    ("--no-role", "--all"),
    ("counsel", "--across"),
    ("counsel", "--no-role"),
    ("--history",),
    ("--timeline",),
    ("--sheet",),
    ("--verdict", "pursuing"),
    ("--give", "3:4"),
    ("in-house", "counsel"),
    ("counsel", "product", "--sheet"),
    ("counsel", "--verdict", "maybe"),
    ("counsel", "--verdict"),
]


def test_what_contradicts_itself_is_a_wrong_command_line(months: Shell) -> None:
    before = months.ok("roles", "--json").out
    for arguments in WRONG:
        months.fails("roles", *arguments, status=2)
    assert months.ok("roles", "--json").out == before


READS: list[tuple[str, ...]] = [
    (), ("r",), ("r", "--history"), ("--compare",), ("r", "--timeline"), ("r", "--timeline", "--theme", "t"),
    ("--across",), ("r", "--sheet"), ("--no-role",),
]  # fmt: skip


def test_a_pipe_gets_it_plain_and_whole(process: Process) -> None:
    long = "tail " * 1_000
    process("log", f"- [+] {long}x #t\n- [+] y", "--with", "Ada", "--role", "R")
    process("log", f"- [-] {long}x #t", "--with", "Ada")
    process("roles", "r", "--verdict", "pursuing", "--why", f"{long}x")
    for arguments in READS:
        done = process("roles", *arguments)
        assert (done.returncode, done.stderr) == (0, b""), arguments
        assert b"\x1b" not in done.stdout
        quotes = arguments not in ((), ("--compare",), ("r", "--sheet"))  # a sheet is one page
        assert (long.encode() + b"x" in done.stdout) == quotes, arguments


def values(shape: Any) -> list[Any]:
    """Everything at the ends of a JSON value."""
    if isinstance(shape, dict):
        return [each for one in shape.values() for each in values(one)]
    return [each for one in shape for each in values(one)] if isinstance(shape, list) else [shape]


def test_a_very_long_text_is_whole_in_json(shell: Shell) -> None:
    long = "tail " * 1_999 + "x"
    shell.ok("log", f"- [+] {long}", "--with", "Ada", "--role", "R")
    assert long in values(shell.ok("roles", "r", "--json").json)
    shell.ok("log", f"- [-] {long}", "--with", "Ada")
    assert long in values(shell.ok("roles", "--no-role", "--json").json)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_drives_the_terminal(shell: Shell, text: str) -> None:
    shell.ok("log", f"- [+] {text} #{text}\n- [-] z {text}", "--with", f"N {text}", "--role", f"R {text}")
    shell.ok("reflect", f"- [+] y {text} #{text}", "--title", f"T {text}")
    shell.ok("roles", "r", "--verdict", "pursuing", "--why", text)
    said = [
        *(shell.ok("roles", *arguments) for arguments in READS if "--theme" not in arguments),
        *(shell.ok("roles", *arguments, "--json") for arguments in READS if "--theme" not in arguments),
        shell("roles", f"New {text}", "--give", "2:1"),
        shell.ok("themes"),
        shell.ok("themes", "--suggest"),
        shell("themes", "--rename", f"z {text}", f"x {text}"),
        shell("themes", "--merge", f"z {text}", f"nothing {text}"),
        shell("roles", f"nobody {text}"),
        shell("roles", "r", "--timeline", "--theme", f"nothing {text}"),
        shell("roles", "r", "--give", f"{text}:1"),
    ]
    for one in said:
        assert not DRIVES.search(one.out), one.out
        assert not DRIVES.search(one.err), one.err


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    """A terminal of 80 columns that shows no colour."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(out, "on_terminal", lambda stream: stream is sys.stdout)


def test_a_terminal_of_80_columns_is_enough(shell: Shell, narrow: None) -> None:
    long = "漢字 tail " * 1_000
    for name in ("R", "Second", "Third one with a long name", "Fourth", "Fifth", "Sixth", "Seventh"):
        shell.ok("log", f"- [+] {long}x #t\n- [-] {long}y", "--with", "Ada", "--role", name)
    shell.ok("log", f"- [-] {long}x #t", "--with", "Ada")
    shell.ok("roles", "r", "--verdict", "pursuing", "--why", "word " * 40)
    for arguments in READS:
        said = shell.ok("roles", *arguments).out
        assert "--sheet" in arguments or max(map(out.cells, said.splitlines())) <= 80, arguments
        assert "\x1b" not in said


def test_a_terminal_goes_on_below(shell: Shell, narrow: None) -> None:
    words = " ".join(f"word{number:02}" for number in range(12))
    shell.ok("log", f"- [+] {words} #t\n- [+] z #t", "--with", "Ada", "--role", "R")
    shell.ok("roles", "r", "--verdict", "pursuing", "--why", f"- {words}\n  - deeper")
    assert shell.ok("roles", "r").out.splitlines() == [
        "R · pursuing",
        "1 meeting · +2 −0 ?0",
        "why - word00 word01 word02 word03 word04 word05 word06 word07 word08 word09",
        "    word10 word11",
        "      - deeper",
        "",
        "WANT",
        "  █            1  t",
        "      word00 word01 word02 word03 word04 word05 word06 word07 word08 word09",
        "      word10 word11 — Ada, coffee, 5 Nov 2026 (1:1)",
        "      z — Ada, coffee, 5 Nov 2026 (1:2)",
    ]


def test_a_matrix_that_is_too_wide_goes_on_below(shell: Shell, narrow: None) -> None:
    for number in range(8):
        shell.ok("log", f"- [+] x #t\n- [-] y{number}", "--with", "Ada", "--role", f"Kind of work {number}")
    lines = shell.ok("roles", "--compare").out.splitlines()
    blank = lines.index("")
    headers = re.findall(r"Kind of work \d", lines[0]), re.findall(r"Kind of work \d", lines[blank + 1])
    assert (len(headers[0]), len({*headers[0], *headers[1]})) == (4, 8)
    assert re.fullmatch(r"t( +\+1){4}", lines[1])
    assert len(lines[:blank]) == 1 + 1 + 4


SHAPES = re.compile(r"<!-- json of the board -->\n(.*)\n<!-- /json of the board -->", re.DOTALL)


def keys_in(value: object, names: set[str]) -> set[str]:
    """Every key of a JSON value, however deep, but those that are names of the journal's own."""
    if isinstance(value, list):
        return {key for each in value for key in keys_in(each, names)}
    if not isinstance(value, dict):
        return set()
    return (set(value) - names) | {key for each in value.values() for key in keys_in(each, names)}


def test_the_readme_tells_every_key_of_the_json_and_no_other(months: Shell) -> None:
    months.ok("roles", COUNSEL, "--verdict", "pursuing")
    months.ok("log", "- [+] late ones #hour", "--with", "Ada Lovelace", "--role", COUNSEL)
    section = SHAPES.search((Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8"))
    assert section
    told = dict(re.findall(r"^\| `([^`]*)` \| (.*) \|$", section[1], re.MULTILINE))
    shapes = {name: re.findall(rf"{name} is `([^`]*)`", section[1])[0] for name in ("THEME", "TAKEAWAY")}
    ways = {
        "roles": (), "roles ROLE": (COUNSEL,), "roles --across": ("--across",),
        "roles --compare": ("--compare",), "roles --no-role": ("--no-role",),
        "roles ROLE --timeline": (COUNSEL, "--timeline", "--theme", "strategy"),
        "roles ROLE --history": (COUNSEL, "--history"), "roles ROLE --sheet": (COUNSEL, "--sheet"),
        "themes": (), "themes --suggest": ("--suggest",),
        "themes --merge FROM INTO": ("--merge", "strategy", "hours", "--dry-run"),
        "themes --apart NAME NAME": ("--apart", "hours", "hour"),
    }  # fmt: skip
    assert ways.keys() == told.keys() - {"command"}
    for row, arguments in ways.items():
        words = told[row].replace("THEME", shapes["THEME"]).replace("TAKEAWAY", shapes["TAKEAWAY"])
        found = months.ok(row.split()[0], *arguments, "--json").json
        assert found, row
        assert set(re.findall(r'"(\w+)"', words)) == keys_in(found, {COUNSEL, PRODUCT}), row
