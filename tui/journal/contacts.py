"""People: the one door to list, read, add, change and delete contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui.domain.errors import NotFound

if TYPE_CHECKING:
    from tui.domain.customs import Customs
    from tui.domain.doubles import Double
    from tui.domain.joining import Merged
    from tui.domain.people import ColdContact, Contact, ContactLine, ContactText
    from tui.journal.changes import Changes
    from tui.journal.contact_saving import ContactSaving
    from tui.journal.database import Database
    from tui.journal.ids import Ids
    from tui.journal.merging_contacts import Merging
    from tui.journal.parting import Parted
    from tui.journal.records import ContactCard


class Contacts:
    """The contacts of a journal. Whatever writes is undoable through the journal's `changes`."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], changes: Changes, customs: Customs
    ) -> None:
        self._database = database
        self._now = now
        self._changes = changes
        self._customs = customs

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
        """The contact of this name: the very name first, also one that was merged, else the only one its
        words fit. Raises NotFound, or Ambiguous with the names to choose from.
        """
        from tui.domain.names import find_name
        from tui.domain.text import clean_line
        from tui.journal.packing import key

        name, names = clean_line(name), self.names()
        found = name if name in names else self.aliases().get(key(name)) or find_name(name, names)
        return self.get(
            self._database.value(
                "SELECT id FROM contact WHERE fold = ? AND deleted_at IS NULL", (key(found),)
            )
        )

    def trash(self) -> list[Contact]:
        """Who is in the trash, the last deleted first."""
        from tui.journal import contact_reading

        rows = self._database.rows(
            "SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, fold"
        )
        return contact_reading.read_contacts(self._database, [row[0] for row in rows])

    def names(self) -> list[str]:
        """Every name not in the trash, sorted."""
        rows = self._database.rows("SELECT name FROM contact WHERE deleted_at IS NULL ORDER BY fold, id")
        return [row[0] for row in rows]

    def aliases(self) -> dict[str, str]:
        """Names that were merged, by their keys (`fold`), and what those who had them are called now."""
        from tui.journal.contact_reading import read_aliases

        return read_aliases(self._database)

    def where_now(self, contact_id: int) -> int:
        """The id of a contact, or of the one it was merged into; raises NotFound."""
        from tui.journal.contact_writing import where_now

        found = where_now(self._database, contact_id)
        if found is None:
            raise NotFound(f"there is no contact {contact_id}")
        return found

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

    def going_cold(self) -> list[ColdContact]:
        """Those one was not in touch with for longer than is wont at their level, the longest first.

        Not those one is about to meet. Who is not to be spoken of for a while is among them all the same.
        """
        from tui.domain.touch import going_cold
        from tui.journal.touches import read_touches

        today, cold_after = self._now().date(), self._customs.cold_after
        return going_cold(read_touches(self._database, cold_after, today), cold_after, today=today)

    def last_touches(self) -> dict[int, date]:
        """The day of the last touch with each contact there was one with, by their ids."""
        from tui.journal.touches import read_last

        with self._database.reading():
            return {each: date.fromisoformat(day) for each, day in read_last(self._database).items()}

    def create(self, text: ContactText, *, draft: str | None = None) -> Contact:
        """Add a contact, and forget the draft it was typed in; BadInput where one of that name is there, and
        one in the trash comes back."""
        return self._saving.create(text, draft)

    def save(self, contact_id: int, text: ContactText, *, seen: int, draft: str | None = None) -> Contact:
        """Store new details of a contact whose version `seen` was edited; ChangedElsewhere where it is not
        that version any more, or was merged into another contact."""
        return self._saving.save(contact_id, text, seen, draft)

    def edit(self, contact_id: int, edit: Callable[[ContactText], ContactText], label: str) -> Contact:
        """Store what `edit` makes of the present details; `label` says in the undo what was done."""
        return self._saving.edit(contact_id, edit, label)

    def delete(self, contact_id: int) -> Contact:
        """Put a contact in the trash; the entries go on naming it."""
        return self._saving.set_trashed(contact_id, trashed=True)

    def undelete(self, contact_id: int) -> Contact:
        """Bring a contact back from the trash."""
        return self._saving.set_trashed(contact_id, trashed=False)

    def purge(self, contact_id: int) -> None:
        """Let a contact in the trash go for good, with all that is known of them, and out of the entries that
        were with others too; this cannot be undone. BadInput where a meeting was with them alone."""
        from tui.journal.purging import purge_contact

        purge_contact(self._database, contact_id, self._now())

    def before_purge(self, contact_id: int) -> int:
        """How many entries outside the trash `purge` would take this contact out of; raises what it would."""
        from tui.journal import purging_contacts

        purging_contacts.check_trashed(self._database, contact_id)
        purging_contacts.check_alone(self._database, contact_id)
        return purging_contacts.named_in(self._database, contact_id)

    # -- two contacts that may be one

    @property
    def _merging(self) -> Merging:
        from tui.journal.merging_contacts import Merging

        return Merging(self._database, self._now, self._changes)

    def preview_merge(self, contact_id: int, into: int) -> Merged:
        """What `merge` would do."""
        return self._merging.preview(contact_id, into)

    def merge(self, contact_id: int, into: int) -> Merged:
        """Let a contact be another one: all that was its belongs to the other, whom its name means from now
        on. BadInput where they are one, NotFound where either is gone or in the trash."""
        return self._merging.merge(contact_id, into)

    def doubles(self) -> list[Double]:
        """Pairs of contacts that may be one person, the likeliest first; takes up to half a second."""
        from tui.journal.doubles import read_doubles

        return read_doubles(self._database)

    def part(self, name: str) -> Parted:
        """Let whoever had this name until they were merged be somebody again; raises NotFound, BadInput."""
        from tui.journal.parting import Parting

        return Parting(self._database, self._now, self._changes).part(name)

    def keep_apart(self, contact_id: int, other: int) -> None:
        """Never suggest these two again; nothing where they are told apart already."""
        from tui.journal.doubles import keep_apart

        keep_apart(self._database, self._changes, contact_id, other)
