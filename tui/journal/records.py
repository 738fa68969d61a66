"""What the journal hands out beside the records of the domain.

Tuples with names: frozen as those are, and a quarter of the time to define, which every command waits for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.domain.entries import Entry, EntryLine, EntryText, FollowUp, Introduction, Revision, Takeaway
    from tui.domain.people import Contact, ContactText


class Joined(NamedTuple):
    """Two texts that became one: what another session had saved, and what was saved now."""

    theirs: Revision
    mine: Revision


class Saved(NamedTuple):
    """What a save did; `new_people` and `new_roles` were not known before; `merged` says that another
    session had changed the entry meanwhile, and where both had, the text now holds both that were `joined`;
    `brought_back` says that another session had put it in the trash."""

    entry: Entry
    new_people: tuple[str, ...] = ()
    new_roles: tuple[str, ...] = ()
    merged: bool = False
    brought_back: bool = False
    joined: Joined | None = None


class Draft(NamedTuple):
    """Typing that is not saved yet. `entry_id` and `seen` (the version read) are None for a new entry;
    `header` holds the fields as typed, which `text` may not be able to hold yet."""

    uid: str
    entry_id: int | None
    seen: int | None
    text: EntryText
    updated_at: datetime
    owner_pid: int
    header: Mapping[str, str] = MappingProxyType({})


class ContactDraft(NamedTuple):
    """Details of a contact that are not saved yet: `base` as they were read, `text` as they were typed.

    `contact` and `seen` (the version read) are None for a new one.
    """

    uid: str
    contact: int | None
    seen: int | None
    base: ContactText
    text: ContactText
    updated_at: datetime
    owner_pid: int


class PastPost(NamedTuple):
    """Where someone worked, and as what, until a day."""

    company: str
    title: str
    until: date


class ContactCard(NamedTuple):
    """One person: meetings newest first, and beside each thing the id of the entry it was said in.

    `introductions` are those spoken of at a meeting with them, `introduced` those that name them, and
    `introducers` by whom each of these is ('' where it was said at no meeting). `followups` are open ones,
    the soonest first; `aliases` are names they had until they were merged; `led_to` are the people whom
    they introduced.
    """

    contact: Contact
    meetings: tuple[EntryLine, ...] = ()
    introductions: tuple[tuple[Introduction, int], ...] = ()
    introduced: tuple[tuple[Introduction, int], ...] = ()
    introducers: tuple[str, ...] = ()
    followups: tuple[tuple[FollowUp, int], ...] = ()
    takeaways: tuple[tuple[Takeaway, int], ...] = ()
    past: tuple[PastPost, ...] = ()
    aliases: tuple[str, ...] = ()
    led_to: tuple[str, ...] = ()
    last_touch: date | None = None
