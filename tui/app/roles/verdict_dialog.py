"""A verdict with its reason, and the verdicts that were given before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.plain_area import PlainArea
from tui.app.roles.verdict_field import VerdictField
from tui.app.roles.verdict_list import VerdictList
from tui.app.widgets.cells import fit
from tui.app.widgets.line_list import LineList
from tui.domain.roles import MAX_WHY, Verdict, VerdictChange

KEYS = "ctrl+s saves · tab next · esc closes"
NO_HISTORY = "No verdict was given yet. v asks three questions first."


class Given(NamedTuple):
    """What was decided."""

    verdict: Verdict
    why: str


class VerdictDialog(Dialog[Given | None]):
    """Returns a verdict and a reason, or None. `read` shows the reflection that one was reached in."""

    AUTO_FOCUS = "#verdict"
    BINDINGS: ClassVar = [("ctrl+s", "save", "Save"), ("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    VerdictDialog TextArea {
        height: 5; min-height: 3; border: none; padding: 0 1; margin-top: 1; background: $panel;
        &:focus { border: none; background: $cursor-row; }
    }
    VerdictDialog Static { padding: 0 1; height: auto; color: $muted; margin-top: 1; }
    .-low VerdictDialog TextArea { height: 4; }
    """

    def __init__(
        self, role: str, now: Given, history: Sequence[VerdictChange], read: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._role, self._now, self._history, self._read = role, now, history, read
        self._asked = False

    def compose(self) -> ComposeResult:
        """The verdict, why, and how it came to that."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content(fit(f"Verdict on {self._role}", 66, pad=False))
            box.border_subtitle = Content(KEYS)
            yield VerdictField(self._now.verdict)
            why = PlainArea(self._now.why, id="why", compact=True, tab_behavior="focus")
            why.cursor_blink = False
            why.placeholder = Content("Why? Markdown, if you like")
            yield why
            if self._history:
                yield VerdictList(self._history)
            else:
                yield Static(NO_HISTORY, markup=False)

    @property
    def _typed(self) -> Given:
        return Given(self.query_one(VerdictField).value, self.query_one(TextArea).text.strip())

    def _say(self, words: str) -> None:
        self.query_one(".box").border_subtitle = Content(words)

    def on_descendant_focus(self) -> None:
        """Say what enter does where it does something."""
        self._say("enter reads the review · esc closes" if isinstance(self.focused, VerdictList) else KEYS)

    @on(LineList.Opened)
    def _open(self, event: LineList.Opened) -> None:
        event.stop()
        entry = self.query_one(VerdictList).here.entry
        if entry is None:
            self._say("it was given without a review")
        else:
            self._read(entry)

    def action_save(self) -> None:
        """Hand it back, if it can be kept."""
        if len(self._typed.why) > MAX_WHY:
            self._say(f"a reason has {MAX_WHY:,} characters at most")
        else:
            self.dismiss(self._typed)

    async def action_dismiss(self, result: Given | None = None) -> None:
        """Close; ask first if something was typed."""
        if self._typed.why != self._now.why.strip() and not self._asked:
            self._asked = True
            self._say("not saved: ctrl+s saves · esc again closes")
            return
        self.dismiss(None)
