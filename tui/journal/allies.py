"""Allies: who led to whom, as the journal knows it. One door to the tree, in a fixed number of queries.

Plain SQL, because the room is drawn from it and reads it again whenever something was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.domain.allies import Ally, Forest, Lead, Tally, grow
from tui.journal.packing import the_day

if TYPE_CHECKING:
    from tui.journal.database import Database

_PEOPLE = """
    SELECT c.id, c.name, o.name, c.level, c.how_met, c.introduced_by_id, c.deleted_at IS NOT NULL
    FROM contact c LEFT JOIN company o ON o.id = c.company_id ORDER BY c.fold"""
_MET = """
    SELECT l.contact_id, l.entry_id
    FROM entry_contact l JOIN entry e INDEXED BY entry_met ON e.id = l.entry_id
    WHERE e.status = 'held' AND e.deleted_at IS NULL"""
_TALLIES = """
    SELECT l.contact_id, i.direction, COUNT(*), SUM(i.status IN ('made', 'met')), SUM(i.status = 'met')
    FROM introduction i JOIN entry e INDEXED BY entry_met ON e.id = i.entry_id
    JOIN entry_contact l ON l.entry_id = i.entry_id JOIN contact c ON c.id = l.contact_id
    WHERE e.deleted_at IS NULL AND (i.closed_at IS NULL OR i.status IN ('made', 'met'))
    AND l.contact_id IS NOT i.contact_id AND c.fold <> i.fold GROUP BY l.contact_id, i.direction"""
_LEADS = """
    SELECT l.contact_id, i.contact_id, COALESCE((
        SELECT MIN(at) FROM introduction_step s
        WHERE s.introduction_id = i.id AND s.status IN ('made', 'met')), e.day)
    FROM introduction i JOIN entry e INDEXED BY entry_met ON e.id = i.entry_id
    JOIN entry_contact l ON l.entry_id = i.entry_id AND l.place = 0
    WHERE i.contact_id IS NOT NULL AND i.direction = 'to_me' AND i.status IN ('made', 'met')
    AND e.deleted_at IS NULL"""
_ABOVE = """
    SELECT COALESCE(NULLIF(c.introduced_by_id, c.id), (
        SELECT l.contact_id FROM introduction i JOIN entry e ON e.id = i.entry_id
        JOIN entry_contact l ON l.entry_id = i.entry_id AND l.place = 0
        WHERE i.contact_id = c.id AND i.direction = 'to_me' AND i.status IN ('made', 'met')
        AND e.deleted_at IS NULL AND l.contact_id <> c.id
        ORDER BY (SELECT MIN(at) FROM introduction_step s
            WHERE s.introduction_id = i.id AND s.status IN ('made', 'met')), i.id LIMIT 1)),
        c.name, c.deleted_at IS NULL
    FROM contact c WHERE c.id = ?"""


class Allies:
    """Who led to whom."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def forest(self, *, counted: bool = True) -> Forest:
        """Everyone not in the trash, below whoever led to them.

        Unless it is `counted`, there are no meetings and no introductions in it, which take most of the time.
        """
        with self._database.reading():
            return read_forest(self._database, counted=counted)

    def path(self, contact_id: int) -> tuple[str, ...]:
        """Through whom I know someone: the names from whom I met by myself down to them."""
        with self._database.reading():
            return read_path(self._database, contact_id)


def read_path(database: Database, contact: int) -> tuple[str, ...]:
    """The names of those through whom I know someone, as in the tree, and theirs last.

    Of a circle the one who has been a contact for longest is where it begins, as in the tree.
    """
    chain: dict[int, str] = {}
    at: int | None = contact
    while at is not None and at not in chain:
        rows = database.rows(_ABOVE, (at,))
        if not rows:
            break
        above, name, live = rows[0]
        chain[at] = name if live else ""
        at = None if above == at else above
    ids = list(chain)
    if at in chain:
        circle = ids[ids.index(at) :]
        top = min(circle)
        ids = ids[: ids.index(at)] + circle[: circle.index(top) + 1]
    return tuple(chain[each] for each in reversed(ids) if chain[each])


def read_forest(database: Database, *, counted: bool = True) -> Forest:
    """The trees, as one state of the journal: to be called inside `reading`."""
    met, shared = _meetings(database) if counted else (Counter[int](), ())
    to_me, by_me = _tallies(database) if counted else ({}, {})
    leads = [Lead(there, to, the_day(at[:10])) for there, to, at in database.rows(_LEADS)]
    people = [
        Ally(
            row[0],
            row[1],
            row[2] or "",
            row[3],
            row[4],
            row[5],
            met[row[0]],
            to_me.get(row[0], _NONE),
            by_me.get(row[0], _NONE),
            row[6] > 0,
        )
        for row in database.rows(_PEOPLE)
    ]
    return grow(people, leads, shared)


def _meetings(database: Database) -> tuple[Counter[int], Iterable[list[int]]]:
    """How often each was met, and who was at the meetings of several."""
    rows = database.rows(_MET)
    there = Counter(map(itemgetter(1), rows))
    shared: dict[int, list[int]] = {entry: [] for entry, count in there.items() if count > 1}
    for contact, entry in rows:
        if entry in shared:
            shared[entry].append(contact)
    return Counter(map(itemgetter(0), rows)), shared.values()


def _tallies(database: Database) -> tuple[dict[int, Tally], dict[int, Tally]]:
    """What became of the introductions of each person, to me and by me."""
    counts: dict[str, dict[int, Tally]] = {"to_me": {}, "by_me": {}}
    for there, direction, *tally in database.rows(_TALLIES):
        counts[direction][there] = Tally(*tally)
    return counts["to_me"], counts["by_me"]


_NONE = Tally()
