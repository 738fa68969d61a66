"""The command table as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.app.command import Where
from tui.app.keys import COMMANDS


def bindings(where: Where, *only: str) -> list[BindingType]:
    """The bindings of one place; their ids are the commands' ids, so that a key map can change them.

    With `only`, those commands of it alone: for a place that hears some of another's.
    """
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
        if command.where == where and (not only or command.id in only)
    ]
