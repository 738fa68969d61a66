"""Job searches: starting one, ending it, changing what it says, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from tui.cli import options, out, season_shape, season_text, source
from tui.cli.door import Door, pass_door
from tui.domain import season_words as words
from tui.domain.dates import parse_past_date, show_date
from tui.domain.errors import BadInput, NotFound
from tui.domain.seasons import MAX_TARGET, JobSearch, SearchLine, SearchText, Unclaimed

if TYPE_CHECKING:
    from tui.journal.journal import Journal

F = TypeVar("F", bound=Callable[..., object])

_goal = click.option("--goal", metavar="TEXT", help="What it is to lead to, in Markdown.")
_target = click.option(
    "--target",
    type=click.IntRange(0, MAX_TARGET),
    metavar="N",
    help="Meetings a week to aim at; 0 for no target.",
)
_outcome = click.option("--outcome", metavar="TEXT", help="What came of it, in Markdown.")
_ended = click.option("--ended", metavar="DATE", help="The day it ended: for a search of the past.")


@click.command(name="search-start")
@click.argument("name", metavar="NAME")
@_goal
@_target
@click.option("--on", metavar="DATE", help="The day it began. Today, without it.")
@_ended
@_outcome
@click.option(
    "--adopt/--no-adopt",
    default=None,
    help="Let what was logged since the last search belong to it, or not; without either you are asked.",
)
@options.as_json
@pass_door
def search_start(
    door: Door,
    /,
    *,
    name: str,
    goal: str | None,
    target: int | None,
    on: str | None,
    ended: str | None,
    outcome: str | None,
    adopt: bool | None,
    as_json: bool,
) -> None:
    """Start a job search: what is logged from now on belongs to it. Contacts are for life."""
    with door.open_or_begin() as journal:
        waiting = journal.seasons.unclaimed()
        if adopt is None:
            adopt = ended is None and waiting.entries > 0 and _wants(waiting, name)
        began = _day(on, journal) if on is not None else journal.seasons.usual_start(adopt=adopt)
        text = SearchText(
            source.argument(name),
            began,
            _day(ended, journal) if ended is not None else None,
            target or None,
            source.given(goal) if goal is not None else "",
            source.given(outcome) if outcome is not None else "",
        )
        search = journal.seasons.start(text, adopt=adopt)
        line = _line(journal, search)
    if as_json:
        out.say_json({**season_shape.search_line(line), "adopted": line.entries})
        return
    _say("Started", search)
    if line.entries:
        out.say(words.belong(waiting, "it"))
    elif waiting.entries and ended is None:
        out.note(
            f"{words.belong(waiting, 'no search')}: "
            "`preseason search-edit NAME --adopt` lets them belong to this one"
        )


@click.command(name="search-end")
@_outcome
@click.option("--on", metavar="DATE", help="The day it ended. Today, without it.")
@options.as_json
@pass_door
def search_end(door: Door, /, *, outcome: str | None, on: str | None, as_json: bool) -> None:
    """End the job search that goes on, and list what is still open in it."""
    with door.open() as journal:
        current = journal.seasons.current()
        if current is None:
            raise NotFound("no job search goes on: `preseason search-start NAME` begins one")
        day = _day(on, journal) if on is not None else None
        said = source.given(outcome) if outcome is not None else None
        search = journal.seasons.end(current, on=day, outcome=said)
        line = _line(journal, search)
        ends = journal.seasons.loose_ends(search.name)
    if as_json:
        shape = season_shape.search_line(line)
        out.say_json({"search": shape, "loose_ends": season_shape.loose_ends(ends)})
        return
    _say("Ended", search)
    out.say(f"{words.people_met(line.people_met)}, {words.counted(line.meetings, 'meeting')}")
    season_text.tell_loose_ends(ends)
    out.note(
        f"to keep it: `preseason season --search {_quoted(search.name)} --recap recap.html` "
        "writes a page to print"
    )


@click.command(name="search-edit")
@click.argument("name", metavar="NAME")
@click.option("--name", "renamed", metavar="NAME", help="Another name for it.")
@_goal
@_target
@click.option("--on", metavar="DATE", help="Another day on which it began.")
@click.option("--ended", metavar="DATE", help="Another day on which it ended.")
@_outcome
@click.option("--reopen", is_flag=True, help="Let it go on again.")
@click.option("--adopt", is_flag=True, help="Let all that belongs to no search belong to it.")
@options.as_json
@pass_door
def search_edit(
    door: Door,
    /,
    *,
    name: str,
    renamed: str | None,
    goal: str | None,
    target: int | None,
    on: str | None,
    ended: str | None,
    outcome: str | None,
    reopen: bool,
    adopt: bool,
    as_json: bool,
) -> None:
    """Change what a job search is called, when it was and what it says; or let it go on again."""
    if reopen and ended is not None:
        raise click.UsageError("--reopen and --ended do not go together")
    if not adopt and not reopen and (renamed, goal, target, on, ended, outcome) == (None,) * 6:
        raise click.UsageError("say what to change: --name, --goal, --target, --on, --ended, --outcome …")
    with door.open() as journal:
        search = journal.seasons.find(source.argument(name))

        def edited(text: SearchText) -> SearchText:
            return text._replace(
                name=text.name if renamed is None else source.argument(renamed),
                goal=text.goal if goal is None else source.given(goal),
                outcome=text.outcome if outcome is None else source.given(outcome),
                target=text.target if target is None else target or None,
                started_on=text.started_on if on is None else _day(on, journal),
                ended_on=None if reopen else text.ended_on if ended is None else _day(ended, journal),
            )

        with journal.together():
            changed = journal.seasons.change(search.name, edited)
            adopted = journal.seasons.claim(changed.name) if adopt else 0
        line = _line(journal, changed)
    if as_json:
        out.say_json({**season_shape.search_line(line), "adopted": adopted})
        return
    _say("Unchanged:" if changed == search and not adopted else "Saved", changed)
    if adopt:
        out.say(
            f"{words.counted(adopted, 'entry', 'entries')} more belong{'s' if adopted == 1 else ''} to it"
        )


@click.command(name="search-delete")
@click.argument("name", metavar="NAME")
@click.option("--release", is_flag=True, help="Although entries belong to it: they stay, and belong to none.")
@options.as_json
@pass_door
def search_delete(door: Door, /, *, name: str, release: bool, as_json: bool) -> None:
    """Delete a job search, such as one that was begun by mistake. What was logged in it is never deleted."""
    with door.open() as journal:
        line = journal.seasons.find(source.argument(name))
        gone = journal.seasons.delete(line.name, release=release)
    if as_json:
        out.say_json(season_shape.search_line(gone))
        return
    _say("Deleted", gone.search)
    for what, words_ in (("goal", gone.search.text.goal), ("outcome", gone.search.text.outcome)):
        if words_:
            out.say(f"{what}: {out.line(words_)}")
    if gone.entries:
        out.say(f"{words.counted(gone.entries, 'entry', 'entries')} of it belong to none now")


@click.command()
@options.as_json
@pass_door
def searches(door: Door, as_json: bool) -> None:
    """List the job searches, the last one first."""
    lines: list[SearchLine] = []
    if door.begun:
        with door.open() as journal:
            lines = journal.seasons.searches()
    if as_json:
        out.say_json([season_shape.search_line(one) for one in lines])
    elif lines:
        season_text.tell_searches(lines)
    else:
        out.note("no job search yet: `preseason search-start NAME` begins one")


def _wants(waiting: Unclaimed, name: str) -> bool:
    them = "it" if waiting.entries == 1 else "them"
    return out.ask(f"{words.belong(waiting, 'no search yet')}. Let {them} belong to {name}?")


def _day(words_: str, journal: Journal) -> date:
    typed = source.argument(words_)
    try:
        return parse_past_date(typed, on=journal.today())
    except BadInput as fault:
        raise BadInput("on", str(fault)) from fault


def _line(journal: Journal, search: JobSearch) -> SearchLine:
    return next(each for each in journal.seasons.searches() if each.search.id == search.id)


def _say(verb: str, search: JobSearch) -> None:
    text = search.text
    target = f", target {text.target} a week" if text.target else ""
    when = words.span(search) if text.ended_on else f"since {show_date(text.started_on)}"
    out.say(f"{verb} {out.line(search.name)}: {when}{target}")


def _quoted(name: str) -> str:
    import shlex

    return shlex.quote(name)
