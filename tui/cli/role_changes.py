"""What was decided about a role: its verdicts, and takeaways that are given to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli import board, out, role_shape, saving, shape, source, wrapping
from tui.cli.door import Door
from tui.domain.entries import Entry
from tui.domain.errors import BadInput, NotFound
from tui.domain.roles import Verdict
from tui.domain.text import clean_line

if TYPE_CHECKING:
    from tui.journal.journal import Journal


def history(door: Door, name: str, as_json: bool) -> None:
    """The verdicts given on a role."""
    with door.open() as journal:
        role = journal.roles.find(name)
        changes = journal.roles.verdicts(role)
    if as_json:
        out.say_json([role_shape.verdict(role, one) for one in changes])
        return
    if not changes:
        out.note(f"no verdict on {role} yet: `preseason roles ROLE --verdict` gives one")
    board.tell_verdicts(changes)


def decide(door: Door, name: str, verdict: Verdict, why: str, as_json: bool) -> None:
    """Give a verdict on a role; `why` is its reason, or - for what is on the pipe."""
    with door.open() as journal:
        role = journal.roles.find(name)
        former = journal.roles.verdicts(role)[:1]
        reason = source.given(why)
        given = saving.from_text(
            door, reason, lambda text: journal.roles.set_verdict(role, verdict, text), piped=why == "-"
        )
    if as_json:
        out.say_json(role_shape.verdict(role, given))
        return
    was = former[0].verdict if former else "exploring"
    if former == [given]:
        out.say(f"Unchanged: {out.line(role)}, {given.verdict}")
    elif was == given.verdict:
        out.say(f"{out.line(role)}: {given.verdict} as before{', with its reason' if given.why else ''}")
    else:
        out.say(f"{out.line(role)}: {given.verdict}, {was} before")


def give(door: Door, name: str, where: str, as_json: bool, *, whole_meeting: bool) -> None:
    """Give a role what stands at ENTRY:LINE, or the whole of that entry."""
    typed, colon, digits = where.rpartition(":")
    if not (colon and typed and digits.isascii() and digits.isdigit() and len(digits) < 8):
        raise click.UsageError("--give takes ENTRY:LINE, such as 12:5")
    line = int(digits)
    with door.open() as journal:
        before = journal.entries.find(typed)
        text = next((one.text for one in before.derived.takeaways if one.line == line), None)
        if text is None:
            raise BadInput("line", f"line {line} of entry {before.id} holds no want, don't-want or unsure")
        role, remark = _meant(journal, name)
        after = journal.roles.give_role(before.id, line, role, whole_meeting=whole_meeting, said=text)
    if remark:
        out.note(remark)
    if as_json:
        out.say_json(shape.entry(after))
    elif after.version == before.version:
        out.say(f"Unchanged: {before.id}:{line} is for {out.line(role)}")
    else:
        out.say(_given(after, text, role, whole_meeting=whole_meeting))


def _meant(journal: Journal, name: str) -> tuple[str, str]:
    """The role of that name, or that fits its words; else it is a new one, and there is a remark."""
    try:
        return journal.roles.find(name), ""
    except NotFound:
        from tui.domain.names import near

        like = near(name, journal.roles.names())
        name = clean_line(name)
        return name, f"new role: {name}" + (
            f" (there is also {like}: did you mean that one?)" if like else ""
        )


def _given(entry: Entry, text: str, role: str, *, whole_meeting: bool) -> str:
    theirs = [one for one in entry.derived.takeaways if role in one.roles]
    if whole_meeting:
        count = "1 takeaway" if len(theirs) == 1 else f"{len(theirs)} takeaways"
        return f"Gave entry {entry.id} to {out.line(role)}: {count}"
    line = next((one.line for one in theirs if one.text == text), None)
    return f"Gave {entry.id}:{line} to {out.line(role)}: {wrapping.read(text)}"
