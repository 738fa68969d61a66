"""What was salvaged made to fit together: entries from their history, links to what there is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from tui.domain.entries import EntryText
from tui.domain.errors import JournalDamaged
from tui.journal.packing import digest, key, new_uid, the_day, the_moment, time_of, unpack_header
from tui.journal.writing import entry_columns

UNKNOWN = "Unknown (salvaged)"
"""Whom a meeting was with of which nothing else is left that says it."""

_FIELDS = ("kind", "day", "at", "title", "status", "form", "minutes", "pitch", "score", "digest", "body")
"""What an entry and its last revision both hold."""

_ENTRIES = f"SELECT id, {', '.join(_FIELDS)} FROM entry"  # noqa: S608 - our own words

_READ: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("day", "due", "until", "on"), the_day),
    "at": lambda stored: time_of(stored) if len(stored) < 10 else the_moment(stored),
}
"""How days and moments are read, by the names of their columns or how these end."""


class _Last(NamedTuple):
    """The last state of an entry that is as it was saved."""

    version: int
    saved_at: str
    text: EntryText


def mend(new: sqlite3.Connection, stamp: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Mend a salvaged journal; returns the entries that were read from their history, and those whose text
    may not be what was written."""
    doubted = _make_readable(new, stamp)
    good = _good_revisions(new)
    from_history: list[int] = []
    doubtful: list[int] = []
    entries = {row[0]: row for row in new.execute(_ENTRIES).fetchall()}
    for entry in sorted({*entries, *good}):
        row, last = entries.get(entry), good.get(entry)
        if last is not None:
            wanted = entry_columns(last.text, None)
            if row is None or any(row[1 + at] != wanted[name] for at, name in enumerate(_FIELDS)):
                _bring_back(new, entry, last)
                from_history.append(entry)
        elif row is not None and (entry in doubted or digest(row[-1]) != row[-2]):
            new.execute("UPDATE entry SET digest = ? WHERE id = ?", (digest(row[-1]), entry))
            doubtful.append(entry)
    _let_go_of_what_points_nowhere(new)
    for entry, last in good.items():
        _link(new, entry, "contact", last.text.people, stamp)
        _link(new, entry, "role", last.text.roles, stamp)
    for (entry,) in new.execute("SELECT id FROM entry WHERE kind = 'meeting'").fetchall():
        _link(new, entry, "contact", (UNKNOWN,), stamp)
    return tuple(from_history), tuple(doubtful)


def _make_readable(new: sqlite3.Connection, stamp: str) -> set[int]:
    """Give every day and every moment that is none another value; the entries this was done to."""
    touched: set[int] = set()
    for (table,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _, column, _, required, _, _ in new.execute(f"PRAGMA table_info({table})").fetchall():
            read = _READ.get(column) or _READ.get(column.rpartition("_")[2] if "_" in column else "")
            if read is None:
                continue
            rows = new.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608
            for row, stored in rows.fetchall():
                if not _fits(read, stored):
                    value = (stamp[:10] if read is the_day else stamp) if required else None
                    new.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))  # noqa: S608
                    touched |= {row} if table == "entry" else set()
    return touched


def _fits(read: Callable[[str], object], stored: str) -> bool:
    try:
        read(stored)
    except JournalDamaged:
        return False
    return True


def _good_revisions(new: sqlite3.Connection) -> dict[int, _Last]:
    """The last good one of each entry; those that are not as they were saved go."""
    good: dict[int, _Last] = {}
    rows = new.execute(
        "SELECT entry_id, number, version, saved_at, header, body, digest FROM revision ORDER BY 2"
    )
    for entry, number, version, saved_at, header, body, stored in rows.fetchall():
        try:
            if digest(header, body) != stored:
                raise JournalDamaged("it is not as it was saved")
            good[entry] = _Last(version, saved_at, unpack_header(header, body))
        except JournalDamaged:
            new.execute("DELETE FROM revision WHERE entry_id = ? AND number = ?", (entry, number))
    return good


def _bring_back(new: sqlite3.Connection, entry: int, last: _Last) -> None:
    row = new.execute("SELECT uid, created_at, deleted_at FROM entry WHERE id = ?", (entry,)).fetchone()
    uid, created_at, deleted_at = row or (new_uid(), None, None)
    fields = entry_columns(last.text, None) | {
        "id": entry,
        "version": last.version,
        "updated_at": last.saved_at,
    }
    fields |= {"uid": uid, "created_at": created_at or last.saved_at, "deleted_at": deleted_at}
    _insert(new, "entry", fields)


def _link(new: sqlite3.Connection, entry: int, to: str, names: tuple[str, ...], stamp: str) -> None:
    """Link an entry that has lost all of a kind to those that its text names."""
    if not names or new.execute(f"SELECT 1 FROM entry_{to} WHERE entry_id = ?", (entry,)).fetchone():  # noqa: S608
        return
    if not new.execute("SELECT 1 FROM entry WHERE id = ?", (entry,)).fetchone():
        return
    for place, name in enumerate(names):
        found = new.execute(f"SELECT id FROM {to} WHERE fold = ?", (key(name),)).fetchone()  # noqa: S608
        if found is None:
            fields = {"uid": new_uid(), "name": name, "fold": key(name), "created_at": stamp}
            _insert(new, to, fields | ({"updated_at": stamp} if to == "contact" else {}))
            found = new.execute(f"SELECT id FROM {to} WHERE fold = ?", (key(name),)).fetchone()  # noqa: S608
        _insert(new, f"entry_{to}", {"entry_id": entry, f"{to}_id": found[0], "place": place})


def _insert(new: sqlite3.Connection, table: str, fields: dict[str, Any]) -> None:
    names, marks = ", ".join(fields), ", ".join("?" * len(fields))
    new.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(fields.values()))  # noqa: S608


def _let_go_of_what_points_nowhere(new: sqlite3.Connection) -> None:
    tables = [row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    again = True
    while again:
        again = False
        for table in tables:
            nullable = {row[1] for row in new.execute(f"PRAGMA table_info({table})").fetchall() if not row[3]}
            for foreign in new.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                parent, column = foreign[2], foreign[3]
                lost = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"  # noqa: S608
                if column in nullable:
                    sql = f"UPDATE {table} SET {column} = NULL WHERE {lost}"  # noqa: S608
                else:
                    sql = f"DELETE FROM {table} WHERE {lost}"  # noqa: S608
                again = new.execute(sql).rowcount > 0 or again
