"""Two contacts that may be one person are suggested, with the reason; two people are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.doubles import Double, Known, doubles
from tui.domain.person_names import same_but_for_spelling, short_for, taken_apart


def found(*people: str | Known, apart: tuple[tuple[int, int], ...] = ()) -> list[Double]:
    """The suggestions for names, each met less often than the one before."""
    known = [
        Known(n, each, meetings=len(people) - n) if isinstance(each, str) else each._replace(id=n)
        for n, each in enumerate(people)
    ]
    return doubles(known, {frozenset(pair) for pair in apart})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ada Lovelace", "Lovelace, Ada", "the same words"),
        ("Ada Lovelace", "Lovelace Ada", "the same words"),
        ("Ada Lovelace", "Dr. Ada Lovelace", "the same words"),
        ("Ada Lovelace", "Ada Lovelace, PhD", "the same words"),
        ("José Núñez", "Jose Nunez.", "the same words"),
        ("Jean-Luc Picard", "Jean Luc Picard", "the same words"),
        ("Piet De Vries", "Piet Devries", "the same letters"),
        ("Siobhan O'Brien", "Siobhan O’Brien!", "the same words"),
        ("Ada Lovelace", "Ada King Lovelace", "the same but for a middle name"),
        ("Ada B. Lovelace", "Ada Byron Lovelace", "the same but for a middle name"),
        ("William Tell", "Bill Tell", "Bill is short for William"),
        ("Elizabeth Bennet", "Lizzie Bennet", "Lizzie is short for Elizabeth"),
        ("Bob Tell", "Rob Tell", "Bob and Rob are short for Robert"),
        ("Ada Lovelace", "A. Lovelace", "the same initial"),
        ("Ada Lovelace", "Ada L.", "the same initial"),
        ("Ada Lovelace", "Ada", "one of two names"),
        ("Ada Lovelace", "Lovelace", "one of two names"),
        ("Ada Lovelace", "Ada Lovelaec", "nearly the same spelling"),
        ("Grace Hopper", "Grace Hoper", "nearly the same spelling"),
        ("Jon Smith", "John Smith", "Jon is short for John"),
        ("Sara Smith", "Sarah Smith", "nearly the same spelling"),
        ("Ann Smith", "Anne Smith", "nearly the same spelling"),
        ("John King Jr.", "John King, Jr", "the same words"),
        ("田中太郎", "田中太郎 ", "the same words"),
    ],
)
def test_what_may_be_one_person(one: str, other: str, why: str) -> None:
    for names in ((one, other), (other, one)):
        (double,) = found(*names)
        assert {double.from_, double.into} == {one, other}
        assert double.into == names[0], "the one that was met more often stays"
        assert sorted(double.why.split()) == sorted(why.split())
        assert 50 <= double.likeness < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Ida Lovelace"),
        ("Anna Smith", "Hanna Smith"),
        ("Dan Brown", "Don Brown"),
        ("Maria Rossi", "Mario Bianchi"),
        ("Mary Smith", "Mark Smith"),
        ("John King Jr.", "John King Sr."),
        ("John King", "John King III"),
        ("Ada B. Lovelace", "Ada C. Lovelace"),
        ("Bill Tell", "Bob Tell"),
        ("B. Lovelace", "Ada Lovelace"),
        ("Ada", "Adam Smith"),
        ("Grace Hopper", "Grace Cooper"),
        ("Li Wei", "Li Wen"),
        ("!!!", "???"),
        ("", ""),
    ],
)
def test_two_people_are_left_alone(one: str, other: str) -> None:
    assert found(one, other) == []


def test_an_initial_that_fits_several_fits_nobody_but_a_colleague() -> None:
    assert found("Ada Lovelace", "Alan Lovelace", "A. Lovelace") == []
    at_work = [Known(0, "Ada Lovelace", "Engines"), Known(0, "Alan Lovelace", "Looms")]
    (double,) = found(*at_work, Known(0, "A. Lovelace", "engines"))
    assert {double.from_, double.into} == {"Ada Lovelace", "A. Lovelace"}


def test_a_first_name_that_several_have_is_nobodys() -> None:
    assert found("Ada Lovelace", "Ada Byron", "Ada") == []
    assert found("Ada Lovelace", "Ada Lovett", "Ada L.") == []


def test_an_address_and_a_telephone_count_whatever_the_names() -> None:
    (double,) = found(Known(0, "Ada", email="A@x.example"), Known(0, "Lovelace A", email=" a@X.example "))
    assert double.why == "the same e-mail address"
    (double,) = found(Known(0, "Ada", phone="+1 (555) 010-0100"), Known(0, "Byron", phone="0015550100100"))
    assert double.why == "the same telephone"


@pytest.mark.parametrize("phone", ["", "12", "ext. 7", "n/a"])
def test_what_is_no_number_is_not_shared(phone: str) -> None:
    assert found(Known(0, "Ada", phone=phone), Known(0, "Bob", phone=phone)) == []
    assert found(Known(0, "Ada", email="none"), Known(0, "Bob", email="none")) == []


def test_a_switchboard_joins_nobody() -> None:
    people = [
        Known(0, name, phone="555 0100 22", email="office@x.example") for name in "Ada Bob Cy Di".split()
    ]
    assert found(*people) == []


def test_who_works_at_the_same_place_is_likelier() -> None:
    def likeness(one: str, other: str) -> int:
        return found(Known(0, "William Tell", one), Known(0, "Bill Tell", other))[0].likeness

    assert likeness("Apples", "apples") > likeness("", "Apples") > likeness("Apples", "Pears")


def test_the_one_met_more_often_stays_then_the_fuller_name_then_the_older() -> None:
    few, many = Known(1, "A. Lovelace", meetings=2), Known(2, "Ada Lovelace", meetings=3)
    assert doubles([few, many])[0].into_id == 2
    assert doubles([few._replace(meetings=9), many])[0].into_id == 1
    assert doubles([few._replace(meetings=3), many])[0].into_id == 2
    assert doubles([Known(2, "Lovelace, Ada"), Known(1, "Ada Lovelace")])[0].into_id == 1


def test_those_told_apart_are_not_suggested_again() -> None:
    assert found("William Tell", "Bill Tell", apart=((1, 0),)) == []
    left = found("William Tell", "Bill Tell", "Will Tell", apart=((0, 1),))
    assert [(each.from_, each.into) for each in left] == [("Will Tell", "William Tell")]


def test_each_person_goes_to_their_best_and_the_likeliest_stands_first() -> None:
    pairs = [
        (each.from_, each.into) for each in found("William Tell", "Tell, William", "Bill Tell", "Will Tel")
    ]
    assert pairs == [("Tell, William", "William Tell"), ("Bill Tell", "William Tell")]


def test_short_names() -> None:
    assert short_for("bob", "robert") == short_for("robert", "bob") == "Bob is short for Robert"
    assert short_for("kate", "katherine") == "Kate and Katherine are short for Catherine"
    assert not short_for("bob", "william")
    assert not short_for("ada", "ada")
    assert not short_for("zebulon", "zeb")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("jon", "john", True),
        ("sara", "sarah", True),
        ("ann", "anne", True),
        ("philip", "phillip", True),
        ("dan", "dean", False),
        ("ann", "hann", False),
        ("al", "all", False),
        ("mark", "marc", False),
    ],
)
def test_what_is_often_left_out(one: str, other: str, same: bool) -> None:
    assert same_but_for_spelling(one, other) is same
    assert same_but_for_spelling(other, one) is same


def test_the_parts_of_a_name() -> None:
    assert taken_apart("Prof. Dr. Ada King, Countess") == taken_apart("Countess Ada King")
    assert taken_apart("John King, Jr.") == taken_apart("John King Junior")._replace(generation="jr")
    assert taken_apart("Dr.").words == ("dr",)
    assert taken_apart("…").words == ()


@given(st.lists(st.text(max_size=20), max_size=12))
def test_no_names_are_too_strange(names: list[str]) -> None:
    for double in found(*names):
        assert double.from_id != double.into_id
        assert 50 <= double.likeness < 100


@given(st.permutations(["William Tell", "Bill Tell", "Ada Lovelace", "A. Lovelace", "Lovelace, Ada", "Zoe"]))
def test_the_order_of_the_list_does_not_matter(names: list[str]) -> None:
    known = [Known(sorted(names).index(name), name, meetings=len(name)) for name in names]
    assert doubles(known) == doubles(sorted(known))
