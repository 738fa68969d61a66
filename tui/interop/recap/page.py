"""A recap as one HTML file that needs nothing else: no script, no network, and it prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain import season_words as words
from tui.domain.charts import calendar, year_map
from tui.domain.dates import show_date
from tui.domain.role_sheet import cut
from tui.domain.roles import Board, ThemeTally
from tui.domain.season import Season, last_day
from tui.domain.seasons import LooseEnd
from tui.interop.recap import svg
from tui.interop.recap.gather import MOST_THEMES, Recap, doors
from tui.interop.recap.marked import html, html_text
from tui.interop.recap.style import CSS, CSS_HASH

POLICY = f"default-src 'none'; style-src '{CSS_HASH}'; base-uri 'none'; form-action 'none'"
_COLUMNS = 53
_NOTHING = '<li class="soft">nothing yet</li>'


def to_html(recap: Recap) -> str:
    """The whole page."""
    name = html(words.title(recap.season.search))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light">',
            f"<title>{name}</title>",
            f"<style>{CSS}</style>",
            "</head>",
            "<body>",
            *_parts(recap),
            f"<footer>Written by Preseason on {show_date(recap.on)}.</footer>",
            "</body>",
            "</html>",
            "",
        )
    )


def _parts(recap: Recap) -> Iterator[str]:
    season = recap.season
    yield from _head(season)
    yield from _searches(recap)
    yield from _charts(season)
    yield from _roles(recap)
    yield from _people(recap)
    yield from _doors(recap)
    yield from _pitches(recap)
    yield from _milestones(season)
    yield from _ends(recap)


def _head(season: Season) -> Iterator[str]:
    search, sums = season.search, season.sums
    yield f"<h1>{html(words.title(search))}</h1>"
    if search is not None:
        yield f'<p class="kicker">{html(words.capital(words.span(search, week=season.week)))}</p>'
        if search.text.goal:
            yield f'<div class="words">{html_text(search.text.goal)}</div>'
        if search.text.outcome:
            yield f'<div class="outcome">{html_text(search.text.outcome)}</div>'
    figures = [(f"{sums.people_met:,}", "person met" if sums.people_met == 1 else "people met")]
    if search is not None and season.people_met_all != sums.people_met:
        figures.append((f"{season.people_met_all:,}", "over all searches"))
    figures.append((f"{sums.meetings:,}", "meeting" if sums.meetings == 1 else "meetings"))
    if sums.minutes:
        figures.append((f"{round(sums.minutes / 60):,}", "hours"))
    if season.companies:
        figures.append((f"{season.companies:,}", "company" if season.companies == 1 else "companies"))
    if sums.longest is not None:
        figures.append((f"{sums.longest.weeks:,}", "weeks in a row"))
    items = "".join(f"<li><b>{figure}</b><span>{what}</span></li>" for figure, what in figures)
    yield f'<ul class="figures">{items}</ul>'


def _searches(recap: Recap) -> Iterator[str]:
    if recap.searches:
        rows = [
            (
                html(each.search.name),
                html(words.short_span(each.search)),
                f"{each.people_met:,}",
                f"{each.meetings:,}",
                html_text(each.search.text.outcome or each.search.text.goal),
            )
            for each in recap.searches
        ]
        yield "<h2>Searches</h2>"
        yield _table(("Search", "When", "People", "Meetings", ""), rows, numbers=(2, 3), days=(1,))


def _charts(season: Season) -> Iterator[str]:
    sums, search = season.sums, season.search
    if not sums.meetings:
        yield '<p class="soft">Nobody met yet.</p>'
        return
    if search is not None:
        yield "<h2>Meetings a week</h2>"
        yield svg.weeks_chart(sums.weeks, search.text.target)
        if words.target(season):
            yield f'<p class="note">{html(words.capital(words.target(season)))}</p>'
        first, last = min(search.text.started_on, *sums.days), max(last_day(search, season.today), *sums.days)
        yield "<h2>Day by day</h2>"
        yield svg.days_chart(calendar(sums.days, first, last, most=_COLUMNS))
    else:
        yield "<h2>Month by month</h2>"
        yield svg.months_chart(year_map(sums.days, most=40))
    found = season.introductions
    if found.offered:
        yield "<h2>Introductions</h2>"
        yield svg.bars_chart([(name, count, f"{count:,}") for name, count in words.funnel(found)])
        yield f'<p class="note">{html(words.funnel_note(found))}</p>'
    if season.roles:
        measured = sums.minutes > 0
        yield "<h2>Where the time went</h2>"
        yield svg.bars_chart(
            [
                (words.role_name(each), each.minutes if measured else each.meetings, words.role_note(each))
                for each in season.roles
            ]
        )


def _roles(recap: Recap) -> Iterator[str]:
    if recap.boards:
        yield "<h2>What I want, and what I don’t</h2>"
    for board in recap.boards:
        role = board.role
        yield '<section class="role">'
        facts = f"{role.verdict.replace('-', ' ')}, after {words.counted(role.meetings, 'meeting')}"
        yield f'<h3>{html(role.name)} <span class="soft">· {facts}</span></h3>'
        if board.why:
            yield f'<div class="words">{html_text(board.why)}</div>'
        yield from _sides(board)
        yield "</section>"


def _sides(board: Board) -> Iterator[str]:
    if board.want or board.dont:
        yield '<div class="sides">'
        for title, tallies in (("Want", board.want), ("Don’t want", board.dont)):
            items = "".join(f"<li>{_theme(each)}</li>" for each in tallies[:MOST_THEMES])
            yield f"<div><p>{title}</p><ul>{items or _NOTHING}</ul></div>"
        yield "</div>"


def _theme(tally: ThemeTally) -> str:
    said = tally.evidence[0]
    name = said.text if len(tally.evidence) == 1 else tally.theme
    who = ", ".join(said.people) or said.title
    note = words.times(len(tally.evidence)) if len(tally.evidence) > 1 else who
    return f'{html(cut(name))} <span class="note">{html(note)}</span>'


def _people(recap: Recap) -> Iterator[str]:
    people = recap.details.people
    if people:
        yield "<h2>Everyone I met</h2>"
        rows = [
            (
                html(each.name),
                html(", ".join(filter(None, (each.title, each.company)))),
                html(each.introduced_by),
                f"{each.meetings:,}",
                show_date(each.last).partition(" ")[2],
            )
            for each in people
        ]
        yield _table(("Name", "Work", "Through", "Met", "Last"), rows, numbers=(3,), days=(4,))


def _doors(recap: Recap) -> Iterator[str]:
    opened = doors(recap.details.opened)
    if opened:
        yield "<h2>Who opened doors</h2>"
        rows = [
            (html(each.by), ", ".join(f"{html(one.name)} ({html(one.status)})" for one in each.opened))
            for each in opened
        ]
        yield _table(("Who", "To whom"), rows)


def _pitches(recap: Recap) -> Iterator[str]:
    if recap.details.pitches:
        yield "<h2>The pitch</h2>"
        rows = [
            (
                f"Version {each.version}",
                f"{each.uses:,}",
                ""
                if each.mean_score is None
                else f"{each.mean_score:.1f} of 5, scored {each.scored:,} times",
            )
            for each in recap.details.pitches
        ]
        yield _table(("", "Told", "Mean score"), rows, numbers=(1,))


def _milestones(season: Season) -> Iterator[str]:
    if season.milestones:
        yield "<h2>Milestones</h2>"
        yield _table(
            ("", ""), [(show_date(each.on), html(each.text)) for each in season.milestones], days=(0,)
        )


def _ends(recap: Recap) -> Iterator[str]:
    ends = recap.ends
    if not ends.all:
        return
    yield "<h2>Still open</h2>"
    for title, of in (
        ("Promised", ends.promises),
        ("Introductions to come", ends.introductions),
        ("Planned", ends.planned),
        ("To do", ends.followups),
    ):
        if of:
            yield f"<h3>{title}</h3>"
            yield f"<ul>{''.join(f'<li>{_end(each)}</li>' for each in of)}</ul>"


def _end(end: LooseEnd) -> str:
    day = end.on if end.kind == "planned" else end.due
    who = "" if end.kind == "planned" else words.names(end.people, 2)
    parts = [part for part in (who, show_date(day) if day else "") if part]
    note = "".join(f" · {part}" for part in parts)
    return f'{html(end.text)} <span class="note">{html(note)}</span>'


def _table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    days: Sequence[int] = (),
) -> str:
    """A table of cells that are HTML."""

    def of(place: int) -> str:
        return ' class="number"' if place in numbers else ' class="day"' if place in days else ""

    head = "".join(f"<th{of(place)}>{words_}</th>" for place, words_ in enumerate(heads))
    top = f"<thead><tr>{head}</tr></thead>" if any(heads) else ""
    body = "".join(
        f"<tr>{''.join(f'<td{of(place)}>{cell}</td>' for place, cell in enumerate(row))}</tr>" for row in rows
    )
    return f"<table>{top}<tbody>{body}</tbody></table>"
