"""What is done about the pitch: feedback adopted or set aside, and the rehearsals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from tui.cli import options, out, pitch_shape, pitch_telling
from tui.cli.door import Door, pass_door
from tui.domain.pitch import PitchFeedback
from tui.domain.rehearsal import Rehearsal

if TYPE_CHECKING:
    from tui.journal.pitch_feedback import FeedbackInbox

_ID = click.argument("feedback_id", metavar="ID", type=click.IntRange(min=1))


@click.command()
@click.option("--all", "everything", is_flag=True, help="What was adopted or set aside too.")
@options.as_json
@pass_door
def feedback(door: Door, /, *, everything: bool, as_json: bool) -> None:
    """List what was said of the pitch and waits for an answer, the newest first."""
    found: list[PitchFeedback] = []
    if door.begun:
        with door.open() as journal:
            inbox = journal.pitch.feedback
            found = inbox.all() if everything else inbox.waiting()
    if as_json:
        out.say_json(pitch_shape.all_said(found))
        return
    if not found:
        out.note("nothing waits: a line such as `- [~] too long` in a meeting is feedback on the pitch")
    pitch_telling.tell_feedback(found, states=everything)


@click.command()
@_ID
@click.option(
    "--in",
    "version",
    type=click.IntRange(min=1),
    metavar="N",
    help="The version that answers it. The current one, without it.",
)
@options.as_json
@pass_door
def adopt(door: Door, /, *, feedback_id: int, version: int | None, as_json: bool) -> None:
    """Adopt a feedback: link it to the version of the pitch that answers it."""
    _judge(door, feedback_id, as_json, lambda inbox: inbox.adopt(feedback_id, version))


@click.command("set-aside")
@_ID
@options.as_json
@pass_door
def set_aside(door: Door, /, *, feedback_id: int, as_json: bool) -> None:
    """Set a feedback aside: nothing is to be done about it."""
    _judge(door, feedback_id, as_json, lambda inbox: inbox.set_aside(feedback_id))


@click.command()
@_ID
@options.as_json
@pass_door
def reopen(door: Door, /, *, feedback_id: int, as_json: bool) -> None:
    """Let a feedback that was adopted or set aside wait for an answer again."""
    _judge(door, feedback_id, as_json, lambda inbox: inbox.wait_again(feedback_id))


def _judge(
    door: Door, feedback_id: int, as_json: bool, act: Callable[[FeedbackInbox], PitchFeedback]
) -> None:
    with door.open() as journal:
        before = journal.pitch.feedback.get(feedback_id)
        after = act(journal.pitch.feedback)
    if as_json:
        out.say_json(pitch_shape.said(after))
        return
    one = after.feedback
    did = {
        "adopted": f"adopted in version {one.adopted_in}",
        "set-aside": "set aside",
        "new": "waiting again",
    }
    words = did[one.state] if after != before or one.state != "new" else "waiting"
    said = words.capitalize() if after != before else f"Unchanged, {words}"
    out.say(f"{said}: {out.line(one.text)}")


@click.command()
@click.option("--forget", type=click.IntRange(min=1), metavar="ID", help="Throw one of them away.")
@options.limit
@options.as_json
@pass_door
def rehearsals(door: Door, /, *, forget: int | None, limit: int | None, as_json: bool) -> None:
    """List how often the pitch was said aloud, and how long it took each time, the newest first."""
    runs: list[Rehearsal] = []
    targets: dict[int, int] = {}
    if forget is not None or door.begun:
        with door.open() as journal:
            if forget is not None:
                journal.pitch.rehearsals.forget(forget)
            runs = journal.pitch.rehearsals.latest(limit)
            targets = {number: journal.pitch.get(number).seconds for number in {run.version for run in runs}}
    if as_json:
        out.say_json([pitch_shape.rehearsal(run, targets[run.version]) for run in runs])
        return
    if not runs:
        out.note("no rehearsals yet: in the app, `g` `p` goes to the pitch and `r` rehearses it")
    pitch_telling.tell_rehearsals(runs, targets)


PARTS: tuple[click.Command, ...] = (feedback, adopt, set_aside, reopen, rehearsals)
