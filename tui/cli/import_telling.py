"""What an import did, or would do, in words and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.cli import out
from tui.cli.shape import Shape
from tui.domain.dates import show_date
from tui.domain.import_words import NOT_TOLD, counts, noun_of

if TYPE_CHECKING:
    from tui.domain.imports import Batch, Imported, Item, Undone

SHOWN = 20
"""Items, and problems, that are listed; --json lists a thousand."""


def say_imported(told: Imported, *, dry_run: bool) -> None:
    """Say what an import did: the counts, then what is worth a look. In a preview that is all of it."""
    verb = "Would import" if dry_run else "Imported" if told.does_something else "Nothing new in"
    out.say(out.bold(out.line(f"{verb} {told.source}: {counts(told.tallies)}")))
    rows = [item for item in told.items if dry_run or item.outcome != "new" or item.remark]
    out.table([_item(item) for item in rows[:SHOWN]], quiet=(2,))
    total = told.total
    more = len(rows) - SHOWN + total.new + total.changed + total.skipped - len(told.items)
    if len(rows) > SHOWN:
        out.say(f"  and {more:,} more")
    if told.new_people:
        out.say(f"{told.new_people:,} new {noun_of('contact', told.new_people)} along with them")
    for remark in told.remarks:
        out.say(out.line(remark))
    if told.batch is not None:
        out.say(f"`preseason import --undo {told.batch}` takes it back")
    elif dry_run:
        out.say("Nothing was changed.")


def complain(told: Imported) -> None:
    """Say on standard error what did not come in."""
    if not told.problem_count:
        return
    out.note(
        "1 record stays out:" if told.problem_count == 1 else f"{told.problem_count:,} records stay out:"
    )
    shown = told.problems[:SHOWN]
    for problem in shown:
        out.note(f"{problem.place}: {problem.reason}")
    if told.problem_count > len(shown):
        by = sorted(told.problems_by.items(), key=lambda each: -each[1])[:5]
        reasons = ", ".join(f"{count:,} × {reason}" for reason, count in by)
        out.note(f"and {told.problem_count - len(shown):,} more; in all {reasons}")


def shape(told: Imported, *, dry_run: bool) -> Shape:
    """An import as JSON."""
    return {
        "format": told.format,
        "source": told.source,
        "batch": told.batch,
        "dry_run": dry_run,
        "counts": {noun: dict(tally._asdict()) for noun, tally in told.tallies.items()},
        "new_people": told.new_people,
        "items": [dict(item._asdict()) | {"fields": list(item.fields)} for item in told.items],
        "problems": [dict(problem._asdict()) for problem in told.problems],
        "problem_count": told.problem_count,
        "remarks": list(told.remarks),
    }


def say_undone(told: Undone) -> None:
    """Say what became of an import that was taken back."""
    parts = [
        f"{count:,} {noun_of(noun, count)} {'to the trash' if noun in ('contact', 'entry') else 'gone'}"
        for noun, count in told.gone.items()
        if count and noun not in NOT_TOLD
    ]
    if told.restored:
        parts.append(f"{told.restored:,} as before")
    out.say(
        out.line(f"Took back import {told.batch.id}, {told.batch.source}: {', '.join(parts) or 'nothing'}")
    )
    shown = told.kept[:SHOWN]
    for name, why in shown:
        out.say(f"  stays: {out.line(name)}, {out.line(why)}")
    if told.kept_count > len(shown):
        out.say(f"  and {told.kept_count - len(shown):,} more stay")


def undone_shape(told: Undone) -> Shape:
    """An import that was taken back, as JSON."""
    return {
        "batch": told.batch.id,
        "source": told.batch.source,
        "gone": dict(told.gone),
        "restored": told.restored,
        "kept": [{"name": name, "why": why} for name, why in told.kept],
        "kept_count": told.kept_count,
    }


def batch_row(batch: Batch) -> tuple[str, ...]:
    """An import in a list."""
    state = f"taken back {show_date(batch.undone_at.date())}" if batch.undone_at else ""
    made = _stored(batch.counts)
    return (str(batch.id), show_date(batch.at.date()), batch.format, out.line(batch.source), made, state)


def batch_shape(batch: Batch) -> Shape:
    """An import in a list, as JSON."""
    return {
        "batch": batch.id,
        "uid": batch.uid,
        "format": batch.format,
        "source": batch.source,
        "at": batch.at.isoformat(timespec="seconds"),
        "undone_at": batch.undone_at.isoformat(timespec="seconds") if batch.undone_at else None,
        "counts": dict(batch.counts),
    }


def _stored(counts: Mapping[str, int]) -> str:
    parts = []
    for name, count in counts.items():
        noun, _, outcome = name.partition(" ")
        if outcome in ("new", "changed") and noun not in NOT_TOLD:
            parts.append(f"{count:,} {outcome} {noun_of(noun, count)}")
    return ", ".join(parts)


def _item(item: Item) -> tuple[str, ...]:
    words = {"skipped": "left"}.get(item.outcome, item.outcome)
    fields = ", ".join(item.fields)
    if item.outcome == "skipped" and fields:
        fields = f"{fields} differ{'' if len(item.fields) > 1 else 's'}"
    said = "; ".join(filter(None, (fields, item.remark)))
    name = f"{item.name}: {said}" if said else item.name
    return f"  {words}", out.line(name), out.line(item.place)
