"""Job searches in the journal: one goes on at a time, contacts stay, entries belong; all of it undoable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.journal.conftest import Clock, meeting, reflection
from tui.domain.errors import Ambiguous, BadInput, ChangedElsewhere, NotFound
from tui.domain.seasons import SearchText, Unclaimed
from tui.journal.changes import NothingToUndo
from tui.journal.journal import Journal

TODAY = date(2026, 11, 5)
LAW = SearchText("Leaving law", date(2026, 10, 1), target=2, goal="Find *out*.")


def names(journal: Journal) -> list[str]:
    return [each.search.name for each in journal.seasons.searches()]


def belongs(journal: Journal, entry: int) -> str | None:
    return journal.entries.get(entry).text.search


def test_a_search_is_kept_as_it_was_typed(journal: Journal) -> None:
    made = journal.seasons.start(LAW)
    assert made.text == LAW
    (line,) = journal.seasons.searches()
    assert line.search == journal.seasons.find("leaving LAW") == journal.seasons.current_search() == made
    assert (line.people_met, line.meetings, line.entries) == (0, 0, 0)
    assert journal.seasons.current() == "Leaving law"
    assert journal.examine().findings == ()


def test_what_is_logged_belongs_to_the_search_that_goes_on_whatever_its_day(journal: Journal) -> None:
    journal.seasons.start(SearchText("Past", date(2026, 1, 1), date(2026, 2, 1)))
    journal.seasons.start(LAW)
    entry = journal.entries.log(meeting("", on=date(2026, 1, 15))).entry
    assert entry.text.search == "Leaving law"
    other = journal.entries.log(meeting("", search="PAST")).entry
    assert other.text.search == "Past"
    assert [(each.search.name, each.meetings) for each in journal.seasons.searches()] == [
        ("Leaving law", 1),
        ("Past", 1),
    ]


def test_contacts_stay_when_a_search_ends(journal: Journal) -> None:
    journal.seasons.start(LAW)
    journal.entries.log(meeting("", "Ada Lovelace"))
    ended = journal.seasons.end("law", outcome="Found *it*.")
    assert (ended.text.ended_on, ended.text.outcome) == (TODAY, "Found *it*.")
    assert journal.seasons.current() is None
    assert journal.entries.log(meeting("", "Grace Hopper")).entry.text.search is None
    journal.seasons.start(SearchText("Next", TODAY))
    assert journal.contacts.names() == ["Ada Lovelace", "Grace Hopper"]
    assert journal.contacts.find("ada").meetings == 1
    assert (journal.seasons.people_met(), journal.seasons.people_met(all=True)) == (0, 2)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (SearchText("LEAVING  law", date(2026, 1, 1), date(2026, 2, 1)), "name"),
        (SearchText("Léaving law", date(2026, 1, 1), date(2026, 2, 1)), "name"),
        (SearchText("Beside", date(2026, 10, 20)), "on"),
        (SearchText("Across", date(2026, 9, 1), date(2026, 10, 2)), "on"),
        (SearchText("Ahead", date(2026, 11, 6)), "on"),
        (SearchText("Backwards", date(2026, 9, 1), date(2026, 8, 1)), "ended"),
        (SearchText("", TODAY), "name"),
    ],
)
def test_what_cannot_be_is_refused_with_nothing_changed(
    journal: Journal, text: SearchText, field: str
) -> None:
    journal.seasons.start(LAW)
    with pytest.raises(BadInput) as fault:
        journal.seasons.start(text, adopt=True)
    assert fault.value.field == field
    assert names(journal) == ["Leaving law"]
    journal.changes.undo()
    with pytest.raises(NothingToUndo):
        journal.changes.undo()


def test_two_searches_may_share_the_day_between_them(journal: Journal) -> None:
    journal.seasons.start(LAW)
    journal.seasons.end("law")
    journal.seasons.start(SearchText("Next", TODAY))
    assert journal.seasons.current() == "Next"


def test_an_end_before_the_beginning_is_refused_and_a_clock_set_back_is_not(
    journal: Journal, clock: Clock
) -> None:
    journal.seasons.start(LAW)
    with pytest.raises(BadInput, match="cannot end before"):
        journal.seasons.end("law", on=date(2026, 9, 30))
    clock.time -= timedelta(days=400)
    assert journal.seasons.season("law").week == 1
    with pytest.raises(BadInput, match="goes on since"):
        journal.seasons.start(SearchText("Next", clock.time.date()))
    assert journal.seasons.end("law").text.ended_on == LAW.started_on


def test_a_search_is_found_by_its_words_and_by_what_it_was_called(journal: Journal) -> None:
    journal.seasons.start(SearchText("A first desk", date(2017, 1, 1), date(2017, 2, 1)))
    journal.seasons.start(SearchText("A second desk", date(2018, 1, 1), date(2018, 2, 1)))
    assert journal.seasons.find("second").name == "A second desk"
    with pytest.raises(Ambiguous):
        journal.seasons.find("desk")
    with pytest.raises(NotFound, match="no job search is called"):
        journal.seasons.find("third")
    journal.seasons.change("first", lambda text: text._replace(name="The bar"))
    assert journal.seasons.find("a FIRST desk").name == "The bar"
    journal.seasons.start(SearchText("A first desk", date(2019, 1, 1), date(2019, 2, 1)))
    assert journal.seasons.find("a first desk").name == "A first desk"
    journal.seasons.change("The bar", lambda text: text._replace(name="THE BAR"))
    assert names(journal)[-1] == "THE BAR"


def test_without_a_search_there_is_none_to_find(journal: Journal) -> None:
    with pytest.raises(NotFound, match="search-start NAME"):
        journal.seasons.find("law")
    assert journal.seasons.current_search() is None


def test_every_change_is_undone_and_done_again(journal: Journal) -> None:
    journal.seasons.start(LAW)
    journal.seasons.change("law", lambda text: text._replace(name="Law", goal="", target=None))
    journal.seasons.end("law", outcome="Done")
    journal.seasons.reopen("law")
    states = [journal.seasons.searches()[0].search.text]
    for _ in range(3):
        journal.changes.undo()
        states.append(journal.seasons.searches()[0].search.text)
    assert [text.ended_on for text in states] == [None, TODAY, None, None]
    assert states[-1] == LAW
    journal.changes.undo()
    assert names(journal) == []
    for _ in range(4):
        journal.changes.redo()
    assert journal.seasons.searches()[0].search.text == states[0]
    assert journal.seasons.find("Leaving law").name == "Law"
    assert journal.examine().findings == ()


def test_nothing_changed_is_no_step(journal: Journal) -> None:
    made = journal.seasons.start(LAW)
    assert journal.seasons.change("law", lambda text: text) == made
    assert journal.seasons.claim("law") == 0
    assert journal.changes.can_undo == "new job search: Leaving law"


def test_a_search_goes_on_again_unless_another_does(journal: Journal) -> None:
    journal.seasons.start(LAW)
    journal.seasons.end("law")
    journal.seasons.start(SearchText("Next", TODAY))
    with pytest.raises(BadInput, match="“Next” goes on"):
        journal.seasons.reopen("law")
    journal.seasons.end("next")
    with pytest.raises(BadInput, match="same time as “Next”"):
        journal.seasons.change("law", lambda text: text._replace(ended_on=None, started_on=date(2026, 1, 1)))


# -- entries that belong to none


def test_what_was_logged_before_is_adopted_and_given_back(journal: Journal) -> None:
    entries = [
        journal.entries.log(text).entry.id
        for text in (meeting("- [+] a say #x", on=date(2026, 9, 9)), reflection("hm"), meeting(on=TODAY))
    ]
    journal.entries.delete(entries[2])
    assert journal.seasons.unclaimed() == Unclaimed(1, 1, date(2026, 9, 9))
    assert journal.seasons.usual_start(adopt=True) == date(2026, 9, 9)
    assert journal.seasons.usual_start(adopt=False) == TODAY
    journal.seasons.start(LAW, adopt=True)
    assert [belongs(journal, each) for each in entries] == ["Leaving law"] * 3
    assert journal.roles.no_role("law")
    assert journal.seasons.unclaimed().entries == 0
    assert journal.examine().findings == ()
    journal.changes.undo()
    assert [belongs(journal, each) for each in entries] == [None] * 3
    assert names(journal) == []
    journal.changes.redo()
    assert [belongs(journal, each) for each in entries] == ["Leaving law"] * 3


def test_only_what_was_logged_since_the_last_search_is_offered(journal: Journal, clock: Clock) -> None:
    clock.time -= timedelta(days=100)
    declined = journal.entries.log(meeting(on=date(2026, 7, 1))).entry.id
    journal.seasons.start(SearchText("Past", date(2026, 7, 20)))
    clock.time += timedelta(days=50)
    journal.seasons.end("past")
    between = journal.entries.log(meeting(on=date(2026, 7, 2))).entry.id
    clock.time += timedelta(days=50)
    assert journal.seasons.unclaimed() == Unclaimed(1, 0, date(2026, 7, 2))
    assert journal.seasons.usual_start(adopt=True) == date(2026, 9, 16), "not before the last one ended"
    journal.seasons.start(LAW, adopt=True)
    assert (belongs(journal, declined), belongs(journal, between)) == (None, "Leaving law")
    assert journal.seasons.unclaimed(every=True) == Unclaimed(1, 0, date(2026, 7, 1))
    assert journal.seasons.claim("past") == 1
    assert belongs(journal, declined) == "Past"
    journal.changes.undo()
    assert belongs(journal, declined) is None
    journal.changes.redo()
    assert belongs(journal, declined) == "Past"


def test_a_meeting_is_moved_between_searches_and_back(journal: Journal) -> None:
    before = journal.entries.log(meeting("before")).entry
    journal.seasons.start(SearchText("Past", date(2026, 1, 1), date(2026, 2, 1)))
    journal.seasons.start(LAW)
    entry = journal.entries.log(meeting("text")).entry
    moved = journal.entries.save(entry.id, entry.text._replace(search="past"), seen=1).entry
    assert moved.text.search == "Past"
    journal.entries.save(before.id, before.text._replace(search="LEAVING law"), seen=1)
    assert [each.meetings for each in journal.seasons.searches()] == [1, 1]
    journal.changes.undo()
    assert belongs(journal, before.id) is None, "it belonged to none"
    journal.changes.undo()
    assert belongs(journal, entry.id) == "Leaving law"
    journal.changes.redo()
    journal.changes.redo()
    assert (belongs(journal, entry.id), belongs(journal, before.id)) == ("Past", "Leaving law")
    assert journal.examine().findings == ()
    with pytest.raises(BadInput, match="no job search called"):
        journal.entries.save(entry.id, moved.text._replace(search="nowhere"), seen=4)


def test_an_edit_that_is_undone_leaves_an_entry_in_the_search_that_adopted_it(journal: Journal) -> None:
    entry = journal.entries.log(meeting("one")).entry
    journal.entries.save(entry.id, entry.text._replace(body="two"), seen=1)
    other = Journal(journal.database, journal.now)
    other.seasons.start(LAW, adopt=True)
    journal.changes.undo()
    assert journal.entries.get(entry.id).text.body == "one"
    assert belongs(journal, entry.id) == "Leaving law"


def test_a_text_that_was_open_while_its_search_got_another_name_is_saved(journal: Journal) -> None:
    journal.seasons.start(LAW)
    open_text = journal.entries.log(meeting("one")).entry.text
    journal.seasons.change("law", lambda text: text._replace(name="Into the open"))
    saved = journal.entries.save(1, open_text._replace(body="two"), seen=1).entry
    assert saved.text.search == "Into the open"
    journal.changes.undo()
    assert journal.entries.get(1).text == open_text._replace(search="Into the open")


# -- two sessions


def test_a_search_in_which_something_was_logged_since_is_not_taken_back(
    journal: Journal, other: Journal
) -> None:
    journal.seasons.start(LAW)
    entry = other.entries.log(meeting()).entry
    with pytest.raises(ChangedElsewhere, match="entries belong to it by now"):
        journal.changes.undo()
    assert belongs(journal, entry.id) == "Leaving law"


def test_a_search_whose_entries_are_all_in_the_trash_is_taken_back_and_comes_again(journal: Journal) -> None:
    journal.seasons.start(LAW)
    entry = journal.entries.log(meeting()).entry
    journal.changes.undo()
    journal.changes.undo()
    assert names(journal) == []
    assert journal.examine().findings == ()
    journal.changes.redo()
    journal.changes.redo()
    assert belongs(journal, entry.id) == "Leaving law"
    assert journal.seasons.season("law").sums.meetings == 1


@pytest.mark.parametrize("act", ["change", "end", "rename"])
def test_what_another_session_changed_is_not_undone_over_it(
    journal: Journal, other: Journal, act: str
) -> None:
    journal.seasons.start(LAW)
    journal.seasons.change("law", lambda text: text._replace(target=3))
    theirs: dict[str, Callable[[], object]] = {
        "change": lambda: other.seasons.change("law", lambda text: text._replace(goal="theirs")),
        "end": lambda: other.seasons.end("law"),
        "rename": lambda: other.seasons.change("law", lambda text: text._replace(name="Theirs")),
    }
    theirs[act]()
    now = journal.seasons.searches()
    for _ in range(2):
        with pytest.raises(ChangedElsewhere):
            journal.changes.undo()
    assert journal.seasons.searches() == now


def test_an_end_is_not_undone_while_another_search_goes_on(journal: Journal, other: Journal) -> None:
    journal.seasons.start(LAW)
    journal.seasons.end("law")
    other.seasons.start(SearchText("Next", TODAY))
    with pytest.raises(ChangedElsewhere, match="“Next” stands in the way"):
        journal.changes.undo()
    assert journal.seasons.current() == "Next"


def test_a_search_is_not_begun_again_over_one_of_its_name(journal: Journal, other: Journal) -> None:
    journal.seasons.start(LAW)
    journal.changes.undo()
    other.seasons.start(SearchText("LEAVING LAW", date(2026, 1, 1), date(2026, 2, 1)))
    with pytest.raises(ChangedElsewhere):
        journal.changes.redo()
    assert names(journal) == ["LEAVING LAW"]


# -- lists, and what is still open


def test_the_lists_of_a_search(journal: Journal) -> None:
    journal.seasons.start(SearchText("Past", date(2026, 1, 1), date(2026, 2, 1)))
    past = journal.seasons.find("past").id
    law = journal.seasons.start(LAW).id
    ids = [
        journal.entries.log(text).entry.id
        for text in (
            meeting("", "Ada", on=date(2026, 11, 1)),
            meeting("", "Grace", on=date(2026, 11, 3)),
            meeting("", "Ada", on=date(2026, 1, 4), search="Past"),
            reflection("hm"),
        )
    ]
    ada = journal.contacts.find("Ada").id
    assert list(journal.entries.order("meeting", search=law)) == [ids[1], ids[0]]
    assert list(journal.entries.order("meeting", search=law, contact=ada)) == [ids[0]]
    assert list(journal.entries.order("meeting", search=past, limit=5)) == [ids[2]]
    assert [each.id for each in journal.entries.latest("reflection", search=law)] == [ids[3]]
    assert journal.find.jump("meetings", "ada", search=past) == ids[2]
    assert journal.find.jump("meetings", "gra", search=past) is None


def test_loose_ends_are_what_is_open_in_that_search_alone(journal: Journal) -> None:
    journal.seasons.start(LAW)
    body = (
        "- [<] send it by friday\n- [>] Bruno Falk, runs a lab, by monday\n- [ ] book it\n"
        "- [x] done\n- [<] introduce Ida to Kay\n"
    )
    entry = journal.entries.log(meeting(body)).entry
    plan = journal.entries.log(
        meeting("", "Kay", status="planned", on=date(2026, 11, 9), title="Lunch")
    ).entry
    journal.entries.delete(journal.entries.log(meeting("- [ ] gone")).entry.id)
    journal.seasons.end("law")
    journal.entries.log(meeting("- [ ] of no search\n- [<] nor this"))
    ends = journal.seasons.loose_ends("law")
    assert [(each.text, each.due, each.line) for each in ends.promises] == [("send it", date(2026, 11, 6), 1)]
    assert {(each.text, each.direction) for each in ends.introductions} == {
        ("Bruno Falk, runs a lab", "to_me"),
        ("Ida to Kay", "by_me"),
    }
    assert [(each.entry, each.text, each.on) for each in ends.planned] == [
        (plan.id, "Lunch", date(2026, 11, 9))
    ]
    assert [each.text for each in ends.followups] == ["Thank Ada Lovelace", "book it"]
    assert all(each.entry in (entry.id, plan.id) for each in ends.all)
    assert ends.promises[0].people == ("Ada Lovelace",)


def test_two_searches_that_go_on_together_are_ended_one_after_the_other(journal: Journal) -> None:
    """As no command makes them, but an older journal may have them."""
    journal.seasons.start(LAW)
    with journal.database.writing():
        journal.database.rows(
            "INSERT INTO job_search (uid, name, fold, started_on) VALUES ('u', 'Both', 'both', '2026-10-05')"
        )
    assert journal.seasons.current() == "Both"
    journal.seasons.end("Leaving law")
    journal.changes.undo()
    journal.changes.redo()
    journal.seasons.end("both")
    assert journal.seasons.current() is None


def test_a_search_that_ended_before_it_began_is_damage(journal: Journal) -> None:
    journal.seasons.start(LAW)
    with journal.database.writing():
        journal.database.rows("UPDATE job_search SET ended_on = '2020-01-01'")
    assert journal.examine().findings == ("The job search 'Leaving law' ended before it began.",)


# -- deleting one


def test_a_search_is_deleted_only_with_what_belongs_to_it_in_mind(journal: Journal) -> None:
    journal.seasons.start(LAW._replace(name="Law"))
    journal.seasons.change("law", lambda text: text._replace(name="Leaving law"))
    entry = journal.entries.log(meeting("one")).entry
    trashed = journal.entries.log(meeting("two")).entry.id
    journal.entries.delete(trashed)
    with pytest.raises(BadInput, match="1 entry belongs to “Leaving law”"):
        journal.seasons.delete("law")
    line = journal.seasons.delete("law", release=True)
    assert (line.entries, names(journal), belongs(journal, entry.id)) == (1, [], None)
    assert journal.examine().findings == ()
    for _ in range(2):
        assert journal.changes.undo() == "delete: Leaving law"
        assert journal.seasons.find("Law").text == line.search.text, "by its former name too"
        assert belongs(journal, entry.id) == "Leaving law"
        assert journal.changes.redo() == "delete: Leaving law"
        assert belongs(journal, entry.id) is None
    journal.changes.undo()
    journal.entries.undelete(trashed)
    assert belongs(journal, trashed) == "Leaving law"
    assert journal.examine().findings == ()


def test_a_search_comes_back_only_where_there_is_room_for_it(journal: Journal, other: Journal) -> None:
    journal.seasons.start(LAW)
    journal.seasons.delete("law")
    other.seasons.start(SearchText("Other", TODAY))
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert names(journal) == ["Other"]
    other.seasons.delete("Other")
    journal.seasons.start(LAW)
    journal.seasons.delete("law")
    journal.changes.undo()
    entry = other.entries.log(meeting()).entry
    with pytest.raises(ChangedElsewhere, match="more entries belong to it"):
        journal.changes.redo()
    assert belongs(journal, entry.id) == "Leaving law"


def test_a_text_that_was_open_while_its_search_was_deleted_is_saved(journal: Journal) -> None:
    journal.seasons.start(LAW)
    first = journal.entries.log(meeting("one")).entry
    journal.seasons.delete("law", release=True)
    saved = journal.entries.save(first.id, first.text._replace(body="two"), seen=1).entry
    assert (saved.text.search, saved.text.body) == (None, "two")
    again = journal.entries.restore_revision(first.id, 1, seen=saved.version).entry
    assert (again.text.search, again.text.body) == (None, "one")
    with pytest.raises(BadInput, match="no job search called"):
        journal.entries.save(first.id, again.text._replace(search="nowhere"), seen=again.version)
    journal.changes.undo()
    journal.changes.undo()
    journal.changes.undo()
    assert journal.entries.get(first.id).text == first.text
