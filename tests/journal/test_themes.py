"""Themes merged, renamed and split: on the board, for what is written later, and undone."""

from __future__ import annotations

import pytest

from tests.journal.conftest import meeting, reflection
from tui.domain.errors import Ambiguous, BadInput, ChangedElsewhere, NotFound
from tui.domain.themes import Merged, Suggestion
from tui.journal.changes import NothingToUndo
from tui.journal.journal import Journal


@pytest.fixture
def themes(journal: Journal) -> Journal:
    journal.entries.log(meeting("- [+] a #pay\n- [-] b #Salary", roles=("Counsel",)))
    journal.entries.log(meeting("- [+] c #pay\n- [+] d #money\n- [?] e #hours", roles=("Counsel",)))
    journal.entries.log(reflection("- [+] f #money", roles=("Counsel",)))
    return journal


def listed(journal: Journal) -> dict[str, tuple[int, int, tuple[str, ...]]]:
    return {each.name: each[1:] for each in journal.themes.all()}


def test_themes_are_listed_with_their_counts_and_the_most_met_first(themes: Journal) -> None:
    assert [tuple(each) for each in themes.themes.all()] == [
        ("pay", 2, 2, ()),
        ("money", 1, 2, ()),
        ("hours", 1, 1, ()),
        ("Salary", 1, 1, ()),
    ]
    themes.entries.delete(1)
    assert "Salary" not in listed(themes)


def test_a_merge_is_previewed_done_and_undone(themes: Journal) -> None:
    preview = themes.themes.preview("salary", "PAY!")
    assert preview == Merged("pay", ("Salary",), 1, 1, "“Salary” into “pay”: 1 takeaway, 1 meeting")
    assert "Salary" in listed(themes)
    assert themes.themes.merge("salary", "PAY!") == preview
    assert listed(themes)["pay"] == (2, 3, ("Salary",))
    (dont,) = themes.roles.board("Counsel").dont
    assert dont.theme == "pay"
    assert dont.contradicts
    assert themes.changes.undo() == "merge “Salary” into “pay”"
    assert listed(themes)["Salary"] == (1, 1, ())
    themes.changes.redo()
    assert listed(themes)["pay"] == (2, 3, ("Salary",))
    assert themes.examine().findings == ()


