"""A recap as one HTML file that needs nothing else: no script, no network, and it prints well."""

from __future__ import annotations

from collections.abc import Iterator

from tui.domain import season_words as words
from tui.domain.charts import calendar, year_map
from tui.domain.dates import show_date
from tui.domain.season import Season
from tui.domain.seasons import last_day
from tui.interop.recap import svg
from tui.interop.recap.gather import Recap
from tui.interop.recap.marked import html, html_text
from tui.interop.recap.sections import sections, table
from tui.interop.recap.style import CSS, CSS_HASH

POLICY = f"default-src 'none'; style-src '{CSS_HASH}'; base-uri 'none'; form-action 'none'"
_COLUMNS = 53


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
    yield from sections(recap)


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
        hours = round(sums.minutes / 60)
        unit = "hour" if hours == 1 else "hours"
        figures.append((f"{hours:,}", unit) if hours else (f"{sums.minutes}", "min"))
    if season.companies:
        figures.append((f"{season.companies:,}", "company" if season.companies == 1 else "companies"))
    if sums.longest is not None:
        weeks = sums.longest.weeks
        figures.append((f"{weeks:,}", "week in a row" if weeks == 1 else "weeks in a row"))
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
        heads = ("Search", "When", "People", "Meetings", "Outcome, or goal")
        yield table(heads, rows, numbers=(2, 3), days=(1,))


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
