"""Everything the journal knows of one person, gathered in a fixed number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.entries import Takeaway
from tui.domain.people import Contact
from tui.journal import lists
from tui.journal.introduction_reading import SAID_WITH
from tui.journal.packing import the_day
from tui.journal.reading import followup, introduction
from tui.journal.records import ContactCard, PastPost
from tui.journal.touches import read_last_with

if TYPE_CHECKING:
    from tui.journal.database import Database

_INTRODUCTIONS = """
    SELECT i.id, i.name, i.detail, i.direction, i.due, i.line, i.status, i.entry_id, {}
    FROM introduction i JOIN entry e ON e.id = i.entry_id
    WHERE i.closed_at IS NULL AND e.deleted_at IS NULL {}
    ORDER BY e.day DESC, i.entry_id DESC, i.line"""
_BY = f"(SELECT name FROM contact WHERE id = {SAID_WITH})"  # noqa: S608 - our own words
_OF = "(SELECT entry_id FROM entry_contact WHERE contact_id = ?1)"
_FOLLOWUPS = f"""
    SELECT f.id, f.text, f.kind, f.due, f.done, f.line, f.entry_id
    FROM followup f JOIN entry e ON e.id = f.entry_id
    WHERE f.closed_at IS NULL AND f.done = 0 AND e.deleted_at IS NULL
    AND (f.contact_id = ?1 OR (f.contact_id IS NULL AND f.entry_id IN {_OF}))
    ORDER BY f.due IS NULL, f.due, f.id"""  # noqa: S608 - our own words
_TAKEAWAYS = f"""
    SELECT t.id, t.kind, t.text, h.name, t.line, t.entry_id
    FROM takeaway t JOIN theme h ON h.id = t.theme_id JOIN entry e ON e.id = t.entry_id
    WHERE e.deleted_at IS NULL AND t.entry_id IN {_OF}
    ORDER BY e.day DESC, t.entry_id DESC, t.line"""  # noqa: S608 - our own words
_TAKEAWAY_ROLES = f"""
    SELECT l.takeaway_id, r.name
    FROM takeaway t JOIN takeaway_role l ON l.takeaway_id = t.id JOIN role r ON r.id = l.role_id
    WHERE t.entry_id IN {_OF} ORDER BY l.takeaway_id, l.place"""  # noqa: S608 - our own words
_PAST = "SELECT company, title, until FROM contact_past WHERE contact_id = ? ORDER BY until DESC, id DESC"
_ALIASES = "SELECT name FROM contact_alias WHERE contact_id = ? ORDER BY fold"
_NAMED = """
    AND i.direction = 'to_me' AND i.id IN (
        SELECT id FROM introduction WHERE contact_id = ?1
        UNION SELECT i.id FROM contact c JOIN introduction i ON i.fold = c.fold WHERE c.id = ?1
        UNION SELECT i.id FROM contact_alias a JOIN introduction i ON i.fold = a.fold
            WHERE a.contact_id = ?1)"""
_LED_TO = """
    SELECT c.name FROM contact c WHERE c.introduced_by_id = ?1 AND c.id <> ?1 AND c.deleted_at IS NULL
    UNION SELECT c.name FROM introduction i JOIN entry e ON e.id = i.entry_id
    JOIN entry_contact l ON l.entry_id = i.entry_id AND l.contact_id = ?1
    JOIN contact c ON c.id = i.contact_id
    WHERE i.direction = 'to_me' AND i.status IN ('made', 'met') AND e.deleted_at IS NULL
    AND c.id <> ?1 AND c.deleted_at IS NULL AND c.introduced_by_id IS NULL ORDER BY 1"""


def read_card(database: Database, contact: Contact) -> ContactCard:
    """The card of a contact, as one state of the journal: to be called inside `reading`."""
    each = (contact.id,)
    given = database.rows(_INTRODUCTIONS.format("NULL", f"AND i.entry_id IN {_OF}"), each)
    about = database.rows(_INTRODUCTIONS.format(_BY, _NAMED), each)
    roles: dict[int, list[str]] = {}
    for takeaway, name in database.rows(_TAKEAWAY_ROLES, each):
        roles.setdefault(takeaway, []).append(name)
    return ContactCard(
        contact=contact,
        meetings=tuple(lists.read_lines(database, lists.order(database, "meeting", contact.id, None))),
        introductions=tuple((introduction(row), row[7]) for row in given),
        introduced=tuple((introduction(row), row[7]) for row in about),
        introducers=tuple(row[8] or "" for row in about),
        followups=tuple((followup(row), row[6]) for row in database.rows(_FOLLOWUPS, each)),
        takeaways=tuple(
            (Takeaway(row[1], row[2], row[3], tuple(roles.get(row[0], ())), row[4]), row[5])
            for row in database.rows(_TAKEAWAYS, each)
        ),
        past=tuple(PastPost(row[0], row[1], the_day(row[2])) for row in database.rows(_PAST, each)),
        aliases=tuple(row[0] for row in database.rows(_ALIASES, each)),
        led_to=tuple(row[0] for row in database.rows(_LED_TO, each)),
        last_touch=read_last_with(database, contact.id),
    )
