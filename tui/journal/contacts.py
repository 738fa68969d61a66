"""People: the one door to list, read, add, change and delete contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.errors import NotFound

if TYPE_CHECKING:
    from tui.domain.people import Contact, ContactLine, ContactText
    from tui.journal.changes import Changes
    from tui.journal.contact_saving import ContactSaving
    from tui.journal.database import Database
    from tui.journal.ids import Ids
    from tui.journal.records import ContactCard


class Contacts:
    """The contacts of a journal. Whatever writes is undoable through the journal's `changes`."""

    def __init__(self, database: Database, now: Callable[[], datetime], changes: Changes) -> None:
        self._database = database
        self._now = now
        self._changes = changes

    @property
    def _saving(self) -> ContactSaving:
        from tui.journal.contact_saving import ContactSaving  # brings Peewee

        return ContactSaving(self._database, self._now, self._changes)

    def order(self, limit: int | None = None) -> Ids:
        """Ids of the contacts not in the trash, by name without case and accents."""
        from tui.journal import contact_reading

        return contact_reading.order_contacts(self._database, limit)

    def lines(self, ids: Sequence[int], *, met: bool = True) -> list[ContactLine]:
        """The rows of a list, in the order of the ids; ids of nobody are skipped.

        Without `met` the meetings are not counted, which takes most of the time.
        """
        from tui.journal import contact_reading

        return contact_reading.read_contact_lines(self._database, ids, met=met)

    def get(self, contact_id: int) -> Contact:
        """The contact, in the trash or not; raises NotFound."""
        from tui.journal import contact_reading

        found = (
            contact_reading.read_contacts(self._database, [contact_id])
            if -(2**63) <= contact_id < 2**63
            else []
        )
        if not found:
            raise NotFound(f"there is no contact {contact_id}")
        return found[0]

    def find(self, name: str) -> Contact:
        """The contact of this name: the very name first, else the only one its words fit.

        Raises NotFound, or Ambiguous with the names to choose from.
        """
        from tui.domain.names import find_name
        from tui.journal.packing import key

        found = find_name(name, self.names())
        return self.get(
            self._database.value(
                "SELECT id FROM contact WHERE fold = ? AND deleted_at IS NULL", (key(found),)
            )
        )

    def trash(self) -> list[Contact]:
        """Who is in the trash, by name."""
        from tui.journal import contact_reading

        rows = self._database.rows("SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY fold, id")
        return contact_reading.read_contacts(self._database, [row[0] for row in rows])

    def names(self) -> list[str]:
        """Every name not in the trash, sorted."""
        rows = self._database.rows("SELECT name FROM contact WHERE deleted_at IS NULL ORDER BY fold, id")
        return [row[0] for row in rows]

    def with_companies(self, people: Sequence[str]) -> list[tuple[str, str]]:
        """Each of these people with the company they are with, or nothing; one query."""
        from tui.journal import contact_reading

        return contact_reading.read_companies(self._database, people)

    def all(self, limit: int | None = None) -> list[Contact]:
        """The contacts not in the trash, by name."""
        from tui.journal import contact_reading

        with self._database.reading():
            return contact_reading.read_contacts(
                self._database, contact_reading.order_contacts(self._database, limit)
            )

    def some(self, ids: Sequence[int]) -> list[Contact]:
        """The contacts with these ids, in that order; ids of nobody are skipped."""
        from tui.journal import contact_reading

        return contact_reading.read_contacts(self._database, ids)

    def count(self) -> int:
        """How many contacts are not in the trash."""
        return int(self._database.value("SELECT COUNT(*) FROM contact WHERE deleted_at IS NULL"))

    def card(self, contact_id: int) -> ContactCard:
        """Everything about one person; raises NotFound."""
        from tui.journal.cards import read_card

        with self._database.reading():
            return read_card(self._database, self.get(contact_id))

    def create(self, text: ContactText) -> Contact:
        """Add a contact; BadInput where one of that name is there, and one in the trash comes back."""
        return self._saving.create(text)

    def save(self, contact_id: int, text: ContactText, *, seen: int) -> Contact:
        """Store new details of a contact whose version `seen` was edited; ChangedElsewhere where it is not
        that version any more."""
        return self._saving.save(contact_id, text, seen)

    def delete(self, contact_id: int) -> Contact:
        """Put a contact in the trash; the entries go on naming it."""
        return self._saving.set_trashed(contact_id, trashed=True)

    def undelete(self, contact_id: int) -> Contact:
        """Bring a contact back from the trash."""
        return self._saving.set_trashed(contact_id, trashed=False)
