"""Keeps the word tables as the texts are, in the transaction of every change, and tells where they are not.

With `fts`, which asks them, this is all that knows the engine: another engine has its own in their place.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.journal import documents
from tui.journal.documents import Document
from tui.journal.packing import ids_text

if TYPE_CHECKING:
    from tui.journal.database import Database

MANY, VERY_MANY = 1000, 10_000
"""Changes beyond which it pays to hold more in memory and to make the index one piece at the end, since FTS5
looks a word up in each; and to take all words from it then."""
_USUALLY_HELD, _MUCH_HELD = 1 << 20, 64 << 20
_ALL_WORDS = (
    "CREATE VIRTUAL TABLE temp.all_words USING fts5vocab('main', 'entry_words', 'row')",
    """INSERT OR IGNORE INTO word SELECT term FROM temp.all_words
       WHERE term < char(0xE000) OR term >= char(0xE001)""",  # but for facts (`documents.FACT`)
    "DROP TABLE temp.all_words",
)

AT_ONCE = 200
"""Documents made in one go, so that a long catching-up holds few texts at a time."""


class _Kept(NamedTuple):
    """A word table, and which columns of a document it holds."""

    table: str
    columns: tuple[str, ...]
    which: tuple[int, ...]

    def insertion(self) -> str:
        marks = ", ?" * len(self.columns)
        return f"INSERT INTO {self.table} (rowid, {', '.join(self.columns)}) VALUES (?{marks})"  # noqa: S608

    def selection(self) -> str:
        return (
            f"SELECT rowid, {', '.join(self.columns)} FROM {self.table} "  # noqa: S608
            "WHERE rowid IN (SELECT value FROM json_each(?))"
        )

    def of(self, document: Document) -> tuple[str, ...]:
        return tuple(document.columns[each] for each in self.which)


_ENTRY = ("title", "people", "roles", "takeaways", "body", "facts")
_CONTACT = ("name", "company", "title", "details", "notes", "facts")
_TABLES = {
    "entry": (
        _Kept("entry_words", _ENTRY, (0, 1, 2, 3, 4, 5)),
        _Kept("entry_heads", ("title", "people", "facts"), (0, 1, 5)),
    ),
    "contact": (_Kept("contact_words", _CONTACT, (0, 1, 2, 3, 4, 5)),),
    "pitch": (_Kept("pitch_words", ("body", "reason"), (0, 1)),),
}
_MAKE: dict[str, Callable[[sqlite3.Connection, Sequence[int]], list[Document]]] = {
    "entry": documents.entry_documents,
    "contact": documents.contact_documents,
    "pitch": documents.pitch_documents,
}
_SOURCES = {"entry": "id FROM entry", "contact": "id FROM contact", "pitch": "number FROM pitch_version"}


def catch_up(
    connection: sqlite3.Connection, *, new_from: int | None = None, tell: Callable[[int], None] | None = None
) -> None:
    """Put what was noted as changed into the word tables, in the transaction that is open.

    Entries from the id `new_from` on were in none of them before. `tell` hears how many are done.
    """
    waiting = _waiting(connection)
    if waiting > MANY:
        _hold(connection, _MUCH_HELD)
    known: set[str] = set()
    done = 0
    for kind, tables in _TABLES.items():
        before = done
        while True:
            found = connection.execute("SELECT id FROM unindexed WHERE kind = ? LIMIT ?", (kind, AT_ONCE))
            ids = [row[0] for row in found]
            if not ids:
                break
            old = ids if new_from is None or kind != "entry" else [each for each in ids if each < new_from]
            gone = _places(connection, kind, old)
            made = _MAKE[kind](connection, ids)
            for kept in tables:
                connection.executemany(f"DELETE FROM {kept.table} WHERE rowid = ?", gone)  # noqa: S608
                connection.executemany(kept.insertion(), [(each.place, *kept.of(each)) for each in made])
            if kind == "entry" and waiting <= VERY_MANY:
                new = _vocabulary(made) - known
                connection.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in new])
                known |= new
            connection.executemany(
                "DELETE FROM unindexed WHERE kind = ? AND id = ?", [(kind, each) for each in ids]
            )
            done += len(ids)
            if tell is not None:
                tell(done)
        one_piece = done - before >= MANY and new_from is None  # what is new comes in few pieces anyway
        for kept in tables if one_piece else ():
            connection.execute(f"INSERT INTO {kept.table} ({kept.table}) VALUES ('optimize')")  # noqa: S608
    if waiting > VERY_MANY:
        for statement in _ALL_WORDS:
            connection.execute(statement)
    if waiting > MANY:
        _hold(connection, _USUALLY_HELD)


def _waiting(connection: sqlite3.Connection) -> int:
    """How many changes wait, as far as it matters."""
    return int(
        connection.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM unindexed LIMIT ?)", (VERY_MANY + 1,)
        ).fetchone()[0]
    )


def _hold(connection: sqlite3.Connection, size: int) -> None:
    """Let FTS5 gather so many bytes of words before it writes them: few large pieces need little merging.

    Any statement that may fail half-way, as those that fire triggers, makes it write what it has: so what
    comes in all at once is made findable at the end.
    """
    for kept in _TABLES["entry"]:
        sql = f"INSERT INTO {kept.table} ({kept.table}, rank) VALUES ('hashsize', ?)"  # noqa: S608
        connection.execute(sql, (size,))


def _vocabulary(made: Sequence[Document]) -> set[str]:
    return {word for each in made for text in each.columns[:-1] for word in text.split()}


def _places(connection: sqlite3.Connection, kind: str, ids: Sequence[int]) -> list[tuple[int]]:
    """Where these stand now. The place of an entry may have changed: it is found by the fact of its id."""
    if kind != "entry":
        return [(each,) for each in ids]
    rows: list[tuple[int]] = []
    for each in ids:
        match = f'"{documents.fact("e", each)}"'
        rows += connection.execute("SELECT rowid FROM entry_heads WHERE entry_heads MATCH ?", (match,))
    return rows


def empty(connection: sqlite3.Connection) -> None:
    """Make the word tables anew, empty, and note everything as changed; `catch_up` then fills them."""
    from tui.journal.schema_2 import WORD_TABLES

    for kept in (kept for tables in _TABLES.values() for kept in tables):
        connection.execute(f"DROP TABLE IF EXISTS {kept.table}")
    for statement in WORD_TABLES:
        connection.execute(statement)
    connection.execute("DELETE FROM word")
    for kind, source in _SOURCES.items():
        connection.execute(f"INSERT OR IGNORE INTO unindexed SELECT '{kind}', {source}")


def check(database: Database) -> Iterator[str]:
    """A sentence for each way in which the word tables are not what the texts say."""
    waiting = database.value("SELECT COUNT(*) FROM unindexed")
    if waiting:
        yield f"{waiting} changes are not in the search yet; --rebuild puts them there."
    connection = database.connection()
    for kind, tables in _TABLES.items():
        if any(_is_broken(database, kept.table) for kept in tables):
            yield f"The search of {_plural(kind)} is broken; --rebuild makes it anew."
            continue
        ids = [row[0] for row in database.rows(f"SELECT {_SOURCES[kind]} ORDER BY 1")]
        counts = [database.value(f"SELECT COUNT(*) FROM {kept.table}") for kept in tables]  # noqa: S608
        wrong = max(abs(count - len(ids)) for count in counts)
        for start in range(0, len(ids), AT_ONCE):
            expected = _documents(connection, kind, ids[start : start + AT_ONCE])
            unknown = set() if kind != "entry" else _unknown(database, _vocabulary(expected))
            wrong += sum(not unknown.isdisjoint(_vocabulary([each])) for each in expected if unknown)
            wrong += len({each.place for kept in tables for each in _wrong(database, kept, expected)})
        if wrong:
            yield f"The search does not know {wrong} of the {_plural(kind)} as they are; --rebuild mends it."


def _unknown(database: Database, words: set[str]) -> set[str]:
    """Words that are not in the list of all words."""
    wanted = json.dumps(sorted(words))
    sql = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM word)"
    return {row[0] for row in database.rows(sql, (wanted,))}


def _wrong(database: Database, kept: _Kept, expected: Sequence[Document]) -> Iterator[Document]:
    wanted = (ids_text(each.place for each in expected),)
    stored = {row[0]: row[1:] for row in database.rows(kept.selection(), wanted)}
    return (each for each in expected if stored.get(each.place) != kept.of(each))


def _documents(connection: sqlite3.Connection, kind: str, ids: Sequence[int]) -> list[Document]:
    from tui.journal.engine import FAULTS, meaning

    try:
        return _MAKE[kind](connection, ids)
    except FAULTS as error:
        raise meaning(error) from error


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
