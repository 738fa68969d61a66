"""The screen that asks for the passphrase of an encrypted journal, before anything of it is read.

It is an app of its own, over before the real one begins: that one needs an open journal.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Middle
from textual.content import Content
from textual.filter import LineFilter

from tui.app.control import ControlCharacters
from tui.app.lock.box import PassphraseBox
from tui.app.stdin import bear_any_input
from tui.app.stdout import bear_no_terminal
from tui.app.theme import DARK, THEMES, variables_for
from tui.domain.errors import NotOpened
from tui.journal.keys import Key

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l"
"""To the terminal's other screen, and back."""
ENDED = 130
"""What a shell shows for a program that ctrl+c ended."""


class AskApp(App[Key]):
    """Returns the key, or None where it was left."""

    TITLE = "Preseason"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "Quit")]
    CSS = """
    Screen { background: $background; color: $foreground; }
    """

    def __init__(self, path: Path, fitting: Callable[[str], Key | None], theme: str = "") -> None:
        super().__init__()
        self._path = path
        self._fitting = fitting
        self._control = ControlCharacters()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme if theme in self.available_themes else DARK

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the marks, for themes that do not know them."""
        return variables_for(dark=self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, after ours."""
        return [self._control, *super().get_line_filters()]

    def format_title(self, title: str, sub_title: str) -> str:  # type: ignore[override]
        """The name of the program alone."""
        return self.TITLE or ""

    def on_mount(self) -> None:
        """Give the terminal back whatever ends it."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                loop.add_signal_handler(number, partial(self.exit, None, return_code=ENDED))

    def compose(self) -> ComposeResult:
        """The box in the middle."""
        head = Content.assemble(("Preseason", "bold $primary"), "\n", (_short(self._path), "$muted"))
        hint = Content.assemble(("enter", "bold $primary"), " Open   ", ("esc", "bold $primary"), " Quit")
        with Middle(), Center():
            yield PassphraseBox(self._fitting, head=head, hint=hint)

    @on(PassphraseBox.Opened)
    def _opened(self, event: PassphraseBox.Opened) -> None:
        self.exit(event.key)

    def action_leave(self) -> None:
        """Leave it closed."""
        self.exit(None)

    def action_help_quit(self) -> None:
        """Ctrl+C: as every program in a terminal, go."""
        self.exit(None, return_code=ENDED)


class Asker:
    """Asks on a screen, and keeps the terminal's other screen up until the app is drawn on it."""

    def __init__(self, theme: str) -> None:
        self._theme = theme
        self._entered = False

    def __call__(self, path: Path, fitting: Callable[[str], Key | None]) -> Key:
        """The key of the file at a path; raises NotOpened, or KeyboardInterrupt."""
        app = AskApp(path, fitting, self._theme)
        bear_any_input()
        bear_no_terminal()
        key = app.run()
        if key is None:
            if app.return_code == ENDED:
                raise KeyboardInterrupt
            raise NotOpened("the journal was not opened")
        self._write(ENTER)
        self._entered = True
        return key

    def leave(self) -> None:
        """Give the terminal's own screen back, where no app came to do so."""
        if self._entered:
            self._entered = False
            self._write(LEAVE)

    @staticmethod
    def _write(code: str) -> None:
        if sys.__stderr__ is not None:
            sys.__stderr__.write(code)
            sys.__stderr__.flush()


def _short(path: Path) -> str:
    """The path as a person says it, its end where it is long."""
    words = str(path)
    home = str(Path.home())
    if words.startswith(f"{home}/"):
        words = f"~{words[len(home) :]}"
    return words if len(words) <= 50 else f"…{words[-49:]}"
