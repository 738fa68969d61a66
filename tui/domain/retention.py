"""Which backups are kept as new ones come: the last few, and one of each of the last hours, days, weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

LATEST = 5
"""Backups kept whenever they were made."""

PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (6, lambda made: (made.date(), made.hour)),
    (7, lambda made: made.date()),
    (8, lambda made: made.isocalendar()[:2]),
)
"""How many hours, days and weeks keep their last backup, of those in which any was made."""


def superfluous(made: Sequence[datetime], *, now: datetime) -> list[int]:
    """The places of backups that need not be kept, of those made at these moments, the first one first.

    What counts is how many came after, never how old one is: a computer that was away for a year has lost
    none. None may go while any lies in the future: then the clock is not to be believed.
    """
    if any(moment > now for moment in made):
        return []
    kept = set(range(len(made))[-LATEST:])
    for most, period in PERIODS:
        seen: set[object] = set()
        for place in range(len(made) - 1, -1, -1):
            key = period(made[place])
            if key not in seen and len(seen) < most:
                seen.add(key)
                kept.add(place)
    return [place for place in range(len(made)) if place not in kept]
