"""The line that teaches the marks, and says which key may follow when one is awaited."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

MARKS = (
    ("+", "want", "want"),
    ("-", "don’t", "dont"),
    ("?", "unsure", "unsure"),
    (">", "intro", "intro"),
    ("<", "promised", "promise"),
    ("~", "pitch", "feedback"),
    (" ", "to do", "todo"),
)


class MarkHelp(Widget):
    """One line."""

    ALLOW_SELECT = False
    waiting: reactive[bool] = reactive(False)

    def render(self) -> RenderResult:
        """Sign and word of every mark, in its colour."""
        line = Content.styled("press  ", "bold $primary") if self.waiting else Content("")
        for index, (sign, word, variable) in enumerate(MARKS):
            key = ("x" if sign == " " else sign) if self.waiting else f"[{sign}]"
            line = line.append("  " if index else "").append(Content.styled(key, f"bold ${variable}"))
            line = line.append(Content.styled(f" {word}", "$muted"))
        return line
