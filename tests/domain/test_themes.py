"""Themes that may be the same are suggested, quickly; what a merge does is told in a sentence."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain import themes
from tui.domain.likeness import MOST_COMPARED, suggestions
from tui.domain.stems import stem, stems
from tui.domain.themes import Suggestion


def pairs(*names: str) -> dict[str, str]:
    """Which theme would go into which; the first is the most used."""
    used = [(name, len(names) - place) for place, name in enumerate(names)]
    return {each.from_: each.into for each in suggestions(used)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("finding-out", "find out"),
        ("people", "the-people"),
        ("hours", "working-hours"),
        ("strategy", "stratgy"),
        ("strategy", "Strategies"),
        ("co-founder", "cofounder"),
        ("co-founder", "co founder"),
        ("home by supper", "home for supper"),
        ("naïve questions", "naive question"),
        ("planning", "plans"),
        ("hiring people", "people to hire"),
        ("decide the product, not the paperwork", "deciding the product not the paperwork"),
        ("office politics", "politics in offices"),
        ("colour", "color"),
        ("日本語の仕事", "日本語の仕事!"),
    ],
)
def test_near_duplicates_are_suggested_into_the_more_used(one: str, other: str) -> None:
    assert pairs(one, other) == {other: one}
    assert pairs(other, one) == {one: other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pay", "play"),
        ("strategy", "people"),
        ("hours", "house"),
        ("no travel", "travelling salesmen I met"),
        ("product", "decide the product, not the paperwork"),
        ("law", "flaw"),
        ("art", "part"),
        ("the", "a"),
        ("writing", "riding"),
    ],
)
def test_what_only_looks_alike_is_not(one: str, other: str) -> None:
    assert pairs(one, other) == {}


def test_each_theme_goes_to_its_best_and_the_likeliest_stands_first() -> None:
    found = suggestions([("hours", 9), ("working-hours", 3), ("hour", 1), ("working hour", 1)])
    assert [(each.from_, each.into) for each in found] == [
        ("hour", "hours"),
        ("working hour", "working-hours"),
        ("working-hours", "hours"),
    ]
    assert found[0].likeness == 100 > found[-1].likeness
    assert all(each.why for each in found)


def test_of_equals_the_longer_goes_into_the_shorter() -> None:
    assert suggestions([("the-people", 2), ("people", 2)])[0].into == "people"


def test_what_is_apart_is_not_suggested_and_the_next_best_is() -> None:
    used = [("people", 5), ("the-people", 3), ("peoples", 1)]
    apart = {frozenset(("people", "peoples"))}
    found = {each.from_: each.into for each in suggestions(used, apart)}
    assert found == {"the-people": "people", "peoples": "the-people"}


@given(st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_any_names_are_taken(names: list[str]) -> None:
    found = suggestions([(name, 1) for name in names])
    assert all(each.from_ in names and each.into in names and each.from_ != each.into for each in found)
    assert len({each.from_ for each in found}) == len(found)
    assert found == suggestions([(name, 1) for name in reversed(names)])


def test_long_and_many_names_take_no_longer_than_a_second_or_so() -> None:
    chance = random.Random(7)
    names = {
        "".join(chance.choices("aeioutrnsl", k=chance.randint(5, 12))) for _ in range(MOST_COMPARED + 50)
    }
    names |= {" ".join(chance.choices(sorted(names), k=2500)) for _ in range(3)}
    start = time.process_time()
    suggestions([(name, 1) for name in sorted(names)])
    assert time.process_time() - start < 5


def test_the_same_ten_thousand_characters_are_the_same() -> None:
    text = "the legal infrastructure of it " * 330
    assert pairs(f"{text}all", f"All, {text}") == {f"All, {text}": f"{text}all"}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("finding out", ("find", "out")),
        ("the people", ("peopl",)),
        ("of the", ("of", "the")),
        ("", ()),
        ("Companies", ("compani",)),
        ("no travel", ("no", "travel")),
    ],
)
def test_stems(words: str, left: tuple[str, ...]) -> None:
    assert stems(words) == left


@pytest.mark.parametrize(
    "words", ["plan plans planning planned", "hire hires hiring hired", "company companies", "slow slowly"]
)
def test_one_word_has_one_stem(words: str) -> None:
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize(
    "words", ["bus business", "class clay", "thing think", "need knee", "pay pays", "red"]
)
def test_short_words_stay_what_they_are(words: str) -> None:
    stemmed = [stem(word) for word in words.split()]
    assert len(set(stemmed)) == len(stemmed) or words == "pay pays"


def test_a_merge_is_told_with_its_counts() -> None:
    told = themes.merged("money", ("pay", "salary"), 1, 3, asked="cash")
    assert told.sentence == "“pay” and “salary” into “money”, to which “cash” belongs: 1 takeaway, 3 meetings"
    many = themes.split("money", tuple("abcde"), 1200, 1)
    assert many.sentence == "“a”, “b”, “c” and 2 more out of “money”: 1,200 takeaways, 1 meeting"
    assert len(themes.merged("x" * 10_000, ("y" * 10_000,), 0, 0, asked="x" * 10_000).sentence) < 200


def test_a_suggestion_is_told_in_a_few_words() -> None:
    assert suggestions([("hours", 2), ("working hours", 1)]) == [
        Suggestion("working hours", "hours", "“hours” and one word more", 86)
    ]
