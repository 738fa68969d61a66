"""Every key on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.command import Command
from tui.app.dialogs.dialog import Dialog
from tui.app.keys import COMMANDS, shown_keys

PLACES = {
    "journal": "In the journal",
    "list": "In a list",
    "pane": "In a pane of the journal",
    "move": "In a list, and while reading",
    "reader": "While reading",
    "query": "In the query of a search",
    "find": "In Find",
    "roles": "In Roles",
    "columns": "In columns: a board, a comparison",
    "compare": "While comparing roles",
    "evidence": "In Roles, and in all that it opens",
    "review": "While reviewing a role",
    "texts": "In two texts beside each other",
    "history": "In the history of an entry",
    "trash": "In the trash",
    "merge": "Where two sessions wrote one entry",
    "editor": "While writing",
    "text": "In the text being written",
    "everywhere": "Everywhere",
}


KEYS_WIDTH = 17
"""Cells of the column of keys: as wide as the longest of them."""


def page(remapped: Mapping[str, str]) -> Content:
    """The keys by place, as remapped."""
    lines: list[Content] = []
    for where, heading in PLACES.items():
        rows = [command for command in COMMANDS if command.where == where]
        if rows:
            if lines:
                lines.append(Content(""))
            lines.append(Content.from_markup("[b $primary]$heading[/]", heading=heading))
            lines.extend(_row(command, remapped) for command in rows)
    return Content("\n").join(lines)


def _row(command: Command, remapped: Mapping[str, str]) -> Content:
    keys = shown_keys(remapped.get(command.id, command.keys))
    return Content.from_markup("[b]$keys[/] $help", keys=keys.rjust(KEYS_WIDTH), help=f" {command.help}")


class KeysPage(Dialog[None]):
    """Read it, then esc."""

    BINDINGS: ClassVar = [("escape,q,question_mark,enter", "dismiss", "Close")]
    DEFAULT_CSS = """
    KeysPage .box { width: 84; padding: 1 2; }
    """

    def __init__(self, remapped: Mapping[str, str]) -> None:
        super().__init__()
        self.remapped = remapped

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        with VerticalScroll(classes="box") as scroll:
            scroll.border_title = Content("Keys")
            scroll.border_subtitle = Content("esc closes · change them in config.toml, [keys]")
            yield Static(page(self.remapped))

    async def action_dismiss(self, result: None = None) -> None:
        """Close."""
        self.dismiss(None)
