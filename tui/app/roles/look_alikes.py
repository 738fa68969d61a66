"""Themes that look alike, pair by pair: merged if asked, never suggested again, or left as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.themes import Suggestion

MOST = 200
"""Pairs shown at once."""
ROW = 78
"""Cells of a row."""

Done = Callable[[], None]
Ask = Callable[[Suggestion, Done], None]


class LookAlikes(Dialog[None]):
    """Enter merges the pair under the cursor, `d` keeps the two apart for good; then the next pair is there.

    `merge` and `apart` do it, and call what they are given once it is done.
    """

    BINDINGS: ClassVar = [("escape,q", "dismiss", "Close"), ("d", "apart", "Apart"), ("m", "choose", "Merge")]
    DEFAULT_CSS = """
    LookAlikes OptionList.box { max-width: 84; }
    """

    def __init__(self, suggestions: Sequence[Suggestion], *, merge: Ask, apart: Ask) -> None:
        super().__init__()
        self._all = list(suggestions[:MOST])
        self._merge_pair, self._keep_apart = merge, apart

    def compose(self) -> ComposeResult:
        """A pair on two lines, the likeliest first."""
        choices = Choices(classes="box")
        choices.border_subtitle = Content("enter merges · d keeps them apart · esc closes")
        yield choices

    def on_mount(self) -> None:
        """Offer them."""
        self._offer(0)

    def _offer(self, place: int) -> None:
        choices = self.query_one(Choices)
        choices.border_title = Content(f"Themes that look alike ─ {len(self._all)}")
        choices.offer([self._row(each) for each in self._all], at=place)

    def _row(self, each: Suggestion) -> Content:
        room = min(ROW, max(30, self.app.size.width - 8))
        into = fit(each.into, room - 6 - len(each.why), pad=False)
        line = Content(fit(each.from_, room - 2, pad=False)).append_text("\n→ ", "$muted").append(into)
        return line.append_text(f"  {each.why}", "$muted")

    @property
    def _here(self) -> Suggestion | None:
        place = self.query_one(Choices).highlighted
        return None if place is None else self._all[place]

    @on(OptionList.OptionSelected)
    def _merge(self, event: OptionList.OptionSelected) -> None:
        pair = self._all[event.option_index]
        self._merge_pair(pair, lambda: self._without(pair))

    def action_choose(self) -> None:
        """Merge the pair under the cursor."""
        self.query_one(Choices).action_select()

    def action_apart(self) -> None:
        """They are two themes."""
        pair = self._here
        if pair is not None:
            self._keep_apart(pair, lambda: self._without(pair))

    def _without(self, pair: Suggestion) -> None:
        """The next pair; after the last one, back to the board."""
        place = self._all.index(pair)
        self._all.remove(pair)
        if self._all:
            self._offer(place)
        else:
            self.dismiss()

    async def action_dismiss(self, result: None = None) -> None:
        """Close."""
        self.dismiss(None)
