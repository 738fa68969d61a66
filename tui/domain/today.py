"""Today: everything that is open, sorted out by what one does about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.dates import show_date
from tui.domain.entries import IntroductionStatus
from tui.domain.people import ColdContact
from tui.domain.text import unmarked

DueKind = Literal[
    "thank-you",
    "task",
    "promise",
    "chase",
    "tell",
    "introduction",
    "introduce",
    "meet",
    "cold",
    "meeting",
    "happened",
]
"""`introduction` is one offered to me, `introduce` one I offered, `meet` one that was made; a `meeting` is to
come, and of one that is past and still planned it is to be said whether it `happened`."""

FOLLOWUP, INTRODUCTION, MEETING, CONTACT = "f", "i", "m", "c"
"""What an id begins with: a follow-up's, an introduction's, a meeting's, a contact's."""

_ONCE: frozenset[DueKind] = frozenset(("introduction", "introduce", "meet", "promise"))
"""What is shown once, however often it was said: the same to, or by, the same person."""


class Due(NamedTuple):
    """One thing that is open. `due` is the day that counts, which is not what the text says where it is
    `snoozed`; `contact` is who it is with, and `also` has the ids of the same thing said elsewhere. `status`
    is that of an introduction."""

    id: str
    kind: DueKind
    text: str
    due: date | None
    contact: str = ""
    contact_id: int | None = None
    entry: int | None = None
    line: int | None = None
    on: date | None = None
    snoozed: bool = False
    also: tuple[str, ...] = ()
    status: IntroductionStatus | None = None

    @property
    def words(self) -> str:
        """What it says, without Markdown."""
        return unmarked(self.text)

    @property
    def beside(self) -> str:
        """Whom it is with, where it does not say so itself: `Ann` is not said by an annual report."""
        if self.contact not in self.text:
            return self.contact
        said = re.search(rf"(?<!\w){re.escape(self.contact)}(?!\w)", self.text)
        return "" if said else self.contact

    @property
    def number(self) -> int:
        """The id of the follow-up, introduction, meeting or contact."""
        return int(self.id[1:])


class Today(NamedTuple):
    """What is open, by section, the most pressing first in each."""

    overdue: tuple[Due, ...] = ()
    thank_you: tuple[Due, ...] = ()
    promised_to_me: tuple[Due, ...] = ()
    i_promised: tuple[Due, ...] = ()
    going_cold: tuple[Due, ...] = ()
    coming_up: tuple[Due, ...] = ()

    @property
    def everything(self) -> tuple[Due, ...]:
        """All of it, in the order of the sections."""
        return tuple(each for section in self for each in section)


SECTIONS: dict[str, str] = {
    "overdue": "Overdue",
    "thank_you": "Thank-yous",
    "promised_to_me": "Promised to me",
    "i_promised": "I promised",
    "going_cold": "Going cold",
    "coming_up": "Coming up",
}
"""What each section is called."""


def sort_out(found: Iterable[Due], *, today: date) -> Today:
    """What is open on a day, in its sections."""
    sections: dict[str, list[Due]] = {name: [] for name in SECTIONS}
    for each in _once(found):
        sections[section_of(each, today=today)].append(each)
    return Today(**{name: tuple(sorted(rows, key=_pressing)) for name, rows in sections.items()})


def section_of(due: Due, *, today: date) -> str:
    """The section something belongs in on a day."""
    if due.kind == "cold":
        return "going_cold"
    if due.due is not None and due.due < today:
        return "overdue"
    if due.kind in ("meeting", "happened", "meet") or (due.snoozed and due.due and due.due > today):
        return "coming_up"
    if due.kind == "thank-you":
        return "thank_you"
    return "promised_to_me" if due.kind == "introduction" else "i_promised"


def is_due(due: Due, *, today: date) -> bool:
    """Whether it asks for something to be done on a day: it is due then, or was before."""
    return due.kind not in ("cold", "meeting") and due.due is not None and due.due <= today


def of_cold(cold: ColdContact) -> Due:
    """Someone with whom it goes cold."""
    text = f"Last in touch on {show_date(cold.last_touch)}"
    return Due(
        f"{CONTACT}{cold.contact}", "cold", text, cold.due, cold.name, cold.contact, on=cold.last_touch
    )


def parse_id(typed: str) -> str | None:
    """The id that was typed, `f12`, `i3`, `m40` or `c7`; digits alone are those of a follow-up."""
    words = typed.strip().lower()
    if words.isascii() and words.isdigit():
        words = FOLLOWUP + words
    kind, digits = words[:1], words[1:]
    if kind not in (FOLLOWUP, INTRODUCTION, MEETING, CONTACT) or not (
        digits.isascii() and digits.isdigit() and len(digits) < 19
    ):
        return None
    return f"{kind}{int(digits)}"


def _once(found: Iterable[Due]) -> list[Due]:
    """The same with what was said several times as one: as it was said last."""
    kept: list[Due] = []
    places: dict[object, int] = {}
    for each in sorted(found, key=lambda due: (due.on or date.min, due.entry or 0, due.number), reverse=True):
        place = len(kept)
        if each.kind in _ONCE and each.contact_id is not None:
            said = each.text if each.kind == "promise" else each.text.partition(",")[0]
            place = places.setdefault((each.kind, each.contact_id, said.casefold()), place)
        if place == len(kept):
            kept.append(each)
        else:
            last = kept[place]
            kept[place] = last._replace(also=(*last.also, each.id), due=last.due or each.due)
    return kept


def _pressing(due: Due) -> tuple[object, ...]:
    return (due.due or date.max, due.on or date.max, due.number, due.id)


def counted(today: Today, *, on: date) -> int:
    """How many ask for something to be done on a day; people who go cold do not count."""
    return sum(is_due(each, today=on) for each in today.everything)
