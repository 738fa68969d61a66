"""What was learnt of each kind of work: takeaways with where they come from, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Literal, NamedTuple, get_args

from tui.domain.entries import Form, Kind, Stance

Verdict = Literal["exploring", "pursuing", "ruled-out"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
STANCES: tuple[Stance, ...] = get_args(Stance)
OPPOSITE: Mapping[Stance, Stance] = {"want": "dont", "dont": "want"}

MAX_WHY = 100_000
"""Characters of Markdown that the reason for a verdict may have."""


class Said(NamedTuple):
    """One takeaway with where it comes from.

    `takeaway` is its id until its entry is saved again; `held` tells a meeting that took place; `title` is
    what the entry is called in a list; `theme` is the name of the theme that its own was merged into.
    """

    takeaway: int
    entry: int
    on: date
    at: time | None
    kind: Kind
    held: bool
    form: Form | None
    people: tuple[str, ...]
    title: str
    stance: Stance
    text: str
    theme: str
    roles: tuple[str, ...]
    line: int


class ThemeTally(NamedTuple):
    """A theme as it is wanted, unwanted or unsure, of one role or of all.

    `meetings` are the held meetings among its `evidence`, which is newest first. It `contradicts` where one
    role holds it as a want and as a don't-want, and has `changed` where it does so on different days.
    `elsewhere` are other roles that hold the opposite: information, and no contradiction.
    """

    theme: str
    stance: Stance
    meetings: int
    contradicts: bool
    changed: bool
    evidence: tuple[Said, ...]
    elsewhere: tuple[str, ...] = ()


class RoleTally(NamedTuple):
    """How often a role was spoken of: held meetings, and takeaways of each stance."""

    name: str
    verdict: Verdict
    meetings: int
    want: int
    dont: int
    unsure: int


class Board(NamedTuple):
    """Everything that was learnt of one role; `why` is the reason for its verdict, in Markdown."""

    role: RoleTally
    why: str
    want: tuple[ThemeTally, ...]
    dont: tuple[ThemeTally, ...]
    unsure: tuple[ThemeTally, ...]


class Across(NamedTuple):
    """What is wanted and not wanted whatever the role, takeaways without a role included."""

    want: tuple[ThemeTally, ...]
    dont: tuple[ThemeTally, ...]
    unsure: tuple[ThemeTally, ...]


class Cell(NamedTuple):
    """How many takeaways of each stance one role has on one theme."""

    want: int = 0
    dont: int = 0
    unsure: int = 0


class ComparedTheme(NamedTuple):
    """A row of the comparison: the cells that are not empty, by the name of their role.

    `said` is the one takeaway it rests on, where there is only one and nobody gave it a theme.
    """

    theme: str
    cells: Mapping[str, Cell]
    said: str = ""


class Comparison(NamedTuple):
    """Themes by roles; the theme with most takeaways first."""

    roles: tuple[str, ...]
    rows: tuple[ComparedTheme, ...]


class TimeLine(NamedTuple):
    """How one theme was held in one role over time: `said` is oldest first.

    `elsewhere` is what other roles hold against it, oldest first.
    """

    role: str
    theme: str
    contradicts: bool
    changed: bool
    said: tuple[Said, ...]
    elsewhere: tuple[Said, ...] = ()


class VerdictChange(NamedTuple):
    """A verdict as it was given, with its reason in Markdown; `entry` is the reflection it was reached in."""

    verdict: Verdict
    why: str
    at: datetime
    entry: int | None = None


Opposed = Mapping[tuple[str, Stance], Sequence[str]]
"""Which roles hold a theme in a stance."""
