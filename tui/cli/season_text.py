"""A season in words and charts that are read without colour; on a pipe as rows with tabs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date

from tui.cli import out, wrapping
from tui.domain import season_words as words
from tui.domain.charts import LEVELS, MONTH_NAMES, WEEKDAYS, bar, calendar, digits, level, year_map
from tui.domain.dates import show_date, show_day
from tui.domain.season import Season
from tui.domain.seasons import LooseEnd, LooseEnds, SearchLine, last_day
from tui.domain.summing import recent_weeks

_BAR = 24
_A_MEETING = 4
"""Cells of the longest bar, and cells a meeting has at most."""
_WEEKS = 26
"""Weeks shown on a terminal; a pipe gets all of them."""
_COLUMNS = 34
_YEARS = 20
_SIGNS = {"promise": "<", "introduction": ">", "planned": "·", "follow-up": "[ ]"}


def tell(season: Season, searches: Sequence[SearchLine] = ()) -> None:
    """Everything about a season; with `searches`, what each of them came to."""
    _head(season)
    if searches:
        out.heading("SEARCHES")
        tell_searches(searches)
    _weeks(season)
    _months(season)
    _introductions(season)
    _roles(season)
    _milestones(season)
    _memories(season)


def tell_searches(lines: Sequence[SearchLine]) -> None:
    """The job searches, a line each."""
    out.table(
        [
            (
                out.line(each.search.name),
                words.short_span(each.search),
                words.people_met(each.people_met),
                words.counted(each.meetings, "meeting"),
                out.line(each.search.text.outcome or each.search.text.goal),
            )
            for each in lines
        ],
        right=(2, 3),
        quiet=(1,),
    )


def tell_loose_ends(ends: LooseEnds) -> None:
    """What is still open, by kind."""
    for heading, of in (
        ("Promises", ends.promises),
        ("Introductions", ends.introductions),
        ("Planned meetings", ends.planned),
        ("Follow-ups", ends.followups),
    ):
        wrapping.section(heading, [(f"{_sign(one)} {out.line(one.text)}", _besides(one)) for one in of])


def _head(season: Season) -> None:
    search = season.search
    sums = season.sums
    where = f" · {words.span(search, week=season.week)}" if search is not None else ""
    out.say(out.bold(f"{out.line(words.title(search))}{where}"))
    if search is not None:
        wrapping.paragraphs("", search.text.goal)
    out.say()
    met, ever = words.people_met(sums.people_met), f"{season.people_met_all:,} over all searches"
    beside = [
        met if search is None else f"{met}, {ever}",
        ", ".join(words.facts(season)),
        words.in_a_row(sums),
    ]
    if out.on_terminal(sys.stdout):
        for figure, line in zip(digits(sums.people_met), beside, strict=True):
            out.say(f"  {out.bold(figure)}   {line}".rstrip())
    else:
        for line in filter(None, beside):
            out.say(line)
    if words.unmeasured(sums):
        out.say(out.dim(words.unmeasured(sums)))
    if search is not None and search.text.outcome:
        out.say()
        wrapping.paragraphs("outcome ", search.text.outcome)


def _weeks(season: Season) -> None:
    sums = season.sums
    if not sums.meetings:
        return
    target = season.search.text.target if season.search is not None else None
    out.heading(f"MEETINGS A WEEK{' · ' + words.target(season) if target else ''}")
    weeks = recent_weeks(season, _WEEKS) if out.on_terminal(sys.stdout) else sums.weeks
    most = max(*(week.meetings for week in weeks), target or 0)
    width = most * max(1, min(_A_MEETING, _BAR // most)) if most <= _BAR else _BAR
    rows = [
        (
            week.name,
            show_day(week.first),
            _against(week.meetings, target, most, width),
            str(week.meetings),
            words.counted(week.people, "person", "people") if week.people else "",
        )
        for week in weeks
    ]
    out.table(rows, right=(3,), quiet=(0, 1, 4))
    if weeks[0].first > sums.weeks[0].first:
        out.say(out.dim("and more before; --json has them all"))


def _against(count: int, target: int | None, most: int, width: int) -> str:
    """A bar, and where the target is beyond it a sign there."""
    done = bar(count, most, width)
    if target is None or count >= target:
        return done.ljust(width)
    at = max(len(done), round(target * width / most) - 1)
    return f"{done:<{at}}│".ljust(width)


def _months(season: Season) -> None:
    days = season.sums.days
    if not days:
        return
    if season.search is None:
        _years(season)
        return
    first = min(season.search.text.started_on, *days)
    last = max(last_day(season.search, season.today), *days)
    heat = calendar(days, first, last, most=_COLUMNS)
    out.heading("DAYS")
    names = [" "] * (2 * len(heat.weeks) + 3)
    for column, name in heat.months:
        names[2 * column : 2 * column + len(name)] = name
    out.say(out.dim(f"        {''.join(names).rstrip()}"))
    for name, row in zip(WEEKDAYS, heat.rows, strict=True):
        cells = " ".join(" " if count is None else LEVELS[level(count, heat.most)] for count in row)
        out.say(f"  {out.dim(name)}   {cells}".rstrip())
    _legend(heat.most)


def _years(season: Season) -> None:
    heat = year_map(season.sums.days, most=_YEARS)
    out.heading("MONTHS")
    out.say(out.dim("         " + " ".join(MONTH_NAMES)))
    before: int | None = None
    for year, counts in heat.rows:
        if before is not None and year > before + 1:
            out.say(out.dim("     ⋮"))
        before = year
        cells = " ".join(f" {LEVELS[level(count, heat.most)] * 2}" for count in counts)
        out.say(f"  {out.dim(f'{year:>4}')}   {cells}   {sum(counts):>4,}")
    _legend(heat.most)


def _legend(most: int) -> None:
    out.say(out.dim(f"  {words.legend(most)}"))


def _introductions(season: Season) -> None:
    found = season.introductions
    if not found.offered and not found.by_me:
        return
    out.heading("INTRODUCTIONS")
    _bars([(name, count, f"{count:,}") for name, count in words.funnel(found)])
    note = words.funnel_note(found)
    if note:
        out.say(out.dim(f"  {note}"))


def _roles(season: Season) -> None:
    if not season.roles:
        return
    out.heading("WHERE THE TIME WENT")
    measured = season.sums.minutes > 0
    _bars(
        [
            (words.role_name(role), role.minutes if measured else role.meetings, words.role_note(role))
            for role in season.roles
        ]
    )


def _bars(rows: Iterable[tuple[str, float, str]]) -> None:
    rows = list(rows)
    most = max(value for _, value, _ in rows)
    out.table([(f"  {out.line(name)}", bar(value, most, _BAR), note) for name, value, note in rows])


def _milestones(season: Season) -> None:
    if season.milestones:
        out.heading("MILESTONES")
        out.table(
            [
                (f"  {show_date(one.on)}", out.line(one.text), f"(entry {one.entry})" if one.entry else "")
                for one in season.milestones
            ],
            quiet=(0, 2),
        )


def _memories(season: Season) -> None:
    if season.year_ago is not None:
        wrapping.section(
            words.year_ago(season.year_ago),
            [
                (f"{_short(one.on)}  {out.line(words.entry_words(one))}", f"(entry {one.id})")
                for one in season.year_ago.entries
            ],
        )
    if season.last_search is not None:
        out.heading("This week, last search")
        for line in words.last_search(season.last_search, season):
            wrapping.say("  ", line)
        for one in season.last_search.meetings:
            label = out.line(words.entry_words(one))
            out.say(f"  {_short(one.on)}  {label}  {out.dim(f'(entry {one.id})')}")


def _short(day: date) -> str:
    return show_date(day).rpartition(" ")[0]


def _sign(end: LooseEnd) -> str:
    return "<" if end.direction == "by_me" else _SIGNS[end.kind]


def _besides(end: LooseEnd) -> str:
    when = (
        f"on {show_date(end.on)}" if end.kind == "planned" else f"by {show_date(end.due)}" if end.due else ""
    )
    return f"{when} (entry {end.entry})".strip()
