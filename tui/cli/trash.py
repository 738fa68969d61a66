"""Deleting, which is moving to the trash, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import options, out, shape, telling
from tui.cli.door import Door, pass_door
from tui.domain.dates import show_date
from tui.domain.text import fold

if TYPE_CHECKING:
    from tui.domain.entries import Entry
    from tui.domain.people import Contact
    from tui.journal.journal import Journal


@click.command()
@options.entry
@options.as_json
@pass_door
def delete(door: Door, entry: str, as_json: bool) -> None:
    """Move an entry to the trash; `undelete` brings it back."""
    with door.open() as journal:
        found = journal.entries.find(entry)
        already = found.deleted_at is not None
        gone = found if already else journal.entries.delete(found.id)
        if as_json:
            out.say_json(shape.entry(gone))
            return
        out.say(telling.saved("Already deleted" if already else "Deleted", gone))
        out.say(f"It is in the trash; `preseason undelete {gone.id}` brings it back.")


@click.command()
@options.limit
@options.as_json
@pass_door
def trash(door: Door, limit: int | None, as_json: bool) -> None:
    """List what is in the trash, the last deleted first."""
    records: list[Entry] = []
    people: list[Contact] = []
    if door.begun:
        with door.open() as journal:
            records = journal.entries.trash()[:limit]
            people = journal.contacts.trash()
    if as_json:
        out.say_json(shape.entries(records))
        return
    if not records and not people:
        out.note("the trash is empty")
    if records:
        rows = [
            (
                str(record.id),
                f"deleted {show_date(record.deleted_at.date())}" if record.deleted_at else "",
                show_date(record.text.on),
                record.text.kind,
                out.line(record.label),
            )
            for record in records
        ]
        out.table(rows, right=(0,), quiet=(0, 1))
    for person in people:
        name = out.line(person.text.name)
        out.say(f'contact {name}: `preseason undelete "{name}"` brings them back')


@click.command()
@options.entry
@options.as_json
@pass_door
def undelete(door: Door, entry: str, as_json: bool) -> None:
    """Bring an entry, or a contact by name, back from the trash."""
    with door.open() as journal:
        lost_person = person_in_trash(journal, entry)
        if lost_person is not None:
            back_again = journal.contacts.undelete(lost_person.id)
            if as_json:
                out.say_json(shape.contact(back_again))
            else:
                out.say(f"Brought back: {out.line(back_again.text.name)}")
            return
        found = journal.entries.find(entry)
        lost = found.deleted_at is not None
        back = journal.entries.undelete(found.id) if lost else found
        if as_json:
            out.say_json(shape.entry(back))
        else:
            out.say(telling.saved("Brought back" if lost else "Was not deleted", back))


def person_in_trash(journal: Journal, name: str) -> Contact | None:
    """The contact in the trash of this very name; a number names an entry."""
    if name.isascii() and name.isdigit():
        return None
    return next((each for each in journal.contacts.trash() if fold(each.text.name) == fold(name)), None)
