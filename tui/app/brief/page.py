"""The page to read before a meeting: shown, copied, or written to a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from tui.app.clipboard import copy
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.reader import Reader
from tui.app.widgets.reader_records import EntryPage

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

Answer = Literal["write", "questions"]


class BriefPage(Dialog["Answer | None"]):
    """Shows the page; returns what is to be done next, or None."""

    app: PreseasonApp
    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar = [
        ("escape,q,b", "dismiss", "Close"),
        ("y", "copy", "Copy"),
        ("w", "leave('write')", "Write"),
        ("Q,e", "leave('questions')", "Questions"),
        ("p", "pitch", "Pitch"),
    ]
    DEFAULT_CSS = """
    BriefPage .box { width: 92; height: 92%; padding: 0; }
    BriefPage Reader { border: none; height: 1fr; background: $surface; &:focus { border: none; } }
    BriefPage.-narrow .box { height: 100%; max-height: 100%; }
    """

    def __init__(self, title: str, page: str, now: datetime) -> None:
        super().__init__()
        self._title, self._page, self._now = title, page, now

    def compose(self) -> ComposeResult:
        """The page as it reads."""
        with Container(classes="box") as box:
            box.border_title = Content(fit(f"Before you meet ─ {self._title}", 70, pad=False))
            box.border_subtitle = Content("p pitch · Q questions · y copies · w writes a file · esc closes")
            yield Reader()

    def on_mount(self) -> None:
        """Lay it out."""
        from tui.domain.entries import Derived, Entry, EntryText

        now = self._now
        text = EntryText("reflection", now.date(), self._page)
        self.query_one(Reader).show_entry(EntryPage(Entry(0, "", 0, text, Derived(), now, now)))

    def action_copy(self) -> None:
        """To the clipboard."""
        self.app.say(copy(self.app, self._page))

    def action_pitch(self) -> None:
        """The pitch as it is now, to say it once more."""
        from tui.app.pitch.page import show_current

        show_current(self.app)

    def action_leave(self, what: Answer) -> None:
        """Something else is wanted."""
        self.dismiss(what)

    async def action_dismiss(self, result: Answer | None = None) -> None:
        """Close."""
        self.dismiss(None)
