"""The pitch: what one says of oneself in a minute or two, in versions, each with its reason."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from tui.domain.entries import MAX_BODY
from tui.domain.errors import BadInput
from tui.domain.text import clean, clean_line

WORDS_A_MINUTE = 150
"""The pace of a calm talk."""
MAX_REASON = 2000
"""Characters in the reason for a version."""

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and Han: written without blanks, so each character is counted as a word."""
_RUN = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
_SPOKEN = re.compile(r"[^\W_]")


class PitchVersion(NamedTuple):
    """One version, numbered from 1: Markdown, and why it was written; `written_at` is local time."""

    number: int
    body: str
    reason: str
    written_at: datetime

    @property
    def words(self) -> int:
        """How many words there are to say; Markdown's signs are none."""
        return sum(1 for run in _RUN.findall(self.body) if _SPOKEN.search(run))

    @property
    def seconds(self) -> int:
        """How long it takes to say, at `WORDS_A_MINUTE`."""
        return round(self.words * 60 / WORDS_A_MINUTE)


class PitchUse(NamedTuple):
    """What followed from a version: the held meetings that heard it, and their mean score from 1 to 5, or
    None where none was scored."""

    uses: int = 0
    mean_score: float | None = None


def fit_pitch(body: str, reason: str) -> tuple[str, str]:
    """The text and the reason as they can be stored: cleaned and checked; raises BadInput."""
    body, reason = clean(body), clean_line(reason)
    if not body.strip():
        raise BadInput("body", "a pitch needs words")
    if len(body) > MAX_BODY:
        raise BadInput("body", f"the pitch has {len(body):,} characters; {MAX_BODY:,} fit")
    if len(reason) > MAX_REASON:
        raise BadInput("reason", f"the reason has {len(reason):,} characters; {MAX_REASON:,} fit")
    return body, reason


def same_pitch(one: str, other: str) -> bool:
    """Whether two texts are one pitch: blank lines around it are no part of what is said."""
    return one.strip() == other.strip()
