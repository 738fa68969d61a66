"""What one is unsure of in a role, and nothing said later has answered: the newest, from `mention`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.brief import Ask, is_open
from tui.journal.packing import day_of, ids_text, the_day
from tui.journal.theme_groups import Groups, read_groups

if TYPE_CHECKING:
    from tui.journal.database import Database

MOST_LOOKED_AT = 300
"""Takeaways that are looked at; of what is older nobody asks any more."""
_UNSURE = """
    SELECT m.takeaway_id, m.theme_id, e.id, e.day
    FROM mention m JOIN entry e INDEXED BY entry_met ON e.id = m.entry_id
    WHERE m.role_id = ? AND m.kind = 'unsure' ORDER BY e.day DESC, e.id DESC, m.takeaway_id LIMIT ?"""
_ANSWERED = """
    SELECT MAX(e.day) FROM mention m JOIN entry e INDEXED BY entry_met ON e.id = m.entry_id
    WHERE m.role_id = ?1 AND m.kind IN ('want', 'dont')
    AND m.theme_id IN (SELECT value FROM json_each(?2))"""
_SAID = """
    SELECT t.text, e.title, e.headline, e.kind, (
        SELECT group_concat(name, ', ') FROM (
            SELECT c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
            WHERE l.entry_id = e.id ORDER BY l.place))
    FROM takeaway t JOIN entry e ON e.id = t.entry_id WHERE t.id = ?"""


def read_asks(database: Database, role: str, most: int) -> list[Ask]:
    """What is open in a role, the newest first; of each theme only what was said last."""
    rows = database.rows("SELECT id FROM role WHERE name = ?", (role,))
    if not rows:
        return []
    number = rows[0][0]
    groups = read_groups(database)
    asked: set[int] = set()
    found: list[Ask] = []
    for takeaway, theme, _, day in database.rows(_UNSURE, (number, MOST_LOOKED_AT)):
        root = groups.root(theme)
        if root in asked or len(found) >= most:
            continue
        asked.add(root)
        answered = database.value(_ANSWERED, (number, ids_text(_themes(groups, root))))
        if is_open(the_day(day), day_of(answered)):
            found.append(_ask(database, takeaway, role, day))
    return found


def _themes(groups: Groups, root: int) -> list[int]:
    return [root, *(theme for theme, other in groups.roots.items() if other == root and theme != root)]


def _ask(database: Database, takeaway: int, role: str, day: str) -> Ask:
    text, title, headline, kind, people = database.rows(_SAID, (takeaway,))[0]
    who = people if kind == "meeting" and people else title or headline
    return Ask(text, role, who, the_day(day))
