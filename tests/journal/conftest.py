"""A journal on a temporary file, with a clock that never stands still."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tui.domain.entries import EntryText
from tui.journal import engine
from tui.journal.journal import Journal


class Clock:
    """Each reading is a second later than the last."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 5, 16, 0, 0, 123456)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


class Statements(list[str]):
    """The statements a block ran, by the verb they start with."""

    def verbs(self, *wanted: str) -> list[str]:
        return [one for one in self if one.lstrip().split(maxsplit=1)[0].upper() in wanted]

    @property
    def queries(self) -> int:
        return len(self.verbs("SELECT"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that do not wait for the disk: what is tested is not power cuts."""
    connect = engine.connect

    def careless(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA synchronous=OFF")
        return connection

    monkeypatch.setattr(engine, "connect", careless)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own"
    made.mkdir()
    return made


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "journal.db"


@pytest.fixture
def journal(path: Path, clock: Clock, quick: None) -> Iterator[Journal]:
    with Journal.open(path, now=clock) as opened:
        yield opened


@pytest.fixture
def other(journal: Journal, path: Path, clock: Clock) -> Iterator[Journal]:
    """Another session on the same journal."""
    with Journal.open(path, now=clock) as opened:
        yield opened


@pytest.fixture
def statements(journal: Journal) -> Iterator[Callable[[], Statements]]:
    """What ran since it was last asked."""
    seen = Statements()
    connection = journal.database.connection()
    connection.set_trace_callback(seen.append)

    def taken() -> Statements:
        now = Statements(seen)
        seen.clear()
        return now

    yield taken
    connection.set_trace_callback(None)


def meeting(body: str = "", *people: str, **fields: object) -> EntryText:
    """A meeting of Thursday 5 November 2026, with Ada unless it says with whom."""
    given: dict[str, object] = {"kind": "meeting", "on": date(2026, 11, 5), "body": body}
    return EntryText(**(given | {"people": people or ("Ada Lovelace",)} | fields))  # type: ignore[arg-type]


def reflection(body: str = "", **fields: object) -> EntryText:
    """A reflection of Friday 6 November 2026."""
    return EntryText(**({"kind": "reflection", "on": date(2026, 11, 6), "body": body} | fields))  # type: ignore[arg-type]
