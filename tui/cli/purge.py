"""Letting go for good of what is in the trash, which its name alone does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import options, out
from tui.cli.door import Door, pass_door
from tui.cli.trash import person_in_trash
from tui.domain.errors import BadInput
from tui.domain.text import same_letters, says_something

if TYPE_CHECKING:
    from tui.journal.journal import Journal

ASKED = 40
"""Characters of a name that have to be typed at most."""


@click.command()
@options.entry
@click.option("--yes", is_flag=True, help="You are sure: do not ask for its name.")
@options.as_json
@pass_door
def purge(door: Door, entry: str, yes: bool, as_json: bool) -> None:
    """Let an entry, or a contact by name, in the trash go for good: only a backup has it then.

    At a terminal its name has to be typed; elsewhere --yes says that you are sure.
    """
    with door.open() as journal:
        person = person_in_trash(journal, entry)
        if person is not None:
            said = {"kind": "contact", "id": person.id, "uid": person.uid, "name": person.text.name}
            _sure(person.text.name, f"goes with all that is known of them{_named(journal, person.id)}", yes)
            journal.contacts.purge(person.id)
        else:
            found = journal.entries.find(entry)
            said = {"kind": found.text.kind, "id": found.id, "uid": found.uid, "name": found.label}
            if found.deleted_at is None:
                raise BadInput(
                    "entry", f"it is not in the trash: `preseason delete {found.id}` puts it there"
                )
            _sure(found.label, "goes with its history and all that it said", yes)
            journal.entries.purge(found.id)
    if as_json:
        out.say_json(said)
    else:
        out.say(f"Gone for good: {out.line(str(said['name']))}")


def _named(journal: Journal, contact: int) -> str:
    count = journal.contacts.before_purge(contact)
    if not count:
        return ""
    what = "one meeting says" if count == 1 else f"{count:,} meetings say"
    return f", and {what} no more that they were there"


def _sure(name: str, goes: str, yes: bool) -> None:
    """Raise BadInput unless the name is typed."""
    if yes:
        return
    wanted = name[:ASKED].strip() if says_something(name[:ASKED]) else "yes"
    typed = out.ask_for(f"{name} {goes}. Type {wanted} if you are sure:")
    if typed is None:
        raise BadInput("entry", "nobody is here to type its name: --yes says that you are sure")
    if not typed or not same_letters(typed, wanted):
        raise BadInput("entry", "that is not its name; it stays")
