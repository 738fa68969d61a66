"""From rows to records, for entries: a fixed number of queries however many are asked for.

Plain SQL on the journal's own connection, because lists and the reader are drawn from it on every key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.entries import Derived, Entry, EntryText, Feedback, FollowUp, Introduction, Takeaway
from tui.journal.packing import day_of, ids_text, the_day, the_moment, time_of

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_ENTRIES = """
    SELECT e.id, e.uid, e.version, e.kind, e.day, e.at, e.title, e.status, e.form, e.minutes, e.pitch,
        e.score, e.about_id, s.name, e.created_at, e.updated_at, e.deleted_at, e.body, e.thanks
    FROM entry e LEFT JOIN job_search s ON s.id = e.search_id
    WHERE e.id IN (SELECT value FROM json_each(?))"""
_PEOPLE = """
    SELECT l.entry_id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_ROLES = """
    SELECT l.entry_id, r.name FROM entry_role l JOIN role r ON r.id = l.role_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_TAGS = """
    SELECT l.entry_id, t.name FROM entry_tag l JOIN tag t ON t.id = l.tag_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""
_TAKEAWAYS = """
    SELECT t.entry_id, t.id, t.kind, t.text, h.name, t.line FROM takeaway t JOIN theme h ON h.id = t.theme_id
    WHERE t.entry_id IN (SELECT value FROM json_each(?)) ORDER BY t.entry_id, t.line, t.id"""
_TAKEAWAY_ROLES = """
    SELECT l.takeaway_id, r.name FROM takeaway t
    JOIN takeaway_role l ON l.takeaway_id = t.id JOIN role r ON r.id = l.role_id
    WHERE t.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.takeaway_id, l.place"""
_INTRODUCTIONS = """
    SELECT entry_id, id, name, detail, direction, due, line, status FROM introduction
    WHERE entry_id IN (SELECT value FROM json_each(?)) AND closed_at IS NULL ORDER BY entry_id, line, id"""
_FOLLOWUPS = """
    SELECT entry_id, id, text, kind, due, done, line FROM followup
    WHERE entry_id IN (SELECT value FROM json_each(?)) AND closed_at IS NULL
    ORDER BY entry_id, line IS NULL, line, id"""
_FEEDBACK = """
    SELECT entry_id, id, text, line, state, adopted_in FROM feedback
    WHERE entry_id IN (SELECT value FROM json_each(?)) AND closed_at IS NULL ORDER BY entry_id, line, id"""


def read_entries(database: Database, ids: Sequence[int]) -> list[Entry]:
    """The entries with these ids, in that order; ids of no entry are skipped. Nine queries."""
    wanted = (ids_text(ids),)
    with database.reading():
        headers = {row[0]: row for row in database.rows(_ENTRIES, wanted)}
        people = _names(database.rows(_PEOPLE, wanted))
        roles = _names(database.rows(_ROLES, wanted))
        derived = _read_derived(database, wanted)
    return [
        _entry(headers[each], people.get(each, ()), roles.get(each, ()), derived[each])
        for each in ids
        if each in headers
    ]


def introduction(row: Row) -> Introduction:
    """From id, name, detail, direction, due, line, status."""
    return Introduction(row[1], row[2], row[3], day_of(row[4]), row[5], row[6], row[0])


def followup(row: Row) -> FollowUp:
    """From id, text, kind, due, done, line."""
    return FollowUp(row[1], row[2], day_of(row[3]), bool(row[4]), row[5], row[0])


def _read_derived(database: Database, wanted: tuple[str]) -> defaultdict[int, Derived]:
    tags = _names(database.rows(_TAGS, wanted))
    roles = _names(database.rows(_TAKEAWAY_ROLES, wanted))
    takeaways: defaultdict[int, list[Takeaway]] = defaultdict(list)
    for row in database.rows(_TAKEAWAYS, wanted):
        takeaways[row[0]].append(Takeaway(row[2], row[3], row[4], roles.get(row[1], ()), row[5]))
    introductions: defaultdict[int, list[Introduction]] = defaultdict(list)
    for row in database.rows(_INTRODUCTIONS, wanted):
        introductions[row[0]].append(introduction(row[1:]))
    followups: defaultdict[int, list[FollowUp]] = defaultdict(list)
    for row in database.rows(_FOLLOWUPS, wanted):
        followups[row[0]].append(followup(row[1:]))
    feedback: defaultdict[int, list[Feedback]] = defaultdict(list)
    for row in database.rows(_FEEDBACK, wanted):
        feedback[row[0]].append(Feedback(row[2], row[3], row[4], row[1], row[5]))
    derived: defaultdict[int, Derived] = defaultdict(Derived)
    for each in {*tags, *takeaways, *introductions, *followups, *feedback}:
        derived[each] = Derived(
            takeaways=tuple(takeaways[each]),
            introductions=tuple(introductions[each]),
            followups=tuple(followups[each]),
            feedback=tuple(feedback[each]),
            tags=tags.get(each, ()),
        )
    return derived


def _names(rows: list[Row]) -> dict[int, tuple[str, ...]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for owner, name in rows:
        grouped[owner].append(name)
    return {owner: tuple(names) for owner, names in grouped.items()}


def _entry(row: Row, people: tuple[str, ...], roles: tuple[str, ...], derived: Derived) -> Entry:
    text = EntryText(
        kind=row[3],
        on=the_day(row[4]),
        at=time_of(row[5]),
        title=row[6],
        status=row[7],
        form=row[8],
        minutes=row[9],
        pitch=row[10],
        score=row[11],
        about=row[12],
        search=row[13],
        people=people,
        roles=roles,
        body=row[17],
        thanks=bool(row[18]),
    )
    return Entry(
        id=row[0],
        uid=row[1],
        version=row[2],
        text=text,
        derived=derived,
        created_at=the_moment(row[14]),
        updated_at=the_moment(row[15]),
        deleted_at=the_moment(row[16]) if row[16] else None,
    )
