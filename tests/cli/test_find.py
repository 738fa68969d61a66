"""`find`: what is printed, for a person, a pipe and a script; what goes wrong; and searches with a name."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Process, Shell
from tests.cli.test_hostile import DRIVES, HOSTILE
from tui.cli import search
from tui.journal import finding

KEYS = ["kind", "id", "title", "on", "with", "roles", "snippet", "line", "why"]
QUERIES = [
    '"', '""', "'", "*", "a*", "-", "--", "---", "- -", ":", "::", "-:", "NEAR(", "NEAR(a b, 3)", "AND",
    "OR NOT", "a AND b", "C++", "C#", "don't", "(" * 5000, ")", "{title}", "title:", "^a", "+a", "a + b",
    "with:", "-with:", "'; DROP TABLE entry; --", "%", "_", "\\", "10:30", "http://x.y/z?a=b",
    "in:b:c d",
    "\x00", "a\x00b", "\x1b]0;x\x07", "\udcff", "\ud800", "🙂", "漢字", "שלום", "z" + "\u0301" * 500, "\n",
    "\t-x", "x" * 100_000, "x " * 50_000, "-x " * 33_000, '"x' * 50_000, "with:x " * 14_000,
    "with:" + "x " * 50_000,
]  # fmt: skip


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell.ok(
        "log", "# Lunch\n\nWe spoke of the court.\n\n- [-] only the legal infrastructure #strategy\n",
        "--with", "Ada Lovelace", "--role", "In-house counsel", "--on", "2026-10-12",
    )  # fmt: skip
    shell.ok(
        "log", "Ships, and a fund for law.", "--with", "Grace Hopper", "--kind", "call", "--minutes", "20"
    )
    shell.ok("reflect", "The courts again.", "--title", "Law or the business side?", "--on", "2026-11-04")
    shell.ok("pitch", "new", "I was a banker; now I build legal tools.", "--why", "shorter")
    return shell


def found(shell: Shell, *words: str) -> list[tuple[str, int]]:
    return [(one["kind"], one["id"]) for one in shell.ok("find", *words, "--json").json]


def test_a_result_has_every_key_and_no_other(filled: Shell) -> None:
    (one,) = filled.ok("find", "infrastructure", "--json").json
    assert list(one) == KEYS
    assert one == {
        "kind": "meeting", "id": 1, "title": "Ada Lovelace", "on": "2026-10-12", "with": ["Ada Lovelace"],
        "roles": ["In-house counsel"], "snippet": one["snippet"], "line": 5, "why": "takeaway",
    }  # fmt: skip
    assert "only the legal ⟦infrastructure⟧ #strategy" in one["snippet"]
    contact = filled.ok("find", "hopper", "in:contacts", "--json").json[0]
    assert list(contact) == KEYS
    assert (contact["kind"], contact["title"], contact["line"], contact["why"]) == (
        "contact", "Grace Hopper", None, "name",
    )  # fmt: skip
    (pitch,) = filled.ok("find", "banker", "--json").json
    assert list(pitch) == KEYS
    assert (pitch["kind"], pitch["id"], pitch["on"], pitch["line"]) == ("pitch", 1, "2026-11-05", 1)


def test_signs_of_our_own_in_a_text_are_not_taken_for_matches(filled: Shell) -> None:
    filled.ok("reflect", "an ⟦ancient⟧ sign and an omen")
    (one,) = filled.ok("find", "omen", "--json").json
    assert "an [ancient] sign and an ⟦omen⟧" in one["snippet"]


def test_several_words_are_one_query(filled: Shell) -> None:
    assert found(filled, "legal", "infrastructure") == [("meeting", 1)]
    assert found(filled, "legal infrastructure") == [("meeting", 1)]
    assert found(filled, '"legal infrastructure"') == [("meeting", 1)]
    assert found(filled, '"infrastructure legal"') == []
    assert found(filled, "law", "in:reflections", "after:2026-11-01") == [("reflection", 1 + 2)]
    assert found(filled, "dont:strategy", "with:ada", "on:october") == [("meeting", 1)]


def test_what_begins_with_a_dash_leaves_out(filled: Shell) -> None:
    assert found(filled, "law", "in:meetings", "-hopper") == []
    assert found(filled, "-hopper", "law", "in:meetings") == []
    assert ("meeting", 2) not in found(filled, "-ships")
    assert ("meeting", 1) in found(filled, "-ships")
    assert found(filled, "-with:ada", "in:meetings") == [("meeting", 2)]
    assert found(filled, "in:meetings", "-kind:call", "-harsh") == [("meeting", 1)]
    (one,) = filled.ok("find", "--json", "--", "-with:ada", "in:meetings").json
    assert one["id"] == 2


@pytest.mark.parametrize("alone", [True, False])
def test_the_quotes_of_a_value_may_be_the_shells_own(filled: Shell, alone: bool) -> None:
    more = () if alone else ("in:meetings",)
    filled.ok("log", "The same tools.", "--with", "Ada Byron")
    assert found(filled, "with:Ada Lovelace", *more)[-1] == ("meeting", 1)
    assert ("meeting", 1) in found(filled, "on:last month", *more)
    assert ("meeting", 1) not in found(filled, "-on:last month", *more)
    assert found(filled, "role:In-house counsel", *more) == [("meeting", 1)]


def test_one_argument_may_be_a_whole_query(filled: Shell) -> None:
    assert found(filled, "with:ada infrastructure") == [("meeting", 1)]
    assert found(filled, "with:ada ships") == []
    assert found(filled, "with:ada infrastructure role:counsel") == [("meeting", 1)]
    assert found(filled, 'with:ada "legal infrastructure" -ships') == [("meeting", 1)]


def test_readings_of_a_command_line() -> None:
    assert search.readings(["a", "b c"]) == ["a b c"]
    assert search.readings(["with:Ada Lovelace"]) == ["with:Ada Lovelace", 'with:"Ada Lovelace"']
    assert search.readings(["x", "-with:Ada Lovelace"]) == ['x -with:"Ada Lovelace"']
    assert search.readings(["x", "Don't:legal work", "-on:last week"]) == [
        'x Don\'t:"legal work" -on:"last week"'
    ]
    for whole in (
        "with: Ada",
        "with: Ada Lovelace",
        "wiht:Ada Lovelace",
        'with:"Ada Lovelace" x',
        "with:ada role:x y",
        "with:ada",
    ):
        assert search.readings([whole]) == [whole]


def test_options_and_words_are_told_apart() -> None:
    assert search.sorted_out(["a", "--json", "-b", "--limit", "-3", "-h"]) == (
        ["--json", "--limit", "-3", "-h"],
        ["a", "-b"],
    )
    assert search.sorted_out(["a", "--", "--limit", "3", "--", "-h"]) == (
        [],
        ["a", "--limit", "3", "--", "-h"],
    )
    assert search.sorted_out(["--save"]) == (["--save"], [])
    assert search.sorted_out(["--limit=3", "---", "--5", "-- x", "-", "-hat"]) == (
        ["--limit=3"],
        ["---", "--5", "-- x", "-", "-hat"],
    )


def test_a_plain_search_is_told_from_what_click_should_read() -> None:
    asked = search.plainly_asked(["--db", "x.db", "find", "-a", "--limit", "3", "b", "--json"])
    assert asked is not None
    assert (asked.door.db, asked[1:]) == ("x.db", (("-a", "b"), 3, True))
    for line in (
        "find", "find --json", "find a --list", "find a --limit", "find a --limit= --json",
        "find a --limit -1", "find a --json=1", "find a -h", "find a --save", "finds a",
        "--db find a", "--db=x find a", "show find", "find a --limit ٣",
    ):  # fmt: skip
        assert search.plainly_asked(line.split()) is None, line


def test_a_pipe_gets_a_line_for_each_uncut_and_unmarked(filled: Shell) -> None:
    title = "long " * 39
    filled.ok("reflect", "court " + "words and words " * 30, "--title", title)
    result = filled.ok("find", "court")
    assert result.err == ""
    first, second = (line.split("\t") for line in result.out.splitlines())
    assert first[:5] == ["4", "Thu 5 Nov 2026", "reflection", title.strip(), "text"]
    assert second == ["1", "Mon 12 Oct 2026", "meeting", "Ada Lovelace", "text", second[5]]
    assert "We spoke of the court." in second[5]
    assert "⟦" not in result.out
    assert "\x1b" not in result.out


def test_the_limit(filled: Shell) -> None:
    for number in range(60):
        filled.ok("reflect", f"zebra {number}")
    result = filled.ok("find", "zebra")
    assert len(result.out.splitlines()) == search.BEST
    assert result.err == f"these are the best {search.BEST}; --limit N shows more\n"
    for number in (0, 1, 49, 50, 51, 59, 60, 61, 1000):
        result = filled.ok("find", "zebra", "--limit", str(number))
        assert len(result.out.splitlines()) == min(number, 60)
        assert result.err == ""
        assert len(found(filled, "zebra", f"--limit={number}")) == min(number, 60)
    assert len(set(found(filled, "zebra", "--limit", "60"))) == 60


def test_many_results_come_in_parts(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_AT_ONCE", 3)
    for name, number in (("FEW", 1), ("AT_ONCE", 2)):
        monkeypatch.setattr(finding, name, number)
    for number in range(10):
        filled.ok("reflect", f"zebra {number}")
    assert found(filled, "zebra", "--limit", "8") == [("reflection", 13 - each) for each in range(8)]
    assert found(filled, "zebra", "--limit", "99") == [("reflection", 13 - each) for each in range(10)]
    assert len(filled.ok("find", "zebra").out.splitlines()) == 10


def test_exactly_as_many_as_the_limit_are_all(filled: Shell) -> None:
    for number in range(search.BEST):
        filled.ok("reflect", f"zebra {number}")
    assert filled.ok("find", "zebra").err == ""


def test_more_than_the_best_are_told_of_where_there_are_many(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("FEW", 1), ("AT_ONCE", 2)):
        monkeypatch.setattr(finding, name, number)
    monkeypatch.setattr(search, "BEST", 4)
    for number in range(6):
        filled.ok("reflect", f"zebra {number}")
    result = filled.ok("find", "zebra")
    assert len(result.out.splitlines()) == 4
    assert result.err == "these are the best 4; --limit N shows more\n"


def test_nothing_found_is_said_kindly(filled: Shell) -> None:
    result = filled.ok("find", "zebra")
    assert (result.out, result.err) == ("", "nothing here fits that\n")
    assert filled.ok("find", "zebra", "--json").json == []


def test_a_query_too_long_to_be_asked_whole_is_remarked_on(filled: Shell) -> None:
    words = ["court", *(f"-w{number}" for number in range(60))]
    result = filled.ok("find", *words)
    assert len(result.out.splitlines()) == 1
    assert result.err == "that was a long query: only its beginning was looked for\n"


def test_nothing_asked_is_said_too(filled: Shell) -> None:
    for query in ("", '"', "*", "-", "with:"):
        result = filled.ok("find", query)
        assert result.out == ""
        assert result.err.startswith("there is nothing to look for in that")
        assert filled.ok("find", query, "--json").json == []
    assert "QUERY" in filled.fails("find", status=2)


def test_an_unknown_field_is_an_error_that_names_the_known(filled: Shell) -> None:
    for arguments in (("find", "wiht:ada"), ("find", "law wiht:ada", "--json"), ("find", "-wiht:ada", "x")):
        sentence = filled.fails(*arguments)
        assert "did you mean with:?" in sentence
        assert "company" in sentence
        assert "intro" in sentence


def test_a_value_that_says_nothing_finds_nothing_and_is_remarked_on(filled: Shell) -> None:
    for query, remark in (("law on:someday", "someday"), ("law kind:tea", "coffee"), ("is:odd", "planned")):
        result = filled.ok("find", query)
        assert result.out == ""
        assert remark in result.err
        assert result.err.count("\n") == 1
        assert filled.ok("find", query, "--json").json == []


def test_a_mistyped_option_is_not_looked_for(filled: Shell) -> None:
    assert "--limit" in filled.fails("find", "law", "--limt", "3", status=2)
    assert "--limit" in filled.fails("find", "law", "--limit", "x", status=2)
    assert "--limit" in filled.fails("find", "law", "--limit", status=2)
    assert "--limit" in filled.fails("find", "law", "--limit", "-1", status=2)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_whatever_is_typed_is_no_error(filled: Shell, query: str) -> None:
    for result in (filled.ok("find", "--", query), filled.ok("find", "--json", "--", query)):
        assert result.err.count("\n") <= 2
        assert not DRIVES.search(result.err)
        assert "Traceback" not in result.err
    assert isinstance(result.json, list)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_found_drives_the_terminal(filled: Shell, text: str) -> None:
    filled(
        "log", f"zebra {text} zebra", "--with", f"N {text}", "--title", f"zebra {text}", "--role", f"R {text}"
    )
    filled("pitch", "new", f"zebra {text}", "--why", text)
    filled("find", "--save", f"S {text}", f"zebra {text}")
    for arguments in (
        ("find", "zebra"), ("find", "zebra", "--json"), ("find", "--", text), ("find", "--list"),
        ("find", "--list", "--json"), ("find", "--saved", f"S {text}"), ("find", "--saved", text),
        ("find", f"wiht:{text}"), ("find", f"on:{text}"), ("find", f"with:{text}"),
        ("pitch",), ("pitch", "--json"), ("pitch", "history"), ("pitch", "history", "2"),
        ("find", "--forget", f"S {text}"),
    ):  # fmt: skip
        result = filled(*arguments)
        assert not DRIVES.search(result.out), (arguments, result.out)
        assert not DRIVES.search(result.err), (arguments, result.err)


def test_searching_makes_no_journal(shell: Shell, journal_path: Path) -> None:
    assert shell.ok("find", "law").err == "nothing here fits that\n"
    assert shell.ok("find", "law", "--json").json == []
    assert shell.ok("find", "--list", "--json").json == []
    shell.fails("find", "wiht:x")
    shell.fails("find", "--saved", "law")
    shell.fails("find", "--forget", "law")
    assert not journal_path.exists()
    assert not journal_path.parent.exists()


# -- searches with a name


def test_a_search_is_saved_listed_asked_and_forgotten(filled: Shell) -> None:
    assert filled.ok("find", "--save", "No paper", "dont:strategy", "-ships").out == (
        "Saved No paper: dont:strategy -ships\n"
    )
    assert filled.ok("find", "law", "--save", "law", "--json").json == {
        "id": 2,
        "name": "law",
        "query": "law",
    }
    assert filled.ok("find", "--list").out == "law\tlaw\nNo paper\tdont:strategy -ships\n"
    assert filled.ok("find", "--list", "--json").json[1] == {
        "id": 1, "name": "No paper", "query": "dont:strategy -ships",
    }  # fmt: skip
    assert found(filled, "--saved", "no paper") == [("meeting", 1)]
    assert found(filled, "--saved", "paper", "with:grace") == []
    assert found(filled, "--saved", "paper", "with:Ada Lovelace") == [("meeting", 1)]
    assert filled.ok("find", "--forget", "paper").out == "Forgot No paper: dont:strategy -ships\n"
    assert [one["name"] for one in filled.ok("find", "--list", "--json").json] == ["law"]
    assert "no saved search" in filled.fails("find", "--saved", "paper")


def test_no_saved_searches_are_said_kindly(filled: Shell) -> None:
    result = filled.ok("find", "--list")
    assert result.out == ""
    assert "--save" in result.err


def test_a_value_quoted_by_the_shell_is_saved_as_one(filled: Shell) -> None:
    filled.ok("find", "--save", "one", "on:last month")
    filled.ok("find", "--save", "two", "x", "with:Ada Lovelace")
    assert [one["query"] for one in filled.ok("find", "--list", "--json").json] == [
        'on:"last month"',
        'x with:"Ada Lovelace"',
    ]


def test_a_search_at_fault_is_not_saved(filled: Shell) -> None:
    for query in ("wiht:ada", "on:someday", '"', ""):
        filled.fails("find", "--save", "law", query)
    filled.fails("find", "--save", " ", "law")
    filled.fails("find", "--save", "law", status=2)
    assert filled.ok("find", "--list", "--json").json == []


def test_options_that_do_not_go_together(filled: Shell) -> None:
    for arguments in (
        ("--save", "a", "--saved", "b", "x"), ("--list", "--forget", "a"), ("--list", "x"),
        ("--forget", "a", "x"),
    ):  # fmt: skip
        filled.fails("find", *arguments, status=2)


# -- as a process


def test_a_plain_search_is_answered_without_click(process: Process, filled: Shell) -> None:
    for arguments in (
        ["find", "law"],
        ["--db", os.environ["PRESEASON_DB"], "find", "-ships", "--limit", "3", "--json"],
    ):
        script = (
            "import os, sys; os._exit = lambda status: None\n"
            f"sys.argv = ['preseason', *{arguments!r}]\n"
            "from tui.__main__ import main; main()\n"
            "print(sorted({'click', 'peewee', 'markdown_it', 'inspect'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], env=process.environment, cwd=ROOT, capture_output=True,
            timeout=30, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == b"[]"


def test_as_a_process_it_says_the_same_as_through_click(process: Process, filled: Shell) -> None:
    path = os.environ["PRESEASON_DB"]
    for arguments in (
        ["law"], ["law", "--json"], ["law", "--limit", "1"], ["--limit=1", "-hopper"], ["--", "-h"],
        ["wiht:x"], ["on:never"], ["zebra"], [""], [], ["-h"], ["--help"], ["--json"], ["law", "--limit"],
        ["law", "--limit=x"], ["law", "--list"], ["with:Ada Lovelace"], ["law", "--json=x"],
        ["law", "--limit=", "--json"],
    ):  # fmt: skip
        expected = filled("find", *arguments)
        for before in ([], ["--db", path]):
            done = process(*before, "find", *arguments)
            assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
                expected.status, expected.out, expected.err,
            ), arguments  # fmt: skip


def test_a_journal_that_is_none_is_one_line(process: Process, tmp_path: Path) -> None:
    for arguments in (
        ("--db", str(tmp_path), "find", "x"),
        ("--db", "", "find", "x"),
        ("--db", "/dev/null", "find", "x"),
    ):
        done = process(*arguments)
        assert (done.returncode, done.stdout) == (1, b"")
        assert re.fullmatch(rb"preseason: [^\n]+\n", done.stderr), done.stderr


def test_a_reader_that_leaves_is_no_error(process: Process, filled: Shell) -> None:
    for number in range(60):
        filled.ok("reflect", f"zebra {'and words ' * 20}{number}")
    script = f'"{sys.executable}" -m tui find zebra --limit 60 | head -c 10; echo " ${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script],
        env=process.environment,
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.stderr == b""
    assert done.stdout.split()[-1] in (b"141", b"0")


def on_a_terminal(environment: dict[str, str], *arguments: str, **more: str) -> str:
    control, terminal = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments], stdin=terminal, stdout=terminal, stderr=terminal, cwd=ROOT,
        env={**environment, "TERM": "xterm", "COLUMNS": "80", **more},
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(control, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(control)
    assert running.wait(30) == 0
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_matches_unless_it_says_no(filled: Shell, environment: dict[str, str]) -> None:
    filled.ok("reflect", "word " * 60 + "the needle, 漢字" + " and so on" * 30, "--title", "needles " * 24)
    filled.ok("reflect", "漢字" * 100 + "needle" + "漢字" * 100, "--title", "漢字" * 60)
    shown = on_a_terminal(environment, "find", "needle")
    assert shown.count("\x1b[1;4mneedle\x1b[0m") == 2
    styled = re.compile(r"\x1b\[[0-9;]*m")
    for line in styled.sub("", shown).splitlines():
        assert sum(2 if each > "\u2fff" else 1 for each in line) <= 80, line
    first, second, third, fourth = styled.sub("", shown).splitlines()
    assert first.startswith("5  Thu 5 Nov 2026  reflection  漢字")
    assert first.endswith("…  text")
    assert third.startswith("4  Thu 5 Nov 2026  reflection  needles needles")
    assert second.startswith("    …")
    assert "the needle" in fourth
    title = on_a_terminal(environment, "find", "ada")
    assert "\x1b[1;4mAda\x1b[0m Lovelace" in title
    for more in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        plain = on_a_terminal(environment, "find", "needle", **more)
        assert plain == styled.sub("", shown)


def test_a_terminal_shows_no_line_twice_and_none_too_long(filled: Shell, environment: dict[str, str]) -> None:
    filled.ok("reflect", "only this")
    shown = on_a_terminal(environment, "find", "in:reflections", "on:2026-11-05", NO_COLOR="1")
    assert shown.splitlines() == ["4  Thu 5 Nov 2026  reflection  only this"]
    filled.ok("reflect", "word " * 14 + "漢字" * 18 + " needle " + "漢字" * 30, "--title", "x")
    _, stretch = on_a_terminal(environment, "find", "needle", NO_COLOR="1").splitlines()
    assert sum(2 if each > "\u2fff" else 1 for each in stretch) <= 80


def test_a_terminal_is_driven_by_nothing_that_is_found(filled: Shell, environment: dict[str, str]) -> None:
    for text in HOSTILE:
        filled("reflect", f"zebra {text} and more", "--title", f"zebra {text}")
    filled.ok("log", "x", "--with", "Zebra \x1b]0;x\x07")
    shown = re.sub(r"\x1b\[(?:0|2|1;4)m", "", on_a_terminal(environment, "find", "zebra"))
    assert len(shown.splitlines()) > 2 * len(HOSTILE) - 4
    assert not DRIVES.search(shown.replace("\n", ""))


def test_a_terminal_gets_json_a_person_can_read(filled: Shell, environment: dict[str, str]) -> None:
    shown = on_a_terminal(environment, "find", "infrastructure", "--json")
    assert "\x1b" not in shown
    assert json.loads(shown)[0]["id"] == 1
    assert "\n  {" in shown
