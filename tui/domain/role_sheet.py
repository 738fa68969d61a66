"""What is known of a role on one page of Markdown, to be read before the next meeting about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tui.domain.dates import show_date
from tui.domain.roles import Board, Said, ThemeTally
from tui.domain.text import clean_line, normalise

MOST_THEMES = 6
MOST_QUOTES = 2
MOST_QUESTIONS = 6
LONGEST_QUOTE = 160
LONGEST_WHY = 800
_MOST_LINES = 12


def sheet(board: Board, *, today: date) -> str:
    """The page: verdict and why, wants and don't-wants with their strongest quotes, open questions."""
    return "\n\n".join(_parts(board, today)) + "\n"


def cut(text: str, limit: int = LONGEST_QUOTE) -> str:
    """A text on one line, cut at a word where it is longer than `limit` characters."""
    line = clean_line(text)
    if len(line) <= limit:
        return line
    start, blank, _ = line[:limit].rpartition(" ")
    return f"{start.rstrip() if blank and len(start) > limit // 2 else line[: limit - 1]}…"


def _parts(board: Board, today: date) -> Iterator[str]:
    role = board.role
    verdict = role.verdict.replace("-", " ").capitalize()
    yield f"# {role.name}"
    yield f"**{verdict}**, after {_meetings(role.meetings)} · {show_date(today)}"
    if board.why:
        yield few_lines(board.why)
    if not (board.want or board.dont or board.unsure):
        yield "Nothing is written of this role yet."
    if board.want:
        yield "## What I want"
        yield "\n".join(_theme(tally, "unwanted") for tally in board.want[:MOST_THEMES])
    if board.dont:
        yield "## What I don't want"
        yield "\n".join(_theme(tally, "wanted") for tally in board.dont[:MOST_THEMES])
    if board.unsure:
        yield "## Open questions"
        yield "\n".join(f"- {_quote(tally.evidence[0])}" for tally in board.unsure[:MOST_QUESTIONS])


def _theme(tally: ThemeTally, opposite: str) -> str:
    first = tally.evidence[0]
    also = f", {opposite} as well" if tally.contradicts else ""
    if len(tally.evidence) == 1 and normalise(first.text) == normalise(tally.theme):
        return f"- {_quote(first)}{also}"
    quotes = [f"  - {_quote(said)}" for said in _strongest(tally)]
    return "\n".join((f"- **{cut(tally.theme)}**, {_meetings(tally.meetings)}{also}", *quotes))


def _strongest(tally: ThemeTally) -> list[Said]:
    """What people said to me before what I thought myself, each entry once, the newest first."""
    by_entry = {said.entry: said for said in reversed(tally.evidence)}
    each = sorted(by_entry.values(), key=tally.evidence.index)
    return sorted(each, key=lambda said: not said.held)[:MOST_QUOTES]


def _quote(said: Said) -> str:
    source = cut(", ".join(said.people) or f"my {said.kind} “{said.title}”", 70)
    return f"{cut(said.text)} — {source}, {show_date(said.on)}"


def few_lines(why: str) -> str:
    """A reason, its beginning where it is long."""
    lines = why.split("\n")
    text = "\n".join(lines[:_MOST_LINES])
    if len(text) > LONGEST_WHY:
        text = text[:LONGEST_WHY].rpartition(" ")[0] or text[:LONGEST_WHY]
    return text if text == why else f"{text.rstrip()}…"


def _meetings(count: int) -> str:
    return "1 meeting" if count == 1 else f"{count} meetings"
