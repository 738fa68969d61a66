"""What was promised, by them and by you: the one door to what is open, and to introductions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tui.domain.entries import IntroductionStatus
    from tui.domain.introductions import Offered
    from tui.domain.letters import Letter
    from tui.domain.people import ColdContact
    from tui.domain.today import Due, Today
    from tui.journal.acting import Acting
    from tui.journal.changes import Changes
    from tui.journal.database import Database


_LATE = "{0}.due < ?1 AND ({0}.snoozed IS NULL OR {0}.snoozed_due IS NOT {0}.due OR {0}.snoozed < ?1)"
_OVERDUE = f"""
    SELECT EXISTS (SELECT 1 FROM followup f JOIN entry e ON e.id = f.entry_id WHERE f.done = 0
            AND f.closed_at IS NULL AND {_LATE.format("f")} AND e.deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM introduction i JOIN entry e ON e.id = i.entry_id WHERE i.closed_at IS NULL
            AND i.status IN ('offered', 'chased') AND {_LATE.format("i")} AND e.deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM entry WHERE status = 'planned' AND deleted_at IS NULL AND day < ?1)
    """  # noqa: S608 - our own words


class Promises:
    """The promises of a journal. Whatever writes is undoable through the journal's `changes`.

    Something that is open is known by its id on Today: `f12` a follow-up, `i3` an introduction, `m40` a
    planned meeting, `c7` a contact with whom it goes cold.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        changes: Changes,
        going_cold: Callable[[], Sequence[ColdContact]],
    ) -> None:
        self._database = database
        self._now = now
        self._changes = changes
        self._going_cold = going_cold

    @property
    def _acting(self) -> Acting:
        from tui.journal.acting import Acting

        return Acting(self._database, self._now, self._changes)

    # -- what is open

    def today(self, cold: Sequence[ColdContact] | None = None) -> Today:
        """What is open, and coming up, by what one does about it.

        `cold` are those with whom it goes cold, where they are known: to find them takes longest.
        """
        from tui.domain.today import of_cold, sort_out
        from tui.journal.due_reading import read_due

        day = self._now().date()
        with self._database.reading():
            found = read_due(self._database, today=day)
            quiet: dict[int, str] = dict(self._database.rows("SELECT contact_id, until FROM contact_quiet"))
        cold = self._going_cold() if cold is None else cold
        spoken_of = [each for each in cold if quiet.get(each.contact, "") <= day.isoformat()]
        return sort_out((*found, *map(of_cold, spoken_of)), today=day)

    def cold(self) -> list[ColdContact]:
        """Those with whom it goes cold, also those of whom nothing is to be said for a while."""
        return list(self._going_cold())

    def count_due(self) -> int:
        """How many ask for something to be done today; people who go cold are not counted."""
        from tui.journal.due_reading import count_due

        with self._database.reading():
            return count_due(self._database, today=self._now().date())

    def anything_overdue(self) -> bool:
        """Whether something was due before today, as soon as that can be known."""
        day = self._now().date().isoformat()
        return bool(self._database.value(_OVERDUE, (day,)))

    def find(self, typed: str) -> Due:
        """What is open and has this id; raises NotFound."""
        from tui.domain.today import parse_id

        wanted = parse_id(typed)
        for each in self.today().everything:
            if wanted is not None and wanted in (each.id, *each.also):
                return each
        raise NotFound(f"nothing open has the id {typed[:40]!r}: `preseason today` lists what is open")

    # -- acting on it

    def done(self, due: Due) -> None:
        """It is done, as one step of undo: a line is ticked in its text, an introduction goes a step on, a
        planned meeting was held, and somebody with whom it goes cold was heard of. Raises BadInput for a
        meeting that is still to come."""
        self._each(due, self._acting.done)

    def snooze(self, due: Due, until: date) -> None:
        """Keep quiet about it until a day to come; a planned meeting is put off to that day."""
        if until <= self._now().date():
            raise BadInput("date", "that is no day to come: it is snoozed until tomorrow at the soonest")
        acting = self._acting
        self._each(due, lambda each: acting.snooze(each, until))

    def reopen(self, typed: str) -> Due | None:
        """What has this id is not done after all; returns it as it stands on Today then. Raises NotFound."""
        return self._again(typed, self._acting.reopen)

    def wake(self, typed: str) -> Due | None:
        """What has this id is spoken of again on its own day; the same."""
        return self._again(typed, self._acting.wake)

    def _again(self, typed: str, act: Callable[[str], None]) -> Due | None:
        from tui.domain.today import parse_id

        wanted = parse_id(typed)
        if wanted is None:
            raise NotFound(f"{typed[:40]!r} is no id of `preseason today`: they are such as f12, i3 or c7")
        act(wanted)
        found = (each for each in self.today().everything if wanted in (each.id, *each.also))
        return next(found, None)

    def became(self, due: Due, status: IntroductionStatus, *, name: str = "") -> tuple[str, ...]:
        """Say what became of an introduction on Today, wherever it was said; as `set_status`, one step."""
        new: list[str] = []
        self._each(due, lambda each: new.extend(self.set_status(int(each[1:]), status, name=name)))
        return tuple(new)

    def _each(self, due: Due, act: Callable[[str], None]) -> None:
        if not due.also:
            act(due.id)
            return
        with self._changes.all_or_none(), self._database.together(), self._changes.as_one(due.text):
            for each in (due.id, *due.also):
                act(each)

    # -- letters

    def letter(self, due: Due) -> Letter | None:
        """The draft that something asks for: to thank, to ask again, to tell; None where it asks for none."""
        from tui.journal.letter_reading import read_letter

        return read_letter(self._database, due, today=self._now().date())

    # -- introductions

    def introductions(self, status: IntroductionStatus | None = None) -> list[Offered]:
        """Every introduction with its steps, or those that stand so, the newest first."""
        from tui.journal.introduction_reading import read_introductions

        return read_introductions(self._database, status)

    def introduction(self, number: int) -> Offered:
        """One of them; raises NotFound."""
        from tui.journal.introduction_reading import read_introduction

        found = read_introduction(self._database, number) if -(2**63) <= number < 2**63 else None
        if found is None:
            raise NotFound(f"there is no introduction {number}")
        return found

    def set_status(self, number: int, status: IntroductionStatus, *, name: str = "") -> tuple[str, ...]:
        """Say what became of an introduction; returns who became a contact by it.

        `name` is what to call who was introduced, where it is not what was written.
        """
        from tui.journal.introduction_saving import IntroductionSaving

        return IntroductionSaving(self._database, self._now, self._changes).set_status(number, status, name)
