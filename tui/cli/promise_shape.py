"""What is due, and introductions, as JSON."""

from __future__ import annotations

from tui.cli.shape import Shape, day
from tui.domain import today as domain
from tui.domain.introductions import Offered


def today(found: domain.Today) -> Shape:
    """Every section, empty ones too."""
    return {name: [due(each) for each in rows] for name, rows in found._asdict().items()}


def due(record: domain.Due) -> Shape:
    """One thing that is open; `also` are the ids of the same thing said elsewhere."""
    return {
        "id": record.id,
        "text": record.text,
        "contact": record.contact or None,
        "due": day(record.due),
        "entry": record.entry,
        "kind": record.kind,
        "line": record.line,
        "snoozed": record.snoozed,
        "also": list(record.also),
        "status": record.status,
    }


def introduction(record: Offered) -> Shape:
    """An introduction with what became of it, each step with its day."""
    return {
        "id": record.id,
        "name": record.name,
        "detail": record.detail,
        "direction": record.direction,
        "status": record.status,
        "due": day(record.due),
        "line": record.line,
        "entry": record.entry,
        "on": day(record.on),
        "by": record.by[1] if record.by else None,
        "contact": record.contact[1] if record.contact else None,
        "snoozed": day(record.snoozed),
        "steps": [{"status": step.status, "on": day(step.on), "entry": step.entry} for step in record.steps],
    }
