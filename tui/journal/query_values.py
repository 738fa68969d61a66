# ruff: noqa: S608
"""What may be typed next in a query, and queries to start from, taken from the journal itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.found import Example
from tui.domain.query import parse, spell
from tui.domain.query_fields import CHOICES, DATE_FIELDS
from tui.domain.words import folded
from tui.journal.filters import start_words

if TYPE_CHECKING:
    from tui.journal.database import Database
    from tui.journal.finding import Finder

_LIVE = "e.deleted_at IS NULL"
_LOOKED_AT = 500
"""The newest meetings, and as many reflections, tell what is likely: to look at all takes longer the more
there are, and tells what was likely years ago."""
_ORDER = "deleted_at IS NULL ORDER BY day DESC, at DESC, id DESC"
_NEWEST = f"""
    WITH newest(id) AS (
        SELECT * FROM (SELECT id FROM entry WHERE kind = 'meeting' AND {_ORDER} LIMIT {_LOOKED_AT})
        UNION ALL
        SELECT * FROM (SELECT id FROM entry WHERE kind = 'reflection' AND {_ORDER} LIMIT {_LOOKED_AT}))"""
_TAKEN = f"""{_NEWEST},
    lately(id, many) AS (
        SELECT t.theme_id, COUNT(DISTINCT n.id) FROM newest n CROSS JOIN takeaway t ON t.entry_id = n.id
        WHERE t.kind = ?1 GROUP BY t.theme_id)
    SELECT h.name FROM theme h LEFT JOIN lately y ON y.id = h.id
    WHERE EXISTS (
        SELECT 1 FROM takeaway t JOIN entry e ON e.id = t.entry_id
        WHERE t.theme_id = h.id AND t.kind = ?1 AND {_LIVE})
    ORDER BY y.many IS NULL, y.many DESC, h.fold"""
_NAMES = {
    "with": "SELECT name FROM contact WHERE deleted_at IS NULL ORDER BY fold",
    "company": """SELECT o.name FROM company o WHERE EXISTS (
        SELECT 1 FROM contact c WHERE c.company_id = o.id AND c.deleted_at IS NULL) ORDER BY o.fold""",
    "role": f"""SELECT r.name FROM role r WHERE EXISTS (
        SELECT 1 FROM entry_role l JOIN entry e ON e.id = l.entry_id WHERE l.role_id = r.id AND {_LIVE})
        ORDER BY r.fold""",
    "tag": f"""SELECT t.name FROM tag t WHERE EXISTS (
        SELECT 1 FROM entry_tag l JOIN entry e ON e.id = l.entry_id WHERE l.tag_id = t.id AND {_LIVE})
        ORDER BY t.fold""",
    "search": "SELECT name FROM job_search ORDER BY started_on DESC",
}
_MOST_MET = f"""{_NEWEST}
    SELECT c.name FROM newest n CROSS JOIN entry_contact l ON l.entry_id = n.id
    JOIN entry e ON e.id = n.id JOIN contact c ON c.id = l.contact_id
    WHERE c.deleted_at IS NULL GROUP BY c.id ORDER BY COUNT(*) DESC, MAX(e.day) DESC LIMIT 1"""
_MOST_UNWANTED = f"""{_NEWEST}
    SELECT h.name, r.name FROM newest n CROSS JOIN takeaway t ON t.entry_id = n.id
    JOIN theme h ON h.id = t.theme_id
    JOIN takeaway_role l ON l.takeaway_id = t.id JOIN role r ON r.id = l.role_id
    WHERE t.kind = 'dont' GROUP BY h.id, r.id ORDER BY COUNT(DISTINCT n.id) DESC, h.fold LIMIT 1"""
_LAST_WANTED = f"""{_NEWEST}
    SELECT t.text FROM newest n CROSS JOIN takeaway t ON t.entry_id = n.id JOIN entry e ON e.id = n.id
    ORDER BY e.day DESC, e.id DESC LIMIT 40"""
PERIODS = ("today", "this week", "last week", "this month", "last month", "this year", "last year")
LONG = 7
"""Letters of a word worth showing as an example."""


def names(database: Database, field: str) -> list[str]:
    """See `Finder.names`."""
    if field in CHOICES:
        return list(CHOICES[field])
    if field in ("want", "dont", "unsure"):
        return [row[0] for row in database.rows(_TAKEN, (field,))]
    if field in DATE_FIELDS:
        return list(PERIODS)
    return [row[0] for row in database.rows(_NAMES[field])] if field in _NAMES else []


def starting(names: Sequence[str], typed: str, limit: int = 8) -> list[str]:
    """Those that start as typed, then those that have words which start so, each in their order."""
    words = folded(typed).split()
    whole = " ".join(words)
    if not words:
        return list(names[:limit])
    first: list[str] = []
    later: list[str] = []
    for name in names:
        parts = folded(name)
        if parts.startswith(whole):
            first.append(name)
        elif len(later) < limit and start_words(words, parts.split()):
            later.append(name)
        if len(first) >= limit:
            break
    return (first + later)[:limit]


def examples(finder: Finder, database: Database, *, today: date) -> list[Example]:
    """See `Finder.examples`."""
    offered: list[tuple[str, str]] = []
    person = database.value(_MOST_MET)
    if person:
        offered.append((spell("with", person), f"everything with {person}"))
    unwanted = database.rows(_MOST_UNWANTED)
    if unwanted:
        theme, role = unwanted[0]
        asked = f"{spell('dont', theme)} {spell('role', role)}"
        offered.append((asked, f"who said no to {theme} as {role}"))
    texts = [row[0] for row in database.rows(_LAST_WANTED)]
    long = [word for text in texts for word in text.split() if word.isalpha() and len(word) >= LONG]
    if long:
        word = long[0].lower()
        offered.append((word, f"wherever “{word}” was said"))
    pair = next((text.split()[:3] for text in texts if len(text.split()) > 2 and '"' not in text), None)
    if pair:
        words = " ".join(pair)
        offered.append((f'"{words}"', "these very words, in this order"))
    offered += [
        ('after:"last month"', "this month"),
        ('on:"last month"', "all of last month"),
        ("is:open in:meetings", "meetings with something still to do"),
        ("intro:offered", "introductions that nobody has made yet"),
        ("in:reflections", "what you wrote for yourself"),
    ]
    found: list[Example] = []
    for asked, says in offered:
        count = finder.search(parse(asked, today=today), first=1).count()
        if count:
            found.append(Example(asked, says, count))
    return found
