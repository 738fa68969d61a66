"""The thanks that a meeting asks for, and ticking what has no line. Inside a write only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.domain.entries import Derived, EntryText
from tui.domain.promises import thank_yous, thanks_due
from tui.journal.introducing import follow
from tui.journal.packing import ids_text, moment, new_uid
from tui.journal.reading import read_entries
from tui.journal.statements import insert_many, update

if TYPE_CHECKING:
    from tui.journal.database import Database

_THANKS = """
    SELECT contact_id, id, text, due, done, closed_at FROM followup
    WHERE entry_id = ? AND contact_id IS NOT NULL AND introduction_id IS NULL
    ORDER BY done DESC, closed_at IS NOT NULL, id"""
_WRITTEN = """
    SELECT DISTINCT f.entry_id FROM entry_contact l JOIN followup f ON f.entry_id = l.entry_id
    WHERE l.contact_id = ? AND f.kind = 'thank-you' AND f.line IS NOT NULL AND f.closed_at IS NULL"""
_ALSO = """
    SELECT c.name, a.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id
    WHERE a.contact_id IN (SELECT value FROM json_each(?)) ORDER BY a.fold"""


def thank(
    database: Database, entry: int, text: EntryText, derived: Derived, people: Mapping[str, int], *, now: str
) -> None:
    """Create, move, close and open again the thanks a held meeting asks for; `people` are ids by name."""
    due = thanks_due(text.on, text.at, database.customs.hours_to_thank)
    also = also_called(database, list(people.values()))
    asked = thank_yous(text.people, derived.followups, due=due, wanted=text.held and text.thanks, also=also)
    wanted = {people[person]: thanks for person, thanks in asked.items()}
    for contact, each, words, was_due, done, closed_at in database.rows(_THANKS, (entry,)):
        thanks = wanted.pop(contact, None)
        if done:
            continue
        changes: dict[str, Any] = {}
        if (thanks is None) != (closed_at is not None):
            changes["closed_at"] = now if thanks is None else None
        if thanks is not None and was_due != due.isoformat():
            changes["due"] = due.isoformat()
        if thanks is not None and words != thanks.text:
            changes["text"] = thanks.text
        if changes:
            update(database, "followup", each, changes)
    rows = [
        {
            "uid": new_uid(),
            "entry_id": entry,
            "created_at": now,
            "contact_id": contact,
            "kind": thanks.kind,
            "text": thanks.text,
            "due": due.isoformat(),
        }
        for contact, thanks in wanted.items()
    ]
    insert_many(database, "followup", rows)


def set_done(database: Database, entry: int, followup: int, done: bool, now: datetime) -> None:
    """Tick a follow-up that has no line, in its ledger.

    Thanks that were given stay to be seen; taken back they go where nothing asks for them any more, and so
    does what was told.
    """
    stamp = moment(now)
    fields = {"done": done, "done_at": stamp if done else None, "closed_at": None}
    update(database, "followup", followup, fields)
    introduction = database.value("SELECT introduction_id FROM followup WHERE id = ?", (followup,))
    if introduction is not None:
        follow(database, [introduction], now=stamp)
        return
    _thank_anew(database, entry, stamp)


def thank_for(database: Database, contact: int, *, now: str) -> None:
    """See to the thanks of the meetings with somebody who is called otherwise now, or became another one: who
    is named by a thank-you that is written there may be another one by that."""
    for (entry,) in database.rows(_WRITTEN, (contact,)):
        _thank_anew(database, entry, now)


def also_called(database: Database, contacts: Sequence[int]) -> dict[str, list[str]]:
    """The names that contacts had who became one of these, by what these are called."""
    found: dict[str, list[str]] = {}
    for name, alias in database.rows(_ALSO, (ids_text(contacts),)):
        found.setdefault(name, []).append(alias)
    return found


def _thank_anew(database: Database, entry: int, now: str) -> None:
    (present,) = read_entries(database, [entry])
    written = tuple(each for each in present.derived.followups if each.line is not None)
    people = database.rows(
        "SELECT c.name, c.id FROM entry_contact l JOIN contact c ON c.id = l.contact_id WHERE l.entry_id = ?",
        (entry,),
    )
    thank(database, entry, present.text, present.derived._replace(followups=written), dict(people), now=now)
