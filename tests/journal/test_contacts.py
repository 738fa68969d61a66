"""People: their details, where they worked, and everything said with and about them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import Ambiguous, BadInput, ChangedElsewhere, NotFound
from tui.domain.people import ContactText
from tui.journal.journal import Journal

ADA = ContactText(
    name="Ada Lovelace",
    company="Analytical Engines",
    title="Countess",
    email="ada@example.org",
    phone="+44 1",
    link="https://example.org/ada",
    how_met="at a party",
    introduced_by="Charles Babbage",
    level="ally",
    notes="# Notes\n\n\x1b[31m red",
)


def test_every_field_comes_back(journal: Journal) -> None:
    contact = journal.contacts.create(ADA)
    assert contact.text == ADA
    assert journal.contacts.get(contact.id) == contact
    assert journal.contacts.names() == ["Ada Lovelace", "Charles Babbage"]
    assert journal.contacts.with_companies(["ada LOVELACE", "Nobody"]) == [
        ("ada LOVELACE", "Analytical Engines"),
        ("Nobody", ""),
    ]
    assert journal.contacts.count() == 2


def test_where_someone_worked_before_is_kept(journal: Journal) -> None:
    contact = journal.contacts.create(ADA)
    changed = ContactText("Ada Lovelace", company="Navy", title="Admiral", introduced_by="Charles Babbage")
    contact = journal.contacts.save(contact.id, changed, seen=1)
    assert contact.version == 2
    journal.contacts.save(contact.id, ContactText("Ada Lovelace"), seen=2)
    past = journal.contacts.card(contact.id).past
    assert [(each.company, each.title, each.until) for each in past] == [
        ("Navy", "Admiral", date(2026, 11, 5)),
        ("Analytical Engines", "Countess", date(2026, 11, 5)),
    ]


def test_a_rename_shows_in_every_entry(journal: Journal) -> None:
    entry = journal.entries.log(meeting("", "Ada Byron")).entry
    contact = journal.contacts.find("Ada Byron")
    journal.contacts.save(contact.id, ContactText("Ada Lovelace"), seen=1)
    assert journal.entries.get(entry.id).text.people == ("Ada Lovelace",)
    assert journal.entries.lines([entry.id])[0].label == "Ada Lovelace"
    saved = journal.entries.save(entry.id, meeting("more", "Ada Lovelace"), seen=1)
    assert saved.new_people == ()
    assert [each.text for each in saved.entry.derived.followups] == ["Thank Ada Lovelace"]


def test_a_rename_by_case_or_accents_alone_is_the_same_name(journal: Journal) -> None:
    contact = journal.contacts.create(ContactText("ada lovelace"))
    assert journal.contacts.save(contact.id, ContactText("Ada Lovelace"), seen=1).text.name == "Ada Lovelace"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (ContactText(" \n"), "name"),
        (ContactText("x" * 201), "name"),
        (ContactText("Grace", company="x" * 201), "company"),
        (ContactText("Grace", phone="1" * 2001), "phone"),
        (ContactText("Grace", introduced_by="GRACE"), "introduced_by"),
        (ContactText("Grace", level="friend"), "level"),  # type: ignore[arg-type]
        (ContactText("Grace", notes="x" * 10_000_001), "notes"),
        (ContactText("ADA LOVELACE"), "name"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(journal: Journal, text: ContactText, field: str) -> None:
    journal.contacts.create(ADA)
    grace = journal.contacts.create(ContactText("Someone"))
    before = list(journal.database.connection().iterdump())
    for attempt in (
        lambda: journal.contacts.create(text),
        lambda: journal.contacts.save(grace.id, text, seen=1),
    ):
        with pytest.raises(BadInput) as refused:
            attempt()
        assert refused.value.field == field
    assert list(journal.database.connection().iterdump()) == before


def test_details_that_changed_elsewhere_are_not_overwritten(journal: Journal, other: Journal) -> None:
    contact = journal.contacts.create(ADA)
    other.contacts.save(contact.id, ContactText("Ada Lovelace", email="new@example.org"), seen=1)
    with pytest.raises(ChangedElsewhere, match="Ada Lovelace"):
        journal.contacts.save(contact.id, ContactText("Ada Lovelace", phone="2"), seen=1)
    assert journal.contacts.get(contact.id).text.email == "new@example.org"


def test_a_deleted_contact_is_named_on_but_not_listed(journal: Journal) -> None:
    entry = journal.entries.log(meeting()).entry
    contact = journal.contacts.find("Ada Lovelace")
    journal.contacts.delete(contact.id)
    assert journal.contacts.names() == []
    assert journal.entries.get(entry.id).text.people == ("Ada Lovelace",)
    assert journal.contacts.get(contact.id).text.name == "Ada Lovelace"
    again = journal.contacts.create(ContactText("ada lovelace", email="a@example.org"))
    assert (again.id, again.text.email) == (contact.id, "a@example.org")
    journal.changes.undo()
    assert journal.contacts.names() == []
    assert journal.contacts.get(contact.id).text.email == ""
    journal.contacts.undelete(contact.id)
    assert journal.contacts.names() == ["Ada Lovelace"]


def test_a_contact_is_found_by_its_words(journal: Journal) -> None:
    for name in ("Ada Lovelace", "Ada Byron", "Grace Hopper"):
        journal.contacts.create(ContactText(name))
    assert journal.contacts.find("hopper").text.name == "Grace Hopper"
    assert journal.contacts.find("ada byron").text.name == "Ada Byron"
    with pytest.raises(Ambiguous):
        journal.contacts.find("ada")
    for nobody in ("Alan", "", "%"):
        with pytest.raises(NotFound):
            journal.contacts.find(nobody)
    for missing in (77, 2**70):
        with pytest.raises(NotFound):
            journal.contacts.get(missing)
        with pytest.raises(NotFound):
            journal.contacts.delete(missing)
        with pytest.raises(NotFound):
            journal.contacts.save(missing, ADA, seen=1)


def test_a_card_gathers_everything(journal: Journal) -> None:
    journal.entries.log(
        meeting(
            "- [+] decide #strategy\n- [>] Grace Hopper, runs a fund\n- [<] send the article by tomorrow\n"
            "- [x] call\n- [ ] write",
            "Ada Lovelace",
            roles=("Counsel",),
        )
    )
    journal.entries.log(meeting("- [-] paperwork #paper", "Ada Lovelace", on=date(2026, 11, 9)))
    journal.entries.log(meeting("- [ ] nothing of hers", "Alan Turing"))
    journal.entries.log(reflection("- [+] about none #x"))
    gone = journal.entries.log(meeting("- [>] Ada Lovelace\n- [+] gone #x", "Ada Lovelace")).entry
    journal.entries.delete(gone.id)
    journal.entries.log(meeting("", "GRACE hopper", on=date(2026, 11, 10)))
    ada = journal.contacts.card(journal.contacts.find("Ada Lovelace").id)
    assert ada.contact.meetings == 2
    assert [each.id for each in ada.meetings] == [2, 1]
    assert [(each.name, entry) for each, entry in ada.introductions] == [("Grace Hopper", 1)]
    assert ada.introduced == ()
    assert [(each.text, entry) for each, entry in ada.followups] == [
        ("send the article", 1),
        ("Thank Ada Lovelace", 1),
        ("Thank Ada Lovelace", 2),
        ("Tell Ada Lovelace how it went with GRACE hopper", 6),
        ("write", 1),
    ]
    assert [(each.theme, each.roles, entry) for each, entry in ada.takeaways] == [
        ("paper", (), 2),
        ("strategy", ("Counsel",), 1),
    ]
    grace = journal.contacts.card(journal.contacts.find("Grace Hopper").id)
    assert [(each.name, entry) for each, entry in grace.introduced] == [("Grace Hopper", 1)]
    assert grace.introducers == ("Ada Lovelace",)
