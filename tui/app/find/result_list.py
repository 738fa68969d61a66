"""The list of what was found, two lines a row; while nothing is asked, of what may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from tui.app.find.found import Found
from tui.app.find.result_row import Part, example_parts, result_parts
from tui.app.widgets.cells import fit
from tui.app.widgets.line_list import LineList
from tui.app.widgets.paging import Pages, Row, Source
from tui.domain.found import Example, Result

NOTHING = ("Nothing found.", "Fewer or shorter words find more;", "a trailing `*` lets a word go on.")
COMING = ("A moment: what can be found here?",)
NO_EXAMPLES = ("Nothing to find yet.", "`esc`, then `n` writes something.")


class ResultList(LineList):
    """Shows a `Found` or some examples; the cursor marks the row that is read beside it."""

    ALLOW_SELECT = False
    ROW_LINES: ClassVar[int] = 2
    PAGE_ROWS: ClassVar[int] = 16
    LOOKS: ClassVar[Mapping[str, str]] = {
        **LineList.LOOKS,
        "cursor-blurred": "bold on $cursor-row",
        "kind": "not-bold $secondary",
        "words": "not-bold $muted",
        "match": "bold underline $primary",
        "query": "bold $primary",
    }

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, name="Find", empty=COMING)
        self.found: Found | None = None
        self._to_the_end = False
        self._asked = ""
        self._styles: dict[tuple[str, str, bool], Style] = {}

    @property
    def result(self) -> Result | None:
        """The result under the cursor, if it is known already."""
        number = self.current
        return self.found.result(number) if self.found is not None and number is not None else None

    @property
    def example(self) -> Example | None:
        """The example under the cursor."""
        row = self.pages.row(self.cursor) if self.found is None else None
        return row.record if row is not None and isinstance(row.record, Example) else None

    def show_found(self, found: Found, *, again: bool = False) -> None:
        """Show what was found, the cursor on the first; if it was found `again`, where it was."""
        self.found = found
        self.empty = NOTHING
        self._to_the_end = False
        first = found.ids[0] if found.ids else None
        self.show(found.source, keep=self.current if again else first)
        self.pages = Pages(self.source, found.page)
        self.title("Found")

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show queries to start from."""
        self.found = None
        self.empty = NO_EXAMPLES
        rows = [Row(number, "", example.query, record=example) for number, example in enumerate(examples)]
        self.show(Source(range(len(rows)), lambda ids: [rows[each] for each in ids]), keep=0)
        self.title("Try")

    def title(self, words: str) -> None:
        """Say what these rows are, if it was not said already: another title draws every row again."""
        if words != self.heading:
            self.heading = words
            self.border_title = Content(words)

    def tell_of(self, asked: str) -> None:
        """Say that these rows are what another query found; nothing if they are of the one that is typed."""
        if asked != self._asked:
            self._asked = asked
            words = fit(asked, max(8, self.size.width - 14), pad=False)
            self.border_subtitle = Content(f"still for {words}" if asked else "")

    def look_ahead(self) -> None:
        """Have the rows below those in sight read before they are."""
        if self.found is not None:
            self.pages.row(int(self.scroll_offset.y) // self.ROW_LINES + self.rows_in_sight + self.found.page)

    def came(self, numbers: Sequence[int]) -> None:
        """Rows were read."""
        self.pages.forget()
        top = int(self.scroll_offset.y) // self.ROW_LINES
        sight = self.source.ids[top : top + self.rows_in_sight + 1]
        if not set(numbers).isdisjoint(sight):
            self.refresh()

    def counted(self) -> None:
        """Their number is known: the scroll bar is true then, and no row is another."""
        if self.found is not None:
            self.source = self.pages.source = self.source._replace(total=self.found.total)
            self.measure()

    def grew(self, before: int) -> None:
        """Hits were added to those there were `before`."""
        if before <= int(self.scroll_offset.y) // self.ROW_LINES + self.rows_in_sight:
            self.refresh()
        if self._to_the_end:
            self.action_bottom()

    def action_bottom(self) -> None:
        """To the last row, as soon as it is known."""
        super().action_bottom()
        self._to_the_end = self.found is not None and not self.found.search.whole

    def move(self, by: int) -> None:
        """Move the cursor by some rows."""
        self._to_the_end = False
        super().move(by)

    # -- drawing

    def measure(self) -> None:
        """Tell the scroll bar how many rows there are; it is there anyway, and empty if all are in sight.

        While they are not counted it stays as it is: it costs as much to draw as the rows.
        """
        if self.found is not None and self.found.total is None and self.virtual_size.height:
            return
        super().measure()
        _, lines = self.virtual_size
        self.virtual_size = Size(0, max(lines, self.scrollable_content_region.height))

    def row_line(self, row: Row, part: int, width: int, *, here: bool) -> Strip:
        """One of the two lines of a row."""
        parts: list[Part] = [("▸" if here and part == 0 else " ", "sign")]
        if isinstance(row.record, Result) and self.found is not None:
            parts += result_parts(row.record, self.found.matcher, part, width - 2, row.lead)
        elif isinstance(row.record, Example):
            parts += example_parts(row.record, part, width - 2)
        else:
            parts.append((fit("" if part else row.text, width - 2), "lead"))
        parts.append((" ", "lead"))
        return Strip([Segment(text, self._style(row, looks, here)) for text, looks in parts if text], width)

    def _style(self, row: Row, looks: str, here: bool) -> Style:
        key = (row.tone, looks, here)
        style = self._styles.get(key)
        if style is None:
            style = self.row_style(row, here=here)
            for look in looks.split():
                style += self.looks[look]
            self._styles[key] = style
        return style

    def notify_style_update(self) -> None:
        """The theme, or the focus, changed the looks."""
        self._styles.clear()
        super().notify_style_update()

    async def _on_click(self, event: events.Click) -> None:
        await super()._on_click(event)
        if self.example is not None:
            self.action_open()
