"""The name under which a search is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.line_field import LineField
from tui.domain.found import SavedSearch
from tui.domain.text import clean_line, fold


class NameSearch(Dialog[str | None]):
    """Returns a name, or None. A name that is taken is said, as the search that has it would go."""

    BINDINGS: ClassVar = [("escape", "dismiss", "Close"), ("ctrl+s", "keep", "Save")]
    DEFAULT_CSS = """
    NameSearch .box { width: 60; }
    NameSearch Input { background: $panel; padding: 0 1; }
    NameSearch Input:focus { background: $cursor-row; }
    NameSearch Static { color: $muted; padding: 0 1; height: 1; }
    """

    def __init__(self, query: str, saved: Sequence[SavedSearch]) -> None:
        super().__init__()
        self._query = query
        self._saved = saved

    def compose(self) -> ComposeResult:
        """The name, and what becomes of another search of that name."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Save this search as")
            box.border_subtitle = Content("enter saves · esc closes")
            yield LineField(self._query, id="search-name")
            yield Static("", id="search-fate", markup=False)

    def on_mount(self) -> None:
        """The whole name is selected: typing replaces it."""
        self.query_one(LineField).action_select_all()
        self._tell()

    @on(Input.Changed)
    def _tell(self) -> None:
        name = fold(clean_line(self.query_one(LineField).value))
        taken = next((each for each in self._saved if fold(each.name) == name), None)
        words = ""
        if not name:
            words = "A saved search needs a name."
        elif taken is not None:
            words = f"In place of the one that asks {taken.query}"
        self.query_one("#search-fate", Static).update(Content(words))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Hand back the name."""
        name = clean_line(self.query_one(LineField).value)
        if name:
            self.dismiss(name)

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close."""
        self.dismiss(None)
