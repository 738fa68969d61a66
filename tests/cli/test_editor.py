"""Texts written in an editor: saved, or kept in a file that the error names; never lost."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

Editor = Callable[[str], Path]


@pytest.fixture
def left(tmp_path: Path) -> Callable[[], list[Path]]:
    """The texts that were left in files."""

    def found() -> list[Path]:
        return [path for path in tmp_path.rglob("*.md") if "editing" in path.parts]

    return found


def test_a_meeting_is_written_below_its_header(
    shell: Shell, editor: Editor, left: Callable[[], list[Path]]
) -> None:
    editor(
        'sed -i -e "s/^minutes:.*/minutes: 35/" -e "s/^on:.*/on: yesterday/" "$1"\n'
        'echo "- [+] to decide" >> "$1"'
    )
    entry = shell.ok("log", "--with", "Ada Lovelace", "--json").json
    assert (entry["minutes"], entry["on"], entry["with"]) == (35, "2026-11-04", ["Ada Lovelace"])
    assert entry["body"].splitlines()[-1] == "- [+] to decide"
    assert "---" not in entry["body"]
    assert "Don't want" not in entry["body"], "a heading nobody wrote below is no part of the text"
    assert left() == []


def test_whom_it_was_with_can_be_said_in_the_editor(shell: Shell, editor: Editor) -> None:
    editor('sed -i -e "s/^with:.*/with: Ada Lovelace, Grace Hopper/" -e "s/^status:.*/status: planned/" '
           '-e "s/^on:.*/on: friday/" "$1"; echo x >> "$1"')  # fmt: skip
    result = shell.ok("log")
    assert result.out.startswith("Planned 1: Fri 6 Nov 2026, coffee with Ada Lovelace, Grace Hopper\n")
    assert "new contact: Grace Hopper" in result.err


def test_a_header_alone_is_a_meeting_without_notes(shell: Shell, editor: Editor) -> None:
    editor('sed -i "s/^minutes:.*/minutes: 20/" "$1"')
    entry = shell.ok("log", "--with", "Ada", "--json").json
    assert (entry["minutes"], entry["body"]) == (20, "")
    editor('sed -i "s/^title:.*/title: Sides/" "$1"')
    assert "nothing written" in shell.fails("reflect")


def test_a_file_written_anew_is_the_body(shell: Shell, editor: Editor) -> None:
    editor('echo "all new" > "$1.tmp"; mv "$1.tmp" "$1"')
    assert shell.ok("reflect", "--json").json["body"] == "all new\n"


def test_the_file_is_private(shell: Shell, editor: Editor, tmp_path: Path) -> None:
    editor(f'stat -c %a "$1" "$(dirname "$1")" > {tmp_path}/modes; echo x >> "$1"')
    umask = os.umask(0)
    try:
        shell.ok("reflect")
    finally:
        os.umask(umask)
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]


@pytest.mark.parametrize("script", ["true", ': > "$1"', 'printf " \\n" > "$1"'])
def test_a_text_left_as_it_was_or_emptied_is_not_saved(
    shell: Shell, editor: Editor, left: Callable[[], list[Path]], script: str
) -> None:
    editor(script)
    assert "nothing written" in shell.fails("log", "--with", "Ada")
    assert "nothing written" in shell.fails("reflect")
    assert shell.ok("meetings", "--json").json == []
    assert left() == []


def test_an_editor_that_fails_leaves_the_text(
    shell: Shell, editor: Editor, left: Callable[[], list[Path]]
) -> None:
    editor('echo precious >> "$1"; exit 3')
    sentence = shell.fails("log", "--with", "Ada")
    (path,) = left()
    assert str(path) in sentence
    assert "status 3" in sentence
    assert path.read_text().endswith("precious\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    shell.ok("log", "x", "--with", "Ada")
    assert shell.ok("doctor", "--json").json["kept_texts"] == [str(path)]
    assert f"kept text\t{path}" in shell.ok("doctor").out


def test_an_editor_that_fails_before_a_word_leaves_nothing(
    shell: Shell, editor: Editor, left: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("kill -9 $$")
    assert "signal 9" in shell.fails("log", "--with", "Ada")
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    assert "/nowhere/editor" in shell.fails("log", "--with", "Ada")
    monkeypatch.setenv("EDITOR", "an 'unclosed quote")
    assert "$EDITOR" in shell.fails("log", "--with", "Ada")
    assert left() == []


@pytest.mark.parametrize(
    ("field", "words"),
    [("on", "30 february"), ("with", ""), ("kind", "tea"), ("score", "9"), ("wiht", "Ada")],
)
def test_a_header_that_cannot_be_read_keeps_the_text(
    shell: Shell, editor: Editor, left: Callable[[], list[Path]], field: str, words: str
) -> None:
    editor(f'sed -i "/^{field}:/d; 1a {field}: {words}" "$1"\necho precious >> "$1"')
    sentence = shell.fails("log", "--with", "Ada")
    (path,) = left()
    assert str(path) in sentence
    assert "precious" in path.read_text()
    assert shell.ok("meetings", "--json").json == []


def test_an_entry_is_edited_as_it_is(shell: Shell, editor: Editor, tmp_path: Path) -> None:
    shell.ok("log", "no newline at the end", "--with", "Ada")
    editor(f'cp "$1" {tmp_path}/seen; echo >> "$1"')
    assert shell.ok("edit", "1").out.startswith("Unchanged 1:")
    assert (tmp_path / "seen").read_text() == "no newline at the end"
    editor('sed -i "s/no/one/" "$1"; echo >> "$1"')
    assert shell.ok("edit", "1", "--json").json["body"] == "one newline at the end"
    editor(': > "$1"')
    assert "nothing written" in shell.fails("edit", "1")
    editor("true")
    assert "nothing written" in shell.fails("edit", "1")


def test_what_an_editor_prints_does_not_mix_with_json(process: object, editor: Editor) -> None:
    import json

    editor('echo chatter; echo x >> "$1"')
    done = process("reflect", "--json", stdin=None)  # type: ignore[operator]
    assert json.loads(done.stdout)["kind"] == "reflection"
