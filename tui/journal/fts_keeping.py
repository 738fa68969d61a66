"""Keeps the word tables as the texts are, in the transaction of every change, and tells where they are not.

With `fts`, which asks them, this is all that knows the engine: another engine has its own in their place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.journal import documents
from tui.journal.documents import Document
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.journal.database import Database

AT_ONCE = 200
"""Documents made in one go, so that a long catching-up holds few texts at a time."""

_TABLES: dict[str, tuple[str, str, Callable[[sqlite3.Connection, Sequence[int]], list[Document]]]] = {
    "entry": ("entry_words", "title, people, roles, takeaways, body, facts", documents.entry_documents),
    "contact": ("contact_words", "name, company, title, details, notes, facts", documents.contact_documents),
    "pitch": ("pitch_words", "body, reason", documents.pitch_documents),
}
_SOURCES = {"entry": "id FROM entry", "contact": "id FROM contact", "pitch": "number FROM pitch_version"}


def catch_up(connection: sqlite3.Connection) -> None:
    """Put what was noted as changed into the word tables, in the transaction that is open."""
    for kind, (table, columns, make) in _TABLES.items():
        while True:
            found = connection.execute("SELECT id FROM unindexed WHERE kind = ? LIMIT ?", (kind, AT_ONCE))
            ids = [row[0] for row in found]
            if not ids:
                break
            _remove(connection, kind, table, ids)
            marks = ", ".join("?" * (columns.count(",") + 2))
            connection.executemany(
                f"INSERT INTO {table} (rowid, {columns}) VALUES ({marks})",  # noqa: S608
                [(each.place, *each.columns) for each in make(connection, ids)],
            )
            connection.executemany(
                "DELETE FROM unindexed WHERE kind = ? AND id = ?", [(kind, each) for each in ids]
            )


def _remove(connection: sqlite3.Connection, kind: str, table: str, ids: Sequence[int]) -> None:
    if kind == "entry":  # its place may have changed: it is found by the fact of its id
        rows: list[tuple[int]] = []
        for each in ids:
            match = f'"{documents.fact("e", each)}"'
            rows += connection.execute("SELECT rowid FROM entry_words WHERE entry_words MATCH ?", (match,))
    else:
        rows = [(each,) for each in ids]
    connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", rows)  # noqa: S608


def empty(connection: sqlite3.Connection) -> None:
    """Make the word tables anew, empty, and note everything as changed; `catch_up` then fills them."""
    from tui.journal.schema_2 import WORD_TABLES

    for table, _, _ in _TABLES.values():
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in WORD_TABLES:
        connection.execute(statement)
    for kind, source in _SOURCES.items():
        connection.execute(f"INSERT OR IGNORE INTO unindexed SELECT '{kind}', {source}")


def check(database: Database) -> Iterator[str]:
    """A sentence for each way in which the word tables are not what the texts say."""
    waiting = database.value("SELECT COUNT(*) FROM unindexed")
    if waiting:
        yield f"{waiting} changes are not in the search yet; --rebuild puts them there."
    connection = database.connection()
    for kind, (table, columns, make) in _TABLES.items():
        if _is_broken(database, table):
            yield f"The search of {_plural(kind)} is broken; --rebuild makes it anew."
            continue
        ids = [row[0] for row in database.rows(f"SELECT {_SOURCES[kind]} ORDER BY 1")]
        wrong = abs(database.value(f"SELECT COUNT(*) FROM {table}") - len(ids))  # noqa: S608
        for start in range(0, len(ids), AT_ONCE):
            expected = {each.place: each.columns for each in make(connection, ids[start : start + AT_ONCE])}
            stored = {
                row[0]: row[1:]
                for row in database.rows(
                    f"SELECT rowid, {columns} FROM {table} "  # noqa: S608
                    "WHERE rowid IN (SELECT value FROM json_each(?))",
                    (ids_text(expected),),
                )
            }
            wrong += sum(stored.get(each) != words for each, words in expected.items())
        if wrong:
            yield f"The search does not know {wrong} of the {_plural(kind)} as they are; --rebuild mends it."


def _is_broken(database: Database, table: str) -> bool:
    from tui.domain.errors import JournalDamaged

    try:
        with database.writing():
            database.rows(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
    except JournalDamaged:
        return True
    return False


def _plural(kind: str) -> str:
    return {"entry": "entries", "contact": "contacts", "pitch": "pitches"}[kind]
