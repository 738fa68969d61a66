"""`pitch`: the current version, the next one from wherever its text comes, and the versions before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell

Editor = Callable[[str], Path]
KEYS = ["version", "words", "seconds", "uses", "mean_score", "why", "written_at"]
WHOLE = {*KEYS, "body", "feedback"}


def test_before_there_is_one(shell: Shell, journal_path: Path) -> None:
    result = shell.ok("pitch")
    assert result.out == ""
    assert result.err == "no pitch yet: `preseason pitch new` writes the first version\n"
    assert shell.ok("pitch", "--json").json == {
        "version": None, "body": "", "words": 0, "seconds": 0, "uses": 0, "mean_score": None, "feedback": [],
        "why": "", "written_at": None,
    }  # fmt: skip
    assert shell.ok("pitch", "history", "--json").json == []
    assert shell.ok("pitch", "history").err.startswith("no pitch yet")
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
        "why": "first try", "written_at": "2026-11-05T16:00:00",
    }  # fmt: skip
    assert first == {"id": 1, "text": "too long", "state": "new", "line": 1, "entry": 1}
    assert (second["text"], second["line"]) == ("start with the move", 2)


def test_what_a_person_sees(shell: Shell) -> None:
    shell.ok("pitch", "new", "I was a banker.\n\nNow I build legal tools.\n\n", "--why", "shorter")
    shell.ok("log", "- [~] too long", "--with", "Ada", "--pitch", "1", "--score", "3")
    assert shell.ok("pitch").out.splitlines() == [
        "Version 1 · Thu 5 Nov 2026",
        "9 words, 4 s",
        "used once, mean score 3.0",
        "why shorter",
        "",
        "I was a banker.",
        "",
        "Now I build legal tools.",
        "",
        "Feedback",
        "  ~ too long  (entry 1)",
    ]
    shell.ok("pitch", "new", "word " * 151)
    lines = shell.ok("pitch").out.splitlines()
    assert lines[:4] == ["Version 2 · Thu 5 Nov 2026", "151 words, 1 min 0 s", "not used yet", ""]


def test_feedback_waits_before_there_is_a_pitch(shell: Shell) -> None:
    shell.ok("reflect", "- [~] too long")
    assert shell.ok("pitch").out == "\nFeedback\n  ~ too long  (entry 1)\n"
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
        "2\tThu 5 Nov 2026\t1 word, 0 s\tnot used yet\t",
        "1\tThu 5 Nov 2026\t4 words, 2 s\tused 2 times, mean score 5.0\tfirst try",
    ]
    listed = shell.ok("pitch", "history", "--json").json
    assert [one["version"] for one in listed] == [2, 1]
    assert all(list(one) == KEYS for one in listed)
    assert (listed[1]["uses"], listed[1]["mean_score"], listed[0]["mean_score"]) == (2, 5.0, None)
    assert shell.ok("pitch", "history", "1", "--json").json == {**listed[1], "body": "I was a banker."}
    for number in ("0", "x"):
        shell.fails("pitch", "history", number, status=2)
    for number in ("3", "9" * 30):
        assert "no version" in shell.fails("pitch", "history", number)


def test_json_may_be_asked_for_before_the_part(shell: Shell) -> None:
    shell.ok("pitch", "new", "one")
    assert shell.ok("pitch", "--json", "history").json == shell.ok("pitch", "history", "--json").json
    assert shell.ok("pitch", "--json", "new", "two").json["version"] == 2


def test_no_other_part_is_promised(shell: Shell) -> None:
    for part in ("feedback", "adopt", "diff", "I was a banker"):
        shell.fails("pitch", part, status=2)


@pytest.mark.parametrize("arguments", [("pitch",), ("pitch", "history"), ("pitch", "history", "1")])
def test_a_pipe_gets_it_plain_and_whole(process: Process, arguments: tuple[str, ...]) -> None:
    process("pitch", "new", "--why", "y" * 300, stdin=("long " * 100).encode())
    done = process(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"y" * 300 in done.stdout or arguments[2:]
