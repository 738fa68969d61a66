"""A name that somebody in the trash has: who is there steps aside, unless something still speaks of them."""

from __future__ import annotations

import pytest

from tests.journal.conftest import meeting
from tui.domain.errors import BadInput, ChangedElsewhere
from tui.domain.people import ContactText
from tui.journal.journal import Journal


def rename(journal: Journal, former: str, name: str) -> None:
    each = journal.contacts.find(former).id
    journal.contacts.edit(each, lambda text: text._replace(name=name), "rename")


def test_a_name_is_free_whose_bearer_is_in_the_trash(journal: Journal) -> None:
    gone = journal.contacts.create(ContactText("Grace", email="grace@example.org"))
    journal.contacts.create(ContactText("Ada"))
    journal.contacts.delete(gone.id)
    rename(journal, "Ada", "Grace")
    assert journal.contacts.names() == ["Grace"]
    back = journal.contacts.undelete(gone.id)
    assert back.text == ContactText("Grace (2)", email="grace@example.org")
    assert journal.contacts.names() == ["Grace", "Grace (2)"]


def test_a_rename_is_undone_though_somebody_else_got_the_name_and_went(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada"))
    first = journal.contacts.find("Ada").id
    rename(journal, "Ada", "Augusta")
    other = journal.contacts.create(ContactText("Ada", company="Navy")).id
    second = journal.entries.log(meeting("", "Ada")).entry
    for _ in range(3):
        journal.changes.undo()
    assert journal.contacts.find("Ada").id == first
    for _ in range(3):
        journal.changes.redo()
    assert journal.contacts.find("Augusta").id == first
    assert journal.contacts.get(other).text == ContactText("Ada", company="Navy")
    assert journal.entries.get(second.id).text.people == ("Ada",)
    assert journal.examine().findings == ()


def test_who_came_with_a_meeting_is_called_as_before_once_it_is_done_again(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada"))
    rename(journal, "Ada", "Augusta")
    second = journal.entries.log(meeting("", "Ada")).entry
    for _ in range(2):
        journal.changes.undo()
    assert journal.contacts.names() == ["Ada"]
    for _ in range(2):
        journal.changes.redo()
    assert journal.contacts.names() == ["Ada", "Augusta"]
    assert journal.entries.get(second.id).text.people == ("Ada",)


def test_who_is_still_spoken_of_keeps_the_name_and_it_is_said_what_to_do(journal: Journal) -> None:
    journal.entries.log(meeting("", "Grace"))
    journal.contacts.delete(journal.contacts.find("Grace").id)
    journal.contacts.create(ContactText("Ada"))
    with pytest.raises(BadInput, match=r"Grace is in the trash.*`preseason undelete Grace`"):
        rename(journal, "Ada", "Grace")
    assert journal.contacts.names() == ["Ada"]


def test_a_rename_that_cannot_be_undone_says_what_to_do(journal: Journal, other: Journal) -> None:
    journal.contacts.create(ContactText("Ada"))
    rename(journal, "Ada", "Augusta")
    other.entries.log(meeting("", "Ada"))
    other.contacts.delete(other.contacts.find("Ada").id)
    with pytest.raises(ChangedElsewhere, match=r"Ada is in the trash.*`preseason undelete Ada`"):
        journal.changes.undo()
    assert journal.contacts.names() == ["Augusta"]
