"""The commands in README.md, written from the commands themselves so that they cannot go stale.

`python -m tui.cli.reference README.md` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tui.cli.main import preseason

BEGIN, END = "<!-- commands -->", "<!-- /commands -->"


def render() -> str:
    """The reference as Markdown: a table of the commands and one of their options."""
    return "\n".join(_lines())


def between(readme: str, text: str) -> str:
    """The README with the reference between its two marks. Raises ValueError if a mark is missing."""
    head, begin, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md needs {BEGIN} and {END}")
    return f"{head}{BEGIN}\n{text}\n{END}{tail}"


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Every command with its name and a context to describe it in."""
    with click.Context(preseason, info_name="preseason") as root:
        for name in preseason.list_commands(root):
            command = preseason.get_command(root, name)
            if command is not None:
                yield from _with_parts(name, command, root)


def _with_parts(
    name: str, command: click.Command, parent: click.Context
) -> Iterator[tuple[str, click.Command, click.Context]]:
    """A command, and after it those that it holds: `pitch`, `pitch new`."""
    context = click.Context(command, info_name=name, parent=parent)
    yield name, command, context
    if isinstance(command, click.Group):
        for part, held in command.commands.items():
            yield f"{name} {part}", held, click.Context(held, info_name=part, parent=context)


def _lines() -> Iterator[str]:
    yield "| command | does |"
    yield "|---|---|"
    yield "| `preseason` | Opens the app. |"
    takers: dict[tuple[str, str], list[str]] = {}
    for name, command, context in commands():
        for option in _options(command):
            takers.setdefault((_names(option, context), option.help or ""), []).append(f"`{name}`")
        arguments = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
        usage = " ".join(["preseason", name, *arguments])
        yield f"| `{usage}` | {_cell(_words(command))} |"
    yield ""
    yield "| option | of | means |"
    yield "|---|---|---|"
    for option in _options(preseason):
        yield f"| `{_names(option, click.Context(preseason))}` | before the command | {option.help} |"
    for (names, text), of in takers.items():
        yield f"| `{_cell(names)}` | {', '.join(of)} | {_cell(text)} |"


def _options(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option)]


def _names(option: click.Option, context: click.Context) -> str:
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(option.type.choices)}"
    return f"{names} {option.make_metavar(context)}"


def _words(command: click.Command) -> str:
    return " ".join(f"{command.help or ''} {command.epilog or ''}".split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "README.md")
    target.write_text(between(target.read_text(encoding="utf-8"), render()), encoding="utf-8")
