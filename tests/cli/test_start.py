"""A command starts fast because it imports little: nothing that draws, and no Markdown where none is read."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, Process, Shell

HEAVY = ("textual", "rich", "pygments", "rapidfuzz", "tomlkit", "asyncio", "wcwidth")
COMMANDS = [
    ["log", "- [+] x", "--with", "Ada"],
    ["reflect", "x"],
    ["show", "1"],
    ["show", "1", "--json"],
    ["edit", "1", "y"],
    ["meetings"],
    ["meetings", "--json"],
    ["meetings", "--limit", "10"],
    ["reflections"],
    ["contacts"],
    ["contact", "Ada"],
    ["find", "x"],
    ["find", "with:ada", "--json"],
    ["find", "--list"],
    ["find", "--save", "a name", "x"],
    ["pitch"],
    ["pitch", "new", "x"],
    ["pitch", "history"],
    ["history", "1"],
    ["delete", "1"],
    ["trash"],
    ["undelete", "1"],
    ["doctor"],
    ["--help"],
    ["log", "--help"],
]
READING = {
    "show", "meetings", "reflections", "contacts", "contact", "find", "pitch", "history", "trash", "--help",
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_imports_what_it_does_not_need(shell: Shell, process: Process, command: list[str]) -> None:
    shell.ok("log", "x", "--with", "Ada Lovelace")
    script = (
        "import json, sys; from tui.cli.main import main\n"
        f"status = main({command!r}); print(json.dumps([status, list(sys.modules)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=process.environment,
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
    )
    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == 0, done
    roots = {name.partition(".")[0] for name in modules}
    assert not roots & set(HEAVY)
    if command[0] in READING:
        assert "markdown_it" not in roots
    if command[0] == "find" and "--save" not in command:
        assert "peewee" not in roots
