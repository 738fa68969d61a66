"""One record after another, each to the desk that knows what to make of it; a bad one stays alone."""

from __future__ import annotations

from collections.abc import Callable

from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.domain.imports import How, Noun, Problem, Record
from tui.journal.arriving import Arrived, Desk, short_digest
from tui.journal.arriving_contacts import ArrivingContacts
from tui.journal.arriving_entries import ArrivingEntries, Source
from tui.journal.import_counting import Count


class Bringing:
    """An import under way. Inside `together` only."""

    def __init__(self, desk: Desk, count: Count, how: How) -> None:
        self._desk = desk
        self._count = count
        self._how = how
        self._contacts = ArrivingContacts(desk)
        self._entries = ArrivingEntries(desk, self._contacts)

    def bring(self, record: Record | Problem) -> None:
        """Bring one record in, and count it."""
        if isinstance(record, Problem):
            self._count.problem(record)
            return
        key, policy = short_digest(*record.key), self._how.of(record.place)
        noun: Noun = "entry" if isinstance(record.what, EntryText) else "contact"
        try:
            if isinstance(record.what, EntryText):
                arrived = self._entry(record.what, Source(key, record.said, policy))
            else:
                arrived = self._contacts.bring(record.what, key, policy)
        except BadInput as fault:
            self._count.problem(Problem(record.place, str(fault)))
        else:
            self._count.came(record, noun, arrived)

    def _entry(self, text: EntryText, source: Source) -> Arrived:
        """Bring an entry in; only what it points to can prove wrong once something of it is written."""
        if text.about is None and text.search is None:
            return self._entries.bring(text, source)
        with self._desk.database.writing():
            return self._entries.bring(text, source)

    def finish(self, tell: Callable[[int], None] | None) -> None:
        """Write what waits to be written, and let everything be found."""
        self._desk.finish(tell)
