"""One page before a meeting: what is said on it, in what order, and what is left out."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.brief import (
    USUAL_QUESTIONS,
    Ask,
    Brief,
    Colleague,
    Heard,
    Occasion,
    Promise,
    Talk,
    is_open,
    read_questions,
)
from tui.domain.brief_page import MOST_PROMISES, markdown, parts
from tui.domain.derive import derive
from tui.domain.entries import Stance, Takeaway

DAY = date(2026, 11, 5)


def took(kind: Stance, text: str) -> Takeaway:
    return Takeaway(kind, text, text, (), 1)


GRACE = Brief(
    contact=2,
    name="Grace Hopper",
    company="Navy",
    title="Admiral",
    level="ally",
    meetings=2,
    last_met=DAY,
    path=("Ada Lovelace", "Grace Hopper"),
    how_met="on a boat",
    talk=Talk(
        1,
        DAY,
        "in-person",
        40,
        ("Counsel",),
        (took("want", "decide"), took("dont", "wait"), took("unsure", "why")),
        "It is easier to ask forgiveness.",
    ),
    to_me=(Promise("introduce me to Jean Bartik", "offered, by Fri 6 Nov 2026", 1),),
    by_me=(Promise("send her the paper", "", 1),),
    heard=Heard(2, DAY, 3, ("too long",), 4),
    colleagues=(
        Colleague("Howard Aiken", "Boss", DAY, (took("dont", "no say"),)),
        Colleague("Robert", "", None, ()),
    ),
    asks=(Ask("would I miss it?", "Counsel", "Ada Lovelace", DAY),),
    questions=("Who else?",),
    notes="Likes clocks.",
)

PAGE = """\
# Grace Hopper

Admiral, Navy · ally · met 2 times, last on Thu 5 Nov 2026

me → Ada Lovelace → Grace Hopper

How we met: on a boat

## Last time

Thu 5 Nov 2026 · in person · 40 min · as Counsel

> It is easier to ask forgiveness.

- want: decide
- don’t want: wait
- unsure: why

## They promised

- introduce me to Jean Bartik — offered, by Fri 6 Nov 2026

## I owe them

- send her the paper

## What they heard of my pitch

version 2 · ★★★☆☆ · Thu 5 Nov 2026 · the current one is version 4

- too long

## Others at Navy

- Howard Aiken, Boss — last on Thu 5 Nov 2026
- don’t want: no say — Howard Aiken
- Robert — not met yet

## To ask

- would I miss it? — Counsel, Ada Lovelace, Thu 5 Nov 2026
- Who else?

## Notes

Likes clocks.
"""


def test_a_page() -> None:
    assert markdown([GRACE]) == PAGE


def test_of_somebody_one_knows_nothing_of_there_is_a_name_and_what_one_asks_everybody() -> None:
    assert markdown([Brief(1, "Ada")]) == "# Ada\n\nnot met yet\n"
    asked = Brief(1, "Ada", questions=read_questions(USUAL_QUESTIONS))
    assert [part.heading for part in parts(asked)] == ["Ada", "To ask"]


def test_a_page_on_a_meeting_has_each_person_below_the_other() -> None:
    occasion = Occasion(
        7, "Tea", date(2026, 11, 20), time(15), "coffee", ("Ada", "Bob"), ("Counsel",), "Bring the paper."
    )
    assert markdown([Brief(1, "Ada"), Brief(2, "Bob", questions=("Why?",))], occasion) == (
        "# Tea\n\nFri 20 Nov 2026 at 15:00, coffee\n\nwith Ada, Bob\n\nas Counsel\n\nBring the paper.\n\n"
        "## Ada\n\nnot met yet\n\n## Bob\n\nnot met yet\n\n### To ask\n\n- Why?\n"
    )


def test_how_it_was_told_stands_for_a_quote() -> None:
    assert GRACE.talk is not None
    page = markdown([GRACE._replace(talk=GRACE.talk._replace(quote="", gist="Forty minutes."))])
    assert "\n\nForty minutes.\n\n- want" in page


def test_what_is_too_much_is_counted() -> None:
    many = tuple(Promise(f"p{n}", "", 1) for n in range(MOST_PROMISES + 3))
    page = markdown([Brief(1, "Ada", by_me=many)])
    assert "- p7\n\n… and 3 more" in page
    assert "p8" not in page


def test_pasted_into_an_entry_it_promises_nothing_again() -> None:
    derived = derive(markdown([GRACE]), on=DAY)
    assert not any((derived.takeaways, derived.introductions, derived.feedback))
    assert derived.followups == ()


def test_what_one_is_unsure_of_is_asked_until_it_was_answered() -> None:
    assert is_open(DAY, None)
    assert is_open(DAY, date(2026, 11, 4))
    assert not is_open(DAY, DAY)
    assert not is_open(DAY, date(2026, 11, 6))


@pytest.mark.parametrize(
    ("body", "questions"),
    [
        ("", ()),
        ("# Mine\n\n- one?\n* two?\n3. three?\nfour?\n", ("one?", "two?", "three?", "four?")),
        ("- [ ] boxed?\n- [?] unsure?\n  - deeper?", ("boxed?", "unsure?", "deeper?")),
        ("-\n- \n#x\n", ()),
        ("1984. is a year?", ("1984. is a year?",)),
    ],
)
def test_questions_are_a_line_each(body: str, questions: tuple[str, ...]) -> None:
    assert read_questions(body) == questions


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_the_page(name: str, text: str) -> None:
    brief = GRACE._replace(name=name, company=text, notes=text, questions=read_questions(text), how_met=text)
    page = markdown([brief])
    assert page.startswith("# ")
    assert page.endswith("\n")
    assert not any(ord(char) < 32 and char not in "\n\t" for char in page)
