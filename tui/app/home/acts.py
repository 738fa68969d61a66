"""What the Journal's commands do to the journal, each saying in a notice what it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.editor.start import EditorStart
    from tui.app.home.screen import HomeScreen
    from tui.domain.entries import Entry, FollowUp, Kind
    from tui.domain.people import ContactText
    from tui.journal.records import Draft, Saved

SIZES = ("-tiny", "-narrow", "-normal", "-wide", "-flat", "-low", "-tall")
NOTICE = 60
"""Cells of user text in a notice."""
PANES = {"meeting": "meetings", "reflection": "reflections"}


class Acts:
    """Every act goes through the journal, then the screen reads it again."""

    def __init__(self, screen: HomeScreen) -> None:
        self.screen = screen
        self.journal = screen.journal

    # -- writing

    def write(self, kind: Kind) -> None:
        """Open the editor on a new entry, with the person the lists are narrowed to."""
        from tui.app.editor.start import EditorStart

        try:
            template = self.screen.app.settings.template(kind)
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="warning")
            template = ""
        scope = self.screen.scope_name()
        shown = self.screen.shown
        about = shown[1] if kind == "reflection" and shown and shown[0] == "meetings" else None
        self._open(
            EditorStart.new(
                kind,
                today=self.journal.today(),
                people=(scope,) if scope and kind == "meeting" else (),
                about=about,
                template=template,
            )
        )

    def edit(self, pane: str, row_id: int) -> None:
        """Open the editor on an entry, or the form on a contact."""
        if pane == "contacts":
            self.edit_contact(row_id)
            return
        from tui.app.editor.start import EditorStart

        self._open(EditorStart.of(self.journal.entries.get(row_id)))

    def _open(self, start: EditorStart) -> None:
        from tui.app.editor.screen import EditorScreen

        screen = EditorScreen(self.journal, start=start, settings=self.screen.app.settings)
        screen.add_class(*(name for name in SIZES if self.screen.has_class(name)))  # its first frame fits too
        self.screen.app.push_screen(screen, self._written)

    def _written(self, saved: Saved | None) -> None:
        if saved is None:
            self.screen.reload()
            return
        entry = saved.entry
        pane = PANES[entry.text.kind]
        if self.screen.scope is not None and self.screen.scope_name() not in entry.text.people:
            self.screen.scope = None
        self.screen.action_pane(pane)
        self.screen.reload(keep=(pane, entry.id))
        new = ", ".join(saved.new_people)
        self.screen.app.say(f"Saved: {entry.label}" + (f" · new in contacts: {new}" if new else ""))

    def offer_drafts(self, *, asked: bool = False) -> None:
        """Offer what another session left unsaved; all drafts, if the user asked."""
        drafts = self.journal.drafts.all() if asked else self.journal.drafts.abandoned()
        if not drafts:
            if asked:
                self.screen.app.say("No drafts: everything written is saved.")
            return
        from tui.app.dialogs.drafts import DraftOffer

        self.screen.app.push_screen(DraftOffer(tuple(drafts), self.journal.now()), self._drafted)

    def _drafted(self, answer: tuple[str, Draft] | None) -> None:
        if answer is None:
            return
        act, draft = answer
        if act == "discard":
            self.journal.drafts.discard(draft.uid)
            self.screen.app.say("Draft discarded.")
            self.offer_drafts()
            return
        from tui.app.editor.start import EditorStart

        self._open(EditorStart.resume(draft))

    # -- contacts

    def new_contact(self) -> None:
        """A form for a new person."""
        from tui.app.dialogs.contact import ContactForm

        def made(text: ContactText | None) -> None:
            if text is not None and not self._try(lambda: self._keep_contact(text)):
                again(text)

        def again(typed: ContactText | None) -> None:
            self.screen.app.push_screen(ContactForm(self.journal.contacts.names(), typed=typed), made)

        again(None)

    def _keep_contact(self, text: ContactText) -> None:
        before = set(self.journal.contacts.names())
        contact = self.journal.contacts.create(text)
        self.screen.reload(keep=("contacts", contact.id))
        others = set(self.journal.contacts.names()) - before - {contact.text.name}
        new = f" · new in contacts: {', '.join(sorted(others))}" if others else ""
        self.screen.app.say(f"Saved: {contact.text.name}{new}")

    def edit_contact(self, contact_id: int) -> None:
        """The form on a person."""
        from tui.app.dialogs.contact import ContactForm

        contact = self.journal.contacts.get(contact_id)

        def changed(text: ContactText | None) -> None:
            if text is None or text == contact.text:
                return
            if not self._try(lambda: self._change_contact(contact_id, text, contact.version)):
                again(text)

        def again(typed: ContactText | None) -> None:
            form = ContactForm(self.journal.contacts.names(), contact.text, typed=typed)
            self.screen.app.push_screen(form, changed)

        again(None)

    def _change_contact(self, contact_id: int, text: ContactText, seen: int) -> None:
        self.journal.contacts.save(contact_id, text, seen=seen)
        self.screen.reload()
        self.screen.app.say(f"Saved: {text.name}")

    # -- on what is shown

    def delete(self, pane: str, row_id: int) -> None:
        """To the trash, where `u` gets it back."""
        if pane == "contacts":
            self._try(lambda: self._deleted(self.journal.contacts.delete(row_id).text.name))
        else:
            self._try(lambda: self._deleted(self.journal.entries.delete(row_id).label))

    def _deleted(self, name: str) -> None:
        self.screen.reload()
        self.screen.app.say(f"Moved to the trash: {name}. u brings it back.")

    def tick(self, pane: str, row_id: int) -> None:
        """Tick the only follow-up, or ask which."""
        if pane == "contacts":
            followups = tuple(followup for followup, _ in self.journal.contacts.card(row_id).followups)
        else:
            followups = self.journal.entries.get(row_id).derived.followups
        if not followups:
            self.screen.app.say("Nothing to tick here: a follow-up is a line like - [ ] send her the article")
        elif len(followups) == 1:
            self._tick(followups[0])
        else:
            from tui.app.dialogs.followups import WhichFollowUp

            def chosen(followup: FollowUp | None) -> None:
                if followup is not None:
                    self._tick(followup)

            self.screen.app.push_screen(WhichFollowUp(followups), chosen)

    def _tick(self, followup: FollowUp) -> None:
        number = followup.id
        if number is not None:
            self._try(lambda: self._ticked(self.journal.entries.tick(number, not followup.done), followup))

    def tick_one(self, entry_id: int, followup_id: int | None, line: int | None) -> None:
        """Tick one follow-up, named by its id or by its line, or open it again."""
        for followup in self.journal.entries.get(entry_id).derived.followups:
            if followup.id == followup_id if followup_id is not None else followup.line == line:
                self._tick(followup)
                return

    def _ticked(self, entry: Entry, followup: FollowUp) -> None:
        self.screen.reload()
        words = fit(followup.text, NOTICE, pad=False)
        self.screen.app.say(f"{'Open again' if followup.done else 'Done'}: {words}")

    def copy(self, pane: str, row_id: int) -> None:
        """The Markdown of an entry, or a person's name and address, to the clipboard."""
        from tui.app.clipboard import copy

        if pane == "contacts":
            text = self.journal.contacts.get(row_id).text
            words = "\n".join(part for part in (text.name, text.email, text.phone, text.link) if part)
        else:
            words = self.journal.entries.get(row_id).text.body
        self.screen.app.say(copy(self.screen.app, words))

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="error")
            return False
        return True
