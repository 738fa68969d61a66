"""What a command is: its keys, what it does, and where it is heard."""

from __future__ import annotations

from typing import Literal, NamedTuple

Where = Literal[
    "everywhere",
    "journal",
    "list",
    "pane",
    "move",
    "reader",
    "query",
    "find",
    "today",
    "roles",
    "columns",
    "compare",
    "evidence",
    "review",
    "quote",
    "pitch",
    "pitch-text",
    "ticks",
    "rehearsal",
    "changes",
    "season",
    "allies",
    "tree",
    "person",
    "texts",
    "merge",
    "history",
    "trash",
    "import",
    "editor",
    "text",
]


class Command(NamedTuple):
    """`id` is what a config file remaps; `keys` are Textual's names, separated by commas.

    `label` is for the footer (shown there if `footer`), `help` for the palette and the list of keys.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    where: Where
    footer: bool = False
    palette: bool = True
