"""The line one types a query in."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.reactive import Reactive

from tui.app.bindings import bindings
from tui.app.editor.line_field import LineField
from tui.domain.text import clean_line

LONGEST = 2_000
"""Characters of a query; more is neither typed nor pasted."""


class QueryInput(LineField):
    """Keys that are not text move in what was found, so that one never has to leave it."""

    BINDINGS: ClassVar = bindings("query")

    # A longer text in a field of the same width is no new layout of the screen.
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, hint='words, "a phrase", with:someone, -not this')
        self.max_length = LONGEST

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whatever can be printed, the slash too, of which Textual does not know that it can."""
        return key == "slash" or super().check_consume_key(key, character)

    def _take(self, text: str) -> None:
        start, end = sorted(self.selection)
        room = LONGEST - len(self.value) + end - start
        self.replace(clean_line(text[: 2 * LONGEST])[:room], start, end)
