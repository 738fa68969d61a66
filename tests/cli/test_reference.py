"""Every command and option explains itself, and README.md says the same."""

from __future__ import annotations

import click

from tests.cli.conftest import ROOT
from tui.cli.main import preseason
from tui.cli.reference import BEGIN, END, between, commands, render


def test_every_command_and_option_has_help() -> None:
    for name, command, _ in [("preseason", preseason, None), *commands()]:
        assert command.help, name
        for one in command.params:
            if isinstance(one, click.Option):
                assert one.help, f"{name} {one.opts}"
                assert one.help.endswith("."), f"{name} {one.opts}"


def test_every_command_of_the_table_exists() -> None:
    found = {name: command.name for name, command, _ in commands()}
    assert all(name.split()[-1] == own for name, own in found.items())
    assert {"pitch", "pitch new", "pitch history"} <= set(found)


def test_readme_has_the_reference_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert BEGIN in readme
    assert END in readme
    assert between(readme, render()) == readme, "run: python -m tui.cli.reference"


def test_readme_names_its_test_command() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    mark = lines.index("<!-- test command -->")
    assert lines[mark + 1].startswith("```")
    assert "pytest" in lines[mark + 2]
    assert lines[mark + 3] == "```"
