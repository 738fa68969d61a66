"""The sections of a recap that are words: what was learnt of roles, whom one met, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain import season_words as words
from tui.domain.dates import show_date
from tui.domain.role_sheet import cut
from tui.domain.roles import Board, ThemeTally
from tui.domain.season import Season
from tui.domain.seasons import LooseEnd
from tui.interop.recap.gather import MOST_THEMES, Recap, doors
from tui.interop.recap.marked import html, html_text

_NOTHING = '<li class="soft">nothing yet</li>'


def sections(recap: Recap) -> Iterator[str]:
    """All of them, in order; one there is nothing to say in is left out."""
    yield from _roles(recap)
    yield from _people(recap)
    yield from _doors(recap)
    yield from _pitches(recap)
    yield from _milestones(recap.season)
    yield from _ends(recap)


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
        yield table(("Name", "Work", "Through", "Met", "Last"), rows, numbers=(3,), days=(4,))


def _doors(recap: Recap) -> Iterator[str]:
    opened = doors(recap.details.opened)
    if opened:
        yield "<h2>Who opened doors</h2>"
        rows = [
            (html(each.by), ", ".join(f"{html(one.name)} ({html(one.status)})" for one in each.opened))
            for each in opened
        ]
        yield table(("Who", "To whom"), rows)


def _pitches(recap: Recap) -> Iterator[str]:
    if recap.details.pitches:
        yield "<h2>The pitch</h2>"
        rows = [
            (
                f"Version {each.version}",
                f"{each.uses:,}",
                words.mean_score(each),
            )
            for each in recap.details.pitches
        ]
        yield table(("", "Heard", "Mean score"), rows, numbers=(1,))


def _milestones(season: Season) -> Iterator[str]:
    if season.milestones:
        yield "<h2>Milestones</h2>"
        yield table(
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
    parts = [part for part in (words.end_people(end), show_date(day) if day else "") if part]
    note = "".join(f" · {part}" for part in parts)
    return f'{html(end.text)} <span class="note">{html(note)}</span>'


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    days: Sequence[int] = (),
) -> str:
    """A table of cells that are HTML; a column in which there is nothing is left out."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]

    def of(place: int) -> str:
        return ' class="number"' if place in numbers else ' class="day"' if place in days else ""

    head = "".join(f"<th{of(place)}>{heads[place]}</th>" for place in kept)
    top = f"<thead><tr>{head}</tr></thead>" if any(heads) else ""
    body = "".join(
        f"<tr>{''.join(f'<td{of(place)}>{row[place]}</td>' for place in kept)}</tr>" for row in rows
    )
    return f"<table>{top}<tbody>{body}</tbody></table>"
