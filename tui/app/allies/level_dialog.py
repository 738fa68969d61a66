"""The ladder, to set where somebody stands on it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui.app.allies import words
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.ladder import WHAT
from tui.domain.people import LEVELS, Level


class LevelDialog(Dialog["Level | None"]):
    """Returns a level or None; the highest rung stands at the top, as on a ladder."""

    BINDINGS: ClassVar = [("escape,q,v", "dismiss", "Close")]

    def __init__(self, name: str, now: Level, earned: Level | None) -> None:
        super().__init__()
        self._name, self._now, self._earned = name, now, earned
        self._levels: tuple[Level, ...] = tuple(reversed(LEVELS))

    def compose(self) -> ComposeResult:
        """A rung a row."""
        rungs = Choices([self._row(level) for level in self._levels], classes="box")
        rungs.border_title = Content(fit(f"{self._name} is", 66, pad=False))
        rungs.border_subtitle = Content("enter sets it · esc closes")
        yield rungs

    def on_mount(self) -> None:
        """The cursor is on what was earned, else on how it is."""
        self.query_one(Choices).highlighted = self._levels.index(self._earned or self._now)

    def _row(self, level: Level) -> Content:
        look = f"${words.LEVEL_LOOKS[level]}" if level != "advocate" else "bold $want"
        note = "now" if level == self._now else f"{words.SUGGESTED} earned" if level == self._earned else ""
        row = Content.styled(f"{level:<9}", look).append_text(f" {note:<9}", "bold $primary")
        return row.append_text(WHAT[level], "$muted")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._levels[event.option_index])

    async def action_dismiss(self, result: Level | None = None) -> None:
        """Close."""
        self.dismiss(None)
