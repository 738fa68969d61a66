"""Keeps `mention` true: fills it anew, and tells where it is not what the other tables say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.journal.schema_3 import MENTIONS

if TYPE_CHECKING:
    from tui.journal.database import Database

_FRESH = (
    "CREATE TEMP TABLE fresh_mention AS SELECT * FROM main.mention LIMIT 0",
    *(each.replace("INSERT OR IGNORE INTO mention", "INSERT INTO fresh_mention") for each in MENTIONS),
)
_DIFFERENT = """
    SELECT DISTINCT entry_id FROM (
        SELECT * FROM (SELECT * FROM mention EXCEPT SELECT * FROM fresh_mention)
        UNION ALL SELECT * FROM (SELECT * FROM fresh_mention EXCEPT SELECT * FROM mention))
    ORDER BY entry_id"""


def refill(database: Database) -> None:
    """Gather it from the other tables again. Inside a write only."""
    database.rows("DELETE FROM mention")
    for statement in MENTIONS:
        database.rows(statement)


def check(database: Database) -> Iterator[str]:
    """A sentence for each entry that the board does not count as it should."""
    try:
        for statement in _FRESH:
            database.rows(statement)
        for (entry,) in database.rows(_DIFFERENT):
            yield f"The board does not count entry {entry} as its text says; --rebuild mends that."
    finally:
        database.rows("DROP TABLE IF EXISTS temp.fresh_mention")
