"""A page to read over the board, and away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_records import EntryPage

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

TITLE = 80
"""Cells of a title at most."""


class ReaderDialog(Dialog[str | None]):
    """Shows a page under a title; `keys` says what can be done with it."""

    app: PreseasonApp
    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar = [("escape,q", "dismiss", "Close")]
    DEFAULT_CSS = """
    ReaderDialog .box { width: 92; height: 90%; padding: 0; }
    ReaderDialog Reader { border: none; height: 1fr; background: $surface; &:focus { border: none; } }
    """

    def __init__(self, title: str, page: EntryPage, keys: str) -> None:
        super().__init__()
        self._title, self._page, self._keys = title, page, keys

    def compose(self) -> ComposeResult:
        """The page as it reads."""
        with Container(classes="box") as box:
            box.border_title = Content(fit(self._title, TITLE, pad=False))
            box.border_subtitle = Content(self._keys)
            yield Reader()

    def on_mount(self) -> None:
        """Lay it out."""
        self.query_one(Reader).show_entry(self._page)

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close."""
        self.dismiss(None)
