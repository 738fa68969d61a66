"""Introductions, follow-ups and feedback: rows that outlive the edits of the lines they came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tui.domain.entries import Derived, EntryText, Feedback, FollowUp, Introduction
from tui.domain.promises import (
    Held,
    held_feedback,
    held_followup,
    held_introduction,
    match,
    thank_yous,
    thanks_due,
)
from tui.journal.packing import key, moment, new_uid
from tui.journal.reading import followup, introduction, read_entries
from tui.journal.statements import insert_many, update

if TYPE_CHECKING:
    from tui.journal.database import Database, Row

T = TypeVar("T", Introduction, FollowUp, Feedback)


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
    former_day: date | None,
    now: datetime,
) -> None:
    """Bring an entry's ledgers in step with what its text says now. Inside a write only.

    Rows are matched to lines, the rows whose lines are gone are closed, and thank-yous seen to. `people`
    are the ids by name; `former_day` the entry's day before this save: a thank-you still due the day after
    it moves along.
    """
    desk = _Desk(database, entry, moment(now))
    desk.lines(_INTRODUCTIONS, derived.introductions)
    desk.lines(_FOLLOWUPS, derived.followups)
    desk.lines(_FEEDBACK, derived.feedback)
    desk.thank_yous(text, derived, people, former_day)


def set_done(database: Database, entry: int, followup: int, done: bool, now: datetime) -> None:
    """Tick a follow-up that has no line, in its ledger. Inside a write only.

    Thanks that were given stay to be seen; taken back they go where nothing asks for them any more.
    """
    stamp = moment(now)
    fields = {"done": done, "done_at": stamp if done else None, "closed_at": None}
    update(database, "followup", followup, fields)
    (present,) = read_entries(database, [entry])
    written = tuple(each for each in present.derived.followups if each.line is not None)
    people = database.rows(
        "SELECT c.name, c.id FROM entry_contact l JOIN contact c ON c.id = l.contact_id WHERE l.entry_id = ?",
        (entry,),
    )
    derived = present.derived._replace(followups=written)
    _Desk(database, entry, stamp).thank_yous(present.text, derived, dict(people), None)


def _introduction_fields(said: Introduction, former: Introduction | None, now: str) -> dict[str, Any]:
    status = former.status if former else said.status
    if said.status == "made" and status in {"offered", "chased"}:
        status = "made"  # ticked in the text
    return {
        "name": said.name,
        "fold": key(said.name),
        "detail": said.detail,
        "direction": said.direction,
        "due": said.due.isoformat() if said.due else None,
        "line": said.line,
        "status": status,
    }


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
    "AND contact_id IS NULL",  # those that came with the meeting have one, and no line
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
            f"WHERE entry_id = ? {ledger.only} ORDER BY id",
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

    def thank_yous(
        self, text: EntryText, derived: Derived, people: Mapping[str, int], former_day: date | None
    ) -> None:
        """Create, move, close and open again the thanks that a held meeting asks for."""
        asked = thank_yous(text.people, derived.followups, on=text.on, held=text.held)
        wanted = {people[person]: thanks for person, thanks in asked.items()}
        rows = self._database.rows(
            "SELECT contact_id, id, text, due, done, closed_at FROM followup "
            "WHERE entry_id = ? AND contact_id IS NOT NULL",
            (self._entry,),
        )
        moved_from = _iso(thanks_due(former_day)) if former_day else None
        moved_to = _iso(thanks_due(text.on))
        for contact, each, words, due, done, closed_at in rows:
            thanks = wanted.pop(contact, None)
            if done:
                continue
            changes: dict[str, Any] = {}
            if (thanks is None) != (closed_at is not None):
                changes["closed_at"] = self._now if thanks is None else None
            if due == moved_from != moved_to:
                changes["due"] = moved_to
            if thanks is not None and words != thanks.text:
                changes["text"] = thanks.text
            if changes:
                update(self._database, "followup", each, changes)
        new = [
            _followup_fields(thanks, None, self._now) | {"contact_id": contact}
            for contact, thanks in wanted.items()
        ]
        self._insert("followup", new)

    def _insert(self, table: str, new: list[dict[str, Any]]) -> None:
        came = {"entry_id": self._entry, "created_at": self._now}
        insert_many(self._database, table, [{"uid": new_uid(), **came, **fields} for fields in new])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
