"""Times of day, and the `by DATE` in a line, on Thursday 12 November 2026."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.dates import find_due, parse_time, split_due
from tui.domain.errors import BadInput

ON = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("15:00", time(15)),
        ("9:05", time(9, 5)),
        ("0:00", time(0)),
        ("3pm", time(15)),
        ("3 PM", time(15)),
        ("3 p.m.", time(15)),
        ("3:30 pm", time(15, 30)),
        ("3.30pm", time(15, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("15h", time(15)),
        ("15h30", time(15, 30)),
        ("15.30", time(15, 30)),
        ("at noon", time(12)),
        ("midnight", time(0)),
    ],
)
def test_times(words: str, at: time) -> None:
    assert parse_time(words) == at


@pytest.mark.parametrize("words", ["", "9", "24:00", "13pm", "0am", "7:60", "soon", "15:00:00", "9h" * 9000])
def test_no_time(words: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_time(words)
    assert caught.value.field == "at"


@pytest.mark.parametrize(
    ("text", "rest", "due"),
    [
        ("Grace Hopper, runs a fund, by Friday", "Grace Hopper, runs a fund", "2026-11-13"),
        ("send her the article by 2026-12-01", "send her the article", "2026-12-01"),
        ("thank-you note by tomorrow.", "thank-you note", "2026-11-13"),
        ("Send BY 2026-12-01!", "Send", "2026-12-01"),
        ("x by december 3rd, 2027", "x", "2027-12-03"),
        ("x by Fri 13 Nov", "x", "2026-11-13"),
        ("send by 5.11.", "send", "2027-11-05"),
        ("x by the end of the week", "x", "2026-11-15"),
        ("x by the 3rd", "x", "2026-12-03"),
        ("x, by next friday, y", "x, y", "2026-11-20"),
        ("by Friday, call Ada", "call Ada", "2026-11-13"),
        ("send it by friday to Ada", "send it to Ada", "2026-11-13"),
        ("send (by Friday) now", "send now", "2026-11-13"),
        ("send [by Friday]", "send", "2026-11-13"),
        ("send by friday #law", "send #law", "2026-11-13"),
        ("send — by friday", "send", "2026-11-13"),
        ("by me by friday", "by me", "2026-11-13"),
        ("by friday", "", "2026-11-13"),
        ("stand by me", "stand by me", None),
        ("stand by", "stand by", None),
        ("baby friday", "baby friday", None),
        ("powered by sun energy", "powered by sun energy", None),
        ("go by the 3rd floor", "go by the 3rd floor", None),
        ("call by 30 february", "call by 30 february", None),
        ("call by Friday 30 february", "call by Friday 30 february", None),
        ("call by Friday, 5 Nov 2026", "call by Friday, 5 Nov 2026", None),
        ("call by 5/11/2026", "call by 5/11/2026", None),
        ("", "", None),
    ],
)
def test_due(text: str, rest: str, due: str | None) -> None:
    assert split_due(text, on=ON) == (rest, date.fromisoformat(due) if due else None)


@given(
    st.lists(st.sampled_from(["by", "friday", "Ada", ",", "(", ")", "3 dec", "by ", "", "."]), max_size=12)
)
def test_due_takes_only_itself(words: list[str]) -> None:
    text = " ".join(words)
    rest, due = split_due(text, on=ON)
    found = find_due(text, on=ON)
    assert (found is None) == (due is None)
    if found is None:
        assert rest == text
    else:
        assert rest.count("Ada") == text.count("Ada")
        assert "by" in text[found[0] : found[1]].casefold()
