"""The ladder: contact, helpful, ally, advocate. One climbs it by hand; what people did suggests the rung.

- *helpful*: they offered an introduction, or gave their time twice;
- *ally*: they opened their address book, so that one introduction at least was made;
- *advocate*: they did so again and again: three introductions were made, or two of them led to a meeting.

Nobody is ever suggested to go down: what someone did once, they did.
"""

from __future__ import annotations

from tui.domain.allies import Ally, Led
from tui.domain.people import LEVELS, Level

WHAT: dict[Level, str] = {
    "contact": "someone I know",
    "helpful": "gave time twice, or offered an introduction",
    "ally": "opened their address book: an introduction was made",
    "advocate": "again and again: three made, or two I have met",
}
"""Each rung in a few words."""


def earned(ally: Ally, led: Led = Led()) -> Level:  # noqa: B008 - a frozen record
    """The rung that what someone did comes to; `led` are those below them, whoever wrote down how.

    Somebody they led to counts as an introduction that was made, even where none is written down.
    """
    made = max(ally.to_me.made, min(led.people, 1))
    if made >= 3 or ally.to_me.met >= 2:
        return "advocate"
    if made >= 1:
        return "ally"
    if ally.to_me.offered >= 1 or ally.meetings >= 2:
        return "helpful"
    return "contact"


def suggested(ally: Ally, led: Led = Led()) -> Level | None:  # noqa: B008
    """The rung to raise someone to, or None where they stand on it, or above it."""
    level = earned(ally, led)
    return level if LEVELS.index(level) > LEVELS.index(ally.level) else None


def stepped(level: Level, by: int) -> Level:
    """The level some rungs up, or down; the ladder ends at both its ends."""
    return LEVELS[max(0, min(LEVELS.index(level) + by, len(LEVELS) - 1))]
