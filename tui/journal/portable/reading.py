# ruff: noqa: S608 - every word of these statements is from the lists of tables
"""Rows become records, a page at a time, whatever they point to called by its name or uid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tui.journal.packing import ids_text
from tui.journal.portable.spec import Column, Link, Links, Pairs, Part, Table
from tui.journal.portable.states import Header, Item, Uids
from tui.journal.portable.tables import BY_TABLE, id_column

if TYPE_CHECKING:
    from tui.journal.database import Database

AT_ONCE = 200
Record = dict[str, Any]


class Reading:
    """Reads the records of a journal. Inside `reading` only, to see one state of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def records(self, table: Table) -> Iterator[Record]:
        """Every row of a table as a record, in the order of their ids."""
        for ids, page in self._pages(table):
            for links in table.links:
                _hang(page, links.name, self._linked(links, ids), ids)
            for pairs in table.pairs:
                _hang(page, pairs.name, self._paired(pairs, table, ids), ids)
            for part in table.parts:
                _hang(page, part.name, self._parts(part, ids), ids)
            yield from page

    def record(self, table: Table, each: int) -> Record | None:
        """The record of one row by its id, with what belongs to it, but for what it is linked to."""
        sql = f"{_selection(table.table, table.columns)} WHERE t.{table.id} = ?"
        rows = self._database.rows(sql, (each,))
        page = self._records(table.columns, rows)
        for part in table.parts if page else ():
            _hang(page, part.name, self._parts(part, [each]), [each])
        return page[0] if page else None

    def _pages(self, table: Table) -> Iterator[tuple[list[int], list[Record]]]:
        if not table.id:
            yield from self._all(table)
            return
        last: Any = -(2**63)
        sql = (
            f"{_selection(table.table, table.columns, f't.{table.id}')} "
            f"WHERE t.{table.id} > ? ORDER BY t.{table.id} LIMIT ?"
        )
        while rows := self._database.rows(sql, (last, AT_ONCE)):
            last = rows[-1][-1]
            yield [row[-1] for row in rows], self._records(table.columns, rows)

    def _all(self, table: Table) -> Iterator[tuple[list[int], list[Record]]]:
        """The rows of a table that has no id, by what each is known by."""
        order = ", ".join(f"t.{name}" for name in table.together)
        sql = f"{_selection(table.table, table.columns)} ORDER BY {order} LIMIT ? OFFSET ?"
        start = 0
        while rows := self._database.rows(sql, (AT_ONCE, start)):
            start += len(rows)
            records = self._records(table.columns, rows)
            yield [], [each for each in records if each.get("item") != ""]  # what it was is gone

    def _linked(self, links: Links, ids: Sequence[int]) -> dict[int, list[Any]]:
        sql = (
            f"SELECT l.{links.own}, o.name FROM {links.between} l "
            f"JOIN {links.table} o ON o.id = l.{links.other} "
            f"WHERE l.{links.own} IN (SELECT value FROM json_each(?)) ORDER BY l.{links.own}, l.place"
        )
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for own, name in self._database.rows(sql, (ids_text(ids),)):
            found[own].append(name)
        return found

    def _paired(self, pairs: Pairs, table: Table, ids: Sequence[int]) -> dict[int, list[Any]]:
        sql = (
            f"SELECT p.{pairs.first}, o.name FROM {pairs.between} p "
            f"JOIN {table.table} o ON o.id = p.{pairs.second} "
            f"WHERE p.{pairs.first} IN (SELECT value FROM json_each(?)) ORDER BY 1, p.{pairs.second}"
        )
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for own, name in self._database.rows(sql, (ids_text(ids),)):
            found[own].append(name)
        return found

    def _parts(self, part: Part, owners: Sequence[int]) -> dict[int, list[Any]]:
        more = (f"t.{part.own}", "t.id") if part.parts else (f"t.{part.own}",)
        sql = (
            f"{_selection(part.table, part.columns, *more)} "
            f"WHERE t.{part.own} IN (SELECT value FROM json_each(?)) ORDER BY t.{part.own}, t.{part.order}"
        )
        rows = self._database.rows(sql, (ids_text(owners),))
        records = self._records(part.columns, rows)
        if part.parts:
            ids = [row[-1] for row in rows]
            for inner in part.parts:
                _hang(records, inner.name, self._parts(inner, ids), ids)
        found: defaultdict[int, list[Any]] = defaultdict(list)
        at = len(part.columns)
        for row, record in zip(rows, records, strict=True):
            found[row[at]].append(record)
        return found

    def _records(self, columns: Sequence[Column | Link], rows: Sequence[Sequence[Any]]) -> list[Record]:
        records = [
            {
                column.name: value if value is None or isinstance(column, Link) else column.kind.out(value)
                for column, value in zip(columns, row, strict=False)
            }
            for row in rows
        ]
        for column in columns:
            if isinstance(column, Column):
                self._uids(column, records)
        return records

    def _uids(self, column: Column, records: Sequence[Record]) -> None:
        """Put uids where a value speaks of ids."""
        if isinstance(column.kind, Header):
            about = self._found("entry", {record[column.name]["about"] for record in records})
            for record in records:
                record[column.name]["about"] = about.get(record[column.name]["about"])
        elif isinstance(column.kind, Uids):
            wanted = {each for record in records for each in record[column.name]}
            found = self._merged(wanted) | self._found(column.kind.table, wanted)
            for record in records:
                record[column.name] = [found.get(each) for each in record[column.name]]
        elif isinstance(column.kind, Item):
            by_noun: defaultdict[str, set[int | None]] = defaultdict(set)
            for record in records:
                by_noun[record["noun"]].add(record[column.name])
            uids = {noun: self._found(noun, ids) for noun, ids in by_noun.items() if noun in BY_TABLE}
            for record in records:
                record[column.name] = uids.get(record["noun"], {}).get(record[column.name], "")

    def _found(self, table: str, ids: Collection[int | None]) -> dict[int | None, str]:
        """Uids, or what else a row is known by, by ids; of a table of these lists."""
        wanted = [each for each in ids if each]
        if not wanted:
            return {}
        each, known_by = BY_TABLE[table].id, BY_TABLE[table].key
        sql = f"SELECT {each}, {known_by} FROM {table} WHERE {each} IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, (ids_text(wanted),)))

    def _merged(self, ids: Collection[int | None]) -> dict[int | None, str]:
        """The uids of people by the ids of those who were merged into them."""
        sql = """SELECT a.was_id, c.uid FROM contact_alias a JOIN contact c ON c.id = a.contact_id
            WHERE a.was_id IN (SELECT value FROM json_each(?))"""
        return dict(self._database.rows(sql, (ids_text(each for each in ids if each),)))


def _hang(records: Sequence[Record], name: str, found: dict[int, list[Any]], ids: Sequence[int]) -> None:
    for each, record in zip(ids, records, strict=True):
        record[name] = found.get(each, [])


def _selection(table: str, columns: Sequence[Column | Link], *more: str) -> str:
    """A SELECT of columns, where a link gives the name or uid of what it points to."""
    chosen, joins = [], []
    for number, column in enumerate(columns):
        if isinstance(column, Link):
            chosen.append(f"l{number}.{column.by}")
            each = id_column(column.table)
            joins.append(f"LEFT JOIN {column.table} l{number} ON l{number}.{each} = t.{column.column}")
        else:
            chosen.append(f"t.{column.column}")
    return f"SELECT {', '.join((*chosen, *more))} FROM {table} t {' '.join(joins)}"
