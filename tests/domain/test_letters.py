"""Drafts of letters: begun with what was said, short, and fit to send whatever that was."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.entries import Entry, EntryText
from tui.domain.introductions import Offered, StepLine
from tui.domain.letters import chase, first_name, tell, thanks, when
from tui.domain.marks import derive

TODAY = date(2026, 11, 10)
MET = date(2026, 11, 5)


def entry(body: str, form: str = "coffee", on: date = MET) -> Entry:
    text = EntryText("meeting", on, body, people=("Ada Lovelace",), status="held", form=form)  # type: ignore[arg-type]
    now = datetime(2026, 11, 5, 16)
    return Entry(1, "u", 1, text, derive(body, on=on), now, now)


def offered(**fields: object) -> Offered:
    given = {
        "id": 1,
        "name": "Grace Hopper",
        "detail": "runs a fund",
        "direction": "to_me",
        "status": "offered",
        "on": MET,
        "due": None,
        "snoozed": None,
        "entry": 1,
        "line": 1,
        "by": (1, "Ada Lovelace"),
        "contact": None,
    }
    return Offered(**(given | fields))  # type: ignore[arg-type]


def test_thanks_begin_with_their_own_words() -> None:
    body = (
        "> Decide the *product*, not the paperwork.\n\n- [+] decide #x\n- [>] Grace Hopper, runs a fund\n"
        "- [<] send her the article\n- [<] introduce Alan Turing to her\n- [?] would I miss the courtroom?"
    )
    assert thanks(["Ada Lovelace"], entry(body), today=TODAY).text == (
        "Hi Ada,\n\n"
        "Thank you for the coffee on Thursday.\n\n"
        "What you said stays with me: “Decide the product, not the paperwork.”\n\n"
        "I am still turning this over: would I miss the courtroom?\n\n"
        "And thank you for offering to introduce me to Grace Hopper: "
        "I would be very glad of it.\n\n"
        "I have not forgotten what I said I would do: send her the article and introduce Alan Turing to her."
        "\n\n"
        "Thank you again, and all the best,"
    )


def test_without_a_quote_they_speak_of_what_was_taken_away() -> None:
    one = thanks(["Ada"], entry("- [+] decide **the product** #strategy"), today=TODAY).text
    assert "What I keep coming back to since: decide the product.\n" in one
    two = thanks(["Ada"], entry("- [-] paperwork\n- [+] a seat at the table.\n- [+] third"), today=TODAY).text
    assert "Two things I keep coming back to since: a seat at the table; and third." in two
    kept = thanks(["Ada"], entry("- [x] [<] send the article"), today=TODAY).text
    assert "I have kept my word: send the article." in kept
    assert thanks(["Ada"], entry(""), today=TODAY).text.count("\n\n") == 2


def test_what_became_of_an_introduction_counts() -> None:
    met = entry("- [>] Grace Hopper, runs a fund\n- [>] Alan Turing\n- [>] Eve\n- [<] introduce Niels")
    became = ("met", "chased", "declined", "made")
    rows = tuple(
        each._replace(status=status)  # type: ignore[arg-type]
        for each, status in zip(met.derived.introductions, became, strict=True)
    )
    letter = thanks(["Ada"], met._replace(derived=met.derived._replace(introductions=rows)), today=TODAY).text
    assert "And thank you for introducing me to Grace Hopper.\n" in letter
    assert "for offering to introduce me to Alan Turing:" in letter
    assert "Eve" not in letter
    assert "Niels" not in letter


@pytest.mark.parametrize(
    ("form", "words"), [("call", "the call"), ("video", "our video call"), ("event", "the c")]
)
def test_thanks_name_the_way_one_met(form: str, words: str) -> None:
    assert f"Thank you for {words}" in thanks(["Ada"], entry("", form), today=TODAY).text


def test_to_chase_says_who_and_when_and_leaves_it_to_them() -> None:
    letter = chase(offered(), today=date(2026, 11, 20))
    assert letter.to == "Ada Lovelace"
    assert letter.text.startswith(
        "Hi Ada,\n\nWhen we spoke on 5 November, you kindly offered to introduce me to Grace Hopper."
    )
    again = chase(offered(steps=(StepLine("offered", MET), StepLine("chased", MET))), today=TODAY).text
    assert "not bring it up again" in again
    assert chase(offered(by=None, detail=""), today=TODAY).text.startswith("Hello,\n\nWhen we spoke")


def test_to_tell_says_how_it_went() -> None:
    met = entry("She said “the fund is a way of asking questions”.\n\n- [>] Katherine Johnson", on=TODAY)
    letter = tell(offered(contact=(2, "Grace B. Hopper")), met, today=TODAY)
    assert letter.to == "Ada Lovelace"
    assert letter.text == (
        "Hi Ada,\n\n"
        "I met Grace B. Hopper today: thank you for introducing us.\n\n"
        "What Grace said stays with me: “the fund is a way of asking questions”\n\n"
        "It leads on, too: I was offered an introduction to Katherine Johnson.\n\n"
        "It would not have come about without you.\n\n"
        "Thank you again, and all the best,"
    )
    assert "I met Grace Hopper: thank you" in tell(offered(), None, today=TODAY).text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 9), "yesterday"),
        (date(2026, 11, 5), "on Thursday"),
        (date(2026, 11, 3), "on 3 November"),
        (date(2025, 12, 31), "on 31 December 2025"),
        (date(2026, 11, 12), "on 12 November"),
    ],
)
def test_a_day_is_said_as_one_writes_it(day: date, words: str) -> None:
    assert when(day, TODAY) == words


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ada Lovelace", "Ada"),
        ("Dr. Ada Lovelace", "Ada"),
        ("Lovelace, Ada", "Ada"),
        ("José", "José"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("日本 太郎", "日本"),
        ("!!!", "!!!"),
    ],
)
def test_somebody_is_called_by_the_given_name(name: str, called: str) -> None:
    assert first_name(name) == called


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60), st.dates())
def test_a_letter_is_short_and_plain_whatever_was_written(
    body: str, name: str, detail: str, today: date
) -> None:
    for letter in (
        thanks([name or "Ada"], entry(body), today=today),
        chase(offered(name=name, detail=detail), today=today),
        tell(offered(name=name, detail=detail), entry(body), today=today),
    ):
        assert len(letter.text) < 2200
        assert letter.text.startswith(("Hi ", "Hello,"))
        assert letter.text.endswith("and all the best,")
        assert "\n\n\n" not in letter.text


@pytest.mark.parametrize(
    ("people", "greeting"),
    [
        (["Ada Lovelace", "Grace Hopper"], "Hi Ada and Grace,"),
        (["Ada", "Grace", "Alan"], "Hi Ada, Grace and Alan,"),
        (["A", "B", "C", "D", "E"], "Hello,"),
    ],
)
def test_several_people_are_all_greeted(people: list[str], greeting: str) -> None:
    letter = thanks(people, entry(""), today=TODAY)
    assert letter.text.startswith(greeting)
    assert letter.to == ", ".join(people)
