"""Writing in the journal: a meeting, a reflection, and what is changed in them later."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli import options, saving, sheet, source
from tui.cli.door import Door, pass_door
from tui.cli.header import Typed, understand
from tui.domain.entries import EntryText, Kind
from tui.domain.errors import BadInput
from tui.domain.prompts import answered

_TEXT_HELP = "TEXT is Markdown; without it the text comes from a pipe, or from your editor."


@click.command(cls=options.TextCommand, epilog=_TEXT_HELP)
@click.argument("words", metavar="[TEXT]", required=False)
@options.meeting_fields
@click.option("--planned", "status", flag_value="planned", help="The meeting is still to come.")
@options.as_json
@pass_door
def log(door: Door, /, words: str | None, as_json: bool, **fields: object) -> None:
    """Log a meeting: whom it was with, when, and what you make of it."""
    _new(door, "meeting", words, _typed(fields), as_json)


@click.command(cls=options.TextCommand, epilog=_TEXT_HELP)
@click.argument("words", metavar="[TEXT]", required=False)
@options.on
@options.roles
@options.about
@options.title
@options.as_json
@pass_door
def reflect(door: Door, /, words: str | None, as_json: bool, **fields: object) -> None:
    """Write a reflection: about a meeting, a role, or nothing in particular."""
    _new(door, "reflection", words, _typed(fields), as_json)


@click.command(
    cls=options.TextCommand,
    epilog="TEXT, or a pipe, becomes the new text. Options alone change only what they name; "
    "with neither, your editor opens on the text.",
)
@options.entry
@click.argument("words", metavar="[TEXT]", required=False)
@options.meeting_fields
@click.option("--planned", "status", flag_value="planned", help="The meeting is still to come.")
@click.option("--held", "status", flag_value="held", help="The meeting took place.")
@click.option("--cancelled", "status", flag_value="cancelled", help="The meeting was called off.")
@click.option("--thanks", "thanks", flag_value="yes", help="They are to be thanked after all.")
@options.about
@options.as_json
@pass_door
def edit(door: Door, /, entry: str, words: str | None, as_json: bool, **fields: object) -> None:
    """Change an entry: its text, or what its header says. The former text stays in its history."""
    typed = _typed(fields)
    with door.open() as journal:
        found = journal.entries.find(entry)
        if found.deleted_at:
            raise BadInput("entry", f"entry {found.id} is in the trash: undelete it first")
        header, remarks = understand(typed, found.text, journal)

        def keep(body: str) -> saving.Kept:
            if found.text.body.strip() and not body.strip():
                sentence = f"the text is empty; `preseason delete {found.id}` moves the entry to the trash"
                raise source.NothingWritten(f"nothing written: {sentence}")
            text = header._replace(body=body)
            if text == found.text:
                return saving.Kept(found, "Unchanged")
            saved = journal.entries.save(found.id, text, seen=found.version)
            return saving.Kept(saved.entry, "Saved", remarks, saved.new_roles, saved.merged)

        former = found.text.body
        if not typed and source.editor_wanted(words):
            kept = saving.from_editor(
                door, former, f"entry-{found.id}", lambda body: keep(_ended_as(former, body))
            )
        else:
            body = source.given(words)
            body = former if typed and not body.strip() else body
            kept = saving.from_text(door, body, keep, piped=words in (None, "-"))
        saving.tell(kept, journal, as_json=as_json)


def _new(door: Door, kind: Kind, words: str | None, typed: Typed, as_json: bool) -> None:
    with door.open_or_begin() as journal:
        base = EntryText("reflection", journal.today())
        if kind == "meeting":
            thanks = journal.customs.thanks
            base = base._replace(kind="meeting", status="held", form="coffee", thanks=thanks)
        header, remarks = understand(typed, base, journal)

        def keep(body: str, text: EntryText, heard: Sequence[str], *, may_be_empty: bool) -> saving.Kept:
            if not body.strip() and (kind == "reflection" or not may_be_empty):
                raise source.NothingWritten("nothing written: there is no text")
            saved = journal.entries.log(text._replace(body=body))
            verb = "Planned" if text.status == "planned" else "Logged"
            return saving.Kept(saved.entry, verb, heard, saved.new_roles)

        def keep_body(body: str) -> saving.Kept:
            return keep(body, header, remarks, may_be_empty=words == "" or header.status == "planned")

        def keep_sheet(written: str) -> saving.Kept:
            filled, body = sheet.read(written, header)
            text, more = understand(filled, header, journal)
            body = answered(body, template)
            return keep(body, text, (*remarks, *more), may_be_empty=bool(filled))

        if source.editor_wanted(words):
            template = door.settings().template(kind)
            kept = saving.from_editor(door, sheet.write(header, template), kind, keep_sheet)
        elif kind == "meeting" and not header.people:
            raise click.UsageError("a meeting needs at least one person: say who with --with NAME")
        else:
            kept = saving.from_text(door, source.given(words), keep_body, piped=words in (None, "-"))
        saving.tell(kept, journal, as_json=as_json)


def _typed(fields: dict[str, object]) -> Typed:
    """The options that were given, as typed, under their names on the command line."""
    typed: dict[str, tuple[str, ...]] = {}
    for name, value in fields.items():
        if isinstance(value, tuple) and value:
            typed[name.rstrip("_")] = tuple(source.argument(str(one)) for one in value)
        elif value is not None and not isinstance(value, tuple):
            typed[name] = (source.argument(str(value)),)
    return typed


def _ended_as(former: str, body: str) -> str:
    """Editors end every text with a newline; a text that had none is not changed by that."""
    if former and not former.endswith("\n") and body.endswith("\n") and not body.endswith("\n\n"):
        return body[:-1]
    return body
