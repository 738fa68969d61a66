"""Records as JSON: the keys and shapes that scripts rely on, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.entries import Entry, EntryLine, Feedback, FollowUp, Introduction, Revision, Takeaway

if TYPE_CHECKING:
    from tui.domain.people import Contact

Shape = dict[str, object]


def entry(record: Entry, *, body: bool = True) -> Shape:
    """An entry; lists leave out its body."""
    text, derived = record.text, record.derived
    shape: Shape = {
        "id": record.id,
        "uid": record.uid,
        "kind": text.kind,
        "title": record.label,
        "on": text.on.isoformat(),
        "at": text.at.isoformat(timespec="minutes") if text.at else None,
        "status": text.status,
        "form": text.form,
        "minutes": text.minutes,
        "with": list(text.people),
        "roles": list(text.roles),
        "tags": list(derived.tags),
        "pitch": text.pitch,
        "score": text.score,
        "about": text.about,
        "search": text.search,
        "thanks": text.thanks if text.kind == "meeting" else None,
        "version": record.version,
        "body": text.body,
        "takeaways": [takeaway(one) for one in derived.takeaways],
        "introductions": [introduction(one) for one in derived.introductions],
        "followups": [followup(one) for one in derived.followups],
        "feedback": [feedback(one) for one in derived.feedback],
    }
    if not body:
        del shape["body"]
    return shape


def entries(records: Sequence[Entry]) -> list[Shape]:
    """A list of entries, without their bodies."""
    return [entry(record, body=False) for record in records]


def entry_line(record: EntryLine) -> Shape:
    """An entry in few words, inside something else."""
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.label,
        "on": record.on.isoformat(),
        "at": record.at.isoformat(timespec="minutes") if record.at else None,
        "status": record.status,
        "form": record.form,
        "with": list(record.people),
    }


def takeaway(record: Takeaway) -> Shape:
    """A want, a don't-want or an unsure."""
    return {
        "kind": record.kind,
        "text": record.text,
        "theme": record.theme,
        "roles": list(record.roles),
        "line": record.line,
    }


def introduction(record: Introduction) -> Shape:
    """An introduction and what became of it."""
    return {
        "id": record.id,
        "name": record.name,
        "detail": record.detail,
        "direction": record.direction,
        "status": record.status,
        "due": day(record.due),
        "line": record.line,
    }


def followup(record: FollowUp) -> Shape:
    """Something to do."""
    return {
        "id": record.id,
        "text": record.text,
        "kind": record.kind,
        "due": day(record.due),
        "done": record.done,
        "line": record.line,
    }


def feedback(record: Feedback) -> Shape:
    """What was said of the pitch."""
    return {"id": record.id, "text": record.text, "state": record.state, "line": record.line}


def revision(record: Revision, *, body: bool) -> Shape:
    """One past state of an entry; lists of them leave out the body."""
    shape: Shape = {
        "number": record.number,
        "saved_at": record.saved_at.isoformat(timespec="seconds"),
        "title": record.text.title,
        "on": record.text.on.isoformat(),
        "with": list(record.text.people),
        "characters": len(record.text.body),
    }
    if body:
        shape["body"] = record.text.body
    return shape


def contact(record: Contact) -> Shape:
    """A person, as lists show them."""
    text = record.text
    return {
        "id": record.id,
        "uid": record.uid,
        "name": text.name,
        "company": text.company,
        "title": text.title,
        "email": text.email,
        "phone": text.phone,
        "link": text.link,
        "level": text.level,
        "meetings": record.meetings,
        "last_met": day(record.last_met),
        "introduced_by": text.introduced_by,
    }


def day(value: date | None) -> str | None:
    """A date as ISO, or null."""
    return value.isoformat() if value else None
