"""The charts of a recap as SVG that stands in the page: grey, so that any printer does it justice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tui.domain.charts import LEVELS, MONTH_NAMES, WEEKDAYS, Calendar, YearMap, level
from tui.domain.weeks import Week
from tui.interop.recap.marked import html

INK, PAPER = "#1d1d1b", "#ffffff"
SHADES = ("#f1eee7", "#d9cdb4", "#c3a973", "#9c7a35", "#5f4511")
"""From nothing to most: they differ in lightness, so that they do in black and white too."""
BAR, LINE = "#9c7a35", "#8b877e"
WIDTH = 680
_MOST_WEEKS = 104


def weeks_chart(weeks: Sequence[Week], target: int | None) -> str:
    """Meetings a week as columns with their numbers, the target as a line across."""
    shown = weeks[-_MOST_WEEKS:]
    top = max(max((week.meetings for week in shown), default=0), target or 0, 1)
    left, height, head = 30, 110, 16
    step = (WIDTH - left) / max(len(shown), 1)
    wide = min(26.0, step * 0.72)
    base = head + height
    parts = [_line(left, base, WIDTH, base, LINE)]
    month = 0
    for place, week in enumerate(shown):
        middle = left + step * (place + 0.5)
        tall = height * week.meetings / top
        if week.meetings:
            parts.append(_rect(middle - wide / 2, base - tall, wide, tall, BAR))
            if step >= 14:
                parts.append(_text(middle, base - tall - 4, str(week.meetings), "middle"))
        if week.first.month != month and (step >= 8 or week.first.month % 3 == 1):
            parts.append(_text(middle - wide / 2, base + 15, _month(week.first, first=place == 0), "start"))
        month = week.first.month
    if target:
        at = base - height * target / top
        parts.append(_line(left, at, WIDTH, at, INK, dashed=True))
        parts.append(_text(left - 6, at + 4, str(target), "end"))
    said = f"{sum(week.meetings for week in shown)} meetings in {len(shown)} weeks"
    return _svg(WIDTH, base + 22, f"Meetings a week: {said}", parts)


def days_chart(heat: Calendar) -> str:
    """A square a day, a column a week."""
    left, top = 34, 18
    size = min(17.0, (WIDTH - left) / max(len(heat.weeks), 1))
    parts = [
        _text(left + size * column, top - 6, name, "start")
        for place, (column, name) in enumerate(heat.months)
        if place + 1 == len(heat.months) or heat.months[place + 1][0] - column > 1
    ]
    for row, (name, counts) in enumerate(zip(WEEKDAYS, heat.rows, strict=True)):
        parts.append(_text(0, top + size * (row + 0.75), name, "start"))
        parts += [
            _rect(left + size * column, top + size * row, size - 2, size - 2, SHADES[level(count, heat.most)])
            for column, count in enumerate(counts)
            if count is not None
        ]
    return _svg(WIDTH, top + size * 7, "Meetings by day", parts)


def months_chart(heat: YearMap) -> str:
    """A square a month with its number, a row a year."""
    left, top, size = 44, 18, 32.0
    parts = [
        _text(left + size * (place + 0.45), top - 6, name, "middle") for place, name in enumerate(MONTH_NAMES)
    ]
    for row, (year, counts) in enumerate(heat.rows):
        y = top + (size - 8) * row
        parts.append(_text(0, y + 15, str(year), "start"))
        for column, count in enumerate(counts):
            shade = level(count, heat.most)
            parts.append(_rect(left + size * column, y, size - 3, size - 11, SHADES[shade]))
            if count:
                ink = PAPER if shade >= len(LEVELS) - 2 else INK
                x = left + size * (column + 0.45)
                parts.append(_text(x, y + 15, str(count), "middle", ink))
        parts.append(_text(left + size * 12 + 8, y + 15, f"{sum(counts):,}", "start"))
    return _svg(WIDTH, top + (size - 8) * len(heat.rows), "Meetings by month", parts)


def bars_chart(rows: Sequence[tuple[str, float, str]], *, width: int = WIDTH) -> str:
    """Bars below each other: a name, a value to the scale of the largest, and what is said of it."""
    high = 24
    most = max((value for _, value, _ in rows), default=0) or 1
    names, room = 150, width - 330
    parts = []
    for place, (name, value, note) in enumerate(rows):
        y = place * high
        parts.append(_text(0, y + 16, _cut(name, 24), "start"))
        long = room * value / most
        if value:
            parts.append(_rect(names, y + 5, max(long, 1.5), high - 10, BAR))
        parts.append(_text(names + long + 8, y + 16, note, "start"))
    return _svg(width, high * len(rows), ", ".join(f"{name}: {note}" for name, _, note in rows), parts)


def _svg(width: float, height: float, label: str, parts: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(width)} {_number(height)}" '
        f'width="{_number(width)}" height="{_number(height)}" role="img" aria-label="{html(label)}">'
        f"{''.join(parts)}</svg>"
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}" '
        f'rx="1.5" fill="{fill}"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, ink: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="3 4"' if dashed else ""
    return (
        f'<line x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}" '
        f'stroke="{ink}" stroke-width="1"{dashes}/>'
    )


def _text(x: float, y: float, words: str, anchor: str, ink: str = INK) -> str:
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" text-anchor="{anchor}" fill="{ink}" '
        f'font-size="11">{html(words)}</text>'
    )


def _month(day: date, *, first: bool) -> str:
    name = MONTH_NAMES[day.month - 1]
    return f"{name} {day.year}" if first or day.month == 1 else name


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
