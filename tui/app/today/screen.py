"""Today: what is due, what was promised, what is coming up, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from tui.app.bindings import bindings
from tui.app.brief.acts import BriefActs
from tui.app.today.acts import TodayActs
from tui.app.today.room import TodayRoom
from tui.app.widgets.line_list import LineList
from tui.app.widgets.reader import Reader
from tui.domain.today import MEETING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.domain.today import Due
    from tui.journal.journal import Journal


class TodayScreen(TodayRoom):
    """The commands on what the cursor is on."""

    BINDINGS: ClassVar = [*bindings("today"), *bindings("person")]

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.acts = TodayActs(self)

    @on(LineList.Opened)
    def _opened(self) -> None:
        """A letter where one is asked for, else the line it was said in."""
        self._with(lambda due: None if self.acts.letter(due) else self.read())

    def _with(self, act: Callable[[Due], object]) -> None:
        here = self.due.here
        if here is None:
            self.app.say("Nothing is open.")
        else:
            act(here)

    def action_done(self) -> None:
        """It is done; what stands out while reading is ticked."""
        if self.focused is self.reader and self.reader.chosen is not None:
            self.reader.action_tick()
        else:
            self._with(self.acts.done)

    def action_snooze(self) -> None:
        """Keep quiet about it until a day."""
        self._with(self.acts.snooze)

    def action_became(self) -> None:
        """What became of it."""
        self._with(self.acts.became)

    def action_read_line(self) -> None:
        """Read where it was said."""
        self._with(lambda due: self.read())

    def action_edit(self) -> None:
        """Edit the entry it was said in; of somebody who goes cold, the details."""
        self._with(self._edit)

    def _edit(self, due: Due) -> None:
        if due.entry is not None:
            self.acts.edit("entries", due.entry)
        elif due.contact_id is not None:
            self.acts.edit_contact(due.contact_id)

    def action_copy(self) -> None:
        """Copy the draft of its letter, or the line."""
        self._with(self.acts.copy_line)

    def action_new(self) -> None:
        """Log a meeting with whom it is about."""
        self.acts.meet(self.due.here, planned=False)

    def action_plan(self) -> None:
        """Plan one."""
        self.acts.meet(self.due.here, planned=True)

    def action_brief(self) -> None:
        """What to read before one meets them, or those of the meeting."""
        self._with(self._brief)

    def _brief(self, due: Due) -> None:
        if due.id.startswith(MEETING):
            BriefActs(self).of_meeting(due.number)
        elif due.contact_id is not None:
            BriefActs(self).of_person(due.contact_id)
        else:
            self.app.say("This is with nobody in particular: there is no one to read about.")

    def action_questions(self) -> None:
        """The questions one asks everybody."""
        BriefActs(self).questions()

    @on(Reader.LinkChosen)
    def _link(self, event: Reader.LinkChosen) -> None:
        self.app.open_url(event.url)

    @on(Reader.LineChosen)
    def _tick(self, event: Reader.LineChosen) -> None:
        self.acts.tick_one(event.entry_id, event.followup_id, event.line)
