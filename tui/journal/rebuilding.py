"""Derives everything from the texts again, a few entries in each transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.entries import Entry, headline
from tui.domain.errors import JournalDamaged
from tui.journal import fts_keeping, introduction_checks, mentions, theme_groups
from tui.journal.deriving import derive_text
from tui.journal.ledgers import reconcile
from tui.journal.naming import find_roles
from tui.journal.packing import key
from tui.journal.reading import read_entries
from tui.journal.writing import add_revision, derive_rows

if TYPE_CHECKING:
    from tui.journal.database import Database


def rebuild_all(database: Database, now: Callable[[], datetime], at_once: int) -> Iterator[str]:
    """Rebuild the indexes and what was derived, and yield a sentence for each entry that could not be."""
    with database.writing():
        database.rows("REINDEX")
        mentions.refill(database)
        theme_groups.break_circles(database)
        introduction_checks.mend(database)
        fts_keeping.empty(database.connection())
    ids = [row[0] for row in database.rows("SELECT id FROM entry ORDER BY id")]
    for start in range(0, len(ids), at_once):
        failed: list[str] = []
        with database.writing():
            for each in ids[start : start + at_once]:
                try:
                    for entry in read_entries(database, [each]):
                        _rebuild(database, entry, now())
                except JournalDamaged as damage:
                    failed.append(f"Entry {each} was not rebuilt: {damage}.")
        yield from failed


def keep_as_it_is(database: Database, entry_id: int, number: int, now: datetime) -> None:
    """Let a revision of this number hold an entry as it is. Inside a write only."""
    for entry in read_entries(database, [entry_id]):
        people = {key(name): each for name, each in _people(database, entry_id)}
        add_revision(database, entry_id, (number, entry.version), entry.text, people, at=now)


def _rebuild(database: Database, entry: Entry, now: datetime) -> None:
    text = entry.text
    derived = derive_text(text)
    said_roles = [role for takeaway in derived.takeaways for role in takeaway.roles]
    roles = find_roles(database, (*text.roles, *said_roles), now)
    people = dict(_people(database, entry.id))
    database.rows("UPDATE entry SET headline = ? WHERE id = ?", (headline(text.body), entry.id))
    derive_rows(database, entry.id, derived, roles, fresh=False)
    reconcile(database, entry.id, text, derived, people=people, now=now)


def _people(database: Database, entry: int) -> list[tuple[str, int]]:
    return [
        (row[0], row[1])
        for row in database.rows(
            "SELECT c.name, c.id FROM entry_contact l JOIN contact c ON c.id = l.contact_id "
            "WHERE l.entry_id = ? ORDER BY l.place",
            (entry,),
        )
    ]
