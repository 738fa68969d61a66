"""What a search finds: where it is, and the row that shows it."""

from datetime import date
from typing import Literal, NamedTuple

FoundKind = Literal["meeting", "reflection", "contact", "pitch"]

Why = Literal["", "title", "people", "role", "takeaway", "text", "name", "company", "details", "notes"]
"""Which field of it matched best; nothing where only filters were asked for."""


class Hit(NamedTuple):
    """One thing found; `id` is that of the entry or contact, or the number of the pitch."""

    kind: FoundKind
    id: int


class Result(NamedTuple):
    """A hit as a row: `spans` are the matches in `snippet`, `title_spans` those in `title`, `[start, end)`.

    `title` is the entry's label, the contact's name or the pitch's; `line` counts from 1 in the body, and is
    None where the match is not in it. `on` is the day of an entry or a pitch, or a contact's last meeting.
    """

    kind: FoundKind
    id: int
    title: str
    on: date | None = None
    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    snippet: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    title_spans: tuple[tuple[int, int], ...] = ()
    line: int | None = None
    why: Why = ""


class Example(NamedTuple):
    """A query that finds something in this journal, what it asks for in words, and how many it finds."""

    query: str
    says: str
    finds: int


class SavedSearch(NamedTuple):
    """A query with a name."""

    id: int
    name: str
    query: str
