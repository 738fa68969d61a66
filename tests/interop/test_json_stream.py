"""JSON one element at a time, in pieces of any size: what it holds, and what it refuses."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.interop import json_stream
from tui.interop.json_stream import Element, NotJson, elements


class Slow(io.StringIO):
    """Gives few characters at a time."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(3)


def read(text: str) -> list[Element]:
    return list(elements(io.StringIO(text)))


def whole(found: list[Element]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for each in found:
        assert not each.fault
        if each.number:
            value.setdefault(each.key, []).append(each.value)
        else:
            value[each.key] = each.value
    return value


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.sampled_from((None, 0, 2)), st.booleans())
def test_what_json_holds_is_read_in_pieces(
    value: dict[str, Any], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    expected = {key: each for key, each in value.items() if each != []}
    assert whole(read(text)) == expected
    assert whole(list(elements(Slow(text)))) == expected


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_an_outermost_array(value: list[Any]) -> None:
    assert [(each.number, each.value) for each in read(json.dumps(value))] == list(enumerate(value, 1))


def test_elements_know_their_lines() -> None:
    found = read('\n{"a": [\n1,\n\n  {"b":\n2}, [3]],\n"c":\n null}\n')
    assert [(each.key, each.number, each.line, each.value) for each in found] == [
        ("a", 1, 3, 1),
        ("a", 2, 5, {"b": 2}),
        ("a", 3, 6, [3]),
        ("c", 0, 8, None),
    ]


def test_a_bad_element_is_alone() -> None:
    found = read(
        '{"a": [1, {"x": nul}, NaN, {"y": 1, "y": 2}, -Infinity, "\\x", [1 2], {"z" 1}, '
        + "9" * 5000
        + ", 2]}"
    )
    assert [each.fault for each in found] == [
        "",
        "it is no JSON",
        "it is no JSON",
        "it has 'y' twice",
        "it is no JSON",
        "it is no JSON",
        "it is no JSON",
        "it is no JSON",
        "it is no JSON",
        "",
    ]
    assert found[-1].value == 2


@pytest.mark.parametrize("shape", ["[{}{}]", '{{"k":{}{}}}', '{{"k":[{}{}]}}'])
def test_a_hundred_thousand_levels(shape: str) -> None:
    found = read(shape.format("[" * 100_000, "]" * 100_000))
    assert "it is nested too deep" in [each.fault for each in found] or len(found) > 1
    found = read(shape.format('{"a":' * 100_000, "1" + "}" * 100_000))
    assert [each.fault for each in found] == ["it is nested too deep"]


def test_levels_that_never_end() -> None:
    with pytest.raises(NotJson, match="ends within"):
        read('{"k": [1, ' + "[" * 200_000)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "does not begin with"),
        ("hello", "does not begin with"),
        ('"text"', "does not begin with"),
        ("{", "a key is missing"),
        ("{1: 2}", "a key is missing"),
        ('{"a" 1}', "a key is broken"),
        ('{"a": 1, "a": 2}', "line 1: 'a' stands there twice"),
        ('{"a": [1, 2', "where a comma or \\]"),
        ('{"a": "never closed', "ends within a string"),
        ('{"a": {"b": 1', "ends within a value"),
        ('{"a":', "ends where a value should be"),
        ('{"a": 1} x', "something follows"),
        ("[1 2]", "where a comma or"),
        ('{"a": ' + "1" * 500_000, "many thousand characters"),
    ],
)
def test_what_is_no_json(text: str, why: str) -> None:
    with pytest.raises(NotJson, match=why):
        read(text)


@given(st.text(alphabet='{}[]",:\\ \n1ate', max_size=60))
def test_no_text_at_all_does_anything_else(text: str) -> None:
    for stream in (io.StringIO(text), Slow(text)):
        try:
            list(elements(stream))
        except NotJson:
            continue


class Endless(io.StringIO):
    """An array of many elements that stands nowhere."""

    def __init__(self, element: str, count: int) -> None:
        super().__init__()
        self._coming = iter(["[", *([element + ","] * (count - 1)), element + "]"])

    def read(self, size: int | None = -1, /) -> str:
        return next(self._coming, "")


def test_a_long_array_takes_little_memory() -> None:
    element = json.dumps({"body": "x" * 50_000})
    tracemalloc.start()
    count = sum(1 for _ in elements(Endless(element, 1000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    assert peak < 3_000_000


def test_an_element_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LONGEST", 300_000)
    huge = "[" + ", ".join(['{"a": "' + "x" * 500 + '"}'] * 10_000) + "]"
    found = read(f'{{"k": [1, {huge}, 2]}}')
    assert [each.fault for each in found] == ["", "it has more than 300,000 characters", ""]
    assert found[2].value == 2
    with pytest.raises(NotJson, match="a string of more than"):
        read('["' + "x" * 900_000 + '"]')
