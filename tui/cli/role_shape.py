"""What was learnt of roles, as JSON: the keys and shapes that scripts rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.shape import Shape
    from tui.domain.roles import (
        Across,
        Board,
        Comparison,
        RoleTally,
        Said,
        ThemeTally,
        TimeLine,
        VerdictChange,
    )
    from tui.domain.themes import Merged, Suggestion, ThemeLine


def tally(record: RoleTally) -> Shape:
    """A role and its counts."""
    return {
        "name": record.name,
        "verdict": record.verdict,
        "meetings": record.meetings,
        "want": record.want,
        "dont": record.dont,
        "unsure": record.unsure,
    }


def board(record: Board) -> Shape:
    """Everything that was learnt of one role."""
    return {
        "name": record.role.name,
        "verdict": record.role.verdict,
        "why": record.why,
        "meetings": record.role.meetings,
        "want": [_theme(one, said) for one in record.want],
        "dont": [_theme(one, said) for one in record.dont],
        "unsure": [_theme(one, said) for one in record.unsure],
    }


def across(record: Across, search: str | None) -> Shape:
    """What is wanted and not wanted whatever the role; `search` is null where all job searches count."""
    return {
        "search": search,
        "want": [_theme(one, _said_of_roles) for one in record.want],
        "dont": [_theme(one, _said_of_roles) for one in record.dont],
        "unsure": [_theme(one, _said_of_roles) for one in record.unsure],
    }


def comparison(record: Comparison) -> Shape:
    """Themes by roles, cells without a takeaway left out."""
    return {
        "roles": list(record.roles),
        "themes": [
            {"theme": row.theme, "cells": {role: cell._asdict() for role, cell in row.cells.items()}}
            for row in record.rows
        ],
    }


def time_line(record: TimeLine) -> Shape:
    """How a theme was held in a role, oldest first, and what other roles hold against it."""
    return {
        "role": record.role,
        "theme": record.theme,
        "contradicts": record.contradicts,
        "changed": record.changed,
        "takeaways": [{"kind": one.stance, **said(one)} for one in record.said],
        "elsewhere": [{"kind": one.stance, **_said_of_roles(one)} for one in record.elsewhere],
    }


def verdict(role: str, record: VerdictChange) -> Shape:
    """A verdict as it was given; `entry` is the reflection it was reached in, or null."""
    return {
        "name": role,
        "verdict": record.verdict,
        "why": record.why,
        "at": record.at.isoformat(timespec="seconds"),
        "entry": record.entry,
    }


def without_role(record: Said) -> Shape:
    """A takeaway that belongs to no role."""
    return {"kind": record.stance, "theme": record.theme, **said(record)}


def said(record: Said) -> Shape:
    """A takeaway as evidence; `form` is null of a reflection, and `held` tells a meeting that took place."""
    return {
        "entry": record.entry,
        "on": record.on.isoformat(),
        "with": list(record.people),
        "form": record.form,
        "held": record.held,
        "text": record.text,
        "line": record.line,
    }


def theme(record: ThemeLine) -> Shape:
    """A theme in use, and the names that were merged into it."""
    return {
        "theme": record.name,
        "meetings": record.meetings,
        "takeaways": record.uses,
        "merged": list(record.merged),
    }


def moved(record: Merged, *, done: bool) -> Shape:
    """What a merge, a rename or a split did, or would do."""
    return {
        "theme": record.name,
        "moved": list(record.moved),
        "takeaways": record.takeaways,
        "meetings": record.meetings,
        "sentence": record.sentence,
        "done": done,
    }


def suggestions(records: Iterable[Suggestion]) -> list[Shape]:
    """Pairs of themes that may be the same, the likeliest first; `likeness` is from 0 to 100."""
    return [
        {"from": one.from_, "into": one.into, "why": one.why, "likeness": one.likeness} for one in records
    ]


def _theme(record: ThemeTally, evidence: Callable[[Said], Shape]) -> Shape:
    return {
        "theme": record.theme,
        "meetings": record.meetings,
        "contradicts": record.contradicts,
        "changed": record.changed,
        "elsewhere": list(record.elsewhere),
        "evidence": [evidence(one) for one in record.evidence],
    }


def _said_of_roles(record: Said) -> Shape:
    return {**said(record), "roles": list(record.roles)}
