"""Where a passphrase is typed, unseen, and tried while the screen stays alive."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.domain.errors import PreseasonError
from tui.journal.keys import Key

T = TypeVar("T")


class PassphraseBox(Vertical):
    """`fitting` gives the key that a passphrase is, None where it opens nothing; it may take its time, in a
    thread. `head` and `hint` stand above and below."""

    class Opened(Message):
        """The passphrase was the one: its key."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    DEFAULT_CSS = """
    PassphraseBox { width: 56; max-width: 100%; height: auto; }
    PassphraseBox Static { width: 100%; height: auto; text-align: center; color: $muted; }
    PassphraseBox #head { padding: 0 1 1 1; color: $foreground; }
    PassphraseBox Input {
        width: 100%; height: 3; padding: 0 1; background: $background; border: round $border;
        border-title-color: $muted;
    }
    PassphraseBox Input:focus {
        border: round $primary; border-title-color: $primary; background-tint: $foreground 0%;
    }
    PassphraseBox #said { height: 1; margin: 0 0 1 0; }
    PassphraseBox #said.-wrong { color: $error; }
    """

    def __init__(self, fitting: Callable[[str], Key | None], *, head: Content, hint: Content) -> None:
        super().__init__()
        self._fitting = fitting
        self._head = head
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Three lines and a field."""
        yield Static(self._head, id="head")
        field = Input(password=True, select_on_focus=False)
        field.border_title = Content("Passphrase")
        yield field
        yield Static("", id="said", markup=False)
        yield Static(self._hint)

    def clear(self) -> None:
        """Forget what was typed."""
        self.query_one(Input).value = ""
        self._say("")

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self._say("")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value:
            event.input.disabled = True
            self._say("Opening …")
            self.run_worker(self._try(event.value), exclusive=True)

    async def _try(self, passphrase: str) -> None:
        field = self.query_one(Input)
        try:
            key = await asyncio.to_thread(self._fitting, passphrase)
        except PreseasonError as fault:
            key, words = None, str(fault)
        else:
            words = "That is not its passphrase."
        if key is not None:
            self.post_message(self.Opened(key))
            return
        field.value = ""
        field.disabled = False
        field.focus()
        self._say(words, wrong=True)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.set_class(wrong, "-wrong")
        said.update(Content(words))
