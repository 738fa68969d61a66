"""People: the contacts one keeps for life."""

from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

Level = Literal["contact", "helpful", "ally", "advocate"]
LEVELS: tuple[Level, ...] = get_args(Level)


class ContactText(NamedTuple):
    """What a person typed about a contact. `introduced_by` is a name; `notes` is Markdown."""

    name: str
    company: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    how_met: str = ""
    introduced_by: str = ""
    level: Level = "contact"
    notes: str = ""


class Contact(NamedTuple):
    """A saved contact; `meetings` counts held meetings and `last_met` is the newest of them; `deleted_at` is
    since when it is in the trash."""

    id: int
    uid: str
    version: int
    text: ContactText
    meetings: int = 0
    last_met: date | None = None
    deleted_at: datetime | None = None


class ContactLine(NamedTuple):
    """One row of the list of contacts."""

    id: int
    name: str
    company: str
    level: Level
    meetings: int
    last_met: date | None


class ColdContact(NamedTuple):
    """A contact one has not heard of for longer than is wont: `last_touch` was the last meeting held, step of
    an introduction or promise kept; `due` is the day the custom for their level ran out."""

    contact: int
    name: str
    level: Level
    last_touch: date
    due: date
