"""Contacts that may be one person, pair by pair: merged if asked, never suggested again, or left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.doubles import Double

Answer = tuple[Literal["merge", "apart"], Double]
MOST = 200
"""Pairs shown at once."""


class SamePeople(Dialog["Answer | None"]):
    """Enter looks at the pair under the cursor side by side, `d` keeps the two apart for good."""

    BINDINGS: ClassVar = [
        ("escape,q,M", "dismiss", "Close"),
        ("d", "apart", "Apart"),
        ("m", "choose", "Merge"),
    ]
    DEFAULT_CSS = """
    SamePeople .box { width: 92; }
    """

    def __init__(self, pairs: Sequence[Double]) -> None:
        super().__init__()
        self._all = tuple(pairs[:MOST])

    def compose(self) -> ComposeResult:
        """A pair a row, the likeliest first."""
        choices = Choices([self._row(each) for each in self._all], classes="box")
        choices.border_title = Content("One person?")
        choices.border_subtitle = Content("enter looks at both · d keeps them apart · esc closes")
        yield choices

    def _row(self, each: Double) -> Content:
        line = Content(fit(each.from_, 26, pad=False)).append_text("  →  ", "$muted")
        return line.append(fit(each.into, 26, pad=False)).append_text(f"  {each.why}", "$muted")

    @property
    def _here(self) -> Double | None:
        place = self.query_one(Choices).highlighted
        return None if place is None else self._all[place]

    @on(OptionList.OptionSelected)
    def _merge(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(("merge", self._all[event.option_index]))

    def action_choose(self) -> None:
        """Look at the pair under the cursor."""
        self.query_one(Choices).action_select()

    def action_apart(self) -> None:
        """They are two people."""
        if self._here is not None:
            self.dismiss(("apart", self._here))

    async def action_dismiss(self, result: Answer | None = None) -> None:
        """Close."""
        self.dismiss(None)
