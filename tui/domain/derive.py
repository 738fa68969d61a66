"""What the marks of an entry come to: takeaways, introductions, follow-ups and feedback."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from tui.domain.customs import INTRODUCTION_DAYS
from tui.domain.dates import later, split_due
from tui.domain.entries import (
    MAX_NAME,
    Derived,
    Direction,
    Feedback,
    FollowUp,
    FollowUpKind,
    Introduction,
    Stance,
    Takeaway,
)
from tui.domain.reading import Document, Mark, read
from tui.domain.tags import without_tags, without_trailing_tags
from tui.domain.text import clean_line, fold, normalise

_STANCES: dict[str, Stance] = {"+": "want", "-": "dont", "?": "unsure"}
_KINDS: tuple[tuple[str, FollowUpKind], ...] = (
    ("thank", "thank-you"),
    ("chase ", "chase"),
    ("tell ", "tell"),
)
_INTRODUCE = re.compile(r"introduce\s+(?!(?:myself|me|us|ourselves|yourself)\b)(?=\S)", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*[,;]\s*|\s*:\s+|\s+[-–—]+\s+|\s*—\s*|\s+(?=\()")
_TO = re.compile(r"\s+(?=(?:to|with)\s)|\s*[,;]\s*|\s*:\s+|\s+[-–—]+\s+|\s*—\s*|\s+(?=\()", re.IGNORECASE)


def derive(
    document_or_body: Document | str,
    *,
    on: date,
    roles: Sequence[str] = (),
    introduction_days: int | None = INTRODUCTION_DAYS,
) -> Derived:
    """Everything the text of an entry of the day `on` says; `roles` are those of its meeting.

    Rows come in the order of their lines, without ids. Days in words count from `on`. A takeaway has
    all the roles unless its heading names some. An introduction that names no day is due for a look after
    `introduction_days`, or has no day where that is None.
    """
    document = read(document_or_body) if isinstance(document_or_body, str) else document_or_body
    takeaways: list[Takeaway] = []
    introductions: list[Introduction] = []
    followups: list[FollowUp] = []
    feedback: list[Feedback] = []
    spelt: dict[str, str] = {}
    for role in roles:
        spelt.setdefault(fold(role), role)
    for mark in document.marks:
        if mark.sign in _STANCES:
            takeaways.append(_takeaway(mark, spelt))
        elif mark.sign == ">":
            introductions.append(_introduction(mark, mark.words, "to_me", on, introduction_days))
        elif mark.sign == "~":
            feedback.append(Feedback(_without_end(mark.text, mark), mark.line))
        elif mark.sign == "<" and (lead := _INTRODUCE.match(mark.words)):
            words = mark.words[lead.end() :]
            introductions.append(_introduction(mark, words, "by_me", on, introduction_days))
        else:
            followups.append(_followup(mark, on))
    return Derived(
        takeaways=tuple(takeaways),
        introductions=tuple(introductions),
        followups=tuple(followups),
        feedback=tuple(feedback),
        tags=document.tags,
    )


def is_followup(mark: Mark) -> bool:
    """Whether a mark is something to do, which can be ticked; an introduction has a status instead."""
    return mark.sign in " x" or (mark.sign == "<" and not _INTRODUCE.match(mark.words))


def _takeaway(mark: Mark, spelt: dict[str, str]) -> Takeaway:
    text = without_tags(mark.text, mark.tags)
    theme = mark.tags[0] if mark.tags else normalise(mark.words) or fold(mark.words) or fold(text)
    roles = tuple(dict.fromkeys(spelt.get(fold(role), role) for role in mark.section_roles))
    return Takeaway(_STANCES[mark.sign], text or theme, theme, roles or tuple(spelt.values()), mark.line)


def _introduction(mark: Mark, words: str, direction: Direction, on: date, days: int | None) -> Introduction:
    said, due = split_due(without_tags(words, mark.tags), on=on)
    said = said.strip(" ,;:-–—") or clean_line(words)
    match = (_AFTER_NAME if direction == "to_me" else _TO).search(said)
    name, detail = (said[: match.start()], said[match.end() :]) if match else (said, "")
    name, detail = clean_line(name), detail.strip()
    if len(name) > MAX_NAME:
        name, detail = name[: MAX_NAME - 1].rstrip() + "…", said
    if detail.startswith("(") and detail.endswith(")") and detail.count("(") == 1:
        detail = detail[1:-1].strip()
    status: Literal["made", "offered"] = "made" if mark.done else "offered"
    if due is None and days is not None:
        due = later(on, days)
    return Introduction(name, detail, direction, due, mark.line, status)


def _followup(mark: Mark, on: date) -> FollowUp:
    text, due = split_due(_without_end(mark.text, mark), on=on)
    text = _without_end(text, mark) or mark.text
    kind: FollowUpKind = "promise" if mark.sign == "<" else "task"
    if kind == "task":
        key = fold(mark.words)
        kind = next((kind for start, kind in _KINDS if key.startswith(start)), "task")
    return FollowUp(text, kind, due, mark.done, mark.line)


def _without_end(text: str, mark: Mark) -> str:
    return without_trailing_tags(text, mark.tags)
