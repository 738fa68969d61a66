"""Opening: what is made, what is refused, and that refusing changes nothing."""

from __future__ import annotations

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journal.conftest import meeting
from tui.domain.errors import JournalDamaged, JournalRefused
from tui.journal import engine, migrations
from tui.journal.journal import Journal


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_journal_is_private_whatever_the_umask(folder: Path, no_umask: None) -> None:
    path = folder / "a" / "b" / "journal.db"
    with Journal.open(path) as journal:
        journal.entries.log(meeting("hello"))
        files = list(path.parent.iterdir())
    assert mode(path) == 0o600
    assert [mode(folder) for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]
    assert path in files
    assert all(mode(each) == 0o600 for each in path.parent.iterdir())


def test_companion_files_are_private_too(folder: Path, no_umask: None) -> None:
    path = folder / "journal.db"
    with Journal.open(path) as journal, journal.database.writing():
        journal.database.rows("INSERT INTO tag (name, fold) VALUES ('x', 'x')")
        journal.database.rows("PRAGMA cache_spill")
        companions = [each for each in folder.iterdir() if each != path]
        assert companions
        assert all(mode(each) == 0o600 for each in companions)


def test_nothing_is_left_beside_a_new_journal(folder: Path) -> None:
    Journal.open(folder / "journal.db").close()
    assert [each.name for each in folder.iterdir()] == ["journal.db"]


def test_durability_is_as_strong_as_this_sqlite_allows(path: Path) -> None:
    with Journal.open(path) as journal:
        value = journal.database.value
        wanted = ("wal", 2) if engine.wal_is_safe() else ("delete", 3)
        assert (value("PRAGMA journal_mode"), value("PRAGMA synchronous")) == wanted
        assert value("PRAGMA foreign_keys") == 1
        assert value("PRAGMA application_id") == engine.APPLICATION_ID


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True)],
)
def test_the_write_ahead_log_waits_for_a_sqlite_without_its_bug(version: tuple[int, ...], safe: bool) -> None:
    assert engine.wal_is_safe(version) is safe


def test_a_journal_in_another_mode_is_put_in_the_safe_one(path: Path) -> None:
    Journal.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA journal_mode={'DELETE' if engine.wal_is_safe() else 'WAL'}")
    connection.close()
    with Journal.open(path) as journal:
        assert journal.database.value("PRAGMA journal_mode") == ("wal" if engine.wal_is_safe() else "delete")


def test_an_open_journal_runs_no_schema_statement(journal: Journal, path: Path) -> None:
    seen: list[str] = []
    with Journal.open(path) as again:
        again.database.connection().set_trace_callback(seen.append)
        again.entries.lines(again.entries.order("meeting"))
    assert not [one for one in seen if one.startswith(("CREATE", "ALTER", "PRAGMA user_version="))]


def test_a_missing_journal_is_not_made_when_that_was_not_asked(path: Path) -> None:
    with pytest.raises(JournalRefused, match="does not exist"):
        Journal.open(path, create=False)
    assert not path.exists()


def test_a_link_to_a_journal_is_followed(journal: Journal, path: Path, folder: Path) -> None:
    journal.entries.log(meeting("hello"))
    (folder / "elsewhere").symlink_to(path)
    with Journal.open(folder / "elsewhere") as again:
        assert again.path == path
        assert again.entries.count("meeting") == 1


def test_a_journal_that_others_could_read_is_made_private(path: Path) -> None:
    Journal.open(path).close()
    path.chmod(0o644)
    Journal.open(path).close()
    assert mode(path) == 0o600


def make_zero(path: Path) -> None:
    path.touch()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def make_text(path: Path) -> None:
    path.write_text("not a database, but long enough to have a header of its own " * 20)


def make_short_text(path: Path) -> None:
    path.write_text("x")


def make_others_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE places (id INTEGER PRIMARY KEY, url TEXT)")
    connection.commit()
    connection.close()


def make_empty_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=1")
    connection.close()


def make_newer(path: Path) -> None:
    Journal.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE wonder (id INTEGER PRIMARY KEY)")
    connection.execute(f"PRAGMA user_version={migrations.CURRENT + 1}")
    connection.commit()
    connection.close()


def make_world_writable(path: Path) -> None:
    Journal.open(path).close()
    path.chmod(0o666)


