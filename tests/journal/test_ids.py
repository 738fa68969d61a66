"""The ids of a long list: they act as a list of numbers does, and know what is new in them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.journal.ids import BASE, LARGE, Ids, read_ids
from tui.journal.journal import Journal


def ids(numbers: list[int], base: int = BASE) -> Ids:
    return Ids("".join(str(number + base) for number in numbers), base)


NUMBERS = st.lists(st.one_of(st.integers(1, 12), st.integers(1, BASE - 1)), unique=True, max_size=30)


@given(NUMBERS, st.integers(-40, 40), st.integers(-40, 40), st.sampled_from([BASE, LARGE]))
def test_they_act_as_a_list(numbers: list[int], a: int, b: int, base: int) -> None:
    made = ids(numbers, base)
    assert list(made) == made.tolist() == numbers
    assert len(made) == len(numbers)
    assert made[a:b] == numbers[a:b]
    assert [number in made for number in numbers] == [True] * len(numbers)
    for number in (a, abs(b), 10**10, 10**20):
        assert (number in made) == (number in numbers)
    for place, number in enumerate(numbers):
        assert made.index(number) == place
        assert made[place] == made[place - len(numbers)] == number


def test_what_is_not_there_is_an_error() -> None:
    made = ids([5, 7])
    for place in (2, -3):
        with pytest.raises(IndexError):
            made[place]
    for wanted, start in ((6, 0), (5, 1)):
        with pytest.raises(ValueError, match="not in the list"):
            made.index(wanted, start)
    assert "5" not in made


def test_digits_that_lie_across_two_ids_are_neither() -> None:
    made = ids([1_000_000, 10])  # 1001000000 1000000010
    assert made._text[3:13] == "1000000100"
    assert 100 not in made
    assert 1_000_000 in made


@given(NUMBERS, NUMBERS)
def test_what_is_new(before: list[int], after: list[int]) -> None:
    assert ids(after).new_since(ids(before)) == set(after) - set(before)
    assert ids(after, LARGE).new_since(ids(before)) == set(after) - set(before)


@given(NUMBERS, st.integers(0, 30), st.integers(1, BASE - 1))
def test_one_that_came_and_one_that_went(numbers: list[int], place: int, new: int) -> None:
    assume(new not in numbers)
    after = [*numbers[:place], new, *numbers[place:]]
    assert ids(after).new_since(ids(numbers)) == set(after) - set(numbers)
    assert ids(numbers).new_since(ids(after)) == set()


def test_they_come_in_the_order_of_the_query(journal: Journal) -> None:
    count = 3000
    numbers = f"SELECT value AS id FROM json_each('[{','.join(map(str, range(1, count + 1)))}]')"
    found = read_ids(journal.database, f"{numbers} ORDER BY id % 7 DESC, id LIMIT ?", (-1,))
    assert found.tolist() == sorted(range(1, count + 1), key=lambda number: (-(number % 7), number))
    assert read_ids(journal.database, f"{numbers} ORDER BY id DESC LIMIT ?", (3,)).tolist() == [
        3000,
        2999,
        2998,
    ]
    assert read_ids(journal.database, f"{numbers} LIMIT ?", (0,)).tolist() == []


def test_very_high_ids_are_read_too(journal: Journal) -> None:
    for high in (BASE, 9 * BASE, LARGE - 1):
        order = f"SELECT {high} AS id UNION SELECT 3 ORDER BY id DESC LIMIT ?"
        assert read_ids(journal.database, order, (-1,)).tolist() == [high, 3]


def test_what_cannot_be_an_id_is_left_out(journal: Journal) -> None:
    for strange in (-5, -(2**63), 2**63 - 1, 0):
        order = f"SELECT {strange} AS id UNION SELECT 3 ORDER BY id LIMIT ?"
        found = read_ids(journal.database, order, (-1,)).tolist()
        assert found in ([3], [0, 3])
