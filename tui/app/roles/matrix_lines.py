"""The columns of a comparison and the words in them, as parts with the names of their looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.roles import words
from tui.app.roles.matrix_rows import NOTHING
from tui.app.widgets.cells import fit, width_of
from tui.domain.markdown import as_read
from tui.domain.roles import Cell, ComparedTheme

Part = tuple[str, str]
NARROWEST, WIDEST = 11, 24
"""Cells of a column."""
LOOKED_AT = 200
"""Themes by which the width of the first column is found."""
LONGEST_THEME = 44


class Columns(NamedTuple):
    """How wide the columns are: the first, each of the others, how many fit, and the lines of their names."""

    roles: Sequence[str]
    first: int
    wide: int
    fitting: int
    head: int

    @classmethod
    def of(cls, roles: Sequence[str], rows: Sequence[ComparedTheme], width: int) -> Columns:
        """Shared out in a window of `width` cells."""
        longest = max((width_of(_name(row)[:LONGEST_THEME]) for row in rows[:LOOKED_AT]), default=0)
        first = max(14, min(longest + 3, width * 2 // 5, LONGEST_THEME))
        names = max((width_of(role) for role in roles), default=0)
        share = (width - first) // max(1, len(roles))
        wide = max(NARROWEST, min(names + 2, WIDEST, share))
        return cls(roles, first, wide, max(1, (width - first) // wide), 3 if names > wide - 2 else 2)

    def in_sight(self, left: int) -> range:
        """The columns that are drawn."""
        return range(left, min(len(self.roles), left + self.fitting))

    def names(self, y: int, left: int, here: int) -> list[Part]:
        """A line of the names of the roles; how many there are further on stands before them."""
        before, after = left, len(self.roles) - left - self.fitting
        more = (f"‹{before} " if before > 0 else "") + (f"{after}›" if after > 0 else "")
        parts = [(fit(f" {more if y == 0 else ''}", self.first), "muted")]
        for column in self.in_sight(left):
            lines = _on_two(self.roles[column], self.wide - 2)[3 - self.head :]
            look = "head-here" if column == here else "head"
            parts.append((fit(lines[y], self.wide - 2) + "  ", look))
        return parts

    def theme(self, row: ComparedTheme, left: int, here: int | None, cell: str) -> list[Part]:
        """A theme and its cells; the one at `here` has the look `cell`."""
        line = "line" if here is not None else ""
        parts = [("▸" if line else " ", f"sign {line}"), (fit(_name(row), self.first - 2) + " ", line)]
        for column in self.in_sight(left):
            look = f"{cell} {line}" if column == here else line
            parts += self._cell(row.cells.get(self.roles[column], NOTHING), look, line)
        return parts

    def _cell(self, cell: Cell, look: str, line: str) -> list[Part]:
        room = self.wide
        said = words.stance_words(*cell).split()
        parts: list[Part] = []
        for number, each in enumerate(said):
            text = f" {each}" if number else each
            if width_of(text) > room - 1:
                break
            parts.append((text, f"{each[0]} {look}"))
            room -= width_of(text)
        if not parts:
            parts, room = [("·", f"muted {look}" if look != line else f"faint {look}")], room - 1
        return [*parts, (" " * room, line)]


def _name(row: ComparedTheme) -> str:
    """A theme as it is shown: a sentence that nobody gave a theme is shown as it was written."""
    return as_read(row.said[: words.LONGEST]) if row.said else row.theme


def _on_two(name: str, width: int) -> list[str]:
    """A name on two lines, broken at a blank if it has one at a fit place."""
    if width_of(name) > width:
        start, blank, _ = name[: width + 1].rpartition(" ")
        if blank and start:
            return [start, name[len(start) + 1 :]]
    return ["", name]
