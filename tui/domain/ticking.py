"""Ticks a follow-up in the text it was written in, by changing its one line."""

from __future__ import annotations

import re

from tui.domain.derive import is_followup
from tui.domain.errors import BadInput
from tui.domain.reading import Mark, read

_BOX = re.compile(r"\[[ xX]\][ \t]*")


def tick(body: str, line: int, done: bool) -> str:
    """The body with the follow-up on `line` (from 1) done or open again, and every other line as it was.

    `[ ]` becomes `[x]`; a promise `[<] …` becomes `[x] [<] …`; a plain bullet under a heading becomes
    `[X] …` (under *I promised* `[X] [<] …`), its capital telling that a plain bullet is to come back.
    Raises BadInput for field `line` where there is no follow-up.
    """
    mark = _followup(body, line)
    if mark.done == done:
        return body
    lines = body.split("\n")
    before, rest = lines[line - 1][: mark.column], lines[line - 1][mark.column :]
    for said in _done(mark, rest) if done else _open(mark, rest):
        lines[line - 1] = before + said
        ticked = "\n".join(lines)
        if _same(ticked, line, mark, done):
            return ticked
    raise BadInput("line", f"line {line} cannot be ticked: edit the entry instead")


def _followup(body: str, line: int) -> Mark:
    for mark in read(body).marks:
        if mark.line == line and is_followup(mark):
            return mark
    raise BadInput("line", f"line {line} holds nothing to do")


def _done(mark: Mark, rest: str) -> list[str]:
    if not mark.explicit:
        return ["[X] [<] " + rest if mark.sign == "<" else "[X] " + rest]
    if rest.startswith("[<]"):
        return ["[x] " + rest]
    return ["[x]" + rest[3:]]


def _open(mark: Mark, rest: str) -> list[str]:
    bare = _BOX.sub("", rest, count=1)
    if mark.sign == "<":
        plain = bare.removeprefix("[<]").lstrip(" \t")
        return [plain, bare] if rest.startswith("[X]") else [bare]
    return [bare, "[ ]" + rest[3:]] if rest.startswith("[X]") else ["[ ]" + rest[3:]]


def _same(body: str, line: int, mark: Mark, done: bool) -> bool:
    """Whether the line still says what it said, and only its state is another."""
    for now in read(body).marks:
        if now.line == line:
            kind = (now.sign == "<") == (mark.sign == "<")
            return kind and is_followup(now) and now.text == mark.text and now.done == done
    return False
