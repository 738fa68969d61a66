"""People and entries of a full export: verbatim where they are new, joined with ours where they are not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tui.domain.entries import EntryText, headline, label
from tui.domain.errors import BadInput
from tui.domain.imports import Policy
from tui.domain.people import ContactText
from tui.journal import naming
from tui.journal.arriving import Arrived, Desk, Note, short_digest
from tui.journal.arriving_contacts import ArrivingContacts
from tui.journal.arriving_entries import ArrivingEntries, Source
from tui.journal.deriving import derive_text
from tui.journal.introducing import follow
from tui.journal.ledgers import match_lines
from tui.journal.packing import digest, fit, key, the_day, time_of
from tui.journal.portable.checking import Checking, Fields, Later
from tui.journal.portable.spec import Part, Table
from tui.journal.reading import read_entries
from tui.journal.statements import insert, insert_many
from tui.journal.writing import add_revision, derive_rows

Record = Mapping[str, Any]


class ArrivingWholes:
    """What takes up the people and the entries of a full export."""

    def __init__(
        self, desk: Desk, checking: Checking, contacts: ArrivingContacts, entries: ArrivingEntries
    ) -> None:
        self._desk = desk
        self._database = desk.database
        self._checking = checking
        self._contacts = contacts
        self._entries = entries
        self._about: list[tuple[int, int, str]] = []
        self._made = False
        self.waiting: list[tuple[Part, int, Later]] = []
        """Rows of the record under way that point to what may come later in the file."""

    def made(self, table: Table, fields: Fields, record: Record) -> Arrived:
        """A person or an entry who was not here, with all that belongs to them."""
        self._desk.bulk.flush()
        self._made = True
        if table.table == "entry":
            return self._made_entry(table, fields, record)
        each = insert(self._database, "contact", fields)
        self.parts(table.parts, each, record)
        self._note(table, each, fields)
        return Arrived("new", each, fields["name"])

    def contact_there(self, known: int, fields: Fields, record: Record, policy: Policy) -> Arrived:
        """A person who is here."""
        text = _contact_text(fields, record)
        name = self._database.value("SELECT name FROM contact WHERE id = ?", (known,))
        if text._replace(name=name) == self._contacts.text_of(known):
            return Arrived("same", known, name)
        return self._contacts.bring(text._replace(name=name), _key(fields["uid"]), policy)

    def entry_there(self, known: int, fields: Fields, record: Record, policy: Policy) -> Arrived:
        """An entry that is here: the same, an older or a newer state of it, or one of its own."""
        self._desk.bulk.flush()
        names = self._checking.names
        text = fit(_entry_text(fields, names(record, "with"), names(record, "roles")))
        name = label(text.kind, text.title, text.people, headline(text.body))
        (ours,) = read_entries(self._database, [known])
        text = text._replace(about=ours.text.about, search=ours.text.search)
        if ours.text == text:
            return Arrived("same", known, name)
        states = [
            (each.get("body"), (each.get("header") or {}).get("title"))
            for each in record.get("revisions", ())
            if isinstance(each, dict)
        ]
        is_newer = (ours.text.body, ours.text.title) in states[:-1]
        if policy != "update" and not (is_newer and policy == "fill"):
            return Arrived("skipped", known, name, remark="other here")
        return self._entries.bring_over(known, text, Source(_key(fields["uid"]), (), "update"))

    def finish(self) -> None:
        """Let past headers speak of what came later in the file, and introductions follow all that came."""
        if self._made:
            every = [row[0] for row in self._database.rows("SELECT id FROM introduction ORDER BY id")]
            follow(self._database, every, now=self._desk.stamp)
        for entry, number, uid in self._about:
            about = self._checking.id_of("entry", uid, by_name=False)
            if about is None:
                continue
            sql = "SELECT header, body FROM revision WHERE entry_id = ? AND number = ?"
            header, body = self._database.rows(sql, (entry, number))[0]
            header = header.replace('"about":null', f'"about":{about}')
            sql = "UPDATE revision SET header = ?, digest = ? WHERE entry_id = ? AND number = ?"
            self._database.rows(sql, (header, digest(header, body), entry, number))
        self._about.clear()

    def _made_entry(self, table: Table, fields: Fields, record: Record) -> Arrived:
        people = self._checking.names(record, "with")
        roles = self._checking.names(record, "roles")
        text = _entry_text(fields, people, roles)
        fitted = fit(text)
        if fitted._replace(status=text.status, form=text.form) != text:
            raise BadInput("entry", "its text or its header cannot be stored as it is")
        derived = derive_text(text)
        now = self._desk.now()
        found = naming.find_people(self._database, text.people, now, bring_back=False)
        said_roles = [role for takeaway in derived.takeaways for role in takeaway.roles]
        known_roles = naming.find_roles(self._database, (*text.roles, *said_roles), now)
        each = insert(self._database, "entry", fields)
        self._link(each, "contact", [found.ids[key(name)] for name in text.people])
        self._link(each, "role", [known_roles.ids[key(name)] for name in text.roles])
        self.parts(table.parts, each, record)
        derive_rows(self._database, each, derived, known_roles, fresh=True)
        by_name = {name: found.ids[key(name)] for name in text.people}
        match_lines(self._database, each, text, derived, people=by_name, now=now)
        self._last_revision(each, text, fields, found.ids)
        self._note(table, each, fields)
        for person in found.new_ids():
            self._contacts.came_along(person)
        name = label(text.kind, text.title, text.people, headline(text.body))
        return Arrived("new", each, name, came=len(found.new))

    def _last_revision(self, entry: int, text: EntryText, fields: Fields, people: Mapping[str, int]) -> None:
        """Add a state where the last of a file is not what the entry says, as when it was edited there."""
        sql = "SELECT number, body FROM revision WHERE entry_id = ? ORDER BY number DESC LIMIT 1"
        rows = self._database.rows(sql, (entry,))
        if rows and rows[0][1] == text.body:
            return
        number = rows[0][0] + 1 if rows else 1
        add_revision(self._database, entry, (number, fields["version"]), text, people, at=self._desk.now())

    def parts(self, parts: tuple[Part, ...], owner: int, record: Record) -> None:
        """Take up what belongs to a row that was made."""
        for part in parts:
            rows = self._checking.parts(part, record)
            if part.once:
                rows = [row for row in rows if not self._is_here(part, row[0].fields)]
            if part.parts or any(checked.later for checked, _ in rows):
                for checked, inside in rows:
                    each = insert(self._database, part.table, {part.own: owner, **checked.fields})
                    self.waiting += [(part, each, later) for later in checked.later]
                    self.parts(part.parts, each, _with_steps(part, inside))
                continue
            made = [{part.own: owner, **checked.fields} for checked, _ in rows]
            insert_many(self._database, part.table, made)
            if part.table == "revision":
                self._remember_about(owner, [(checked.fields, inside) for checked, inside in rows])

    def _is_here(self, part: Part, fields: Fields) -> bool:
        sql = f"SELECT 1 FROM {part.table} WHERE {part.once} = ?"  # noqa: S608 - our own words
        return bool(self._database.rows(sql, (fields[part.once],)))

    def _remember_about(self, entry: int, rows: list[tuple[Fields, Record]]) -> None:
        for fields, inside in rows:
            about = inside["header"].get("about")
            if about and json.loads(fields["header"])["about"] is None:
                self._about.append((entry, fields["number"], about))

    def _link(self, entry: int, to: str, ids: list[int]) -> None:
        rows = [{"entry_id": entry, f"{to}_id": each, "place": place} for place, each in enumerate(ids)]
        insert_many(self._database, f"entry_{to}", rows)

    def _note(self, table: Table, each: int, fields: Fields) -> None:
        self._desk.note(Note(table.table, each, _key(fields["uid"]), None, fields["version"]))


def _with_steps(part: Part, record: Record) -> Record:
    """An introduction of a file that does not say how it came to stand as it does."""
    if part.table != "introduction" or record.get("steps") or record["status"] == "offered":
        return record
    return {**record, "steps": [{"status": record["status"], "at": record["created_at"]}]}


def _contact_text(fields: Fields, record: Record) -> ContactText:
    """What a record says of a person."""
    company, introducer = record.get("company"), record.get("introduced_by")
    return ContactText(
        name=fields["name"],
        company=company if isinstance(company, str) else "",
        title=fields["title"],
        email=fields["email"],
        phone=fields["phone"],
        link=fields["link"],
        how_met=fields["how_met"],
        introduced_by=introducer if isinstance(introducer, str) else "",
        level=fields["level"],
        notes=fields["notes"],
    )


def _entry_text(fields: Fields, people: tuple[str, ...], roles: tuple[str, ...]) -> EntryText:
    """What a record says of an entry; what it is about is not looked at."""
    return EntryText(
        kind=fields["kind"],
        on=the_day(fields["day"]),
        body=fields["body"],
        title=fields["title"],
        at=time_of(fields["at"]),
        status=fields["status"],
        form=fields["form"],
        minutes=fields["minutes"],
        people=people,
        roles=roles,
        pitch=fields["pitch"],
        score=fields["score"],
        thanks=bool(fields["thanks"]),
    )


def _key(uid: object) -> bytes:
    """What makes a record of ours the same one when it comes again."""
    return short_digest("preseason", str(uid))
