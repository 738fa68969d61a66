"""The three verdicts beside each other, one of them chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from tui.app.editor.line_field import KeyField
from tui.app.roles import words
from tui.app.widgets.cells import width_of
from tui.domain.roles import VERDICTS, Verdict

BETWEEN = "  "


class VerdictField(KeyField):
    """Arrows or blank turn it, a verdict's first letter chooses it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "turn(1)", "Next", show=False),
        Binding("left,up", "turn(-1)", "Previous", show=False),
    ]
    DEFAULT_CSS = """
    VerdictField { height: 1; padding: 0 1; background: $panel; &:focus { background: $cursor-row; } }
    """
    value: reactive[Verdict] = reactive[Verdict]("exploring")

    def __init__(self, value: Verdict) -> None:
        super().__init__(id="verdict")
        self.set_reactive(VerdictField.value, value)

    def render(self) -> Content:
        """The three; the chosen one stands out without colour too."""
        line = Content("")
        for number, verdict in enumerate(VERDICTS):
            chosen = verdict == self.value
            left, right = ("‹", "›") if chosen else (" ", " ")
            look = "bold $primary" if chosen else "$muted"
            line = line.append(BETWEEN if number else "").append_text(
                f"{left}{words.verdict_words(verdict)}{right}", look
            )
        return line

    def typed(self, character: str) -> None:
        """Blank turns; a letter chooses."""
        if character == " ":
            self.action_turn(1)
            return
        for verdict in VERDICTS:
            if verdict.startswith(character.lower()):
                self.value = verdict

    def action_turn(self, by: int) -> None:
        """To the next verdict, or the one before."""
        self.value = VERDICTS[(VERDICTS.index(self.value) + by) % len(VERDICTS)]

    def on_click(self, event: events.Click) -> None:
        """The one that is clicked."""
        at = 1
        for verdict in VERDICTS:
            after = at + width_of(words.verdict_words(verdict)) + 2
            if at <= event.x < after:
                self.value = verdict
            at = after + len(BETWEEN)
