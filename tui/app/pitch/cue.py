"""The text as one says it: the line one should be at stands out, and what is said fades."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.app.bindings import bindings
from tui.app.widgets.layout_wrap import Line
from tui.app.widgets.reader_paint import Painter
from tui.app.widgets.reader_records import TextPage
from tui.app.widgets.reader_sheet import Sheet
from tui.domain.pitch import spoken

MARK = "▸ "
"""Before the line one should be at."""
BLANK = " " * len(MARK)
ROOMY = 18
"""Lines from which there is a blank one between any two: a line is found again at a glance."""
ABOVE = 3
"""Of how many parts of the window one is above the line one should be at."""


class CueText(Widget, can_focus=True):
    """A version of the pitch, line by line. `due` is how many words should have been said; None while nobody
    speaks, and then it reads as any text does."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar = [
        *bindings("rehearsal", "rehearsal-start"),  # before the page down that space is elsewhere
        *bindings("move", "up", "down", "page-up", "page-down", "top", "bottom"),
    ]

    def __init__(self, body: str) -> None:
        super().__init__(id="cue")
        self.due: int | None = None
        self.top = 0
        self._page = TextPage("", body=body)
        self._sheet: Sheet | None = None
        self._painter = Painter(self)
        self._ends: list[int] = []
        """Words up to the end of each line that is laid out."""

    # -- laying out

    def on_resize(self, event: events.Resize) -> None:
        """Another width has other lines."""
        self._sheet = Sheet(self._page, event.size.width - len(MARK), event.size.height)
        self._ends.clear()
        self.top = 0
        self.show_due(self.due)
        self._scroll(0)
        self.refresh()

    @property
    def _apart(self) -> int:
        """Lines of the window for each line of the text."""
        return 2 if self.size.height >= ROOMY else 1

    @property
    def _in_sight(self) -> int:
        return max(1, self.size.height // self._apart)

    def _reach(self, *, words: int = 0, lines: int = 0) -> list[Line]:
        """The lines, as far as they are needed."""
        sheet = self._sheet
        if sheet is None:
            return []
        while not sheet.done and (self._count(sheet) <= words or len(sheet.lines) <= lines):
            sheet.more()
        self._count(sheet)
        return sheet.lines

    def _count(self, sheet: Sheet) -> int:
        """Count the words of lines that were laid out since; returns those of all lines."""
        total = self._ends[-1] if self._ends else 0
        for line in sheet.lines[len(self._ends) :]:
            total += len(spoken(line.text))
            self._ends.append(total)
        return total

    # -- where one should be

    @property
    def here(self) -> int | None:
        """The line one should be at: the one that has the next word to say, or the last one that has any."""
        if self.due is None or not self._ends:
            return None
        place = bisect_left(self._ends, self.due + 1)
        return place if place < len(self._ends) else bisect_left(self._ends, self._ends[-1])

    def show_due(self, due: int | None) -> None:
        """So many words should have been said; their line comes into sight."""
        before, self.due = (self.due, self.here), due
        self._reach(words=due or 0)
        here = self.here
        if here is not None and here != before[1]:
            self._to(here - self._in_sight // ABOVE)
        if due != before[0]:
            self.refresh()

    def _to(self, top: int) -> None:
        lines = self._reach(lines=top + 2 * self._in_sight)
        top = max(0, min(top, len(lines) - self._in_sight))
        if top != self.top:
            self.top = top
            self.refresh()

    def _scroll(self, by: int) -> None:
        self._to(self.top + by)

    def action_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(-max(1, self._in_sight - 1))

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll(max(1, self._in_sight - 1))

    def action_top(self) -> None:
        """To the first line."""
        self._to(0)

    def action_bottom(self) -> None:
        """To the last line that is laid out."""
        self._to(len(self._ends))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Some lines up."""
        event.stop()
        self._scroll(-3)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Some lines down."""
        event.stop()
        self._scroll(3)

    # -- drawing

    def notify_style_update(self) -> None:
        """The theme changed the colours."""
        super().notify_style_update()
        self._painter.forget()

    def render_line(self, y: int) -> Strip:
        """One line of the window: said, being said, or still to say."""
        base, width = self._painter.style(""), self.size.width
        lines = self._sheet.lines if self._sheet is not None else []
        number, blank = divmod(y, self._apart)
        place = self.top + number
        if blank or place >= len(lines):
            return Strip.blank(width, base)
        line, here = lines[place], self.here
        if here is None:
            pieces = [Segment(text, self._painter.style(names)) for text, names, _ in line.spans]
        elif place == here:
            pieces = self._being_said(line, place)
        else:
            pieces = [Segment(line.text, self._painter.style("muted" if place < here else ""))]
        mark = Segment(MARK if place == here else BLANK, self._painter.style("key"))
        return Strip([mark, *pieces]).adjust_cell_length(width, base)

    def _being_said(self, line: Line, place: int) -> list[Segment]:
        """The line one is at, bold, the word that is next underlined."""
        strong = self._painter.style("strong")
        said = (self.due or 0) - (self._ends[place - 1] if place else 0)
        found = spoken(line.text)
        if not 0 <= said < len(found):
            return [Segment(line.text, strong)]
        start, end = found[said]
        text, now = line.text, self._painter.style("now")
        return [Segment(text[:start], strong), Segment(text[start:end], now), Segment(text[end:], strong)]
