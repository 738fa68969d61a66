"""Records become contacts and entries in one transaction, noted so that they can be taken back much later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as at_time
from pathlib import Path

import pytest

from tests.journal.conftest import Clock
from tui.domain.entries import EntryText
from tui.domain.errors import BadInput, ChangedElsewhere, NotFound
from tui.domain.imports import How, Imported, Policy, Problem, Record
from tui.domain.people import ContactText
from tui.domain.query import parse
from tui.journal import bulk, fts_keeping
from tui.journal.journal import Journal

ADA = ContactText("Ada Lovelace", company="Analytical Engines", email="ada@example.org")
DAY = date(2026, 11, 5)


def card(text: ContactText, uid: str = "") -> Record:
    return Record(f"card of {text.name}", ("vcard", uid or text.name), text)


def page(body: str, key: str = "", *people: str, **fields: object) -> Record:
    kind = "meeting" if people else "reflection"
    text = EntryText(kind, DAY, body, people=people)._replace(**fields)
    return Record(f"page {key or body}", ("page", key or body), text)


def bring(
    journal: Journal, *records: Record | Problem, policy: Policy = "fill", dry_run: bool = False
) -> Imported:
    return journal.imports.bring(
        iter(records), format="test", source="a file", how=How(policy), dry_run=dry_run
    )


def dump(journal: Journal) -> list[str]:
    return list(journal.database.connection().iterdump())


def contact(journal: Journal, name: str) -> ContactText:
    return journal.contacts.find(name).text


def found(journal: Journal, words: str) -> int:
    return journal.find.search(parse(words, today=DAY)).count()


def healthy(journal: Journal) -> bool:
    return journal.examine().findings == ()


def test_people_and_texts_come_in_and_are_found(journal: Journal) -> None:
    said = bring(journal, card(ADA), page("We built it.", "", "Ada Lovelace", "Grace Hopper"), page("Why?"))
    assert said.batch == 1
    assert said.tallies["contact"].new == 1
    assert said.tallies["entry"].new == 2
    assert said.new_people == 1
    assert [(item.outcome, item.name) for item in said.items] == [
        ("new", "Ada Lovelace"),
        ("new", "Ada Lovelace, Grace Hopper"),
        ("new", "Why?"),
    ]
    assert contact(journal, "ada") == ADA
    assert journal.contacts.names() == ["Ada Lovelace", "Grace Hopper"]
    assert found(journal, "built") == 1
    assert found(journal, "analytical") == 1
    assert healthy(journal)


def test_a_second_time_nothing_changes(journal: Journal) -> None:
    records = (card(ADA), page("one", "1", "Ada Lovelace", "Grace Hopper"), page("two"))
    bring(journal, *records)
    before = dump(journal)
    again = bring(journal, *records)
    assert again.batch is None
    assert not again.does_something
    assert again.total.same == 3
    assert dump(journal) == before


def test_a_preview_says_the_same_and_changes_nothing(journal: Journal) -> None:
    journal.contacts.create(ContactText("Grace Hopper"))
    records = (card(ADA), page("one", "1", "Ada Lovelace"), card(ContactText("Grace Hopper", phone="555")))
    before = dump(journal)
    preview = bring(journal, *records, dry_run=True)
    assert preview.batch is None
    assert dump(journal) == before
    assert journal.imports.all() == []
    assert bring(journal, *records)._replace(batch=None) == preview
    assert preview.total.new == 2
    assert preview.total.changed == 1


def test_bad_records_are_told_and_good_ones_come_in(journal: Journal) -> None:
    said = bring(
        journal,
        Problem("card 1", "no name"),
        card(ContactText(" ")),
        page("nobody", "2")._replace(what=EntryText("meeting", DAY)),
        page("about nothing", "3", "New Person", kind="meeting", about=77),
        card(ADA),
    )
    assert [each.reason for each in said.problems] == [
        "no name",
        "a contact needs a name",
        "a meeting needs at least one person: say who it was with",
        "there is no entry 77 for this to be about",
    ]
    assert said.problem_count == 4
    assert journal.contacts.names() == ["Ada Lovelace"]


def test_many_problems_are_counted_and_few_are_kept(journal: Journal) -> None:
    said = bring(journal, *(Problem(f"card {n}", f"reason {n % 300}") for n in range(3000)), card(ADA))
    assert said.problem_count == 3000
    assert len(said.problems) == 1000
    assert len(said.problems_by) == 101
    assert said.total.new == 1


def test_a_failure_leaves_nothing(journal: Journal) -> None:
    def records() -> Iterator[Record]:
        yield card(ADA)
        raise BadInput("path", "the disk went away")

    before = dump(journal)
    with pytest.raises(BadInput):
        journal.imports.bring(records(), format="test", source="a file")
    assert dump(journal) == before
    assert journal.changes.can_undo is None


def test_someone_we_know_gets_only_what_is_empty(journal: Journal) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", company="Engines", notes="mine"))
    said = bring(journal, card(ADA._replace(title="Countess", phone="555", notes="theirs")))
    assert said.items[0].outcome == "changed"
    assert said.items[0].fields == ("email", "phone")
    assert contact(journal, "ada") == ContactText(
        "Ada Lovelace", company="Engines", email="ada@example.org", phone="555", notes="mine"
    )


@pytest.mark.parametrize(
    ("policy", "names", "phone"),
    [
        ("fill", ["Ada Lovelace"], "111"),
        ("skip", ["Ada Lovelace"], "111"),
        ("update", ["Ada Lovelace"], "222"),
        ("new", ["Ada Lovelace", "Ada Lovelace (2)"], "111"),
    ],
)
def test_someone_we_know_as_it_was_asked(
    journal: Journal, policy: Policy, names: list[str], phone: str
) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", phone="111"))
    record = card(ContactText("ada lovelace", phone="222", notes="more"))
    bring(journal, record, policy=policy)
    assert [each.casefold() for each in journal.contacts.names()] == [each.casefold() for each in names]
    assert journal.contacts.get(1).text.phone == phone
    before = dump(journal)
    assert not bring(journal, record, policy=policy).does_something
    assert dump(journal) == before


def test_a_choice_for_one_record_wins(journal: Journal) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", phone="111"))
    journal.contacts.create(ContactText("Grace Hopper", phone="111"))
    records = [card(ContactText("Ada Lovelace", phone="2")), card(ContactText("Grace Hopper", phone="2"))]
    how = How("update", {"card of Grace Hopper": "skip"})
    journal.imports.bring(records, format="test", source="a file", how=how)
    assert [journal.contacts.get(each).text.phone for each in (1, 2)] == ["2", "111"]


def test_an_address_is_shared_by_one_person_and_by_a_family(journal: Journal) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", email="Ada@Example.org"))
    said = bring(
        journal,
        card(ContactText("A. King", email="ada@example.ORG", phone="1")),
        card(ContactText("William King", email="ada@example.org")),
    )
    assert [(item.outcome, item.name) for item in said.items] == [
        ("changed", "Ada Lovelace"),
        ("new", "William King"),
    ]
    assert said.items[1].remark == "has the e-mail address of Ada Lovelace"


def test_one_uid_of_two_people_is_asked(journal: Journal) -> None:
    records = [card(ADA, "1"), card(ContactText("Grace Hopper"), "1")]
    said = bring(journal, *records)
    assert [each.reason for each in said.problems] == [
        "it has the UID of Ada Lovelace, so it is unclear who is meant"
    ]
    assert bring(journal, *records, policy="new").items[0].name == "Grace Hopper"
    assert journal.contacts.names() == ["Ada Lovelace", "Grace Hopper"]


def test_what_the_user_changed_is_not_filled_in_again(journal: Journal) -> None:
    bring(journal, card(ADA))
    journal.contacts.save(1, ADA._replace(email=""), seen=1)
    assert bring(journal, card(ADA)).total.same == 1
    journal.contacts.delete(1)
    assert bring(journal, card(ADA)).total.same == 1
    assert bring(journal, card(ADA._replace(phone="1"))).items[0].remark == "in the trash"
    assert journal.contacts.names() == []


def test_a_person_in_the_trash_comes_back_with_a_file_that_is_new(journal: Journal) -> None:
    journal.contacts.create(ContactText("Ada Lovelace", phone="1"))
    journal.contacts.delete(1)
    said = bring(journal, card(ADA))
    assert said.items[0].outcome == "new"
    assert contact(journal, "ada") == ADA._replace(phone="1")
    journal.imports.undo(1)
    assert journal.contacts.names() == []
    assert journal.contacts.get(1).text == ContactText("Ada Lovelace", phone="1")


def test_a_text_that_changed_in_the_file_changes_here(journal: Journal) -> None:
    bring(journal, page("one", "1"))
    said = bring(journal, page("two", "1"))
    assert said.total.changed == 1
    entry = journal.entries.get(1)
    assert entry.text.body == "two"
    assert [each.text.body for each in journal.entries.revisions(1)] == ["one", "two"]
    journal.imports.undo(2)
    assert journal.entries.get(1).text.body == "one"
    assert bring(journal, page("two", "1")).total.changed == 1


def test_a_text_that_was_edited_here_stays(journal: Journal) -> None:
    bring(journal, page("one", "1"))
    journal.entries.save(1, journal.entries.get(1).text._replace(body="mine"), seen=1)
    said = bring(journal, page("two", "1"))
    assert said.items[0].outcome == "skipped"
    assert said.items[0].remark == "changed here since"
    assert bring(journal, page("two", "1"), policy="update").total.changed == 1
    assert journal.entries.get(1).text.body == "two"


def test_undo_in_a_later_process(journal: Journal, other: Journal) -> None:
    bring(journal, card(ADA), page("one", "1", "Grace Hopper"), page("two"))
    undone = other.imports.undo(1)
    assert undone.gone == {"entry": 2, "contact": 2}
    assert undone.kept == ()
    assert other.contacts.names() == []
    assert other.entries.count("meeting") == other.entries.count("reflection") == 0
    assert other.imports.get(1).undone_at is not None
    assert found(other, "two") == 0
    assert healthy(other)
    with pytest.raises(BadInput, match="already"):
        other.imports.undo(1)
    with pytest.raises(NotFound):
        other.imports.undo(2)


def test_what_was_edited_since_is_kept_and_named(journal: Journal, other: Journal) -> None:
    journal.contacts.create(ContactText("Known Person"))
    known = ContactText("Known Person", phone="1")
    grace = ContactText("Grace Hopper")
    bring(journal, card(ADA), card(grace), card(known), page("one"), page("two"), page("three"))
    edited = journal.entries.find("1")
    journal.entries.save(edited.id, edited.text._replace(body="ONE"), seen=1)
    journal.entries.log(EntryText("meeting", DAY, "met her", people=("Grace Hopper",)))
    journal.contacts.save(1, known._replace(phone="2"), seen=2)
    journal.entries.delete(2)
    undone = other.imports.undo(1)
    assert undone.gone == {"entry": 1, "contact": 1}
    assert set(undone.kept) == {
        ("ONE", "changed since"),
        ("Grace Hopper", "named by 1 entry"),
        ("Known Person", "changed since"),
    }
    assert undone.kept_count == 3
    assert other.contacts.names() == ["Grace Hopper", "Known Person"]
    assert healthy(other)


def test_the_middle_one_of_three_is_taken_back(journal: Journal) -> None:
    bring(journal, card(ADA))
    bring(journal, card(ADA._replace(phone="1")), card(ContactText("Grace Hopper")), page("two"))
    bring(journal, page("three", "", "Grace Hopper"))
    undone = journal.imports.undo(2)
    assert undone.kept == (("Grace Hopper", "named by 1 entry"),)
    assert undone.restored == 1
    assert contact(journal, "ada") == ADA
    assert journal.entries.count("reflection") == 0
    assert journal.entries.count("meeting") == 1


def test_an_introducer_of_the_same_file_goes_with_it(journal: Journal) -> None:
    bring(
        journal,
        card(ADA._replace(introduced_by="Grace Hopper")),
        card(ContactText("Grace Hopper", phone="1")),
    )
    assert contact(journal, "grace").phone == "1"
    assert journal.imports.undo(1).kept == ()
    assert journal.contacts.names() == []


def test_undo_and_redo_in_the_session(journal: Journal) -> None:
    journal.contacts.create(ContactText("Ada Lovelace"))
    before = journal.contacts.all(), journal.entries.latest("reflection")
    bring(journal, card(ADA), page("one"), page("two", "", "Grace Hopper"))
    after = [each.text for each in journal.contacts.all()], journal.entries.get(1).text
    for _ in range(3):
        assert journal.changes.undo() == "import of a file"
        assert [each.text for each in journal.contacts.all()] == [each.text for each in before[0]]
        assert journal.entries.latest("reflection") == before[1]
        assert journal.changes.redo() == "import of a file"
        assert ([each.text for each in journal.contacts.all()], journal.entries.get(1).text) == after
        assert healthy(journal)
    journal.changes.undo()
    assert journal.changes.undo() == "new contact: Ada Lovelace"
    assert journal.contacts.names() == []


def test_steps_around_an_import_are_undone_and_redone_in_their_order(journal: Journal) -> None:
    bring(journal, page("one"))
    text = journal.entries.get(1).text
    journal.entries.save(1, text._replace(body="mine"), seen=1)
    journal.changes.undo()
    journal.changes.undo()
    assert journal.entries.count("reflection") == 0
    journal.changes.redo()
    assert journal.entries.get(1).text == text
    journal.changes.redo()
    assert journal.entries.get(1).text.body == "mine"


def test_an_undo_by_number_is_a_step_too(journal: Journal) -> None:
    bring(journal, card(ADA))
    journal.imports.undo(1)
    assert journal.changes.undo() == "undo of the import of a file"
    assert journal.contacts.names() == ["Ada Lovelace"]
    assert journal.imports.get(1).undone_at is None
    journal.changes.redo()
    assert journal.contacts.names() == []


def test_an_import_that_was_taken_back_comes_in_again_as_it_was(journal: Journal) -> None:
    records = [card(ADA), page("one", "1", "Grace Hopper"), page("two", "2")]
    bring(journal, *records)
    uid = journal.entries.get(1).uid
    journal.imports.undo(1)
    said = bring(journal, *records)
    assert said.batch == 2
    assert said.total.new == 3
    assert journal.entries.get(1).uid == uid
    assert journal.entries.get(1).deleted_at is None
    assert journal.contacts.names() == ["Ada Lovelace", "Grace Hopper"]
    assert journal.entries.count("meeting") == journal.entries.count("reflection") == 1
    assert not bring(journal, *records).does_something
    assert not bring(journal, *records, policy="new").does_something
    assert journal.imports.undo(2).kept == ()
    assert journal.contacts.names() == []
    assert healthy(journal)


def test_what_was_taken_back_and_then_brought_back_by_hand_is_there_once(journal: Journal) -> None:
    bring(journal, page("one", "1"))
    journal.imports.undo(1)
    journal.entries.undelete(1)
    assert bring(journal, page("one", "1")).total.same == 1
    assert journal.entries.count("reflection") == 1


def test_another_session_in_between_is_never_overwritten(journal: Journal, other: Journal) -> None:
    bring(journal, card(ADA), page("one"))
    other.contacts.save(1, ADA._replace(phone="9"), seen=1)
    assert journal.changes.undo() == "import of a file, but for 1 changed since"
    assert contact(journal, "ada").phone == "9"
    assert journal.entries.count("reflection") == 0


def test_large_imports_are_noted_and_taken_back_page_by_page(journal: Journal) -> None:
    told: list[int] = []
    records = [page(f"text {n}") for n in range(1234)]
    said = journal.imports.bring(records, format="test", source="a file", tell=told.append)
    assert said.total.new == 1234
    assert told[0] == 50
    assert told[-1] == 1234
    assert said.items[-1].name == "text 999"
    assert found(journal, "text") == 1234
    assert journal.imports.get(1).counts == {"entry new": 1234}
    assert journal.imports.undo(1).gone == {"entry": 1234}
    assert journal.entries.count("reflection") == 0


def test_a_journal_opened_again_knows_its_imports(journal: Journal, path: Path, clock: Clock) -> None:
    bring(journal, card(ADA))
    with Journal.open(path, now=clock) as later:
        (batch,) = later.imports.all()
        assert (batch.id, batch.format, batch.source) == (1, "test", "a file")
        assert later.imports.undo(1).gone == {"contact": 1}
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()


LINES = (
    "We met.",
    "#law and #Law, #work/deep",
    "Zoë’s café",
    "",
    "- [ ] do it",
    "# Head",
    "**bold**",
    "\u2028x",
)


def test_what_is_written_many_at_a_time_is_what_a_save_writes(path: Path, folder: Path, quick: None) -> None:
    now = datetime(2026, 11, 5, 16)
    written = [
        EntryText("reflection", DAY, f"{one}\n{other}", title=title, at=at_time(9, 30) if title else None)
        for one in LINES
        for other in (*LINES, "a\r\nb\0")
        for title in ("", "Ünïcode title")
    ]
    records = [Record(f"{n}", ("x", f"{n}"), text) for n, text in enumerate(written)]
    with (
        Journal.open(path, now=lambda: now) as one,
        Journal.open(folder / "many.db", now=lambda: now) as many,
    ):
        for text in written:
            one.entries.log(text)
        many.imports.bring(records, format="test", source="a file")
        for table in ("entry", "revision", "entry_tag", "tag", "entry_words", "entry_heads", "word"):
            rows = [sorted(each.database.rows(f"SELECT * FROM {table}"), key=str) for each in (one, many)]
            if table == "entry":
                rows = [[(row[0], *row[2:]) for row in each] for each in rows]  # but for the uid
            assert rows[0] == rows[1], table
        assert healthy(many)


def test_an_import_of_thousands_is_found_and_undone(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fts_keeping, "MANY", 50)
    monkeypatch.setattr(fts_keeping, "VERY_MANY", 100)
    monkeypatch.setattr(bulk, "MOST_CHARACTERS", 200)
    words = ["alpha", "beta", "gamma"]
    records = [page(f"{words[n % 3]} {n} #{words[n % 3]}", f"{n}") for n in range(300)]
    records[70] = page("- [+] alpha #beta", "70", "Ada Lovelace")
    journal.entries.log(EntryText("reflection", DAY, "alpha was here before"))
    bring(journal, *records)
    assert found(journal, "alpha") == 102
    assert found(journal, "tag:beta") == 99
    assert found(journal, "299") == 1
    assert found(journal, "want:beta") == 1
    assert healthy(journal)
    journal.imports.undo(1)
    assert found(journal, "alpha") == 1
    assert healthy(journal)
