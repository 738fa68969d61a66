"""The questions one asks everybody, to be edited; they are kept however the page is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static, TextArea

from tui.app.dialogs.dialog import Dialog
from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.plain_area import PlainArea
from tui.domain.brief import QUESTIONS
from tui.domain.errors import ChangedElsewhere, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.journal.journal import Journal


LABEL = "the questions you ask everybody"


class QuestionsPage(Dialog[bool]):
    """Returns whether anything was changed. What is typed is saved at every pause; undone it is the list of
    before, as one step."""

    app: PreseasonApp
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar = [("ctrl+s,escape", "dismiss", "Close")]
    DEFAULT_CSS = """
    QuestionsPage .box { height: auto; }
    QuestionsPage TextArea {
        height: 12; border: none; padding: 0 1; background: $panel;
        &:focus { border: none; background: $panel; }
    }
    QuestionsPage Static { color: $muted; padding: 0 1; height: auto; }
    .-low QuestionsPage TextArea { height: 8; }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._seen = journal.notes.get(QUESTIONS)
        self._before = self._seen
        self._begun = journal.briefs.questions()
        self._keeper = DraftKeeper(self, self._keep)

    def compose(self) -> ComposeResult:
        """A question a line."""
        with Container(classes="box") as box:
            box.border_title = Content("What I ask everybody")
            box.border_subtitle = Content("a question a line · esc keeps them")
            yield PlainArea(self._begun, id="questions", compact=True, tab_behavior="focus")
            yield Static(
                "They stand at the end of every brief, after what is open in its roles.", id="questions-say"
            )

    @property
    def _typed(self) -> str:
        return self.query_one(TextArea).text

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._typed != (self._begun if self._seen is None else self._seen):
            self._keeper.changed()

    def flush(self) -> bool:
        """Save what was typed now; False if that could not be."""
        return self._keeper.flush()

    def _keep(self) -> bool:
        typed = self._typed
        try:
            self._put(typed)
        except PreseasonError as fault:
            self.query_one("#questions-say", Static).update(Content(str(fault)))
            return False
        return True

    def _put(self, typed: str) -> None:
        """Save it; what another session wrote meanwhile stays above what is new."""
        notes = self._journal.notes
        try:
            notes.put(QUESTIONS, typed, seen=self._seen)
            self._seen = typed
        except ChangedElsewhere:
            theirs = notes.get(QUESTIONS)
            lines = (theirs or "").rstrip("\n").split("\n")
            mine = [line for line in typed.split("\n") if line.strip() and line not in lines]
            both = "\n".join((*lines, *mine)) + "\n"
            notes.put(QUESTIONS, both, seen=theirs)
            self._seen = self._before = both
            self.query_one(TextArea).text = both

    async def action_dismiss(self, result: bool | None = None) -> None:
        """Save and close; where it cannot be saved, the page stays."""
        if not self.flush():
            return
        changed = self._seen != self._before
        if changed:
            self._journal.notes.remember(QUESTIONS, self._before, self._seen, label=LABEL)
        self.dismiss(changed)
