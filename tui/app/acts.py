"""What is done to one thing that a screen shows, an entry or a contact, said in a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from textual.screen import Screen

from tui.app.widgets.cells import fit
from tui.domain.errors import ChangedElsewhere, PreseasonError

if TYPE_CHECKING:
    from tui.app.app import PreseasonApp
    from tui.app.editor.start import EditorStart
    from tui.domain.entries import Entry, FollowUp
    from tui.domain.people import Contact, ContactText
    from tui.journal.journal import Journal
    from tui.journal.records import ContactDraft, Saved

SIZES = ("-tiny", "-narrow", "-normal", "-wide", "-flat", "-low", "-tall")
NOTICE = 60
"""Cells of user text in a notice."""

Made = TypeVar("Made", bound=Screen[Any])


class Shows(Protocol):
    """A screen that shows entries and contacts of a journal."""

    app: PreseasonApp
    journal: Journal

    def reload(self) -> None:
        """Read the journal again."""

    def has_class(self, *names: str) -> bool:
        """Whether it has all of these classes."""


@runtime_checkable
class Reloads(Protocol):
    """A screen that shows the journal."""

    def reload(self, *, show_new: bool = False) -> None:
        """Read it again."""


class Acts:
    """Every act goes through the journal, then the screen reads it again.

    A thing is named by its pane and its id: what is in the pane of contacts is one, the rest are entries.
    """

    def __init__(self, screen: Shows) -> None:
        self._on = screen
        self.journal = screen.journal

    # -- writing

    def edit(self, pane: str, row_id: int) -> None:
        """Open the editor on an entry, or the form on a contact."""
        if pane == "contacts":
            self.edit_contact(row_id)
            return
        from tui.app.editor.start import EditorStart

        self._open(EditorStart.of(self.journal.entries.get(row_id)))

    def took_place(self, entry_id: int) -> None:
        """Open the editor on a planned meeting, as one that was held."""
        from tui.app.editor.start import EditorStart

        try:
            template = self._on.app.settings.template("meeting")
        except PreseasonError as fault:
            self._on.app.say(str(fault), severity="warning")
            template = ""
        entry = self.journal.entries.get(entry_id)
        if entry.text.status != "planned":
            self._on.app.say("That is for a planned meeting: this one is none.")
            return
        self._open(EditorStart.held(entry, today=self.journal.today(), template=template))

    def _open(self, start: EditorStart) -> None:
        from tui.app.editor.screen import EditorScreen

        screen = EditorScreen(self.journal, start=start, settings=self._on.app.settings)
        self._on.app.push_screen(self._of_this_size(screen), self._written)

    def _of_this_size(self, screen: Made) -> Made:
        """A screen whose first frame fits the window too."""
        screen.add_class(*(name for name in SIZES if self._on.has_class(name)))
        return screen

    def _written(self, saved: Saved | None) -> None:
        self._on.reload()
        if saved is not None:
            self._on.app.say(said(saved))
            self._tell_reached()

    def _tell_reached(self) -> None:
        """What a save has reached, if it is a milestone."""
        from tui.app.season.telling import tell_reached

        tell_reached(self._on.app, self.journal)

    def edit_contact(self, contact_id: int) -> None:
        """The form on a person, or on whom they were merged into meanwhile."""
        self._try(lambda: self._fill_in(self.journal.contacts.where_now(contact_id)))

    def _fill_in(self, contact_id: int | None, draft: ContactDraft | None = None) -> None:
        from tui.app.dialogs.contact import ContactForm
        from tui.app.dialogs.contact_desk import ContactDesk

        desk = ContactDesk.resumed(self.journal, draft) if draft else ContactDesk(self.journal, contact_id)

        def left(text: ContactText | None) -> None:
            if text is None:
                if desk.kept:
                    self._on.app.say("Not saved: a draft is kept. The form goes on with it.")
                return
            known = set(self.journal.contacts.names())
            try:
                saved = desk.save(text)
            except PreseasonError as fault:
                again = ": what you typed is put on top of it" if isinstance(fault, ChangedElsewhere) else ""
                self._on.app.say(f"{fault}{again}", severity="error")
                self._on.app.push_screen(ContactForm(desk), left)
                return
            if saved is not None:
                self._filled_in(saved, known)

        self._on.app.push_screen(ContactForm(desk), left)

    def _filled_in(self, contact: Contact, known: set[str]) -> None:
        """A contact was saved; `known` are those who were contacts before."""
        self._on.reload()
        others = set(self.journal.contacts.names()) - known - {contact.text.name}
        new = f" · new in contacts: {', '.join(sorted(others))}" if others else ""
        self._on.app.say(f"Saved: {contact.text.name}{new}")

    # -- on what is shown

    def delete(self, pane: str, row_id: int) -> None:
        """To the trash, where `u` gets it back."""
        if pane == "contacts":
            self._try(lambda: self._deleted(self.journal.contacts.delete(row_id).text.name))
        else:
            self._try(lambda: self._deleted(self.journal.entries.delete(row_id).label))

    def _deleted(self, name: str) -> None:
        self._on.reload()
        self._on.app.say(f"Moved to the trash: {name}. u brings it back.")

    def tick(self, pane: str, row_id: int) -> None:
        """Tick the only follow-up, or ask which."""
        if pane == "contacts":
            followups = tuple(followup for followup, _ in self.journal.contacts.card(row_id).followups)
        else:
            followups = self.journal.entries.get(row_id).derived.followups
        if not followups:
            self._on.app.say("Nothing to tick here: a follow-up is a line like - [ ] send her the article")
        elif len(followups) == 1:
            self._tick(followups[0])
        else:
            from tui.app.dialogs.followups import WhichFollowUp

            def chosen(followup: FollowUp | None) -> None:
                if followup is not None:
                    self._tick(followup)

            self._on.app.push_screen(WhichFollowUp(followups), chosen)

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
        self._on.reload()
        words = fit(followup.text, NOTICE, pad=False)
        self._on.app.say(f"{'Open again' if followup.done else 'Done'}: {words}")

    def copy(self, pane: str, row_id: int) -> None:
        """The Markdown of an entry, or a person's name and address, to the clipboard."""
        from tui.app.clipboard import copy

        if pane == "contacts":
            text = self.journal.contacts.get(row_id).text
            words = "\n".join(part for part in (text.name, text.email, text.phone, text.link) if part)
        else:
            words = self.journal.entries.get(row_id).text.body
        self._on.app.say(copy(self._on.app, words))

    def history(self, pane: str, row_id: int) -> None:
        """The history of an entry."""
        if pane not in ("meetings", "reflections"):
            self._on.app.say("A history have meetings and reflections: put the cursor on one.")
            return
        from tui.app.history.screen import HistoryScreen

        screen = HistoryScreen(self.journal, row_id)
        self._on.app.push_screen(self._of_this_size(screen), lambda _: self._on.reload())

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except PreseasonError as fault:
            self._on.app.say(str(fault), severity="error")
            return False
        return True


def said(saved: Saved) -> str:
    """The notice of a save."""
    if saved.entry.deleted_at is not None:
        return f"Nothing was changed, and in another session it was deleted: {saved.entry.label}"
    if saved.brought_back:
        return f"Saved: {saved.entry.label} · it was deleted in another session, and is back. u undoes both"
    new = ", ".join(saved.new_people)
    words = [f"Saved: {saved.entry.label}", f"new in contacts: {new}" if new else "", _to_tell(saved.entry)]
    return " · ".join(filter(None, words))


def _to_tell(entry: Entry) -> str:
    """Whom to tell how it went, of those by whom one came to meet."""
    told = [one.text for one in entry.derived.followups if one.kind == "tell" and not one.done]
    more = f", and {len(told) - 1} more" if len(told) > 1 else ""
    return f"{told[0][0].lower()}{told[0][1:]}{more}" if told else ""
