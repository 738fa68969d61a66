"""What is let go for good is gone, everywhere, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journal.conftest import meeting, reflection
from tests.journal.test_backup_room import Calendar
from tui.domain.errors import BadInput, NotFound
from tui.domain.query import parse
from tui.journal.journal import Journal
from tui.journal.records import Draft

BODY = "- [+] decide #zebra\n- [>] Grace Hopper, runs a fund\n- [ ] call\n- [~] too long\n\ncanary words"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def journal(path: Path, calendar: Calendar, quick: None) -> Iterator[Journal]:
    with Journal.open(path, now=calendar) as opened:
        yield opened


@pytest.fixture
def gone(journal: Journal) -> int:
    """A meeting in the trash, with a history, a verdict, a draft, and a reflection about it."""
    entry = journal.entries.log(meeting("canary before", roles=("Counsel",))).entry
    journal.entries.save(entry.id, meeting(BODY, roles=("Counsel",)), seen=entry.version)
    journal.entries.log(reflection("thinking of it", about=entry.id))
    journal.roles.set_verdict("Counsel", "pursuing", "why", entry=entry.id)
    text = meeting("canary draft")
    journal.drafts.keep(Draft("d", entry.id, 2, text, journal.now(), os.getpid()))
    journal.entries.delete(entry.id)
    return entry.id


def test_what_is_let_go_is_gone_everywhere(journal: Journal, gone: int, path: Path) -> None:
    journal.entries.purge(gone)
    with pytest.raises(NotFound):
        journal.entries.get(gone)
    with pytest.raises(NotFound):
        journal.entries.revisions(gone)
    assert journal.entries.trash() == []
    assert journal.drafts.all() == []
    assert journal.find.search(parse("canary", today=date(2026, 11, 5))).count() == 0
    (thought,) = journal.entries.latest("reflection")
    assert (thought.text.body, thought.text.about, thought.version) == ("thinking of it", None, 2)
    assert journal.roles.verdicts("Counsel")[0].why == "why"
    assert journal.contacts.names() == ["Ada Lovelace"]
    assert journal.examine().findings == ()
    assert b"canary" not in path.read_bytes(), "nothing of it is left in free pages"


def test_only_what_is_in_the_trash_goes(journal: Journal, gone: int) -> None:
    other = journal.entries.log(meeting("stays")).entry
    with pytest.raises(BadInput, match="delete it first"):
        journal.entries.purge(other.id)
    with pytest.raises(NotFound):
        journal.entries.purge(99)
    assert journal.entries.get(gone).deleted_at is not None


def test_undo_of_what_is_gone_is_said(journal: Journal, gone: int) -> None:
    assert journal.changes.can_undo is not None
    journal.entries.purge(gone)
    with pytest.raises(NotFound):
        journal.changes.undo()
    assert journal.entries.count("reflection") == 1


def test_a_state_that_was_about_it_comes_back_without_that(journal: Journal, gone: int) -> None:
    journal.entries.purge(gone)
    (thought,) = journal.entries.latest("reflection")
    journal.entries.save(thought.id, thought.text._replace(body="other"), seen=thought.version)
    back = journal.entries.restore_revision(thought.id, 1, seen=3).entry
    assert (back.text.body, back.text.about) == ("thinking of it", None)


def test_after_its_days_it_goes_by_itself_if_a_backup_has_it(
    journal: Journal, gone: int, calendar: Calendar
) -> None:
    assert journal.empty_trash(30) == 0
    calendar.now += timedelta(days=29)
    journal.back_up_daily()
    assert journal.empty_trash(30) == 0
    calendar.now += timedelta(days=2)
    assert journal.empty_trash(0) == 0
    assert journal.empty_trash(30) == 1
    assert journal.entries.trash() == []
    last = journal.backups.last()
    assert last is not None
    with Journal.open(last.path) as copy:
        assert copy.entries.get(gone).text.body == BODY


def test_without_a_backup_of_it_nothing_goes_by_itself(
    journal: Journal, gone: int, calendar: Calendar
) -> None:
    calendar.now += timedelta(days=400)
    assert journal.empty_trash(30) == 0
    calendar.now -= timedelta(days=500)
    journal.back_up_daily()
    calendar.now += timedelta(days=500)
    assert journal.empty_trash(30) == 0, "the backup is older than the deletion"
    assert len(journal.entries.trash()) == 1
