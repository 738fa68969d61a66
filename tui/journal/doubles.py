"""Contacts that may be one person, as the journal knows them, and pairs that somebody told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.doubles import Double, Known, doubles
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound

if TYPE_CHECKING:
    from tui.journal.changes import Changes, Versions
    from tui.journal.database import Database

_KNOWN = """
    SELECT c.id, c.name, COALESCE(o.name, ''), c.email, c.phone,
        (SELECT COUNT(*) FROM entry_contact WHERE contact_id = c.id)
    FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.deleted_at IS NULL ORDER BY c.id"""
_APART = """
    SELECT a_id, b_id FROM contact_apart
    UNION SELECT a.contact_id, b.contact_id FROM entry_contact a
    JOIN entry_contact b ON b.entry_id = a.entry_id AND b.contact_id > a.contact_id"""


class ApartStep(NamedTuple):
    """Two contacts were told apart."""

    label: str
    database: Database
    pair: tuple[int, int]

    def undo(self, versions: Versions) -> None:
        """Let them be suggested again."""
        if not _is_apart(self.database, self.pair):
            raise ChangedElsewhere(f"this has changed since; {self.label} stays as it is")
        self.database.rows("DELETE FROM contact_apart WHERE a_id = ? AND b_id = ?", self.pair)

    def redo(self, versions: Versions) -> None:
        """Tell them apart again."""
        if _is_apart(self.database, self.pair) or len(_names(self.database, self.pair)) < 2:
            raise ChangedElsewhere(f"this has changed since; {self.label} is not done again")
        _put(self.database, self.pair)


def read_doubles(database: Database) -> list[Double]:
    """See `Contacts.doubles`: those who were at one meeting are two, and so are those told apart."""
    with database.reading():
        known = [Known(*row) for row in database.rows(_KNOWN)]
        apart = {frozenset(pair) for pair in database.rows(_APART)}
    return doubles(known, apart)


def keep_apart(database: Database, changes: Changes, one: int, other: int) -> None:
    """See `Contacts.keep_apart`."""
    pair = (min(one, other), max(one, other))
    with database.writing():
        names = _names(database, pair)
        if one == other:
            raise BadInput("name", "that is one and the same contact")
        if len(names) < 2:
            raise NotFound("one of the two is gone")
        if _is_apart(database, pair):
            return
        _put(database, pair)
    changes.did(ApartStep(f"apart: {names[one]} and {names[other]}", database, pair))


def _names(database: Database, pair: tuple[int, int]) -> dict[int, str]:
    return dict(database.rows("SELECT id, name FROM contact WHERE id IN (?, ?)", pair))


def _is_apart(database: Database, pair: tuple[int, int]) -> bool:
    return bool(database.rows("SELECT 1 FROM contact_apart WHERE a_id = ? AND b_id = ?", pair))


def _put(database: Database, pair: tuple[int, int]) -> None:
    database.rows("INSERT INTO contact_apart (a_id, b_id) VALUES (?, ?)", pair)
