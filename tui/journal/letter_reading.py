"""What a letter is made of: the meeting it thanks for, the introduction it asks for or tells of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.domain import letters
from tui.domain.entries import Entry
from tui.domain.errors import NotFound
from tui.domain.letters import Letter
from tui.domain.text import fold
from tui.domain.today import Due
from tui.journal.introduction_reading import read_introduction
from tui.journal.reading import read_entries

if TYPE_CHECKING:
    from tui.journal.database import Database


def read_letter(database: Database, due: Due, *, today: date) -> Letter | None:
    """The draft that something open asks for, or None; raises NotFound where it is gone."""
    with database.reading():
        if due.kind == "introduction":
            offered = read_introduction(database, due.number)
            if offered is None:
                raise NotFound(f"there is no introduction {due.number}")
            return letters.chase(offered, today=today)
        if due.kind not in ("thank-you", "tell") or due.entry is None:
            return None
        entry = next(iter(read_entries(database, [due.entry])), None)
        if entry is None:
            raise NotFound("that meeting is gone")
        told = database.value("SELECT introduction_id FROM followup WHERE id = ?", (due.number,))
        if due.kind == "tell" and told is not None:
            offered = read_introduction(database, told)
            if offered is None:
                raise NotFound("that introduction is gone")
            met = entry if entry.id != offered.entry else None
            return letters.tell(offered, met, today=today)
        people = _meant(due, entry)
        return letters.thanks(people, entry, today=today) if due.kind == "thank-you" else None


def _meant(due: Due, entry: Entry) -> tuple[str, ...]:
    """Whom a thank-you is to: those it names, else everyone who was there."""
    words = set(fold(due.text).replace(",", " ").split())
    named = tuple(person for person in entry.text.people if words & set(fold(person).split()))
    return named or entry.text.people
