"""What keeps an encrypted journal safe is encrypted too: backups, restores, upgrades, kept texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.conftest import Clock, meeting
from tests.journal.sealed import CANARY, begun, files, holders, made_up, quietly
from tui.domain.errors import JournalLocked, JournalRefused, WriteFailed
from tui.journal import cipher, converting, disk, kept_texts, keys, migrations, sealing
from tui.journal.journal import Journal
from tui.journal.restoring import reading_copy, restore
from tui.journal.salvaging import salvage


@pytest.fixture
def key() -> keys.Key:
    return made_up()


@pytest.fixture
def sealed(path: Path, key: keys.Key, clock: Clock) -> Path:
    """An encrypted journal with an entry, that is closed."""
    with begun(path, key, clock) as journal:
        journal.entries.log(meeting(CANARY))
    return path


def bodies(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        return [each.text.body for each in journal.entries.latest("meeting")]


def test_every_backup_is_encrypted_and_verified(sealed: Path, clock: Clock, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    with Journal.open(sealed, now=clock) as journal:
        daily = journal.back_up_daily()
        asked = journal.back_up("before-import")
        journal.backup(elsewhere)
        assert daily is not None
        for each in (daily.path, asked.path, elsewhere):
            assert each.read_bytes()[:4] == keys.MARK
            assert bodies(each) == [CANARY]
    assert not holders(tmp_path, CANARY)


def test_restoring_keeps_it_encrypted(sealed: Path, clock: Clock, tmp_path: Path) -> None:
    with Journal.open(sealed, now=clock) as journal:
        made = journal.back_up("asked")
        journal.entries.log(meeting("later"))

    done = restore(made.path, sealed, clock)
    assert bodies(sealed) == [CANARY]
    assert done.kept is not None
    assert len(bodies(done.kept)) == 2
    assert not holders(tmp_path, CANARY)


def test_a_plain_backup_becomes_encrypted_as_it_is_restored(
    sealed: Path, clock: Clock, tmp_path: Path, key: keys.Key
) -> None:
    plain = tmp_path / "plain.db"
    with Journal.open(plain, now=clock) as journal:
        journal.entries.log(meeting(f"{CANARY} plain"))
    restore(plain, sealed, clock)
    assert bodies(sealed) == [f"{CANARY} plain"]
    assert cipher.salt_of(sealed) == key.salt
    assert holders(tmp_path, CANARY) == [plain]


def test_an_encrypted_backup_becomes_plain_only_by_choice(sealed: Path, clock: Clock, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    with Journal.open(plain, now=clock) as journal:
        journal.entries.log(meeting("plain"))
    with pytest.raises(JournalRefused, match="is encrypted and the journal is not: --decrypt"):
        restore(sealed, plain, clock)
    assert bodies(plain) == ["plain"]
    restore(sealed, plain, clock, decrypt=True)
    assert bodies(plain) == [CANARY]


def test_restoring_where_there_is_no_journal_leaves_it_encrypted(
    sealed: Path, clock: Clock, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "journal.db"
    restore(sealed, target, clock)
    assert bodies(target) == [CANARY]
    assert not holders(tmp_path, CANARY)


def test_reading_a_backup_makes_no_plain_copy(sealed: Path, clock: Clock, tmp_path: Path) -> None:
    with reading_copy(sealed, sealed) as copy, Journal.open_to_read(copy) as journal:
        assert journal.entries.get(1).text.body == CANARY
        assert not holders(tmp_path, CANARY)


def test_a_locked_journal_is_no_damaged_one(sealed: Path, clock: Clock) -> None:
    """Restoring over it would set it aside."""
    with Journal.open(sealed, now=clock) as journal:
        made = journal.back_up("asked")
    keys.let_go()
    before = sealed.read_bytes()
    with pytest.raises(JournalLocked):
        restore(made.path, sealed, clock)
    assert sealed.read_bytes() == before


def test_what_is_left_of_a_damaged_one_is_salvaged_encrypted(
    sealed: Path, clock: Clock, tmp_path: Path
) -> None:
    with Journal.open(sealed, now=clock) as journal:
        journal.database.rows("PRAGMA synchronous=OFF")
        for number in range(40):
            journal.entries.log(meeting(f"{CANARY} {number} " + "words " * 300))
        page = journal.database.value("SELECT rootpage FROM sqlite_master WHERE name = 'entry'")
        size = journal.database.value("PRAGMA page_count")
    raw = bytearray(sealed.read_bytes())
    for each in range(size // 2, size, 7):
        if each + 1 != page:
            raw[each * 4096 + 99] ^= 1
    sealed.write_bytes(raw)
    done = salvage(sealed, tmp_path / "new" / "journal.db", clock)
    assert done.entries > 30
    assert not holders(tmp_path, CANARY)
    with Journal.open(tmp_path / "new" / "journal.db") as journal:
        assert journal.key is not None
        assert journal.examine().findings == ()


@pytest.mark.parametrize("version", [1, migrations.CURRENT - 1])
def test_an_older_one_is_brought_up_to_date(version: int, path: Path, clock: Clock, key: keys.Key) -> None:
    disk.precreate(path)
    connection = cipher.connect(path, key)
    for step in migrations.STEPS[:version]:
        step(connection)
    connection.execute(f"PRAGMA user_version={version}")
    connection.close()
    with Journal.open(path, now=clock) as journal:
        assert migrations.schema_version(journal.database.connection()) == migrations.CURRENT
        before = journal.backups.all()[0]
        assert before.reason == "before-upgrade"
    assert cipher.salt_of(before.path) == key.salt


def test_a_text_that_is_kept_is_encrypted(key: keys.Key, tmp_path: Path) -> None:
    places = kept_texts.places(tmp_path, None)
    text = f"{CANARY}\n\0 é 𝄞\r\n{CANARY}"
    kept = kept_texts.keep_text(text, "rescue", places)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not holders(tmp_path, CANARY)
    assert kept_texts.read_text(kept) == text
    assert kept in kept_texts.kept_texts(places)
    keys.let_go()
    with pytest.raises(JournalLocked):
        kept_texts.read_text(kept)
    plain = kept_texts.keep_text(CANARY, "rescue", places)
    assert holders(tmp_path, CANARY) == [plain]


def test_a_text_that_no_file_takes_encrypted_is_kept_nowhere_plain(
    key: keys.Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "sync", fail)
    with pytest.raises(WriteFailed, match="no space left on device"):
        kept_texts.keep_text(CANARY, "rescue", (tmp_path, tmp_path / "home"))
    assert files(tmp_path) == []


def test_an_editor_gets_its_text_in_memory_and_what_it_left_is_kept_encrypted(
    key: keys.Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))
    places = kept_texts.places(tmp_path / "data", None)
    paper = kept_texts.keep_to_edit(CANARY, "entry", places)
    assert paper.parent == memory
    assert paper.read_text() == CANARY
    assert paper in kept_texts.kept_texts(places)
    kept = kept_texts.keep_after_all(paper, "entry", places)
    assert kept_texts.read_text(kept) == CANARY
    assert not holders(tmp_path, CANARY)
    memory.chmod(0o755)  # not its own alone: not used
    assert kept_texts.keep_to_edit(CANARY, "entry", places).parent == tmp_path / "data" / kept_texts.ROOM


def test_converting_keeps_the_numbers_of_rows_that_have_no_id(
    path: Path, clock: Clock, tmp_path: Path
) -> None:
    """SQLCipher's export could number them anew, and what points to them would point elsewhere."""
    with Journal.open(path, now=clock) as journal:
        for number in range(4):
            journal.entries.log(meeting(f"{number} #tag{number}", roles=(f"Role {number}",)))
        journal.entries.purge(journal.entries.delete(2).id)
    made = tmp_path / "made.db"
    disk.precreate(made)
    converting.convert(path, made, None, made_up())
    sealing.turn(path, made_up(), clock, on_backups="alike", tell=quietly)
    with Journal.open(path) as journal:
        assert journal.examine().findings == ()
