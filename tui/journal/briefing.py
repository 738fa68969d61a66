"""What is to be read of somebody before one meets them, gathered from all over the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.domain.brief import (
    QUESTIONS,
    USUAL_QUESTIONS,
    Ask,
    Brief,
    Colleague,
    Heard,
    Occasion,
    Promise,
    Talk,
    read_questions,
)
from tui.domain.dates import show_date
from tui.domain.errors import BadInput
from tui.domain.introductions import WAITING, spoken
from tui.domain.quotes import gist, quote
from tui.journal.allies import read_path
from tui.journal.asking import read_asks
from tui.journal.cards import read_card
from tui.journal.packing import day_of, ids_text, the_day
from tui.journal.reading import read_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.domain.entries import Entry, EntryLine, FollowUp, Introduction, Takeaway
    from tui.journal.database import Database
    from tui.journal.records import ContactCard

MOST_ROLES = 3
"""Roles whose open questions are asked, where no meeting says which: those of the last talks."""
MOST_ASKS = 8
"""Open questions on one page."""
MOST_OF_COLLEAGUE = 2
_HEARD = """
    SELECT e.pitch, e.day, e.score FROM entry_contact l JOIN entry e ON e.id = l.entry_id
    WHERE l.contact_id = ? AND e.status = 'held' AND e.deleted_at IS NULL
    AND (e.pitch IS NOT NULL OR e.score IS NOT NULL) ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT 1"""
_FEEDBACK = """
    SELECT f.text FROM entry_contact l JOIN entry e ON e.id = l.entry_id JOIN feedback f ON f.entry_id = e.id
    WHERE l.contact_id = ? AND e.deleted_at IS NULL AND f.closed_at IS NULL
    ORDER BY e.day DESC, e.at DESC, e.id DESC, f.line"""
_COLLEAGUES = """
    SELECT o.id, o.name, o.title, (
        SELECT MAX(e.day) FROM entry_contact l JOIN entry e ON e.id = l.entry_id
        WHERE l.contact_id = o.id AND e.status = 'held' AND e.deleted_at IS NULL) AS met
    FROM contact c JOIN contact o ON o.company_id = c.company_id AND o.id <> c.id
    WHERE c.id = ? AND o.deleted_at IS NULL ORDER BY met IS NULL, met DESC, o.fold"""
_THEY_SAID = """
    SELECT l.contact_id, t.entry_id, t.kind, t.text, h.name, t.line
    FROM entry_contact l JOIN entry e ON e.id = l.entry_id JOIN takeaway t ON t.entry_id = e.id
    JOIN theme h ON h.id = t.theme_id
    WHERE l.contact_id IN (SELECT value FROM json_each(?)) AND e.status = 'held' AND e.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM entry_contact WHERE entry_id = e.id AND contact_id = ?)
    ORDER BY e.day DESC, e.at DESC, e.id DESC, t.line"""


class Briefs:
    """The pages to read before a meeting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_person(self, contact_id: int) -> Brief:
        """The page on one person; raises NotFound."""
        with self._database.reading():
            return self._brief(contact_id, ())

    def of_meeting(self, entry_id: int) -> tuple[Occasion, list[Brief]]:
        """What is to come, and a page on each whom one meets; raises NotFound, and BadInput for what is no
        meeting."""
        with self._database.reading():
            entry = _entry(self._database, entry_id)
            text = entry.text
            if text.kind != "meeting":
                raise BadInput("entry", "only a meeting has a brief: this is a reflection")
            occasion = Occasion(
                entry.id, entry.label, text.on, text.at, text.form, text.people, text.roles, text.body
            )
            there = self._database.rows(
                "SELECT contact_id FROM entry_contact WHERE entry_id = ? ORDER BY place", (entry_id,)
            )
            return occasion, [self._brief(row[0], text.roles, before=entry_id) for row in there]

    def questions(self) -> str:
        """What one asks everybody, as Markdown: one's own list, or one to begin with."""
        written = self._database.value("SELECT body FROM note WHERE name = ?", (QUESTIONS,))
        return USUAL_QUESTIONS if written is None else str(written)

    def _brief(self, contact_id: int, roles: Sequence[str], *, before: int = 0) -> Brief:
        from tui.journal.contact_writing import read_one

        database = self._database
        contact = read_one(database, contact_id)
        card, text = read_card(database, contact), contact.text
        held = [line for line in card.meetings if line.status == "held" and line.id != before]
        return Brief(
            contact=contact_id,
            name=text.name,
            company=text.company,
            title=text.title,
            level=text.level,
            meetings=contact.meetings,
            last_met=contact.last_met,
            path=read_path(database, contact_id),
            how_met=text.how_met,
            talk=self._talk(held),
            to_me=tuple(_offered(one, entry) for one, entry in card.introductions if _awaited(one)),
            by_me=tuple(_owed(card)),
            heard=self._heard(contact_id),
            colleagues=tuple(self._colleagues(contact_id)),
            asks=tuple(self._asks(roles or self._roles(held))),
            questions=read_questions(self.questions()),
            notes=text.notes,
        )

    def _talk(self, held: Sequence[EntryLine]) -> Talk | None:
        if not held:
            return None
        entry = _entry(self._database, held[0].id)
        text, took = entry.text, entry.derived.takeaways
        quoted = quote(text.body)
        return Talk(
            entry=entry.id,
            on=text.on,
            form=text.form,
            minutes=text.minutes,
            roles=text.roles,
            said=took,
            quote="" if any(quoted in each.text for each in took) else quoted,
            gist=gist(text.body),
        )

    def _heard(self, contact_id: int) -> Heard | None:
        said = tuple(row[0] for row in self._database.rows(_FEEDBACK, (contact_id,)))
        rows = self._database.rows(_HEARD, (contact_id,))
        if not rows:
            return None
        version, day, score = rows[0]
        current = self._database.value("SELECT MAX(number) FROM pitch_version")
        return Heard(version, the_day(day), score, said, None if current == version else current)

    def _colleagues(self, contact_id: int) -> list[Colleague]:
        rows = self._database.rows(_COLLEAGUES, (contact_id,))
        if not rows:
            return []
        said: dict[int, list[Takeaway]] = {}
        for row in self._database.rows(_THEY_SAID, (ids_text(row[0] for row in rows), contact_id)):
            said.setdefault(row[0], []).append(_takeaway(row))
        return [
            Colleague(name, title, day_of(met), tuple(said.get(each, ())[:MOST_OF_COLLEAGUE]))
            for each, name, title, met in rows
        ]

    def _roles(self, held: Sequence[EntryLine]) -> list[str]:
        """The roles spoken of with them, the last ones first."""
        rows = self._database.rows(
            "SELECT DISTINCT r.name FROM json_each(?) j JOIN entry_role l ON l.entry_id = j.value "
            "JOIN role r ON r.id = l.role_id ORDER BY j.key, l.place",
            (ids_text(line.id for line in held),),
        )
        return [row[0] for row in rows][:MOST_ROLES]

    def _asks(self, roles: Sequence[str]) -> list[Ask]:
        """What is open in these roles, the newest first, each once."""
        found: dict[str, Ask] = {}
        for name in roles:
            for ask in read_asks(self._database, name, MOST_ASKS):
                found.setdefault(ask.text, ask)
        return sorted(found.values(), key=_newest, reverse=True)[:MOST_ASKS]


