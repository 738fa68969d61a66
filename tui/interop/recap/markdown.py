"""A recap as Markdown, its charts in characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain import season_words as words
from tui.domain.charts import LEVELS, MONTH_NAMES, WEEKDAYS, bar, calendar, level, year_map
from tui.domain.dates import show_date, show_day
from tui.domain.role_sheet import cut
from tui.domain.roles import Board, ThemeTally
from tui.domain.season import Season
from tui.domain.seasons import LooseEnd, last_day
from tui.interop.recap.gather import MOST_THEMES, Recap, doors
from tui.interop.recap.marked import markdown_line, quoted

_BAR = 24
_COLUMNS = 53


def to_markdown(recap: Recap) -> str:
    """The whole text."""
    return "\n\n".join((*_parts(recap), f"Written by Preseason on {show_date(recap.on)}.")) + "\n"


def _parts(recap: Recap) -> Iterator[str]:
    season = recap.season
    yield from _head(season)
    yield from _searches(recap)
    yield from _charts(season)
    yield from _roles(recap)
    yield from _tables(recap)
    yield from _ends(recap)


def _head(season: Season) -> Iterator[str]:
    search, sums = season.search, season.sums
    yield f"# {markdown_line(words.title(search))}"
    if search is not None:
        yield words.capital(words.span(search, week=season.week))
        if search.text.goal:
            yield quoted(search.text.goal)
    ever = f", {season.people_met_all:,} over all searches" if search is not None else ""
    yield f"**{words.people_met(sums.people_met)}**{ever} · {' · '.join(words.facts(season))}"
    if words.in_a_row(sums):
        yield words.in_a_row(sums)
    if search is not None and search.text.outcome:
        yield "## Outcome"
        yield quoted(search.text.outcome)


def _searches(recap: Recap) -> Iterator[str]:
    if recap.searches:
        yield "## Searches"
        yield _table(
            ("Search", "When", "People met", "Meetings"),
            [
                (
                    markdown_line(each.search.name),
                    words.short_span(each.search),
                    f"{each.people_met:,}",
                    f"{each.meetings:,}",
                )
                for each in recap.searches
            ],
        )


def _charts(season: Season) -> Iterator[str]:
    sums, search = season.sums, season.search
    if not sums.meetings:
        yield "Nobody met yet."
        return
    if search is not None:
        yield "## Meetings a week"
        if words.target(season):
            yield words.capital(words.target(season))
        most = max(*(week.meetings for week in sums.weeks), search.text.target or 0)
        yield _block(
            f"{week.name}  {show_day(week.first)}  {bar(week.meetings, most, min(most * 4, _BAR)):<{_BAR}}"
            f"  {week.meetings}"
            for week in sums.weeks
        )
        yield "## Day by day"
        yield _block(_days(season))
    else:
        yield "## Month by month"
        yield _block(_months(season))
    found = season.introductions
    if found.offered:
        yield "## Introductions"
        yield _block(_bars([(name, count, f"{count:,}") for name, count in words.funnel(found)]))
        yield words.funnel_note(found)
    if season.roles:
        measured = sums.minutes > 0
        yield "## Where the time went"
        yield _block(
            _bars(
                [
                    (
                        words.role_name(each),
                        each.minutes if measured else each.meetings,
                        words.role_note(each),
                    )
                    for each in season.roles
                ]
            )
        )


def _days(season: Season) -> Iterator[str]:
    search, days = season.search, season.sums.days
    if search is None:
        return
    first, last = min(search.text.started_on, *days), max(last_day(search, season.today), *days)
    heat = calendar(days, first, last, most=_COLUMNS)
    names = [" "] * (2 * len(heat.weeks) + 3)
    for column, name in heat.months:
        names[2 * column : 2 * column + len(name)] = name
    yield f"     {''.join(names).rstrip()}"
    for name, row in zip(WEEKDAYS, heat.rows, strict=True):
        cells = (" " if count is None else LEVELS[level(count, heat.most)] for count in row)
        yield f"{name}  {' '.join(cells)}".rstrip()
    yield words.legend(heat.most)


def _months(season: Season) -> Iterator[str]:
    heat = year_map(season.sums.days, most=40)
    yield f"      {' '.join(MONTH_NAMES)}"
    for year, counts in heat.rows:
        cells = " ".join(f" {LEVELS[level(count, heat.most)] * 2}" for count in counts)
        yield f"{year:>4}  {cells}  {sum(counts):>4,}"
    yield words.legend(heat.most)


def _bars(rows: Sequence[tuple[str, float, str]]) -> Iterator[str]:
    most = max(value for _, value, _ in rows)
    wide = max(len(cut(name, 40)) for name, _, _ in rows)
    for name, value, note in rows:
        yield f"{cut(name, 40):<{wide}}  {bar(value, most, _BAR):<{_BAR}}  {note}"


def _roles(recap: Recap) -> Iterator[str]:
    if recap.boards:
        yield "## What I want, and what I don't"
    for board in recap.boards:
        role = board.role
        yield f"### {markdown_line(role.name)}"
        verdict = role.verdict.replace("-", " ").capitalize()
        yield f"{verdict}, after {words.counted(role.meetings, 'meeting')}"
        if board.why:
            yield quoted(board.why)
        yield from _sides(board)


def _sides(board: Board) -> Iterator[str]:
    for title, tallies in (("Want", board.want), ("Don't want", board.dont)):
        if tallies:
            yield f"**{title}**"
            yield "\n".join(f"- {_theme(each)}" for each in tallies[:MOST_THEMES])


def _theme(tally: ThemeTally) -> str:
    said = tally.evidence[0]
    name = said.text if len(tally.evidence) == 1 else tally.theme
    who = ", ".join(said.people) or said.title
    note = words.times(len(tally.evidence)) if len(tally.evidence) > 1 else who
    return f"{markdown_line(cut(name))} — {markdown_line(note)}"


def _tables(recap: Recap) -> Iterator[str]:
    people, opened, pitches = recap.details
    if people:
        yield "## Everyone I met"
        yield _table(
            ("Name", "Work", "Through", "Met", "Last"),
            [
                (
                    markdown_line(each.name),
                    markdown_line(", ".join(filter(None, (each.title, each.company)))),
                    markdown_line(each.introduced_by),
                    f"{each.meetings:,}",
                    show_date(each.last),
                )
                for each in people
            ],
        )
    if opened:
        yield "## Who opened doors"
        yield "\n".join(
            f"- **{markdown_line(each.by)}**: "
            + ", ".join(f"{markdown_line(one.name)} ({one.status})" for one in each.opened)
            for each in doors(opened)
        )
    if pitches:
        yield "## The pitch"
        yield "\n".join(
            f"- Version {each.version}, heard {words.times(each.uses)}"
            + (f": {words.mean_score(each)}" if each.scored else "")
            for each in pitches
        )
    if recap.season.milestones:
        yield "## Milestones"
        yield "\n".join(
            f"- {show_date(each.on)}: {markdown_line(each.text)}" for each in recap.season.milestones
        )


def _ends(recap: Recap) -> Iterator[str]:
    ends = recap.ends
    if not ends.all:
        return
    yield "## Still open"
    for title, of in (
        ("Promised", ends.promises),
        ("Introductions to come", ends.introductions),
        ("Planned", ends.planned),
        ("To do", ends.followups),
    ):
        if of:
            yield f"### {title}"
            yield "\n".join(f"- {_end(each)}" for each in of)


def _end(end: LooseEnd) -> str:
    day = end.on if end.kind == "planned" else end.due
    parts = [part for part in (words.end_people(end), show_date(day) if day else "") if part]
    return " — ".join((markdown_line(end.text), *([markdown_line(", ".join(parts))] if parts else [])))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A column in which there is nothing is left out."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line[place] for place in kept)} |" for line in lines)


def _block(lines: Iterator[str]) -> str:
    """Lines as they stand; what a person wrote in one cannot end it."""
    return "\n".join(("```text", *(line.replace("```", "'''") for line in lines), "```"))
