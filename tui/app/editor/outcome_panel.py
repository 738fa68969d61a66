"""The live panel beside the text: what it becomes."""

from __future__ import annotations

from textual.app import ComposeResult, RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.editor.outcome import Outcome, detail

UNDER_THE_TEXT = 54
"""From this width on the panel is not beside the text but under it, where rows are scarce."""


class OutcomeView(Widget):
    """Draws an outcome in the width it has."""

    ALLOW_SELECT = False
    outcome: reactive[Outcome] = reactive(Outcome(), layout=True)
    _drawn: tuple[Outcome, int, list[Content]] | None = None

    def lines(self, width: int) -> list[Content]:
        """The lines for a width; drawn once for each."""
        if self._drawn is None or self._drawn[0] is not self.outcome or self._drawn[1] != width:
            dense = width >= UNDER_THE_TEXT
            self._drawn = (self.outcome, width, detail(self.outcome, max(12, width), dense=dense))
        return self._drawn[2]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as lines."""
        return len(self.lines(width))

    def render(self) -> RenderResult:
        """All lines as one text."""
        return Content("\n").join(self.lines(self.content_size.width))


class OutcomePanel(VerticalScroll, can_focus=False):
    """A frame around it that scrolls."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = Content("What this becomes")
        self.view = OutcomeView()

    def compose(self) -> ComposeResult:
        """The view."""
        yield self.view

    def show(self, outcome: Outcome) -> None:
        """Show another outcome."""
        self.view.outcome = outcome