def _newest(ask: Ask) -> date:
    return ask.on


def _entry(database: Database, entry_id: int) -> Entry:
    from tui.domain.errors import NotFound

    found = read_entries(database, [entry_id]) if -(2**63) <= entry_id < 2**63 else []
    if not found:
        raise NotFound(f"there is no entry {entry_id}")
    return found[0]


def _takeaway(row: tuple[object, ...]) -> Takeaway:
    from tui.domain.entries import Takeaway

    _, _, kind, text, theme, line = row
    return Takeaway(kind, text, theme, (), line)  # type: ignore[arg-type]


def _awaited(introduction: Introduction) -> bool:
    return introduction.direction == "to_me" and introduction.status in ("offered", "chased", "made")


def _owed(card: ContactCard) -> list[Promise]:
    mine = [
        Promise(f"introduce {spoken(one.name, one.detail, one.direction)}", _state(one), entry)
        for one, entry in card.introductions
        if one.direction == "by_me" and one.status in WAITING
    ]
    return mine + [_followup(one, entry) for one, entry in card.followups]


def _offered(introduction: Introduction, entry: int) -> Promise:
    who = spoken(introduction.name, introduction.detail, introduction.direction)
    return Promise(f"introduce me to {who}", _state(introduction), entry)


def _followup(followup: FollowUp, entry: int) -> Promise:
    return Promise(followup.text, f"by {show_date(followup.due)}" if followup.due else "", entry)


def _state(introduction: Introduction) -> str:
    """Where it stands; until when it is to be made is past where it was made."""
    awaited = introduction.due if introduction.status in WAITING else None
    return introduction.status + (f", by {show_date(awaited)}" if awaited else "")
