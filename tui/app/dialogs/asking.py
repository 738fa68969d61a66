"""Small questions: a line to type, a yes to what would be done, one of a few answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.line_field import LineField
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.errors import PreseasonError
from tui.domain.text import clean_line


class AskLine(Dialog[str | None]):
    """Returns one line, or None; what it would do is said below it while it is typed."""

    BINDINGS: ClassVar = [("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    AskLine .box { width: 72; }
    AskLine Input { background: $panel; padding: 0 1 !important; }
    AskLine Input:focus { background: $cursor-row; }
    AskLine Static { color: $muted; padding: 0 1; height: auto; max-height: 4; }
    """

    def __init__(self, title: str, value: str, does: str, explain: Callable[[str], str]) -> None:
        super().__init__()
        self._title, self._value, self._does, self._explain = title, value, does, explain

    def compose(self) -> ComposeResult:
        """The line, and what it would do."""
        with Vertical(classes="box") as box:
            box.border_title = Content(fit(self._title, 66, pad=False))
            box.border_subtitle = Content(f"enter {self._does} · esc closes")
            yield LineField(self._value, id="ask-line")
            yield Static("", id="ask-says", markup=False)

    def on_mount(self) -> None:
        """The whole line is selected: typing replaces it."""
        self.query_one(LineField).action_select_all()
        self._say()

    @on(Input.Changed)
    def _say(self) -> bool:
        try:
            words, fine = self._explain(clean_line(self.query_one(LineField).value)), True
        except PreseasonError as fault:
            words, fine = str(fault), False
        self.query_one("#ask-says", Static).update(Content(words))
        return fine

    @on(Input.Submitted)
    def _take(self) -> None:
        if self._say():
            self.dismiss(clean_line(self.query_one(LineField).value))

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """Says what would be done; enter does it."""

    BINDINGS: ClassVar = [("escape,q,n", "dismiss", "Close"), ("enter,y", "yes", "Yes")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Confirm .box { width: 72; padding: 1 2; }
    """

    def __init__(self, title: str, words: str, does: str) -> None:
        super().__init__()
        self._title, self._words, self._does = title, words, does

    def compose(self) -> ComposeResult:
        """The sentence."""
        with Vertical(classes="box") as box:
            box.border_title = Content(fit(self._title, 66, pad=False))
            box.border_subtitle = Content(f"enter {self._does} · esc closes")
            yield Static(Content(self._words))

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    async def action_dismiss(self, result: bool | None = None) -> None:
        """Leave it."""
        self.dismiss(False)


class Which(Dialog[str | None]):
    """One of a few answers, each with what it means; returns its name, or None."""

    BINDINGS: ClassVar = [("escape,q", "dismiss", "Close")]

    def __init__(self, title: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """`choices` are names, what they are called, and what they mean."""
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """An answer a row."""
        rows = [Content(called).append_text(f"\n  {means}", "$muted") for _, called, means in self._choices]
        choices = Choices(rows, classes="box")
        choices.border_title = Content(fit(self._title, 66, pad=False))
        choices.border_subtitle = Content("enter chooses · esc closes")
        yield choices

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close."""
        self.dismiss(None)
