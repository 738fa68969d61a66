"""Charts as characters, which are read without colour: large digits, bars, columns, and heat maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.day_words import DAYS, MONTHS
from tui.domain.weeks import monday, week_of

LEVELS = "·░▒▓█"
"""How much there was, from nothing to most."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_HALF = "▌"
_PIXELS = {
    "0": "###,#.#,#.#,#.#,###",
    "1": "##.,.#.,.#.,.#.,###",
    "2": "###,..#,###,#..,###",
    "3": "###,..#,###,..#,###",
    "4": "#.#,#.#,###,..#,..#",
    "5": "###,#..,###,..#,###",
    "6": "###,#..,###,#.#,###",
    "7": "###,..#,..#,..#,..#",
    "8": "###,#.#,###,#.#,###",
    "9": "###,#.#,###,..#,###",
    ":": ".,#,.,#,.",
}
_TALL = 5
_HALVES = {"##": "█", "#.": "▀", ".#": "▄", "..": " "}
WEEKDAYS = tuple(day[:3].capitalize() for day in DAYS)
MONTH_NAMES = tuple(month[:3].capitalize() for month in MONTHS)


def digits(number: int) -> tuple[str, ...]:
    """A number three lines high, four cells a digit but for the last."""
    rows = _pixels(number, 1)
    rows.append("." * len(rows[0]))
    return tuple(
        "".join(_HALVES[upper + lower] for upper, lower in zip(rows[at], rows[at + 1], strict=True))
        for at in range(0, _TALL + 1, 2)
    )


def large_digits(number: int) -> tuple[str, ...]:
    """A number five lines high, eight cells a digit but for the last."""
    return tuple(row.replace("#", "█").replace(".", " ") for row in _pixels(number, 2))


def large_clock(shown: str) -> tuple[str, ...]:
    """The digits and colons of a clock, such as `1:02:05`, as high and wide as those of a large number."""
    return tuple(row.replace("#", "█").replace(".", " ") for row in _pixels(shown, 2))


def _pixels(shown: int | str, wide: int) -> list[str]:
    figures = [_PIXELS[figure].split(",") for figure in str(shown)]
    return [
        ("." * wide).join("".join(pixel * wide for pixel in figure[row]) for figure in figures)
        for row in range(_TALL)
    ]


def bar(value: float, most: float, width: int) -> str:
    """A bar to the scale of `most`, at most `width` cells, unpadded; whatever there is shows."""
    if value <= 0 or most <= 0:
        return ""
    halves = max(1, round(min(value, most) * width * 2 / most))
    return "█" * (halves // 2) + _HALF * (halves % 2)


def columns(values: Sequence[float], top: float, height: int) -> list[str]:
    """Columns to the scale of `top`, `height` lines from above, a cell a value; whatever there is shows."""
    lines = []
    for line in range(height - 1, -1, -1):
        cells = (0 if value <= 0 else max(1, round(value * height * 8 / top)) - line * 8 for value in values)
        lines.append("".join(_EIGHTHS[max(0, min(8, cell))] for cell in cells))
    return lines


def level(count: int, most: int) -> int:
    """Which of the `LEVELS` a count is, where `most` is the highest and has the last of them."""
    if count <= 0:
        return 0
    top = len(LEVELS) - 1
    return max(1, -(-min(count, most) * top // most))


def steps(most: int) -> list[tuple[int, int, int]]:
    """The levels there are up to the highest count, each with the lowest and highest that it stands for."""
    found: list[tuple[int, int, int]] = [(0, 0, 0)]
    low = 1
    for step in range(1, len(LEVELS)):
        high = most * step // (len(LEVELS) - 1)
        if high >= low:
            found.append((step, low, high))
            low = high + 1
    return found


class Calendar(NamedTuple):
    """A heat map of days: a column a week from its Monday, seven rows, None for days outside.

    `months` are names, each with the column of the first week that begins in it.
    """

    weeks: tuple[date, ...]
    rows: tuple[tuple[int | None, ...], ...]
    months: tuple[tuple[int, str], ...]

    @property
    def most(self) -> int:
        """The highest count."""
        return max((count or 0 for row in self.rows for count in row), default=0)


class YearMap(NamedTuple):
    """A heat map of months: a row a year in which there was something, twelve columns."""

    rows: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def most(self) -> int:
        """The highest count."""
        return max((count for _, counts in self.rows for count in counts), default=0)


def calendar(days: Mapping[date, int], first: date, last: date, *, most: int) -> Calendar:
    """The weeks from one day to another, or the last `most` of them."""
    end = week_of(last)
    begin = max(week_of(first), end - most + 1)
    weeks = range(begin, end + 1)
    rows = tuple(
        tuple(_count(days, week * 7 + 1 + weekday, first, last) for week in weeks) for weekday in range(7)
    )
    months: list[tuple[int, str]] = []
    for column, week in enumerate(weeks):
        name = MONTH_NAMES[monday(week).month - 1]
        if not months or months[-1][1] != name:
            months.append((column, name))
    if len(months) > 1 and months[1][0] < 2:
        del months[0]  # of so few weeks that its name has no room
    return Calendar(tuple(map(monday, weeks)), rows, tuple(months))


def year_map(days: Mapping[date, int], *, most: int) -> YearMap:
    """The months of the years in which there was something, of the last `most` such years."""
    counts: dict[int, list[int]] = {}
    for day, count in days.items():
        counts.setdefault(day.year, [0] * 12)[day.month - 1] += count
    return YearMap(tuple((year, tuple(counts[year])) for year in sorted(counts)[-most:]))


def _count(days: Mapping[date, int], ordinal: int, first: date, last: date) -> int | None:
    if not first.toordinal() <= ordinal <= last.toordinal():
        return None
    return days.get(date.fromordinal(ordinal), 0)
