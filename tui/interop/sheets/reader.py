"""A table of people as records of them: any spreadsheet, and the one that LinkedIn gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.domain.imports import Problem, Record
from tui.domain.people import ContactText
from tui.domain.text import clean_line, fold
from tui.interop.files import refused
from tui.interop.reader import Reader, Records
from tui.interop.sheets.columns import Columns, guessed, key, meaning, person
from tui.interop.sheets.rows import DELIMITERS, Row, Rows, best_delimiter, cells_of
from tui.interop.sheets.text import reading

OF_PEOPLE = (
    "uid", "name", "company", "title", "email", "phone", "link", "how met", "introduced by", "level",
    "meetings", "last met", "notes",
)  # fmt: skip
"""The columns of our own table of people."""
_HEADER_WITHIN = 50
"""Lines among which the names of the columns are looked for: before them there may be notes."""
_CONNECTED = ("connected on", "connected", "date connected", "connection date")


class SheetReader(Reader):
    """The people of a spreadsheet, one a row, by the names of its columns."""

    format = "csv"

    def __iter__(self) -> Records:
        with reading(self.path) as (lines, encoding):
            rows = Rows(lines)
            header = self._header(rows)
            columns = self._columns(header.cells)
            self.note(columns.words)
            if encoding == "cp1252":
                self.note("it is no UTF-8: read as Western European (Windows-1252)")
            for row in rows:
                self.share = lines.share
                yield from self._record(row, columns)

    def _record(self, row: Row, columns: Columns) -> Iterator[Record | Problem]:
        place = f"line {row.line:,}"
        if row.fault:
            yield Problem(place, row.fault)
            return
        cells, width = row.cells, len(columns.names)
        if not any(cell.strip() for cell in cells):
            return
        if any(cell.strip() for cell in cells[width:]):
            yield Problem(place, f"it has {len(cells)} cells, and there are {width} columns")
            return
        text = self._text(columns, cells)
        if not clean_line(text.name):
            yield Problem(place, "it names nobody")
            return
        yield Record(place, self._key(text), text)

    def _columns(self, header: Sequence[str]) -> Columns:
        columns = guessed(header, self.options.columns)
        ours = columns.names == OF_PEOPLE  # what an export of ours says besides is known to whoever has it
        return columns._replace(others=()) if ours else columns

    def _text(self, columns: Columns, cells: Sequence[str]) -> ContactText:
        return person(columns, cells)

    def _key(self, text: ContactText) -> tuple[str, ...]:
        return (self.format, fold(text.name), text.email.lower())

    def _header(self, rows: Rows) -> Row:
        """The row of the names of the columns, which is taken; raises BadInput where there is none."""
        best, header, delimiter = 0, 0, ""
        for number, line in rows.peek(_HEADER_WITHIN):
            for each in DELIMITERS:
                known = self._fit(cells_of(line, each))
                if known > best:
                    best, header, delimiter = known, number, each
        if not best:
            header, delimiter = self._any_header(rows)
        rows.skip_to(header)
        rows.delimiter = delimiter
        row = next(iter(rows), None)
        if row is None or row.fault:
            raise refused(self.path, "holds no table: its first row cannot be read")
        return row

    def _fit(self, cells: Sequence[str]) -> int:
        """How much a line looks as if it held the names of the columns."""
        given = {key(column) for _, column in self.options.columns}
        return sum((meaning(cell) is not None) + 10 * (key(cell) in given) for cell in cells)

    def _any_header(self, rows: Rows) -> tuple[int, str]:
        """The first line that says something."""
        for number, line in rows.peek(_HEADER_WITHIN):
            if line.strip() and not line.lower().startswith("sep="):
                return number, best_delimiter(line)
        raise refused(self.path, "holds no table: there is nothing in it")


class LinkedInReader(SheetReader):
    """The people of LinkedIn's Connections.csv, in its older and newer forms."""

    format = "linkedin"

    _connected: int | None = None

    def _fit(self, cells: Sequence[str]) -> int:
        known = {meaning(cell) for cell in cells}
        return len(known - {None}) if {"first name", "last name"} <= known else 0

    def _any_header(self, rows: Rows) -> tuple[int, str]:
        raise refused(
            self.path,
            "is no Connections.csv of LinkedIn: no line of it names the columns First Name and Last Name "
            "(any other table comes in with `import csv`)",
        )

    def _columns(self, header: Sequence[str]) -> Columns:
        columns = guessed(header)
        self._connected = next(
            (place for place in columns.others if key(columns.names[place]) in _CONNECTED), None
        )
        return columns._replace(others=())

    def _text(self, columns: Columns, cells: Sequence[str]) -> ContactText:
        text = person(columns, cells)
        at = self._connected
        connected = cells[at].strip() if at is not None and at < len(cells) else ""
        how = f"LinkedIn, connected {connected}" if connected else "LinkedIn"
        return text._replace(how_met=text.how_met or how)

    def _key(self, text: ContactText) -> tuple[str, ...]:
        return (self.format, text.link.rstrip("/").lower() or fold(text.name))
