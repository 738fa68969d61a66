"""`pitch`: the current version, the next one from wherever its text comes, and the versions before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tui.journal.journal import Journal

Editor = Callable[[str], Path]
KEYS = [
    "version", "words", "seconds", "uses", "mean_score", "scored", "said", "introductions", "rehearsals",
    "why", "written_at",
]  # fmt: skip
WHOLE = {*KEYS, "body", "feedback"}
SAID = {"id", "text", "state", "line", "entry", "on", "who", "heard", "adopted_in"}


def test_before_there_is_one(shell: Shell, journal_path: Path) -> None:
    result = shell.ok("pitch")
    assert result.out == ""
    assert result.err == "no pitch yet: `preseason pitch new` writes the first version\n"
    assert shell.ok("pitch", "--json").json == {
        "version": None, "body": "", "words": 0, "seconds": 0, "uses": 0, "mean_score": None, "feedback": [],
        "scored": 0, "said": 0, "introductions": 0, "rehearsals": 0, "why": "", "written_at": None,
    }  # fmt: skip
    assert shell.ok("pitch", "history", "--json").json == []
    assert shell.ok("pitch", "history").err.startswith("no pitch yet")
    for part in ("feedback", "rehearsals"):
        assert shell.ok("pitch", part, "--json").json == []
        assert shell.ok("pitch", part).out == ""
    for part in ("adopt", "set-aside", "reopen"):
        shell.fails("pitch", part, "1")
    shell.fails("pitch", "history", "1")
    assert not journal_path.exists()


def test_the_current_version_has_every_key_and_no_other(shell: Shell) -> None:
    shell.ok("pitch", "new", "word " * 75, "--why", " first  try")
    shell.ok(
        "log", "- [~] too long\n- [~] start with the move", "--with", "Ada", "--pitch", "1", "--score", "3"
    )
    shell.ok("log", "fine", "--with", "Ada", "--pitch", "1", "--score", "4")
    shell.ok("log", "fine", "--with", "Ada", "--pitch", "1", "--planned", "--on", "2026-12-01")
    shape = shell.ok("pitch", "--json").json
    assert set(shape) == WHOLE
    first, second = shape.pop("feedback")
    assert shape == {
        "version": 1, "body": "word " * 75, "words": 75, "seconds": 30, "uses": 2, "mean_score": 3.5,
        "scored": 2, "said": 2, "introductions": 0, "rehearsals": 0, "why": "first try",
        "written_at": "2026-11-05T16:00:00",
    }  # fmt: skip
    assert first == {
        "id": 1, "text": "too long", "state": "new", "line": 1, "entry": 1, "on": "2026-11-05", "who": "Ada",
        "heard": 1, "adopted_in": None,
    }  # fmt: skip
    assert (second["text"], second["line"]) == ("start with the move", 2)


def test_what_a_person_sees(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a banker.\n\nNow I build legal tools.\n\n", "--why", "shorter")
    shell.ok("log", "- [~] too long", "--with", "Ada", "--pitch", "1", "--score", "3")
    assert shell.ok("pitch").out.splitlines() == [
        "Version 1 · Thu 5 Nov 2026",
        "9 words, 4 s",
        "heard once, mean score 3.0 from 1 score: too few to go by",
        "1 thing said of it",
        "why shorter",
        "",
        "I was a banker.",
        "",
        "Now I build legal tools.",
        "",
        "Feedback",
        "  ~ too long  Ada, Thu 5 Nov 2026, heard version 1 (1:1)",
    ]
    shell.ok("pitch", "new", "word " * 151)
    lines = shell.ok("pitch").out.splitlines()
    assert lines[:4] == ["Version 2 · Thu 5 Nov 2026", "151 words, 1 min 0 s", "not heard yet", ""]


def test_feedback_waits_before_there_is_a_pitch(shell: Shell) -> None:
    shell.ok("reflect", "- [~] too long")
    assert shell.ok("pitch").out == "\nFeedback\n  ~ too long  too long, Thu 5 Nov 2026 (1:1)\n"
    assert [one["text"] for one in shell.ok("pitch", "--json").json["feedback"]] == ["too long"]


def test_a_version_is_written_from_the_command_line_or_a_pipe(shell: Shell) -> None:
    assert shell.ok("pitch", "new", "I was a banker.").out == "Wrote version 1 of the pitch: 4 words, 2 s\n"
    assert shell.ok("pitch", "new", "- a bullet", "--why", "x").out.startswith("Wrote version 2 ")
    assert shell.ok("pitch", "new", stdin="Ça va, José.\n").out.startswith("Wrote version 3 ")
    assert shell.ok("pitch", "new", "-", stdin="from a pipe").out.startswith("Wrote version 4 ")
    written = shell.ok("pitch", "new", "--why", "y", "--json", stdin="as JSON").json
    assert set(written) == WHOLE
    assert (written["version"], written["why"]) == (5, "y")
    bodies = [shell.ok("pitch", "history", str(number)).out for number in range(1, 6)]
    assert bodies == ["I was a banker.", "- a bullet", "Ça va, José.\n", "from a pipe", "as JSON"]


def test_the_same_text_is_no_new_version(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a banker.")
    result = shell.ok("pitch", "new", "--why", "again", stdin="I was a banker.\n")
    assert result.out == "Unchanged: version 1 of the pitch: 4 words, 2 s\n"
    assert len(shell.ok("pitch", "history", "--json").json) == 1


def test_an_empty_text_is_refused(shell: Shell) -> None:
    assert "no text" in shell.fails("pitch", "new", "")
    assert "no text" in shell.fails("pitch", "new", stdin=" \n")
    assert "no text" in shell.fails("pitch", "new")
    assert shell.ok("pitch", "--json").json["version"] is None


def test_the_editor_opens_on_the_current_version(shell: Shell, editor: Editor, tmp_path: Path) -> None:
    editor('test -s "$1" && exit 9; echo "I was a banker." > "$1"')
    assert shell.ok("pitch", "new").out.startswith("Wrote version 1 ")
    editor(f'cp "$1" {tmp_path}/seen; sed -i s/banker/lawyer/ "$1"')
    assert shell.ok("pitch", "new", "--why", "truer").out.startswith("Wrote version 2 ")
    assert (tmp_path / "seen").read_text() == "I was a banker.\n"
    assert shell.ok("pitch", "history", "2").out == "I was a lawyer.\n"
    editor("true")
    assert "nothing written" in shell.fails("pitch", "new")
    editor(': > "$1"')
    assert "nothing written" in shell.fails("pitch", "new")
    assert len(shell.ok("pitch", "history", "--json").json) == 2
    assert list(tmp_path.rglob("pitch-*.md")) == []


def test_an_editor_that_adds_a_newline_changes_nothing(shell: Shell, editor: Editor) -> None:
    shell.ok("pitch", "new", "no newline")
    editor('echo >> "$1"')
    assert shell.ok("pitch", "new").out.startswith("Unchanged: version 1 ")


def test_an_editor_that_fails_leaves_the_text(shell: Shell, editor: Editor, tmp_path: Path) -> None:
    editor('echo precious >> "$1"; exit 3')
    sentence = shell.fails("pitch", "new")
    (kept,) = tmp_path.rglob("pitch-*.md")
    assert str(kept) in sentence
    assert kept.read_text() == "precious\n"


def test_what_cannot_be_saved_from_a_pipe_is_kept(shell: Shell, tmp_path: Path) -> None:
    sentence = shell.fails("pitch", "new", "--why", "x" * 2001, stdin="precious")
    (kept,) = tmp_path.rglob("unsaved-*.md")
    assert str(kept) in sentence
    assert kept.read_text() == "precious"


def test_the_history(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a banker.", "--why", "first\ttry")
    shell.ok("pitch", "new", "two")
    shell.ok("log", "x", "--with", "Ada", "--pitch", "1", "--score", "5")
    shell.ok("log", "x", "--with", "Ada", "--pitch", "1")
    assert shell.ok("pitch", "history").out.splitlines() == [
        "2\tThu 5 Nov 2026\t1 word, 0 s\tnot heard yet\t\t",
        "1\tThu 5 Nov 2026\t4 words, 2 s\theard 2 times, mean score 5.0 from 1 score: too few to go by"
        "\t\tfirst try",
    ]
    listed = shell.ok("pitch", "history", "--json").json
    assert [one["version"] for one in listed] == [2, 1]
    assert all(list(one) == KEYS for one in listed)
    assert (listed[1]["uses"], listed[1]["mean_score"], listed[0]["mean_score"]) == (2, 5.0, None)
    assert shell.ok("pitch", "history", "1", "--json").json == {
        **listed[1],
        "body": "I was a banker.",
        "answers": [],
    }
    for number in ("0", "x"):
        shell.fails("pitch", "history", number, status=2)
    for number in ("3", "9" * 30):
        assert "no version" in shell.fails("pitch", "history", number)


def test_json_may_be_asked_for_before_the_part(shell: Shell) -> None:
    shell.ok("pitch", "new", "one")
    assert shell.ok("pitch", "--json", "history").json == shell.ok("pitch", "history", "--json").json
    assert shell.ok("pitch", "--json", "new", "two").json["version"] == 2


def test_no_other_part_is_promised(shell: Shell) -> None:
    for part in ("diff", "I was a banker"):
        shell.fails("pitch", part, status=2)


def test_how_one_version_became_another(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a banker.\n\nNow I build legal tools.")
    written = shell.ok("pitch", "new", "I was a lawyer.\n\nNow I build.")
    assert written.out.splitlines()[1] == "since version 1: 4 words gone, 2 come"
    assert shell.ok("pitch", "history", "--diff", "1", "2").out.splitlines() == [
        "From version 1 to 2: 4 words gone, 2 come",
        "",
        "I was a [-banker.-] {+lawyer.+}",
        "",
        "Now I [-build legal tools.-] {+build.+}",
    ]
    found = shell.ok("pitch", "history", "--diff", "2", "1", "--json").json
    assert (found["from"], found["to"], found["gone"], found["come"], found["same"]) == (2, 1, 2, 4, 5)
    assert {piece["fate"] for piece in found["pieces"]} == {"same", "gone", "come"}


def test_versions_that_say_the_same_have_no_difference(shell: Shell) -> None:
    for body in ("I was a banker.", "else", "I was\na banker."):
        shell.ok("pitch", "new", body)
    for pair in (("1", "3"), ("2", "2")):
        said = f"From version {pair[0]} to {pair[1]}: the same words\n"
        assert shell.ok("pitch", "history", "--diff", *pair).out == said
    assert shell.ok("pitch", "history", "--diff", "1", "3", "--json").json["same"] == 4
    assert "no version 4 " in shell.fails("pitch", "history", "--diff", "1", "4")
    for wrong in (("--diff", "1"), ("--diff", "0", "1"), ("2", "--diff", "1", "2")):
        shell.fails("pitch", "history", *wrong, status=2)


def test_feedback_is_adopted_set_aside_and_waits_again(shell: Shell) -> None:
    shell.ok("pitch", "new", "one")
    shell.ok("log", "- [~] too long\n- [~] too fast", "--with", "Ada", "--pitch", "1")
    assert shell.ok("pitch", "feedback").out.splitlines() == [
        "1\tnew\ttoo long\tAda, Thu 5 Nov 2026, heard version 1 (1:1)",
        "2\tnew\ttoo fast\tAda, Thu 5 Nov 2026, heard version 1 (1:2)",
    ]
    shell.ok("pitch", "new", "two")
    assert shell.ok("pitch", "adopt", "1").out == "Adopted in version 2: too long\n"
    assert shell.ok("pitch", "adopt", "1").out == "Unchanged, adopted in version 2: too long\n"
    adopted = shell.ok("pitch", "adopt", "1", "--in", "1", "--json").json
    assert set(adopted) == SAID
    assert (adopted["state"], adopted["adopted_in"]) == ("adopted", 1)
    assert shell.ok("pitch", "set-aside", "2").out == "Set aside: too fast\n"
    assert shell.ok("pitch", "feedback", "--json").json == []
    assert [one["state"] for one in shell.ok("pitch", "feedback", "--all", "--json").json] == [
        "adopted",
        "set-aside",
    ]
    assert "set aside" in shell.ok("pitch", "feedback", "--all").out
    assert shell.ok("show", "1", "--json").json["feedback"][0]["state"] == "adopted"
    assert shell.ok("pitch", "history", "1", "--json").json["answers"] == [adopted]
    assert shell.ok("pitch", "reopen", "2").out == "Waiting again: too fast\n"
    assert shell.ok("pitch", "reopen", "2").out == "Unchanged, waiting: too fast\n"


def test_what_cannot_be_adopted_is_said(shell: Shell) -> None:
    shell.ok("log", "- [~] too long", "--with", "Ada")
    assert "no pitch yet" in shell.fails("pitch", "adopt", "1")
    shell.ok("pitch", "new", "one")
    assert "no version 7 " in shell.fails("pitch", "adopt", "1", "--in", "7")
    assert "no feedback 9" in shell.fails("pitch", "adopt", "9")
    shell.ok("edit", "1", "nothing any more")
    assert "not in the text of entry 1" in shell.fails("pitch", "set-aside", "1")
    for wrong in ("0", "-1", "x"):
        shell.fails("pitch", "adopt", wrong, status=2)


def test_a_new_version_answers_what_was_said(shell: Shell) -> None:
    shell.ok("pitch", "new", "one")
    shell.ok("log", "- [~] too long\n- [~] too fast", "--with", "Ada")
    result = shell.ok("pitch", "new", "two", "--answers", "1", "2")
    assert result.out.splitlines()[2] == "answers 2 of what was said"
    assert "no feedback 9" in shell.fails("pitch", "new", "three", "--answers", "9")
    assert shell.ok("pitch", "--json").json["version"] == 2


def test_the_editor_has_what_was_said_above_the_text(shell: Shell, editor: Editor, tmp_path: Path) -> None:
    shell.ok("pitch", "new", "I was a banker.\n")
    shell.ok("log", "- [~] too long\n- [~] too \x1b[31m fast", "--with", "Ada")
    editor(f'cp "$1" {tmp_path}/seen; sed -i "s/^answers:/answers: 2/; s/banker/lawyer/" "$1"')
    assert shell.ok("pitch", "new", "--why", "truer").out.splitlines()[2] == "answers 1 of what was said"
    assert (tmp_path / "seen").read_text().splitlines() == [
        "---",
        "why: truer",
        "answers:",
        "# The numbers of what this version answers, of these:",
        "#   1  too long (Ada, Thu 5 Nov 2026)",
        "#   2  too ␛[31m fast (Ada, Thu 5 Nov 2026)",
        "---",
        "",
        "I was a banker.",
    ]
    version = shell.ok("pitch", "--json").json
    assert (version["body"], version["why"]) == ("I was a lawyer.\n", "truer")
    assert [one["id"] for one in version["feedback"]] == [1]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('sed -i "s/^answers:/answers: two/" "$1"', "“two” is not the number of a feedback"),
        ('sed -i "s/^answers:/answer: 2/" "$1"', "is not a line of the header"),
        ('sed -i "s/^answers:/answers: 99/" "$1"', "no feedback 99"),
        ('sed -i "/banker/d" "$1"', "nothing written"),
    ],
)
def test_a_header_that_cannot_be_read_is_said(shell: Shell, editor: Editor, script: str, said: str) -> None:
    shell.ok("pitch", "new", "I was a banker.")
    shell.ok("log", "- [~] too long", "--with", "Ada")
    editor(script)
    assert said in shell.fails("pitch", "new")


def test_a_text_without_the_header_is_all_text(shell: Shell, editor: Editor) -> None:
    shell.ok("log", "- [~] too long", "--with", "Ada")
    for text in ("plain words", "---\nI say: this\n---\nand that"):
        editor(f"printf %s '{text}' > \"$1\"")
        shell.ok("pitch", "new")
        assert shell.ok("pitch", "--json").json["body"] == text


def test_a_score_or_feedback_says_that_the_current_version_was_heard(shell: Shell) -> None:
    assert shell.ok("log", "x", "--with", "Ada", "--score", "3", "--json").json["pitch"] is None
    shell.ok("pitch", "new", "one")
    shell.ok("pitch", "new", "two")
    scored = shell.ok("log", "x", "--with", "Ada", "--score", "3")
    assert scored.err == "heard version 2 of the pitch, the one current then; --pitch names another\n"
    assert shell.ok("show", "2", "--json").json["pitch"] == 2
    for fields, heard in (
        (("- [~] too long", "--with", "Ada"), 2),
        (("- [~] too long", "--with", "Ada", "--pitch", "1"), 1),
        (("x", "--with", "Ada"), None),
        (("- [~] too long", "--with", "Ada", "--planned", "--on", "2026-12-01"), None),
    ):
        assert shell.ok("log", *fields, "--json").json["pitch"] == heard
    assert shell.ok("edit", "5", "--score", "4", "--json").json["pitch"] == 2
    assert shell.ok("edit", "1", "- [~] too long", "--json").json["pitch"] is None
    odd = shell.ok("log", "x", "--with", "Ada", "--pitch", "7")
    assert odd.err == "there is no version 7 of the pitch; the last one is 2\n"


def test_rehearsals_are_listed_and_thrown_away(shell: Shell, journal_path: Path) -> None:
    shell.ok("pitch", "new", "word " * 100)
    with Journal.open(journal_path) as journal:
        journal.pitch.rehearsals.keep(1, 44, at=datetime(2026, 11, 4, 8, 30))
        journal.pitch.rehearsals.keep(1, 38, at=datetime(2026, 11, 5, 9))
    assert shell.ok("pitch", "rehearsals").out.splitlines() == [
        "2\tThu 5 Nov 2026 09:00\tv1\t0:38\t2 s short",
        "1\tWed 4 Nov 2026 08:30\tv1\t0:44\t4 s over",
    ]
    assert shell.ok("pitch", "rehearsals", "--json", "--limit", "1").json == [
        {"id": 2, "version": 1, "seconds": 38, "target": 40, "at": "2026-11-05T09:00:00"}
    ]
    assert len(shell.ok("pitch", "rehearsals", "--forget", "2", "--json").json) == 1
    assert "no rehearsal 2" in shell.fails("pitch", "rehearsals", "--forget", "2")
    assert shell.ok("pitch", "--json").json["rehearsals"] == 1


def test_on_a_terminal_it_is_drawn(shell: Shell, journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.ok("pitch", "new", "word " * 100, "--why", "start with the move, and stop when it is said " * 2)
    shell.ok("log", "- [~] too long", "--with", "Ada", "--score", "3")
    shell.ok("pitch", "new", "word " * 90)
    with Journal.open(journal_path) as journal:
        journal.pitch.rehearsals.keep(1, 50)
    monkeypatch.setattr("tui.cli.wrapping.width", lambda: 60)
    monkeypatch.setattr("tui.cli.out.coloured", lambda: True)
    listed = shell.ok("pitch", "history").out
    assert " 1  Thu 5 Nov 2026" in listed
    assert "rehearsed once" in listed
    assert max(map(len, re.sub(r"\x1b\[[0-9;]*m", "", listed).splitlines())) <= 60
    assert "━┿━" in shell.ok("pitch", "rehearsals").out
    assert "\x1b[31;9m[-word" in shell.ok("pitch", "history", "--diff", "1", "2").out
    assert "adopted" not in shell.ok("pitch", "feedback").out
    assert "too long" in shell.ok("pitch", "feedback", "--all").out


@pytest.mark.parametrize("arguments", [("pitch",), ("pitch", "history"), ("pitch", "history", "1")])
def test_a_pipe_gets_it_plain_and_whole(process: Process, arguments: tuple[str, ...]) -> None:
    process("pitch", "new", "--why", "y" * 300, stdin=("long " * 100).encode())
    done = process(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"y" * 300 in done.stdout or arguments[2:]


def test_the_reason_of_a_version_is_said_anew(shell: Shell) -> None:
    shell.ok("pitch", "new", "one two", "--why", "a slpi")
    assert shell.ok("pitch", "history", "1", "--why", "a slip").out == "Saved: version 1, a slip\n"
    assert shell.ok("pitch", "history", "1", "--why", "a slip").out.startswith("Unchanged: version 1")
    cleared = shell.ok("pitch", "history", "1", "--why", "", "--json").json
    assert (cleared["why"], cleared["body"]) == ("", "one two")
    assert "--why goes with" in shell.fails("pitch", "history", "--why", "x", status=2)
    assert "no version 2" in shell.fails("pitch", "history", "2", "--why", "x")
