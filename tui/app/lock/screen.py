"""What is shown while the journal is locked: nothing of it."""

from __future__ import annotations

import hmac
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Middle
from textual.content import Content
from textual.screen import Screen

from tui.app.dialogs.once import Once
from tui.app.lock.box import PassphraseBox
from tui.journal.keys import Key, derive


class LockScreen(Once, Screen[None]):
    """It covers all there is, and ends when the passphrase was typed."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "clear", "Clear")]
    DEFAULT_CSS = """
    LockScreen { background: $background; }
    """

    def __init__(self, key: Key, said: str = "") -> None:
        """`said` is what is to be known of a draft that the journal did not take."""
        super().__init__()
        self._key = key
        self._said = said
        self.opened = False

    def compose(self) -> ComposeResult:
        """The box in the middle."""
        head = Content.assemble(
            ("Preseason", "bold $primary"),
            "\n",
            (f"locked; {self._said}", "$warning")
            if self._said
            else ("locked; what you were writing is kept", "$muted"),
        )
        hint = Content.assemble(
            ("enter", "bold $primary"), " Unlock   ", ("ctrl+c", "bold $primary"), " Quit"
        )
        with Middle(), Center():
            yield PassphraseBox(self._fitting, head=head, hint=hint)

    def _fitting(self, passphrase: str) -> Key | None:
        key = derive(passphrase, self._key.salt)
        return key if hmac.compare_digest(key.raw, self._key.raw) else None

    @on(PassphraseBox.Opened)
    def _opened(self) -> None:
        self.opened = True
        self.dismiss(None)

    def action_clear(self) -> None:
        """Forget what was typed."""
        self.query_one(PassphraseBox).clear()
