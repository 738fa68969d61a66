"""What a theme rests on: who said it, when and at what talk, and the words, three lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from tui.app.roles import words
from tui.app.widgets.cells import fit, width_of
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Row, Source
from tui.app.widgets.quote import quoted
from tui.app.widgets.signs import SIGNS
from tui.domain.roles import Said

QUOTE_LINES = 2
"""Lines of the words themselves."""
MARGIN = 4
WEEKDAYS = 60
"""Cells from which there is room for the days of the week."""


class EvidenceList(LineList):
    """Shows what was said; ids are places in `said`. `notes` stand at the right of some of them."""

    ROW_LINES: ClassVar[int] = 1 + QUOTE_LINES
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "",
        "want": "bold $want",
        "dont": "bold $dont",
        "unsure": "bold $unsure",
        "who": "$foreground",
        "quote": "not-bold $foreground",
        "flag": "not-bold $warning",
    }
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self, *, id: str = "evidence", empty: tuple[str, ...] = ()) -> None:
        super().__init__(id=id, name="Evidence", empty=empty)
        self.said: tuple[Said, ...] = ()
        self._notes: Mapping[int, str] = {}
        self._with_roles = False

    @property
    def here(self) -> Said | None:
        """What the cursor is on."""
        return self.said[self.cursor] if self.said else None

    def show_said(
        self,
        said: Sequence[Said],
        title: str,
        *,
        aside: str = "",
        notes: Mapping[int, str] | None = None,
        with_roles: bool = False,
        keep: bool = False,
    ) -> None:
        """Show these, the cursor on the first; with `keep`, where it was."""
        before = self.here if keep else None
        self.said = tuple(said)
        self._notes = notes or {}
        self._with_roles = with_roles
        room = max(8, self.size.width - 6) if self.size.width else 60
        self.border_title = Content(fit(title, room, pad=False))
        self.border_subtitle = Content(fit(aside, room, pad=False))
        place = min(self.cursor, max(0, len(self.said) - 1)) if keep else 0
        if before is not None:
            same = (n for n, each in enumerate(self.said) if _same(each, before))
            place = next(same, place)
        self.show(Source(range(len(self.said)), self._rows), keep=place)

    def _rows(self, ids: Sequence[int]) -> list[Row]:
        return [Row(each, "", "", self._notes.get(each, ""), record=self.said[each]) for each in ids]

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """Who and when, or a line of the words."""
        said = row.record
        under = self.row_style(row, here=here)
        if not isinstance(said, Said):
            return Strip.blank(width, under)
        looks = self.looks
        if part:
            text = quoted(words.quoted(said), width - MARGIN - 1, QUOTE_LINES)[part - 1]
            return Strip(
                [Segment(" " * MARGIN, under), Segment(text, under + looks["quote"])]
            ).adjust_cell_length(width, under)
        note = f" {row.note} " if row.note else ""
        day = f"{words.when(said)}  "
        if width < WEEKDAYS:
            day = day.partition(" ")[2]
        room = width - 4 - width_of(day) - width_of(note)
        pieces = [
            Segment("▸" if here else " ", under + looks["sign"]),
            Segment(f" {SIGNS[said.stance].glyph} ", under + looks[said.stance]),
            Segment(day, under + looks["lead"]),
            Segment(fit(self._source(said, room), max(1, room)), under + looks["who"]),
            Segment(note, under + looks["flag" if row.note[:1] in words.FLAGS else "lead"]),
        ]
        return Strip(pieces).adjust_cell_length(width, under)

    def _source(self, said: Said, room: int) -> str:
        """Who said it, at what kind of talk, and of what; the kind of talk is left out first."""
        who, how = words.who(said), words.how(said)
        roles = f" as {words.names(said.roles)}" if self._with_roles and said.roles else ""
        whole = f"{who} · {how}{roles}" if how else f"{who}{roles}"
        return whole if width_of(whole) <= room else f"{who}{roles}"


def _same(one: Said, other: Said) -> bool:
    return (one.entry, one.stance, one.text) == (other.entry, other.stance, other.text)
