"""What it means that something on Today is done, or put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.domain.dates import later, show_date
from tui.domain.entries import IntroductionStatus
from tui.domain.errors import BadInput, NotFound
from tui.domain.today import CONTACT, FOLLOWUP, INTRODUCTION, MEETING
from tui.journal.introduction_saving import IntroductionSaving
from tui.journal.packing import the_day
from tui.journal.saving import Saving
from tui.journal.snoozing import Place, snooze

if TYPE_CHECKING:
    from tui.journal.changes import Changes
    from tui.journal.database import Database

_ON: dict[tuple[str, str], IntroductionStatus] = {
    ("to_me", "offered"): "made",
    ("to_me", "chased"): "made",
    ("to_me", "made"): "met",
    ("by_me", "offered"): "made",
    ("by_me", "chased"): "made",
}
"""Where an introduction goes from where it stands."""


class Acting:
    """Acts on what is open in one journal, by its id on Today."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes
        self._saving = Saving(database, now, changes)
        self._introducing = IntroductionSaving(database, now, changes)

    def done(self, due: str) -> None:
        """It is done."""
        kind, number = due[0], int(due[1:])
        if kind == FOLLOWUP:
            self._saving.tick(number, True)
        elif kind == INTRODUCTION:
            self._introducing.set_status(number, self._next(number))
        elif kind == MEETING:
            self._held(number)
        else:
            self._in_touch(number)

    def _next(self, introduction: int) -> IntroductionStatus:
        rows = self._database.rows("SELECT direction, status FROM introduction WHERE id = ?", (introduction,))
        if not rows or rows[0] not in _ON:
            raise NotFound(f"nothing is left to be done about introduction {introduction}")
        return _ON[rows[0]]

    def _held(self, meeting: int) -> None:
        day = the_day(self._database.value("SELECT day FROM entry WHERE id = ?", (meeting,)))
        if day > self._now().date():
            raise BadInput("date", f"it is still to come, on {show_date(day)}: snooze it to another day")
        self._saving.edit(meeting, lambda text: text._replace(status="held"), "held")

    def _in_touch(self, contact: int) -> None:
        level = self._database.value("SELECT level FROM contact WHERE id = ?", (contact,))
        quiet = max(1, self._database.customs.cold_after.get(level, 0))
        until = later(self._now().date(), quiet)
        snooze(self._database, self._changes, Place("contact_quiet", contact), until, verb="in touch")

    def snooze(self, due: str, until: date) -> None:
        """It is put off until a day: what it is about stays as it is, but a planned meeting, which moves."""
        if due.startswith(MEETING):
            self._saving.edit(int(due[1:]), lambda text: text._replace(on=until), "moved")
        else:
            snooze(self._database, self._changes, _place(due), until)

    def reopen(self, due: str) -> None:
        """It is not done after all: a follow-up is open again, and of somebody it is spoken again."""
        if due.startswith(FOLLOWUP):
            self._saving.tick(int(due[1:]), False)
        elif due.startswith(CONTACT):
            self.wake(due)
        elif due.startswith(INTRODUCTION):
            raise BadInput(
                "id", f"what became of it is said so: `preseason introduction {due} --status offered`"
            )
        else:
            raise BadInput("id", f"that is said of a meeting so: `preseason edit {due[1:]} --planned`")

    def wake(self, due: str) -> None:
        """It is spoken of again on its own day."""
        if due.startswith(MEETING):
            raise BadInput("id", f"a meeting is moved: `preseason edit {due[1:]} --on DATE`")
        snooze(self._database, self._changes, _place(due), None, verb="spoken of again")


def _place(due: str) -> Place:
    """Where it is kept until when to keep quiet about something."""
    table = {FOLLOWUP: "followup", INTRODUCTION: "introduction"}.get(due[0], "contact_quiet")
    return Place(table, int(due[1:]))
