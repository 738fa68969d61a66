"""The life of an introduction: offered, chased, made, met, or declined or lapsed; each step is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, get_args

from tui.domain.entries import Direction, IntroductionStatus

INTRODUCTION_STATUSES: tuple[IntroductionStatus, ...] = get_args(IntroductionStatus)
OPEN: frozenset[IntroductionStatus] = frozenset(("offered", "chased", "made"))
"""What may still come to a meeting."""
WAITING: frozenset[IntroductionStatus] = frozenset(("offered", "chased"))
"""What is up to whoever is to introduce."""


class Step(NamedTuple):
    """A status it came to after the offer, and the entry by which it did so by itself: the meeting at which
    one met, or the one it was offered in where its line says that it was made."""

    status: IntroductionStatus
    entry: int | None = None
    id: int = 0


class StepLine(NamedTuple):
    """A step as it is listed: what it came to and on which day, and the meeting it came to it by."""

    status: IntroductionStatus
    on: date
    entry: int | None = None


class Offered(NamedTuple):
    """An introduction with what became of it. `by` is who introduces, or to whom I do (None where it was
    said at no meeting); `contact` who is introduced, once they are in the contacts. `snoozed` is
    the day that counts where it is not `due`."""

    id: int
    name: str
    detail: str
    direction: Direction
    status: IntroductionStatus
    on: date
    due: date | None
    snoozed: date | None
    entry: int
    line: int | None
    by: tuple[int, str] | None
    contact: tuple[int, str] | None
    steps: tuple[StepLine, ...] = ()


def status_after(steps: Sequence[Step]) -> IntroductionStatus:
    """What an introduction is after these steps."""
    return steps[-1].status if steps else "offered"


def settled(steps: Sequence[Step], talks: Sequence[int], *, live: bool) -> tuple[Step, ...]:
    """The steps as the meetings make them: an open introduction is met at the first meeting with whom it was
    to, and it is not where there is none any more.

    `talks` are the meetings held with them since it was offered, by their ids, the first first; `live` is
    False while the introduction itself is not to be seen. Each meeting makes it met once: what somebody said
    after that counts for more. What was declined, or has lapsed, stays so.
    """
    last = steps[-1] if steps else None
    if not live or last is None or last.status != "met" or last.entry is None:
        first = _first(talks, steps)
        is_open = live and status_after(steps) in OPEN
        return (*steps, Step("met", first)) if is_open and first is not None else tuple(steps)
    first = _first(talks, steps[:-1])
    if first is None:
        return settled(steps[:-1], talks, live=live)
    return (*steps[:-1], last._replace(entry=first))


def _first(talks: Sequence[int], steps: Sequence[Step]) -> int | None:
    """The first of the meetings that has made nothing so yet."""
    used = {step.entry for step in steps}
    return next((talk for talk in talks if talk not in used), None)


def ticked(steps: Sequence[Step], entry: int, *, done: bool) -> tuple[Step, ...]:
    """The steps as its line of `entry` makes them: `[x]` says that it was made; said no more, it was not.

    A line makes it so once: what somebody said after that counts for more.
    """
    by_line = [place for place, step in enumerate(steps) if step.status == "made" and step.entry == entry]
    if done and not by_line and status_after(steps) in WAITING:
        return (*steps, Step("made", entry))
    if not done and by_line and by_line[-1] == len(steps) - 1:
        return tuple(steps[:-1])
    return tuple(steps)


def spoken(name: str, detail: str, direction: Direction) -> str:
    """Who is introduced, with what was noted: `Grace Hopper, runs a fund`; of mine `Kay to Grace`."""
    onward = direction == "by_me" and detail.split(" ", maxsplit=1)[0].lower() in ("to", "with")
    return (" " if onward else ", ").join(filter(None, (name, detail)))


def tell_words(introducer: str, introduced: str) -> str:
    """What is to be done once one has met."""
    return f"Tell {introducer} how it went with {introduced}"
