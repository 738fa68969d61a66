"""What is open, a line each, under the headings of its sections; the cursor steps over these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.app.today import words
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.domain.dates import show_date
from tui.domain.today import SECTIONS, Due, Today, counted

DAYS = 12
"""Cells of the day, the blank behind it too."""
MOST_NOTE = 26


class DueList(LineList):
    """Shows Today. The numbers of rows stay with what they stand for; below zero are headings, blanks."""

    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "todo": "bold not-italic $todo",
        "promise": "bold not-italic $promise",
        "intro": "bold not-italic $intro",
        "cold": "bold not-italic $secondary",
        "meeting": "bold not-italic $primary",
        "late": "not-italic $warning",
        "heading": "bold $primary",
        "count": "$muted",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self) -> None:
        super().__init__(id="due", name="Today", empty=("",))
        self._numbers: dict[str, int] = {}
        self._rows: dict[int, Row] = {}
        self._today = date.min

    @property
    def here(self) -> Due | None:
        """What the cursor is on."""
        row = self._rows.get(self.current) if self.current is not None else None
        return row.record if row is not None and isinstance(row.record, Due) else None

    def show_today(self, today: Today, day: date, *, leave: str | None = None) -> None:
        """Show what is open on a day; the cursor stays on what it was on, or goes to what comes after it.

        What has the id `leave` it leaves, though that may still be open.
        """
        before = list(self.source.ids)
        after = [each for each in before[self.cursor :] if each != self._numbers.get(leave or "")]
        self._today = day
        self._rows = {}
        for number, (name, rows) in enumerate(each for each in today._asdict().items() if each[1]):
            if number:
                self._put(Row(-100 - number, "", ""))
            self._put(Row(-1 - list(SECTIONS).index(name), "", SECTIONS[name], f"{len(rows):,}"))
            for due in rows:
                self._put(Row(self._number(due.id), "", due.text, record=due))
        ids = list(self._rows)
        keep = next((each for each in after if each >= 0 and each in self._rows), None)
        if keep is None:
            rows_left = [each for each in ids if each >= 0]
            place = min(self.cursor, len(ids) - 1) if before else 0
            keep = next((each for each in reversed(ids[: place + 1]) if each >= 0), None)
            keep = keep if keep is not None else next(iter(rows_left), None)
        self.show(Source(ids, lambda wanted: [self._rows[each] for each in wanted]), keep=keep)
        count = counted(today, on=day)
        self.title(show_date(day) + (f" ─ {count:,} due" if count else ""))

    def go_to_due(self, due: str) -> bool:
        """Put the cursor on something, by its id; whether it is here."""
        return due in self._numbers and self.go_to(self._numbers[due])

    def _put(self, row: Row) -> None:
        self._rows[row.id] = row

    def _number(self, due: str) -> int:
        return self._numbers.setdefault(due, len(self._numbers))

    # -- the cursor steps over headings

    def validate_cursor(self, place: int) -> int:
        """On something that is open: what is below a heading, where one would be put on it."""
        place = super().validate_cursor(place)
        ids = self.source.ids
        below = (each for each in range(place, len(ids)) if ids[each] >= 0)
        above = (each for each in range(place, -1, -1) if ids[each] >= 0)
        return next(below, next(above, place))

    def move(self, by: int) -> None:
        """Move the cursor by some rows that are no headings."""
        ids = self.source.ids
        open_rows = [place for place, each in enumerate(ids) if each >= 0]
        if open_rows:
            at = open_rows.index(self.cursor) if self.cursor in open_rows else 0
            self.cursor = open_rows[max(0, min(at + by, len(open_rows) - 1))]

    def scroll_to_row(self, place: int) -> None:
        """Bring a row into sight, and the heading right above it."""
        ids = self.source.ids
        if 0 < place < len(ids) and ids[place - 1] < 0:
            super().scroll_to_row(max(0, place - (2 if place == 1 else 1)))
        super().scroll_to_row(place)

    # -- drawing

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """A heading, a blank, or something that is open."""
        due = row.record
        looks = self.looks
        if not isinstance(due, Due):
            under = looks["row"]
            pieces = [
                Segment(f" {row.text}" if row.text else "", under + looks["heading"]),
                Segment(f"  {row.note}", under + looks["count"]),
            ]
            return Strip(pieces).adjust_cell_length(width, under)
        quiet = due.snoozed and due.due is not None and due.due > self._today
        under = self.row_style(row._replace(tone="row-quiet" if quiet else "row"), here=here)
        look = words.LOOKS[due.kind]
        said = words.day_words(due, self._today)
        late = due.kind != "cold" and due.due is not None and due.due < self._today
        note = fit(self._note(due), min(MOST_NOTE, max(0, width * 2 // 5)), pad=False)
        note = f" {note} " if note else " "
        room = width - 4 - DAYS - width_of(note)
        pieces = [
            Segment("▸" if here else " ", under + looks["sign"]),
            Segment(f" {words.GLYPHS[look]} ", under + looks[look]),
            Segment(fit(said, DAYS - 1) + " ", under + looks["late" if late else "lead"]),
            Segment(fit(due.words, max(1, room)), under),
            Segment(note, under + looks["lead"]),
        ]
        return Strip(pieces).adjust_cell_length(width, under)

    def _note(self, due: Due) -> str:
        """Whom it is with, unless it says so itself; that it was put off, or said several times."""
        parts = ["chased"] if due.status == "chased" else []
        if due.snoozed and not parts and due.due is not None and due.due > self._today:
            parts.append("snoozed")
        if due.also:
            parts.append("twice" if len(due.also) == 1 else f"{len(due.also) + 1} times")
        if due.beside:
            parts.append(due.beside)
        return " · ".join(parts)
