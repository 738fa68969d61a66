"""`roles`: what is wanted and not wanted of each kind of work, why, and what was decided about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from tui.cli import board, matrix, options, out, role_changes, role_shape, source
from tui.cli.door import Door, pass_door
from tui.domain.roles import VERDICTS, Across, Comparison, RoleTally, Said, Verdict

if TYPE_CHECKING:
    from tui.journal.journal import Journal

T = TypeVar("T")

_NO_ROLES = "no roles yet: `preseason log --role ROLE` names the first"
_PARTS = {"--why": "--verdict", "--theme": "--timeline", "--all": "--across", "--whole-meeting": "--give"}
"""Options that say more of another."""
_OF_ONE = {"--verdict", "--history", "--timeline", "--sheet", "--give"}
_OF_NONE = {"--across", "--no-role"}


@click.command(epilog="A ROLE is its name, or as many words of it in quotes as fit one role only.")
@click.argument("names", metavar="[ROLE]...", nargs=-1)
@click.option(
    "--verdict", type=click.Choice(VERDICTS, case_sensitive=False), help="Give this verdict on the ROLE."
)
@click.option(
    "--why", metavar="TEXT", help="The reason for the verdict, in Markdown; - reads it from a pipe."
)
@click.option("--history", is_flag=True, help="List the verdicts given on the ROLE, newest first.")
@click.option(
    "--compare", is_flag=True, help="Themes by roles, as +wants −don't-wants; of all, or of each ROLE."
)
@click.option("--timeline", is_flag=True, help="How each theme of the ROLE was held over time.")
@click.option("--theme", metavar="THEME", help="That theme alone, and what other roles hold against it.")
@click.option("--across", is_flag=True, help="What you want whatever the role, and your deal-breakers.")
@click.option("--all", "every", is_flag=True, help="Of every job search, not the current one alone.")
@click.option("--search", metavar="NAME", help="Of that job search alone.")
@click.option("--sheet", is_flag=True, help="One page of Markdown about the ROLE, to take along.")
@click.option("--no-role", is_flag=True, help="List what was said of no role in particular.")
@click.option(
    "--give", metavar="ENTRY:LINE", help="Give what that line says to the ROLE, by editing the text."
)
@click.option(
    "--whole-meeting", is_flag=True, help="Give the whole entry to the ROLE, where it has none yet."
)
@options.as_json
@pass_door
def roles(
    door: Door,
    /,
    *,
    names: Sequence[str],
    verdict: Verdict | None,
    why: str | None,
    history: bool,
    compare: bool,
    timeline: bool,
    theme: str | None,
    across: bool,
    every: bool,
    search: str | None,
    sheet: bool,
    no_role: bool,
    give: str | None,
    whole_meeting: bool,
    as_json: bool,
) -> None:
    """List the roles, or show what you want and don't want of one, by theme and with its evidence."""
    given = {
        "--verdict": verdict is not None,
        "--history": history,
        "--compare": compare,
        "--timeline": timeline,
        "--across": across,
        "--sheet": sheet,
        "--no-role": no_role,
        "--give": give is not None,
        "--why": why is not None,
        "--theme": theme is not None,
        "--all": every,
        "--whole-meeting": whole_meeting,
    }
    _check(given, len(names))
    if search is not None and (verdict is not None or history or give is not None or every):
        raise click.UsageError("--search goes with what is read of the roles")
    of = source.argument(search) if search is not None else None
    names = [source.argument(name) for name in names]
    name = names[0] if names else ""
    if verdict is not None:
        role_changes.decide(door, name, verdict, why or "", as_json)
    elif give is not None:
        role_changes.give(door, name, source.argument(give), as_json, whole_meeting=whole_meeting)
    elif compare:
        _compare(door, names, of, as_json)
    elif across:
        _across(door, every, of, as_json)
    elif no_role:
        _without_role(door, of, as_json)
    elif history:
        role_changes.history(door, name, as_json)
    elif timeline:
        _time_lines(door, name, None if theme is None else source.argument(theme), of, as_json)
    elif sheet:
        _sheet(door, name, of, as_json)
    elif names:
        _board(door, name, of, as_json)
    else:
        _list(door, of, as_json)


