"""`season`, `searches`, `search-start`, `search-end`, `search-edit`: what they say, and to whom."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tests.cli.test_hostile import DRIVES, HOSTILE
from tui.cli import out

SEASON_KEYS = [
    "search", "people_met", "people_met_all", "meetings", "weeks", "target", "introductions", "milestones",
]  # fmt: skip
"""What scripts were promised; more follows."""


@pytest.fixture
def law(shell: Shell) -> Shell:
    """A search of three weeks, with two people met and something open."""
    shell.ok("search-start", "Leaving law", "--goal", "Find *out*", "--target", "2", "--on", "2026-10-20")
    shell.ok(
        "log", "- [>] Nora Ash, by friday\n- [<] send it by monday", "--with", "Ada Lovelace",
        "--on", "2026-10-21", "--minutes", "35", "--role", "Counsel",
    )  # fmt: skip
    shell.ok("log", "hm", "--with", "Grace Hopper", "--on", "2026-11-03", "--score", "5")
    return shell


def test_before_there_is_a_journal(shell: Shell, journal_path: Path) -> None:
    for command in ("season", "searches"):
        result = shell.ok(command)
        assert result.out == ""
        assert result.err.count("\n") == 1
    assert shell.ok("searches", "--json").json == []
    empty = shell.ok("season", "--json").json
    assert list(empty)[: len(SEASON_KEYS)] == SEASON_KEYS
    assert (empty["people_met"], empty["weeks"], empty["milestones"]) == (0, [], [])
    assert not journal_path.exists()
    assert "no journal" in shell.fails("search-end")


def test_a_search_is_started_and_said_back(shell: Shell) -> None:
    said = shell.ok("search-start", "Leaving law", "--target", "2", "--on", "20 oct")
    assert said.out == "Started Leaving law: since Tue 20 Oct 2026, target 2 a week\n"
    assert shell.ok("searches", "--json").json == [
        {
            "name": "Leaving law", "uid": shell.ok("searches", "--json").json[0]["uid"],
            "started": "2026-10-20", "ended": None, "target": 2, "goal": "", "outcome": "", "version": 1,
            "people_met": 0, "meetings": 0, "entries": 0,
        }
    ]  # fmt: skip
    today = shell.ok("search-edit", "law", "--target", "0", "--on", "today", "--name", "Law", "--json").json
    assert (today["name"], today["target"], today["started"]) == ("Law", None, "2026-11-05")


def test_the_season_as_json_has_every_key_in_its_order(law: Shell) -> None:
    season = law.ok("season", "--json").json
    assert list(season)[: len(SEASON_KEYS)] == SEASON_KEYS
    assert (season["search"], season["people_met"], season["people_met_all"]) == ("Leaving law", 2, 2)
    assert (season["meetings"], season["target"], season["minutes"]) == (2, 2, 35)
    assert [(each["week"], each["meetings"], each["people"]) for each in season["weeks"]] == [
        ("2026-W43", 1, 1),
        ("2026-W44", 0, 0),
        ("2026-W45", 1, 1),
    ]
    assert season["introductions"] == {
        "offered": 1, "chased": 0, "made": 0, "met": 0, "declined": 0, "lapsed": 0,
    }  # fmt: skip
    assert [(each["milestone"], each["on"], each["entry"]) for each in season["milestones"]] == [
        ("first", "2026-10-21", 1),
        ("five", "2026-11-03", 2),
    ]
    assert season["run"] == {"weeks": 2, "from": "2026-10-19", "to": "2026-11-02"}
    assert season["roles"] == [
        {"name": "Counsel", "meetings": 1, "minutes": 35.0},
        {"name": None, "meetings": 1, "minutes": 0},
    ]
    assert season["days"] == [{"day": "2026-10-21", "meetings": 1}, {"day": "2026-11-03", "meetings": 1}]
    every = law.ok("season", "--all", "--json").json
    assert (every["search"], every["target"], len(every["weeks"])) == (None, None, 2)


def test_the_season_in_words_is_plain_on_a_pipe(law: Shell) -> None:
    said = law.ok("season").out
    assert said.startswith(
        "Leaving law · week 3, since Tue 20 Oct 2026\nFind *out*\n\n2 people met, 2 over all"
    )
    assert "MEETINGS A WEEK · target 2, reached in 0 of 3\n2026-W43\t19 Oct\t████   │\t1\t1 person\n" in said
    assert "\x1b" not in said
    assert "  offered\t████████████████████████\t1\n" in said
    assert "Wed 21 Oct 2026\tFirst meeting\t(entry 1)" in said
    every = law.ok("season", "--all").out
    assert "SEARCHES\nLeaving law\tsince 20 Oct 2026\t2 people met\t2 meetings\tFind *out*\n" in every
    assert "MONTHS\n" in every


def test_on_a_terminal_it_has_large_digits_and_fits(law: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "on_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    for arguments in ((), ("--all",)):
        said = law.ok("season", *arguments).out
        assert "▀▀█" in said
        assert max(map(len, said.splitlines())) <= 80


def test_ending_a_search_lists_what_is_open_and_offers_the_recap(law: Shell) -> None:
    ended = law.ok("search-end", "--outcome", "A desk.", "--on", "yesterday")
    assert ended.out.startswith(
        "Ended Leaving law: Tue 20 Oct 2026 to Wed 4 Nov 2026, target 2 a week\n2 people met, 2 meetings\n"
    )
    assert "\nPromises\n  < send it  by Mon 26 Oct 2026 (entry 1)\n" in ended.out
    assert "\nIntroductions\n  > Nora Ash  by Fri 23 Oct 2026 (entry 1)\n" in ended.out
    assert "Thank Ada Lovelace" in ended.out
    assert ended.err == (
        "to keep it: `preseason season --search 'Leaving law' --recap recap.html` writes a page to print\n"
    )
    assert "no job search goes on" in law.fails("search-end")
    assert "no job search goes on" in law.ok("season").err
    assert law.ok("season", "--search", "law", "--json").json["ended"] == "2026-11-04"
    again = law.ok("search-edit", "law", "--reopen", "--outcome", "", "--json").json
    assert (again["ended"], again["outcome"]) == (None, "")
    as_json = law.ok("search-end", "--json").json
    assert as_json["search"]["ended"] == "2026-11-05"
    assert [each["text"] for each in as_json["loose_ends"]["promises"]] == ["send it"]
    assert as_json["loose_ends"]["introductions"][0]["direction"] == "to_me"


def test_one_search_ends_another_begins_and_everybody_is_still_there(law: Shell) -> None:
    law.ok("search-end")
    law.ok("search-start", "The bar")
    law.ok("log", "hm", "--with", "Ada Lovelace", "--with", "Ida")
    assert [each["people_met"] for each in law.ok("searches", "--json").json] == [2, 2]
    season = law.ok("season", "--json").json
    assert (season["search"], season["people_met"], season["people_met_all"]) == ("The bar", 2, 3)
    assert {each["name"] for each in law.ok("contacts", "--json").json} == {
        "Ada Lovelace", "Grace Hopper", "Ida",
    }  # fmt: skip
    assert [each["id"] for each in law.ok("find", 'search:"Leaving law"', "--json").json] == [2, 1]


def test_what_was_logged_before_is_adopted_when_asked(shell: Shell) -> None:
    shell.ok("log", "hm", "--with", "Ada", "--on", "2026-09-09")
    declined = shell.ok("search-start", "Law", "--no-adopt", "--on", "2026-09-01")
    assert declined.err == (
        "1 meeting (the first on Wed 9 Sep 2026) belongs to no search: "
        "`preseason search-edit NAME --adopt` lets them belong to this one\n"
    )
    assert shell.ok("search-edit", "law", "--adopt").out.endswith("1 entry more belongs to it\n")
    assert shell.ok("show", "1", "--json").json["search"] == "Law"
    shell.ok("search-end")
    shell.ok("log", "hm", "--with", "Ida", "--on", "2026-10-10")
    started = shell.ok("search-start", "Next", "--adopt")
    assert (
        started.out
        == "Started Next: since Thu 5 Nov 2026\n1 meeting (the first on Sat 10 Oct 2026) belongs to it\n"
    )


def test_a_person_at_a_terminal_is_asked(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    shell.ok("log", "hm", "--with", "Ada", "--on", "2026-09-09")
    monkeypatch.setattr(out, "ask", lambda question: bool(asked.append(question)) or True)
    started = shell.ok("search-start", "Law", "--json").json
    assert (started["started"], started["adopted"]) == ("2026-09-09", 1)
    assert asked == [
        "1 meeting (the first on Wed 9 Sep 2026) belongs to no search yet. Let it belong to Law?"
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("search-start", " "), "a job search needs a name"),
        (("search-start", "LEAVING LAW", "--on", "2020-01-01", "--ended", "2020-02-01"), "already"),
        (("search-start", "Next"), "“Leaving law” goes on since Tue 20 Oct 2026: end it first"),
        (("search-start", "Next", "--on", "2026-12-01"), "goes on"),
        (("search-start", "Past", "--on", "2026-02-01", "--ended", "2026-01-01"), "cannot end before"),
        (("search-start", "Past", "--on", "2026-01-01", "--ended", "2026-12-01"), "same time as"),
        (("search-start", "Past", "--on", "30 february"), "there is no 30 February"),
        (("search-end", "--on", "2026-10-01"), "cannot end before"),
        (("search-end", "--on", "2026-12-24"), "still to come"),
        (("search-edit", "nobody", "--goal", "x"), "no job search is called"),
        (("season", "--search", "nobody"), "no job search is called"),
        (("log", "hm", "--with", "Ada", "--search", "nobody"), "no job search is called"),
    ],
)
def test_what_cannot_be_is_one_line(law: Shell, arguments: tuple[str, ...], sentence: str) -> None:
    before = law.ok("searches", "--json").out
    assert sentence in law.fails(*arguments)
    assert law.ok("searches", "--json").out == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("search-start",),
        ("search-start", "x", "--target", "101"),
        ("search-edit", "law"),
        ("search-edit", "law", "--reopen", "--ended", "today"),
        ("season", "--all", "--search", "law"),
        ("season", "--force"),
        ("season", "--json", "--recap", "-"),
    ],
)
def test_a_wrong_command_line_is_said(law: Shell, arguments: tuple[str, ...]) -> None:
    law.fails(*arguments, status=2)


def test_a_meeting_is_moved_to_another_search_by_a_part_of_its_name(law: Shell) -> None:
    law.ok("search-start", "A first desk", "--on", "2017-01-01", "--ended", "2017-06-30")
    assert law.ok("edit", "1", "--search", "desk", "--json").json["search"] == "A first desk"
    assert (
        law.ok("log", "hm", "--with", "Ida", "--search", "FIRST", "--json").json["search"] == "A first desk"
    )
    assert law.ok("edit", "1", "--minutes", "20", "--json").json["search"] == "A first desk"


def test_lists_of_one_search(law: Shell) -> None:
    law.ok("search-start", "Desk", "--on", "2017-01-01", "--ended", "2017-06-30")
    law.ok("log", "hm", "--with", "Ida", "--search", "desk", "--role", "Judge")
    law.ok("reflect", "thoughts")
    assert [each["id"] for each in law.ok("meetings", "--search", "desk", "--json").json] == [3]
    assert [line.split("\t")[0] for line in law.ok("meetings", "--search", "law").out.splitlines()] == [
        "2",
        "1",
    ]
    assert law.ok("reflections", "--search", "desk", "--json").json == []
    assert [each["name"] for each in law.ok("contacts", "--search", "desk", "--json").json] == ["Ida"]
    assert law.ok("contacts", "--search", "law").out.count("\n") == 2
    assert [each["name"] for each in law.ok("roles", "--search", "desk", "--json").json] == ["Judge"]
    assert law.ok("roles", "counsel", "--search", "desk", "--json").json["meetings"] == 0
    assert "no job search is called" in law.fails("meetings", "--search", "nobody")


# -- the recap


def test_a_recap_is_a_private_file_that_is_not_written_over(law: Shell, tmp_path: Path) -> None:
    for name, begins in (("a.html", "<!DOCTYPE html>"), ("a.md", "# Leaving law")):
        path = tmp_path / name
        assert law.ok("season", "--recap", str(path)).out == f"Wrote {path}\n"
        assert path.read_text().startswith(begins)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.write_text("mine")
        assert "stays as it is" in law.fails("season", "--recap", str(path))
        assert path.read_text() == "mine"
        law.ok("season", "--recap", str(path), "--force")
        assert path.read_text().startswith(begins)
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == ["a.html", "a.md"]


def test_a_recap_on_standard_output_is_markdown(law: Shell) -> None:
    said = law.ok("season", "--recap", "-", "--all").out
    assert said.startswith("# All searches\n")
    assert "| Leaving law | since 20 Oct 2026 | 2 | 2 |" in said


@pytest.mark.parametrize("name", ["recap", "recap.txt", "no-such-folder/recap.md", "", "there"])
def test_a_recap_that_cannot_be_written_is_one_line(law: Shell, tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    law.fails("season", "--recap", str(tmp_path / name) if name else "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_drives_a_terminal_is_shown_and_not_sent(shell: Shell, tmp_path: Path, text: str) -> None:
    shell.ok("search-start", f"S {text}", "--goal", text)
    shell.ok("log", f"- [<] {text}\n- [>] {text}", "--with", f"N {text}", "--role", f"R {text}")
    shell.ok("search-edit", "s", "--outcome", text)
    path = tmp_path / "a.html"
    shell.ok("season", "--recap", str(path))
    said = [shell.ok("season").out, shell.ok("searches").out, shell.ok("season", "--recap", "-").out]
    said += [shell.ok("search-end").out, path.read_text()]
    assert not [each for each in said if DRIVES.search(each)]


def test_a_milestone_is_said_once_and_not_into_json(law: Shell) -> None:
    said = law.ok("log", "hm", "--with", "Ida", "--with", "Kay", "--with", "Sam", "--json")
    assert json.loads(said.out)["id"] == 3
    assert said.err.endswith("milestone: 5 people met\n")
    assert "milestone" not in law.ok("edit", "3", "--minutes", "20").err


def test_as_a_process_of_its_own(law: Shell, process: Process) -> None:
    done = process("season", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["people_met"] == 2


def test_a_search_is_deleted_and_nothing_that_was_logged_in_it(law: Shell) -> None:
    law.ok("search-end", "--outcome", "Found *it*")
    law.ok("search-start", "By mistake")
    assert law.ok("search-delete", "mistake").out == "Deleted By mistake: since Thu 5 Nov 2026\n"
    refused = law.fails("search-delete", "law")
    assert refused == (
        "preseason: 2 entries belong to “Leaving law”: "
        "`--release` lets what was logged stay, and the search go\n"
    )
    said = law.ok("search-delete", "law", "--release").out.splitlines()
    assert said[1:] == ["goal: Find *out*", "outcome: Found *it*", "2 entries of it belong to none now"]
    assert law.ok("searches", "--json").json == []
    assert law.ok("season", "--json").json["people_met"] == 2
    assert "no job search yet" in law.fails("search-delete", "law")


def test_the_readme_tells_every_key_of_the_json_and_no_other(law: Shell) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = re.search(r"<!-- json of the season -->\n(.*)\n<!-- /json of the season -->", readme, re.DOTALL)
    assert section
    told = dict(re.findall(r"^\| `([^`]*)` \| (.*) \|$", section[1], re.MULTILINE))
    feedback = set(re.findall(r'"(\w+)"', re.findall(r"FEEDBACK is `([^`]*)`", section[1])[0]))
    law.ok("pitch", "new", "one two")
    law.ok("log", "- [~] too long", "--with", "Ida")
    law.ok("pitch", "new", "one")
    ways = {
        "pitch": ("pitch",), "pitch history --diff A B": ("pitch", "history", "--diff", "1", "2"),
        "season": ("season",), "searches": ("searches",),
    }  # fmt: skip
    for row, arguments in ways.items():
        found = law.ok(*arguments, "--json").json
        shape = re.findall(r"`([^`]*)`", told[row])[0]
        shape = shape.strip("[]")
        top = re.sub(r"\[\{[^}]*\}\]", "", shape)
        assert re.findall(r'"(\w+)"', top) == list(found[0] if isinstance(found, list) else found), row
        for name, of in re.findall(r'"(\w+)": \[\{([^}]*)\}\]', shape):
            assert re.findall(r'"(\w+)"', of) == list(found[name][0]), name
    assert set(law.ok("pitch", "feedback", "--json").json[0]) == feedback
    assert set(law.ok("pitch", "history", "1", "--json").json) >= {"body", "answers"}
