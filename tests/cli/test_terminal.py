"""Commands at a real terminal: the editor on it, a question answered, the app and the demo opened."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import NOW, Process
from tests.terminal.terminal import environment, preseason


def script(tmp_path: Path, text: str) -> str:
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o700)
    return str(path)


def entries(tmp_path: Path) -> list[dict[str, object]]:
    done = Process(environment(tmp_path))("meetings", "--json")
    return list(json.loads(done.stdout))


def test_a_header_that_cannot_be_read_is_edited_again(tmp_path: Path) -> None:
    editor = script(
        tmp_path,
        'if grep -q "on: 30 feb" "$1"; then sed -i "s/^on:.*/on: yesterday/" "$1"\n'
        'else sed -i "s/^on:.*/on: 30 feb/" "$1"; echo precious >> "$1"; fi',
    )
    with preseason(
        tmp_path, "log", "--with", "Ada", EDITOR=editor, PRESEASON_NOW=NOW, columns=200
    ) as terminal:
        asked = terminal.wait_for("Edit it again?")
        assert asked.startswith("preseason: ")
        assert "editing/meeting-" in asked
        terminal.send("\r")
        terminal.wait_for("Logged 1: Wed 4 Nov 2026, coffee with Ada")
        assert terminal.wait() == 0
    assert list((tmp_path / "home").rglob("*.md")) == []


def test_giving_up_keeps_the_text(tmp_path: Path) -> None:
    editor = script(tmp_path, 'sed -i "s/^on:.*/on: 30 feb/" "$1"; echo precious >> "$1"')
    with preseason(tmp_path, "log", "--with", "Ada", EDITOR=editor, columns=200) as terminal:
        terminal.wait_for("Edit it again?")
        terminal.send("n\r")
        terminal.wait_for("the text is kept in")
        assert terminal.wait() == 1
    (kept,) = (tmp_path / "home").rglob("*.md")
    assert kept.read_text().endswith("precious\n")
    assert entries(tmp_path) == []


def test_ctrl_c_belongs_to_the_editor(tmp_path: Path) -> None:
    editor = script(
        tmp_path, 'trap "echo precious >> $1; exit 0" INT; echo ready; while :; do sleep 0.05; done'
    )
    with preseason(tmp_path, "log", "--with", "Ada", VISUAL=editor, EDITOR="false") as terminal:
        terminal.wait_for("ready")
        terminal.send("\x03")
        terminal.wait_for("Logged 1")
        assert terminal.wait() == 0
    assert len(entries(tmp_path)) == 1


def test_ctrl_c_at_the_question_is_quiet_and_keeps_the_text(tmp_path: Path) -> None:
    editor = script(tmp_path, 'sed -i "s/^on:.*/on: 30 feb/" "$1"; echo precious >> "$1"')
    with preseason(tmp_path, "log", "--with", "Ada", EDITOR=editor, columns=200) as terminal:
        terminal.wait_for("Edit it again?")
        terminal.send("\x03")
        assert terminal.wait() == 130
        assert "Traceback" not in terminal.text
    assert len(list((tmp_path / "home").rglob("*.md"))) == 1


def test_the_app_opens_without_a_command(tmp_path: Path) -> None:
    with preseason(tmp_path) as terminal:
        terminal.wait_for("Preseason")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0


def test_the_demo_is_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    with preseason(tmp_path, "demo", TMPDIR=str(folder), PRESEASON_NOW=NOW) as terminal:
        terminal.wait_for("· demo")
        (made,) = folder.glob("preseason-demo-*")
        assert made.stat().st_mode & 0o777 == 0o700
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "data").exists()
