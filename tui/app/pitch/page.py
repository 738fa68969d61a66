"""The current pitch over any screen, to read once more before a meeting: esc goes back, r rehearses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from tui.app.clipboard import copy
from tui.app.dialogs.dialog import Dialog
from tui.app.pitch import reading, words
from tui.app.pitch.reading import Versions
from tui.app.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.app.pitch.reading import VersionLine
    from tui.journal.journal import Journal


class PitchPage(Dialog[bool]):
    """Shows the current version; returns whether it is to be rehearsed."""

    app: PreseasonApp
    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar = [
        ("escape,q,p", "dismiss", "Close"),
        ("r", "rehearse", "Rehearse"),
        ("y", "copy", "Copy"),
    ]
    DEFAULT_CSS = """
    PitchPage .box { width: 84; height: 90%; padding: 0; }
    PitchPage Reader { border: none; height: 1fr; background: $surface; &:focus { border: none; } }
    """

    def __init__(self, journal: Journal, line: VersionLine | None) -> None:
        super().__init__()
        self._journal, self._line = journal, line

    def compose(self) -> ComposeResult:
        """The page as it reads."""
        with Container(classes="box") as box:
            box.border_title = Content(reading.title(self._line) if self._line is not None else "Pitch")
            does = "r rehearses · y copies · " if self._line is not None else ""
            box.border_subtitle = Content(f"{does}esc closes")
            yield Reader()

    def on_mount(self) -> None:
        """Lay it out."""
        reader = self.query_one(Reader)
        if self._line is None:
            reader.show_empty(words.NO_PITCH_HERE)
        else:
            reader.show_text(reading.page(self._journal, self._line))

    def action_rehearse(self) -> None:
        """Say it aloud."""
        if self._line is not None:
            self.dismiss(True)

    def action_copy(self) -> None:
        """To the clipboard."""
        if self._line is not None:
            self.app.say(copy(self.app, self._line.version.body))

    async def action_dismiss(self, result: bool | None = None) -> None:
        """Close."""
        self.dismiss(False)


def show_current(app: PreseasonApp) -> None:
    """Show the current pitch over the screen one is at; raises a PreseasonError where it cannot be read."""
    known = Versions(app.journal)
    known.read()
    line = known.line(known.current) if known.current is not None else None

    def rehearse(wanted: bool | None) -> None:
        if wanted and line is not None:
            from tui.app.acts import SIZES
            from tui.app.pitch.rehearsing import RehearsalScreen

            screen = RehearsalScreen(app.journal, line.version)
            screen.add_class(*(name for name in SIZES if app.screen.has_class(name)))
            app.push_screen(screen)

    app.push_screen(PitchPage(app.journal, line), rehearse)
