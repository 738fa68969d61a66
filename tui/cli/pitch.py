"""The pitch: what it says now, its next version, and the versions before."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli import options, out, saving, shape, source
from tui.cli.door import Door, pass_door
from tui.domain.dates import show_date
from tui.domain.entries import Feedback
from tui.domain.pitch import PitchUse, PitchVersion
from tui.domain.text import visible


@click.group(invoke_without_command=True)
@options.as_json
@click.pass_context
def pitch(ctx: click.Context, as_json: bool) -> None:
    """Show the pitch: its current version, how it went, and what was said of it and waits for an answer."""
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {part: {"as_json": as_json} for part in ("new", "history")}
        return
    door = ctx.ensure_object(Door)
    current: PitchVersion | None = None
    use = PitchUse()
    waiting: list[tuple[Feedback, int]] = []
    if door.begun:
        with door.open() as journal:
            current = journal.pitch.current()
            use = journal.pitch.uses().get(current.number, use) if current else use
            waiting = journal.pitch.waiting()
    if as_json:
        out.say_json(_whole(current, use, waiting))
        return
    if current is None:
        out.note("no pitch yet: `preseason pitch new` writes the first version")
    else:
        _tell(current, use)
    out.section("Feedback", [(f"~ {out.line(one.text)}", f"(entry {entry})") for one, entry in waiting])


@pitch.command(
    cls=options.TextCommand,
    epilog="TEXT is Markdown; without it the text comes from a pipe, or from your editor, "
    "which opens on the current version.",
)
@click.argument("words", metavar="[TEXT]", required=False)
@click.option("--why", metavar="TEXT", default="", help="Why it was rewritten.")
@options.as_json
@pass_door
def new(door: Door, words: str | None, why: str, as_json: bool) -> None:
    """Write the next version of the pitch. The former ones stay in its history."""
    with door.open_or_begin() as journal:
        former = journal.pitch.current()
        begun = former.body if former else ""

        def keep(body: str) -> PitchVersion:
            if not body.strip():
                raise source.NothingWritten("nothing written: there is no text")
            return journal.pitch.write(body, reason=source.argument(why))

        if source.editor_wanted(words):
            written = saving.from_editor(door, begun, "pitch", keep)
        else:
            written = saving.from_text(door, source.given(words), keep, piped=words in (None, "-"))
        if as_json:
            use = journal.pitch.uses().get(written.number, PitchUse())
            out.say_json(_whole(written, use, journal.pitch.waiting()))
        else:
            verb = "Unchanged:" if former and former.number == written.number else "Wrote"
            out.say(f"{verb} version {written.number} of the pitch: {_length(written)}")


@pitch.command()
@click.argument("number", metavar="[N]", type=click.IntRange(min=1), required=False)
@options.as_json
@pass_door
def history(door: Door, number: int | None, as_json: bool) -> None:
    """List the versions of the pitch, newest first, or print the text of version N."""
    versions: list[PitchVersion] = []
    uses: dict[int, PitchUse] = {}
    if number is not None or door.begun:
        with door.open() as journal:
            versions = journal.pitch.versions() if number is None else [journal.pitch.get(number)]
            uses = journal.pitch.uses()
    if number is not None:
        (one,) = versions
        if as_json:
            out.say_json({**_shape(one, uses.get(number, PitchUse())), "body": one.body})
        else:
            out.say_body(one.body)
        return
    if as_json:
        out.say_json([_shape(one, uses.get(one.number, PitchUse())) for one in versions])
        return
    if not versions:
        out.note("no pitch yet: `preseason pitch new` writes the first version")
    rows = [
        (
            str(one.number),
            show_date(one.written_at.date()),
            _length(one),
            _heard(uses.get(one.number, PitchUse())),
            out.line(one.reason),
        )
        for one in versions
    ]
    out.table(rows, right=(0,), quiet=(0, 2))


def _tell(version: PitchVersion, use: PitchUse) -> None:
    out.say(out.bold(f"Version {version.number} · {show_date(version.written_at.date())}"))
    out.say(_length(version))
    out.say(_heard(use))
    if version.reason:
        out.say(f"{out.dim('why')} {out.line(version.reason)}")
    out.say()
    out.say(visible(version.body).strip("\n"))


def _length(version: PitchVersion) -> str:
    minutes, seconds = divmod(version.seconds, 60)
    time = f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
    return f"{version.words:,} word{'' if version.words == 1 else 's'}, {time}"


def _heard(use: PitchUse) -> str:
    if not use.uses:
        return "not used yet"
    times = "once" if use.uses == 1 else f"{use.uses:,} times"
    return f"used {times}" + (f", mean score {use.mean_score:.1f}" if use.mean_score is not None else "")


def _shape(version: PitchVersion | None, use: PitchUse) -> shape.Shape:
    """A version and what followed from it, but for its text; before there is one, the shape is the same."""
    return {
        "version": version.number if version else None,
        "words": version.words if version else 0,
        "seconds": version.seconds if version else 0,
        "uses": use.uses,
        "mean_score": use.mean_score,
        "why": version.reason if version else "",
        "written_at": version.written_at.isoformat(timespec="seconds") if version else None,
    }


def _whole(
    version: PitchVersion | None, use: PitchUse, waiting: Sequence[tuple[Feedback, int]]
) -> shape.Shape:
    feedback = [{**shape.feedback(one), "entry": entry} for one, entry in waiting]
    return {**_shape(version, use), "body": version.body if version else "", "feedback": feedback}
