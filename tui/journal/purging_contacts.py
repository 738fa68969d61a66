"""Letting people in the trash go for good: with all that is known of them, and out of entries naming them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.errors import BadInput, NotFound
from tui.journal import purging_notes
from tui.journal.deriving import derive_text
from tui.journal.packing import key
from tui.journal.reading import read_entries
from tui.journal.writing import put, standing

if TYPE_CHECKING:
    from tui.journal.database import Database

_NAMED = "SELECT entry_id FROM entry_contact WHERE contact_id = ? ORDER BY entry_id"
_UNNAMED = """
    SELECT id FROM contact c WHERE deleted_at < ?
    AND NOT EXISTS (SELECT 1 FROM entry_contact WHERE contact_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM introduction WHERE contact_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM followup WHERE contact_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.introduced_by_id = c.id AND o.deleted_at IS NULL)
    ORDER BY id"""


def named_in(database: Database, contact_id: int) -> int:
    """How many entries outside the trash say that they were with this contact."""
    return int(
        database.value(
            "SELECT COUNT(*) FROM entry_contact l JOIN entry e ON e.id = l.entry_id "
            "WHERE l.contact_id = ? AND e.deleted_at IS NULL",
            (contact_id,),
        )
    )


def check_alone(database: Database, contact_id: int) -> None:
    """Raise BadInput where a meeting, in the trash or not, was with this contact alone: it would be with
    nobody then, and no meeting is."""
    alone = database.value(
        "SELECT COUNT(*) FROM entry_contact l WHERE l.contact_id = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM entry_contact o WHERE o.entry_id = l.entry_id AND o.contact_id <> ?1)",
        (contact_id,),
    )
    if alone:
        what, those = ("a meeting was", "that one") if alone == 1 else (f"{alone:,} meetings were", "those")
        raise BadInput("contact", f"{what} with them alone: let {those} go first, then them")


def unnamed_before(database: Database, stamp: str) -> list[int]:
    """Contacts put in the trash before a moment whom nothing else in the journal names."""
    return [row[0] for row in database.rows(_UNNAMED, (stamp,))]


def check_trashed(database: Database, contact_id: int) -> None:
    """Raise NotFound, or BadInput for a contact that is not in the trash."""
    fits = -(2**63) <= contact_id < 2**63
    rows = database.rows("SELECT deleted_at FROM contact WHERE id = ?", (contact_id,)) if fits else []
    if not rows:
        raise NotFound(f"there is no contact {contact_id}")
    if rows[0][0] is None:
        raise BadInput("contact", "only what is in the trash can be let go for good: delete them first")


def purge_one(database: Database, contact_id: int, now: datetime) -> None:
    """Let a contact go. What entries say of having been with them is taken out of each as its next revision;
    what was written about them in the texts stays as it was written. Inside a write only."""
    folded = database.value("SELECT fold FROM contact WHERE id = ?", (contact_id,))
    purging_notes.forget_contact(database, contact_id)
    for (each,) in database.rows(_NAMED, (contact_id,)):
        (entry,) = read_entries(database, [each])
        people = tuple(name for name in entry.text.people if key(name) != folded)
        text = entry.text._replace(people=people)
        put(database, text, derive_text(text), now, standing(database, each), bring_back=False)
    database.rows("DELETE FROM followup WHERE contact_id = ? AND line IS NULL", (contact_id,))
    for table, column in (
        ("followup", "contact_id"),
        ("introduction", "contact_id"),
        ("contact", "introduced_by_id"),
    ):
        database.rows(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", (contact_id,))  # noqa: S608
    database.rows("DELETE FROM contact_apart WHERE a_id = ?1 OR b_id = ?1", (contact_id,))
    database.rows("DELETE FROM contact_draft WHERE contact_id = ?", (contact_id,))
    database.rows("DELETE FROM contact WHERE id = ?", (contact_id,))
    database.rows("DELETE FROM company WHERE id NOT IN (SELECT company_id FROM contact WHERE company_id > 0)")
