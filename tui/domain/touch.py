"""Keeping in touch: when people heard of one another last, and with whom it is going cold.

A touch is a meeting held, a step taken in an introduction, or something done that was agreed on: to plan a
meeting is none yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tui.domain.people import ColdContact, Level
from tui.domain.text import fold


class Touch(NamedTuple):
    """Someone, the day of the last touch (None: never), and that of the next meeting planned."""

    contact: int
    name: str
    level: Level
    last: date | None
    planned: date | None = None


def cold_due(level: Level, last: date | None, cold_after: Mapping[Level, int]) -> date | None:
    """The day from which on it is cold: None for a level that has no cadence, and where there was no touch.

    `cold_after` are days by level, 0 for never.
    """
    days = cold_after.get(level, 0)
    if last is None or days <= 0:
        return None
    return last + timedelta(days) if (date.max - last).days >= days else date.max


def going_cold(
    touches: Iterable[Touch], cold_after: Mapping[Level, int], *, today: date
) -> list[ColdContact]:
    """Those it is cold with today, the longest overdue first; whom one is about to meet, it is not.

    A plan counts up to its own day: one that lies behind, and was never held, keeps nobody warm.
    """
    found: list[ColdContact] = []
    for each in touches:
        due = cold_due(each.level, each.last, cold_after)
        expected = each.planned is not None and each.planned >= today
        if due is not None and due <= today and each.last is not None and not expected:
            found.append(ColdContact(each.contact, each.name, each.level, each.last, due))
    return sorted(found, key=lambda cold: (cold.due, fold(cold.name), cold.contact))
