"""Saying the pitch aloud: how long it took, how long it should, and which word one should be at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tui.domain.errors import BadInput
from tui.domain.pitch import WORDS_A_MINUTE

LONGEST = 24 * 60 * 60
"""Seconds of one run beyond which nobody was speaking."""
CLOSE = 0.1
"""Share of the target within which a run is as long as it should be."""


class Rehearsal(NamedTuple):
    """One run: the version that was said, from when, and for how many seconds."""

    id: int
    version: int
    seconds: int
    at: datetime


def fit_run(seconds: float) -> int:
    """The length of a run in whole seconds; raises BadInput for one that was none."""
    length = round(seconds)
    if not 1 <= length <= LONGEST:
        what = "too short" if length < 1 else "too long"
        raise BadInput("seconds", f"a run of {max(0, length):,} s is {what} to be kept")
    return length


def due_words(seconds: float, words: int) -> int:
    """How many of the words should have been said by now, at `WORDS_A_MINUTE`."""
    return max(0, min(words, int(seconds * WORDS_A_MINUTE / 60)))


def beside_target(seconds: float, target: float) -> str:
    """`3 s over`, `2 s short` of the target, or `on time`."""
    apart = round(seconds) - round(target)
    if not apart:
        return "on time"
    return f"{length(abs(apart))} {'over' if apart > 0 else 'short'}"


def is_close(seconds: float, target: float) -> bool:
    """Whether a run was about as long as it should be."""
    return abs(seconds - target) <= max(1.0, CLOSE * target)


def length(seconds: float) -> str:
    """A length in words: `42 s`, `1 min 3 s`, `2 h 5 min`."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes >= 60:
        hours, minutes = divmod(minutes, 60)
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clock(seconds: float) -> str:
    """A length as a clock shows it, to the second that has passed: `0:42`, `1:02:05`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
    return f"{minutes}:{rest:02}"


def run_bar(seconds: float, target: float, longest: float, width: int) -> str:
    """The length of a run as a bar of `width` cells, `longest` seconds wide, with a mark at its target.

    `━` is what was said, `┿` the target reached, `│` a target that was not.
    """
    if width < 1 or longest <= 0:
        return ""
    filled = max(1, min(width, round(seconds / longest * width)))
    mark = max(0, min(width - 1, round(target / longest * width) - 1))
    cells = ["━" if place < filled else " " for place in range(width)]
    cells[mark] = "┿" if mark < filled else "│"
    return "".join(cells)


def longest_of(runs: Sequence[Rehearsal], targets: Sequence[float]) -> float:
    """What a bar of the full width stands for: the longest run, or target."""
    return max((*(run.seconds for run in runs), *targets), default=1) or 1
