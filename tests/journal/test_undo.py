"""Undo and redo of everything this session changed, and of nothing that another did."""

from __future__ import annotations

import sqlite3

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import ChangedElsewhere, JournalBusy, NotFound
from tui.domain.people import ContactText
from tui.journal.journal import Journal


def test_with_nothing_done_there_is_nothing_to_undo(journal: Journal) -> None:
    assert (journal.changes.can_undo, journal.changes.can_redo) == (None, None)
    with pytest.raises(NotFound, match="nothing to undo"):
        journal.changes.undo()
    with pytest.raises(NotFound, match="nothing to redo"):
        journal.changes.redo()


def test_undoing_a_log_puts_the_entry_and_its_new_people_in_the_trash(journal: Journal) -> None:
    journal.entries.log(meeting("", "Grace Hopper"))
    logged = journal.entries.log(meeting("hello", "Ada Lovelace", "Grace Hopper", roles=("Judge",))).entry
    ada = journal.contacts.find("Ada Lovelace")
    assert journal.changes.undo() == "new meeting: Ada Lovelace, Grace Hopper"
    assert journal.entries.get(logged.id).deleted_at is not None
    assert journal.contacts.names() == ["Grace Hopper"]
    assert journal.roles.names() == []
    assert journal.changes.redo() == "new meeting: Ada Lovelace, Grace Hopper"
    again = journal.entries.get(logged.id)
    assert (again.uid, again.text, again.derived) == (logged.uid, logged.text, logged.derived)
    assert journal.contacts.find("Ada Lovelace").uid == ada.uid
    assert journal.roles.names() == ["Judge"]


def test_people_that_something_else_mentions_or_describes_stay(journal: Journal, other: Journal) -> None:
    journal.entries.log(meeting("", "Ada", "Grace", "Alan", "Barbara"))
    other.entries.log(meeting("", "Ada"))
    grace = other.contacts.find("Grace")
    other.contacts.save(grace.id, ContactText("Grace", email="g@navy.mil"), seen=grace.version)
    other.contacts.create(ContactText("Edsger", introduced_by="Alan"))
    journal.changes.undo()
    assert journal.contacts.names() == ["Ada", "Alan", "Edsger", "Grace"]


def test_an_entry_taken_back_by_undo_comes_from_the_trash_with_its_people(journal: Journal) -> None:
    logged = journal.entries.log(meeting("hello")).entry
    journal.changes.undo()
    journal.entries.undelete(logged.id)
    assert journal.contacts.names() == ["Ada Lovelace"]


def test_logging_someone_in_the_trash_brings_them_back(journal: Journal) -> None:
    journal.entries.log(meeting("hello"))
    uid = journal.contacts.find("Ada Lovelace").uid
    journal.changes.undo()
    assert journal.entries.log(meeting("again")).new_people == ("Ada Lovelace",)
    assert journal.contacts.find("Ada Lovelace").uid == uid
    journal.changes.undo()
    assert journal.contacts.names() == []


def test_undoing_a_save_saves_the_former_text(journal: Journal) -> None:
    first = journal.entries.log(meeting("one", roles=("Judge",))).entry
    second = journal.entries.save(first.id, meeting("two", "Ada Lovelace", "Grace Hopper"), seen=1).entry
    journal.changes.undo()
    back = journal.entries.get(first.id)
    assert (back.text, back.derived) == (first.text, first.derived)
    assert (back.version, len(journal.entries.revisions(first.id))) == (3, 3)
    assert journal.contacts.names() == ["Ada Lovelace"]
    journal.changes.redo()
    again = journal.entries.get(first.id)
    assert (again.text, again.derived) == (second.text, second.derived)
    assert journal.contacts.names() == ["Ada Lovelace", "Grace Hopper"]