def _check(given: Mapping[str, bool], names: int) -> None:
    """Raises UsageError where options contradict each other, or there are too many names or too few."""
    actions = [option for option, is_given in given.items() if is_given and option not in _PARTS]
    if len(actions) > 1:
        raise click.UsageError(f"{' and '.join(actions)} do not go together")
    action = actions[0] if actions else ""
    for part, whole in _PARTS.items():
        if given[part] and action != whole:
            raise click.UsageError(f"{part} goes with {whole}")
    if action in _OF_NONE and names:
        raise click.UsageError(f"{action} takes no ROLE")
    if action in _OF_ONE and not names:
        raise click.UsageError(f"say of which ROLE: {action} needs one")
    if action != "--compare" and names > 1:
        raise click.UsageError("one ROLE at a time, in quotes where its name has several words")


def _list(door: Door, of: str | None, as_json: bool) -> None:
    tallies: list[RoleTally] = _read(door, lambda journal: journal.roles.tallies(of), [])
    if as_json:
        out.say_json([role_shape.tally(one) for one in tallies])
        return
    if not tallies:
        out.note(_NO_ROLES)
    board.tell_roles(tallies)


def _board(door: Door, name: str, of: str | None, as_json: bool) -> None:
    with door.open() as journal:
        found = journal.roles.board(name, of)
    if as_json:
        out.say_json(role_shape.board(found))
        return
    board.tell_board(found)
    if not (found.want or found.dont or found.unsure):
        out.note("nothing was taken away of it yet: a line such as `- [+] a say in it #strategy` is a want")


def _compare(door: Door, names: Sequence[str], of: str | None, as_json: bool) -> None:
    empty = Comparison((), ())
    if names:
        with door.open() as journal:
            found = journal.roles.compare(names, of)
    else:
        found = _read(door, lambda journal: journal.roles.compare(search=of), empty)
    if as_json:
        out.say_json(role_shape.comparison(found))
        return
    if not found.roles:
        out.note(_NO_ROLES)
    else:
        matrix.tell(found)


def _across(door: Door, every: bool, of: str | None, as_json: bool) -> None:
    def read(journal: Journal) -> tuple[Across, str | None]:
        search = None if every else of or journal.seasons.current()
        return journal.roles.across(search), search

    none: tuple[Across, str | None] = (Across((), (), ()), None)
    found, search = _read(door, read, none)
    if as_json:
        out.say_json(role_shape.across(found, search))
        return
    if not any(found):
        out.note("nothing was taken away yet: a line such as `- [+] a say in it #strategy` is a want")
    else:
        board.tell_across(found, search)


def _without_role(door: Door, of: str | None, as_json: bool) -> None:
    found: list[Said] = _read(door, lambda journal: journal.roles.no_role(of), [])
    if as_json:
        out.say_json([role_shape.without_role(one) for one in found])
        return
    if not found:
        out.note("everything that was taken away belongs to a role")
    board.tell_without_role(found)


def _time_lines(door: Door, name: str, theme: str | None, of: str | None, as_json: bool) -> None:
    with door.open() as journal:
        lines = journal.roles.timeline(name, theme, of)
    if as_json:
        out.say_json([role_shape.time_line(one) for one in lines])
        return
    if not lines:
        out.note("nothing was taken away of it yet: a line such as `- [+] a say in it #strategy` is a want")
    board.tell_time_lines(lines)


def _sheet(door: Door, name: str, of: str | None, as_json: bool) -> None:
    with door.open() as journal:
        role = journal.roles.find(name)
        page = journal.roles.sheet(role, of)
    if as_json:
        out.say_json({"name": role, "sheet": page})
    else:
        out.say_body(page)


def _read(door: Door, read: Callable[[Journal], T], empty: T) -> T:
    """What is read of the journal; what there is of none where it is not begun."""
    if not door.begun:
        return empty
    with door.open() as journal:
        return read(journal)
