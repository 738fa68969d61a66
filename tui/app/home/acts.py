"""What the Journal's commands bring into the journal, each saying in a notice what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.acts import NOTICE, Acts, said
from tui.app.widgets.cells import fit
from tui.domain.errors import PreseasonError
from tui.journal.records import ContactDraft

if TYPE_CHECKING:
    from tui.app.find.room import Leaving
    from tui.app.find.searcher import Searcher
    from tui.app.home.screen import HomeScreen
    from tui.domain.entries import Entry, Kind
    from tui.domain.people import Contact
    from tui.journal.records import Draft, Saved

PANES = {"meeting": "meetings", "reflection": "reflections"}


class HomeActs(Acts):
    """What can be begun in the Journal, besides what can be done to what it shows."""

    def __init__(self, screen: HomeScreen) -> None:
        super().__init__(screen)
        self.screen = screen
        self._searcher: Searcher | None = None

    # -- writing

    def write(self, kind: Kind, people: tuple[str, ...] = ()) -> None:
        """Open the editor on a new entry, with these people, or the person the lists are narrowed to."""
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
                people=people or ((scope,) if scope and kind == "meeting" else ()),
                about=about,
                template=template,
                thanks=self.journal.customs.thanks,
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
        self._tell_reached()

    # -- job searches

    def move(self, entry_id: int) -> None:
        """Ask to which job search an entry is to belong."""
        from tui.app.dialogs.choosing import Choose

        entry = self.journal.entries.get(entry_id)
        names = [each.search.name for each in self.journal.seasons.searches()]
        others = [name for name in names if name != entry.text.search]
        if not others:
            self.screen.app.say("There is no other job search to move it to.")
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self._try(lambda: self._moved(entry, name))

        notes = {entry.text.search: "it is there now"} if entry.text.search else {}
        title = f"Move {fit(entry.label, NOTICE // 2, pad=False)} to"
        self.screen.app.push_screen(Choose(title, names, does="moves it", first=others, notes=notes), chosen)

    def _moved(self, entry: Entry, name: str) -> None:
        self.journal.entries.save(entry.id, entry.text._replace(search=name), seen=entry.version)
        self.screen.reload()
        self.screen.app.say(f"{fit(entry.label, NOTICE // 2, pad=False)} belongs to {name} now.")

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

    def find_in(self, search: str) -> None:
        """Open Find on what belongs to a job search."""
        from tui.domain.query import spell

        self.find(f"{spell('search', search)} ")

    def _left(self, leaving: Leaving | None) -> None:
        if leaving is None:
            return
        to = leaving.to
        if to is not None and to.kind == "pitch":
            from tui.app.pitch.room import show_version

            show_version(self.screen.app, to.id)
        elif to is not None and to.kind == "contact":
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
        entries, contacts = self.journal.drafts, self.journal.contact_drafts
        try:
            drafts: list[Draft | ContactDraft] = [*(entries.all() if asked else entries.abandoned())]
            drafts += contacts.all() if asked else contacts.abandoned()
        except PreseasonError as fault:
            self.screen.app.say(str(fault), severity="error")
            return
        drafts.sort(key=lambda draft: draft.updated_at, reverse=True)
        if not drafts:
            if asked:
                self.screen.app.say("No drafts: everything written is saved.")
            return
        from tui.app.dialogs.drafts import DraftOffer

        self.screen.app.push_screen(DraftOffer(tuple(drafts), self.journal.now()), self._drafted)

    def _drafted(self, answer: tuple[str, Draft | ContactDraft] | None) -> None:
        if answer is None:
            return
        act, draft = answer
        of_contact = isinstance(draft, ContactDraft)
        if act == "discard":
            (self.journal.contact_drafts if of_contact else self.journal.drafts).discard(draft.uid)
            self.screen.app.say("Draft discarded.")
            self.offer_drafts()
            return
        if isinstance(draft, ContactDraft):
            self._fill_in(None, draft)
            return
        from tui.app.pitch.writing import is_of_pitch

        if is_of_pitch(draft):
            from tui.app.pitch.room import go_on

            go_on(self.screen.app, draft)
            return
        from tui.app.editor.start import EditorStart

        self._open(EditorStart.resume(draft))

    # -- contacts

    def new_contact(self) -> None:
        """A form for a new person."""
        self._fill_in(None)

    def _filled_in(self, contact: Contact, known: set[str]) -> None:
        if contact.text.name not in known:
            self.screen.reload(keep=("contacts", contact.id))
        super()._filled_in(contact, known)
