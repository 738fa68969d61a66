"""Putting a text into the journal: its row, its links, what it says, and a revision. Inside a write only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.domain.entries import Derived, EntryText, headline
from tui.domain.errors import BadInput, NotFound
from tui.journal import naming
from tui.journal.ledgers import reconcile
from tui.journal.packing import at_text, digest, ids_text, key, moment, new_uid, pack_header
from tui.journal.statements import insert, insert_many, update

if TYPE_CHECKING:
    from tui.journal.database import Database


_NAMED = """
    SELECT id, name FROM job_search WHERE fold = ?1
    UNION ALL
    SELECT s.id, s.name FROM search_name n JOIN job_search s ON s.id = n.search_id WHERE n.fold = ?1
    LIMIT 1"""
"""A search by its name, else by a former one, which a text that was open while it got another still has."""


class Put(NamedTuple):
    """What putting a text did; `text` has its names as the journal spells them."""

    entry: int
    version: int
    revision: int
    text: EntryText
    people: naming.Found
    new_roles: tuple[str, ...]
    search: int | None = None


class Standing(NamedTuple):
    """An entry as it stands in the journal, as far as a save needs to know."""

    entry: int
    version: int
    revision: int
    search: int | None
    deleted_at: str | None


def standing(database: Database, entry: int) -> Standing:
    """The entry's state; raises NotFound."""
    row = None
    if -(2**63) <= entry < 2**63:
        rows = database.rows(
            "SELECT version, search_id, deleted_at, "
            "(SELECT MAX(number) FROM revision WHERE entry_id = ?1) FROM entry WHERE id = ?1",
            (entry,),
        )
        row = rows[0] if rows else None
    if row is None:
        raise NotFound(f"there is no entry {entry}")
    return Standing(entry, row[0], row[3] or 0, row[1], row[2])


def put(
    database: Database,
    text: EntryText,
    derived: Derived,
    now: datetime,
    former: Standing | None,
    *,
    bring_back: bool = True,
    ledgers: bool = True,
) -> Put:
    """Store a text that is fit, as a new entry (`former` None) or as the next version of one; people of it
    who are in the trash come back if `bring_back` says so. Without `ledgers` these are for the caller to see
    to.

    `derived` is what the text says, read before the journal was locked for writing. Raises BadInput where
    the text is about an entry, or belongs to a job search, that does not exist.
    """
    known_as = former.entry if former else None
    people = naming.find_people(database, text.people, now, entry=known_as, bring_back=bring_back)
    _check_about(database, text.about, known_as)
    search, search_name = find_search(database, text.search, former)
    said_roles = [role for takeaway in derived.takeaways for role in takeaway.roles]
    roles = naming.find_roles(database, (*text.roles, *said_roles), now)
    text = text._replace(
        people=tuple(dict.fromkeys(people.names[key(name)] for name in text.people)),
        roles=tuple(roles.names[key(name)] for name in text.roles),
        search=search_name,
    )
    stamp = moment(now)
    fields = entry_columns(text, search) | {"updated_at": stamp}
    if former is None:
        version = 1
        fields = {"uid": new_uid(), "version": version, "created_at": stamp, **fields}
        entry = insert(database, "entry", fields)
    else:
        entry, version = former.entry, former.version + 1
        update(database, "entry", entry, {"version": version, **fields})
    fresh = former is None
    met = [people.ids[key(name)] for name in text.people]
    _link(database, entry, "contact", met, fresh=fresh)
    spoken_of = [roles.ids[key(name)] for name in text.roles]
    _link(database, entry, "role", spoken_of, fresh=fresh)
    derive_rows(database, entry, derived, roles, fresh=fresh)
    by_name = {name: people.ids[key(name)] for name in text.people}
    introduced = naming.Found({}, {})
    if ledgers:
        introduced = reconcile(database, entry, text, derived, people=by_name, now=now)
    revision = (former.revision if former else 0) + 1
    add_revision(database, entry, (revision, version), text, people.ids, at=now)
    return Put(entry, version, revision, text, people.joined(introduced), roles.new, search)


def add_revision(
    database: Database,
    entry: int,
    numbers: tuple[int, int],
    text: EntryText,
    people: Mapping[str, int],
    *,
    at: datetime,
) -> None:
    """Keep a state of an entry for good: its number and version, its text, and who its people are."""
    contacts = ids_text(people.get(key(name), 0) for name in text.people)
    insert(database, "revision", revision_columns(entry, numbers, text, contacts, moment(at)))


