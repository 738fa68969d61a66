"""What is known of a role on one page of Markdown, to be read before the next meeting about it."""

from __future__ import annotations

from datetime import date

from tui.domain.roles import Board, Said, ThemeTally
from tui.domain.text import clean_line

MOST_THEMES = 6
MOST_QUOTES = 2
MOST_QUESTIONS = 6
LONGEST_QUOTE = 160


def sheet(board: Board, *, today: date) -> str:
    """The page: verdict and why, wants, don't-wants with the strongest quotes, open questions."""
    role = board.role
    met = "1 meeting" if role.meetings == 1 else f"{role.meetings} meetings"
    parts = [f"# {role.name}", f"{role.verdict.replace('-', ' ').capitalize()}, after {met} · {today}"]
    if board.why:
        parts.append(board.why)
    for heading, tallies in (("What I want", board.want), ("What I don't want", board.dont)):
        if tallies:
            parts += [f"## {heading}", "\n".join(_theme(tally) for tally in tallies[:MOST_THEMES])]
    if board.unsure:
        questions = [f"- {cut(_line(tally.evidence[0]))}" for tally in board.unsure[:MOST_QUESTIONS]]
        parts += ["## Open questions", "\n".join(questions)]
    return "\n\n".join(parts) + "\n"


def cut(text: str, limit: int = LONGEST_QUOTE) -> str:
    """A text on one line, cut at a word where it is longer than `limit` characters."""
    line = clean_line(text)
    if len(line) <= limit:
        return line
    start, blank, _ = line[:limit].rpartition(" ")
    return f"{start if blank and len(start) > limit // 2 else line[: limit - 1]}…"


def _theme(tally: ThemeTally) -> str:
    quotes = [f"  - {cut(_line(said))} — {_source(said)}" for said in tally.evidence[:MOST_QUOTES]]
    met = "1 meeting" if tally.meetings == 1 else f"{tally.meetings} meetings"
    return "\n".join((f"- **{cut(tally.theme)}** ({met})", *quotes))


def _line(said: Said) -> str:
    return said.text


def _source(said: Said) -> str:
    who = ", ".join(said.people) or said.kind
    return f"{who}, {said.on}"
