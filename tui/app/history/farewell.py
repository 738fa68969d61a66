"""Whether something is to go for good: yes is its name, typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.line_field import LineField
from tui.app.widgets.cells import fit
from tui.domain.text import same_letters, says_something

ASKED = 40
"""Characters of a name that have to be typed at most."""


class Farewell(Dialog[bool]):
    """Ends with True where the name was typed, whatever its case, accents and signs."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    Farewell .box { width: 72; padding: 1 2; }
    Farewell Static { height: auto; padding: 0 0 1 0; }
    Farewell Input { background: $panel; padding: 0 1; }
    Farewell #farewell-fault { color: $error; padding: 1 0 0 0; }
    """

    def __init__(self, name: str, goes: str) -> None:
        """`goes` says of it what goes, after its name."""
        super().__init__()
        self._goes = goes
        self._wanted = name[:ASKED].strip()
        self._whole = name

    def compose(self) -> ComposeResult:
        """What goes, and where to type its name."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Let go for good")
            box.border_subtitle = Content("enter lets it go · esc keeps it")
            yield Static(
                Content.assemble(
                    (fit(self._whole, 200, pad=False), "bold"),
                    f" {self._goes} Nothing brings that back but a backup.",
                )
            )
            typed = self._wanted if says_something(self._wanted) else "yes"
            yield Static(Content.assemble("Type ", (typed, "bold $primary"), " if you are sure."))
            yield LineField(id="farewell")
            yield Static("", id="farewell-fault", markup=False)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and same_letters(event.value, self._wanted):
            self.dismiss(True)
        else:
            self.query_one("#farewell-fault", Static).update(Content("That is not its name; it stays."))

    async def action_dismiss(self, result: bool | None = None) -> None:
        """It stays."""
        self.dismiss(False)
