"""The next version of the pitch, what was said of the ones before beside it: what it answers is ticked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from tui.app.bindings import bindings
from tui.app.dialogs.once import Once
from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.line_field import LineField
from tui.app.editor.markdown_area import MarkdownArea
from tui.app.editor.paste import incoming
from tui.app.home.words import TOO_SMALL
from tui.app.pitch import words
from tui.app.pitch.lists import TickList
from tui.app.pitch.writing import PitchWriting, Typed
from tui.app.widgets.key_bar import KeyBar
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain.errors import PreseasonError, WriteFailed
from tui.domain.pitch import PitchVersion, spoken, target
from tui.journal.kept_texts import keep_text, places

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp

COUNTED_AT_ONCE = 20_000
"""Characters whose words are counted at every key; those of a longer text at every pause."""
WHY_HINT = "one line: what changed, and why"
TEXT_HINT = "What you say when they ask what you do. A minute is 150 words."


class PitchEditor(Once, Screen[PitchVersion | None]):
    """Ends with the version that was written, or None; the draft of what was not saved stays."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = bindings("pitch-text")
    app: PreseasonApp

    why = getters.query_one("#pitch-why", LineField)
    text = getters.query_one("#pitch-markdown", MarkdownArea)
    answers = getters.query_one(TickList)

    def __init__(self, writing: PitchWriting) -> None:
        super().__init__()
        self.writing = writing
        self._drafts = DraftKeeper(self, self._keep)
        self._complained = False
        self.rescued: Path | None = None

    def compose(self) -> ComposeResult:
        """What it is, the reason, the text, and beside it what waits."""
        typed = self.writing.initial
        heading = Static(Content(self.writing.heading), id="pitch-heading")
        yield Horizontal(heading, Static("", id="pitch-state", markup=False), id="pitch-bar")
        yield Horizontal(
            Static("Why", id="pitch-label"),
            LineField(typed.why, id="pitch-why", hint=WHY_HINT),
            id="pitch-why-row",
        )
        yield Horizontal(
            MarkdownArea(typed.body, id="pitch-markdown"), TickList(typed.answers), id="pitch-body"
        )
        yield KeyBar()
        yield Static(Content(TOO_SMALL), id="too-small")

    def on_mount(self) -> None:
        """The text, its length, and what waits."""
        self.text.border_title = Content("Text")
        self.text.placeholder = Content(TEXT_HINT)
        self._show_waiting()
        self._show_size()
        self.text.focus()
        if self.writing.said:
            self.app.say(self.writing.said, severity="warning")
        if self.writing.resumed:
            self._say_state("continuing a draft")
            self.text.move_cursor(self.text.document.end)

    def on_unmount(self) -> None:
        """No clock runs for a screen that is gone."""
        self._drafts.forget()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing happens to what cannot be seen, but one can leave."""
        return action == "close" or not (self.has_class("-tiny") or self.has_class("-flat"))

    # -- what waits

    def _show_waiting(self) -> None:
        inbox = self.writing.journal.pitch.feedback
        ids = list(dict.fromkeys((*self.writing.initial.answers, *inbox.order())))
        self.answers.today = self.writing.journal.today()
        self.answers.empty = words.NOTHING_WAITS
        self.set_class(not ids, "-silent")
        self.answers.show(Source(ids, self._rows, len(ids)), keep=ids[0] if ids else None)
        self._name_answers()

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        found = self.writing.journal.pitch.feedback.lines(ids)
        return [Row(each.feedback.id or 0, "", "", record=each) for each in found]

    def _name_answers(self) -> None:
        ticked = len(self.answers.ticked)
        told = f"{self.answers.count:,}" if self.answers.count else ""
        self.answers.title(f"{told} · {ticked} answered" if ticked else told)
        self.answers.border_subtitle = Content("space ticks what this answers" if told else "")

    @on(LineList.Opened)
    def _ticked(self, event: LineList.Opened) -> None:
        event.stop()
        self._name_answers()
        self._drafts.changed()

    # -- what is typed

    @property
    def typed(self) -> Typed:
        """Everything as it is now."""
        return Typed(self.text.text, self.why.value, tuple(sorted(self.answers.ticked)))

    @on(TextArea.Changed)
    def _text_typed(self) -> None:
        self._drafts.changed()
        if len(self.text.text) < COUNTED_AT_ONCE:
            self._show_size()

    @on(Input.Changed)
    def _why_typed(self) -> None:
        self._drafts.changed()

    @on(Input.Submitted)
    def _why_entered(self) -> None:
        self.set_focus(self.text)

    @on(MarkdownArea.Said)
    def _area_said(self, event: MarkdownArea.Said) -> None:
        self.app.say(event.words, severity="warning")

    def _show_size(self) -> None:
        count = len(spoken(self.text.text))
        self.text.border_subtitle = Content(words.size(count, target(count)) if count else "")

    def _say_state(self, said: str) -> None:
        self.query_one("#pitch-state", Static).update(Content(said))

    # -- keeping

    def _keep(self) -> bool:
        kept = self.writing.keep(self.typed)
        self._show_size()
        if kept:
            self._complained = False
            self._say_state("draft kept" if self.writing.has_draft else "")
            return True
        self._say_state("draft not kept")
        if not self._complained:
            self._complained = True
            self.app.say(f"The draft could not be kept: {self.writing.fault}", severity="error")
        return False

    def _keep_now(self) -> bool:
        self._drafts.changed()
        return self._drafts.flush()

    def flush(self) -> bool:
        """Keep what is typed as a draft, as before quitting; where that fails, in a file elsewhere."""
        if self._keep_now():
            return True
        try:
            self.rescued = keep_text(self.text.text, "pitch", self._places)
        except WriteFailed:
            return False
        return True

    @property
    def _places(self) -> tuple[Path, ...]:
        """Where the text may be kept that no journal takes, or that another editor has."""
        return places(self.app.settings.data_folder, self.writing.journal.path)

    # -- the keys

    def action_why(self) -> None:
        """To the reason."""
        self.set_focus(self.why)  # at once: what is typed after the key belongs there

    def action_markdown(self) -> None:
        """To the text."""
        self.set_focus(self.text)

    def action_answers(self) -> None:
        """To what waits."""
        self.set_focus(self.answers)

    def action_save(self) -> None:
        """Save and close; on a fault say it and stay, everything as it was typed."""
        typed = self.typed
        if self.writing.base is not None and not self.writing.changed(typed):
            self._drafts.forget()
            self.app.say("Nothing was changed")
            self.dismiss(None)
            return
        try:
            version = self.writing.save(typed)
        except PreseasonError as fault:
            kept = self._keep_now()
            where = "" if kept else ". Copy it before you quit: no draft could be kept"
            self.app.say(f"Not saved: {fault}{where}", severity="error")
            return
        self._drafts.forget()
        self.dismiss(version)

    def action_close(self) -> None:
        """Close; what was typed stays as a draft."""
        if not self.writing.changed(self.typed):
            self._drafts.forget()
            self.writing.discard()
            self.dismiss(None)
        elif self._keep_now():
            self._drafts.forget()
            self.app.say("Closed; nothing is lost, the draft is kept: n goes on with it")
            self.dismiss(None)
        else:
            self.app.say("Not closed: the draft could not be kept. ctrl+s tries to save", severity="error")

    def action_outside(self) -> None:
        """The text in $EDITOR, and back, as one step that can be undone."""
        from tui.app.editor.external import EditorFailed, edit_outside

        self._keep_now()
        try:
            outside = edit_outside(self.app, self.text.text, self._places)
        except EditorFailed as fault:
            self.app.say(str(fault), severity="error")
            return
        finally:
            self.app.refresh(layout=True)
        fit = incoming(outside.text)
        self.text.put(fit.text)
        if fit.said:
            self.app.say(fit.said, severity="warning")
        if self._keep_now():
            outside.delete()
        else:
            kept = outside.stay(self._places)
            self.app.say(f"What the editor wrote is also in {kept}", severity="warning")
        self.text.focus()
