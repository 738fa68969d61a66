"""One-line fields of the header: a typed line, a choice on one key, a score in stars."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui.domain.text import clean_line

LONGEST = 5_000
"""Characters of a field, more than any may be saved with; every key in a longer one would be slow."""


class LineField(Input):
    """An Input without a frame; a paste becomes one clean line, its line ends commas if `listed`.

    `selected` lets what is in it be replaced by what is typed when one comes to it.
    """

    def __init__(
        self, value: str = "", *, id: str, hint: str = "", listed: bool = False, selected: bool = False
    ) -> None:
        super().__init__(
            value, id=id, placeholder=hint, compact=True, select_on_focus=selected, max_length=LONGEST
        )
        self.cursor_blink = False
        self._listed = listed

    def on_paste(self, event: events.Paste) -> None:
        """Every line of the paste, as one."""
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """The same from the app's own clipboard."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        start, end = sorted(self.selection)
        room = (self.max_length or LONGEST) - len(self.value) + end - start
        some = text[: 4 * LONGEST]
        lines = some.split("\n") if self._listed else [some]
        line = ", ".join(filter(None, map(clean_line, lines)))
        if len(line) > room or some != text:
            self.notify(f"{max(room, 0):,} characters fit here; the rest was not pasted", markup=False)
        self.replace(line[: max(room, 0)], start, end)


class Picked(Message):
    """A choice or a score was changed by the user."""


class KeyField(Widget, can_focus=True):
    """A field that is changed by single keys; it takes every printable key, so that none reaches the app."""

    ALLOW_SELECT = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whatever can be printed."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Printable keys stay here."""
        if event.is_printable:
            event.stop()
            event.prevent_default()
            self.typed(event.character or "")

    def typed(self, character: str) -> None:
        """A printable key was pressed."""


class ChoiceField(KeyField):
    """One of a few words: blank or the arrows turn, a letter jumps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "turn(1)", "Next", show=False),
        Binding("left,up", "turn(-1)", "Previous", show=False),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, choices: tuple[str, ...], value: str, *, id: str) -> None:
        super().__init__(id=id)
        self.choices = choices
        self.set_reactive(ChoiceField.value, value)
        self.styles.width = max(map(len, choices)) + 2

    def render(self) -> RenderResult:
        """The word, between arrows where it can be turned."""
        left, right = ("‹", "›") if self.has_focus else (" ", " ")
        return Content(f"{left}{self.value}{right}")

    def typed(self, character: str) -> None:
        """Blank turns; a letter goes to the next choice that starts with it."""
        if character == " ":
            self.action_turn(1)
            return
        after = self.choices.index(self.value) + 1
        for choice in (*self.choices[after:], *self.choices[:after]):
            if choice.startswith(character.lower()):
                self._pick(choice)
                return

    def action_turn(self, by: int) -> None:
        """To the next choice, or the one before."""
        self._pick(self.choices[(self.choices.index(self.value) + by) % len(self.choices)])

    def on_click(self) -> None:
        """A click turns too."""
        self.action_turn(1)

    def _pick(self, choice: str) -> None:
        self.value = choice
        self.post_message(Picked())


class ScoreField(KeyField):
    """How the pitch went: 1 to 5 stars, 0 or backspace for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,up", "by(1)", "More", show=False),
        Binding("left,down", "by(-1)", "Less", show=False),
        Binding("backspace,delete", "none", "None", show=False),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(id=id)
        self.set_reactive(ScoreField.value, value)

    def render(self) -> RenderResult:
        """Filled stars, then empty ones."""
        score = int(self.value or 0)
        return Content("★" * score + "☆" * (5 - score))

    def typed(self, character: str) -> None:
        """A digit sets it."""
        if character in "012345":
            self._pick(int(character))

    def action_by(self, step: int) -> None:
        """A star more or less."""
        self._pick(max(0, min(5, int(self.value or 0) + step)))

    def action_none(self) -> None:
        """No score."""
        self._pick(0)

    def on_click(self, event: events.Click) -> None:
        """The star clicked on; the same one again takes the score away."""
        score = event.x + 1
        self._pick(0 if str(score) == self.value else min(5, score))

    def _pick(self, score: int) -> None:
        self.value = str(score or "")
        self.post_message(Picked())
