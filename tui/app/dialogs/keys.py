"""Every key on one page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from textwrap import wrap
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
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
    "today": "In Today",
    "roles": "In Roles",
    "columns": "In columns: a board, a comparison",
    "compare": "While comparing roles",
    "evidence": "In Roles, and in all that it opens",
    "review": "While reviewing a role",
    "quote": "In the evidence of a review",
    "pitch": "In Pitch",
    "pitch-text": "While writing the pitch",
    "ticks": "In the feedback beside it",
    "rehearsal": "While rehearsing",
    "changes": "In the changes between versions",
    "season": "In Season",
    "allies": "In Allies",
    "tree": "In the tree of Allies",
    "person": "On a person, or a meeting: in the Journal, Today and Allies",
    "texts": "In two texts beside each other",
    "history": "In the history of an entry",
    "trash": "In the trash",
    "import": "In the preview of an import",
    "merge": "Where two sessions wrote one entry",
    "editor": "While writing",
    "text": "In the text being written",
    "everywhere": "Everywhere",
}


KEYS_WIDTH = 17
"""Cells of the column of keys: as wide as the longest of them."""
GAP = "  "
SHORTEST = 20
"""Cells beside the keys below which lines fall as they may."""


GENERAL = ("list", "move", "everywhere")
"""Places that are heard in most rooms: what is heard in one alone is told before them."""


def page(remapped: Mapping[str, str], heard: Collection[str] = (), width: int = 0) -> Content:
    """The keys by place, as remapped; first the places of which a command is among those `heard` here.

    With a `width`, what a key does goes on below where it began, not below the keys.
    """
    here = {command.where for command in COMMANDS if command.id in heard}
    places = sorted(PLACES, key=lambda where: (where not in here, where in here and where in GENERAL))
    lines: list[Content] = []
    for where in places:
        heading = PLACES[where]
        rows = [command for command in COMMANDS if command.where == where]
        if rows:
            if lines:
                lines.append(Content(""))
            lines.append(Content.from_markup("[b $primary]$heading[/]", heading=heading))
            lines.extend(_row(command, remapped, width) for command in rows)
    return Content("\n").join(lines)


def _row(command: Command, remapped: Mapping[str, str], width: int) -> Content:
    keys = shown_keys(remapped.get(command.id, command.keys)).rjust(KEYS_WIDTH)
    room = width - KEYS_WIDTH - len(GAP)
    lines = wrap(command.help, room) if room > SHORTEST else [command.help]
    told = f"\n{' ' * KEYS_WIDTH}{GAP}".join(lines)
    return Content.from_markup("[b]$keys[/]$help", keys=keys, help=f"{GAP}{told}")


class KeysPage(Dialog[None]):
    """Read it, then esc."""

    BINDINGS: ClassVar = [("escape,q,question_mark,enter", "dismiss", "Close")]
    DEFAULT_CSS = """
    KeysPage .box { width: 84; padding: 1 2; }
    """

    def __init__(self, remapped: Mapping[str, str], asked_on: Screen[Any]) -> None:
        super().__init__()
        self._remapped = remapped
        self._heard = {active.binding.id or "" for active in asked_on.active_bindings.values()}

    def compose(self) -> ComposeResult:
        """One page that scrolls."""
        with VerticalScroll(classes="box") as scroll:
            scroll.border_title = Content("Keys")
            scroll.border_subtitle = Content("esc closes · change them in config.toml, [keys]")
            yield Static(page(self._remapped, self._heard))

    def on_resize(self) -> None:
        """Lines end where the window does."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        keys = self.query_one(Static)
        keys.update(page(self._remapped, self._heard, keys.size.width))

    async def action_dismiss(self, result: None = None) -> None:
        """Close."""
        self.dismiss(None)
