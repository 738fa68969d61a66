"""A pane of the Journal: a list in which `f` and some letters jump to the next row that starts so."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from tui.app.bindings import bindings
from tui.app.widgets.cells import fit
from tui.app.widgets.line_list import LineList

LONGEST = 60
"""Characters that are typed to jump at most."""
_OTHER = 16
"""Cells of the border that what is typed must leave."""


class Pane(LineList):
    """While one jumps, letters are typed; any key that is no letter ends it and does what it always does."""

    BINDINGS: ClassVar = bindings("pane")

    class Jump(Message):
        """Put the cursor on the next row below `after` that has a word which starts as `typed`."""

        def __init__(self, control: Pane, typed: str, after: int | None) -> None:
            super().__init__()
            self.pane = control
            self.typed = typed
            self.after = after

    typed: str | None = None
    """What was typed since `f`; None while one does not jump."""
    _from = 0
    """The row from which on something is looked for."""
    _on = False
    """Whether one goes on to the next, from which on more letters count then."""

    def action_jump(self) -> None:
        """Jump to what is typed from now on."""
        if self.source.ids:
            self._from = self.cursor
            self._type("")
            self.refresh_bindings()

    def jumped(self, row_id: int | None) -> None:
        """Where the jump leads; None if nothing starts so."""
        if row_id is None or not self.go_to(row_id):
            self._say("none")
        elif self._on:
            self._from = self.cursor

    def _type(self, text: str) -> None:
        self.typed = text[:LONGEST]
        self._on = False
        self._say()
        if text.strip():
            after = self.source.ids[self._from - 1] if self._from else None
            self.post_message(self.Jump(self, text, after))

    def _again(self) -> None:
        if self.typed and self.typed.strip():
            self._say()
            self._on = True
            self.post_message(self.Jump(self, self.typed, self.current))

    def _end(self) -> None:
        if self.typed is not None:
            self.typed = None
            self.border_subtitle = ""
            self.refresh_bindings()

    def _say(self, aside: str = "") -> None:
        room = max(4, self.size.width - _OTHER - len(aside))
        words = self.typed or ""
        words = fit(words[-room:], room, pad=False)
        self.border_subtitle = Content(f"jump to {words}▁" + (f" {aside}" if aside else ""))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are typed while one jumps, and are no commands."""
        return self.typed is not None and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Type, go on to the next, or end."""
        typed = self.typed
        if typed is None:
            return
        if event.character is not None and event.character.isprintable():
            self._type(typed + event.character)
        elif event.key in ("backspace", "ctrl+h"):
            self._type(typed[:-1])
        elif event.key in ("down", "ctrl+n"):
            self._again()
        else:
            self._end()
            if event.key not in ("enter", "escape"):
                return
        event.stop()
        event.prevent_default()

    def on_blur(self) -> None:
        """Elsewhere nothing is typed."""
        self._end()

    def on_mouse_down(self) -> None:
        """A click goes where it goes."""
        self._end()
