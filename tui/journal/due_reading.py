"""Everything that is open, from rows to records: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui.domain.introductions import Offered, spoken
from tui.domain.today import FOLLOWUP, INTRODUCTION, MEETING, Due, DueKind, counted, sort_out
from tui.journal.introduction_reading import SAID_WITH, read_open
from tui.journal.packing import day_of, ids_text, the_day

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

_FOLLOWUPS = f"""
    SELECT f.id, f.kind, f.text, f.due, CASE WHEN f.snoozed_due IS f.due THEN f.snoozed END,
        f.line, f.entry_id, e.day, c.id, c.name, f.contact_id
    FROM followup f JOIN entry e ON e.id = f.entry_id
    LEFT JOIN contact c ON c.id = COALESCE(f.contact_id, {SAID_WITH})
    WHERE f.done = 0 AND f.closed_at IS NULL AND e.deleted_at IS NULL"""  # noqa: S608 - our own words
_OPEN = "f.done = 0 AND f.closed_at IS NULL AND e.deleted_at IS NULL"
_DAY = "COALESCE(CASE WHEN f.snoozed_due IS f.due THEN f.snoozed END, f.due)"
_TOLD_APART = f"""
    SELECT COUNT(*) FROM followup f JOIN entry e ON e.id = f.entry_id
    WHERE {_OPEN} AND f.kind <> 'promise' AND {_DAY} <= ?"""  # noqa: S608 - our own words
_PROMISED = f"""
    SELECT f.id, f.text, {_DAY}, COALESCE(f.contact_id, {SAID_WITH})
    FROM followup f JOIN entry e ON e.id = f.entry_id
    WHERE {_OPEN} AND f.kind = 'promise'
    ORDER BY e.day DESC, f.entry_id DESC, f.id DESC"""  # noqa: S608 - our own words
_PLANNED = "SELECT id, day, form, title FROM entry WHERE status = 'planned' AND deleted_at IS NULL"
_PEOPLE = """
    SELECT l.entry_id, c.id, c.name FROM entry_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.entry_id IN (SELECT value FROM json_each(?)) ORDER BY l.entry_id, l.place"""

People = defaultdict[int, list[tuple[int, str]]]


def count_due(database: Database, *, today: date) -> int:
    """How many ask for something to be done on a day, people who go cold aside: inside `reading`.

    As many as `counted` finds in what `read_due` reads, but what a long season has thousands of is counted
    where it lies.
    """
    told_apart: int = database.value(_TOLD_APART, (today.isoformat(),))
    others = _found((), database.rows(_PLANNED), read_open(database), database, today=today)
    return told_apart + _promised(database, today) + counted(sort_out(others, today=today), on=today)


def _promised(database: Database, today: date) -> int:
    """How many promises are due: one that was made to somebody twice is one, due when that was said last."""
    due: dict[object, str | None] = {}
    for number, text, day, contact in database.rows(_PROMISED):
        said = number if contact is None else (contact, text.casefold())
        if due.get(said) is None:
            due[said] = day
    last = today.isoformat()
    return sum(day is not None and day <= last for day in due.values())


def read_due(database: Database, *, today: date) -> list[Due]:
    """What is open but for people who go cold, in no order: to be called inside `reading`."""
    followups, planned = database.rows(_FOLLOWUPS), database.rows(_PLANNED)
    return _found(followups, planned, read_open(database), database, today=today)


def _found(
    followups: Sequence[Row],
    planned: Sequence[Row],
    offered: Sequence[Offered],
    database: Database,
    *,
    today: date,
) -> list[Due]:
    entries = {row[6] for row in followups} | {row[0] for row in planned} | {one.entry for one in offered}
    people = _people(database, entries)
    found = []
    for number, kind, text, due, snoozed, line, entry, day, contact, name, own in followups:
        names = _names(people[entry]) if own is None and people[entry] else name or ""
        found.append(
            Due(
                f"{FOLLOWUP}{number}",
                kind,
                text,
                day_of(snoozed or due),
                names,
                contact,
                entry,
                line,
                the_day(day),
                snoozed is not None,
            )
        )
    to_meet: set[int] = set()
    for entry, day, form, title in planned:
        to_meet |= {contact for contact, _ in people[entry]}
        found.append(_planned(entry, the_day(day), form, title, people[entry], today=today))
    found += [_offer(one) for one in offered if not _quiet(one, to_meet)]
    return found


def _planned(
    entry: int, day: date, form: str, title: str, people: list[tuple[int, str]], *, today: date
) -> Due:
    what = f"{form.replace('-', ' ').capitalize()} with {_names(people)}"
    what += f": {title}" if title else ""
    past = day < today
    return Due(
        f"{MEETING}{entry}",
        "happened" if past else "meeting",
        f"Did it take place? {what}" if past else what,
        day,
        _names(people),
        people[0][0] if people else None,
        entry,
        on=day,
    )


def _offer(one: Offered) -> Due:
    kind: DueKind = "introduce"
    said = spoken(one.name, one.detail, one.direction)
    if one.direction == "by_me":
        said = f"Introduce {said}"
    elif one.status == "made":
        kind, said = "meet", f"Meet {said}"
    else:
        kind = "introduction"
    contact, name = one.by or (None, "")
    return Due(
        f"{INTRODUCTION}{one.id}",
        kind,
        said,
        one.snoozed or one.due,
        name,
        contact,
        one.entry,
        one.line,
        one.on,
        one.snoozed is not None and kind != "meet",
        status=one.status,
    )


def _quiet(one: Offered, to_meet: set[int]) -> bool:
    """Whether nothing is to be said of it: mine was made, or a meeting with them is planned."""
    if one.status != "made":
        return False
    return one.direction == "by_me" or (one.contact is not None and one.contact[0] in to_meet)


def _people(database: Database, entries: Iterable[int]) -> People:
    people: People = defaultdict(list)
    for entry, contact, name in database.rows(_PEOPLE, (ids_text(entries),)):
        people[entry].append((contact, name))
    return people


def _names(people: list[tuple[int, str]]) -> str:
    return ", ".join(name for _, name in people)
