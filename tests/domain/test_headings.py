"""Headings say what the bullets below them mean."""

from __future__ import annotations

import pytest

from tui.domain.headings import Outline, Section, meaning

SAID = {
    "+": "Want|Wants|WANT|What I want|Things I want|I want|Like|Likes|Liked|What I liked|I’d like|Must-haves"
    "|Pros|What I do want|*Want*|Want:|✅ Want|1. Want|Looking for",
    "-": "Don't want|Don’t want|DON’T WANT|Dont want|Do not want|Don't Wants|What I don't want|Didn’t like"
    "|I do not want|What I did not like|Dislike|Dislikes|Disliked|What I disliked|Don't want:|Deal-breakers"
    "|Cons|Avoid",
    "?": "Unsure|Not sure|Not sure about|I'm not sure|Questions|Questions?|Open questions|My questions|Maybe"
    "|What I am unsure about|I don't know",
    ">": "Introductions|Introduction|Intros|Intro|INTROS:|Introductions offered|Intros to me|People to meet"
    "|Referrals",
    "<": "I promised|Promised|Promises|My promises|What I promised|I've promised|I owe|I promised…"
    "|What I offered",
    "~": "Pitch feedback|Feedback|Feedback on my pitch|Feedback on the pitch|On my pitch"
    "|Reactions to my pitch",
    " ": "Follow-ups|Follow ups|Followups|Follow-up|Follow–ups|Follow‑ups|Next steps|Next step|To do|To-do"
    "|To-dos|TODO|Todos|Tasks|Actions|Action items|Next actions|What's next?|`Follow-ups`",
}


@pytest.mark.parametrize(
    ("heading", "sign"), [(heading, sign) for sign, said in SAID.items() for heading in said.split("|")]
)
def test_what_headings_say(heading: str, sign: str) -> None:
    assert meaning(heading) == Section(sign)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "heading", ["Coffee with Ada", "They promised", "Background", "What", "I", "", ":", "()"]
)
def test_other_headings_say_nothing(heading: str) -> None:
    assert meaning(heading) == Section()


@pytest.mark.parametrize(
    "heading", ["Want more money", "Offered", "Questions for Ada", "x" * 5000, "Want " * 500]
)
def test_nearly_is_not_enough(heading: str) -> None:
    assert meaning(heading) == Section()


@pytest.mark.parametrize(
    ("heading", "sign", "roles"),
    [
        ("Don't want: In-house counsel", "-", ("In-house counsel",)),
        ("Want: In-house counsel, Founder", "+", ("In-house counsel", "Founder")),
        ("Want: R&D and product", "+", ("R&D and product",)),
        ("Want: A, , A,", "+", ("A",)),
        ("**Want:** A", "+", ("A",)),
        ("Unsure (Founder)", "?", ("Founder",)),
        ("Unsure (A, B):", "?", ("A", "B")),
        ("Want: ", "+", ()),
        ("Want ()", "+", ()),
        ("Follow-ups: Ada", " ", ()),
        ("Pitch feedback (Ada)", "~", ()),
    ],
)
def test_roles_of_a_section(heading: str, sign: str, roles: tuple[str, ...]) -> None:
    assert meaning(heading) == Section(sign, roles)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headings", "sign"),
    [
        ([], None),
        ([(2, "Want")], "+"),
        ([(2, "Want"), (2, "Notes")], None),
        ([(2, "Want"), (1, "Notes")], None),
        ([(2, "Want"), (3, "At work")], "+"),
        ([(2, "Want"), (3, "At work"), (4, "Deeper")], "+"),
        ([(2, "Want"), (3, "Don't want")], "-"),
        ([(2, "Want"), (3, "Don't want"), (3, "Rest")], "+"),
        ([(2, "Want"), (3, "Don't want"), (4, "Rest")], "-"),
        ([(2, "Want"), (3, "Don't want"), (2, "Rest")], None),
        ([(1, "Want"), (6, "x"), (2, "Unsure"), (3, "y"), (1, "z")], None),
    ],
)
def test_how_far_a_heading_reaches(headings: list[tuple[int, str]], sign: str | None) -> None:
    outline = Outline()
    for level, heading in headings:
        outline.enter(level, heading)
    assert outline.section.sign == sign


def test_a_subdivision_keeps_the_roles() -> None:
    outline = Outline()
    outline.enter(2, "Want: Founder")
    outline.enter(3, "More of it")
    assert outline.section == Section("+", ("Founder",))
