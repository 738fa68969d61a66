"""What notes keep of what is let go for good: of merges what followed from it, and letters begun from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.journal.database import Database

_LETTERS_OF = """
    DELETE FROM note WHERE name IN (
        SELECT 'letter f' || id FROM followup WHERE entry_id = ?1
        UNION ALL SELECT 'letter i' || id FROM introduction WHERE entry_id = ?1)"""
_LETTERS_TO = """
    DELETE FROM note WHERE name IN (
        SELECT 'letter f' || id FROM followup WHERE contact_id = ?1
        UNION ALL SELECT 'letter i' || i.id FROM introduction i
            JOIN entry_contact l ON l.entry_id = i.entry_id WHERE l.contact_id = ?1)"""
_OF_ENTRY = {
    "introduction": "SELECT id FROM introduction WHERE entry_id = ?",
    "followup": "SELECT id FROM followup WHERE entry_id = ?",
    "feedback": "SELECT id FROM feedback WHERE entry_id = ?",
    "introduction_step": "SELECT s.id FROM introduction_step s JOIN introduction i "
    "ON i.id = s.introduction_id WHERE ?1 IN (i.entry_id, s.entry_id)",
}
"""What of an entry a trace may hold."""


def forget_contact(database: Database, contact: int) -> None:
    """Keep no merge that tells of a contact who is let go for good, though nobody can be parted by it then,
    and no letter to them. Inside a write only, before they go."""
    name = json.dumps(database.value("SELECT name FROM contact WHERE id = ?", (contact,)), ensure_ascii=False)
    database.rows(
        "DELETE FROM note WHERE name GLOB 'merge *' AND (json_extract(body, '$.stays') = ?1 "
        "OR instr(body, ?2) OR name IN (SELECT 'merge ' || was_id FROM contact_alias WHERE contact_id = ?1))",
        (contact, name[1:-1]),
    )
    database.rows(_LETTERS_TO, (contact,))


def forget_entry(database: Database, entry: int) -> None:
    """Keep nothing of what followed from an entry that is let go for good, nor letters that it asked for.
    Inside a write only, before it goes."""
    database.rows(_LETTERS_OF, (entry,))
    rows = {(table, row[0]) for table in _OF_ENTRY for row in database.rows(_OF_ENTRY[table], (entry,))}
    for name, body in database.rows("SELECT name, body FROM note WHERE name GLOB 'merge *'"):
        found = json.loads(body)
        left = [each for each in found["trace"] if (each[0], each[1]) not in rows]
        if len(left) < len(found["trace"]):
            found["trace"] = left
            again = json.dumps(found, ensure_ascii=False)
            database.rows("UPDATE note SET body = ? WHERE name = ?", (again, name))
