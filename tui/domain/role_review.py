"""The review of a role: three questions put to its evidence, and the reflection their answers become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.domain.dates import show_date
from tui.domain.entries import Stance
from tui.domain.roles import Board, Said, ThemeTally, Verdict
from tui.domain.text import clean_line

MOST_NAMED = 6
"""Themes of a stance that the reflection names."""


class Question(NamedTuple):
    """A question, what is looked at to answer it, and a help for those who hesitate."""

    asks: str
    stances: tuple[Stance, ...]
    help: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "Which of this would I still want on a bad day?",
        ("want",),
        "What was wanted after many meetings is first.",
    ),
    Question(
        "What of this could I not live with for three years?",
        ("dont",),
        "A deal-breaker, or a price worth paying?",
    ),
    Question(
        "What must I still find out, and from whom?",
        ("unsure", "want", "dont"),
        "What is open, and what I said both ways.",
    ),
)


def evidence(board: Board, question: Question) -> list[tuple[ThemeTally, Said]]:
    """What is looked at for a question, theme by theme; beyond what is unsure, only what is in dispute."""
    of = {"want": board.want, "dont": board.dont, "unsure": board.unsure}
    main, *others = question.stances
    tallies = [*of[main], *(tally for stance in others for tally in of[stance] if tally.contradicts)]
    return [(tally, said) for tally in tallies for said in tally.evidence]


def quote(said: Said) -> str:
    """A line of Markdown that quotes what was said, and tells who said it and when."""
    who = ", ".join(said.people) or said.title
    return f"> {clean_line(said.text)} — {who}, {show_date(said.on)}"


def title(role: str) -> str:
    """What the reflection is called."""
    return f"Review: {role}"


def reflection(board: Board, answers: Sequence[str], verdict: Verdict, why: str) -> str:
    """The body: each question that was answered, then the verdict, its reason and what it rests on."""
    parts: list[str] = []
    for question, answer in zip(QUESTIONS, answers, strict=False):
        if answer.strip():
            parts += [f"## {question.asks}", answer.strip()]
    parts.append(f"## The verdict: {verdict.replace('-', ' ')}")
    if why.strip():
        parts.append(why.strip())
    parts.append(rests_on(board))
    return "\n\n".join(parts) + "\n"


def rests_on(board: Board) -> str:
    """A sentence on what a verdict was reached with."""
    role = board.role
    met = "1 meeting" if role.meetings == 1 else f"{role.meetings} meetings"
    named = [f"After {met} about {role.name}"]
    for words, tallies in (("wanted", board.want), ("not wanted", board.dont), ("open", board.unsure)):
        if tallies:
            named.append(f"{words}: {_names(tallies)}")
    return f"*{clean_line('; '.join(named)).replace('*', '')}.*"


def _names(tallies: Sequence[ThemeTally]) -> str:
    shown = [_short(tally.theme) for tally in tallies[:MOST_NAMED]]
    more = len(tallies) - MOST_NAMED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _short(theme: str, limit: int = 48) -> str:
    return theme if len(theme) <= limit else theme[: limit - 1].rstrip() + "…"
