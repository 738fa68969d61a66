"""The editor's pieces put together: it decides nothing that a piece can decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from tui.app.dialogs.once import Once
from tui.app.editor.header import Header
from tui.app.editor.header_text import HeaderText
from tui.app.editor.keeping import Keeping
from tui.app.editor.known_names import KnownNames
from tui.app.editor.mark_help import MarkHelp
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.editor.outcome import Outcome, summary
from tui.app.editor.outcome_panel import OutcomePanel
from tui.app.editor.pitch_field import heard, missing
from tui.app.editor.reader import Question, Reader
from tui.app.editor.reading import Understood, read_body, understand
from tui.app.editor.start import EditorStart
from tui.app.editor.writing import Writing
from tui.app.widgets.key_bar import KeyBar
from tui.domain.entries import Kind
from tui.domain.errors import BadInput
from tui.journal.kept_texts import places
from tui.journal.records import Saved

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings


class Desk(Once, Screen[Saved | None]):
    """Header, text and panel; whatever is typed is understood, derived and kept as a draft."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""

    def __init__(self, journal: Journal, *, start: EditorStart, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.writing = writing = Writing(journal, start, template=_template(settings, start.kind))
        self._written = journal.pitch.written() if start.kind == "meeting" else []
        header, body = writing.initial
        self._header = Header(
            start.kind,
            header,
            people=writing.register.people,
            roles=writing.register.roles,
            entries=writing.about.labels if writing.about else KnownNames(()),
            id="header",
        )
        self._header.pitch.by_hand |= writing.entry_id is not None  # what was saved stays as it is
        self._text = MarkdownArea(body, id="markdown")
        self._panel = OutcomePanel(id="outcome")
        self._help = MarkHelp(id="mark-help")
        self._state = Static("", id="editor-state")
        self._understood = Understood()
        self._outcome = Outcome()
        self._places = places(settings.data_folder, journal.path)
        self._keeping = Keeping(
            self,
            writing,
            places=self._places,
            typed=self._now,
            show=self._show_state,
            complain=partial(self._say, severity="error"),
        )
        self._reader = Reader(self, self._question, self._became)

    # -- life

    def compose(self) -> ComposeResult:
        """The bar, the header, the text beside what it becomes, the marks, the keys."""
        yield Horizontal(Static(Content(self._heading), id="editor-name"), self._state, id="editor-bar")
        yield self._header
        yield Horizontal(self._text, self._panel, id="editor-body")
        yield self._help
        yield KeyBar()

    @property
    def _heading(self) -> str:
        new = self.writing.entry_id is None
        return f"{'New' if new else 'Edit'} {self.writing.kind}"

    def on_mount(self) -> None:
        """Say what is understood, and put the cursor where one begins."""
        self._text.border_title = Content("Markdown")
        self._understand()
        self._reader.read_now()
        if self.writing.said:
            self._say(self.writing.said, "warning")
        if self.writing.resumed:
            self._show_state("continuing a draft")
        if self._header.lacks and not self.writing.resumed:
            self.action_header()
        else:
            self.action_markdown()
            if self.writing.resumed:
                self._text.move_cursor(self.writing.last_place(self._text.text))

    # -- what is typed

    @on(Header.Typed)
    def _header_typed(self, event: Header.Typed) -> None:
        event.stop()
        self._understand()
        self._typed()

    @on(TextArea.Changed)
    def _text_typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._typed()

    def _now(self) -> tuple[HeaderText, str]:
        return self._header.text, self._text.text

    def _typed(self) -> None:
        self._keeping.changed()
        self._reader.changed()

    @on(MarkdownArea.Said)
    def _area_said(self, event: MarkdownArea.Said) -> None:
        self._say(event.words, "warning")

    @on(MarkdownArea.Marking)
    def _marking(self, event: MarkdownArea.Marking) -> None:
        self._help.waiting = event.on

    def _understand(self) -> None:
        """Say beside each field of the header what it means."""
        self._understood = understood = understand(
            self._header.text, self.writing.register, today=self.journal.today()
        )
        self._header.show(understood)
        feedback = bool(self._outcome.derived.feedback)
        offered, natural = heard(self._header.text, understood, self._written, feedback=feedback)
        last = self._written[-1][0] if self._written else 0
        self._header.pitch.tell(offered=offered, natural=natural, last=last)
        self._header.notes["rest"].say(Content(missing(self._header.pitch.value, self._written)))

    def _question(self) -> Question:
        read = partial(
            read_body,
            understood=self._understood,
            kind=self.writing.kind,
            register=self.writing.register,
            customs=self.journal.customs,
        )
        return Question(self._text.text, read)

    def _became(self, outcome: Outcome) -> None:
        before, self._outcome = self._outcome, outcome
        if bool(before.derived.feedback) != bool(outcome.derived.feedback):
            self._understand()  # feedback says that a pitch was heard
        self._panel.show(outcome)
        self._summarise()

    def _summarise(self) -> None:
        beside = self._panel.display
        self._text.border_subtitle = "" if beside else summary(self._outcome, self._text.size.width - 2)

    def on_resize(self) -> None:
        """The summary fits the width, and is there only while the panel is not."""
        self.call_after_refresh(self._summarise)

    def _show_state(self, words: str) -> None:
        self._state.update(Content(words))

    def _say(self, words: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        self.app.notify(words, severity=severity, markup=False)

    # -- where the cursor goes

    def action_header(self) -> None:
        """To the first field that needs something."""
        self._header.focus_first()

    def action_markdown(self) -> None:
        """To the text."""
        self._text.focus()


def _template(settings: Settings, kind: Kind) -> str:
    try:
        return settings.template(kind)
    except BadInput:  # it was said when the entry was begun with it
        return ""
