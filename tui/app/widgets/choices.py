"""A few answers to choose from: the one under the cursor has the sign that it has in every list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

HERE, ELSEWHERE = "▸", " "


class Choices(OptionList):
    """Rows of one line or more; their ids are their places."""

    BINDINGS: ClassVar = [("j", "cursor_down"), ("k", "cursor_up")]

    def __init__(self, rows: Sequence[Content] = (), *, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._rows: list[Content] = []
        self._pointed: int | None = None
        self.offer(rows)

    def offer(self, rows: Sequence[Content], *, at: int = 0) -> None:
        """Show these; the cursor is on the one at a place, or on the last."""
        self._rows = list(rows)
        self._pointed = None
        self.set_options(Option(_row(row)) for row in rows)
        self.highlighted = min(at, len(rows) - 1) if rows else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No page is turned where there is no room for one: Textual would fail."""
        return bool(self.size) or action not in ("page_up", "page_down")

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The sign goes with the cursor."""
        super().watch_highlighted(highlighted)
        before, self._pointed = self._pointed, highlighted
        for place, sign in ((before, ELSEWHERE), (highlighted, HERE)):
            if place is not None and place < len(self._rows):
                self.replace_option_prompt_at_index(place, _row(self._rows[place], sign))


def _row(row: Content, sign: str = ELSEWHERE) -> Content:
    """A row behind its sign, the lines below its first one as far in as that."""
    first, *others = row.split("\n")
    lines = [Content.styled(sign, "$primary").append(first), *(Content(" ").append(line) for line in others)]
    return Content("\n").join(lines)
