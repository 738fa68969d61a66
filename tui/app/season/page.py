"""The page of a season: drawn line by line, it scrolls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.season.blocks import Block
from tui.app.season.page_lines import lay_out
from tui.app.widgets.cells import fit
from tui.app.widgets.themed import Themed
from tui.domain import season_words as words
from tui.domain.season import Season
from tui.domain.seasons import SearchLine

TALL = 26
"""Lines from which the digits and the columns are high."""


class SeasonPage(ScrollView, can_focus=True):
    """Shows a season, laid out anew whenever its width changes."""

    BINDINGS: ClassVar = bindings("move")
    DEFAULT_CSS = """
    SeasonPage {
        border: round $border-blurred;
        border-title-color: $muted;
        background: $background;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        &:focus { border: round $border; border-title-color: $primary; border-title-style: bold; }
    }
    """
    ALLOW_SELECT = False
    LOOKS: ClassVar[Mapping[str, str]] = {
        "row": "$foreground on $background",
        "muted": "$muted",
        "heading": "bold $muted",
        "goal": "italic",
        "key": "bold $primary",
        "figure": "bold $primary",
        "figure-ever": "$foreground",
        "bar": "$primary",
        "target": "$muted",
        "heat0": "$faint",
        "heat1": "$primary",
        "heat2": "$primary",
        "heat3": "$primary",
        "heat4": "$primary",
    }

    # The gutter of the scroll bar is always there, so that another season is no new layout of the screen.
    virtual_size = Reactive(Size(0, 0), layout=False, init=False)

    def __init__(self) -> None:
        super().__init__(id="season")
        self.season: Season | None = None
        self.lines: Block = []
        self.looks = Themed(self, self.LOOKS)
        self._searches: tuple[SearchLine, ...] = ()

    def show(self, season: Season, searches: tuple[SearchLine, ...], *, keep: bool) -> None:
        """Show a season from its beginning, or from where one was if it is the same one."""
        self.season, self._searches = season, searches
        self._lay_out()
        if not keep:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if self.season is None or width <= 0:
            return
        search = self.season.search
        span = ""
        if search is not None:
            goes_on = words.span(search, week=self.season.week)
            span = f" ─ {goes_on if search.goes_on else words.short_span(search)}"
        self.border_title = Content(
            fit(f"{words.title(search)}{span}", max(8, self.size.width - 4), pad=False)
        )
        self.lines = lay_out(self.season, self._searches, width, tall=self.size.height >= TALL)
        self.virtual_size = Size(width, len(self.lines))

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar."""
        self._refresh_scrollbars()
        self._scroll_update(size)

    def on_resize(self) -> None:
        """As the window has room for it."""
        self._lay_out()
        self.refresh()

    # -- moving

    def action_up(self) -> None:
        """A line up."""
        self.scroll_relative(y=-1, animate=False, force=True)

    def action_down(self) -> None:
        """A line down."""
        self.scroll_relative(y=1, animate=False, force=True)

    def action_page_up(self) -> None:
        """A page up."""
        self.scroll_relative(y=-self._page, animate=False, force=True)

    def action_page_down(self) -> None:
        """A page down."""
        self.scroll_relative(y=self._page, animate=False, force=True)

    def action_top(self) -> None:
        """To the first line."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        """To the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 2)

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget resolved styles when the theme or the focus changes."""
        self.looks.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.scrollable_content_region.width
        base = self.looks["row"]
        place = y + int(self.scroll_offset.y)
        if place >= len(self.lines):
            return Strip.blank(width, base)
        pieces = [
            Segment(text, base + self.looks[look] if look else base) for text, look in self.lines[place]
        ]
        return Strip(pieces).adjust_cell_length(width, base)
