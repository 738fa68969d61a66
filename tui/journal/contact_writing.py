"""Putting the details of a contact into the journal, checked. Inside a write only."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui.domain.entries import MAX_BODY, MAX_NAME
from tui.domain.errors import BadInput, NotFound
from tui.domain.people import LEVELS, Contact, ContactText
from tui.domain.text import clean, clean_line
from tui.journal import naming, tables
from tui.journal.contact_reading import read_contacts
from tui.journal.introducing import touch_people
from tui.journal.namesakes import make_room, renamed
from tui.journal.packing import key, moment
from tui.journal.thanking import thank_for

if TYPE_CHECKING:
    from tui.journal.database import Database
_MERGED = """
    SELECT a.name, c.name FROM contact_alias a JOIN contact c ON c.id = a.contact_id WHERE a.was_id = ?"""
_NOW = """
    SELECT id FROM contact WHERE id = ?1
    UNION ALL SELECT contact_id FROM contact_alias WHERE was_id = ?1 LIMIT 1"""


def fit_contact(text: ContactText) -> ContactText:
    """The text as it can be stored: cleaned and checked; raises BadInput."""
    lines = {
        field: clean_line(getattr(text, field)) for field in text._fields if field not in {"level", "notes"}
    }
    if not lines["name"]:
        raise BadInput("name", "a contact needs a name")
    for field, value in lines.items():
        if len(value) > (MAX_NAME if field in {"name", "company", "title", "introduced_by"} else 2000):
            raise BadInput(field, f"that {field.replace('_', ' ')} is too long")
    if text.level not in LEVELS:
        raise BadInput("level", f"a level is one of {', '.join(LEVELS)}, not {text.level!r}")
    if len(text.notes) > MAX_BODY:
        raise BadInput("notes", f"the notes have {len(text.notes):,} characters; {MAX_BODY:,} fit")
    if lines["introduced_by"] and key(lines["introduced_by"]) == key(lines["name"]):
        raise BadInput("introduced_by", "nobody introduces themselves")
    return ContactText(level=text.level, notes=clean(text.notes), **lines)


def put_contact(
    database: Database, former: Contact, text: ContactText, now: datetime, *, undoing: bool = False
) -> tuple[int, ...]:
    """Store details, and where the person worked before; returns who became a contact by it."""
    make_room(database, text.name, former.id)
    columns, people = columns_of(database, text, now, former)
    tables.Contact.update(version=former.version + 1, updated_at=moment(now), **columns).where(
        tables.Contact.id == former.id
    ).execute(database.models)
    touch_people(database, people, now=moment(now))
    if text.name != former.text.name:
        renamed(database, former.id, former.text.name, text.name)
        touch_people(database, [former.id], now=moment(now))
        thank_for(database, former.id, now=moment(now))
    was, is_now = (former.text.company, former.text.title), (text.company, text.title)
    if was != is_now and undoing:
        last = database.rows(
            "SELECT id, company, title FROM contact_past WHERE contact_id = ? ORDER BY id DESC LIMIT 1",
            (former.id,),
        )
        if last and last[0][1:] == is_now:
            database.rows("DELETE FROM contact_past WHERE id = ?", (last[0][0],))
    elif was != is_now and any(was):
        tables.ContactPast.insert(
            contact=former.id, company=was[0], title=was[1], until=now.date().isoformat()
        ).execute(database.models)
    return people


def columns_of(
    database: Database, text: ContactText, now: datetime, former: Contact | None = None
) -> tuple[dict[str, Any], tuple[int, ...]]:
    """The details as columns, and who became a contact by them."""
    introducer: int | None = None
    new: tuple[int, ...] = ()
    if former is not None and key(former.text.introduced_by) == key(text.introduced_by):
        introducer = database.value("SELECT introduced_by_id FROM contact WHERE id = ?", (former.id,))
    elif text.introduced_by:
        found = naming.find_people(database, (text.introduced_by,), now)
        introducer, new = found.ids[key(text.introduced_by)], found.new_ids()
    return {
        "name": text.name,
        "fold": key(text.name),
        "company": naming.find_company(database, text.company),
        "title": text.title,
        "email": text.email,
        "phone": text.phone,
        "link": text.link,
        "how_met": text.how_met,
        "introduced_by": introducer,
        "level": text.level,
        "notes": text.notes,
    }, new


def set_deleted(database: Database, contact: int, stamp: str | None) -> None:
    """Put a contact in the trash at a moment, or take it out again; its version rises by one."""
    database.rows("UPDATE contact SET deleted_at = ?, version = version + 1 WHERE id = ?", (stamp, contact))


def read_one(database: Database, contact_id: int) -> Contact:
    """The contact; raises NotFound, and says whom it was merged into where it was."""
    fits = -(2**63) <= contact_id < 2**63
    found = read_contacts(database, [contact_id]) if fits else []
    if found:
        return found[0]
    merged = database.rows(_MERGED, (contact_id,)) if fits else []
    if merged:
        raise NotFound("{} was merged into {}".format(*merged[0]))
    raise NotFound(f"there is no contact {contact_id}")


def where_now(database: Database, contact: int) -> int | None:
    """The id of a contact, or of whom it was merged into; None where it is nowhere."""
    fits = -(2**63) <= contact < 2**63
    rows = database.rows(_NOW, (contact,)) if fits else []
    return int(rows[0][0]) if rows else None