def make_read_only(path: Path) -> None:
    Journal.open(path).close()
    path.chmod(0o400)


def make_unreadable(path: Path) -> None:
    Journal.open(path).close()
    path.chmod(0o200)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (make_zero, "is empty"),
        (make_folder, "is a folder"),
        (make_pipe, "is a named pipe"),
        (make_socket, "is a socket"),
        (make_loop, "leads back to itself"),
        (make_dangling, "is a link to nothing"),
        (make_text, "some other kind of file"),
        (make_short_text, "some other kind of file"),
        (make_others_database, "another program's database"),
        (make_empty_database, "another program's database"),
        (make_newer, "newer Preseason"),
        (make_world_writable, "changed by every user"),
        (make_read_only, "is read-only"),
        (make_unreadable, "may not be read"),
    ],
)
def test_what_is_no_journal_is_refused_in_a_line_and_left_as_it_is(
    path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(path)
    before = path.lstat()
    content = path.read_bytes() if path.is_file() and not path.is_symlink() else None
    with pytest.raises(JournalRefused, match=reason) as refused:
        Journal.open(path)
    assert "\n" not in str(refused.value)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    after = path.lstat()
    assert (after.st_mode, after.st_mtime_ns, after.st_size) == (
        before.st_mode,
        before.st_mtime_ns,
        before.st_size,
    )
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("/dev/null", "is a device"),
        ("/dev/null/journal.db", "lies inside something that is not a folder"),
        ("", "path is empty"),
        ("a\0b", "NUL"),
        ("folder/", "is a folder"),
        ("x" * 300, "too long a name"),
        ("x" * 252, "too long a name"),
        ("y/" * 3000 + "journal.db", "too long a name"),
    ],
    ids=range(8),
)
def test_paths_that_can_hold_nothing(
    given: str, reason: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(JournalRefused, match=reason) as refused:
        Journal.open(given)
    assert len(str(refused.value)) < 300
    assert list(folder.iterdir()) == []


def test_a_name_that_would_drive_the_terminal_is_shown_harmless(folder: Path) -> None:
    path = folder / "a\x1b]52;c;x\x07b"
    path.mkdir()
    with pytest.raises(JournalRefused) as refused:
        Journal.open(path)
    assert str(refused.value).isprintable()


def test_the_words_for_memory_and_for_an_address_are_names_of_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for name in (":memory:", "file:x?mode=memory"):
        Journal.open(name).close()
        assert (folder / name).is_file()


def test_a_name_that_is_no_unicode_is_a_name(folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.db"))
    Journal.open(path).close()
    Journal.open(path, create=False).close()


def test_a_folder_open_to_all_is_refused(folder: Path) -> None:
    folder /= "open"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(JournalRefused, match="every user may write"):
        Journal.open(folder / "journal.db")
    assert list(folder.iterdir()) == []
    folder.chmod(0o1777)
    Journal.open(folder / "journal.db").close()


def test_a_folder_that_is_read_only_is_refused(folder: Path) -> None:
    folder /= "closed"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        with pytest.raises(JournalRefused, match="folder that is read-only"):
            Journal.open(folder / "journal.db")
    finally:
        folder.chmod(0o700)


def test_a_journal_without_its_schema_is_damaged(path: Path) -> None:
    Journal.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    with pytest.raises(JournalDamaged, match="lost its schema"):
        Journal.open(path)


def test_a_journal_cut_short_is_damaged_not_empty(journal: Journal, path: Path) -> None:
    for number in range(20):
        journal.entries.log(meeting(f"{number} " * 1000))
    journal.close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(JournalDamaged, match="damaged"), Journal.open(path) as again:
        again.entries.latest("meeting")


MAKE = """
import sys
from tui.journal.journal import Journal
from tui.domain.entries import EntryText
from datetime import date
sys.stdin.readline()
with Journal.open(sys.argv[1]) as journal:
    journal.entries.log(EntryText("reflection", date(2026, 11, 5), "made at once"))
"""


def test_two_first_starts_at_once_share_one_journal(path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", MAKE, str(path)], stdin=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.wait(30) for process in started] == [0, 0, 0]
    with Journal.open(path) as journal:
        assert journal.entries.count("reflection") == 3
    assert [each.name for each in path.parent.iterdir()] == ["journal.db"]
