"""Which follow-up to tick, where an entry has several."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.app.widgets.signs import SIGNS
from tui.domain.dates import show_date
from tui.domain.entries import FollowUp


class WhichFollowUp(Dialog[FollowUp | None]):
    """Enter or `x` ticks the one under the cursor."""

    BINDINGS: ClassVar = [
        ("escape,q", "dismiss", "Close"),
        ("x,space", "choose", "Tick"),
    ]

    def __init__(self, followups: tuple[FollowUp, ...]) -> None:
        super().__init__()
        self.followups = followups

    def compose(self) -> ComposeResult:
        """Open ones first in the entry's own order."""
        choices = Choices([self._row(followup) for followup in self.followups], classes="box")
        choices.border_title = Content("Follow-ups")
        choices.border_subtitle = Content("x ticks · esc closes")
        yield choices

    def _row(self, followup: FollowUp) -> Content:
        sign = SIGNS["done" if followup.done else "todo"].glyph
        due = f"  by {show_date(followup.due)}" if followup.due and not followup.done else ""
        return Content(f"{sign} {fit(followup.text, 44, pad=False)}").append_text(due, "$muted")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.followups[event.option_index])

    def action_choose(self) -> None:
        """Tick the one under the cursor."""
        self.query_one(Choices).action_select()

    async def action_dismiss(self, result: FollowUp | None = None) -> None:
        """Close without ticking."""
        self.dismiss(None)
