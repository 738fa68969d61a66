"""The editor screen: it puts the pieces together, and decides nothing that a piece can decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static, TextArea

from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.external import EditorFailed, edit_outside
from tui.app.editor.header import FIELD_OF, Header
from tui.app.editor.mark_help import MarkHelp
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.editor.name_field import NameField
from tui.app.editor.outcome import Outcome, summary
from tui.app.editor.outcome_panel import OutcomePanel
from tui.app.editor.paste import incoming
from tui.app.editor.reader import Question, Reader
from tui.app.editor.reading import Understood, read_body, understand
from tui.app.editor.rescue import rescue
from tui.app.editor.start import EditorStart
from tui.app.editor.writing import Writing
from tui.domain.errors import BadInput, PreseasonError
from tui.journal.records import Saved

if TYPE_CHECKING:
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings


class EditorScreen(Screen[Saved | None]):
    """Writes one entry. Ends with what was saved, or None; the draft of what was not saved stays."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="editor.save", tooltip="Save and go back to the journal"),
        Binding("escape", "close", "Close", id="editor.close", tooltip="Close; the draft stays"),
        Binding("f2", "header", "Header", id="editor.header", tooltip="To the header"),
        Binding("f3", "markdown", "Text", id="editor.markdown", tooltip="To the Markdown"),
        Binding("f4", "outside", "$EDITOR", id="editor.outside", tooltip="Open the text in $EDITOR"),
        Binding("f5", "mark", "Mark", id="editor.mark", tooltip="Then + - ? > < ~ or x: mark this line"),
        Binding("f8", "panel", "Becomes", id="editor.panel", tooltip="Show or hide what the text becomes"),
    ]

    def __init__(self, journal: Journal, *, start: EditorStart, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self.writing = writing = Writing(journal, start)
        header, body = writing.initial
        self._header = Header(
            start.kind,
            header,
            people=writing.register.people,
            roles=writing.register.roles,
            entries=writing.about.labels if writing.about else (),
            id="header",
        )
        self._text = MarkdownArea(body, id="markdown")
        self._panel = OutcomePanel(id="outcome")
        self._help = MarkHelp(id="mark-help")
        self._state = Static("", id="editor-state")
        self._understood = Understood()
        self._outcome = Outcome()
        self._drafts = DraftKeeper(self, self._keep_draft)
        self._reader = Reader(self, self._question, self._became)
        self._save_after_answer = False
        self._fault_said = False

    # -- life

    def compose(self) -> ComposeResult:
        """The bar, the header, the text beside what it becomes, the marks, the keys."""
        yield Horizontal(Static(Content(self._heading), id="editor-name"), self._state, id="editor-bar")
        yield self._header
        yield Horizontal(self._text, self._panel, id="editor-body")
        yield self._help
        yield Footer(show_command_palette=False)

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
        empty = self.writing.kind == "meeting" and not self._header.people.value
        if empty and not self.writing.resumed:
            self.action_header()
        else:
            self.action_markdown()
            if self.writing.resumed:
                self._text.move_cursor(self._text.document.end)

    def flush(self) -> bool:
        """Save the draft now, as before quitting, else rescue the text to a file; False if neither worked."""
        if self._drafts.flush():
            return True
        return self._rescue() is not None

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

    def _typed(self) -> None:
        self._drafts.changed()
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

    def _question(self) -> Question:
        read = partial(
            read_body,
            understood=self._understood,
            kind=self.writing.kind,
            register=self.writing.register,
        )
        return Question(self._text.text, read)

    def _became(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._panel.show(outcome)
        self._summarise()

    def _summarise(self) -> None:
        beside = self._panel.display
        self._text.border_subtitle = "" if beside else summary(self._outcome, self._text.size.width - 2)

    def on_resize(self) -> None:
        """The summary fits the width, and is there only while the panel is not."""
        self.call_after_refresh(self._summarise)

    @on(NameField.Answered)
    def _answered(self, event: NameField.Answered) -> None:
        event.stop()
        if event.keep:
            self.writing.register.keep(event.typed)
        self._understand()
        self._typed()
        if self._save_after_answer:
            self.action_save()

    # -- drafts

    def _keep_draft(self) -> bool:
        kept = self.writing.keep_draft(self._header.text, self._text.text)
        if kept:
            self._fault_said = False
            self._show_state("draft kept" if self.writing.has_draft else "")
        elif not self._fault_said:
            self._fault_said = True
            self._say(f"The draft could not be kept: {self.writing.fault}. Your text stays here", "error")
            self._show_state("draft not kept")
        return kept

    def _rescue(self) -> str | None:
        path = rescue(self._text.text, beside=self.journal.path.parent, now=self.journal.now())
        return None if path is None else str(path)

    def _show_state(self, words: str) -> None:
        self._state.update(Content(words))

    def _say(self, words: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        self.app.notify(words, severity=severity, markup=False)

    # -- keys

    def action_header(self) -> None:
        """To the first field that needs something."""
        self._header.focus_first()

    def action_markdown(self) -> None:
        """To the text."""
        self._text.focus()

    def action_mark(self) -> None:
        """Mark the line of the cursor: the next key says how."""
        self._text.focus()
        self._text.await_mark()

    def action_panel(self) -> None:
        """Show or hide what the text becomes."""
        self._panel.toggle_class("-asked")
        self.call_after_refresh(self._summarise)

    def action_close(self) -> None:
        """Close; what was typed stays as a draft."""
        header, body = self._header.text, self._text.text
        if not self.writing.changed(header, body):
            self._drafts.forget()
            self.writing.discard_draft()
            self.dismiss(None)
            return
        self._drafts.changed()
        if not self._drafts.flush():
            return
        self._say("Closed; nothing is lost, the draft is kept")
        self.dismiss(None)

    def action_save(self) -> None:
        """Save and close; on a fault say it at its field and stay, everything as it was typed."""
        self._save_after_answer = False
        header, body = self._header.text, self._text.text
        self._header.clear_notes()
        self._understand()
        if self.writing.entry_id is not None and not self.writing.changed(header, body):
            self._drafts.forget()
            self.writing.discard_draft()
            self._say("Nothing was changed")
            self.dismiss(None)
            return
        if self._understood.question:
            self._save_after_answer = True
            self._header.field("with").focus()
            return
        try:
            saved = self.writing.save(header, body)
        except BadInput as fault:
            self._refuse(fault)
        except PreseasonError as fault:
            self._failed(fault)
        else:
            self._drafts.forget()
            self._saved(saved)

    def _refuse(self, fault: BadInput) -> None:
        name = FIELD_OF.get(fault.field)
        if name is None:
            self._say(_sentence(fault), "error")
            self.action_markdown()
            return
        self._header.complain(name, _sentence(fault))

    def _failed(self, fault: PreseasonError) -> None:
        self._drafts.changed()
        where = "as a draft"
        if not self._drafts.flush():
            path = self._rescue()
            where = f"in {path}" if path else "only here: copy it before you quit"
        self._say(f"Not saved: {fault}. Your text is kept {where}", "error")

    def _saved(self, saved: Saved) -> None:
        if saved.merged:
            self._say("Changed in another session meanwhile: both texts are kept. Look it over", "warning")
            self.writing.go_on_with(saved.entry)
            self._text.put(self.writing.initial[1])
            self._header.load(self.writing.initial[0])
            self.action_markdown()
            return
        self.dismiss(saved)

    def action_outside(self) -> None:
        """The text in $EDITOR, and back, as one step that can be undone."""
        self._drafts.changed()
        self._drafts.flush()
        try:
            outside = edit_outside(self.app, self._text.text)
        except (EditorFailed, SuspendNotSupported) as fault:
            self._say(_sentence(fault), "error")
            return
        finally:
            self.app.refresh(layout=True)
        fit = incoming(outside.text)
        self._text.put(fit.text)
        if fit.said:
            self._say(fit.said, "warning")
        self._drafts.changed()
        if self._drafts.flush():
            outside.delete()
        else:
            self._say(f"What the editor wrote is also in {outside.path}", "warning")
        self.action_markdown()


def _sentence(fault: Exception) -> str:
    words = str(fault)
    return words[:1].upper() + words[1:]
