"""The charts of a season as lines of parts, each a text and the names of its looks, to any width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.app.widgets.cells import fit, width_of
from tui.domain import season_words as words
from tui.domain.charts import (
    LEVELS,
    MONTH_NAMES,
    WEEKDAYS,
    Calendar,
    bar,
    calendar,
    columns,
    digits,
    large_digits,
    level,
    year_map,
)
from tui.domain.season import Season
from tui.domain.seasons import last_day
from tui.domain.summing import recent_weeks
from tui.domain.weeks import week_of

Part = tuple[str, str]
Line = list[Part]
Block = list[Line]

GAP = 3
"""Cells between what stands beside each other."""
LABEL = 4
"""Cells left of a chart, for its scale."""
SHORTEST_BAR = 8
MONTH = 4
"""Cells of the name of a month, and of the gap behind it."""
YEARS = 20
HEATS = tuple(f"heat{step}" for step in range(len(LEVELS)))
"""The looks of the levels."""


def width(line: Line) -> int:
    """Cells of a line."""
    return sum(width_of(text) for text, _ in line)


def beside(left: Block, right: Block, at: int) -> Block:
    """Two blocks beside each other, the right one from the cell `at` on."""
    lines: Block = []
    for place in range(max(len(left), len(right))):
        line = list(left[place]) if place < len(left) else []
        if place < len(right):
            line += [(" " * max(0, at - width(line)), ""), *right[place]]
        lines.append(line)
    return lines


def heading(title: str, note: str, room: int) -> Line:
    """What a chart shows, and what is to be known of it, as far as there is room."""
    shown = fit(note, room - width_of(title) - 2, pad=False) if note else ""
    return [(title, "heading"), ("  ", ""), (shown, "muted")] if shown else [(title, "heading")]


def figures(season: Season, room: int, *, large: bool, close: bool = False) -> Block:
    """People met in large digits, of this search and over all, and beside them what else there was; where
    that has no room, below them, and `close` to them."""
    sums = season.sums
    counts: list[tuple[int, str, str]] = [(sums.people_met, "people met", "figure")]
    if season.search is not None:
        counts.append((season.people_met_all, "ever", "figure-ever"))
    block: Block = []
    at = 0
    facts = [*words.facts(season), *filter(None, (words.in_a_row(sums), words.unmeasured(sums)))]
    for count, caption, look in counts:
        high = large_digits(count) if large and look == "figure" else digits(count)
        if block and at + width_of(high[0]) > room:
            facts.insert(0, f"{count:,} {caption}")
            continue
        lines: Block = [[(text, look)] for text in high]
        if large and look != "figure":
            lines = [[], [], *lines]
        lines.append([(caption, "muted" if look == "figure-ever" else "")])
        block = beside(block, lines, at) if block else lines
        at += max(width_of(high[0]), width_of(caption)) + GAP
    if room - at < max(map(width_of, facts)):
        return [*block, *([] if close else [[]]), *_flowing(facts, room)]
    lines = [[(fact, "")] for fact in facts]
    return beside(block, lines[: len(block)], at + (GAP if large else 0))


def _flowing(facts: Sequence[str], room: int) -> Block:
    """Facts one after the other, on as few lines as they need."""
    lines: list[str] = []
    for fact in facts:
        if lines and width_of(f"{lines[-1]} · {fact}") <= room:
            lines[-1] = f"{lines[-1]} · {fact}"
        else:
            lines.append(fact)
    return [[(fit(line, room, pad=False), "")] for line in lines]


def weeks(season: Season, room: int, highest: int) -> Block:
    """Meetings a week as columns, with their numbers, and the target as a line above those that missed it.

    They are at most two lines high for a meeting, and `highest` in all."""
    target = season.search.text.target if season.search is not None else None
    every = len(recent_weeks(season, (room - LABEL) // 2))
    step = next((wide for wide in (4, 3, 2) if every * wide <= room - LABEL), 2)
    shown = recent_weeks(season, max(1, (room - LABEL) // step))
    most = max(max((week.meetings for week in shown), default=0), target or 0, 1)
    high = min(highest, 2 * most)
    drawn = columns([week.meetings for week in shown], most, high)
    line = None if target is None else high - max(1, round(target * high / most))
    block: Block = [heading("MEETINGS A WEEK", words.target(season), room)]
    for place, cells in enumerate(drawn):
        label = str(target) if place == line else str(most) if place == 0 else ""
        row: Line = [(f"{label:>{LABEL - 1}} ", "muted")]
        for cell in cells:
            if cell == " " and place == line:
                row.append(("▔" * step, "target"))
            else:
                row += [(cell * (step - 1), "bar"), ("▔" if place == line else " ", "target")]
        block.append(row)
    numbers = "".join(f"{week.meetings or '·':<{step}}"[:step] for week in shown)
    block.append([(" " * LABEL, ""), (numbers, "muted")])
    block.append([(" " * LABEL, ""), (_month_names([week.first for week in shown], step), "muted")])
    if shown[0].first > season.sums.weeks[0].first:
        block[0] = heading("MEETINGS A WEEK", f"the last {words.counted(len(shown), 'week')}", room)
    return block


def _month_names(mondays: Sequence[date], step: int) -> str:
    """The name of each month above its first week; the first one gives way to the next if that is close."""
    names = [" "] * (len(mondays) * step + 3)
    months = [day.month for day in mondays]
    first = [place * step for place, month in enumerate(months) if not place or month != months[place - 1]]
    if len(first) > 1 and first[1] < MONTH:
        del first[0]
    for at in first:
        names[at : at + 3] = MONTH_NAMES[mondays[at // step].month - 1]
    return "".join(names).rstrip()


def heat(season: Season, room: int, *, widest: int = 76) -> Block:
    """When the meetings were: day by day in a search, month by month over all."""
    days = season.sums.days
    if season.search is None:
        return _years(season, room)
    first = min(season.search.text.started_on, *days)
    last = max(last_day(season.search, season.today), *days)
    count = week_of(last) - week_of(first) + 1
    step = 3 if count * 3 <= min(room, widest) - LABEL else 2
    shown = calendar(days, first, last, most=max(1, (room - LABEL) // step))
    block: Block = [_heat_heading("DAY BY DAY", shown.most, room)]
    block.append([(" " * LABEL, ""), (_month_names(shown.weeks, step), "muted")])
    block += [_day_row(name, row, shown, step) for name, row in zip(WEEKDAYS, shown.rows, strict=True)]
    return block


def _heat_heading(title: str, most: int, room: int) -> Line:
    whole = words.legend(most)
    return heading(title, whole if width_of(f"{title}  {whole}") <= room else words.legend(most, " "), room)


def _day_row(name: str, row: Sequence[int | None], shown: Calendar, step: int) -> Line:
    line: Line = [(f"{name} ", "muted")]
    for count in row:
        if count is None:
            line.append((" " * step, ""))
        else:
            step_of = level(count, shown.most)
            line.append((LEVELS[step_of] * (step - 1) + " ", HEATS[step_of]))
    return line


def _years(season: Season, room: int) -> Block:
    shown = year_map(season.sums.days, most=YEARS)
    step = next((wide for wide in (4, 3, 2) if 12 * wide + 13 <= room), 1)
    block: Block = [_heat_heading("MONTH BY MONTH", shown.most, room)]
    names = "".join(f"{name if step > 3 else name[0]:<{step}}" for name in MONTH_NAMES)
    block.append([("      ", ""), (names, "muted")])
    before: int | None = None
    for year, counts in shown.rows:
        if before is not None and year > before + 1:
            block.append([("   ⋮", "muted")])
        before = year
        line: Line = [(f"{year:>4}  ", "muted")]
        for count in counts:
            step_of = level(count, shown.most)
            line.append((f"{LEVELS[step_of] * max(1, step - 1):<{step}}", HEATS[step_of]))
        block.append([*line, (f" {sum(counts):>5,}", "")])
    return block


def introductions(season: Season, room: int) -> Block:
    """How far introductions came, and what became of the others."""
    found = season.introductions
    rows = [(name, float(count), f"{count:,}") for name, count in words.funnel(found)]
    block: Block = [[("INTRODUCTIONS", "heading")], *bars(rows, room)]
    parts = filter(None, words.funnel_note(found).split(" · "))
    return [*block, *([(text, "muted") for text, _ in line] for line in _flowing(list(parts), room))]


def roles(season: Season, room: int) -> Block:
    """Which roles the time went to."""
    measured = season.sums.minutes > 0
    rows = [
        (words.role_name(each), each.minutes if measured else float(each.meetings), words.role_note(each))
        for each in season.roles
    ]
    return [[("WHERE THE TIME WENT", "heading")], *bars(rows, room)]


def bars(rows: Sequence[tuple[str, float, str]], room: int) -> Block:
    """A name, a bar to the scale of the longest, and what it stands for; each row fits."""
    names = min(max(width_of(name) for name, _, _ in rows), max(8, room * 2 // 5))
    notes = max(width_of(note) for _, _, note in rows)
    long = min(40, room - names - notes - 4)
    if long < SHORTEST_BAR:  # what stands behind the bar has fewer words then
        rows = [(name, value, note.partition(", ")[0]) for name, value, note in rows]
        notes = max(width_of(note) for _, _, note in rows)
        long = max(1, min(40, room - names - notes - 4))
    most = max(value for _, value, _ in rows)
    return [
        [
            (fit(name, names), ""),
            ("  ", ""),
            (bar(value, most, long).ljust(long), "bar"),
            ("  ", ""),
            (fit(note, max(0, room - names - long - 4), pad=False), "muted"),
        ]
        for name, value, note in rows
    ]
