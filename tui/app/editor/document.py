"""A document whose lines end at a newline and nowhere else, quick enough for texts of ten megabytes.

Textual's own splits lines at form feeds and Unicode separators too, which would change a text by opening it
and shift every line number after them; and it joins and measures the whole text again for every row it draws.
"""

from __future__ import annotations

from typing import overload

from textual.geometry import Size
from textual.widgets.text_area import DocumentBase, EditResult, Location, WrappedDocument

from tui.domain.text import clean


class LineDocument(DocumentBase):
    """Lines apart at `\\n` only; the joined text is kept until the next edit."""

    def __init__(self, text: str) -> None:
        self._lines = clean(text).split("\n")
        self._joined: str | None = None

    @property
    def lines(self) -> list[str]:
        """The lines, without their newlines."""
        return self._lines

    @property
    def text(self) -> str:
        """The whole text."""
        if self._joined is None:
            self._joined = "\n".join(self._lines)
        return self._joined

    @property
    def newline(self) -> str:  # type: ignore[override]
        """What ends a line."""
        return "\n"

    @property
    def line_count(self) -> int:
        """Lines, the last one included though no newline ends it."""
        return len(self._lines)

    @property
    def start(self) -> Location:
        """Where the text starts."""
        return (0, 0)

    @property
    def end(self) -> Location:
        """Where the text ends."""
        return (len(self._lines) - 1, len(self._lines[-1]))

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        """One line or several."""
        return self._lines[line_index]

    def get_line(self, index: int) -> str:
        """One line."""
        return self._lines[index]

    def get_size(self, tab_width: int) -> Size:
        """Roughly how wide the text is: it is only asked for when lines are not wrapped."""
        return Size(max(map(len, self._lines)), len(self._lines))

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put `text` where `start` to `end` was; rows beyond the end count as empty."""
        (top, left), (bottom, right) = sorted((start, end))
        removed = self.get_text_range((top, left), (bottom, right))
        before = self._lines[top][:left] if top < len(self._lines) else ""
        after = self._lines[bottom][right:] if bottom < len(self._lines) else ""
        new = clean(text).split("\n")
        column = len(new[-1]) + (len(before) if len(new) == 1 else 0)
        new[0] = before + new[0]
        new[-1] += after
        self._lines[top : bottom + 1] = new
        self._joined = None
        return EditResult((top + len(new) - 1, column), removed)

    def get_text_range(self, start: Location, end: Location) -> str:
        """The text between two places."""
        (top, left), (bottom, right) = sorted((start, end))
        rows = self._lines[top : bottom + 1]
        if not rows:
            return ""
        if bottom < len(self._lines):
            rows[-1] = rows[-1][:right]
        rows[0] = rows[0][left:]
        return "\n".join(rows)


_NONE: list[int] = []
_ONE_PIECE = [0]
"""Shared by all lines that fit as they are: nobody changes them, and there may be hundreds of thousands."""


class QuickWrap(WrappedDocument):
    """Soft wrapping that does not measure lines which plainly fit, nor count the rows at every row drawn.

    It fills the tables of Textual's own class, whose version is pinned for this reason among others.
    """

    @property
    def height(self) -> int:
        """Rows on the screen."""
        return len(self._offset_to_line_info)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap everything anew."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrap_offsets = []
        self._offset_to_line_info = []
        self._line_index_to_offsets = []
        self._tab_width_cache = []
        row = 0
        for index, line in enumerate(self.document.lines):
            breaks, tabs = self._breaks(line, width)
            self._wrap_offsets.append(breaks)
            self._tab_width_cache.append(tabs)
            if not breaks:
                self._offset_to_line_info.append((index, 0))
                self._line_index_to_offsets.append([row])
                row += 1
                continue
            self._offset_to_line_info += [(index, section) for section in range(len(breaks) + 1)]
            self._line_index_to_offsets.append(list(range(row, row + len(breaks) + 1)))
            row += len(breaks) + 1

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap what an edit touched; after a very large one everything, which is then quicker."""
        if max(old_end[0], new_end[0]) - start[0] > 1000:
            self.wrap(self._width, self._tab_width)
        else:
            super().wrap_range(start, old_end, new_end)

    def _breaks(self, line: str, width: int) -> tuple[list[int], list[int]]:
        if line.isascii() and "\t" not in line and (not width or len(line) <= width):
            return _NONE, _ONE_PIECE if line else _NONE
        if line.isascii() and line.isprintable() and (breaks := plain_breaks(line, width)) is not None:
            return breaks, _ONE_PIECE
        one = WrappedDocument(LineDocument(line), width, self._tab_width)
        return one.get_offsets(0), one.get_tab_widths(0)


def plain_breaks(line: str, width: int) -> list[int] | None:
    """Where Textual breaks a line of letters that are one cell each: before the last word that does not fit
    with the blanks after it. None where a word has to be broken."""
    found: list[int] = []
    start, length = 0, len(line)
    while length - start > width:
        limit = start + width
        if line[limit] != " " and line[limit - 1] == " ":
            place = limit
        else:
            word = line[start:limit].rstrip(" ") if line[limit] == " " else line[start:limit]
            place = start + word.rfind(" ") + 1
        if place <= start:
            return None
        found.append(place)
        start = place
    return found
