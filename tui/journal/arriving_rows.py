"""A record of a full export of ours becomes the rows that it was, or is found to be there already.

Inside a write only.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import BadInput
from tui.domain.imports import Policy, Problem, Whole
from tui.journal.arriving import Arrived, Desk, Note
from tui.journal.arriving_verdicts import ArrivingVerdicts
from tui.journal.arriving_wholes import ArrivingWholes
from tui.journal.portable.checking import MERGED, Checked, Checking, Fields, Later, put_columns
from tui.journal.portable.reading import Reading
from tui.journal.portable.spec import Column, Part, Table
from tui.journal.portable.tables import BY_NAME
from tui.journal.statements import insert
from tui.journal.theme_groups import break_circles

if TYPE_CHECKING:
    from tui.journal.arriving_contacts import ArrivingContacts
    from tui.journal.arriving_entries import ArrivingEntries

_KEPT_OUT = frozenset(("uid", "version", "created_at", "updated_at"))
"""Columns that tell nothing of what a row says."""


class _Waiting(NamedTuple):
    """A row that points to what came later in the file."""

    place: str
    table: Table | Part
    id: int
    later: Later


class ArrivingRows:
    """What takes up the records of a full export."""

    def __init__(self, desk: Desk, contacts: ArrivingContacts, entries: ArrivingEntries) -> None:
        self._desk = desk
        self._database = desk.database
        self._checking = Checking(desk.database)
        self._reading = Reading(desk.database)
        self._wholes = ArrivingWholes(desk, self._checking, contacts, entries)
        self._verdicts = ArrivingVerdicts(desk, self._reading)
        self._waiting: list[_Waiting] = []
        self._touched: list[tuple[Table, int, str | None]] = []
        self._pairs: list[tuple[Table, str, str]] = []

    def bring(self, whole: Whole, place: str, policy: Policy) -> Arrived:
        """Take up a record; raises BadInput where it is none."""
        table = BY_NAME.get(whole.name)
        if table is None:
            raise BadInput("record", f"there are no {whole.name[:40]} in a journal")
        self._wholes.waiting.clear()
        checked = self._checking.row(table, whole.fields)
        known = self._known(table, checked.fields)
        if table.table in ("contact", "entry"):
            arrived = self._thing(table, checked, whole, known, policy)
        elif known is not None:
            arrived = self._there(table, known, checked, policy)
        else:
            arrived = self._made(table, checked, whole)
        if arrived.outcome in ("new", "changed"):
            self._waiting += [_Waiting(place, table, arrived.id, later) for later in checked.later]
            self._waiting += [_Waiting(place, *each) for each in self._wholes.waiting]
        if table.pairs:
            others = self._checking.names(whole.fields, table.pairs[0].name)
            self._pairs += [(table, str(checked.fields["name"]), other) for other in others]
        return arrived

    def finish(self) -> list[Problem]:
        """Let rows point to what came after them; returns what points nowhere."""
        problems = []
        for place, table, each, later in self._waiting:
            found = self._checking.find(later.link, later.value)
            if found is None or (found == each and table.table in ("theme", "entry")):
                what = f"its {later.link.name}, {later.value[:60]!r}, is not there"
                problems.append(Problem(place, what))
            else:
                put_columns(self._database, table, each, {later.link.column: found})
        self._wholes.finish()
        self._verdicts.finish()
        for table, one, other in self._pairs:
            pair = [self._checking.id_of(table.table, name, by_name=True) for name in (one, other)]
            if pair[0] and pair[1] and pair[0] != pair[1]:
                sql = f"INSERT OR IGNORE INTO {table.pairs[0].between} (a_id, b_id) VALUES (?, ?)"  # noqa: S608
                self._database.rows(sql, (min(pair[0], pair[1]), max(pair[0], pair[1])))
        break_circles(self._database)
        for table, each, before in self._touched:
            self._desk.note(Note(table.table, each, None, None, 0, before, self._state(table, each)))
        return problems

    def _state(self, table: Table, each: int) -> str:
        return json.dumps(self._reading.record(table, each), ensure_ascii=False)

    def _known(self, table: Table, fields: Fields) -> int | None:
        """The row that a record is about, by its key or by what makes it the same."""
        for column in filter(None, (table.key, table.same)):
            sql = f"SELECT {table.id} FROM {table.table} WHERE {column} = ?"  # noqa: S608 - our own words
            found = self._database.value(sql, (fields[column],))
            if found is not None:
                return int(found)
        merged = self._database.value(MERGED, (fields["fold"],)) if table.table == "contact" else None
        return int(merged) if merged is not None else None

    def _thing(
        self, table: Table, checked: Checked, whole: Whole, known: int | None, policy: Policy
    ) -> Arrived:
        """A contact or an entry."""
        if known is None:
            return self._wholes.made(table, checked.fields, whole.fields)
        if table.table == "contact":
            return self._wholes.contact_there(known, checked.fields, whole.fields, policy)
        return self._wholes.entry_there(known, checked.fields, whole.fields, policy)

    def _made(self, table: Table, checked: Checked, whole: Whole) -> Arrived:
        """A row that was not there."""
        fields = checked.fields
        if table.table == "pitch_version":
            number = fields["number"]
            if self._database.value("SELECT 1 FROM pitch_version WHERE number = ?", (number,)):
                raise BadInput("number", f"there is another version {number} of the pitch here")
        if table.table == "verdict":
            refusal = self._verdicts.refusal(fields["role_id"])
            if refusal:
                return Arrived("skipped", 0, str(fields["verdict"]), remark=refusal)
        if not table.key:
            return self._noted_item(table, fields)
        each = insert(self._database, table.table, fields)
        self._wholes.parts(table.parts, each, whole.fields)
        if table.table == "role":
            self._verdicts.made_role(each)
        self._touched.append((table, each, None))
        return Arrived("new", each, self._label(table, fields))

    def _noted_item(self, table: Table, fields: Fields) -> Arrived:
        """What is no thing by itself, as what an import of that journal brought in."""
        where = " AND ".join(f"{column} = ?" for column in table.together)
        wanted = tuple(fields[column] for column in table.together)
        if self._database.value(f"SELECT 1 FROM {table.table} WHERE {where}", wanted):  # noqa: S608
            return Arrived("same", 0, "")
        insert(self._database, table.table, fields)
        return Arrived("new", 0, self._label(table, fields))

    def _there(self, table: Table, known: int, checked: Checked, policy: Policy) -> Arrived:
        """A row that is there: the same, or another state of it."""
        fields = checked.fields
        columns = [
            column for column in table.columns if column.column not in _KEPT_OUT and not _is_late(column)
        ]
        sql = f"SELECT {', '.join(each.column for each in columns)} FROM {table.table} WHERE {table.id} = ?"  # noqa: S608
        stored = self._database.rows(sql, (known,))[0]
        unlike = [
            column for column, value in zip(columns, stored, strict=True) if fields[column.column] != value
        ]
        label = self._label(table, fields)
        names = tuple(column.name.replace("_", " ") for column in unlike)
        if not unlike:
            return Arrived("same", known, label)
        if policy != "update" or table.table in ("verdict", "import_batch", "role"):
            return Arrived("skipped", known, label, names)
        self._touched.append((table, known, self._state(table, known)))
        put_columns(self._database, table, known, {each.column: fields[each.column] for each in unlike})
        return Arrived("changed", known, label, names)

    @staticmethod
    def _label(table: Table, fields: Fields) -> str:
        return str(fields.get(table.label, ""))[:80]


def _is_late(column: object) -> bool:
    return not isinstance(column, Column) and bool(getattr(column, "late", False))
