"""What is wanted and not wanted of each kind of work: takeaways become tallies, a board and time lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Literal, NamedTuple, get_args

from tui.domain.entries import Form, Kind, Stance
from tui.domain.text import fold

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
    """A row of the comparison: the cells that are not empty, by the name of their role."""

    theme: str
    cells: Mapping[str, Cell]


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


def board(role: RoleTally, why: str, said: Iterable[Said], opposed: Opposed) -> Board:
    """The board of a role from its takeaways, newest first; `opposed` says who holds the opposite."""
    want, dont, unsure = _tallied(said, opposed, only=role.name)
    return Board(role, why, want, dont, unsure)


def across(said: Iterable[Said], opposed: Opposed) -> Across:
    """Themes over all roles, from takeaways newest first."""
    return Across(*_tallied(said, opposed, only=None))


def compare(roles: Sequence[str], counts: Iterable[tuple[str, Stance, Mapping[str, int]]]) -> Comparison:
    """The matrix, from counts of takeaways by theme and stance, of each role."""
    themes: defaultdict[str, dict[Stance, Mapping[str, int]]] = defaultdict(dict)
    for theme, stance, count in counts:
        before = themes[theme].get(stance)
        themes[theme][stance] = Counter(before) + Counter(count) if before else count
    none: Mapping[str, int] = {}
    rows: list[tuple[int, str, ComparedTheme]] = []
    for theme, by in themes.items():
        held = [by.get(stance, none) for stance in STANCES]
        want, dont, unsure = held
        spoken = {role for each in held for role in each}
        cells = {
            role: Cell(want.get(role, 0), dont.get(role, 0), unsure.get(role, 0))
            for role in roles
            if role in spoken
        }
        total = sum(sum(each.values()) for each in held)
        rows.append((-total, fold(theme), ComparedTheme(theme, cells)))
    rows.sort(key=lambda row: (row[0], row[1], row[2].theme))
    return Comparison(tuple(roles), tuple(row[2] for row in rows))


def time_lines(role: str, said: Iterable[Said], others: Iterable[Said] = ()) -> list[TimeLine]:
    """A time line for each theme of a role: changes of mind first, then contradictions, then the newest."""
    by_theme: defaultdict[str, list[Said]] = defaultdict(list)
    for each in said:
        by_theme[each.theme].append(each)
    against: defaultdict[str, list[Said]] = defaultdict(list)
    for each in others:
        if any(one.stance == OPPOSITE.get(each.stance) for one in by_theme.get(each.theme, ())):
            against[each.theme].append(each)
    lines = [
        TimeLine(
            role,
            theme,
            *_opposites(
                [each for each in held if each.stance == "want"],
                [each for each in held if each.stance == "dont"],
            ),
            tuple(sorted(held, key=_age)),
            tuple(sorted(against[theme], key=_age)),
        )
        for theme, held in by_theme.items()
    ]
    lines.sort(key=lambda line: (fold(line.theme), line.theme))
    lines.sort(key=lambda line: (line.changed, line.contradicts, _newness(line.said[-1])), reverse=True)
    return lines


def newest_first(said: Iterable[Said]) -> list[Said]:
    """Evidence in the order it is shown in: as the lists of entries, each entry's lines from its top."""
    ordered = sorted(said, key=_line)
    ordered.sort(key=_newness, reverse=True)
    return ordered


def _tallied(
    said: Iterable[Said], opposed: Opposed, *, only: str | None
) -> tuple[tuple[ThemeTally, ...], ...]:
    by_theme: defaultdict[str, dict[Stance, list[Said]]] = defaultdict(dict)
    for each in said:
        by_theme[each.theme].setdefault(each.stance, []).append(each)
    tallies: dict[Stance, list[ThemeTally]] = {stance: [] for stance in STANCES}
    for theme, held in by_theme.items():
        wanted, unwanted = held.get("want", ()), held.get("dont", ())
        contradicts, changed = False, False
        if wanted and unwanted:
            contradicts, changed = _opposites(wanted, unwanted) if only else _in_any_role(wanted, unwanted)
        for stance, evidence in held.items():
            against = opposed.get((theme, OPPOSITE[stance]), ()) if stance in OPPOSITE else ()
            meetings = len({each.entry for each in evidence if each.held})
            elsewhere = tuple(role for role in against if role != only)
            tallies[stance].append(
                ThemeTally(theme, stance, meetings, contradicts, changed, tuple(evidence), elsewhere)
            )
    return tuple(tuple(_ordered(each)) for each in tallies.values())


def _ordered(tallies: list[ThemeTally]) -> list[ThemeTally]:
    tallies.sort(key=lambda tally: (fold(tally.theme), tally.theme))
    tallies.sort(key=lambda t: (t.meetings, len(t.evidence), _newness(t.evidence[0])), reverse=True)
    return tallies


def _opposites(wanted: Sequence[Said], unwanted: Sequence[Said]) -> tuple[bool, bool]:
    """Whether a theme is wanted and unwanted, and whether not all of that was said on one day."""
    contradicts = bool(wanted) and bool(unwanted)
    return contradicts, contradicts and len({each.on for each in (*wanted, *unwanted)}) > 1


def _in_any_role(wanted: Sequence[Said], unwanted: Sequence[Said]) -> tuple[bool, bool]:
    roles = {role for each in wanted for role in each.roles or ("",)}
    found = [
        _opposites(
            [each for each in wanted if role in (each.roles or ("",))],
            [each for each in unwanted if role in (each.roles or ("",))],
        )
        for role in roles
    ]
    return any(each[0] for each in found), any(each[1] for each in found)


def _line(said: Said) -> int:
    return said.line


def _newness(said: Said) -> tuple[date, time, int]:
    return said.on, said.at or time.min, said.entry


def _age(said: Said) -> tuple[date, time, int, int]:
    return *_newness(said), said.line
