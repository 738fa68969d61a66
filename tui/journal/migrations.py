"""How a journal of any past version becomes one of today's: numbered steps, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal.engine import APPLICATION_ID

Step = Callable[[sqlite3.Connection], None]


def _first_tables(connection: sqlite3.Connection) -> None:
    from tui.journal.schema import VERSION_1

    for statement in VERSION_1:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _search(connection: sqlite3.Connection) -> None:
    from tui.journal.schema_2 import VERSION_2

    for statement in VERSION_2:
        connection.execute(statement)


def _roles(connection: sqlite3.Connection) -> None:
    from tui.journal.packing import new_uid
    from tui.journal.schema_3 import GIVEN_BEFORE, VERSION_3

    for statement in VERSION_3:
        connection.execute(statement)
    given = connection.execute("SELECT id FROM role WHERE verdict <> 'exploring' OR why <> '' ORDER BY id")
    connection.executemany(GIVEN_BEFORE, [(new_uid(), row[0]) for row in given.fetchall()])


def _promises(connection: sqlite3.Connection) -> None:
    from tui.journal.schema_4 import VERSION_4

    for statement in VERSION_4:
        connection.execute(statement)


def _pitch(connection: sqlite3.Connection) -> None:
    from tui.journal.schema_5 import VERSION_5

    for statement in VERSION_5:
        connection.execute(statement)


def _seasons(connection: sqlite3.Connection) -> None:
    from tui.journal.milestone_keeping import tell_all_before
    from tui.journal.schema_6 import VERSION_6

    for statement in VERSION_6:
        connection.execute(statement)
    tell_all_before(connection)


def _imports(connection: sqlite3.Connection) -> None:
    from tui.journal.schema_7 import VERSION_7

    for statement in VERSION_7:
        connection.execute(statement)


STEPS: tuple[Step, ...] = (_first_tables, _search, _roles, _promises, _pitch, _seasons, _imports)
"""Step n takes a journal from version n to version n + 1. Steps are only ever added."""

CURRENT = len(STEPS)


def schema_version(connection: sqlite3.Connection) -> int:
    """The version of the schema in the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_version(version: int, path: Path) -> None:
    """Refuse a journal that a newer Preseason wrote, or that has lost its version."""
    if version > CURRENT:
        raise JournalRefused(
            f"{path} was written by a newer Preseason (schema {version}, here {CURRENT}): upgrade first"
        )
    if version < 1:
        raise JournalDamaged(f"{path} has lost its schema; restore the last backup")


def migrate(connection: sqlite3.Connection, finish: Callable[[], None] | None = None) -> None:
    """Bring the file to the current version, in one transaction; raises sqlite3.Error with nothing changed.

    `finish` does in the same transaction what the journal of today would have done all along, by its own
    code: steps are never edited afterwards, and so call none of it.

    Foreign keys are off meanwhile, since rebuilding a table would otherwise delete the rows that point to
    it, and are all checked before the commit. What the steps note for the search is read once, at the end:
    it is in all tables of today.
    """
    from tui.journal.fts_keeping import catch_up

    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in STEPS[schema_version(connection) :]:
                step(connection)
            if finish is not None:
                finish()
            catch_up(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise JournalDamaged("the journal has rows that point nowhere; it was not upgraded")
            connection.execute(f"PRAGMA user_version={CURRENT}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
