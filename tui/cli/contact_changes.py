"""Changes to contacts: their details, two that are one, and two that are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.cli import naming, out, saving, shape, source, wrapping
from tui.cli.door import Door
from tui.domain.doubles import Double
from tui.domain.joining import Merged
from tui.domain.people import ContactText

if TYPE_CHECKING:
    from tui.domain.people import Contact

_WORDS = {"email": "e-mail", "how_met": "how met", "introduced_by": "introduced by"}


def change(door: Door, name: str, given: Mapping[str, str], as_json: bool) -> None:
    """Set details of a contact."""
    piped = given.get("notes") == "-"
    with door.open() as journal:
        before = journal.contacts.find(name)
        known = set(journal.contacts.names())
        fields = {**given, **({"notes": source.given("-")} if piped else {})}
        remark = ""
        if fields.get("introduced_by"):
            fields["introduced_by"], remark = naming.meet(fields["introduced_by"], sorted(known))

        def edited(text: ContactText) -> ContactText:
            return text._replace(**fields)  # type: ignore[arg-type]

        def save(_: str) -> Contact:
            return journal.contacts.edit(before.id, edited, f"edit: {before.text.name}")

        after = saving.from_text(door, fields.get("notes", ""), save, piped=piped)
        new = sorted(set(journal.contacts.names()) - known - {after.text.name})
    for each in new:
        out.note(remark or f"new contact: {each}")
    if as_json:
        out.say_json(shape.contact(after))
        return
    changed = [
        field for field in after.text._fields if getattr(after.text, field) != getattr(before.text, field)
    ]
    said = ", ".join(_said(field, after.text) for field in changed)
    out.say(out.line(f"Changed {before.text.name}: {said}" if changed else f"Unchanged: {before.text.name}"))


def merge(door: Door, name: str, into: str, as_json: bool, *, dry_run: bool) -> None:
    """Let a contact be another, or say what that would do."""
    with door.open() as journal:
        people = journal.contacts
        both = (people.find(name).id, people.find(into).id)
        merged = people.preview_merge(*both) if dry_run else people.merge(*both)
    if as_json:
        out.say_json(_merged(merged, done=not dry_run))
        return
    out.say(out.line(f"{'Would merge' if dry_run else 'Merged'} {merged.sentence}"))
    for sentence in merged.tells():
        wrapping.say("", sentence, out.dim)


def split(door: Door, name: str, as_json: bool) -> None:
    """Let two that were merged be two again."""
    with door.open() as journal:
        parted = journal.contacts.part(name)
    if as_json:
        out.say_json({"split": list(parted)})
    else:
        out.say(out.line(f"Two people again: {parted.name} and {parted.other}"))


def keep_apart(door: Door, name: str, other: str, as_json: bool) -> None:
    """Never suggest these two again."""
    with door.open() as journal:
        pair = [journal.contacts.find(each) for each in (name, other)]
        journal.contacts.keep_apart(pair[0].id, pair[1].id)
    names = [each.text.name for each in pair]
    if as_json:
        out.say_json({"apart": names})
    else:
        out.say(out.line(f"Kept apart: {names[0]} and {names[1]}"))


def suggest(door: Door, limit: int | None, as_json: bool) -> None:
    """List pairs that may be one person."""
    found: list[Double] = []
    if door.begun:
        with door.open() as journal:
            found = journal.contacts.doubles()[:limit]
    if as_json:
        out.say_json(
            [{"from": one.from_, "into": one.into, "why": one.why, "likeness": one.likeness} for one in found]
        )
        return
    if not found:
        out.note("no two contacts look as if they were one person")
    for one in found:
        pair = f"{wrapping.shown(one.from_)} → {wrapping.shown(one.into)}"
        wrapping.say(f"{one.likeness:>3}%  ", f"{pair}, since {one.why}")


def _said(field: str, text: ContactText) -> str:
    """A detail that was changed, in words."""
    what = _WORDS.get(field, field)
    if field == "notes":
        return what
    value = getattr(text, field)
    return f"{what} {value}" if value else f"no {what}"


def _merged(record: Merged, *, done: bool) -> shape.Shape:
    return {
        "from": record.from_,
        "into": record.into,
        "entries": record.entries,
        "introductions": record.introductions,
        "followups": record.followups,
        "introduced": record.introduced,
        "together": record.together,
        "sentence": record.sentence,
        "done": done,
    }
