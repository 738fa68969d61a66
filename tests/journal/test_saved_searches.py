"""Searches under a name: kept, replaced, forgotten, and each of that undone."""

from __future__ import annotations

import pytest

from tui.domain.entries import MAX_NAME
from tui.domain.errors import Ambiguous, BadInput, ChangedElsewhere, NotFound
from tui.domain.found import SavedSearch
from tui.journal.journal import Journal
from tui.journal.saved_searches import MAX_QUERY


def named(journal: Journal) -> list[tuple[str, str]]:
    return [(each.name, each.query) for each in journal.saved.all()]


def test_there_are_none_at_first(journal: Journal) -> None:
    assert journal.saved.all() == []
    for each in (0, 1, 2**63, -(2**63) - 1):
        with pytest.raises(NotFound, match="no saved search"):
            journal.saved.delete(each)
    with pytest.raises(NotFound, match="no saved search"):
        journal.saved.find("law")


def test_they_are_kept_by_name(journal: Journal) -> None:
    second = journal.saved.save("Paper  work", "dont:paperwork")
    first = journal.saved.save("Élan\x1b", 'with:"Ada  Lovelace"\n-legal')
    assert first == SavedSearch(2, "Élan␛", 'with:"Ada Lovelace" -legal')
    assert journal.saved.all() == [first, second]


def test_a_name_is_the_same_without_case_and_accents(journal: Journal) -> None:
    first = journal.saved.save("Élan", "one")
    again = journal.saved.save("elan", "two")
    assert again == SavedSearch(first.id, "elan", "two")
    assert journal.saved.all() == [again]


def test_saving_what_is_there_is_no_change(journal: Journal) -> None:
    first = journal.saved.save("law", "role:counsel")
    assert journal.saved.save("law", "role:counsel") == first
    journal.changes.undo()
    assert journal.saved.all() == []
    assert journal.changes.can_undo is None


@pytest.mark.parametrize(
    ("name", "query", "field"),
    [
        (" \n", "x", "name"),
        ("n" * (MAX_NAME + 1), "x", "name"),
        ("law", "x" * (MAX_QUERY + 1), "query"),
        ("law", "", "query"),
        ("law", '- " * :', "query"),
        ("law", "wiht:ada", "query"),
        ("law", "on:someday", "query"),
        ("law", "paper on:someday", "query"),
        ("law", "kind:tea", "query"),
    ],
)
def test_what_could_never_find_anything_is_not_kept(
    journal: Journal, name: str, query: str, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        journal.saved.save(name, query)
    assert caught.value.field == field
    assert journal.saved.all() == []
    assert journal.changes.can_undo is None


def test_one_is_found_by_its_name_or_by_words_of_it(journal: Journal) -> None:
    law, paper = journal.saved.save("Law work", "law"), journal.saved.save("Paper work", "paper")
    assert journal.saved.find("law work") == law
    assert journal.saved.find("pap") == paper
    with pytest.raises(Ambiguous) as caught:
        journal.saved.find("work")
    assert caught.value.candidates == ("Law work", "Paper work")
    with pytest.raises(NotFound, match="did you mean Law work"):
        journal.saved.find("law works")


def test_each_change_is_undone_and_done_again(journal: Journal) -> None:
    first = journal.saved.save("Law", "one")
    journal.saved.save("law", "two")
    journal.saved.save("paper", "three")
    journal.saved.delete(first.id)
    rows = journal.database.rows("SELECT * FROM saved_search ORDER BY id")
    for _ in range(3):
        assert journal.changes.undo() == "delete: saved search law"
        assert named(journal) == [("law", "two"), ("paper", "three")]
        assert journal.changes.undo() == "new saved search: paper"
        assert journal.changes.undo() == "change of saved search: law"
        assert named(journal) == [("Law", "one")]
        assert journal.changes.undo() == "new saved search: Law"
        assert named(journal) == []
        for _ in range(4):
            journal.changes.redo()
        assert journal.database.rows("SELECT * FROM saved_search ORDER BY id") == rows
    assert named(journal) == [("paper", "three")]


def test_what_another_session_changed_is_left_alone(journal: Journal, other: Journal) -> None:
    journal.saved.save("law", "one")
    other.saved.save("law", "theirs")
    with pytest.raises(ChangedElsewhere, match="another session"):
        journal.changes.undo()
    assert named(journal) == [("law", "theirs")]


def test_one_that_went_elsewhere_is_not_changed_back(journal: Journal, other: Journal) -> None:
    first = journal.saved.save("law", "one")
    journal.saved.save("law", "two")
    other.saved.delete(first.id)
    with pytest.raises(ChangedElsewhere):
        journal.changes.undo()
    assert journal.saved.all() == []


def test_a_name_taken_meanwhile_is_not_taken_back(journal: Journal, other: Journal) -> None:
    law = journal.saved.save("law", "one")
    other.saved.save("later", "x")  # so that the id of the first stays free
    journal.saved.delete(law.id)
    other.saved.save("LAW", "theirs")
    with pytest.raises(ChangedElsewhere, match="another of that name"):
        journal.changes.undo()
    assert named(journal) == [("later", "x"), ("LAW", "theirs")]


def test_an_id_taken_meanwhile_is_not_taken_back(journal: Journal, other: Journal) -> None:
    law = journal.saved.save("law", "one")
    journal.saved.delete(law.id)
    other.saved.save("theirs", "x")
    with pytest.raises(ChangedElsewhere, match="another session"):
        journal.changes.undo()
    assert named(journal) == [("theirs", "x")]


def test_names_and_queries_are_only_ever_values(journal: Journal) -> None:
    hostile = "'; DROP TABLE saved_search; --"
    journal.saved.save(hostile, hostile)
    assert named(journal) == [(hostile, hostile)]
