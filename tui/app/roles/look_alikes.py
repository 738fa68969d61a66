"""Themes that look alike, pair by pair: merged if asked, never suggested again, or left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.domain.themes import Suggestion

Answer = tuple[Literal["merge", "apart"], Suggestion]
MOST = 200
"""Pairs shown at once."""


class LookAlikes(Dialog["Answer | None"]):
    """Enter merges the pair under the cursor (after a preview), `d` keeps the two apart for good."""

    BINDINGS: ClassVar = [
        ("escape,q", "dismiss", "Close"),
        ("d", "apart", "Apart"),
        ("m", "choose", "Merge"),
        ("j", "down"),
        ("k", "up"),
    ]
    DEFAULT_CSS = """
    LookAlikes .box { width: 84; }
    """

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        super().__init__()
        self._all = tuple(suggestions[:MOST])

    def compose(self) -> ComposeResult:
        """A pair a row, the likeliest first."""
        rows = [Option(self._row(each), id=str(place)) for place, each in enumerate(self._all)]
        choices = OptionList(*rows, markup=False, classes="box")
        choices.border_title = Content("Themes that look alike")
        choices.border_subtitle = Content("enter merges · d keeps them apart · esc closes")
        yield choices

    def _row(self, each: Suggestion) -> Content:
        line = Content(fit(each.from_, 26, pad=False)).append_text("  →  ", "$muted")
        return line.append(fit(each.into, 26, pad=False)).append_text(f"  {each.why}", "$muted")

    @property
    def _here(self) -> Suggestion | None:
        place = self.query_one(OptionList).highlighted
        return None if place is None else self._all[place]

    @on(OptionList.OptionSelected)
    def _merge(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(("merge", self._all[event.option_index]))

    def action_choose(self) -> None:
        """Merge the pair under the cursor."""
        self.query_one(OptionList).action_select()

    def action_apart(self) -> None:
        """They are two themes."""
        if self._here is not None:
            self.dismiss(("apart", self._here))

    def action_down(self) -> None:
        """Next."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous."""
        self.query_one(OptionList).action_cursor_up()

    async def action_dismiss(self, result: Answer | None = None) -> None:
        """Close."""
        self.dismiss(None)
