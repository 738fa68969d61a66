"""Two people, or one in two windows, wrote one entry: what they wrote, and which of it is to stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.home.words import TOO_SMALL
from tui.app.widgets.cells import fit
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.side_by_side import Side, SideBySide
from tui.domain.comparing import beside
from tui.domain.entries import EntryText

if TYPE_CHECKING:
    from tui.journal.records import Joined

Choice = Literal["both", "theirs", "mine", "edit"]

_VIEWS = (("theirs", "mine"), ("theirs", "both"), ("mine", "both"))


class MergeView(Once, ModalScreen[Choice]):
    """All three are in the history by now: whichever is chosen, none is lost."""

    AUTO_FOCUS = "SideBySide"
    BINDINGS: ClassVar = bindings("merge")
    DEFAULT_CSS = """
    MergeView { layout: vertical; background: $background; }
    MergeView #merge-head { height: auto; padding: 0 1; background: $surface; color: $foreground; }
    MergeView SideBySide { height: 1fr; }
    """

    def __init__(self, label: str, joined: Joined, both: EntryText) -> None:
        super().__init__()
        self._label = label
        self._texts = {"theirs": joined.theirs.text, "mine": joined.mine.text, "both": both}
        self._sides = {
            "theirs": Side(f"Theirs, saved {joined.theirs.saved_at:%H:%M}", "‹", "left"),
            "mine": Side("Mine", "›", "right"),
            "both": Side("Both, as saved now", "+", "new"),
        }
        self._view = 0

    def compose(self) -> ComposeResult:
        """What happened, the texts, the keys."""
        yield Static(
            Content.assemble(
                (fit(self._label, 60, pad=False), "bold $primary"),
                " was changed in another session while you wrote. The journal holds both texts now, ",
                "and each of the two in its history.",
            ),
            id="merge-head",
        )
        yield SideBySide()
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """Theirs beside mine."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        left, right = _VIEWS[self._view]
        pairs = beside(self._texts[left], self._texts[right])
        self.query_one(SideBySide).show((self._sides[left], self._sides[right]), pairs)

    def action_view(self) -> None:
        """Two other ones of the three."""
        self._view = (self._view + 1) % len(_VIEWS)
        self._show()

    def action_both(self) -> None:
        """Keep the text that holds both."""
        self.dismiss("both")

    def action_theirs(self) -> None:
        """Keep theirs."""
        self.dismiss("theirs")

    def action_mine(self) -> None:
        """Keep mine."""
        self.dismiss("mine")

    def action_edit(self) -> None:
        """Write on in the text that holds both."""
        self.dismiss("edit")