def test_a_long_way_back_and_forth(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [ ] call", status="planned")).entry
    journal.entries.set_status(entry.id, "held")
    journal.entries.tick_line(entry.id, 1, True)
    thanks = journal.entries.get(entry.id).derived.followups[-1]
    assert thanks.id is not None
    journal.entries.tick(thanks.id, True)
    journal.entries.delete(entry.id)
    last = journal.entries.get(entry.id)
    for _ in range(3):
        labels = [journal.changes.undo() for _ in range(5)]
        assert labels == [
            "delete: Ada Lovelace",
            "done: Thank Ada Lovelace",
            "done: Ada Lovelace",
            "held: Ada Lovelace",
            "new meeting: Ada Lovelace",
        ]
        assert journal.changes.can_undo is None
        assert journal.contacts.names() == []
        assert [journal.changes.redo() for _ in range(5)] == labels[::-1]
        assert journal.changes.can_redo is None
        now = journal.entries.get(entry.id)
        assert (now.text, now.derived, now.deleted_at is None) == (last.text, last.derived, False)


def test_undoing_an_undelete_and_a_delete(journal: Journal) -> None:
    entry = journal.entries.log(reflection("hm")).entry
    journal.entries.delete(entry.id)
    journal.entries.undelete(entry.id)
    for deleted in (True, False):
        journal.changes.undo()
        assert (journal.entries.get(entry.id).deleted_at is not None) is deleted


def test_a_new_change_forgets_what_was_undone(journal: Journal) -> None:
    journal.entries.log(reflection("one"))
    journal.changes.undo()
    journal.entries.log(reflection("two"))
    assert journal.changes.can_redo is None


def test_what_another_session_changed_is_not_undone(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(reflection("one")).entry
    journal.entries.save(entry.id, reflection("two"), seen=1)
    other.entries.save(entry.id, reflection("three"), seen=2)
    before = list(journal.database.connection().iterdump())
    with pytest.raises(ChangedElsewhere, match="another session"):
        journal.changes.undo()
    assert journal.entries.get(entry.id).text.body == "three"
    assert journal.changes.can_redo is None
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert journal.changes.can_undo is None
    assert list(journal.database.connection().iterdump()) == before


def test_undoing_a_merge_restores_what_stood_there_and_no_more(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(reflection("base")).entry
    other.entries.save(entry.id, reflection("theirs\nbase"), seen=1)
    journal.entries.save(entry.id, reflection("base\nmine"), seen=1)
    journal.changes.undo()
    assert journal.entries.get(entry.id).text.body == "theirs\nbase"
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert journal.entries.get(entry.id).deleted_at is None


def test_what_was_redone_elsewhere_in_between_is_not_redone(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(reflection("one")).entry
    journal.changes.undo()
    other.entries.undelete(entry.id)
    other.entries.save(entry.id, reflection("theirs"), seen=3)
    with pytest.raises(ChangedElsewhere):
        journal.changes.redo()
    assert journal.entries.get(entry.id).text.body == "theirs"


def test_a_thank_you_that_changed_elsewhere_is_not_undone(journal: Journal, other: Journal) -> None:
    journal.entries.log(meeting("hello"))
    journal.entries.tick(1, True)
    other.entries.tick(1, False)
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()


def test_a_step_that_the_disk_would_not_take_stays(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(reflection("one")).entry
    journal.database.rows("PRAGMA busy_timeout=20")
    with other.database.writing(), pytest.raises(JournalBusy):
        journal.changes.undo()
    assert journal.changes.can_undo == "new reflection: one"
    assert journal.changes.undo() == "new reflection: one"
    assert journal.entries.get(entry.id).deleted_at is not None


def test_a_rename_elsewhere_does_not_make_a_second_person(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(meeting("one", "Ada Byron")).entry
    journal.entries.save(entry.id, meeting("two", "Ada Byron"), seen=1)
    other.contacts.save(other.contacts.find("Ada Byron").id, ContactText("Ada Lovelace"), seen=1)
    journal.changes.undo()
    back = journal.entries.get(entry.id)
    assert (back.text.body, back.text.people) == ("one", ("Ada Lovelace",))
    assert journal.contacts.names() == ["Ada Lovelace"]


def test_contacts_are_created_saved_and_deleted_undoably(journal: Journal) -> None:
    ada = journal.contacts.create(ContactText("Ada", introduced_by="Charles"))
    journal.contacts.save(ada.id, ContactText("Ada Lovelace", company="Engines", title="Countess"), seen=1)
    journal.contacts.save(ada.id, ContactText("Ada Lovelace", company="Navy", title="Admiral"), seen=2)
    journal.contacts.delete(ada.id)
    texts = []
    for _ in range(3):
        texts.append(journal.contacts.get(ada.id).text)
        journal.changes.undo()
    assert [each.name for each in texts] == ["Ada Lovelace", "Ada Lovelace", "Ada Lovelace"]
    assert journal.contacts.get(ada.id).text == ContactText("Ada", introduced_by="Charles")
    assert journal.contacts.card(ada.id).past == ()
    journal.changes.undo()
    assert journal.contacts.names() == []
    for _ in range(4):
        journal.changes.redo()
    assert journal.contacts.names() == ["Charles"]
    card = journal.contacts.card(ada.id)
    assert card.contact.text == ContactText("Ada Lovelace", company="Navy", title="Admiral")
    assert [(each.company, each.title) for each in card.past] == [("Engines", "Countess")]


def test_undoing_a_rename_to_a_name_taken_since_says_so(journal: Journal) -> None:
    ada = journal.contacts.create(ContactText("Ada Byron"))
    journal.contacts.save(ada.id, ContactText("Ada Lovelace"), seen=1)
    with Journal.open(journal.path) as other:
        other.contacts.create(ContactText("Ada Byron"))
    with pytest.raises(ChangedElsewhere, match="already a contact"):
        journal.changes.undo()
    assert journal.contacts.names() == ["Ada Byron", "Ada Lovelace"]


def test_steps_are_bounded(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.journal.changes.MOST_STEPS", 3)
    for number in range(5):
        journal.entries.log(reflection(str(number)))
    assert [journal.changes.undo() for _ in range(3)][-1] == "new reflection: 2"
    assert journal.changes.can_undo is None


def test_an_undo_that_could_not_be_committed_vouches_for_no_version(journal: Journal, other: Journal) -> None:
    entry = journal.entries.log(reflection("one")).entry
    journal.entries.save(entry.id, reflection("two"), seen=1)
    connection = journal.database.connection()

    def refuse(action: int, *words: object) -> int:
        return sqlite3.SQLITE_DENY if "COMMIT" in words else sqlite3.SQLITE_OK

    connection.set_authorizer(refuse)
    with pytest.raises(Exception, match="read-only"):
        journal.changes.undo()
    connection.set_authorizer(None)
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    other.entries.save(
        entry.id, reflection("theirs"), seen=2
    )  # makes the version that the undo meant to make
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert journal.entries.get(entry.id).text.body == "theirs"


def test_an_edit_is_undone_though_another_session_said_what_became_of_its_line(
    journal: Journal, other: Journal
) -> None:
    for name in ("Grace Hopers", "Gracey Hopper"):
        journal.contacts.create(ContactText(name))
    entry = journal.entries.log(meeting("- [>] Grace Hopers\n- [ ] call")).entry
    (offered,) = journal.promises.introductions()
    journal.entries.save(entry.id, entry.text._replace(body="- [>] Gracey Hopper"), seen=entry.version)
    other.promises.set_status(offered.id, "made", name="Rear Admiral")
    journal.changes.undo()
    (found,) = journal.promises.introductions()
    assert (found.id, found.name, found.status) == (offered.id, "Grace Hopers", "made")
    assert [each.text for each in journal.entries.get(entry.id).derived.followups if each.line] == ["call"]
    assert journal.examine().findings == ()
    journal.changes.redo()
    assert [each.name for each in journal.promises.introductions()] == ["Gracey Hopper"]
    assert journal.examine().findings == ()
