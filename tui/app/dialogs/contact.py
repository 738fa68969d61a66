"""The form for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Select, Static, TextArea

from tui.app.dialogs.dialog import Dialog
from tui.domain.names import near
from tui.domain.people import LEVELS, ContactText
from tui.domain.text import fold

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
    """Returns what was typed, or None. A near-duplicate of another name is asked about once."""

    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar = [("ctrl+s", "save", "Save"), ("escape", "dismiss", "Close")]
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

    def __init__(
        self, known: Sequence[str], contact: ContactText | None = None, *, typed: ContactText | None = None
    ) -> None:
        super().__init__()
        self.contact = contact
        self.typed = typed
        self.known = [name for name in known if contact is None or fold(name) != fold(contact.name)]
        self._asked = ""

    def compose(self) -> ComposeResult:
        """A row a field."""
        contact = self.typed or self.contact or ContactText("")
        with VerticalScroll(classes="box") as form:
            form.border_title = Content(self.contact.name if self.contact else "New contact")
            form.border_subtitle = Content("ctrl+s saves · esc closes")
            with Grid():
                for field, words in FIELDS:
                    yield Label(words)
                    yield Input(str(getattr(contact, field)), id=field, compact=True)
                yield Label("Level")
                yield Select(
                    [(level, level) for level in LEVELS],
                    value=contact.level,
                    allow_blank=False,
                    id="level",
                    compact=True,
                )
                yield Label("Notes")
                yield TextArea(contact.notes, id="notes", compact=True, tab_behavior="focus")
            yield Static("", id="fault", markup=False)

    @on(Input.Changed)
    def _changed(self) -> None:
        self.query_one("#fault", Static).update("")

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
        elif self._asked != typed.name and (other := near(typed.name, self.known)):
            fault = f"Is this {other}? If it is somebody else, ctrl+s again saves {typed.name}."
            self._asked = typed.name
        if fault:
            self.query_one("#fault", Static).update(Content(fault))
            self.query_one("#name", Input).focus()
        else:
            self.dismiss(typed)

    async def action_dismiss(self, result: ContactText | None = None) -> None:
        """Close; ask first if something was typed."""
        if self._typed() != (self.contact or ContactText("")) and self._asked != "\0":
            self._asked = "\0"
            words = "Not saved yet: ctrl+s saves, esc again closes without saving."
            self.query_one("#fault", Static).update(Content(words))
            return
        self.dismiss(None)
