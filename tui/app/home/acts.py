"""What the Journal's commands bring into the journal, each saying in a notice what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.acts import Acts, said
from tui.domain.errors import PreseasonError

if TYPE_CHECKING:
    from tui.app.find.room import Leaving
    from tui.app.find.searcher import Searcher
    from tui.app.home.screen import HomeScreen
    from tui.domain.entries import Kind
    from tui.domain.people import ContactText
    from tui.journal.records import Draft, Saved

PANES = {"meeting": "meetings", "reflection": "reflections"}


class HomeActs(Acts):
    """What can be begun in the Journal, besides what can be done to what it shows."""

    def __init__(self, screen: HomeScreen) -> None:
        super().__init__(screen)
        self.screen = screen
        self._searcher: Searcher | None = None

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
        self.screen.app.say(said(saved))

    # -- finding

    @property
    def searcher(self) -> Searcher:
        """What asks in a thread of its own."""
        from tui.app.find.searcher import Searcher

        if self._searcher is None:
            self._searcher = Searcher(self.journal)
        return self._searcher

    def rest(self) -> None:
        """Nothing is searched any more."""
        if self._searcher is not None:
            self._searcher.rest()

    def find(self, query: str | None = None) -> None:
        """Open Find on a query; without one, on what was asked last, for typing to replace it."""
        from tui.app.find.screen import FindScreen

        asked = self.searcher.asked if query is None else query
        screen = FindScreen(self.journal, self.searcher, asked, selected=query is None)
        self.screen.app.push_screen(self._of_this_size(screen), self._left)

    def find_theirs(self) -> None:
        """Open Find on the person under the cursor, or on those of the meeting there."""
        pane, row_id = self.screen.shown or ("", 0)
        names: tuple[str, ...] = ()
        if pane == "contacts":
            names = (self.journal.contacts.get(row_id).text.name,)
        elif pane in PANES.values():
            names = self.journal.entries.get(row_id).text.people
        if names:
            self.find_with(*names)
        else:
            self.screen.app.say("Nobody to search for here: put the cursor on a contact or a meeting.")

    def find_with(self, *names: str) -> None:
        """Open Find on what is with one of these people."""
        from tui.domain.query import spell

        self.find("".join(f"{spell('with', name)} " for name in names))

    def _left(self, leaving: Leaving | None) -> None:
        if leaving is None:
            return
        to = leaving.to
        if to is not None and to.kind == "contact":
            self.screen.open_contact(to.id)
        elif to is not None:
            self.screen.open_entry(to.id, leaving.line)
        elif leaving.changed:
            self.screen.reload()

    def trash(self) -> None:
        """Open the trash."""
        from tui.app.history.trash import TrashScreen

        screen = TrashScreen(self.journal)
        self.screen.app.push_screen(self._of_this_size(screen), lambda _: self.screen.reload())

    # -- drafts

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
