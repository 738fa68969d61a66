"""What may follow `g`, shown to those who hesitate."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.dialogs.once import Once
from tui.app.going import where
from tui.app.keys import GO


class GoTo(Once, ModalScreen[str | None]):
    """Returns the name of the place to go to, or None."""

    DEFAULT_CSS = """
    GoTo { background: transparent; align: center bottom; }
    GoTo #choices {
        width: auto; height: auto; margin: 0 0 1 0; padding: 0 2;
        border: round $border; background: $surface; border-title-color: $primary;
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = None
    INHERIT_BINDINGS = False

    def compose(self) -> ComposeResult:
        """The choices."""
        rows = [Content.from_markup("[b $primary]$key[/]  $name", key=key, name=name) for key, _, name in GO]
        choices = Static(Content("\n").join(rows), id="choices")
        choices.border_title = Content("Go to")
        yield choices

    def on_key(self, event: events.Key) -> None:
        """Any key decides."""
        event.stop()
        event.prevent_default()
        self.dismiss(where(event.key))

    def on_click(self) -> None:
        """A click elsewhere is a no."""
        self.dismiss(None)
