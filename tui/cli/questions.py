"""The questions one asks everybody one meets."""

from __future__ import annotations

import click

from tui.cli import options, out, saving, source
from tui.cli.door import Door, pass_door
from tui.domain.brief import QUESTIONS, USUAL_QUESTIONS, read_questions


@click.command(
    cls=options.TextCommand,
    epilog="TEXT is a list, a question on each line; - reads it from a pipe. Before you write your own there "
    "are a few to begin with.",
)
@click.argument("words", metavar="[TEXT]", required=False)
@click.option("--add", metavar="QUESTION", help="Put one more question at the end.")
@click.option("--edit", is_flag=True, help="Open your editor on the list.")
@options.as_json
@pass_door
def questions(door: Door, words: str | None, add: str | None, edit: bool, as_json: bool) -> None:
    """List the questions you ask everybody, which stand on each brief. With a TEXT, that is the list."""
    if [words is not None, add is not None, edit].count(True) > 1:
        raise click.UsageError("TEXT, --add and --edit do not go together")
    if words is None and add is None and not edit:
        _tell(_read(door), as_json)
        return
    with door.open_or_begin() as journal:
        seen = journal.notes.get(QUESTIONS)
        begun = journal.briefs.questions()

        def keep(body: str) -> str:
            journal.notes.put(QUESTIONS, body, seen=seen, label="the questions")
            return body

        if edit:
            kept = saving.from_editor(door, begun, "questions", keep)
        elif add is not None:
            question = out.line(source.argument(add))
            if not question:
                raise click.UsageError("--add takes a question")
            kept = keep(f"{begun.rstrip()}\n- {question}\n".lstrip("\n"))
        else:
            kept = saving.from_text(door, source.given(words), keep, piped=words == "-")
    _tell(kept, as_json)


def _read(door: Door) -> str:
    if not door.begun:
        return USUAL_QUESTIONS
    with door.open() as journal:
        return journal.briefs.questions()


def _tell(body: str, as_json: bool) -> None:
    found = read_questions(body)
    if as_json:
        out.say_json(list(found))
        return
    if not found:
        out.note("no questions: `preseason questions --add QUESTION` writes one")
    for question in found:
        out.say(f"- {out.line(question)}")
