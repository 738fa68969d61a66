"""Allies: who led to whom, and what can be done about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.app.acts import Acts
from tui.app.allies.acts import AllyActs
from tui.app.allies.merge_acts import MergeActs
from tui.app.allies.room import AlliesRoom
from tui.app.bindings import bindings
from tui.app.brief.acts import BriefActs
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class AlliesScreen(AlliesRoom):
    """The commands on the person the cursor is on."""

    BINDINGS: ClassVar = [*bindings("allies"), *bindings("person")]

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.acts = Acts(self)
        self.deeds = AllyActs(self)
        self.merging = MergeActs(self)
        self.briefs = BriefActs(self)

    # -- going in, and back

    @on(LineList.Opened, "#tree")
    def _open_card(self) -> None:
        self.follow()
        self.set_class(True, "-reading")
        self.reader.focus()

    def action_back(self) -> None:
        """Out of the card, from there to the Journal."""
        if self.has_class("-reading") or self.focused is self.reader:
            self.set_class(False, "-reading")
            self.tree_list.focus()
        else:
            self.app.go_to_room("journal")

    def on_descendant_focus(self) -> None:
        """The tree is in sight whenever one is in it."""
        if self.focused is self.tree_list:
            self.set_class(False, "-reading")

    # -- on the person

    def action_level(self) -> None:
        """Set the level."""
        self.deeds.level()

    def action_raise(self) -> None:
        """One level up."""
        self.deeds.step(1)

    def action_lower(self) -> None:
        """One level down."""
        self.deeds.step(-1)

    def action_merge(self) -> None:
        """Merge the person into another one."""
        ally = self.deeds.here()
        if ally is not None:
            self.merging.merge(ally)

    def action_look_alikes(self) -> None:
        """People that may be one."""
        self.merging.look_alikes()

    def action_split(self) -> None:
        """Part two again that were merged."""
        ally = self.deeds.here()
        if ally is not None:
            self.merging.split(ally)

    def action_find(self) -> None:
        """Go to a person."""
        self.deeds.find()

    def action_write(self) -> None:
        """Write the tree to a file."""
        self.deeds.write()

    def action_next_cold(self) -> None:
        """To the next person who goes cold."""
        self.deeds.next_cold()

    def action_meetings(self) -> None:
        """Their meetings, in the Journal."""
        self.deeds.meetings()

    def action_new(self) -> None:
        """A new meeting with them."""
        self.deeds.new_meeting()

    def action_edit(self) -> None:
        """Edit their details."""
        ally = self.deeds.here()
        if ally is not None:
            self.acts.edit_contact(ally.id)

    def action_done(self) -> None:
        """Tick a follow-up with them."""
        ally = self.deeds.here()
        if ally is not None and self.focused is self.reader and self.reader.chosen is not None:
            self.reader.action_tick()
        elif ally is not None:
            self.acts.tick("contacts", ally.id)

    def action_copy(self) -> None:
        """Copy their name and addresses."""
        ally = self.deeds.here()
        if ally is not None:
            self.acts.copy("contacts", ally.id)

    def action_brief(self) -> None:
        """What to read before one meets them."""
        ally = self.deeds.here()
        if ally is not None:
            self.briefs.of_person(ally.id)

    def action_questions(self) -> None:
        """The questions one asks everybody."""
        self.briefs.questions()

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)

    @on(Reader.EntryChosen)
    def _entry(self, event: Reader.EntryChosen) -> None:
        self.deeds.open_entry(event.entry_id, event.line)
