"""The form for a person."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Select, Static, TextArea

from tui.app.dialogs.contact_desk import ContactDesk
from tui.app.dialogs.dialog import Dialog
from tui.app.editor.draft_keeper import DraftKeeper
from tui.app.editor.line_field import LineField
from tui.app.editor.plain_area import PlainArea
from tui.app.widgets.cells import fit
from tui.domain.names import near
from tui.domain.people import LEVELS, ContactText
from tui.domain.text import fold

SAVED = "ctrl+s saves · esc closes, a draft stays"
FIELDS = (
    ("name", "Name"),
    ("company", "Company"),
    ("title", "Title"),
    ("email", "E-mail"),
    ("phone", "Phone"),
    ("link", "Link"),
    ("how_met", "How we met"),
    ("introduced_by", "Introduced by"),
)


class ContactForm(Dialog[ContactText | None]):
    """Returns what was typed, or None; what is not saved stays as a draft.

    A near-duplicate of another name is asked about once.
    """

    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar = [
        ("ctrl+s", "save", "Save"),
        ("ctrl+r", "start_over", "As saved"),
        ("escape", "dismiss", "Close"),
    ]
    DEFAULT_CSS = """
    ContactForm Grid { grid-size: 2; grid-columns: 15 1fr; grid-rows: auto; height: auto; }
    ContactForm Label { color: $muted; padding: 0 1 0 0; width: 15; text-align: right; }
    ContactForm Input { border: none; height: 1; background: $panel; }
    ContactForm Input:focus { background: $cursor-row; }
    ContactForm Select { height: 1; }
    ContactForm SelectCurrent { border: none; height: 1; background: $panel; }
    ContactForm Select:focus SelectCurrent { border: none; background: $cursor-row; }
    ContactForm TextArea { height: 4; min-height: 4; border: none; padding: 0 1; background: $panel; }
    ContactForm #fault { color: $error; height: auto; padding: 0 1; }
    """

    def __init__(self, desk: ContactDesk) -> None:
        super().__init__()
        self.desk = desk
        self.known = desk.known
        self._asked = ""
        self._drafts = DraftKeeper(self, self._keep)

    def compose(self) -> ComposeResult:
        """A row a field."""
        contact = self.desk.typed
        with VerticalScroll(classes="box") as form:
            form.border_title = Content(fit(self.desk.base.name, 60, pad=False) or "New contact")
            form.border_subtitle = Content(SAVED)
            with Grid():
                for field, words in FIELDS:
                    yield Label(words)
                    yield LineField(str(getattr(contact, field)), id=field, selected=True)
                yield Label("Level")
                yield Select(
                    [(level, level) for level in LEVELS],
                    value=contact.level,
                    allow_blank=False,
                    id="level",
                    compact=True,
                )
                yield Label("Notes")
                yield PlainArea(contact.notes, id="notes", compact=True, tab_behavior="focus")
            yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Say so where it goes on with a draft."""
        if self.desk.typed != self.desk.base:
            self._say("Not saved yet: your draft. ctrl+r begins anew, from what is saved.")
            self._tell()

    @on(Input.Changed)
    @on(Select.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._typed() != self.desk.typed:
            self._say("")
            self.desk.typed = self._typed()
            self._drafts.changed()

    def _keep(self) -> bool:
        kept = self.desk.keep(self._typed())
        self._tell()
        if not kept:
            self._say(f"The draft could not be kept: {self.desk.fault}. What you typed stays here.")
        return kept

    def _tell(self) -> None:
        draft = "draft not kept" if self.desk.fault else "draft kept" if self.desk.kept else ""
        self.query_one(".box").border_subtitle = Content(f"{draft} · {SAVED}" if draft else SAVED)

    def _say(self, words: str) -> None:
        self.query_one("#fault", Static).update(Content(words))

    def flush(self) -> bool:
        """Keep what was typed now; False if that could not be."""
        return self._drafts.flush()

    def action_start_over(self) -> None:
        """The details as they were read; the draft is let go."""
        base = self.desk.base
        for field, _ in FIELDS:
            self.query_one(f"#{field}", Input).value = str(getattr(base, field))
        self.query_one("#level", Select).value = base.level
        self.query_one("#notes", TextArea).text = base.notes
        self.desk.typed = base
        self._drafts.changed()
        self._drafts.flush()
        self._say("As it is saved.")

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def _typed(self) -> ContactText:
        values = {field: self.query_one(f"#{field}", Input).value.strip() for field, _ in FIELDS}
        level = self.query_one("#level", Select).value
        return ContactText(
            **values,
            level=next(known for known in LEVELS if known == level),
            notes=self.query_one("#notes", TextArea).text,
        )

    def action_save(self) -> None:
        """Hand back what was typed, if it can be kept."""
        typed = self._typed()
        fault = ""
        if not typed.name:
            fault = "A contact needs a name."
        elif any(fold(name) == fold(typed.name) for name in self.known):
            fault = f"{typed.name} is already among your contacts."
        elif typed.name not in (self._asked, self.desk.base.name) and (other := near(typed.name, self.known)):
            fault = f"Is this {other}? If it is somebody else, ctrl+s again saves {typed.name}."
            self._asked = typed.name
        if fault:
            self._say(fault)
            self.query_one("#name", Input).focus()
        else:
            self._drafts.forget()
            self.dismiss(typed)

    async def action_dismiss(self, result: ContactText | None = None) -> None:
        """Close; what is not saved stays as a draft, and where it cannot, the form stays open."""
        if self.flush():
            self.dismiss(None)
