"""How the values of `--with` become people."""

from __future__ import annotations

import pytest

from tui.cli.naming import apart, meet, split_names
from tui.domain.errors import Ambiguous

KNOWN = ["Ada Lovelace", "Grace Hopper", "Anna Freud", "Smith, John"]


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Ada Lovelace"], ["Ada Lovelace"]),
        (["Ada Lovelace, Grace Hopper"], ["Ada Lovelace", "Grace Hopper"]),
        (["Ada, Grace"], ["Ada", "Grace"]),
        (["Ada", "Ada"], ["Ada"]),
        (["Lovelace, Ada"], ["Lovelace, Ada"]),
        (["smith, john"], ["smith, john"]),
        (["Martin Luther King, Jr."], ["Martin Luther King, Jr."]),
        (['"King, Martin", Ada'], ["King, Martin", "Ada"]),
        (['=HYPERLINK("http://x","y")'], ['=HYPERLINK("http://x","y")']),
        (["Anna-Lena O’Neil,  Jean-Luc d'Arc "], ["Anna-Lena O’Neil", "Jean-Luc d'Arc"]),
        (["Ada\n Lovelace"], ["Ada Lovelace"]),
        ([",", ""], []),
    ],
)
def test_names_are_apart_at_commas_unless_a_comma_belongs_to_a_name(
    values: list[str], names: list[str]
) -> None:
    assert list(split_names(values, KNOWN)) == names


def test_parts_keep_the_commas_in_quotes() -> None:
    assert apart('a, "b, c" ,d') == ["a", "b, c", "d"]


@pytest.mark.parametrize(
    ("typed", "name", "remark"),
    [
        ("ada lovelace", "Ada Lovelace", ""),
        ("Freud", "Anna Freud", ""),
        ("Ann", "Ann", "new contact: Ann (there is also Anna Freud: did you mean that person?)"),
        ("Niels Bohr", "Niels Bohr", "new contact: Niels Bohr"),
        ("A", "A", "new contact: A (there is also Ada Lovelace or Anna Freud: did you mean that person?)"),
        ("Gr Hop", "Gr Hop", "new contact: Gr Hop (there is also Grace Hopper: did you mean that person?)"),
    ],
)  # fmt: skip
def test_whom_a_name_means(typed: str, name: str, remark: str) -> None:
    assert meet(typed, KNOWN) == (name, remark)


def test_whole_words_of_two_people_are_refused() -> None:
    with pytest.raises(Ambiguous):
        meet("ada", [*KNOWN, "Ada Yonath"])
