"""Logging and saving: what goes in comes out, whole, and nothing goes in that cannot."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.entries import MAX_BODY, MAX_NAME, MAX_PEOPLE, EntryText
from tui.domain.errors import Ambiguous, BadInput, NotFound
from tui.journal import tables
from tui.journal.journal import Journal

HOSTILE = [
    "",
    "\x1b]52;c;aGk=\x07 \x9b31m \x7f",
    "e\u0301" + "\u0300" * 3000,
    "漢字 עברית 👩‍👩‍👧‍👦 \u202egnp.exe \u200b\ufeff\U000e0041",
    "[@click=app.quit]x[/oops] [link=file:///etc/passwd] <script>alert(1)</script>",
    "'; DROP TABLE entry; --",
    "tab\tand\nlines\n\n\n trailing \n",
    "\x0b\x0c\x1c\x85\u2028\u2029",
    "a" * 200_000,
    "- " * 5000,
    "[" * 3000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_a_body_comes_back_exactly(journal: Journal, body: str) -> None:
    entry = journal.entries.log(meeting(body)).entry
    assert entry.text.body == body
    assert journal.entries.get(entry.id).text.body == body
    assert journal.entries.revision(entry.id, 1).text.body == body


def test_what_no_text_can_hold_is_replaced(journal: Journal) -> None:
    entry = journal.entries.log(meeting("a\0b\ud800c\r\nd\re", "Zo\0e\n Ba\x1brnes")).entry
    assert entry.text.body == "a�b�c\nd\ne"
    assert entry.text.people == ("Zo�e Ba␛rnes",)


def test_every_field_comes_back(journal: Journal, path: Path, clock: Clock) -> None:
    about = journal.entries.log(meeting()).entry.id
    text = EntryText(
        kind="meeting",
        on=date(1, 1, 1),
        body="hello",
        title="A title",
        at=time(15, 4),
        status="planned",
        form="in-person",
        minutes=35,
        people=("Grace Hopper", "Ada Lovelace"),
        roles=("In-house counsel", "Founder"),
        pitch=3,
        score=5,
        about=about,
    )
    saved = journal.entries.log(text)
    assert saved.entry.text == text
    assert saved.new_people == ("Grace Hopper",)
    assert saved.new_roles == ("In-house counsel", "Founder")
    assert saved.merged is False
    with Journal.open(path, now=clock) as again:
        assert again.entries.get(saved.entry.id) == saved.entry
        assert again.entries.revision(saved.entry.id, 1).text == text


def test_the_first_and_the_last_day_there_are(journal: Journal) -> None:
    for day in (date.min, date.max):
        entry = journal.entries.log(meeting("- [ ] something", on=day)).entry
        assert entry.text.on == day
        assert entry.derived.followups[-1].due is not None
    assert [line.on for line in journal.entries.lines(journal.entries.order("meeting"))] == [
        date.max,
        date.min,
    ]


def test_moments_are_local_and_whole(journal: Journal, clock: Clock) -> None:
    entry = journal.entries.log(meeting()).entry
    assert entry.created_at == entry.updated_at == datetime(2026, 11, 5, 16, 0, 1, 123456)
    later = journal.entries.save(entry.id, meeting("more"), seen=1).entry
    assert later.created_at == entry.created_at
    assert later.updated_at > later.created_at


def test_a_name_is_the_same_whatever_its_case_and_accents(journal: Journal) -> None:
    journal.entries.log(meeting("", "José  Álvarez", roles=("Fundador",)))
    saved = journal.entries.log(meeting("", "jose alvarez", "JOSÉ ÁLVAREZ", roles=("FUNDADOR", "fundador")))
    assert saved.entry.text.people == ("José Álvarez",)
    assert saved.entry.text.roles == ("Fundador",)
    assert (saved.new_people, saved.new_roles) == ((), ())
    assert journal.contacts.names() == ["José Álvarez"]
    assert journal.roles.names() == ["Fundador"]


def test_a_role_that_only_a_heading_names_is_a_role(journal: Journal) -> None:
    saved = journal.entries.log(
        meeting("## Don't want: In-house counsel\n\n- only paperwork", roles=("Founder",))
    )
    assert saved.new_roles == ("Founder", "In-house counsel")
    assert saved.entry.derived.takeaways[0].roles == ("In-house counsel",)
    assert saved.entry.text.roles == ("Founder",)
    assert journal.roles.names() == ["Founder", "In-house counsel"]


def test_a_role_nobody_speaks_of_any_more_is_not_listed_and_is_new_again(journal: Journal) -> None:
    entry = journal.entries.log(meeting(roles=("Poduct manager",))).entry
    journal.entries.save(entry.id, meeting(roles=("Product manager",)), seen=1)
    assert journal.roles.names() == ["Product manager"]
    assert journal.entries.log(meeting(roles=("poduct manager",))).new_roles == ("Poduct manager",)


def test_a_theme_keeps_its_first_spelling(journal: Journal) -> None:
    journal.entries.log(meeting("- [+] decide #Stratégie"))
    entry = journal.entries.log(meeting("- [-] decide nothing #strategie")).entry
    assert entry.derived.takeaways[0].theme == "Stratégie"


def test_a_reflection_has_no_fields_of_a_meeting(journal: Journal) -> None:
    text = reflection("hm", status="held", form="call", minutes=3, pitch=1, score=2)
    assert journal.entries.log(text).entry.text == reflection("hm")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (EntryText("meeting", date(2026, 11, 5)), "with"),
        (meeting("", " \n"), "with"),
        (meeting(minutes=0), "minutes"),
        (meeting(score=6), "score"),
        (meeting("", "x" * (MAX_NAME + 1)), "with"),
        (meeting("", *map(str, range(MAX_PEOPLE + 1))), "with"),
        (meeting(title="x" * (MAX_NAME + 1)), "title"),
        (meeting("x" * (MAX_BODY + 1)), "body"),
        (meeting(about=77), "about"),
        (meeting(about=2**70), "about"),
        (meeting(search="Nowhere"), "search"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(journal: Journal, text: EntryText, field: str) -> None:
    entry = journal.entries.log(meeting("first")).entry
    before = list(journal.database.connection().iterdump())
    with pytest.raises(BadInput) as refused:
        journal.entries.log(text)
    assert refused.value.field == field
    with pytest.raises(BadInput):
        journal.entries.save(entry.id, text, seen=1)
    assert list(journal.database.connection().iterdump()) == before
    assert journal.changes.can_undo == "new meeting: Ada Lovelace"


def test_an_entry_is_not_about_itself(journal: Journal) -> None:
    entry = journal.entries.log(reflection("hm")).entry
    with pytest.raises(BadInput, match="itself"):
        journal.entries.save(entry.id, reflection("hm", about=entry.id), seen=1)


@pytest.mark.parametrize("entry_id", [0, -1, 77, 2**63, -(2**80)])
def test_an_entry_that_is_not_there(journal: Journal, entry_id: int) -> None:
    for missing in (
        lambda: journal.entries.get(entry_id),
        lambda: journal.entries.save(entry_id, meeting(), seen=1),
        lambda: journal.entries.delete(entry_id),
        lambda: journal.entries.undelete(entry_id),
        lambda: journal.entries.revisions(entry_id),
        lambda: journal.entries.revision(entry_id, 1),
        lambda: journal.entries.tick(entry_id, True),
        lambda: journal.entries.tick_line(entry_id, 1, True),
        lambda: journal.entries.set_status(entry_id, "held"),
    ):
        with pytest.raises(NotFound):
            missing()
    assert journal.changes.can_undo is None


def test_an_entry_is_found_by_its_id_and_by_the_start_of_its_uid(journal: Journal) -> None:
    entries = [journal.entries.log(meeting(str(number))).entry for number in range(3)]
    with journal.database.writing():
        for entry, uid in zip(entries, ("abc1", "abd2", "abd3"), strict=True):
            journal.database.rows("UPDATE entry SET uid = ? WHERE id = ?", (uid, entry.id))
    find = journal.entries.find
    assert find("2").id == 2
    assert find(" ABC ").id == 1
    assert find("abd3").id == 3
    with pytest.raises(Ambiguous) as several:
        find("abd")
    assert several.value.candidates == ("abd2", "abd3")
    for nothing in ("", "zzz", "77", "%", "_", "ab%", "9" * 5000, "٣", "abc'", "\0", "f" * 5000):
        with pytest.raises(NotFound):
            find(nothing)
    journal.entries.delete(1)
    assert find("abc").deleted_at is not None


def test_deleting_keeps_everything_and_adds_no_revision(journal: Journal) -> None:
    entry = journal.entries.log(meeting("- [+] decide #x\n- [ ] call")).entry
    gone = journal.entries.delete(entry.id)
    assert gone.deleted_at is not None
    assert gone.version == 2
    assert journal.entries.order("meeting").tolist() == []
    assert [one.id for one in journal.entries.trash()] == [entry.id]
    assert journal.entries.delete(entry.id) == gone
    back = journal.entries.undelete(entry.id)
    assert (back.text, back.derived, back.deleted_at) == (entry.text, entry.derived, None)
    assert journal.entries.undelete(entry.id) == back
    assert len(journal.entries.revisions(entry.id)) == 1
    assert journal.entries.trash() == []


def test_the_trash_lists_the_last_deleted_first(journal: Journal) -> None:
    ids = [journal.entries.log(meeting(str(number))).entry.id for number in range(3)]
    for each in (ids[1], ids[2], ids[0]):
        journal.entries.delete(each)
    assert [one.id for one in journal.entries.trash()] == [ids[0], ids[2], ids[1]]


def test_a_status_can_be_set(journal: Journal) -> None:
    entry = journal.entries.log(meeting(status="planned")).entry
    held = journal.entries.set_status(entry.id, "held")
    assert (held.text.status, held.version) == ("held", 2)
    assert journal.entries.set_status(entry.id, "held").version == 2
    with pytest.raises(BadInput):
        journal.entries.set_status(entry.id, "lost")  # type: ignore[arg-type]
    alone = journal.entries.log(reflection("hm")).entry
    with pytest.raises(BadInput, match="only a meeting"):
        journal.entries.set_status(alone.id, "held")


def test_an_entry_belongs_to_the_job_search_current_when_it_is_logged(journal: Journal) -> None:
    before = journal.entries.log(meeting()).entry
    assert before.text.search is None
    assert journal.seasons.current() is None
    fields = {"fold": "leaving law", "uid": "u", "started_on": "2026-11-01"}
    with journal.database.writing():
        tables.JobSearch.insert(name="Leaving law", **fields).execute(journal.database.models)
    assert journal.seasons.current() == "Leaving law"
    entry = journal.entries.log(meeting("", "Grace Hopper")).entry
    assert entry.text.search == "Leaving law"
    assert journal.entries.save(before.id, meeting("more"), seen=1).entry.text.search is None
    assert (
        journal.entries.save(before.id, meeting(search="leaving LAW"), seen=2).entry.text.search
        == "Leaving law"
    )
    kept = journal.entries.save(entry.id, entry.text._replace(search=None), seen=1).entry
    assert kept.text.search == "Leaving law"


def test_people_met_are_distinct_contacts_on_held_meetings(journal: Journal) -> None:
    journal.entries.log(meeting("", "Ada", "Grace"))
    journal.entries.log(meeting("", "Ada"))
    journal.entries.log(meeting("", "Alan", status="planned"))
    gone = journal.entries.log(meeting("", "Edsger")).entry
    journal.entries.delete(gone.id)
    assert journal.seasons.people_met() == journal.seasons.people_met(all=True) == 2
    with journal.database.writing():
        fields = {"uid": "u", "fold": "now", "started_on": "2026-11-01"}
        tables.JobSearch.insert(name="Now", **fields).execute(journal.database.models)
    journal.entries.log(meeting("", "Barbara"))
    assert (journal.seasons.people_met(), journal.seasons.people_met(all=True)) == (1, 3)


def test_everything_that_leaves_the_machine_has_a_uuid(journal: Journal) -> None:
    body = "- [+] decide #x\n- [>] Grace Hopper\n- [ ] call\n- [~] too long"
    journal.entries.log(meeting(body, "Ada", roles=("Judge",)))
    for table in ("entry", "contact", "role", "theme", "introduction", "followup", "feedback"):
        uids = [row[0] for row in journal.database.rows(f"SELECT uid FROM {table}")]
        assert uids
        assert all(str(UUID(uid)) == uid and UUID(uid).version == 4 for uid in uids)
