"""Introductions, follow-ups and feedback: rows that outlive the edits of the lines they came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tui.domain.dates import later
from tui.domain.entries import Derived, EntryText, Feedback, FollowUp, Introduction
from tui.domain.promises import Held, held_feedback, held_followup, held_introduction, match
from tui.journal.introducing import follow_entry
from tui.journal.naming import Found
from tui.journal.packing import key, moment, new_uid
from tui.journal.reading import followup, introduction
from tui.journal.statements import insert_many, update
from tui.journal.thanking import thank

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

T = TypeVar("T", Introduction, FollowUp, Feedback)


_INTRODUCED = "SELECT DISTINCT contact_id FROM introduction WHERE entry_id = ? AND contact_id IS NOT NULL"


class Ledger(NamedTuple, Generic[T]):
    """How one kind of row is read, told apart, and written; `closed_at` is the last of its columns."""

    table: str
    columns: str
    record: Callable[[Row], T]
    held: Callable[..., Held]
    fields: Callable[[T, T | None, str], dict[str, Any]]
    only: str = ""


def reconcile(
    database: Database,
    entry: int,
    text: EntryText,
    derived: Derived,
    *,
    people: Mapping[str, int],
    now: datetime,
) -> Found:
    """Bring an entry's ledgers in step with what its text says now. Inside a write only.

    What `match_lines` does, and what becomes of introductions by it. Returns who became a contact by one.
    """
    former = [row[0] for row in database.rows(_INTRODUCED, (entry,))]
    match_lines(database, entry, text, derived, people=people, now=now)
    return follow_entry(database, entry, derived, former=former, now=now)


def match_lines(
    database: Database,
    entry: int,
    text: EntryText,
    derived: Derived,
    *,
    people: Mapping[str, int],
    now: datetime,
) -> None:
    """Match rows to lines, close the rows whose lines are gone, and see to thank-yous.

    `people` are the ids by name.
    """
    stamp = moment(now)
    desk = _Desk(database, entry, stamp)
    days = database.customs.introduction_days
    offered = [
        each if each.due is not None else each._replace(due=later(text.on, days))
        for each in derived.introductions
    ]
    desk.lines(_INTRODUCTIONS, offered)
    desk.lines(_FOLLOWUPS, derived.followups)
    desk.lines(_FEEDBACK, derived.feedback)
    thank(database, entry, text, derived, people, now=stamp)


def _introduction_fields(said: Introduction, former: Introduction | None, now: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "name": said.name,
        "fold": key(said.name),
        "detail": said.detail,
        "direction": said.direction,
        "due": said.due.isoformat() if said.due else None,
        "line": said.line,
    }
    if former is not None and not set(key(said.name).split()) & set(key(former.name).split()):
        fields["contact_id"] = None  # somebody else
    return fields


def _followup_fields(said: FollowUp, former: FollowUp | None, now: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "text": said.text,
        "kind": said.kind,
        "due": said.due.isoformat() if said.due else None,
        "line": said.line,
        "done": said.done,
    }
    if former is None or former.done != said.done:
        fields["done_at"] = now if said.done else None
    return fields


def _feedback_fields(said: Feedback, former: Feedback | None, now: str) -> dict[str, Any]:
    return {"text": said.text, "line": said.line}


_INTRODUCTIONS = Ledger(
    "introduction",
    "id, name, detail, direction, due, line, status, closed_at",
    introduction,
    held_introduction,
    _introduction_fields,
)
_FOLLOWUPS = Ledger(
    "followup",
    "id, text, kind, due, done, line, closed_at",
    followup,
    held_followup,
    _followup_fields,
    "AND contact_id IS NULL AND introduction_id IS NULL",  # what came with the meeting, and from no line
)
_FEEDBACK = Ledger(
    "feedback",
    "id, text, line, state, closed_at",
    lambda row: Feedback(row[1], row[2], row[3], row[0]),
    held_feedback,
    _feedback_fields,
)


class _Desk:
    """One entry's ledgers at the moment of a save."""

    def __init__(self, database: Database, entry: int, now: str) -> None:
        self._database = database
        self._entry = entry
        self._now = now

    def lines(self, ledger: Ledger[T], said: Sequence[T]) -> None:
        """Match the rows of one ledger to the lines of the text."""
        rows = self._database.rows(
            f"SELECT {ledger.columns} FROM {ledger.table} "  # noqa: S608 - our own words
            f"WHERE entry_id = ? {ledger.only} ORDER BY line IS NULL, line, id",
            (self._entry,),
        )
        if not rows and not said:
            return
        former = [ledger.record(row) for row in rows]
        found = match(
            [ledger.held(each, is_open=row[-1] is None) for each, row in zip(former, rows, strict=True)],
            [ledger.held(each) for each in said],
        )
        new: list[dict[str, Any]] = []
        for each, index in zip(said, found, strict=True):
            if index is None:
                new.append(ledger.fields(each, None, self._now))
                continue
            was = former[index]
            changed = ledger.fields(each, was, self._now)
            if rows[index][-1] is not None or changed != ledger.fields(was, was, self._now):
                update(self._database, ledger.table, rows[index][0], changed | {"closed_at": None})
        self._insert(ledger.table, new)
        kept = set(found)
        for index, row in enumerate(rows):
            if index not in kept and row[-1] is None:
                update(self._database, ledger.table, row[0], {"line": None, "closed_at": self._now})

    def _insert(self, table: str, new: list[dict[str, Any]]) -> None:
        came = {"entry_id": self._entry, "created_at": self._now}
        insert_many(self._database, table, [{"uid": new_uid(), **came, **fields} for fields in new])
