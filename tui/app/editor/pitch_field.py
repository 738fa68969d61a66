"""Which version of the pitch they heard: chosen on a key, and filled in where something says that one was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Focus
from textual.reactive import reactive

from tui.app.editor.header_text import HeaderText
from tui.app.editor.line_field import KeyField, Picked
from tui.app.editor.reading import Understood
from tui.domain.pitch import version_heard

Written = Sequence[tuple[int, datetime]]
"""The numbers of the versions, the oldest first, and when each was written."""
LONGEST = 6
"""Digits that a number may have."""


class PitchField(KeyField):
    """Blank takes the version that was current then, or none; the arrows go to others, digits name one.

    Until the user has chosen, it shows what it is told is natural.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,up", "by(1)", "Newer", show=False),
        Binding("left,down", "by(-1)", "Older", show=False),
        Binding("backspace,delete", "shorter", "None", show=False),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(id=id)
        self.set_reactive(PitchField.value, value)
        self.by_hand = bool(value)
        self.offered = ""
        self._last = 0
        self._fresh = True

    def render(self) -> RenderResult:
        """`v3`, or a dash for none."""
        left, right = ("‹", "›") if self.has_focus else (" ", " ")
        shown = f"v{self.value}" if self.value else "–"
        return Content(f"{left}{shown}{right}")

    def tell(self, *, offered: str, natural: str, last: int) -> None:
        """Which version was current then, which of them is natural (none, without a sign of a pitch), and
        the number of the last one there is."""
        self.offered, self._last = offered, last
        if not self.by_hand and self.value != natural:
            self.value = natural

    def load(self, value: str) -> None:
        """Put another value there, as it was saved."""
        self.value, self.by_hand = value, bool(value)

    def on_focus(self, event: Focus) -> None:
        """The first digit begins a number."""
        self._fresh = True

    def typed(self, character: str) -> None:
        """Blank takes the one that is offered, or none; a digit makes a number."""
        if character == " ":
            self._pick("" if self.value else self.offered)
        elif character.isascii() and character.isdigit():
            digits = character if self._fresh else self.value + character
            self._fresh = False
            self._pick(digits.lstrip("0")[:LONGEST])

    def action_by(self, step: int) -> None:
        """A newer version, or an older one; before the first there is none."""
        if not self.value:
            self._pick(self.offered)
            return
        number = int(self.value) + step
        if 1 <= number <= max(self._last, int(self.value)):
            self._pick(f"{number}")
        elif number < 1:
            self._pick("")

    def action_shorter(self) -> None:
        """The last digit goes."""
        self._pick(self.value[:-1])

    def on_click(self) -> None:
        """A click is a blank."""
        self.typed(" ")

    def _pick(self, value: str) -> None:
        self.by_hand = True
        self.value = value
        self.post_message(Picked())


def heard(header: HeaderText, understood: Understood, written: Written, *, feedback: bool) -> tuple[str, str]:
    """The version that was current then, and the one that was heard, if anything says that one was.

    A score says so, and so does feedback in the text of a meeting that took place.
    """
    number = version_heard(written, understood.on or understood.today, understood.at)
    offered = "" if number is None else f"{number}"
    pitched = bool(header.score) or (feedback and understood.status == "held")
    return offered, offered if pitched else ""


def missing(value: str, written: Written) -> str:
    """What is wrong with a number that no version has; nothing where there is no pitch at all."""
    numbers = [number for number, _ in written]
    if not value.isdecimal() or not numbers or int(value) in numbers:
        return ""
    return f"There is no version {value} of the pitch; the last one is {numbers[-1]}"
