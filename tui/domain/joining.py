"""Two contacts that are one person, and two texts of one contact: what becomes of the details.

Nothing is lost: what has no place of its own any more stands in the notes, or in the history of where
someone worked.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.domain.people import LEVELS, ContactText
from tui.domain.text import fold

_LABELS = {
    "email": "e-mail",
    "phone": "phone",
    "link": "link",
    "how_met": "how met",
    "introduced_by": "introduced by",
}


class Post(NamedTuple):
    """Where someone works, and as what."""

    company: str
    title: str


class Joined(NamedTuple):
    """One contact out of two: its text, and the other's post where that is another one."""

    text: ContactText
    past: Post | None = None


class Merged(NamedTuple):
    """What a merge of two contacts does, or would do.

    `from_` goes into `into`, which is `text` then. The numbers are what moves: entries, introductions,
    follow-ups, and people whom the other one introduced. `together` are entries both were at.
    """

    from_: str
    into: str
    text: ContactText
    entries: int = 0
    introductions: int = 0
    followups: int = 0
    introduced: int = 0
    together: int = 0
    past: Post | None = None
    also: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The merge in a sentence that a verb begins: `Merged …`."""
        counts = (
            (self.entries, "entry", "entries"),
            (self.introductions, "introduction", "introductions"),
            (self.followups, "follow-up", "follow-ups"),
            (self.introduced, "person they introduced", "people they introduced"),
        )
        moved = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
        pair = f"“{short(self.from_)}” into “{short(self.into)}”"
        return f"{pair}: {', '.join(moved) or 'nothing was written of them yet'}"

    def tells(self) -> list[str]:
        """What else is to be known before it is done, a sentence each."""
        found = [f"The name “{short(self.from_)}” means {short(self.into)} from now on."]
        if self.together:
            times = "one entry names" if self.together == 1 else f"{self.together:,} entries name"
            found.append(f"Careful: {times} both of them, as if they were two.")
        if self.also:
            found.append(f"Kept in the notes: {', '.join(self.also)}.")
        if self.past is not None:
            post = ", ".join(part for part in (self.past.title, self.past.company) if part)
            found.append(f"Kept in the history: {short(post)}.")
        return found


def join(into: ContactText, from_: ContactText) -> Joined:
    """The details of both: those of `into` where both have some, and the higher level."""
    company, title, past = _posts(Post(into.company, into.title), Post(from_.company, from_.title))
    left = differing(into, from_)
    line = f"{from_.name}: " + "; ".join(f"{_LABELS[field]} {getattr(from_, field)}" for field in left)
    notes = [into.notes.rstrip()]
    if from_.notes.strip() and from_.notes.strip() not in into.notes:
        notes.append(from_.notes.strip("\n").rstrip())
    if left:
        notes.append(line)
    own = (fold(into.name), fold(from_.name))
    introducers = [
        each for each in (into.introduced_by, from_.introduced_by) if each and fold(each) not in own
    ]
    text = into._replace(
        company=company,
        title=title,
        email=into.email or from_.email,
        phone=into.phone or from_.phone,
        link=into.link or from_.link,
        how_met=into.how_met or from_.how_met,
        introduced_by=introducers[0] if introducers else "",
        level=max(into.level, from_.level, key=LEVELS.index),
        notes=into.notes if len(notes) == 1 else "\n\n".join(filter(None, notes)),
    )
    return Joined(text, past)


def differing(into: ContactText, from_: ContactText) -> tuple[str, ...]:
    """The details that both have, and that differ: of them only one can stay where it is."""
    own = (fold(into.name), fold(from_.name))

    def differs(field: str) -> bool:
        one, other = fold(getattr(into, field)), fold(getattr(from_, field))
        names = field == "introduced_by" and (one in own or other in own)
        return bool(one and other) and one != other and not names

    return tuple(filter(differs, _LABELS))


def labels(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Details by the names they go by."""
    return tuple(_LABELS[field] for field in fields)


def rebased(base: ContactText, theirs: ContactText, mine: ContactText) -> ContactText:
    """My changes since `base`, made to what the contact is by now: where I changed nothing, it is theirs.

    Notes that both changed are joined line by line, theirs first where they meet.
    """
    changed = {
        field: getattr(mine, field)
        for field in mine._fields
        if field != "notes" and getattr(mine, field) != getattr(base, field)
    }
    return theirs._replace(notes=_notes(base.notes, theirs.notes, mine.notes), **changed)


def short(name: str) -> str:
    """A name as a sentence has room for it."""
    return name if len(name) <= 60 else name[:59].rstrip() + "…"


def _posts(into: Post, from_: Post) -> tuple[str, str, Post | None]:
    """Where they work now, and the post that is left over."""
    same_place = not (into.company and from_.company) or fold(into.company) == fold(from_.company)
    same_work = not (into.title and from_.title) or fold(into.title) == fold(from_.title)
    if same_place and same_work:
        return into.company or from_.company, into.title or from_.title, None
    if into.company or into.title:
        return into.company, into.title, from_
    return from_.company, from_.title, None


def _notes(base: str, theirs: str, mine: str) -> str:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    kept = theirs.split("\n")
    old = set(base.split("\n"))
    return "\n".join((*kept, *(line for line in mine.split("\n") if line not in old and line not in kept)))
