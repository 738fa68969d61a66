"""How a theme was held over time: a lane of signs, and where one changed one’s mind. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tui.app.roles.words import BOTH as BOTH_WAYS
from tui.app.roles.words import CHANGED
from tui.domain.roles import OPPOSITE, Said, TimeLine

_SIGNS = {frozenset(("want",)): "+", frozenset(("dont",)): "−", frozenset(("unsure",)): "?"}
BOTH, NOTHING = "±", "·"


class Moment(NamedTuple):
    """What was said, and a note on it: a change of mind, or that another role holds the opposite."""

    said: Said
    note: str = ""


def lane(said: Sequence[Said], first: date, last: date, width: int) -> str:
    """A sign a stretch of time, from the first day to the last; `±` where both were said in one."""
    days = max(1, (last - first).days)
    held: list[set[str]] = [set() for _ in range(width)]
    for each in said:
        held[min(width - 1, (each.on - first).days * width // days)].add(each.stance)
    return "".join(_sign(stances) for stances in held)


def _sign(stances: set[str]) -> str:
    if not stances:
        return NOTHING
    sided = stances - {"unsure"} or stances
    return _SIGNS.get(frozenset(sided), BOTH)


def moments(line: TimeLine) -> list[Moment]:
    """Everything said of a theme in its order, what other roles hold against it among it."""
    found: list[tuple[Said, bool]] = [(each, True) for each in line.said]
    found += [(each, False) for each in line.elsewhere]
    found.sort(
        key=lambda each: (each[0].on, each[0].at is not None, each[0].at or 0, each[0].entry, each[0].line)
    )
    moments: list[Moment] = []
    held: Said | None = None
    for said, own in found:
        note = "" if own else f"as {', '.join(said.roles)}"
        if own and said.stance in OPPOSITE:
            if held is not None and held.stance != said.stance:
                note = f"{CHANGED} my mind" if held.on != said.on else BOTH_WAYS
            held = said
        moments.append(Moment(said, note))
    return moments
