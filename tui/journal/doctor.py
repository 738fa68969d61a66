"""Looks for damage and says what it found; on request derives everything from the texts again."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.entries import Derived, Entry, headline
from tui.domain.errors import JournalDamaged
from tui.domain.promises import thank_yous
from tui.journal import (
    cipher,
    fts_keeping,
    introduction_checks,
    mentions,
    rehearsals,
    search_reading,
    theme_groups,
    verdicts,
)
from tui.journal.deriving import derive_text
from tui.journal.engine import one_line
from tui.journal.migrations import migrate, schema_version
from tui.journal.naming import theme_key
from tui.journal.packing import digest, key
from tui.journal.reading import read_entries
from tui.journal.rebuilding import rebuild_all
from tui.journal.thanking import also_called

if TYPE_CHECKING:
    from tui.journal.database import Database

AT_ONCE = 100
"""Entries read, or rebuilt, in one go."""
MOST_FINDINGS = 200
_UNFIT = (TypeError, ValueError, LookupError, AttributeError)
"""What any code may stumble over where a damaged file gives a column what its table never allowed."""

_COUNTS = {
    "meetings": "SELECT COUNT(*) FROM entry WHERE kind = 'meeting' AND deleted_at IS NULL",
    "reflections": "SELECT COUNT(*) FROM entry WHERE kind = 'reflection' AND deleted_at IS NULL",
    "in the trash": "SELECT COUNT(*) FROM entry WHERE deleted_at IS NOT NULL",
    "contacts": "SELECT COUNT(*) FROM contact WHERE deleted_at IS NULL",
    "revisions": "SELECT COUNT(*) FROM revision",
    "drafts": "SELECT COUNT(*) FROM draft",
}
_SYNCHRONOUS = {0: "off", 1: "normal", 2: "full", 3: "extra"}


@dataclass(frozen=True, slots=True)
class Report:
    """What an examination found; `findings` are sentences, none where all is well; `cipher` may be ''."""

    path: Path
    engine: str
    cipher: str
    mode: str
    schema: int
    permissions: str
    counts: dict[str, int]
    findings: tuple[str, ...]


def examine(database: Database, now: Callable[[], datetime], *, rebuild: bool) -> Report:
    """Examine a journal, after deriving everything from its texts again where `rebuild` is true.

    Rebuilding keeps the ledgers: what became of an introduction or a follow-up is nowhere else.
    """
    findings: list[str] = []
    if rebuild:
        _gather(findings, rebuild_all(database, now, AT_ONCE))
    for check in _CHECKS:
        _gather(findings, check(database))
    counts: dict[str, int] = {}
    _gather(findings, _count(database, counts))
    connection = database.connection()  # now: what was damaged may have cost the one before
    synchronous = int(database.value("PRAGMA synchronous"))
    return Report(
        path=database.path,
        engine=f"SQLite {database.value('SELECT sqlite_version()')}",
        cipher=cipher.version(connection),
        mode=f"{database.value('PRAGMA journal_mode')}, {_SYNCHRONOUS.get(synchronous, '?')} synchronous",
        schema=schema_version(connection),
        permissions=f"{stat.S_IMODE(database.path.stat().st_mode):04o}",
        counts=counts,
        findings=tuple(findings),
    )


def _gather(findings: list[str], check: Iterator[str]) -> None:
    """Add what a check finds; a check that the damage itself stops has found that."""
    try:
        for finding in check:
            if len(findings) >= MOST_FINDINGS:
                return
            if finding not in findings:
                findings.append(finding)
    except JournalDamaged as damage:
        if str(damage) not in findings:
            findings.append(str(damage))
    except _UNFIT:
        findings.append("A part of the journal does not hold what it should, and cannot be read.")


def _count(database: Database, counts: dict[str, int]) -> Iterator[str]:
    for what, sql in _COUNTS.items():
        counts[what] = int(database.value(sql))
    yield from ()


def _check_file(database: Database) -> Iterator[str]:
    path = database.path
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        try:
            found = each.stat()
        except FileNotFoundError:
            continue
        if found.st_uid != os.geteuid():
            yield f"{each.name} belongs to another user."
        elif stat.S_IMODE(found.st_mode) & 0o077:
            mode = f"{stat.S_IMODE(found.st_mode):04o}"
            yield f"{each.name} can be read by others: its mode is {mode}, not 0600."


def _check_structure(database: Database) -> Iterator[str]:
    for (verdict,) in database.rows("PRAGMA integrity_check"):
        if verdict != "ok":
            yield f"SQLite finds the file broken: {one_line(verdict)}."
    found, expected = _things(database.connection()), _fresh_things()
    for kind, name in sorted(expected - found):
        yield f"The {kind} {name} is missing."
    for kind, name in sorted(found - expected):
        yield f"There is a {kind} that is not the journal's: {name}."
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points to a row of {parent} that is gone."


def _things(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(connection.execute("SELECT type, name FROM sqlite_master"))


@cache
def _fresh_things() -> frozenset[tuple[str, str]]:
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(fresh)
        return frozenset(_things(fresh))
    finally:
        fresh.close()


def _check_revisions(database: Database) -> Iterator[str]:
    for page in _pages(database):
        for entry, number, stored, header, body in database.rows(
            "SELECT entry_id, number, digest, header, body FROM revision WHERE entry_id BETWEEN ? AND ?",
            (page[0], page[-1]),
        ):
            if digest(header, body) != stored:
                yield f"Revision {number} of entry {entry} is not as it was saved."
    for entry, missing in database.rows(
        "SELECT e.id, r.body IS NULL FROM entry e LEFT JOIN revision r ON r.entry_id = e.id "
        "AND r.number = (SELECT MAX(number) FROM revision WHERE entry_id = e.id) "
        "WHERE r.body IS NULL OR r.body <> e.body"
    ):
        what = "has lost its revisions" if missing else "differs from its last revision"
        yield f"Entry {entry} {what}."


def _check_entries(database: Database) -> Iterator[str]:
    for page in _pages(database):
        try:
            yield from _check_page(database, page)
        except (JournalDamaged, *_UNFIT):
            for each in page:  # one of them cannot be read: the others still can be told about
                try:
                    yield from _check_page(database, [each])
                except JournalDamaged as damage:
                    yield f"Entry {each}: {damage}."
                except _UNFIT:
                    yield f"Entry {each} does not hold what it should, and cannot be read."


def _pages(database: Database) -> Iterator[list[int]]:
    ids = [row[0] for row in database.rows("SELECT id FROM entry ORDER BY id")]
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _check_page(database: Database, page: list[int]) -> Iterator[str]:
    stored = {
        row[0]: row[1:]
        for row in database.rows(
            "SELECT id, digest, headline FROM entry WHERE id BETWEEN ? AND ?", (page[0], page[-1])
        )
    }
    people = "SELECT DISTINCT contact_id FROM entry_contact WHERE entry_id BETWEEN ? AND ?"
    also = also_called(database, [row[0] for row in database.rows(people, (page[0], page[-1]))])
    for entry in read_entries(database, page):
        if entry.id not in stored:
            yield f"Entry {entry.id} is found by one way of looking and not by another; --rebuild mends that."
            continue
        kept, line = stored[entry.id]
        if digest(entry.text.body) != kept:
            yield f"The text of entry {entry.id} is not as it was saved; its revisions may be."
        elif line != headline(entry.text.body) or not _agrees(entry, derive_text(entry.text), also):
            yield f"What was derived of entry {entry.id} is not what its text says; --rebuild mends that."
        if entry.text.kind == "meeting" and not entry.text.people:
            yield f"Meeting {entry.id} has lost its people."


def _agrees(entry: Entry, fresh: Derived, also: Mapping[str, Sequence[str]]) -> bool:
    wanted = entry.text.held and entry.text.thanks
    asked = thank_yous(entry.text.people, fresh.followups, due=entry.text.on, wanted=wanted, also=also)
    waiting = {followup.text for followup in entry.derived.followups if followup.line is None}
    undated = {each.line for each in fresh.introductions if each.due is None}
    return _comparable(entry.derived, undated) == _comparable(fresh, undated) and all(
        thanks.text in waiting for thanks in asked.values()
    )


def _comparable(derived: Derived, undated: Collection[int | None]) -> object:
    """What must be the same; when an introduction is due that names no day depends on what is wont."""
    return (
        [
            (each.kind, each.text, theme_key(each.theme), [key(role) for role in each.roles], each.line)
            for each in derived.takeaways
        ],
        sorted(
            (e.line or 0, e.name, e.detail, e.direction, None if e.line in undated else e.due)
            for e in derived.introductions
        ),
        sorted((e.line, e.text, e.kind, str(e.due), e.done) for e in derived.followups if e.line is not None),
        sorted((e.line or 0, e.text) for e in derived.feedback),
        sorted(key(tag) for tag in derived.tags),
    )


_CHECKS = (
    _check_file,
    _check_structure,
    _check_revisions,
    _check_entries,
    mentions.check,
    theme_groups.check,
    verdicts.check,
    introduction_checks.check,
    rehearsals.check,
    search_reading.check,
    fts_keeping.check,
)
