"""The keys as the README lists them: `python -m tui.app.reference` writes that table anew."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.app.dialogs.keys import PLACES
from tui.app.keys import COMMANDS, shown_keys

BEGIN = "<!-- keys -->"
END = "<!-- /keys -->"


def render() -> str:
    """Every command by place: its keys, what it does, and the name that `config.toml` knows it by."""
    lines = ["| keys | does | in `[keys]` |", "|---|---|---|"]
    for where, heading in PLACES.items():
        lines.append(f"| **{heading}** | | |")
        for command in COMMANDS:
            if command.where == where:
                keys = " ".join(f"`{key}`" for key in shown_keys(command.keys).split())
                lines.append(f"| {keys} | {command.help} | `{command.id}` |")
    return "\n".join(lines).replace("`|`", "`\\|`")


def between(readme: str, text: str) -> str:
    """The README with `text` between the marks; ValueError where they are missing."""
    head, begin, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md needs {BEGIN} and {END}")
    return f"{head}{BEGIN}\n{text}\n{END}{tail}"


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "README.md")
    target.write_text(between(target.read_text(encoding="utf-8"), render()), encoding="utf-8")
