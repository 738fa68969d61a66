"""Season: what the meetings add up to, and what can be done about a job search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.bindings import bindings
from tui.app.season.recap_acts import RecapActs
from tui.app.season.room import SeasonRoom
from tui.app.season.search_acts import SearchActs
from tui.app.season.search_list import EVERY

if TYPE_CHECKING:
    from tui.journal.journal import Journal


class SeasonScreen(SeasonRoom):
    """The commands on the search under the cursor."""

    BINDINGS: ClassVar = bindings("season")

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.deeds = SearchActs(self)
        self.recaps = RecapActs(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While an entry is read, no search is deleted: elsewhere the key deletes entries."""
        if action == "delete" and self.entry is not None:
            return False
        return super().check_action(action, parameters)

    def action_start(self) -> None:
        """Start a search."""
        self.deeds.start()

    def action_edit(self) -> None:
        """Edit the entry that is read, else the search."""
        if self.entry is not None:
            self.acts.edit("entries", self.entry)
        else:
            self.deeds.edit()

    def action_end(self) -> None:
        """Tick in the entry that is read; else end the search, or let it go on again."""
        if self.entry is None:
            self.deeds.end()
        elif self.reader.chosen is not None:
            self.reader.action_tick()
        else:
            self.acts.tick("entries", self.entry)

    def action_adopt(self) -> None:
        """Let entries of no search belong to it."""
        self.deeds.adopt()

    def action_delete(self) -> None:
        """Delete the search, once one is sure."""
        self.deeds.delete()

    def action_all(self) -> None:
        """The search that goes on, or all of them."""
        current = next((each.search.id for each in self.seasons.lines.values() if each.search.goes_on), EVERY)
        if current == EVERY and self.seasons.current == EVERY:
            self.app.say("No job search goes on: n starts one.")
        else:
            self.seasons.go_to(EVERY if self.seasons.current == current else current)

    # -- the recap

    def action_page(self) -> None:
        """Show the recap."""
        self.recaps.page()

    def action_copy(self) -> None:
        """Copy it."""
        self.recaps.copy()

    def action_write(self) -> None:
        """Write it to a file."""
        self.recaps.write()

    def offer_recap(self) -> None:
        """After a search has ended: its recap, if that is wanted."""
        self.recaps.write()