def revision_columns(
    entry: int, numbers: tuple[int, int], text: EntryText, contacts: str, stamp: str
) -> dict[str, Any]:
    """The row of a state of an entry: `numbers` are its own and the version, `contacts` are ids as JSON."""
    header = pack_header(text)
    return {
        "entry_id": entry,
        "number": numbers[0],
        "version": numbers[1],
        "saved_at": stamp,
        "contacts": contacts,
        "header": header,
        "digest": digest(header, text.body),
        "body": text.body,
    }


def derive_rows(
    database: Database, entry: int, derived: Derived, roles: naming.Found, *, fresh: bool
) -> None:
    """Replace the takeaways and tags of an entry by what its text says now."""
    if not fresh:
        database.rows(
            "DELETE FROM takeaway_role WHERE takeaway_id IN (SELECT id FROM takeaway WHERE entry_id = ?)",
            (entry,),
        )
        database.rows("DELETE FROM takeaway WHERE entry_id = ?", (entry,))
    tags = naming.find_tags(database, derived.tags)
    _link(database, entry, "tag", list(tags.ids.values()), fresh=fresh)
    if not derived.takeaways:
        return
    themes = naming.find_themes(database, [takeaway.theme for takeaway in derived.takeaways])
    rows = [
        {
            "entry_id": entry,
            "kind": takeaway.kind,
            "theme_id": themes.ids[naming.theme_key(takeaway.theme)],
            "line": takeaway.line,
            "text": takeaway.text,
        }
        for takeaway in derived.takeaways
    ]
    insert_many(database, "takeaway", rows)
    ids = database.rows("SELECT id FROM takeaway WHERE entry_id = ? ORDER BY id", (entry,))
    links = [
        {"takeaway_id": row[0], "role_id": role, "place": place}
        for row, takeaway in zip(ids, derived.takeaways, strict=True)
        for place, role in enumerate(dict.fromkeys(roles.ids[key(role)] for role in takeaway.roles))
    ]
    insert_many(database, "takeaway_role", links)


def entry_columns(text: EntryText, search: int | None) -> dict[str, Any]:
    """What the row of an entry holds of its text."""
    return {
        "kind": text.kind,
        "day": text.on.isoformat(),
        "at": at_text(text.at),
        "title": text.title,
        "status": text.status,
        "form": text.form,
        "minutes": text.minutes,
        "pitch": text.pitch,
        "score": text.score,
        "about_id": text.about,
        "search_id": search,
        "headline": headline(text.body),
        "digest": digest(text.body),
        "body": text.body,
        "thanks": text.thanks,
    }


def _link(database: Database, entry: int, to: str, ids: list[int], *, fresh: bool) -> None:
    """Replace the contacts, roles or tags of an entry, in order."""
    if not fresh:
        database.rows(f"DELETE FROM entry_{to} WHERE entry_id = ?", (entry,))  # noqa: S608
    rows = [{"entry_id": entry, f"{to}_id": each, "place": place} for place, each in enumerate(ids)]
    insert_many(database, f"entry_{to}", rows)


def _check_about(database: Database, about: int | None, entry: int | None) -> None:
    if about is None:
        return
    if about == entry:
        raise BadInput("about", "an entry cannot be about itself")
    fits = -(2**63) <= about < 2**63
    if not fits or database.value("SELECT 1 FROM entry WHERE id = ?", (about,)) is None:
        raise BadInput("about", f"there is no entry {about} for this to be about")


def is_search(database: Database, name: str) -> bool:
    """Whether there is a job search of this name, or of this former name."""
    return bool(database.rows(_NAMED, (key(name),)))


def find_search(
    database: Database, name: str | None, former: Standing | None
) -> tuple[int | None, str | None]:
    """The job search of that name; without one that of the former state, or for a new entry the current."""
    if name is not None:
        rows = database.rows(_NAMED, (key(name),))
        if not rows:
            raise BadInput("search", f"there is no job search called {name!r}")
    elif former is not None:
        rows = database.rows("SELECT id, name FROM job_search WHERE id = ?", (former.search,))
    else:
        rows = database.rows(
            "SELECT id, name FROM job_search WHERE ended_on IS NULL ORDER BY started_on DESC, id DESC LIMIT 1"
        )
    return (rows[0][0], rows[0][1]) if rows else (None, None)
