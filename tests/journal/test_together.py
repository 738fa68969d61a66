"""Many changes as one transaction."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tui.domain.entries import EntryText
from tui.domain.errors import BadInput
from tui.journal.journal import Journal


def reflection(body: str) -> EntryText:
    return EntryText("reflection", date(2026, 11, 5), body)


def log_two(journal: Journal) -> None:
    with journal.together():
        journal.entries.log(reflection("three"))
        journal.entries.log(EntryText("meeting", date(2026, 11, 5)))


def test_all_of_a_block_or_none_of_it(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", now=lambda: datetime(2026, 11, 6)) as journal:
        journal.entries.log(reflection("before"))
        with journal.together():
            journal.entries.log(reflection("one"))
            journal.entries.log(reflection("two"))
        assert journal.entries.count("reflection") == 3
        with pytest.raises(BadInput):
            log_two(journal)
        assert journal.entries.count("reflection") == 3
        journal.changes.undo()
        assert journal.entries.count("reflection") == 2
        with Journal.open(tmp_path / "journal.db") as other:
            assert other.entries.count("reflection") == 2


def test_one_that_fails_leaves_nothing_and_the_others_go_on(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", now=lambda: datetime(2026, 11, 6)) as journal:
        with journal.together():
            journal.entries.log(reflection("one"))
            with pytest.raises(BadInput):
                journal.entries.log(EntryText("meeting", date(2026, 11, 5), people=("Nobody",), about=77))
            with journal.together():
                journal.entries.log(reflection("two"))
            journal.entries.log(reflection("three"))
        assert journal.entries.count("reflection") == 3
        assert journal.contacts.names() == []
