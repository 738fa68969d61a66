"""The pitch: what one says of oneself in a minute or two, in versions, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from tui.domain.entries import MAX_BODY, EntryText, Feedback
from tui.domain.errors import BadInput
from tui.domain.text import clean, clean_line

WORDS_A_MINUTE = 150
"""The pace of a calm talk."""
MAX_REASON = 2000
"""Characters in the reason for a version."""
FEW = 5
"""Scores below which a mean is called one of few: one evening more could move it by a third of a star."""

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and Han: written without blanks, so each character is counted as a word."""
_RUN = f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+"
_SPOKEN = r"[^\W_]"
"""Patterns, compiled where words are counted: that takes 2 ms, and other commands need not wait for it."""


class PitchVersion(NamedTuple):
    """One version, numbered from 1: Markdown, and why it was written; `written_at` is local time."""

    number: int
    body: str
    reason: str
    written_at: datetime

    @property
    def words(self) -> int:
        """How many words there are to say; Markdown's signs are none."""
        return len(spoken(self.body))

    @property
    def seconds(self) -> int:
        """How long it takes to say, at `WORDS_A_MINUTE`."""
        return target(self.words)


class PitchUse(NamedTuple):
    """What followed from a version, and no more than followed: the held meetings that heard it, the mean of
    their scores from 1 to 5 (None where none was scored) and how many `scored`; at those meetings, what was
    `said` of the pitch, and the `introductions` that were offered."""

    uses: int = 0
    mean_score: float | None = None
    scored: int = 0
    said: int = 0
    introductions: int = 0

    @property
    def few(self) -> bool:
        """Whether there are scores, but too few to go by."""
        return 0 < self.scored < FEW


class PitchFeedback(NamedTuple):
    """What someone said of the pitch: in which entry, of which day, by whom (`who`, or the title of a
    reflection), and which version they had `heard`, if it is known. It is `gone` where its line is."""

    feedback: Feedback
    entry: int
    on: date
    who: str
    heard: int | None = None
    gone: bool = False


class Hearing(NamedTuple):
    """A held meeting that heard a version: its entry, its day, who was there, and the score it gave."""

    entry: int
    on: date
    who: str
    score: int | None


def spoken(text: str) -> list[tuple[int, int]]:
    """Where each word to say starts and ends in a text."""
    sound = re.compile(_SPOKEN)
    return [run.span() for run in re.finditer(_RUN, text) if sound.search(run[0])]


def target(words: int) -> int:
    """Seconds that so many words take, at `WORDS_A_MINUTE`."""
    return round(words * 60 / WORDS_A_MINUTE)


def fit_pitch(body: str, reason: str) -> tuple[str, str]:
    """The text and the reason as they can be stored: cleaned and checked; raises BadInput."""
    body = clean(body)
    if not body.strip():
        raise BadInput("body", "a pitch needs words")
    if len(body) > MAX_BODY:
        raise BadInput("body", f"the pitch has {len(body):,} characters; {MAX_BODY:,} fit")
    return body, fit_reason(reason)


def fit_reason(reason: str) -> str:
    """The reason for a version as it can be stored: one line; raises BadInput."""
    reason = clean_line(reason)
    if len(reason) > MAX_REASON:
        raise BadInput("reason", f"the reason has {len(reason):,} characters; {MAX_REASON:,} fit")
    return reason


def same_pitch(one: str, other: str) -> bool:
    """Whether two texts are one pitch: blank lines around it are no part of what is said."""
    return one.strip() == other.strip()


def version_heard(written: Sequence[tuple[int, datetime]], on: date, at: time | None) -> int | None:
    """Which version a meeting of that day, and time if it is known, most likely heard.

    `written` are the numbers of the versions and when each was written, the oldest first. It is the last
    one written by then; where none was, the last of all; None where there is none.
    """
    by = datetime.combine(on, at or time.max)
    before = [number for number, moment in written if moment <= by]
    numbers = before or [number for number, _ in written]
    return numbers[-1] if numbers else None


def was_pitched_at(text: EntryText, *, feedback: bool) -> bool:
    """Whether a text says that a pitch was heard, though not which: it has a score, or a meeting that took
    place has `feedback`. A meeting without any was not necessarily pitched at."""
    if text.kind != "meeting" or text.pitch is not None:
        return False
    return text.score is not None or (feedback and text.held)
