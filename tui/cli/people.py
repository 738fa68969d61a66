"""People: the list of contacts, and all about one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli import card, contact_changes, options, out, shape
from tui.cli.door import Door, pass_door
from tui.cli.source import argument
from tui.domain.dates import show_date
from tui.domain.people import LEVELS, Contact, ContactLine

if TYPE_CHECKING:
    from tui.journal.journal import Journal

DETAILS = ("name", "company", "title", "email", "phone", "link", "how_met", "introduced_by", "level", "notes")
"""What can be set of a contact."""


@click.command()
@options.limit
@click.option("--suggest", is_flag=True, help="List pairs that may be one person, likeliest first.")
@click.option("--search", metavar="NAME", help="Those met in that job search alone.")
@options.as_json
@pass_door
def contacts(door: Door, limit: int | None, suggest: bool, search: str | None, as_json: bool) -> None:
    """List the people you know, by name."""
    if suggest:
        contact_changes.suggest(door, limit, as_json)
        return
    records: list[Contact] = []
    lines: list[ContactLine] = []
    if door.begun or search is not None:
        with door.open() as journal:
            ids = _whom(journal, search)[:limit]
            if as_json:
                records = journal.contacts.some(ids)
            else:
                lines = journal.contacts.lines(ids)
    if as_json:
        out.say_json([shape.contact(one) for one in records])
        return
    if not lines:
        out.note("no contacts yet: `preseason log --with NAME` makes the first")
    rows = [
        (
            out.line(one.name),
            out.line(one.company),
            one.level,
            card.meetings(one.meetings),
            f"last {show_date(one.last_met)}" if one.last_met else "",
        )
        for one in lines
    ]
    out.table(rows, right=(3,), quiet=(2,))


@click.command(
    epilog="A detail that is given is set, and an empty one (`--phone ''`) is cleared; the company and title "
    "before it stay in the history. What is written later under the name of a contact that was merged goes "
    "to the one it was merged into."
)
@click.argument("name", metavar="NAME")
@click.option("--brief", is_flag=True, help="What to read before you meet: one page, as Markdown on a pipe.")
@click.option("--name", "new_name", metavar="TEXT", help="Call the contact something else.")
@click.option("--company", metavar="TEXT", help="Where they work.")
@click.option("--title", metavar="TEXT", help="What they do there.")
@click.option("--email", metavar="TEXT", help="Their e-mail address.")
@click.option("--phone", metavar="TEXT", help="Their telephone.")
@click.option("--link", metavar="TEXT", help="A page about them.")
@click.option("--how-met", metavar="TEXT", help="How you met.")
@click.option("--introduced-by", metavar="TEXT", help="Who led you to them; new people are created.")
@click.option("--level", type=click.Choice(LEVELS, case_sensitive=False), help="Their rung on the ladder.")
@click.option("--notes", metavar="TEXT", help="Notes in Markdown, in place of the old ones; - reads a pipe.")
@click.option(
    "--merge", metavar="INTO", help="NAME and INTO are one person: all that is NAME's goes to INTO."
)
@click.option("--dry-run", is_flag=True, help="Say what --merge would do, and change nothing.")
@click.option("--split", is_flag=True, help="NAME was merged by mistake: let them be two people again.")
@click.option("--apart", metavar="OTHER", help="NAME and OTHER are two people: never suggest them again.")
@options.as_json
@pass_door
def contact(
    door: Door,
    /,
    *,
    name: str,
    brief: bool,
    merge: str | None,
    dry_run: bool,
    split: bool,
    apart: str | None,
    as_json: bool,
    **details: str | None,
) -> None:
    """Show one person: details, meetings, introductions, promises. Or change their details."""
    details = {"name": details.pop("new_name"), **details}
    given = {field: argument(value) for field, value in details.items() if value is not None}
    _check(
        {
            "--brief": brief,
            "--merge": merge is not None,
            "--split": split,
            "--apart": apart is not None,
        },
        given,
    )
    if dry_run and merge is None:
        raise click.UsageError("--dry-run goes with --merge")
    wanted = argument(name)
    if merge is not None:
        contact_changes.merge(door, wanted, argument(merge), as_json, dry_run=dry_run)
    elif split:
        contact_changes.split(door, wanted, as_json)
    elif apart is not None:
        contact_changes.keep_apart(door, wanted, argument(apart), as_json)
    elif given:
        contact_changes.change(door, wanted, given, as_json)
    elif brief:
        from tui.cli import briefs

        briefs.of_person(door, wanted, as_json)
    else:
        with door.open() as journal:
            found = journal.contacts.card(journal.contacts.find(wanted).id)
            path = journal.allies.path(found.contact.id)
        if as_json:
            out.say_json(card.shaped(found, path))
        else:
            card.tell(found, path)


def _whom(journal: Journal, search: str | None) -> Sequence[int]:
    """The ids of all contacts, or of those met in a job search, by name."""
    everybody = journal.contacts.order()
    if search is None:
        return everybody
    met = set(journal.seasons.season(argument(search)).sums.people)
    return [each for each in everybody if each in met]


def _check(acts: Mapping[str, bool], details: Mapping[str, str]) -> None:
    """Raises UsageError where options contradict each other."""
    wanted = [option for option, is_given in acts.items() if is_given]
    wanted += [f"--{field.replace('_', '-')}" for field in details][: 1 if wanted else 0]
    if len(wanted) > 1:
        raise click.UsageError(f"{' and '.join(wanted)} do not go together")
