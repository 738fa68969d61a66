"""The next version of the pitch as an editor shows it: what waits for an answer above, the text below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.cli import out
from tui.domain.dates import show_date
from tui.domain.errors import BadInput
from tui.domain.pitch import PitchFeedback
from tui.domain.text import clean_line

_FENCE = "---"
SHOWN = 40
"""Feedback shown above the text."""


class Filled(NamedTuple):
    """What was filled in: the text, why it was rewritten, and the numbers of the feedback that it answers."""

    body: str
    why: str
    answers: tuple[int, ...] = ()


def write(body: str, why: str, waiting: Sequence[PitchFeedback]) -> str:
    """The text below a header to fill in; where nothing waits, the text alone."""
    if not waiting:
        return body
    said = [f"#{one.feedback.id:>4}  {out.line(one.feedback.text)} ({_who(one)})" for one in waiting[:SHOWN]]
    more = len(waiting) - SHOWN
    if more > 0:
        said.append(f"# and {more} more: `preseason pitch feedback` lists them")
    head = (f"why: {why}".rstrip(), "answers:", "# The numbers of what this version answers, of these:")
    return "\n".join([_FENCE, *head, *said, _FENCE, "", body])


def read(written: str, why: str) -> Filled:
    """What was filled in; a text without the header is all text.

    Raises BadInput for a line of the header that is none of its fields, or a number that is none.
    """
    lines = written.split("\n")
    fences = [place for place, line in enumerate(lines[: SHOWN + 12]) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0 or not lines[1].startswith(("why:", "answers:", "#")):
        return Filled(written, why)
    answers: list[int] = []
    for line in lines[1 : fences[1]]:
        field, colon, value = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not colon or field.strip() not in ("why", "answers"):
            raise BadInput("header", f"“{clean_line(line)[:40]}” is not a line of the header: why or answers")
        if field.strip() == "why":
            why = value.strip()
        else:
            answers += map(_number, value.replace(",", " ").split())
    body = lines[fences[1] + 1 :]
    return Filled("\n".join(body[1:] if body[:1] == [""] else body), why, tuple(answers))


def _number(word: str) -> int:
    digits = word.removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise BadInput("answers", f"“{clean_line(word)[:20]}” is not the number of a feedback")
    return int(digits)


def _who(one: PitchFeedback) -> str:
    return out.line(f"{one.who}, {show_date(one.on)}")
