"""The pitch as JSON: its versions, what was said of it, how it changed, and how long it took to say."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.shape import Shape, feedback
from tui.domain.differences import Difference
from tui.domain.pitch import PitchFeedback, PitchUse, PitchVersion
from tui.domain.rehearsal import Rehearsal


def version(record: PitchVersion | None, use: PitchUse, rehearsals: int) -> Shape:
    """A version and what followed from it, but for its text; before there is one, the shape is the same."""
    return {
        "version": record.number if record else None,
        "words": record.words if record else 0,
        "seconds": record.seconds if record else 0,
        "uses": use.uses,
        "mean_score": use.mean_score,
        "scored": use.scored,
        "said": use.said,
        "introductions": use.introductions,
        "rehearsals": rehearsals,
        "why": record.reason if record else "",
        "written_at": record.written_at.isoformat(timespec="seconds") if record else None,
    }


def said(record: PitchFeedback) -> Shape:
    """What was said of the pitch, by whom and when, and what became of it."""
    return {
        **feedback(record.feedback),
        "entry": record.entry,
        "on": record.on.isoformat(),
        "who": record.who,
        "heard": record.heard,
        "adopted_in": record.feedback.adopted_in,
    }


def all_said(records: Sequence[PitchFeedback]) -> list[Shape]:
    """Several of them."""
    return [said(record) for record in records]


def difference(before: int, after: int, found: Difference) -> Shape:
    """How one version became another."""
    pieces = [{"fate": piece.fate, "text": piece.text} for piece in found.pieces]
    counts = {"gone": found.gone, "come": found.come, "same": found.same}
    return {"from": before, "to": after, **counts, "pieces": pieces}


def rehearsal(record: Rehearsal, target: int) -> Shape:
    """A run, and the seconds it should have taken."""
    return {
        "id": record.id,
        "version": record.version,
        "seconds": record.seconds,
        "target": target,
        "at": record.at.isoformat(timespec="seconds"),
    }