def test_what_is_written_later_goes_there_by_itself(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    themes.entries.log(meeting("- [+] salary", "Grace Hopper", roles=("Counsel",)))
    assert listed(themes)["pay"] == (3, 4, ("Salary",))
    assert [each.theme for each in themes.roles.board("counsel").want] == ["pay", "money"]


def test_a_chain_of_merges_ends_at_one_theme(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    merged = themes.themes.merge("salary", "money")  # its root goes, with all of it
    assert merged.moved == ("pay", "Salary")
    assert (merged.takeaways, merged.meetings) == (3, 2)
    assert listed(themes)["money"] == (2, 5, ("pay", "Salary"))
    assert themes.themes.find("Salary") == "money"
    told = themes.themes.merge("hours", "salary")
    assert told.sentence == "“hours” into “money”, to which “Salary” belongs: 1 takeaway, 1 meeting"


def test_a_theme_within_the_group_can_become_its_name(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    themes.themes.merge("pay", "money")
    told = themes.themes.merge("money", "salary")
    assert told.name == "Salary"
    assert set(told.moved) == {"money", "pay"}
    assert told.sentence.startswith("“money” and “pay” under the name “Salary” (part of “money” so far)")
    assert listed(themes)["Salary"] == (2, 5, ("money", "pay"))
    themes.changes.undo()
    assert listed(themes)["money"] == (2, 5, ("pay", "Salary"))
    themes.changes.redo()
    assert themes.examine().findings == ()


@pytest.mark.parametrize("name", ["pay", "PAY", "  ‘Páy’.", "#pay"])
def test_a_theme_cannot_be_merged_into_itself(themes: Journal, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be merged into itself"):
        themes.themes.merge("pay", name)


def test_a_part_of_a_theme_cannot_be_merged_into_itself(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    with pytest.raises(BadInput, match="“Salary” cannot be merged into itself"):
        themes.themes.merge("Salary", "#SALARY!")
    assert listed(themes)["pay"] == (2, 3, ("Salary",))


def test_a_circle_of_merges_gives_the_theme_its_other_name(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    themes.themes.merge("money", "salary")
    round_ = themes.themes.merge("pay", "money")
    assert "under the name “money” (part of “pay” so far)" in round_.sentence
    assert listed(themes)["money"] == (2, 5, ("pay", "Salary"))
    assert themes.examine().findings == ()
    for _ in range(3):
        themes.changes.undo()
    assert set(listed(themes)) == {"pay", "money", "hours", "Salary"}


def test_a_merge_that_is_done_already_is_refused(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    label = themes.changes.can_undo
    with pytest.raises(BadInput, match="“Salary” is merged into “pay” already"):
        themes.themes.merge("salary", "pay")
    assert themes.changes.can_undo == label


def test_names_are_found_by_their_words_or_not_at_all(themes: Journal) -> None:
    themes.entries.log(
        meeting("- [+] x #co-founder\n- [+] y #co-founder-culture\n- [+] the legal work, all of it")
    )
    assert themes.themes.find("co founder") == "co-founder"
    assert themes.themes.find("cul") == "co-founder-culture"
    assert themes.themes.find("legal work") == "the legal work, all of it"
    with pytest.raises(Ambiguous):
        themes.themes.merge("co", "pay")
    for name in ("moneys and more", "", " # ", "!!!"):
        with pytest.raises(NotFound):
            themes.themes.merge(name, "pay")
    with pytest.raises(NotFound, match="did you mean co-founder"):
        themes.themes.merge("pay", "coo-founder")


def test_long_names_are_cut_in_what_is_said_of_them(journal: Journal) -> None:
    for end in ("one", "two"):
        journal.entries.log(meeting(f"- [+] {'word ' * 2000}{end}"))
    with pytest.raises(Ambiguous) as caught:
        journal.themes.find("word")
    assert len(str(caught.value)) < 300
    names = [each.name for each in journal.themes.all()]
    assert len(journal.themes.merge(*names).sentence) < 200
    assert len(journal.themes.all()) == 1


def test_a_rename_is_remembered_for_the_old_words(themes: Journal) -> None:
    told = themes.themes.rename("pay", "What they pay")
    assert told == Merged(
        "What they pay", ("pay",), 2, 2, "“pay” under the name “What they pay”: 2 takeaways, 2 meetings"
    )
    themes.entries.log(meeting("- [-] pay", roles=("Counsel",)))
    assert listed(themes)["What they pay"] == (3, 3, ("pay",))
    themes.changes.undo()
    themes.changes.undo()
    assert "What they pay" not in listed(themes)
    assert listed(themes)["pay"] == (2, 2, ())
    themes.changes.redo()
    assert listed(themes)["What they pay"] == (2, 2, ("pay",))


def test_a_rename_to_a_theme_that_is_there_is_a_merge(themes: Journal) -> None:
    assert themes.themes.preview_rename("pay", "MONEY").sentence.startswith("“pay” into “money”")
    themes.themes.rename("pay", "MONEY")
    assert listed(themes)["money"] == (2, 4, ("pay",))
    themes.themes.rename("money", "pay")
    assert listed(themes)["pay"] == (2, 4, ("money",))


def test_a_rename_can_be_of_the_spelling_alone(themes: Journal) -> None:
    told = themes.themes.rename("salary", "SALARY")
    assert told.moved == ()
    assert told.sentence == "“Salary” spelt “SALARY”: 1 takeaway, 1 meeting"
    assert "SALARY" in listed(themes)
    with pytest.raises(BadInput, match="called so already"):
        themes.themes.rename("salary", "SALARY")
    themes.changes.undo()
    assert "Salary" in listed(themes)
    assert themes.examine().findings == ()


@pytest.mark.parametrize("name", ["", " ", "#", "!?", "x" * 201])
def test_a_theme_needs_a_name_that_fits(themes: Journal, name: str) -> None:
    with pytest.raises(BadInput):
        themes.themes.rename("pay", name)
    assert len(themes.themes.all()) == 4


def test_a_split_lets_everything_stand_alone_again(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    themes.themes.merge("pay", "money")
    assert themes.themes.preview_split("money").moved == ("pay", "Salary")
    told = themes.themes.split("MONEY")
    assert told.sentence == "“pay” and “Salary” out of “money”: 3 takeaways, 2 meetings"
    assert {name: each[2] for name, each in listed(themes).items()} == dict.fromkeys(
        ("pay", "money", "hours", "Salary"), ()
    )
    themes.changes.undo()
    assert listed(themes)["money"] == (2, 5, ("pay", "Salary"))


def test_a_split_of_a_part_takes_it_out_with_what_was_merged_into_it(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    themes.themes.merge("pay", "money")
    themes.themes.merge("hours", "money")
    told = themes.themes.split("pay")
    assert told.name == "money"
    assert told.moved == ("pay", "Salary")
    assert listed(themes) == {"pay": (2, 3, ("Salary",)), "money": (1, 3, ("hours",))}


def test_nothing_is_split_where_nothing_was_merged(themes: Journal) -> None:
    with pytest.raises(BadInput, match="nothing was merged into “pay”"):
        themes.themes.split("pay")
    assert themes.changes.can_undo == "new reflection: f #money"


def test_what_another_session_merged_stays(themes: Journal, other: Journal) -> None:
    themes.themes.merge("salary", "pay")
    other.themes.split("pay")
    with pytest.raises(ChangedElsewhere, match="another session"):
        themes.changes.undo()
    themes.themes.merge("salary", "pay")
    themes.changes.undo()
    other.themes.merge("pay", "salary")
    with pytest.raises(ChangedElsewhere):  # it would go round in a circle
        themes.changes.redo()
    assert listed(themes)["Salary"] == (2, 3, ("pay",))
    assert themes.examine().findings == ()


def test_what_another_session_merged_on_top_is_kept(themes: Journal, other: Journal) -> None:
    themes.themes.merge("salary", "pay")
    other.themes.merge("pay", "money")
    themes.changes.undo()
    assert listed(themes)["money"] == (2, 4, ("pay",))
    assert listed(themes)["Salary"] == (1, 1, ())


def test_a_split_undone_elsewhere_never_makes_a_circle(themes: Journal, other: Journal) -> None:
    themes.themes.merge("pay", "money")
    themes.themes.split("money")
    other.themes.merge("money", "pay")
    with pytest.raises(ChangedElsewhere, match="merged these since"):
        themes.changes.undo()
    assert listed(themes)["pay"] == (2, 4, ("money",))


def test_a_circle_in_a_damaged_journal_is_read_found_and_mended(themes: Journal) -> None:
    ids = dict(themes.database.rows("SELECT name, id FROM theme"))
    with themes.database.writing():
        for name, into in (("pay", "Salary"), ("Salary", "money"), ("money", "pay"), ("hours", "money")):
            themes.database.rows("UPDATE theme SET merged_into_id = ? WHERE id = ?", (ids[into], ids[name]))
    assert listed(themes) == {"pay": (2, 6, ("hours", "money", "Salary"))}
    assert themes.roles.tallies()[0].want == 4
    (finding,) = themes.examine().findings
    assert finding == "The theme 'pay' is merged into itself by way of others; --rebuild mends that."
    assert themes.examine(rebuild=True).findings == ()
    assert listed(themes) == {"pay": (2, 6, ("hours", "money", "Salary"))}


def test_near_duplicates_are_suggested_until_they_are_merged_or_dismissed(themes: Journal) -> None:
    themes.entries.log(meeting("- [+] a #the-pay\n- [+] b #working-hours\n- [+] c #salaries"))
    found = {each.from_: each for each in themes.themes.suggestions()}
    assert {name: each.into for name, each in found.items()} == {
        "the-pay": "pay",
        "working-hours": "hours",
        "salaries": "Salary",
    }
    themes.themes.merge("the-pay", "pay")
    themes.themes.dismiss(found["working-hours"])
    assert [each.from_ for each in themes.themes.suggestions()] == ["salaries"]
    assert themes.changes.undo() == "apart: working-hours and hours"
    assert len(themes.themes.suggestions()) == 2
    themes.changes.redo()
    themes.themes.dismiss(found["working-hours"])  # once is enough
    themes.themes.merge("hours", "money")
    themes.themes.rename("working-hours", "hours of working")
    assert "working-hours" not in {each.from_ for each in themes.themes.suggestions()}
    assert themes.examine().findings == ()


def test_what_is_apart_stays_apart_within_its_groups(themes: Journal) -> None:
    themes.entries.log(meeting("- [+] a #the-pay\n- [+] b #pays"))
    themes.themes.dismiss(Suggestion("the-pay", "pay", "", 100))
    themes.themes.merge("the-pay", "pays")
    assert "pays" not in {each.from_ for each in themes.themes.suggestions()}


def test_dismissing_one_theme_is_refused(themes: Journal) -> None:
    themes.themes.merge("salary", "pay")
    for pair in (("pay", "PAY"), ("pay", "salary")):
        with pytest.raises(BadInput):
            themes.themes.dismiss(Suggestion(*pair, "", 100))


def test_a_dismissal_another_session_took_back_stays_back(themes: Journal, other: Journal) -> None:
    pair = Suggestion("hours", "pay", "", 90)
    themes.themes.dismiss(pair)
    with other.database.writing():
        other.database.rows("DELETE FROM theme_apart")
    with pytest.raises(ChangedElsewhere):
        themes.changes.undo()
    themes.themes.dismiss(pair)
    themes.changes.undo()
    other.themes.dismiss(pair)
    with pytest.raises(ChangedElsewhere):
        themes.changes.redo()
    with pytest.raises(NothingToUndo):
        themes.changes.redo()
