"""The commands of the table, as the palette offers them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from tui.app.keys import COMMANDS, shown_keys

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp


def commands(app: PreseasonApp, screen: Screen[object]) -> Iterable[SystemCommand]:
    """Each command that can be run on this screen, by its help and with its label."""
    for command in COMMANDS:
        if not command.palette:
            continue
        holder = app if command.where == "everywhere" else screen
        name = command.action.split("(")[0]
        if hasattr(holder, f"action_{name}"):
            keys = app.settings.keys.get(command.id, command.keys)
            yield SystemCommand(
                command.help, f"key  {shown_keys(keys)}", partial(holder.run_action, command.action)
            )
