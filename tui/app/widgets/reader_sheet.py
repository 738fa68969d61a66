"""A page of the reader laid out for one width, piece by piece; it knows which line came from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.selection import Selection

from tui.app.widgets.layout import MEASURE, MIN_WIDTH, lay_out
from tui.app.widgets.layout_inline import plain
from tui.app.widgets.layout_marks import due_note, sign_lines
from tui.app.widgets.layout_wrap import Flow, Line, Span, Target, prefixed, wrap
from tui.app.widgets.reader_page import card_parts, centred, entry_head, text_foot, text_head
from tui.app.widgets.reader_pieces import Piece, pieces
from tui.app.widgets.reader_records import CardPage, EntryPage, FlowPage, Page, TextPage
from tui.app.widgets.signs import SIGNS
from tui.domain.entries import Derived

if TYPE_CHECKING:
    from tui.domain.marks import Document


class Sheet:
    """The lines of a page so far: `more` adds a piece, until `done`."""

    def __init__(self, page: Page, width: int, height: int) -> None:
        self.page = page
        self.width = max(width, MIN_WIDTH)
        self.done = False
        self.lines: list[Line] = []
        self._parts: Iterator[list[Line]] = iter(())
        self._pieces: Iterator[Piece] = iter(())
        self._reached = 0
        measure = min(self.width, MEASURE)
        if isinstance(page, EntryPage):
            self.lines = entry_head(page, measure)
            self._pieces = pieces(page.entry.text.body)
        elif isinstance(page, CardPage):
            self._parts = card_parts(page, measure)
            self._pieces = pieces(page.notes)
        elif isinstance(page, TextPage):
            self.lines = text_head(page, measure)
            self._pieces = pieces(page.body)
        elif isinstance(page, FlowPage):
            self.lines = text_head(page, measure)
            self._parts = (wrap(flow, measure) for flow in page.flows)
        else:
            self.lines = centred(page.words, width, height)
        self._head = len(self.lines)
        self._next = next(self._pieces, None)
        if self._next is None and not isinstance(page, FlowPage):
            self._finish()

    def more(self) -> None:
        """Lay out the next rows above the body, or the next piece of it."""
        part = next(self._parts, None)
        if part is not None:
            self.lines += part
            self._head = len(self.lines)
            return
        piece = self._next
        if piece is None:
            self._finish()
            return
        derived, on = Derived(), None
        if isinstance(self.page, EntryPage):
            derived, on = self.page.entry.derived, self.page.entry.text.on
        lines = lay_out(_read(piece.text), derived, width=self.width, on=on, first=piece.first - piece.hidden)
        if piece.hidden:
            own = (number for number, line in enumerate(lines) if (line.source or 0) >= piece.first)
            lines = lines[next(own, len(lines)) :]
        if lines and piece.apart and len(self.lines) > self._head:
            self.lines.append(Line())
        self.lines += lines
        self._reached = piece.first + piece.text.count("\n") - piece.hidden
        self._next = next(self._pieces, None)
        if self._next is None:
            self._finish()

    def place_of(self, source: int) -> int | None:
        """The first line that shows a source line, or the nearest before; None if not laid out yet."""
        if not self.done and source > self._reached:
            return None
        best = None
        for number, line in enumerate(self.lines):
            if line.source is not None:
                if line.source > source:
                    break
                if best is None or self.lines[best].source != line.source:
                    best = number
        return self._head if best is None else best

    def source_at(self, place: int) -> int | None:
        """The source line that a line on screen shows, or the next one below it does; none above notes."""
        if isinstance(self.page, CardPage) and place < self._head:
            return None
        for line in self.lines[max(0, place) :]:
            if line.source is not None:
                return line.source
        return None

    def target_at(self, place: int, x: int) -> str | Target | None:
        """What a click leads to: `x` cells from the left of the text."""
        if not 0 <= place < len(self.lines) or x < 0:
            return None
        for text, _, to in self.lines[place].spans:
            x -= cell_len(text)
            if x < 0:
                return to
        return None

    def followup(self, key: int | None) -> Target | None:
        """The follow-up of the line that stands out."""
        rows = (line.followup for line in self.lines if key is not None and line.key == key)
        return next((target for target in rows if target is not None), None)

    def first_followup(self, top: int, bottom: int) -> int | None:
        """The key of the first follow-up in sight, open ones before done ones."""
        rows = [(line.followup, line.key) for line in self.lines[top:bottom]]
        found = [(target.done, key) for target, key in rows if target is not None and key is not None]
        return min(found, default=(False, None), key=lambda row: row[0])[1]

    def neighbour(self, key: int | None, top: int, bottom: int, *, forward: bool) -> tuple[int, int] | None:
        """Place and key of the mark after (or before) the one that stands out, or the window's edge."""
        marks = [
            (place, line.key)
            for place, line in enumerate(self.lines)
            if line.key is not None and any(span.style in SIGNS for span in line.spans)
        ]
        here = next((place for place, other in marks if other == key), None)
        if here is None or not top <= here < bottom:
            here = top - 1 if forward else bottom
        after = [mark for mark in marks if (mark[0] > here if forward else mark[0] < here)]
        return (after[0] if forward else after[-1]) if after else None

    def _finish(self) -> None:
        self.done = True
        if isinstance(self.page, TextPage):
            self.lines += text_foot(self.page, min(self.width, MEASURE))
        if not isinstance(self.page, EntryPage):
            return
        if len(self.lines) == self._head:
            self.lines.append(Line((Span("Nothing written yet.", "muted"),)))
        self.lines += _unwritten(self.page, min(self.width, MEASURE))


def copied(lines: Sequence[Line], selection: Selection) -> str:
    """The text of a selection as it was written: breaks that only the window made are undone."""
    out: list[str] = []
    for number, line in enumerate(lines):
        span = selection.get_span(number)
        if span is None:
            continue
        text = line.text
        start, end = max(0, span[0]), len(text) if span[1] == -1 else max(0, span[1])
        joined = bool(out) and line.glue != "\n"
        part = text[max(start, line.lead) if joined else start : end].rstrip()
        if out:
            out.append(line.glue)
        out.append(part)
    return "".join(out)


@lru_cache(maxsize=16)
def _read(text: str) -> Document:
    from tui.domain.marks import read

    return read(text)


def _unwritten(page: EntryPage, width: int) -> list[Line]:
    """The follow-ups that an entry has without a line of its own, such as the thank-you of a meeting."""
    out: list[Line] = []
    on = page.entry.text.on
    for row in page.entry.derived.followups:
        if row.line is None:
            target = Target(page.entry.id, None, row.id, tick=True, done=row.done)
            note = due_note(row.due, on) if row.due and not row.done else ""
            content = [Flow((Span(plain(row.text)),))]
            kind = "done" if row.done else "todo"
            out += sign_lines(kind, content, note, width - 2, target=target, done=row.done)
    if not out:
        return []
    return [Line(), Line((Span("Also to do", "muted"),)), *prefixed((Span("  "),), (Span("  "),), out)]
