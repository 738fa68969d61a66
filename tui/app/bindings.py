"""The command table as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.app.keys import COMMANDS, Where


def bindings(where: Where) -> list[BindingType]:
    """The bindings of one place; their ids are the commands' ids, so that a key map can change them."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.footer,
            id=command.id,
            tooltip=command.help,
            priority=False,
        )
        for command in COMMANDS
        if command.where == where
    ]
