"""A letter that is begun: read it, change it, copy it. Nothing is ever sent from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tui.app.clipboard import copy
from tui.app.dialogs.dialog import Dialog
from tui.app.editor.plain_area import PlainArea
from tui.app.widgets.cells import fit
from tui.domain.letters import Letter
from tui.domain.today import DueKind

Act = Literal["", "chased", "done"]

_TITLES = {"thank-you": "Thank", "introduction": "Ask again", "tell": "Tell"}
_COPIED = {
    "introduction": "x says that you asked again, and you are reminded some days later",
    "thank-you": "x says so",
    "tell": "x says so",
}


PAUSE = 0.4
"""Seconds without a key after which what was typed is kept."""


class LetterPage(Dialog[Act]):
    """Keys act on the whole letter; after `e` they are typed into it, until `esc`. It ends with what was
    said of the letter; what was made of it is handed to `keep`, at every pause."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [
        ("y", "copy", "Copy"),
        ("e,i,enter", "edit", "Change it"),
        ("x", "sent", "Sent"),
        ("r", "restore", "As it was begun"),
        ("escape,q", "close", "Close"),
        ("ctrl+s", "close", "Close"),
        ("j,down", "down"),
        ("k,up", "up"),
    ]
    DEFAULT_CSS = """
    LetterPage .box { width: 78; height: auto; max-height: 96%; padding: 0 1; }
    LetterPage TextArea {
        height: auto; max-height: 22; min-height: 6; border: none; padding: 0 1; background: $surface;
        &:focus { border: none; background: $panel; }
    }
    .-low LetterPage TextArea { max-height: 14; }
    LetterPage Static { padding: 0 1; margin: 1 0 0 0; color: $muted; height: auto; }
    .-low LetterPage Static { margin: 0; }
    """

    def __init__(self, letter: Letter, kind: DueKind, *, original: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._letter, self._kind, self._original = letter, kind, original
        self._keep = keep
        self._kept = letter.text
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The letter, and what can be done with it."""
        with Vertical(classes="box") as box:
            to = self._letter.to or "somebody"
            box.border_title = Content(fit(f"{_TITLES.get(self._kind, 'Write')} {to}", 70, pad=False))
            area = PlainArea(self._letter.text, soft_wrap=True, compact=True, show_line_numbers=False)
            area.cursor_blink = False
            area.show_cursor = False
            yield area
            yield Static("", id="letter-says", markup=False)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    def on_mount(self) -> None:
        """Read it first."""
        self._show_keys()
        self._say("A draft from what was said there. Nothing is ever sent from here.")

    def _show_keys(self) -> None:
        typing = self._area.has_focus
        sent = "x chased" if self._kind == "introduction" else "x sent"
        keys = "esc ends changing" if typing else f"y copies · e changes · {sent} · esc closes"
        self.query_one(".box").border_subtitle = Content(keys)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.flush)

    def flush(self) -> None:
        """Keep what was typed, now."""
        if self._area.text != self._kept:
            self._kept = self._area.text
            self._keep(self._kept)

    def _say(self, words: str) -> None:
        for line in self.query("#letter-says").results(Static):
            line.update(Content(words))

    def on_descendant_focus(self) -> None:
        """Its keys are others while one types."""
        self._area.show_cursor = True
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """And these again."""
        self._area.show_cursor = False
        self.call_after_refresh(self._show_keys)

    def action_edit(self) -> None:
        """Type in it."""
        self._area.focus()

    def action_copy(self) -> None:
        """To the clipboard, as it stands."""
        self._say(f"{copy(self.app, self._area.text)} Once it is sent, {_COPIED[self._kind]}.")

    def action_sent(self) -> None:
        """It was sent: what it was about is done, or was chased."""
        self.flush()
        self.dismiss("chased" if self._kind == "introduction" else "done")

    def action_restore(self) -> None:
        """As it was begun; ctrl+z in it brings the changes back."""
        area = self._area
        if area.text != self._original:
            area.replace(self._original, (0, 0), area.document.end)

    def action_close(self) -> None:
        """Out of the text, then close; what was changed is there again the next time."""
        self.flush()
        if self._area.has_focus:
            self.set_focus(None)
        else:
            self.dismiss("")

    def action_down(self) -> None:
        """Scroll."""
        self._area.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Scroll back."""
        self._area.scroll_relative(y=-1, animate=False)

    async def action_dismiss(self, result: Act | None = None) -> None:
        """Close."""
        self.flush()
        self.dismiss("")
