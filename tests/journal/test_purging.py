"""What is let go for good is gone, everywhere, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journal.conftest import meeting, reflection
from tests.journal.test_backup_room import Calendar
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.people import ContactText
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
        opened.database.rows("PRAGMA secure_delete = OFF")  # as most builds of SQLite have it
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


# -- people


@pytest.fixture
def lost(journal: Journal) -> int:
    """A contact in the trash, known in every way there is, and whom entries name beside others."""
    journal.entries.log(meeting("- [>] Carol Sample, runs a fund\n", people=("Ada Lovelace", "Ida Sample")))
    ada = journal.contacts.find("Ada Lovelace")
    text = ada.text._replace(company="Canary & Co", phone="555 canary", notes="canary notes", level="ally")
    text = journal.contacts.save(ada.id, text, seen=ada.version).text
    journal.contacts.save(ada.id, text._replace(company="Elsewhere"), seen=ada.version + 1)
    journal.contacts.create(ContactText("Grace Hopper", introduced_by="Ada Lovelace"))
    journal.contacts.keep_apart(ada.id, journal.contacts.find("Grace Hopper").id)
    journal.entries.log(meeting("both", people=("Grace Hopper", "Ada Lovelace")))
    journal.entries.delete(journal.entries.log(meeting("put away", people=("Ada Lovelace", "Bo"))).entry.id)
    journal.contacts.delete(ada.id)
    return ada.id


def test_a_contact_that_is_let_go_is_gone_with_all_that_is_known(
    journal: Journal, lost: int, path: Path
) -> None:
    assert journal.contacts.before_purge(lost) == 2
    journal.contacts.purge(lost)
    with pytest.raises(NotFound):
        journal.contacts.get(lost)
    assert journal.contacts.trash() == []
    assert [entry.text.people for entry in journal.entries.latest("meeting")] == [
        ("Grace Hopper",),
        ("Ida Sample",),
    ]
    assert [entry.text.people for entry in journal.entries.trash()] == [("Bo",)]
    assert journal.contacts.find("Grace Hopper").text.introduced_by == ""
    thanks = "SELECT COUNT(*) FROM followup WHERE text LIKE '%Ada%'"
    assert journal.database.value(thanks) == 0
    assert journal.examine().findings == ()
    kept = path.read_bytes()
    assert b"555 canary" not in kept
    assert b"canary notes" not in kept
    assert b"Canary & Co" not in kept


def test_a_contact_outside_the_trash_does_not_go(journal: Journal, lost: int) -> None:
    with pytest.raises(BadInput, match="delete them first"):
        journal.contacts.purge(journal.contacts.find("Grace Hopper").id)
    for nobody in (99, 2**70):
        with pytest.raises(NotFound):
            journal.contacts.purge(nobody)


def test_nobody_goes_whom_alone_a_meeting_was_with(journal: Journal, gone: int) -> None:
    ada = journal.contacts.find("Ada Lovelace").id
    journal.contacts.delete(ada)
    with pytest.raises(BadInput, match="a meeting was with them alone: let that one go first"):
        journal.contacts.purge(ada)
    journal.entries.purge(gone)
    journal.contacts.purge(ada)
    assert journal.contacts.trash() == []
    assert journal.examine().findings == ()


def test_a_state_that_names_who_is_gone_names_them_again(journal: Journal, lost: int) -> None:
    journal.contacts.purge(lost)
    (newest, _) = journal.entries.latest("meeting")
    back = journal.entries.restore_revision(newest.id, 1, seen=newest.version).entry
    assert back.text.people == ("Grace Hopper", "Ada Lovelace")
    ada = journal.contacts.find("Ada Lovelace")
    assert ada.id != lost
    assert ada.text == ContactText("Ada Lovelace")
    assert journal.examine().findings == ()


def test_whatever_was_done_before_somebody_went_undo_says_so_and_breaks_nothing(journal: Journal) -> None:
    contacts = journal.contacts
    one = contacts.create(ContactText("Olga Sample", company="Only There"))
    other = contacts.create(ContactText("Olga S", company="Only There", introduced_by="Olga Sample"))
    third = contacts.create(ContactText("Third", introduced_by="Olga S"))
    journal.entries.log(meeting("- [>] Olga Sample, by friday\n", people=("Third", "Bo")))
    (offered,) = journal.promises.introductions()
    journal.promises.set_status(offered.id, "made")
    journal.promises.set_status(offered.id, "declined")
    contacts.keep_apart(third.id, one.id)
    contacts.merge(other.id, one.id)
    contacts.delete(one.id)
    contacts.delete(third.id)
    steps = 0
    for each in (third.id, one.id):
        journal.contacts.purge(each)
    while journal.changes.can_undo:
        steps += 1
        try:
            journal.changes.undo()
        except (ChangedElsewhere, NotFound):
            continue
    assert steps > 8
    assert journal.examine().findings == ()


def test_people_go_by_themselves_only_where_nothing_that_stays_names_them(
    journal: Journal, lost: int, calendar: Calendar
) -> None:
    alone = journal.contacts.create(ContactText("Alone"))
    journal.contacts.delete(alone.id)
    calendar.now += timedelta(days=32)
    journal.back_up_daily()
    assert journal.empty_trash(30) == 2, "the entry, and whom nothing names"
    assert [each.id for each in journal.contacts.trash()] == [lost]
    assert journal.examine().findings == ()


def test_letters_go_with_the_meeting_that_they_were_begun_from(journal: Journal, gone: int) -> None:
    ada = journal.entries.log(meeting("- [>] Kay", "Jean Bartik")).entry
    other = journal.entries.log(meeting("- [ ] call")).entry
    mine = {"f": ada.derived.followups[0].id, "i": ada.derived.introductions[0].id}
    for kind, each in mine.items():
        journal.notes.keep(f"letter {kind}{each}", "canary of a letter")
    journal.notes.keep(f"letter f{other.derived.followups[0].id}", "stays")
    journal.entries.delete(ada.id)
    journal.entries.purge(ada.id)
    assert [body for (body,) in journal.database.rows("SELECT body FROM note")] == ["stays"]


def test_letters_go_with_whom_they_were_to(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [>] Kay", "Jean Bartik", "Ida Rhodes")).entry
    to_jean = next(one.id for one in entry.derived.followups if "Jean" in one.text)
    to_ida = next(one.id for one in entry.derived.followups if "Ida" in one.text)
    for name in (f"letter f{to_jean}", "letter i1", f"letter f{to_ida}"):
        journal.notes.keep(name, "Hi")
    jean = journal.contacts.find("Jean Bartik").id
    journal.contacts.delete(jean)
    journal.contacts.purge(jean)
    assert [name for (name,) in journal.database.rows("SELECT name FROM note")] == [f"letter f{to_ida}"]
