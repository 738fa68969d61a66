"""A verdict with its reason, and the verdicts that were given before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.app.dialogs.dialog import Dialog
from tui.app.roles import words
from tui.app.roles.verdict_field import VerdictField
from tui.app.widgets.cells import fit
from tui.domain.dates import show_date
from tui.domain.roles import MAX_WHY, Verdict, VerdictChange

SHOWN = 30
"""Verdicts shown; older ones are told by the command line."""


class Given(NamedTuple):
    """What was decided."""

    verdict: Verdict
    why: str


class VerdictDialog(Dialog[Given | None]):
    """Returns a verdict and a reason, or None."""

    AUTO_FOCUS = "#verdict"
    BINDINGS: ClassVar = [("ctrl+s", "save", "Save"), ("escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    VerdictDialog TextArea {
        height: 5; min-height: 3; border: none; padding: 0 1; margin: 1 0; background: $panel;
        &:focus { border: none; background: $cursor-row; }
    }
    VerdictDialog Static { padding: 0 1; height: auto; }
    .-low VerdictDialog TextArea { margin: 0; height: 3; }
    """

    def __init__(self, role: str, now: Given, history: Sequence[VerdictChange]) -> None:
        super().__init__()
        self._role, self._now, self._history = role, now, history
        self._asked = False

    def compose(self) -> ComposeResult:
        """The verdict, why, and how it came to that."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content(fit(f"Verdict on {self._role}", 66, pad=False))
            box.border_subtitle = Content("ctrl+s saves · tab why · esc closes")
            yield VerdictField(self._now.verdict)
            why = TextArea(self._now.why, id="why", compact=True, tab_behavior="focus")
            why.cursor_blink = False
            why.placeholder = Content("Why? Markdown, if you like")
            yield why
            yield Static(self._told(), id="history", markup=False)

    def _told(self) -> Content:
        if not self._history:
            return Content.styled("No verdict was given yet. v asks three questions first.", "$muted")
        lines = []
        for change in self._history[:SHOWN]:
            line = Content.styled(f"{show_date(change.at.date())}  ", "$muted")
            line = line.append_text(words.verdict_words(change.verdict), f"${_look(change.verdict)}")
            line = line.append_text("  ✎" if change.entry is not None else "", "$muted")
            why = " ".join(change.why.split())
            lines.append(line.append(f"  {fit(why, 200, pad=False)}" if why else ""))
        return Content("\n").join(lines)

    @property
    def _typed(self) -> Given:
        return Given(self.query_one(VerdictField).value, self.query_one(TextArea).text.strip())

    def action_save(self) -> None:
        """Hand it back, if it can be kept."""
        if len(self._typed.why) > MAX_WHY:
            self.query_one("#history", Static).update(
                Content(f"A reason has {MAX_WHY:,} characters at most.")
            )
        else:
            self.dismiss(self._typed)

    async def action_dismiss(self, result: Given | None = None) -> None:
        """Close; ask first if something was typed."""
        if self._typed.why != self._now.why.strip() and not self._asked:
            self._asked = True
            self.query_one(".box").border_subtitle = Content("not saved: ctrl+s saves · esc again closes")
            return
        self.dismiss(None)


def _look(verdict: Verdict) -> str:
    return words.VERDICT_LOOKS[verdict]
