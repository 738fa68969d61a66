"""Keys that would be heard by two commands at once, as a key map of the user's may bring about."""

from __future__ import annotations

from collections.abc import Mapping

from tui.app.command import Where
from tui.app.keys import COMMANDS

_HEARD: tuple[frozenset[Where], ...] = (
    frozenset(("everywhere", "journal", "person", "list", "pane", "move")),
    frozenset(("everywhere", "journal", "person", "reader", "move")),
    frozenset(("everywhere", "find", "reader", "move")),
    frozenset(("query", "find")),
    frozenset(("everywhere", "today", "person", "list", "move")),
    frozenset(("everywhere", "today", "person", "reader", "move")),
    frozenset(("everywhere", "roles", "evidence", "columns", "list", "move")),
    frozenset(("everywhere", "roles", "evidence", "reader", "move")),
    frozenset(("everywhere", "compare", "evidence", "columns", "list", "move")),
    frozenset(("everywhere", "compare", "evidence", "reader", "move")),
    frozenset(("everywhere", "season", "list", "move")),
    frozenset(("everywhere", "season", "reader", "move")),
    frozenset(("everywhere", "allies", "person", "tree", "list", "move")),
    frozenset(("everywhere", "allies", "person", "reader", "move")),
    frozenset(("review", "text")),
    frozenset(("review", "quote", "move")),
    frozenset(("everywhere", "pitch", "list", "move")),
    frozenset(("everywhere", "pitch", "reader", "move")),
    frozenset(("pitch-text", "text")),
    frozenset(("everywhere", "pitch-text", "ticks")),
    frozenset(("everywhere", "rehearsal")),
    frozenset(("everywhere", "changes", "reader", "move")),
    frozenset(("merge", "texts", "move")),
    frozenset(("everywhere", "history", "list", "move")),
    frozenset(("everywhere", "history", "texts", "move")),
    frozenset(("everywhere", "trash", "list", "move")),
    frozenset(("everywhere", "trash", "reader", "move")),
    frozenset(("everywhere", "import", "list", "move")),
    frozenset(("everywhere", "import", "reader", "move")),
    frozenset(("editor", "text")),
)
"""Which places' keys are heard at once. What is typed at takes its own before all others hear them."""


def _meet(one: Where, other: Where) -> bool:
    """Whether both are heard at once."""
    return any(one in heard and other in heard for heard in _HEARD)


def clashes(remapped: Mapping[str, str]) -> list[str]:
    """Sentences about a key map that names unknown commands or gives one key to two commands."""
    known = {command.id: command for command in COMMANDS}
    faults = [f"there is no command “{name}” to give a key to" for name in remapped if name not in known]
    taken: dict[str, str] = {}
    for command in COMMANDS:
        for key in remapped.get(command.id, command.keys).split(","):
            other = taken.setdefault(key.strip(), command.id)
            if other != command.id and _meet(known[other].where, command.where):
                faults.append(f"the key “{key}” is given to both “{other}” and “{command.id}”")
    return faults
