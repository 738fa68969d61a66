"""What is typed of a contact and not saved is kept, found again, and gone once it is saved."""

from __future__ import annotations

import os

import pytest

from tui.domain.errors import BadInput, JournalDamaged
from tui.domain.people import ContactText
from tui.journal.contact_drafts import _packed
from tui.journal.journal import Journal
from tui.journal.records import ContactDraft

ADA = ContactText("Ada Lovelace", phone="1")
TYPED = ADA._replace(phone="12", notes="a\n\x1b[31m\udcff b")


def draft(journal: Journal, contact: int | None = None, **fields: object) -> ContactDraft:
    made = ContactDraft("u1", contact, contact, ADA, TYPED, journal.now(), os.getpid())
    return made._replace(**fields)  # type: ignore[arg-type]


def test_a_draft_is_kept_and_kept_anew(journal: Journal) -> None:
    first = draft(journal)
    journal.contact_drafts.keep(first)
    (kept,) = journal.contact_drafts.all()
    assert kept == first._replace(text=TYPED._replace(notes="a\n\x1b[31m\ufffd b"))
    journal.contact_drafts.keep(first._replace(text=ADA))
    assert [each.text for each in journal.contact_drafts.all()] == [ADA]
    journal.contact_drafts.discard("u1")
    assert journal.contact_drafts.all() == []


def test_only_what_nobody_else_has_open_is_gone_on_with(journal: Journal) -> None:
    other = os.getppid()
    for uid, pid in (("mine", os.getpid()), ("theirs", other), ("gone", 2**22 - 1)):
        journal.contact_drafts.keep(draft(journal, 7, uid=uid, owner_pid=pid, updated_at=journal.now()))
    assert [each.uid for each in journal.contact_drafts.all()] == ["gone", "theirs", "mine"]
    assert [each.uid for each in journal.contact_drafts.abandoned()] == ["gone"]
    found = journal.contact_drafts.of(7, os.getpid())
    assert found is not None
    assert found.uid == "gone"
    journal.contact_drafts.discard("gone")
    found = journal.contact_drafts.of(7, os.getpid())
    assert found is not None
    assert found.uid == "mine"
    assert journal.contact_drafts.of(None, os.getpid()) is None


def test_the_save_that_needs_it_no_more_lets_it_go(journal: Journal) -> None:
    journal.contact_drafts.keep(draft(journal))
    with pytest.raises(BadInput):
        journal.contacts.create(ADA._replace(name=""), draft="u1")
    assert len(journal.contact_drafts.all()) == 1
    made = journal.contacts.create(ADA, draft="u1")
    assert journal.contact_drafts.all() == []
    journal.contact_drafts.keep(draft(journal, made.id))
    journal.contacts.save(made.id, TYPED, seen=made.version, draft="u1")
    assert journal.contact_drafts.all() == []


@pytest.mark.parametrize(
    "stored", ["", "[]", "{", '{"name": 3}', '{"nobody": ""}', '{"name": "x", "level": "y"}']
)
def test_a_draft_that_cannot_be_read_is_damage(journal: Journal, stored: str) -> None:
    journal.contact_drafts.keep(draft(journal))
    with journal.database.writing():
        journal.database.rows("UPDATE contact_draft SET fields = ?", (stored,))
    with pytest.raises(JournalDamaged):
        journal.contact_drafts.all()
    assert _packed(ADA).startswith('{"name": "Ada')


def test_details_are_edited_where_they_stand(journal: Journal) -> None:
    made = journal.contacts.create(ADA)
    after = journal.contacts.edit(made.id, lambda text: text._replace(level="ally"), "Ada is an ally")
    assert (after.text.level, after.version) == ("ally", made.version + 1)
    assert journal.contacts.edit(made.id, lambda text: text, "nothing").version == after.version
    assert journal.changes.undo() == "Ada is an ally"
    assert journal.contacts.get(made.id).text == ADA
    with pytest.raises(BadInput):
        journal.contacts.edit(made.id, lambda text: text._replace(name=""), "x")
