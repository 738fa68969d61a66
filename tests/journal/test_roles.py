"""The board as the journal tells it: names, job searches, time lines, takeaways that get a role, and undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.journal.conftest import Statements, meeting, reflection
from tui.domain.entries import Entry, EntryText
from tui.domain.errors import Ambiguous, BadInput, ChangedElsewhere, NotFound
from tui.domain.roles import Cell, RoleTally
from tui.journal import mentions
from tui.journal.journal import Journal


def log(journal: Journal, text: EntryText) -> Entry:
    return journal.entries.log(text).entry


@pytest.fixture
def told(journal: Journal) -> Journal:
    """Two meetings and a reflection about two roles."""
    log(journal, meeting("- [+] decide #strategy\n- [-] paper #forms", roles=("In-house counsel",)))
    log(
        journal,
        meeting(
            "- [-] decide all day #Strategy\n\n## Unsure: Founder\n\n- money?",
            "Grace Hopper",
            on=date(2026, 11, 7),
            roles=("in-house counsel", "Founder"),
        ),
    )
    log(journal, reflection("- [+] deciding #strategy", roles=("FOUNDER",), title="Business side"))
    return journal


def test_an_empty_journal_has_no_roles(journal: Journal) -> None:
    assert journal.roles.tallies() == []
    assert journal.roles.compare().rows == ()
    assert journal.roles.across().want == ()
    assert journal.roles.no_role() == []
    with pytest.raises(NotFound, match="no role"):
        journal.roles.board("Counsel")


def test_roles_are_counted_under_their_first_spelling(told: Journal) -> None:
    assert told.roles.tallies() == [
        RoleTally("In-house counsel", "exploring", 2, 1, 2, 0),
        RoleTally("Founder", "exploring", 1, 1, 1, 1),
    ]


def test_a_board_tells_who_said_what_and_where(told: Journal) -> None:
    board = told.roles.board("counsel in-house")
    assert board.role == told.roles.tallies()[0]
    (want,) = board.want
    (said,) = want.evidence
    assert (want.theme, want.meetings, want.contradicts, want.changed) == ("strategy", 1, True, True)
    assert want.elsewhere == ("Founder",)
    assert (said.text, said.people, said.title, said.on, said.line) == (
        "decide",
        ("Ada Lovelace",),
        "Ada Lovelace",
        date(2026, 11, 5),
        1,
    )
    assert [tally.theme for tally in board.dont] == ["strategy", "forms"]
    assert board.dont[0].evidence[0].roles == ("In-house counsel", "Founder")


def test_a_reflection_is_evidence_and_no_meeting(told: Journal) -> None:
    (want,) = told.roles.board("founder").want
    assert want.meetings == 0
    assert want.evidence[0].kind == "reflection"
    assert want.evidence[0].title == "Business side"
    assert not want.evidence[0].held


def test_what_is_in_the_trash_does_not_count_until_it_is_back(told: Journal) -> None:
    before = told.roles.tallies()
    told.entries.delete(2)
    assert told.roles.tallies() == [
        RoleTally("In-house counsel", "exploring", 1, 1, 1, 0),
        RoleTally("Founder", "exploring", 0, 1, 0, 0),
    ]
    told.changes.undo()
    assert told.roles.tallies() == before


def test_only_held_meetings_count_though_the_words_of_others_do(told: Journal) -> None:
    told.entries.set_status(1, "cancelled")
    assert told.roles.tallies()[1] == RoleTally("In-house counsel", "exploring", 1, 1, 2, 0)
    told.entries.set_status(1, "held")
    assert told.roles.tallies()[0].meetings == 2


def test_a_takeaway_given_by_a_heading_makes_its_meeting_one_of_that_role(journal: Journal) -> None:
    log(journal, meeting("## Want: Clerk\n\n- quiet", roles=("Founder",)))
    assert journal.roles.tallies() == [
        RoleTally("Clerk", "exploring", 1, 1, 0, 0),
        RoleTally("Founder", "exploring", 1, 0, 0, 0),
    ]


def test_a_role_is_found_exactly_or_by_its_words(told: Journal) -> None:
    log(told, meeting(roles=("Counsel", "Élan lead")))
    assert told.roles.find("COUNSEL") == "Counsel"
    assert told.roles.find("elan") == "Élan lead"
    assert told.roles.find("house") == "In-house counsel"
    with pytest.raises(Ambiguous) as caught:
        told.roles.find("co")
    assert caught.value.candidates == ("Counsel", "In-house counsel")
    with pytest.raises(NotFound, match="did you mean Founder"):
        told.roles.board("Foundre")
    with pytest.raises(NotFound, match="did you mean Counsel or In-house counsel"):
        told.roles.board("cuonsel")
    with pytest.raises(NotFound, match=r"…”$"):
        told.roles.board("x" * 10_000)


def test_a_comparison_has_the_roles_that_were_named_each_once(told: Journal) -> None:
    found = told.roles.compare(["founder", "house", "Founder"])
    assert found.roles == ("Founder", "In-house counsel")
    assert [row.theme for row in found.rows] == ["strategy", "forms", "money"]
    assert found.rows[0].cells == {"Founder": Cell(1, 1, 0), "In-house counsel": Cell(1, 1, 0)}
    assert told.roles.compare(["founder"]).rows[0].cells == {"Founder": Cell(1, 1, 0)}
    assert [row.theme for row in told.roles.compare(["founder"]).rows] == ["strategy", "money"]


def test_a_time_line_tells_how_a_theme_was_held(told: Journal) -> None:
    lines = told.roles.timeline("house")
    assert [(line.theme, line.changed) for line in lines] == [("strategy", True), ("forms", False)]
    (line,) = told.roles.timeline("house", "STRAT")
    assert [(one.on.day, one.stance) for one in line.said] == [(5, "want"), (7, "dont")]
    assert [(one.title, one.stance) for one in line.elsewhere] == [("Business side", "want")]
    with pytest.raises(NotFound, match="no theme"):
        told.roles.timeline("house", "money")


def test_a_time_line_follows_merges_to_other_roles(told: Journal) -> None:
    log(told, meeting("- [-] orders #tactics", roles=("Clerk",)))
    told.themes.merge("tactics", "strategy")
    (line,) = told.roles.timeline("house", "strategy")
    assert [one.roles for one in line.elsewhere] == [("Clerk",), ("Founder",)]


def test_a_job_search_has_its_own_counts(told: Journal) -> None:
    with pytest.raises(NotFound, match="no job search"):
        told.roles.tallies("law")
    with told.database.writing():
        told.database.rows(
            "INSERT INTO job_search (uid, name, fold, started_on) "
            "VALUES ('u', 'Leaving law', 'leaving law', '2026-01-01')"
        )
    log(told, meeting("- [+] decide #strategy", roles=("Founder",), on=date(2026, 11, 9)))
    told.roles.set_verdict("house", "ruled-out")
    assert told.roles.tallies("leaving") == [RoleTally("Founder", "exploring", 1, 1, 0, 0)]
    board = told.roles.board("founder", "Leaving law")
    assert board.role == told.roles.tallies("Leaving law")[0]
    assert [tally.theme for tally in (*board.want, *board.dont, *board.unsure)] == ["strategy"]
    assert board.want[0].elsewhere == ()
    assert [row.cells for row in told.roles.compare(search="law").rows] == [{"Founder": Cell(1)}]
    assert [len(tally.evidence) for tally in told.roles.across("law").want] == [1]
    assert told.roles.no_role("law") == []
    assert len(told.roles.timeline("founder", search="law")[0].said) == 1
    told.entries.save(1, told.entries.get(1).text._replace(search="Leaving law"), seen=1)
    assert [tally.name for tally in told.roles.tallies("law")] == ["In-house counsel", "Founder"]
    assert told.roles.board("house", "law").want[0].elsewhere == ()
    assert told.examine().findings == ()


@pytest.mark.parametrize("merged", [False, True])
def test_a_few_of_the_many_roles_against_a_theme_are_named_and_never_its_own(
    journal: Journal, merged: bool
) -> None:
    for number in range(9):
        log(journal, meeting("- [-] b #pay", roles=(f"Role {number}",)))
    log(journal, meeting("- [+] a #pay\n- [+] c #salary\n- [-] d #salary", roles=("Role 1",)))
    if merged:
        journal.themes.merge("salary", "pay")
    (want, *_), (dont, *_) = journal.roles.board("Role 1").want, journal.roles.board("Role 2").dont
    assert want.theme == dont.theme == "pay"
    assert want.elsewhere == ("Role 0", "Role 2", "Role 3", "Role 4", "Role 5")
    assert dont.elsewhere == ("Role 1",)


def test_reading_takes_as_many_queries_however_much_there_is(
    told: Journal, statements: Callable[[], Statements]
) -> None:
    asked = (
        told.roles.tallies,
        lambda: told.roles.board("Founder"),
        told.roles.compare,
        told.roles.across,
        told.roles.no_role,
        lambda: told.roles.timeline("Founder", "strategy"),
    )

    def counts() -> list[int]:
        found = []
        for ask in asked:
            statements()
            ask()
            found.append(statements().queries)
        return found

    before = counts()
    for number in range(30):
        body = f"- [-] number {number}\n- [+] decide #strategy\n- [?] theme {number} #t{number}"
        log(told, meeting(body, f"Person {number}", roles=(f"Role {number}", "Founder")))
    assert counts() == before
    assert max(before) <= 14


def test_ten_thousand_characters_are_kept_whole_and_cut_for_the_page(journal: Journal) -> None:
    text = ("the legal infrastructure of it " * 330).strip()
    log(journal, meeting(f"- [-] {text}", roles=("Counsel",)))
    (dont,) = journal.roles.board("Counsel").dont
    assert dont.evidence[0].text == text
    assert dont.theme == text
    page = journal.roles.sheet("counsel")
    assert max(map(len, page.split("\n"))) < 240
    assert "…" in page


def test_no_role_yet(told: Journal) -> None:
    log(told, meeting("- [+] lunch\n- [ ] call\n- [?] why"))
    log(told, meeting("- [+] gone"))
    told.entries.delete(5)
    assert [(one.text, one.stance) for one in told.roles.no_role()] == [("lunch", "want"), ("why", "unsure")]


def test_the_whole_meeting_is_given_a_role_and_it_is_undone(told: Journal, other: Journal) -> None:
    entry = log(told, meeting("- [+] lunch\n- [-] noise"))
    given = told.roles.give_role(entry.id, 1, "FOUNDER", whole_meeting=True, said="lunch")
    assert given.text.roles == ("Founder",)
    assert [each.roles for each in given.derived.takeaways] == [("Founder",)] * 2
    assert told.roles.no_role() == []
    assert told.roles.tallies()[1].meetings == 2
    assert told.changes.undo() == "role: Ada Lovelace"
    assert len(told.roles.no_role()) == 2
    told.changes.redo()
    current = other.entries.get(entry.id)
    other.entries.save(entry.id, current.text._replace(body="- [+] lunch at one"), seen=current.version)
    with pytest.raises(ChangedElsewhere):
        told.changes.undo()


def test_one_line_is_given_a_role_that_nobody_knew(told: Journal) -> None:
    entry = log(told, meeting("- [+] lunch\n- [-] noise"))
    given = told.roles.give_role(entry.id, 2, "Cook", whole_meeting=False)
    assert given.text.body == "- [+] lunch\n\n## Don't want: Cook\n\n- [-] noise"
    assert told.roles.board("cook").dont[0].evidence[0].line == 5
    assert [one.text for one in told.roles.no_role()] == ["lunch"]
    told.changes.undo()
    assert "Cook" not in told.roles.names()


def test_a_role_that_is_given_twice_is_given_once(told: Journal) -> None:
    entry = log(told, meeting("- [+] lunch"))
    told.roles.give_role(entry.id, 1, "Cook", whole_meeting=True)
    label = told.changes.can_undo
    again = told.roles.give_role(entry.id, 1, "cook", whole_meeting=True)
    assert again.version == 2
    assert told.changes.can_undo == label


def test_what_cannot_be_given_changes_nothing(told: Journal, other: Journal) -> None:
    entry = log(told, meeting("- [+] lunch"))
    read = told.roles.no_role()[0]
    other.entries.save(entry.id, entry.text._replace(body="- [+] supper"), seen=1)
    with pytest.raises(ChangedElsewhere):
        told.roles.give_role(entry.id, read.line, "Cook", whole_meeting=True, said=read.text)
    with pytest.raises(BadInput):
        told.roles.give_role(entry.id, 4, "Cook", whole_meeting=True)
    with pytest.raises(NotFound):
        told.roles.give_role(99, 1, "Cook", whole_meeting=True)
    assert told.entries.get(entry.id).version == 2
    assert "Cook" not in told.roles.names()


def test_damage_to_what_the_board_reads_is_found_and_mended(told: Journal) -> None:
    with told.database.writing():
        told.database.rows("DELETE FROM mention WHERE entry_id = 1")
        told.database.rows("UPDATE mention SET held = 1 WHERE entry_id = 3")
    findings = told.examine().findings
    assert findings == tuple(
        f"The board does not count entry {each} as its text says; --rebuild mends that." for each in (1, 3)
    )
    assert told.examine(rebuild=True).findings == ()
    assert told.roles.tallies()[0].meetings == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET status = 'planned' WHERE id = 1",
        "UPDATE entry SET search_id = 1 WHERE id = 2",
        "UPDATE entry SET deleted_at = 'now'",
        "UPDATE takeaway SET kind = 'unsure', theme_id = 2",
        "UPDATE takeaway_role SET role_id = 2 WHERE takeaway_id IN (1, 2)",
        "UPDATE entry_role SET role_id = 2 WHERE entry_id = 1",
        "DELETE FROM takeaway_role WHERE role_id = 1",
        "DELETE FROM entry_role",
        "DELETE FROM takeaway WHERE entry_id = 2",
        "DELETE FROM entry WHERE id = 3",
    ],
)
def test_no_writer_can_forget_the_board(told: Journal, change: str) -> None:
    with told.database.writing():
        told.database.rows(
            "INSERT INTO job_search (uid, name, fold, started_on) VALUES ('u', 'Law', 'law', '2026-01-01')"
        )
    before = told.database.rows("SELECT * FROM mention")
    with told.database.writing():
        told.database.rows(change)
    assert told.database.rows("SELECT * FROM mention") != before
    assert list(mentions.check(told.database)) == []
