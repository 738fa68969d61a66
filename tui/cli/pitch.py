"""The pitch: what it says now, its next version, and the versions before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import options, out, pitch_shape, pitch_sheet, pitch_telling, saving, shape, source, wrapping
from tui.cli.door import Door, pass_door
from tui.cli.pitch_parts import PARTS
from tui.domain.pitch import PitchFeedback, PitchUse, PitchVersion

if TYPE_CHECKING:
    from tui.journal.journal import Journal


@click.group(invoke_without_command=True)
@options.as_json
@click.pass_context
def pitch(ctx: click.Context, as_json: bool) -> None:
    """Show the pitch: its current version, how it went, and what was said of it and waits for an answer."""
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {part: {"as_json": as_json} for part in pitch.commands}
        return
    door = ctx.ensure_object(Door)
    if not door.begun:
        _tell(_Current(None), as_json)
        return
    with door.open() as journal:
        _tell(_current(journal, journal.pitch.current()), as_json)


@pitch.command(
    cls=options.TextCommand,
    epilog="TEXT is Markdown; without it the text comes from a pipe, or from your editor, which opens on the "
    "current version, what was said of it above.",
)
@click.argument("words", metavar="[TEXT]", required=False)
@click.option("--why", metavar="TEXT", default="", help="Why it was rewritten.")
@click.option(
    "--answers",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="ID",
    help="A feedback that this version answers: it is adopted in it. Repeat it for several.",
)
@options.as_json
@pass_door
def new(door: Door, /, words: str | None, why: str, answers: tuple[int, ...], as_json: bool) -> None:
    """Write the next version of the pitch. The former ones stay in its history."""
    with door.open_or_begin() as journal:
        former = journal.pitch.current()
        begun = former.body if former else ""
        reason = source.argument(why)

        def keep(body: str, reason: str, answered: tuple[int, ...]) -> PitchVersion:
            if not body.strip():
                raise source.NothingWritten("nothing written: there is no text")
            return journal.pitch.write(body, reason=reason, answers=answered)

        def keep_sheet(written: str) -> PitchVersion:
            filled = pitch_sheet.read(written, reason)
            return keep(filled.body, filled.why, (*answers, *filled.answers))

        if source.editor_wanted(words):
            paper = pitch_sheet.write(begun, reason, journal.pitch.feedback.waiting())
            written = saving.from_editor(door, paper, "pitch", keep_sheet)
        else:
            text, piped = source.given(words), words in (None, "-")
            written = saving.from_text(door, text, lambda body: keep(body, reason, answers), piped=piped)
        if as_json:
            _tell(_current(journal, written), as_json)
        else:
            _acknowledge(journal, former, written)


def _acknowledge(journal: Journal, former: PitchVersion | None, written: PitchVersion) -> None:
    unchanged = former is not None and former.number == written.number
    verb = "Unchanged:" if unchanged else "Wrote"
    out.say(f"{verb} version {written.number} of the pitch: {pitch_telling.size(written)}")
    if former is not None and not unchanged:
        from tui.domain.differences import difference

        found = difference(former.body, written.body)
        out.say(f"since version {former.number}: {pitch_telling.changed(found)}")
    answered = journal.pitch.feedback.adopted_in(written.number)
    if answered:
        out.say(f"answers {len(answered):,} of what was said")


@pitch.command()
@click.argument("number", metavar="[N]", type=click.IntRange(min=1), required=False)
@click.option(
    "--diff",
    type=click.IntRange(min=1),
    nargs=2,
    metavar="A B",
    help="Show word by word how version A became version B: [-what went-] and {+what came+}.",
)
@click.option("--why", metavar="TEXT", help="Say anew why version N was written; '' says nothing.")
@options.as_json
@pass_door
def history(
    door: Door, /, number: int | None, diff: tuple[int, int] | None, why: str | None, as_json: bool
) -> None:
    """List the versions of the pitch, newest first, with what followed from each; or print one of them."""
    if why is not None and (number is None or diff is not None):
        raise click.UsageError("--why goes with the number of one version")
    if diff is not None:
        if number is not None:
            raise click.UsageError("--diff takes two versions, and no other")
        _difference(door, diff, as_json)
    elif number is not None and why is not None:
        _explain(door, number, source.argument(why), as_json)
    elif number is not None:
        _version(door, number, as_json)
    else:
        _versions(door, as_json)


def _difference(door: Door, versions: tuple[int, int], as_json: bool) -> None:
    from tui.domain.differences import difference

    with door.open() as journal:
        before, after = (journal.pitch.get(number).body for number in versions)
    found = difference(before, after)
    if as_json:
        out.say_json(pitch_shape.difference(*versions, found))
    else:
        pitch_telling.tell_difference(*versions, found)


def _explain(door: Door, number: int, why: str, as_json: bool) -> None:
    with door.open() as journal:
        before = journal.pitch.get(number)
        after = journal.pitch.explain(number, why)
        if as_json:
            out.say_json({**_shape(_current(journal, after)), "body": after.body})
            return
    verb = "Saved" if after != before else "Unchanged"
    out.say(f"{verb}: version {number}, {out.line(after.reason) or 'no reason given'}")


def _version(door: Door, number: int, as_json: bool) -> None:
    with door.open() as journal:
        one = journal.pitch.get(number)
        if as_json:
            answers = pitch_shape.all_said(journal.pitch.feedback.adopted_in(number))
            out.say_json({**_shape(_current(journal, one)), "body": one.body, "answers": answers})
        else:
            out.say_body(one.body)


def _versions(door: Door, as_json: bool) -> None:
    versions: list[PitchVersion] = []
    uses: dict[int, PitchUse] = {}
    runs: dict[int, int] = {}
    if door.begun:
        with door.open() as journal:
            versions = journal.pitch.versions()
            uses = journal.pitch.followed()
            runs = journal.pitch.rehearsals.counts()
    if as_json:
        none = PitchUse()
        out.say_json(
            [
                pitch_shape.version(one, uses.get(one.number, none), runs.get(one.number, 0))
                for one in versions
            ]
        )
        return
    if not versions:
        out.note(pitch_telling.NO_PITCH)
    pitch_telling.tell_versions(versions, uses, runs)


class _Current:
    """A version, what followed from it, and what waits for an answer."""

    def __init__(
        self,
        version: PitchVersion | None,
        use: PitchUse | None = None,
        runs: int = 0,
        waiting: tuple[PitchFeedback, ...] = (),
    ) -> None:
        self.version, self.runs, self.waiting = version, runs, waiting
        self.use = use or PitchUse()


def _current(journal: Journal, version: PitchVersion | None) -> _Current:
    number = version.number if version is not None else 0
    use = journal.pitch.followed().get(number)
    runs = journal.pitch.rehearsals.counts().get(number, 0)
    return _Current(version, use, runs, tuple(journal.pitch.feedback.waiting()))


def _shape(current: _Current) -> shape.Shape:
    return pitch_shape.version(current.version, current.use, current.runs)


def _tell(current: _Current, as_json: bool) -> None:
    version = current.version
    if as_json:
        body = version.body if version else ""
        waiting = pitch_shape.all_said(current.waiting)
        out.say_json({**_shape(current), "body": body, "feedback": waiting})
        return
    if version is None:
        out.note(pitch_telling.NO_PITCH)
    else:
        pitch_telling.tell_version(version, current.use, current.runs)
    wrapping.section(
        "Feedback",
        [(f"~ {out.line(one.feedback.text)}", pitch_telling.where(one)) for one in current.waiting],
    )


for _part in PARTS:
    pitch.add_command(_part)
