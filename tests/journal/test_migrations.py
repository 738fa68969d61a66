"""A journal of any past version becomes one of today's, whole or not at all."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.journal.conftest import meeting
from tui.domain.errors import JournalDamaged, JournalRefused, WriteFailed
from tui.journal import (
    engine,
    entry_tables,
    import_tables,
    migrations,
    pitch_tables,
    promise_tables,
    role_tables,
    saved_tables,
    season_tables,
)
from tui.journal.journal import Journal
from tui.journal.packing import digest, pack_header
from tui.journal.shared import Row
from tui.journal.verifying import sha256

PAST = Path(__file__).parent / "past"
"""One SQL text for each past version: a small journal as that version wrote it, never edited afterwards."""


def from_text(version: int, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript((PAST / f"version_{version}.sql").read_text())
    connection.close()
    path.chmod(0o600)


def content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [str(connection.execute("PRAGMA user_version").fetchone()), *connection.iterdump()]
    finally:
        connection.close()


def schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    return [(*row[:3], " ".join((row[3] or "").split())) for row in rows]


def test_there_is_a_text_for_every_version() -> None:
    assert [each.name for each in sorted(PAST.iterdir())] == [
        f"version_{number}.sql" for number in range(1, migrations.CURRENT + 1)
    ]


@pytest.mark.parametrize("version", range(1, migrations.CURRENT + 1))
def test_a_journal_of_each_past_version_opens(version: int, path: Path, quick: None) -> None:
    from_text(version, path)
    with Journal.open(path) as journal:
        (found,) = journal.entries.latest("meeting")
        assert found.text.on == date(2026, 11, 5)
        assert found.text.people == ("Ada Lovelace",)
        assert found.derived.takeaways[0].theme == "strategy"
        assert [each.text for each in found.derived.followups] == ["send it", "Thank Ada Lovelace"]
        assert journal.examine().findings == ()
        assert journal.entries.save(found.id, meeting("new"), seen=found.version).entry.version == 2
        journal.changes.undo()
        assert journal.entries.get(found.id).text == found.text


@pytest.mark.parametrize("version", range(1, migrations.CURRENT + 1))
def test_an_upgraded_journal_has_the_schema_of_a_new_one(version: int, folder: Path, quick: None) -> None:
    from_text(version, folder / "old.db")
    with Journal.open(folder / "old.db") as old, Journal.open(folder / "new.db") as new:
        assert schema(old.database.connection()) == schema(new.database.connection())


_MET_SINCE = (
    """INSERT INTO contact (id, uid, name, fold, created_at, updated_at)
        VALUES (7, 'c7', 'Grace Hopper', 'grace hopper', :at, :at)""",
    """INSERT INTO entry (id, uid, kind, day, status, form, headline, digest, created_at, updated_at, body)
        VALUES (7, 'e7', 'meeting', '2026-11-18', 'held', 'coffee', 'Well.', :digest, :at, :at, 'Well.')""",
    "INSERT INTO entry_contact VALUES (7, 7, 0)",
    """INSERT INTO followup (uid, entry_id, contact_id, kind, due, created_at, text)
        VALUES ('f7', 7, 7, 'thank-you', '2026-11-19', :at, 'Thank Grace Hopper')""",
    """INSERT INTO revision (entry_id, number, version, saved_at, contacts, header, digest, body)
        VALUES (7, 1, 1, :at, '[7]', :header, :revision, 'Well.')""",
)
"""A past version logged a meeting with whom it did not know to be the one who was introduced."""


@pytest.mark.parametrize("version", range(1, migrations.CURRENT))
def test_who_was_met_before_an_upgrade_is_met_after_it(version: int, path: Path, quick: None) -> None:
    from_text(version, path)
    text = meeting("Well.", "Grace Hopper", on=date(2026, 11, 18), status="held", form="coffee")
    header = pack_header(text)
    given = {"at": "2026-11-18T16:00:00.000000", "header": header}
    given |= {"digest": digest(text.body), "revision": digest(header, text.body)}
    connection = sqlite3.connect(path)
    for statement in _MET_SINCE:
        connection.execute(statement, given)
    connection.commit()
    connection.close()
    with Journal.open(path) as journal:
        (found,) = journal.promises.introductions()
        assert (found.status, found.contact) == ("met", (7, "Grace Hopper"))
        assert (found.steps[-1].entry, found.steps[-1].on) == (7, date(2026, 11, 18))
        told = [each for each in journal.promises.today().everything if each.kind == "tell"]
        assert [each.text for each in told] == ["Tell Ada Lovelace how it went with Grace Hopper"]
        steps = journal.database.rows("SELECT * FROM introduction_step")
        assert journal.examine().findings == ()
        assert journal.examine(rebuild=True).findings == ()
        assert journal.database.rows("SELECT * FROM introduction_step") == steps
        assert [each for each in journal.promises.today().everything if each.kind == "tell"] == told


def test_peewee_sees_the_tables_as_they_are(journal: Journal) -> None:
    assert issubclass(entry_tables.Draft, Row)  # and with it all others are loaded, but for
    assert issubclass(saved_tables.PitchVersion, Row)
    assert issubclass(role_tables.ThemeApart, Row)
    assert issubclass(promise_tables.Note, Row)
    assert issubclass(pitch_tables.Rehearsal, Row)
    assert issubclass(season_tables.SearchName, Row)
    assert issubclass(import_tables.ImportItem, Row)
    seen = set()
    for table in Row.__subclasses__():
        meta = table._meta
        seen.add(meta.table_name)
        info = journal.database.rows(f"PRAGMA table_info({meta.table_name})")
        assert [row[1] for row in info] == [field.column_name for field in meta.sorted_fields], table
        for row in info:
            field = meta.columns[row[1]]
            required = bool(row[3]) or bool(row[5])
            assert field.null is not required, f"{table.__name__}.{field.name}"
    listed = journal.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    words = ("word", "entry_words", "entry_heads", "contact_words", "pitch_words")
    others = {row[0] for row in listed if row[0].startswith(("sqlite_", "unindexed", "mention", *words))}
    assert seen == {row[0] for row in listed} - others


def test_a_newer_journal_is_refused_and_never_written(path: Path) -> None:
    Journal.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={migrations.CURRENT + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(JournalRefused, match="newer Preseason"):
        Journal.open(path)
    assert path.read_bytes() == before


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A made-up next version; the statements of its one step can be changed by the test."""
    statements = ["CREATE TABLE later (id INTEGER PRIMARY KEY)", "INSERT INTO later VALUES (7)"]

    def step(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    monkeypatch.setattr(migrations, "CURRENT", migrations.CURRENT + 1)
    return statements


def test_an_upgrade_is_backed_up_first_and_happens_once(
    path: Path, folder: Path, next_version: list[str]
) -> None:
    number = migrations.CURRENT
    from_text(number - 1, path)
    for _ in range(2):
        with Journal.open(path) as journal:
            assert journal.database.value("SELECT id FROM later") == 7
            assert journal.database.value("PRAGMA user_version") == number
            assert journal.database.value("PRAGMA foreign_keys") == 1
    assert sorted(each.name for each in folder.iterdir()) == ["journal.db", "journal.db.backups"]
    backup, line = sorted((folder / "journal.db.backups").iterdir())
    assert backup.name.endswith("-before-upgrade.db")
    assert line.read_text() == f"{sha256(backup)}  {backup.name}\n"
    assert backup.stat().st_mode & 0o777 == 0o600
    connection = sqlite3.connect(backup)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == number - 1
    connection.close()


def test_an_upgrade_that_fails_leaves_the_journal_as_it_was(path: Path, next_version: list[str]) -> None:
    from_text(migrations.CURRENT - 1, path)
    next_version.append("INSERT INTO nowhere VALUES (1)")
    before = content(path)
    with pytest.raises(JournalDamaged):
        Journal.open(path)
    assert content(path) == before


def test_an_upgrade_for_which_the_disk_is_full_leaves_the_journal_as_it_was(
    path: Path, next_version: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from_text(migrations.CURRENT - 1, path)
    next_version.append("INSERT INTO later (id) SELECT value FROM json_each('[1,2,3]')")
    next_version.append("CREATE TABLE large AS SELECT randomblob(100000)")
    before = content(path)
    connect = engine.connect

    def full(given: Path) -> sqlite3.Connection:
        connection = connect(given)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}")
        return connection

    monkeypatch.setattr(engine, "connect", full)
    with pytest.raises(WriteFailed, match="full"):
        Journal.open(path)
    assert content(path) == before


def test_an_upgrade_may_rebuild_a_table_without_losing_what_points_to_it(
    path: Path, next_version: list[str]
) -> None:
    from_text(migrations.CURRENT - 1, path)
    next_version[:] = [
        "CREATE TABLE tag_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fold TEXT NOT NULL UNIQUE)",
        "INSERT INTO tag_new SELECT id, name, fold FROM tag",
        "DROP TABLE tag",
        "ALTER TABLE tag_new RENAME TO tag",
    ]
    with Journal.open(path) as journal:
        assert journal.entries.latest("meeting")[0].derived.tags == ("law",)


def test_an_upgrade_that_would_leave_rows_pointing_nowhere_is_taken_back(
    path: Path, next_version: list[str]
) -> None:
    from_text(migrations.CURRENT - 1, path)
    next_version[:] = ["DELETE FROM tag"]
    before = content(path)
    with pytest.raises(JournalDamaged, match="point nowhere"):
        Journal.open(path)
    assert content(path) == before
