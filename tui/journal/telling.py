"""To tell the introducer how it went: one follow-up for each introduction that one met by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.introductions import tell_words
from tui.domain.promises import thanks_due
from tui.domain.text import fold
from tui.journal.packing import ids_text, new_uid, the_day
from tui.journal.statements import insert, update

if TYPE_CHECKING:
    from tui.journal.database import Database

_INTRODUCER = """
    SELECT c.id, c.name FROM entry e JOIN entry_contact l ON l.entry_id = CASE
        WHEN EXISTS (SELECT 1 FROM entry_contact WHERE entry_id = e.id) THEN e.id ELSE e.about_id END
    JOIN contact c ON c.id = l.contact_id WHERE e.id = ? ORDER BY l.place LIMIT 1"""
_TOLD_BEFORE = """
    SELECT 1 FROM followup f JOIN introduction i ON i.id = f.introduction_id JOIN entry e ON e.id = f.entry_id
    WHERE f.contact_id = ? AND i.contact_id = ? AND i.id <> ? AND f.kind = 'tell'
    AND f.closed_at IS NULL AND e.deleted_at IS NULL"""


class Told(NamedTuple):
    """A follow-up that tells an introducer."""

    id: int
    entry_id: int
    contact_id: int
    text: str
    due: str
    done: bool
    closed_at: str | None


def introducer(database: Database, entry: int) -> tuple[int, str] | None:
    """Who introduces, by what was said at this meeting, or in a reflection about one: id and name."""
    rows = database.rows(_INTRODUCER, (entry,))
    return (rows[0][0], rows[0][1]) if rows else None


def read_told(database: Database, introductions: Sequence[int]) -> dict[int, Told]:
    """What there is to tell of these introductions, or was, by their ids."""
    rows = database.rows(
        "SELECT introduction_id, id, entry_id, contact_id, text, due, done, closed_at FROM followup "
        "WHERE introduction_id IN (SELECT value FROM json_each(?))",
        (ids_text(introductions),),
    )
    return {row[0]: Told(*row[1:]) for row in rows}


def tell(
    database: Database,
    introduction: tuple[int, int, int | None],
    met_at: int | None,
    told: Told | None,
    *,
    now: str,
) -> None:
    """Create, move, close or open again what tells the introducer of an introduction, known by its id, the
    entry it was offered in, and the contact it is to; `met_at` is None where one has not met.

    Nobody is told of themselves, nor twice of one person; and where the text of the meeting says it, that
    stands for it.
    """
    if told is not None and told.done:
        return
    wanted = None if met_at is None else _wanted(database, *introduction, met_at)
    if told is None:
        if wanted is not None:
            fields = {"uid": new_uid(), "introduction_id": introduction[0], "kind": "tell", "created_at": now}
            insert(database, "followup", fields | wanted)
    elif wanted is None:
        if told.closed_at is None:
            update(database, "followup", told.id, {"closed_at": now})
    else:
        changes = {key: value for key, value in wanted.items() if value != getattr(told, key)}
        if told.closed_at is not None:
            changes["closed_at"] = None
        if changes:
            update(database, "followup", told.id, changes)


def _wanted(
    database: Database, introduction: int, offered_in: int, contact: int | None, met_at: int
) -> dict[str, Any] | None:
    """The entry, contact, text and day of what is to be told, or None for nothing."""
    by = introducer(database, offered_in)
    if by is None or by[0] == contact:
        return None
    if contact is not None and database.rows(_TOLD_BEFORE, (by[0], contact, introduction)):
        return None
    written = database.rows(
        "SELECT text FROM followup WHERE entry_id = ? AND kind = 'tell' AND line IS NOT NULL", (met_at,)
    )
    if any(set(fold(row[0]).split()) & set(fold(by[1]).split()) for row in written):
        return None
    name = database.value(
        "SELECT COALESCE(c.name, i.name) FROM introduction i LEFT JOIN contact c ON c.id = i.contact_id "
        "WHERE i.id = ?",
        (introduction,),
    )
    day = the_day(database.value("SELECT day FROM entry WHERE id = ?", (met_at,)))
    due = thanks_due(day, None, database.customs.hours_to_thank)
    return {
        "entry_id": met_at,
        "contact_id": by[0],
        "text": tell_words(by[1], name),
        "due": due.isoformat(),
    }
