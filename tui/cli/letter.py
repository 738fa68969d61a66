"""The letters that lines of `today` ask for: to thank, to ask again, to tell. Nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import options, out, saving, source
from tui.cli.door import Door, pass_door
from tui.domain.errors import BadInput, NotFound
from tui.domain.letters import Letter, note_name

if TYPE_CHECKING:
    from tui.domain.today import Due
    from tui.journal.journal import Journal


@click.command(
    cls=options.TextCommand,
    epilog="TEXT is the whole letter; - reads it from a pipe. What you make of it is kept until it is sent, "
    "and stands in the app too; `done ID`, or `introduction ID --status chased`, says that it went off.",
)
@click.argument("due", metavar="ID")
@click.argument("words", metavar="[TEXT]", required=False)
@click.option("--edit", is_flag=True, help="Open your editor on the letter.")
@click.option("--anew", is_flag=True, help="Let it be as it was begun.")
@options.as_json
@pass_door
def letter(door: Door, due: str, words: str | None, *, edit: bool, anew: bool, as_json: bool) -> None:
    """Print the letter that a line of `today` asks for, or change it: to thank, to ask again, to tell.

    It is begun with what was said at the meeting. Nothing is ever sent.
    """
    if [words is not None, edit, anew].count(True) > 1:
        raise click.UsageError("TEXT, --edit and --anew do not go together")
    with door.open() as journal:
        found = journal.promises.find(source.argument(due))
        begun = journal.promises.letter(found)
        if begun is None:
            raise NotFound(f"{found.id} asks for no letter, as thanks, introductions to you and telling do")
        name = note_name(found.id)
        seen = journal.notes.get(name)
        present = seen or begun.text

        def keep(text: str) -> str:
            return _keep(journal, name, text, begun, seen)

        if edit:
            present = saving.from_editor(door, f"{present}\n", "letter", keep)
        elif words is not None:
            present = saving.from_text(door, source.given(words), keep, piped=words == "-")
        elif anew:
            journal.notes.keep(name, None)
            present = begun.text
    _tell(found, Letter(begun.to, present), changed=present != begun.text, as_json=as_json)


def _keep(journal: Journal, name: str, text: str, begun: Letter, seen: str | None) -> str:
    text = text.strip("\n")
    if not text.strip():
        raise BadInput("letter", "that letter is empty: --anew lets it be as it was begun")
    if text == begun.text:
        journal.notes.keep(name, None)
    else:
        journal.notes.put(name, text, seen=seen)
    return text


def _tell(found: Due, letter: Letter, *, changed: bool, as_json: bool) -> None:
    if as_json:
        shape = {"id": found.id, "kind": found.kind, "to": letter.to, "text": letter.text}
        out.say_json({**shape, "changed": changed})
    else:
        out.say_body(f"{letter.text}\n")
