"""The Journal: contacts, meetings and reflections at the left, what they say at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.app.bindings import bindings
from tui.app.home.acts import HomeActs
from tui.app.home.room import KINDS, PANES, Room
from tui.app.home.searches import Searches
from tui.app.home.words import NO_CURRENT, NO_SEARCHES
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class HomeScreen(Room):
    """Three lists and a reader, and the commands on what the cursor is on."""

    BINDINGS: ClassVar = [*bindings("journal"), *bindings("person")]

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.acts = HomeActs(self)
        self.searches = Searches(self)

    def on_mount(self) -> None:
        """Offer what another session left unsaved."""
        self.call_after_refresh(self.acts.offer_drafts)

    def on_unmount(self) -> None:
        """Nothing is searched for a journal that will be closed."""
        self.acts.rest()

    # -- opening and going back

    @on(LineList.Opened)
    def _opened(self, event: LineList.Opened) -> None:
        if event.list.id == "contacts":
            self.scope = None if self.scope == event.row_id else event.row_id
            self.reload()
            if self.scope is not None:
                target = self.meetings if self.meetings.source.ids else self.reflections
                if target.source.ids:
                    target.focus()
        elif event.list.id == "searches" and event.row_id is not None:
            self.searches.edit("searches", event.row_id)
        else:
            self.read()

    def read(self) -> None:
        """Give the reader the focus, and on a narrow terminal the whole width."""
        self.set_class(True, "-reading")
        self.reader.focus()

    def open_entry(self, entry_id: int, line: int | None) -> None:
        """Put the cursor on an entry, and read it at a line."""
        kind = self.journal.entries.get(entry_id).text.kind
        pane = PANES[kind]
        if entry_id not in self.list_of(pane).source.ids:
            self.scope = self.only = None
        self.action_pane(pane)
        self.pane = pane  # the reader may have the focus before the list hears of its own
        self.reload(keep=(pane, entry_id))
        self.call_after_refresh(self._read_at, line)

    def show_only(self, contact_id: int) -> None:
        """Narrow the lists to a person."""
        self.scope = contact_id
        self.action_pane("meetings")
        self.reload(keep=("contacts", contact_id))

    def open_contact(self, contact_id: int) -> None:
        """Put the cursor on a contact."""
        self.action_pane("contacts")
        self.reload(keep=("contacts", contact_id))

    def _read_at(self, line: int | None) -> None:
        self.read()
        if line is not None:
            self.reader.scroll_to_line(line)

    def action_back(self) -> None:
        """Out of the reader, then out of the narrowing."""
        if self.focused is self.reader or self.has_class("-reading"):
            self.set_class(False, "-reading")
            self.list_of(self.pane).focus()
        elif self.scope is not None:
            kept = ("contacts", self.scope)
            self.scope = None
            self.reload(keep=kept)
        elif self.only is not None:
            self.only = None
            self.reload()

    @on(TopBar.ChipLifted)
    def _lift(self) -> None:
        self.scope = self.only = None
        self.reload()

    def action_search(self) -> None:
        """Meetings and reflections of the job search that goes on, or of all."""
        current = self.journal.seasons.current_search()
        if current is None:
            self.app.say(NO_CURRENT)
            return
        self.only = current if self.only is None else None
        self.reload()

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        if name == "searches" and not self.list_of(name).source.ids:
            self.app.say(NO_SEARCHES)
            return
        self.set_class(False, "-reading")
        self.list_of(name).focus()
        if name != self.pane:
            self.pane = name  # at once: the next key may come before the list hears of its focus
            self.follow()
            self._keep_searches()

    # -- commands: what they act on is decided here, what they do in Acts and Searches

    @property
    def _acts(self) -> HomeActs | Searches:
        return self.searches if self.pane == "searches" else self.acts

    def action_new(self) -> None:
        """New, of the pane's kind."""
        if self.pane == "contacts":
            self.acts.new_contact()
        elif self.pane == "searches":
            self.acts.find()
        else:
            self.acts.write(KINDS[self.pane])

    def action_new_meeting(self) -> None:
        """A new meeting."""
        self.acts.write("meeting")

    def action_new_reflection(self) -> None:
        """A new reflection; about the meeting being read, if one is."""
        self.acts.write("reflection")

    def action_edit(self) -> None:
        """Edit what is shown."""
        if self.shown is not None:
            self._acts.edit(*self.shown)

    def action_delete(self) -> None:
        """Move what is shown to the trash."""
        if self.shown is not None:
            self._acts.delete(*self.shown)

    def action_done(self) -> None:
        """Tick a follow-up of what is shown."""
        if self.focused is self.reader and self.reader.chosen is not None:
            self.reader.action_tick()
        elif self.shown is not None:
            self._acts.tick(*self.shown)

    def action_took_place(self) -> None:
        """Write up a planned meeting, as held."""
        if self.pane == "meetings" and self.shown is not None:
            self.acts.took_place(self.shown[1])
        else:
            self.app.say("Put the cursor on a planned meeting: H writes it up.")

    def action_copy(self) -> None:
        """Copy the text of what is shown."""
        if self.shown is not None:
            self._acts.copy(*self.shown)

    def action_move(self) -> None:
        """To another job search."""
        if self.shown is not None and self.pane in KINDS:
            self.acts.move(self.shown[1])
        else:
            self.app.say("Nothing to move here: put the cursor on a meeting or a reflection.")

    def action_history(self) -> None:
        """Every state that the entry shown was saved in."""
        if self.shown is not None:
            self.acts.history(*self.shown)

    def action_trash(self) -> None:
        """What was deleted."""
        self.acts.trash()

    def action_import(self) -> None:
        """Bring in what other programs hold."""
        from tui.app.imports.acts import Importing

        Importing(self.app, self.journal).begin()

    def action_export(self) -> None:
        """Take everything out."""
        from tui.app.imports.acts import Exporting

        Exporting(self.app, self.journal).begin()

    def action_find(self) -> None:
        """Find anything; what is about one person, or of one search, while the lists are narrowed to it."""
        if self.scope is not None:
            self.acts.find_with(self.scope_name())
        elif self.only is not None:
            self.acts.find_in(self.only.name)
        else:
            self.acts.find()

    def action_find_theirs(self) -> None:
        """Find in what is about the person under the cursor."""
        if self.pane == "searches":
            self.action_find()
        else:
            self.acts.find_theirs()

    def action_brief(self) -> None:
        """What to read before one meets the person, or those of the meeting, under the cursor."""
        from tui.app.brief.acts import BriefActs

        pane, row_id = self.shown or ("", 0)
        if pane == "contacts":
            BriefActs(self).of_person(row_id)
        elif pane == "meetings":
            BriefActs(self).of_meeting(row_id)
        else:
            self.app.say("Nobody to meet here: put the cursor on a contact or a meeting.")

    def action_questions(self) -> None:
        """The questions one asks everybody."""
        from tui.app.brief.acts import BriefActs

        BriefActs(self).questions()

    def action_drafts(self) -> None:
        """The drafts that wait."""
        self.acts.offer_drafts(asked=True)

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _line(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)

    @on(Reader.EntryChosen)
    def _entry(self, event: Reader.EntryChosen) -> None:
        self.open_entry(event.entry_id, event.line)
