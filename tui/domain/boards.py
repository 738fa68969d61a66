"""What is wanted and not wanted of a kind of work: takeaways become a board, a comparison, time lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from tui.domain.entries import Stance
from tui.domain.roles import (
    OPPOSITE,
    STANCES,
    Across,
    Board,
    Cell,
    ComparedTheme,
    Comparison,
    Opposed,
    RoleTally,
    Said,
    ThemeTally,
    TimeLine,
)
from tui.domain.text import fold

_PLACES = (0, 32, 64)
_MOST = 2**32 - 1
_ONES: Mapping[Stance, int] = {stance: 1 << place for stance, place in zip(STANCES, _PLACES, strict=True)}
"""The counts of a cell as one number, since there are many and each is counted up many times."""


class _Cells(dict[int, Cell]):
    """The cell of each such number: few of them are different."""

    def __missing__(self, counts: int) -> Cell:
        return self.setdefault(counts, Cell._make(counts >> place & _MOST for place in _PLACES))


def board(role: RoleTally, why: str, said: Iterable[Said], opposed: Opposed) -> Board:
    """The board of a role from its takeaways, newest first; `opposed` says who holds the opposite."""
    want, dont, unsure = _tallied(said, opposed, only=role.name)
    return Board(role, why, want, dont, unsure)


def across(said: Iterable[Said], opposed: Opposed) -> Across:
    """Themes over all roles, from takeaways newest first."""
    return Across(*_tallied(said, opposed, only=None))


def compare(roles: Mapping[str, str], held: Iterable[tuple[str, Stance, Iterable[str]]]) -> Comparison:
    """The matrix of these roles, which are names by keys: `held` has the key of a role for each takeaway
    that it has on a theme in a stance. Keys of other roles are skipped."""
    themes: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for theme, stance, keys in held:
        counts, one = themes[theme], _ONES[stance]
        for key in keys:
            counts[key] = counts.get(key, 0) + one
    made = _Cells()
    rows: list[tuple[int, str, ComparedTheme]] = []
    for theme, counts in themes.items():
        cells = {name: made[counts[key]] for key, name in roles.items() if key in counts}
        if cells:
            total = sum(map(sum, cells.values()))
            rows.append((-total, fold(theme), ComparedTheme(theme, cells)))
    rows.sort(key=lambda row: (row[0], row[1], row[2].theme))
    return Comparison(tuple(roles.values()), tuple(row[2] for row in rows))


def sentences(comparison: Comparison) -> list[str]:
    """The themes that may be nothing but the words of one takeaway."""
    return [
        row.theme
        for row in comparison.rows
        if " " in row.theme and all(sum(cell) == 1 for cell in row.cells.values())
    ]


def in_words(comparison: Comparison, said: Mapping[str, str]) -> Comparison:
    """The same, with what was `said` where that is all there is to a theme."""
    rows = (row._replace(said=said[row.theme]) if row.theme in said else row for row in comparison.rows)
    return comparison._replace(rows=tuple(rows))


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
