"""Two sessions on one entry: neither overwrites the other."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.conftest import meeting
from tui.domain.entries import Entry
from tui.domain.people import ContactText
from tui.journal.journal import Journal
from tui.journal.merging import merge_bodies, merge_texts

BASE = "one\n\ntwo\n\nthree\n"


def test_edits_that_do_not_meet_are_joined(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    other.entries.save(seen.id, meeting("ONE\n\ntwo\n\nthree\n"), seen=1)
    saved = journal.entries.save(seen.id, meeting("one\n\ntwo\n\nthree\n\nfour\n"), seen=1)
    assert saved.merged
    assert saved.entry.text.body == "ONE\n\ntwo\n\nthree\n\nfour\n"
    assert saved.entry.version == 3
    bodies = [each.text.body for each in journal.entries.revisions(seen.id)]
    assert bodies == [
        BASE,
        "ONE\n\ntwo\n\nthree\n",
        "one\n\ntwo\n\nthree\n\nfour\n",
        "ONE\n\ntwo\n\nthree\n\nfour\n",
    ]
    assert [each.number for each in journal.entries.revisions(seen.id)] == [1, 2, 3, 4]


def test_edits_that_meet_are_both_kept_theirs_first(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting("- [ ] call")).entry
    other.entries.save(seen.id, meeting("- [x] call"), seen=1)
    saved = journal.entries.save(seen.id, meeting("- [ ] call on Monday"), seen=1)
    assert saved.entry.text.body == "- [x] call\n- [ ] call on Monday"
    assert [each.text for each in saved.entry.derived.followups][:1] == ["call"]


def test_the_next_save_merges_from_what_it_saw(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    other.entries.save(seen.id, meeting("zero\n" + BASE), seen=1)
    merged = journal.entries.save(seen.id, meeting(BASE + "four\n"), seen=1).entry
    again = other.entries.save(seen.id, meeting("zero\n" + BASE + "five\n"), seen=2)
    assert again.merged
    assert again.entry.text.body == "zero\n" + BASE + "four\nfive\n"
    plain = journal.entries.save(seen.id, merged.text._replace(body="done"), seen=again.entry.version)
    assert not plain.merged
    assert plain.entry.text.body == "done"


def test_saving_what_one_did_not_change_keeps_the_others_text(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    theirs = other.entries.save(seen.id, meeting("theirs"), seen=1).entry
    saved = journal.entries.save(seen.id, meeting(BASE), seen=1)
    assert saved.merged
    assert saved.entry == theirs
    assert journal.changes.can_undo == "new meeting: Ada Lovelace"


def test_both_writing_the_same_is_no_merge(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    other.entries.save(seen.id, meeting("same"), seen=1)
    saved = journal.entries.save(seen.id, meeting("same"), seen=1)
    assert (saved.merged, saved.entry.text.body) == (False, "same")


def test_a_header_takes_mine_where_i_changed_it_and_else_theirs(journal: Journal, other: Journal) -> None:
    seen = journal.entries.log(meeting("b", "Ada", "Grace", roles=("Counsel",))).entry
    other.entries.save(
        seen.id,
        meeting("b", "Ada", "Grace", "Alan", roles=("Founder",), title="Theirs", at=time(9), minutes=20),
        seen=1,
    )
    saved = journal.entries.save(
        seen.id,
        meeting("b", "Ada", "Barbara", roles=("Counsel", "Judge"), title="Mine", on=date(2026, 11, 6)),
        seen=1,
    )
    text = saved.entry.text
    assert saved.merged
    assert text.people == ("Ada", "Alan", "Barbara")
    assert text.roles == ("Founder", "Judge")
    assert (text.title, text.at, text.minutes, text.on) == ("Mine", time(9), 20, date(2026, 11, 6))


def test_a_merge_never_leaves_a_meeting_without_people() -> None:
    base = meeting("", "Ada", "Grace")
    merged = merge_texts(base, base._replace(people=("Ada",)), base._replace(people=("Grace",)))
    assert merged.people == ("Grace",)


def test_an_entry_deleted_meanwhile_comes_back_with_what_was_written(
    journal: Journal, other: Journal
) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    other.entries.delete(seen.id)
    saved = journal.entries.save(seen.id, meeting("precious"), seen=1)
    assert (saved.merged, saved.entry.deleted_at, saved.entry.text.body) == (False, None, "precious")
    journal.changes.undo()
    back = journal.entries.get(seen.id)
    assert back.deleted_at is not None
    assert back.text.body == BASE


def test_saving_an_unchanged_text_does_not_bring_a_deleted_entry_back(
    journal: Journal, other: Journal
) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    other.entries.delete(seen.id)
    assert journal.entries.save(seen.id, meeting(BASE), seen=1).entry.deleted_at is not None


def test_an_entry_seen_in_the_trash_is_edited_there(journal: Journal) -> None:
    seen = journal.entries.log(meeting(BASE)).entry
    gone = journal.entries.delete(seen.id)
    saved = journal.entries.save(seen.id, meeting("edited"), seen=gone.version).entry
    assert saved.deleted_at is not None


def test_a_version_never_seen_keeps_both(journal: Journal) -> None:
    entry = journal.entries.log(meeting("theirs")).entry
    saved = journal.entries.save(entry.id, meeting("mine"), seen=0)
    assert saved.entry.text.body == "theirs\nmine"


def test_a_person_renamed_meanwhile_is_the_same_person(journal: Journal, other: Journal) -> None:
    seen: Entry = journal.entries.log(meeting(BASE, "Ada Byron")).entry
    contact = other.contacts.find("Ada Byron")
    other.contacts.save(contact.id, ContactText("Ada Lovelace"), seen=contact.version)
    saved = journal.entries.save(seen.id, seen.text._replace(body="more"), seen=1)
    assert saved.entry.text.people == ("Ada Lovelace",)
    assert saved.new_people == ()
    assert journal.contacts.names() == ["Ada Lovelace"]
    other.entries.save(seen.id, saved.entry.text._replace(body="more\ntheirs"), seen=2)
    merged = journal.entries.save(seen.id, saved.entry.text._replace(body="mine\nmore"), seen=2)
    assert merged.entry.text.people == ("Ada Lovelace",)
    assert journal.contacts.names() == ["Ada Lovelace"]


LINES = st.lists(st.sampled_from(["", "a", "b", "c", "- [ ] x", "- [x] x", "## Want"]), max_size=8)


@settings(max_examples=300, deadline=None)
@given(LINES, LINES, LINES)
def test_no_new_line_of_either_is_lost(base: list[str], theirs: list[str], mine: list[str]) -> None:
    merged = merge_bodies("\n".join(base), "\n".join(theirs), "\n".join(mine)).split("\n")
    new = (set(theirs) | set(mine)) - set(base) - {""}
    assert new <= set(merged)
    assert set(merged) <= set(base) | set(theirs) | set(mine) | {""}


@settings(max_examples=100, deadline=None)
@given(LINES, LINES)
def test_one_sided_edits_are_taken_as_they_are(base: list[str], mine: list[str]) -> None:
    before, after = "\n".join(base), "\n".join(mine)
    assert merge_bodies(before, before, after) == after
    assert merge_bodies(before, after, before) == after
    assert merge_bodies(before, after, after) == after


def test_a_large_merge_takes_bounded_time() -> None:
    base = [f"line {number % 500}" for number in range(20_000)]
    theirs = [*base[:100], "theirs", *base[100:]]
    mine = [*base[:15_000], "mine", *base[15_000:]]
    merged = merge_bodies("\n".join(base), "\n".join(theirs), "\n".join(mine)).split("\n")
    assert len(merged) == 20_002
