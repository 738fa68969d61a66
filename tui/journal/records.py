"""What the journal hands out beside the records of the domain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tui.domain.entries import Entry, EntryLine, EntryText, FollowUp, Introduction, Takeaway
from tui.domain.people import Contact


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: `new_people` and `new_roles` were not known before; `merged` says that another
    session had changed the entry meanwhile and the text now holds both."""

    entry: Entry
    new_people: tuple[str, ...] = ()
    new_roles: tuple[str, ...] = ()
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Typing that is not saved yet. `entry_id` and `seen` (the version read) are None for a new entry;
    `header` holds the fields as typed, which `text` may not be able to hold yet."""

    uid: str
    entry_id: int | None
    seen: int | None
    text: EntryText
    updated_at: datetime
    owner_pid: int
    header: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastPost:
    """Where someone worked, and as what, until a day."""

    company: str
    title: str
    until: date


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One person: meetings newest first, and beside each thing the id of the entry it was said in.

    `introductions` are those spoken of at a meeting with them, `introduced` those that name them;
    `followups` are open ones, the soonest first.
    """

    contact: Contact
    meetings: tuple[EntryLine, ...] = ()
    introductions: tuple[tuple[Introduction, int], ...] = ()
    introduced: tuple[tuple[Introduction, int], ...] = ()
    followups: tuple[tuple[FollowUp, int], ...] = ()
    takeaways: tuple[tuple[Takeaway, int], ...] = ()
    past: tuple[PastPost, ...] = ()
