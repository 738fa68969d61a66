"""What the editor's keys do: save, close, go out to another editor and come back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.app.bindings import bindings
from tui.app.editor.desk import Desk
from tui.app.editor.external import EditorFailed, edit_outside
from tui.app.editor.header import FIELD_OF
from tui.app.editor.header_text import HeaderText
from tui.app.editor.name_field import NameField
from tui.app.editor.paste import incoming
from tui.app.editor.reader import TOO_LONG
from tui.app.editor.start import EditorStart
from tui.domain.errors import BadInput, PreseasonError
from tui.journal.records import Joined, Saved

if TYPE_CHECKING:
    from tui.app.history.merge_view import Choice
    from tui.journal.journal import Journal
    from tui.journal.settings import Settings


class EditorScreen(Desk):
    """Writes one entry. Ends with what was saved, or None; the draft of what was not saved stays."""

    BINDINGS: ClassVar = bindings("editor")

    def __init__(self, journal: Journal, *, start: EditorStart, settings: Settings) -> None:
        super().__init__(journal, start=start, settings=settings)
        self._waiting_for = ""

    def flush(self) -> bool:
        """Save the draft now, as before quitting, else rescue the text to a file; False if neither worked."""
        return self._keeping.rest()

    @property
    def rescued(self) -> Path | None:
        """The file that holds the text because the journal does not."""
        return self._keeping.rescued

    @on(NameField.Answered)
    def _answered(self, event: NameField.Answered) -> None:
        event.stop()
        if event.keep:
            self.writing.register.keep(event.typed)
        self._understand()
        self._typed()
        if event.typed == self._waiting_for:
            self.action_save()

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
        header, body = self._now()
        if not self.writing.changed(header, body):
            self._keeping.forget()
            self.writing.discard_draft()
            self.dismiss(None)
            return
        if not self._keeping.now():
            self._say("Not closed: the draft could not be kept. ctrl+s tries to save", "error")
            return
        self._say("Closed; nothing is lost, the draft is kept")
        self.dismiss(None)

    def action_save(self) -> None:
        """Save and close; on a fault say it at its field and stay, everything as it was typed."""
        self._waiting_for = ""
        header, body = self._now()
        self._header.clear_notes()
        self._understand()
        if self.writing.entry_id is not None and not self.writing.changed(header, body):
            self._keeping.forget()
            self.writing.discard_draft()
            self._say("Nothing was changed")
            self.dismiss(None)
            return
        if self._understood.question is not None:
            self._waiting_for = self._understood.question.typed
            self._header.field("with").focus()
            self._say("Saved as soon as you answer: tab is yes, enter is no", "warning")
            return
        if len(body) > TOO_LONG:
            self._show_state("saving a very long text …")
            self.call_after_refresh(self._save, header, body)
        else:
            self._save(header, body)

    def _save(self, header: HeaderText, body: str) -> None:
        try:
            saved = self.writing.save(header, body)
        except BadInput as fault:
            self._refuse(fault)
        except PreseasonError as fault:
            self._failed(fault)
        else:
            self._keeping.forget()
            self._saved(saved)

    def _refuse(self, fault: BadInput) -> None:
        name = FIELD_OF.get(fault.field)
        if name is None:
            self._say(_sentence(fault), "error")
            self.action_markdown()
            return
        self._header.complain(name, _sentence(fault))
        self._say(f"Not saved: {fault}", "error")

    def _failed(self, fault: PreseasonError) -> None:
        where = "as a draft"
        if not self._keeping.now():
            path = self._keeping.elsewhere()
            where = f"in {path}" if path else "only here: copy it before you quit"
        self._say(f"Not saved: {fault}. Your text is kept {where}", "error")

    def _saved(self, saved: Saved) -> None:
        if saved.joined is not None:
            from tui.app.history.merge_view import MergeView

            view = MergeView(saved.entry.label, saved.joined, saved.entry.text)
            self.app.push_screen(view, partial(self._chosen, saved, saved.joined))
        elif saved.merged:
            self._say("Changed in another session, and not by you: this is what it says now", "warning")
            self._go_on(saved)
        else:
            self.dismiss(saved)

    def _go_on(self, saved: Saved) -> None:
        """Write on in the text as it is saved."""
        self.writing.go_on_with(saved.entry)
        self._text.put(self.writing.initial[1])
        self._header.load(self.writing.initial[0])
        self.action_markdown()

    def _chosen(self, saved: Saved, joined: Joined, choice: Choice | None) -> None:
        """Which of two texts that met is to stay; both are revisions, so the other one is not lost."""
        if choice == "edit":
            self._go_on(saved)
            return
        if choice in ("theirs", "mine"):
            text = joined.theirs.text if choice == "theirs" else joined.mine.text
            try:
                saved = self.journal.entries.save(saved.entry.id, text, seen=saved.entry.version)
            except PreseasonError as fault:
                self._say(f"Both are kept: {fault}", "error")
            else:
                other = "yours" if choice == "theirs" else "theirs"
                self._say(f"Kept {choice}; {other} is in the history, and u brings both back")
        self.dismiss(saved)

    def action_outside(self) -> None:
        """The text in $EDITOR, and back, as one step that can be undone."""
        self._keeping.now()
        try:
            outside = edit_outside(self.app, self._text.text, self._places)
        except EditorFailed as fault:
            self._say(_sentence(fault), "error")
            return
        finally:
            self.app.refresh(layout=True)
        fit = incoming(outside.text)
        self._text.put(fit.text)
        if fit.said:
            self._say(fit.said, "warning")
        if self._keeping.now():
            outside.delete()
        else:
            self._say(f"What the editor wrote is also in {outside.stay(self._places)}", "warning")
        self.action_markdown()


def _sentence(fault: Exception) -> str:
    words = str(fault)
    return words[:1].upper() + words[1:]
