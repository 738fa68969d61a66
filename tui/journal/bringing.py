"""One record after another, each to the desk that knows what to make of it; a bad one stays alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.domain.entries import EntryText
from tui.domain.errors import BadInput, JournalDamaged
from tui.domain.imports import How, Noun, Policy, Problem, Record, Whole
from tui.journal.arriving import Arrived, Desk, short_digest
from tui.journal.arriving_contacts import ArrivingContacts
from tui.journal.arriving_entries import ArrivingEntries, Source
from tui.journal.import_counting import Count
from tui.journal.milestone_keeping import tell as tell_milestones

if TYPE_CHECKING:
    from tui.journal.arriving_rows import ArrivingRows


class Bringing:
    """An import under way. Inside `together` only."""

    def __init__(self, desk: Desk, count: Count, how: How) -> None:
        self._desk = desk
        self._count = count
        self._how = how
        self._contacts = ArrivingContacts(desk)
        self._entries = ArrivingEntries(desk, self._contacts)
        self._rows: ArrivingRows | None = None

    def bring(self, record: Record | Problem) -> None:
        """Bring one record in, and count it."""
        if isinstance(record, Problem):
            self._count.problem(record)
            return
        key, policy = short_digest(*record.key), self._how.of(record.place)
        try:
            if isinstance(record.what, Whole):
                noun, arrived = self._whole(record.what, record.place, policy)
            elif isinstance(record.what, EntryText):
                noun, arrived = "entry", self._entry(record.what, Source(key, record.said, policy))
            else:
                noun = "contact"
                arrived = self._contacts.bring(record.what, key, policy)
        except BadInput as fault:
            self._count.problem(Problem(record.place, str(fault)))
        else:
            self._count.came(record, noun, arrived)

    def _whole(self, whole: Whole, place: str, policy: Policy) -> tuple[Noun, Arrived]:
        """Take up a record of a full export, all of it or nothing."""
        if self._rows is None:
            from tui.journal.arriving_rows import ArrivingRows

            self._rows = ArrivingRows(self._desk, self._contacts, self._entries)
        try:
            with self._desk.database.writing():
                arrived = self._rows.bring(whole, place, policy)
        except JournalDamaged as fault:
            if isinstance(fault.__cause__, sqlite3.IntegrityError):
                raise BadInput("record", f"it contradicts what is here ({fault.__cause__})") from fault
            raise
        return noun_of(whole.name), arrived

    def _entry(self, text: EntryText, source: Source) -> Arrived:
        """Bring an entry in; only what it points to can prove wrong once something of it is written."""
        if text.about is None and text.search is None:
            return self._entries.bring(text, source)
        with self._desk.database.writing():
            return self._entries.bring(text, source)

    def finish(self, tell: Callable[[int], None] | None) -> None:
        """Write what waits to be written, and let everything be found."""
        if self._rows is not None:
            for problem in self._rows.finish():
                self._count.problem(problem)
        self._desk.finish(tell)
        tell_milestones(self._desk.database, self._desk.now)  # what a file has reached is no news


def noun_of(name: str) -> Noun:
    """The table whose rows the records under a name are."""
    from tui.journal.portable.tables import BY_NAME

    return BY_NAME[name].table
