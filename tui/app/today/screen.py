"""Today: what is due, and what is coming up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.heading import fill_bar
from tui.app.home.words import TOO_SMALL
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


class TodayScreen(Screen[None]):
    """What is due."""

    BINDINGS: ClassVar = bindings("today")
    app: PreseasonApp
    reader = getters.query_one(Reader)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal

    def compose(self) -> ComposeResult:
        """What is due, and where it was said."""
        bar = TopBar()
        bar.room = "Today"
        yield bar
        yield Reader()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Read it."""
        self.reload()

    def reload(self, *, show_new: bool = False) -> None:
        """Read the journal again."""
        fill_bar(self)
        due = self.journal.promises.count_due()
        self.reader.show_empty((f"{due:,} due", ""))

    def action_back(self) -> None:
        """Back to the Journal."""
        self.app.go_to_room("journal")
