"""What is wont: how soon thanks are due, when an introduction is looked at, when somebody goes cold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.domain.people import Level

COLD_AFTER: Mapping[Level, int] = MappingProxyType({"contact": 0, "helpful": 90, "ally": 60, "advocate": 45})
"""Days without a word after which a person of that level goes cold; 0 for never."""

THANK_YOU_HOURS = 24
INTRODUCTION_DAYS = 7

MOST_DAYS = 3650
MOST_HOURS = 24 * 365


class Customs(NamedTuple):
    """`thank_you_hours` after a meeting its thanks are due; 0 means that meetings ask for none by themselves.
    `introduction_days` after it was offered, an introduction that names no day is due for a look.
    `cold_after` has the days of `COLD_AFTER`, for every level.
    """

    thank_you_hours: int = THANK_YOU_HOURS
    introduction_days: int = INTRODUCTION_DAYS
    cold_after: Mapping[Level, int] = COLD_AFTER

    @property
    def thanks(self) -> bool:
        """Whether a meeting asks for thanks unless it says otherwise."""
        return self.thank_you_hours > 0

    @property
    def hours_to_thank(self) -> int:
        """Hours after which thanks are due that are wanted, of a meeting or of an introducer."""
        return self.thank_you_hours or THANK_YOU_HOURS


USUAL = Customs()
"""What is wont where nobody says otherwise."""
