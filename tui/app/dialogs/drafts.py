"""What was being written when the app last went away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.cells import fit
from tui.app.widgets.choices import Choices
from tui.domain.dates import show_date
from tui.domain.entries import headline, label
from tui.journal.records import ContactDraft

if TYPE_CHECKING:
    from tui.journal.records import Draft

Answer = tuple[Literal["continue", "discard"], "Draft | ContactDraft"]


class DraftOffer(Dialog["Answer | None"]):
    """Enter continues a draft, `d` discards it, esc leaves all of them for later."""

    BINDINGS: ClassVar = [
        ("escape,q", "dismiss", "Later"),
        ("d", "discard", "Discard"),
    ]

    def __init__(self, drafts: tuple[Draft | ContactDraft, ...], now: datetime) -> None:
        super().__init__()
        self.drafts = drafts
        self.now = now
        self._sure: Draft | ContactDraft | None = None

    def compose(self) -> ComposeResult:
        """A draft a row."""
        choices = Choices([self._row(draft) for draft in self.drafts], classes="box")
        count = len(self.drafts)
        choices.border_title = Content("An unsaved draft" if count == 1 else f"{count} unsaved drafts")
        choices.border_subtitle = Content("enter continues writing · d discards · esc later")
        yield choices

    def _row(self, draft: Draft | ContactDraft) -> Content:
        saved = draft.updated_at
        when = f"{saved:%H:%M}" if saved.date() == self.now.date() else show_date(saved.date())
        if isinstance(draft, ContactDraft):
            name = draft.base.name or draft.text.name or "a new contact"
            details = "details of a contact" if draft.contact is not None else "a new contact"
            return Content(fit(name, 40, pad=False)).append_text(f"  {when} · {details}", "$muted")
        text = draft.text
        people = text.people or tuple(part for part in (draft.header.get("with", ""),) if part)
        name = label(text.kind, text.title, people, headline(text.body))
        words = len(text.body.split())
        return (
            Content(fit(name, 40, pad=False))
            .append_text(f"  {when} · {words} {'word' if words == 1 else 'words'}", "$muted")
            .append_text(" · of a saved entry" if draft.entry_id else "", "$muted")
        )

    def _chosen(self) -> Draft | ContactDraft | None:
        place = self.query_one(Choices).highlighted
        return None if place is None else self.drafts[place]

    @on(OptionList.OptionSelected)
    def _continue(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(("continue", self.drafts[event.option_index]))

    def action_discard(self) -> None:
        """Throw away the one under the cursor; asked twice, since nothing brings it back."""
        draft = self._chosen()
        if draft is None:
            return
        if self._sure is draft:
            self.dismiss(("discard", draft))
            return
        self._sure = draft
        self.query_one(Choices).border_subtitle = Content("d again throws it away for good · esc keeps it")

    async def action_dismiss(self, result: Answer | None = None) -> None:
        """Later."""
        self.dismiss(None)
